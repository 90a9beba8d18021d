//! What the way from a board to its proposal takes natively, step by step, on a made-up board as
//! large as a browser plans by itself. Every pair examined at once is put beside examining them one
//! by one, as the inspector does. `ANNODA_BENCH_ROUNDS` sets how often.

#![expect(clippy::print_stdout, reason = "a benchmark prints")]

#[expect(dead_code, reason = "shared with the tests, which need more of it")]
#[path = "../tests/it/board.rs"]
mod board;

use board::{Board, competence, day, demand, student};
use domain::competence::{Level, Taxonomy};
use domain::demand::{DemandKind, Risk};
use matching::ToTheEnd;
use matching::generate::Seeded;
use proposal::{Pairs, Planner, Settings};
use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::Instant;

const STUDENTS: u32 = 1_000;
const DEMANDS: u32 = 300;
const COMPETENCES: u64 = 166;

fn main() {
    let rounds = std::env::var("ANNODA_BENCH_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(7);
    println!("\n{STUDENTS} students x {DEMANDS} demands, median of {rounds}, ms");
    for scarcity in [105, 95, 75] {
        measure(&crowded(STUDENTS * scarcity / 100), scarcity, rounds);
    }
}

fn measure(board: &Board, scarcity: u32, rounds: usize) {
    let plan = |pairs: &Pairs| {
        let planned = Planner::new(board.state.clone(), pairs, Settings::default(), BTreeSet::new(), &mut ToTheEnd);
        planned.expect("the board does not contradict itself")
    };
    let pairs = Pairs::new(&board.facts);
    let mut planner = plan(&pairs);
    let one_by_one = time(rounds, || {
        for student in board.facts.students.keys() {
            for demand in board.facts.demands.keys() {
                black_box(board.facts.examine(*student, *demand, 0));
            }
        }
    });
    let at_once = time(rounds, || {
        black_box(Pairs::new(&board.facts));
    });
    let planned = time(rounds, || {
        black_box(plan(&pairs));
    });
    let proposed = time(rounds, || {
        black_box(planner.proposal(&board.facts));
    });
    let priced = time(rounds, || {
        black_box(planner.prices(student(7)));
    });
    println!(
        "  {scarcity:>3} % seats: pairs {at_once:.1} (one by one {one_by_one:.0}, {:.0} times), plan {planned:.1}, proposal {proposed:.1}, prices of one {priced:.2}",
        one_by_one / at_once
    );
}

/// The median of how long something takes, in milliseconds.
fn time(rounds: usize, mut work: impl FnMut()) -> f64 {
    let mut taken: Vec<f64> = (0..rounds)
        .map(|_| {
            let started = Instant::now();
            work();
            started.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    taken.sort_by(f64::total_cmp);
    taken[taken.len() / 2]
}

/// A board with so many seats, a tenth of them taken: minors and adults, three risks, terms of their
/// own for each demand, competences in groups.
fn crowded(seats: u32) -> Board {
    let mut random = Seeded::new(11);
    let mut pick = move |limit: u64| random.below(limit);
    let mut board = Board::new();
    let groups: Vec<_> = (0..COMPETENCES).map(|number| (competence(number.into()), format!("S{}", number / 6))).collect();
    board.facts.taxonomy = Taxonomy::new(Vec::new(), groups);
    let level = |number: u64| Level::STEPS[usize::try_from(number).expect("small")];
    for number in 0..DEMANDS {
        let asked: Vec<(u128, Level)> = (0..5).map(|_| (u128::from(pick(COMPETENCES)), level(pick(4)))).collect();
        let here = seats / DEMANDS + u32::from(number < seats % DEMANDS);
        board.with_demand(number.into(), u16::try_from(here).expect("small"), &asked);
        let facts = board.facts.demands.get_mut(&demand(number.into())).expect("just made");
        facts.risk = [Risk::Low, Risk::Medium, Risk::High][usize::try_from(pick(3)).expect("small")];
        facts.min_age = (pick(4) == 0).then_some(16);
        if let DemandKind::Placement(terms) = &mut facts.kind {
            terms.weekly_hours = 20 + u16::try_from(number % 20).expect("small");
        }
    }
    for number in 0..STUDENTS {
        let held: Vec<(u128, Level)> = (0..9).map(|_| (u128::from(pick(COMPETENCES)), level(pick(4)))).collect();
        board.with_student(number.into(), &held);
        let facts = board.facts.students.get_mut(&student(number.into())).expect("just made");
        facts.specific_safety_hours = [8, 12, 12, 16][usize::try_from(pick(4)).expect("small")];
        if pick(2) == 0 {
            facts.birth = day("2009-09-01");
        }
        if pick(10) == 0 {
            let to = u128::from(pick(DEMANDS.into()));
            if board.state.demand(demand(to)).is_some_and(|seats| seats.free() > 0) {
                board.place(number.into(), to);
            }
        }
    }
    board
}
