//! What other weights would make of the tuning halves, one weight at a time.

use crate::data::Half;
use crate::quality::{DEPTH, Quality};
use crate::report::say;
use crate::{Outcome, Set};
use finding::{Index, Kind, Thesaurus, Weights};

type Weight = (&'static str, fn(&mut Weights) -> &mut f32);

/// `description` is left out: ESCO's list here has none.
const WEIGHTS: &[Weight] = &[
    ("family", |weights| &mut weights.family),
    ("slip", |weights| &mut weights.slip),
    ("resemblance", |weights| &mut weights.resemblance),
    ("beginning", |weights| &mut weights.beginning),
    ("inside", |weights| &mut weights.inside),
    ("synonym", |weights| &mut weights.synonym),
    ("substitute", |weights| &mut weights.substitute),
    ("rewritten", |weights| &mut weights.rewritten),
    ("partly rewritten", |weights| &mut weights.partly_rewritten),
    ("alternative", |weights| &mut weights.alternative),
    ("surroundings", |weights| &mut weights.surroundings),
    ("group", |weights| &mut weights.group),
    ("broader", |weights| &mut weights.broader),
    ("neighbours", |weights| &mut weights.neighbours),
    ("unknown", |weights| &mut weights.unknown),
    ("light", |weights| &mut weights.light),
];

/// Differences to the weight in use.
const STEPS: [f32; 7] = [-0.2, -0.1, -0.05, 0.0, 0.05, 0.1, 0.2];

/// Prints a line for each weight and step, with the mean reciprocal rank of each set.
pub(crate) fn print(sets: &[Set]) -> Outcome<()> {
    let indexes: Vec<(&Set, Index)> = sets.iter().map(|set| (set, set.index(Thesaurus::italian()))).collect();
    for (name, weight) in WEIGHTS {
        for step in STEPS {
            let mut weights = Weights::default();
            let changed = weight(&mut weights);
            *changed = (*changed + step).clamp(0.0, 1.0);
            let value = *changed;
            let ranks: Vec<String> = indexes.iter().map(|(set, index)| rank(set, index, &weights)).collect();
            say(&format!("{name:<18} {value:.2}  {}", ranks.join("  ")));
        }
    }
    Ok(())
}

fn rank(set: &Set, index: &Index, weights: &Weights) -> String {
    let find = |query: &str| index.find_weighing(query, Kind::Occupation, DEPTH, weights).into_iter().map(|hit| hit.uri).collect();
    format!("{:.4}", Quality::measure(set.half(Half::Tuning), find).mean_reciprocal_rank())
}
