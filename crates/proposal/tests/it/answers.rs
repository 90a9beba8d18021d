//! Answers about one pair: price, chain, and what learning would change.

use crate::board::{Board, competence, demand, scattered, student};
use domain::competence::{Evidence, HeldCompetence, Level};
use matching::ToTheEnd;
use proposal::{Gap, PairAnswer, Pairs, Planner, Settings};
use std::collections::BTreeSet;

fn planner(board: &Board) -> Planner {
    Planner::new(board.state.clone(), &Pairs::new(&board.facts), Settings::default(), BTreeSet::new(), &mut ToTheEnd)
        .expect("a sound board")
}

fn ask(board: &Board, who: u128, at: u128) -> PairAnswer {
    planner(board).answers(&board.facts, student(who), demand(at)).expect("both are known")
}

fn lessons(board: &Board, who: u128, at: u128) -> Option<Vec<Gap>> {
    planner(board).lessons(&board.facts, student(who), demand(at))
}

#[test]
fn a_pair_says_its_price_who_moves_and_what_is_missing() {
    let mut board = Board::new();
    board.with_demand(1, 1, &[(1, Level::Expert)]);
    board.with_demand(2, 1, &[(2, Level::Guided)]);
    board.with_student(1, &[(1, Level::Expert), (2, Level::Guided)]);
    board.with_student(2, &[(1, Level::Guided), (2, Level::Guided)]);
    let best = ask(&board, 1, 1);
    let price = best.price.expect("possible");
    assert!(price.worth.is_free() && price.chain.is_empty());
    assert_eq!((best.best, lessons(&board, 1, 1)), (Some(demand(1)), Some(vec![])));
    let other = ask(&board, 2, 1);
    let price = other.price.expect("possible");
    assert_eq!((price.worth.total, price.worth.unplaced), (-3_000, 0), "six tenths of half a fit");
    assert_eq!(price.chain, [(student(1), Some(demand(1)), Some(demand(2)))]);
    let learn = lessons(&board, 2, 1).expect("learning is enough");
    assert_eq!((learn[0].competence, learn[0].from, learn[0].to), (competence(1), Level::Guided, Level::Expert));
    assert_eq!(other.gaps[0].points, 3_000);
    assert_eq!(lessons(&board, 2, 2), Some(vec![]));
    assert!(planner(&board).answers(&board.facts, student(77), demand(1)).is_none());
}

/// Whoever learns what is named has the pair in a best plan, and with one level less not.
#[test]
fn what_is_named_to_learn_is_enough_and_least() {
    let mut named = 0;
    for seed in 0..250 {
        let board = scattered(seed);
        let students: Vec<_> = board.facts.students.keys().copied().collect();
        let demands: Vec<_> = board.facts.demands.keys().copied().collect();
        for who in &students {
            for at in &demands {
                let learn = planner(&board).lessons(&board.facts, *who, *at);
                let Some(learn) = learn.filter(|learn| !learn.is_empty()) else { continue };
                named += 1;
                for less in [false, true] {
                    let mut wiser = Board { state: board.state.clone(), facts: board.facts.clone() };
                    let held = &mut wiser.facts.students.get_mut(who).expect("there").competences;
                    for (position, gap) in learn.iter().enumerate() {
                        let level = if less && position == 0 { Level::try_from(gap.to.number() - 1).expect("a level") } else { gap.to };
                        held.push(HeldCompetence { competence: gap.competence, level, evidence: Evidence::Lab });
                    }
                    let then = planner(&wiser).answers(&wiser.facts, *who, *at).expect("both are known");
                    let free = then.price.expect("still possible").worth.is_free();
                    assert_eq!(free, !less, "seed {seed}: {learn:?}");
                }
            }
        }
    }
    assert!(named > 50, "only {named} lessons");
}
