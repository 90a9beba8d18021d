//! How figures are printed.

use crate::baseline::{Baseline, Features};
use crate::data::Half;
use crate::quality::{DEPTH, Quality};
use crate::{Set, uris};
use finding::Thesaurus;
use std::io::Write as _;

pub(crate) fn say(line: &str) {
    // Whoever closed standard output does not want it.
    let _closed = writeln!(std::io::stdout(), "{line}");
}

/// A figure beside its aim.
pub(crate) fn judged(met: bool) -> &'static str {
    if met { "met" } else { "MISSED" }
}

/// A set of queries, searched in all ways.
pub(crate) fn quality(set: &Set) {
    let sizes = [Half::Tuning, Half::Test].map(|half| set.half(half).count());
    say(&format!(
        "\n{}: {} queries to tune, {} to test. Mean reciprocal rank over the first ten (any accepted answer; the best only); found first, found",
        set.name, sizes[0], sizes[1]
    ));
    let baselines = [Features::Letters, Features::StemmedLetters, Features::Stems].map(|features| Baseline::new(&set.vocabulary, features));
    let [letters, stemmed, stems] = &baselines;
    row("groups of letters, TF-IDF", set, |query| top(set, &[letters], query));
    row("the same of stems and roots", set, |query| top(set, &[stemmed], query));
    row("stems and roots as words", set, |query| top(set, &[stems], query));
    row("the three together", set, |query| top(set, &[letters, stemmed, stems], query));
    let plain = set.index(Thesaurus::default());
    row("Annoda without its thesaurus", set, |query| uris(&plain, query));
    let index = set.index(Thesaurus::italian());
    row("Annoda", set, |query| uris(&index, query));
}

fn row(name: &str, set: &Set, find: impl Fn(&str) -> Vec<String>) {
    let lines = [Half::Tuning, Half::Test].map(|half| Quality::measure(set.half(half), &find).line());
    say(&format!("  {name:<32} {}   │ {}", lines[0], lines[1]));
}

/// The concepts that several baselines together like best.
fn top(set: &Set, baselines: &[&Baseline], query: &str) -> Vec<String> {
    let concepts = &set.vocabulary.concepts;
    let mut scores = vec![0.0_f32; concepts.len()];
    for baseline in baselines {
        for (sum, score) in scores.iter_mut().zip(baseline.scores(query, concepts.len())) {
            *sum += score;
        }
    }
    let mut order: Vec<usize> = (0..concepts.len()).collect();
    order.sort_by(|one, other| scores[*other].total_cmp(&scores[*one]));
    order.into_iter().take(DEPTH).map(|number| concepts[number].uri.clone()).collect()
}
