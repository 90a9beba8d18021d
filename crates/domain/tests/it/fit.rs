use crate::{asked, held, id};
use domain::competence::{Evidence, Similarity, Taxonomy};
use domain::fit::{Trust, fit};
use domain::id::CompetenceId;
use proptest::prelude::*;

/// 2 is narrower than 1, 1 than 10; 3 and 4 share a group.
fn taxonomy() -> Taxonomy {
    let pairs = [(2, 1), (1, 10)].map(|(narrow, broad)| (id::<CompetenceId>(narrow), id(broad)));
    Taxonomy::new(pairs, [(id(3), "turning".to_owned()), (id(4), "turning".to_owned()), (id(5), String::new()), (id(6), String::new())])
}

#[test]
fn credit_follows_level_and_similarity() {
    // held competence and level, asked competence and level, the fit of that one alone
    for (held_at, asked_at, score) in [
        ((1, 3), (1, 3), 10_000),
        ((1, 4), (1, 3), 10_000),
        ((1, 2), (1, 3), 7_500),
        ((1, 1), (1, 4), 2_500),
        ((1, 0), (1, 1), 0),
        ((2, 3), (1, 3), 9_000),
        ((2, 3), (10, 3), 9_000),
        ((1, 3), (2, 3), 6_000),
        ((10, 2), (2, 3), 4_500),
        ((3, 3), (4, 3), 3_000),
        ((5, 3), (6, 3), 0),
        ((3, 3), (1, 3), 0),
    ] {
        let fit = fit(&[held(held_at.0, held_at.1)], &[asked(asked_at.0, asked_at.1, 3)], &taxonomy(), Trust::Board);
        assert_eq!(fit.score, score, "held {held_at:?}, asked {asked_at:?}");
    }
}

#[test]
fn weights_share_the_score_and_the_best_counts() {
    let demand = [asked(1, 3, 3), asked(3, 2, 1)];
    assert_eq!(fit(&[held(1, 3)], &demand, &taxonomy(), Trust::Board).score, 7_500);
    assert_eq!(fit(&[held(1, 2), held(2, 3)], &demand[..1], &taxonomy(), Trust::Board).score, 9_000, "narrower at level beats same below");
    assert_eq!(fit(&[], &[], &taxonomy(), Trust::Board).score, 10_000, "asking nothing is met by everybody");
}

#[test]
fn what_one_says_of_oneself_counts_little_on_a_board() {
    let own = [domain::competence::HeldCompetence { evidence: Evidence::SelfDeclared, ..held(1, 4) }];
    assert_eq!(fit(&own, &[asked(1, 3, 1)], &taxonomy(), Trust::Board).score, 7_500);
    assert_eq!(fit(&own, &[asked(1, 3, 1)], &taxonomy(), Trust::Exploring).score, 10_000);
}

#[test]
fn mandatory_means_the_competence_itself_or_a_narrower_one() {
    let mandatory = domain::competence::AskedCompetence { mandatory: true, ..asked(1, 3, 1) };
    for (held_at, misses) in [((1, 3), false), ((1, 2), true), ((2, 3), false), ((10, 4), true), ((7, 4), true)] {
        let fit = fit(&[held(held_at.0, held_at.1)], &[mandatory], &taxonomy(), Trust::Board);
        assert_eq!(fit.parts[0].misses_mandatory(), misses, "{held_at:?}");
    }
}

#[test]
fn a_cycle_of_broader_links_ends() {
    let cycle = Taxonomy::new([(id::<CompetenceId>(1), id(2)), (id(2), id(1))], []);
    assert_eq!(cycle.similarity(id(1), id(2)), Similarity::Narrower);
    assert_eq!(cycle.similarity(id(1), id(1)), Similarity::Same);
}

proptest! {
    #[test]
    fn more_skill_never_fits_worse(
        mine in prop::collection::vec((1_u128..6, 0_u8..=4), 0..6),
        theirs in prop::collection::vec((1_u128..6, 1_u8..=4, 1_u8..=3), 1..6),
        extra in (1_u128..6, 0_u8..=4),
    ) {
        let mut skills: Vec<_> = mine.into_iter().map(|(competence, level)| held(competence, level)).collect();
        let demand: Vec<_> = theirs.into_iter().map(|(competence, level, weight)| asked(competence, level, weight)).collect();
        let before = fit(&skills, &demand, &taxonomy(), Trust::Board);
        skills.push(held(extra.0, extra.1));
        let after = fit(&skills, &demand, &taxonomy(), Trust::Board);
        prop_assert!(before.score <= after.score && after.score <= 10_000);
        prop_assert_eq!(after.parts.len(), demand.len());
    }
}
