//! How many seats a plan may fill of demands whose students one tutor follows. The engine knows seats of
//! places, not of several together: what the law leaves to a tutor is shared out between the tutor's
//! demands beforehand, those who sit there first, then the free seats in the order of the demands. So a
//! plan is never refused for a tutor's sake; another share may allow a better one, which a person can
//! make by hand.

use domain::board::{BoardState, Facts};
use domain::calendar::Period;
use domain::demand::{DemandKind, Risk};
use domain::id::{DemandId, TutorId};
use domain::tutor::{Followed, worst};
use std::collections::BTreeMap;

/// A demand that names a tutor.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    tutor: TutorId,
    period: Period,
    risk: Risk,
    /// How many the law allows to one tutor, by risk.
    most: [Option<u16>; 3],
}

/// The tutors of a board's demands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tutors {
    places: BTreeMap<DemandId, Place>,
    /// Whom they follow on other boards.
    elsewhere: BTreeMap<TutorId, Vec<Followed>>,
}

impl Tutors {
    pub(crate) fn new(facts: &Facts) -> Self {
        let places = facts.followed.iter().filter_map(|(demand, tutor)| {
            let known = facts.demands.get(demand)?;
            let DemandKind::Placement(terms) = known.kind else { return None };
            facts.tutors.get(tutor)?;
            let place = Place { tutor: *tutor, period: terms.period, risk: known.risk, most: facts.most_per_tutor(known) };
            Some((*demand, place))
        });
        let elsewhere = facts.tutors.iter().map(|(tutor, known)| (*tutor, known.elsewhere.clone()));
        Self { places: places.collect(), elsewhere: elsewhere.collect() }
    }

    /// How many students may sit at each demand that names a tutor, those who sit there already among
    /// them: together never more than the law allows, unless they are already.
    pub(crate) fn seats(&self, state: &BoardState) -> BTreeMap<DemandId, u16> {
        let taken = |demand: &DemandId| state.demand(*demand).map_or(0, |seats| seats.taken);
        let mut given: BTreeMap<DemandId, u16> = self.places.keys().map(|demand| (*demand, taken(demand))).collect();
        for (demand, place) in &self.places {
            let free = state.demand(*demand).map_or(0, |seats| seats.free());
            for _ in 0..free {
                let (others, risk) = worst(&self.followed(place.tutor, &given), place.period, place.risk, place.most);
                if place.most[risk as usize].is_some_and(|most| others >= most) {
                    break;
                }
                *given.entry(*demand).or_default() += 1;
            }
        }
        given
    }

    /// Whom a tutor would follow with so many at each demand.
    fn followed(&self, tutor: TutorId, given: &BTreeMap<DemandId, u16>) -> Vec<Followed> {
        let mut followed = self.elsewhere.get(&tutor).cloned().unwrap_or_default();
        followed.extend(self.places.iter().filter(|(_, place)| place.tutor == tutor).map(|(demand, place)| Followed {
            period: place.period,
            risk: place.risk,
            students: given.get(demand).copied().unwrap_or(0),
        }));
        followed
    }
}
