//! What a pair would cost: how much worse, tier by tier, the best plan of all becomes if one
//! student is put on one place, and who would have to move.
//!
//! Price = what the pair costs more than the student's own, at the prices of seats, plus the
//! shortest way through everybody else's moves from that place back to the seat that she leaves.
//! One search backwards from her seat finds it for every place (docs/engine.md, "Prices").

use crate::cost::Cost;
use crate::network::NOWHERE;
use crate::problem::{Place, Problem, Student};
use crate::solver::Solver;
use crate::tiers::Tiers;

/// What it would cost to put the student on one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// Where; `None` for leaving her without a place.
    pub place: Option<Place>,
    /// How much worse the best plan becomes; never better, zero where the pair belongs to some best
    /// plan.
    pub cost: Tiers,
    /// Who else would move, in order.
    pub chain: Vec<Step>,
    /// The lowest score with which the pair would belong to some best plan; `None` where it does
    /// already, or where no score is enough.
    pub needed: Option<u32>,
}

/// A move of somebody else that follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Who.
    pub student: Student,
    /// From where; `None` from nowhere.
    pub from: Option<Place>,
    /// Where to; `None` for nowhere.
    pub to: Option<Place>,
}

/// All prices of one student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceList {
    /// Whose.
    pub student: Student,
    /// Where the best plan has her.
    pub home: Option<Place>,
    /// By place, then for leaving her without one. Places all of whose seats are locked are
    /// missing; so is everything for a student who is locked.
    pub prices: Vec<Price>,
}

impl PriceList {
    /// The price of one place.
    #[must_use]
    pub fn at(&self, place: Option<Place>) -> Option<&Price> {
        self.prices.iter().find(|price| price.place == place)
    }
}

fn outside(place: u32) -> Option<Place> {
    (place != NOWHERE).then(|| Place(place - 1))
}

/// The prices of those places that are wanted: the search ends when all of them are reached.
pub(crate) fn list<C: Cost>(
    solver: &mut Solver<C>,
    problem: &Problem,
    student: Student,
    wants: impl Fn(Option<Place>) -> bool,
) -> PriceList {
    let number = student.0;
    let home = solver.state.place[student.index()];
    let mut list = PriceList { student, home: outside(home), prices: Vec::new() };
    if solver.state.fixed[student.index()] {
        return list;
    }
    let edges = problem.edges(student).iter().filter(|edge| solver.state.capacity[edge.place.index() + 1] > 0);
    let mut wanted: Vec<(u32, C, Option<u32>)> = edges
        .map(|edge| {
            let place = edge.place.0 + 1;
            (place, solver.network.cost_of(number, place, edge.score), Some(edge.score))
        })
        .collect();
    wanted.push((NOWHERE, solver.network.unplaced(number), None));
    wanted.retain(|(place, _, _)| wants(outside(*place)));
    let places: Vec<u32> = wanted.iter().map(|(place, _, _)| *place).collect();
    let distances = solver.distances_to(number, &places);
    let value = solver.value(number);
    let model = solver.network.model;
    for ((place, cost, score), distance) in wanted.into_iter().zip(&distances.found) {
        let Some(distance) = *distance else { continue };
        let price = cost + solver.state.price[place as usize] - value + distance;
        let needed = match score {
            Some(score) if price > C::default() => model.lowest_score_within(model.of_score(score) - price),
            _ => None,
        };
        let chain = distances.chain(place).into_iter();
        list.prices.push(Price {
            place: outside(place),
            cost: model.layout.unpack(price),
            chain: chain.map(|(mover, from, to)| Step { student: Student(mover), from: outside(from), to: outside(to) }).collect(),
            needed,
        });
    }
    list
}
