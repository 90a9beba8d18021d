//! Taking part of a proposal: which of the chosen changes can be made together.

use crate::view::Change;
use domain::board::{BoardState, Standing};
use domain::id::{DemandId, StudentId};
use std::collections::{BTreeMap, BTreeSet};

/// The chosen students whose changes fit together on the board as it is: where more would come to
/// a demand than it has seats, because somebody who was to leave stays, those with the lowest score
/// are left out, and so on down the chain.
#[must_use]
pub fn feasible(state: &BoardState, changes: &[Change], chosen: &BTreeSet<StudentId>) -> BTreeSet<StudentId> {
    let mut kept: Vec<&Change> = changes.iter().filter(|change| chosen.contains(&change.student)).collect();
    loop {
        let mut taken: BTreeMap<DemandId, i64> = state.demands().map(|(demand, seats)| (demand, i64::from(seats.taken))).collect();
        for change in &kept {
            let from = state.student(change.student).map(|entry| entry.standing);
            if let Some(Standing::Placed(from)) = from {
                *taken.entry(from).or_default() -= 1;
            }
            if let Some(to) = change.to {
                *taken.entry(to).or_default() += 1;
            }
        }
        let overbooked = |demand: DemandId| {
            let seats = state.demand(demand).map_or(0, |seats| i64::from(seats.seats));
            taken.get(&demand).is_some_and(|taken| *taken > seats)
        };
        let score = |change: &Change| change.after.map_or(0, |score| score.score);
        let weakest = kept
            .iter()
            .enumerate()
            .filter(|(_, change)| change.to.is_some_and(&overbooked))
            .min_by_key(|(_, change)| (score(change), change.student))
            .map(|(position, _)| position);
        match weakest {
            Some(position) => drop(kept.remove(position)),
            None => return kept.into_iter().map(|change| change.student).collect(),
        }
    }
}
