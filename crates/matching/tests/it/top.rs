//! The best few of many are those that sorting all would give.

use matching::generate::Seeded;
use matching::{CreditIndexBuilder, FULL_CREDIT};

#[test]
fn the_best_are_those_of_sorting_everything() {
    for seed in 0..300 {
        let mut random = Seeded::new(seed);
        let (profiles, features) = (random.below(200), 1 + random.below(12));
        let mut builder = CreditIndexBuilder::new(usize::try_from(features).expect("small"));
        let mut table = Vec::new();
        for _ in 0..profiles {
            let credits: Vec<(u32, u8)> = (0..u32::try_from(features).expect("small"))
                .filter(|_| random.below(3) > 0)
                .collect::<Vec<_>>()
                .into_iter()
                .map(|feature| (feature, u8::try_from(random.below(5) * 10).expect("small")))
                .collect();
            builder.push(credits.iter().copied());
            table.push(credits);
        }
        let index = builder.finish();
        let asked: Vec<(u32, u32)> = (0..random.below(features + 1))
            .map(|feature| (u32::try_from(feature).expect("small"), 1 + u32::try_from(random.below(3)).expect("small")))
            .collect();
        let total: u32 = asked.iter().map(|(_, weight)| weight * u32::from(FULL_CREDIT)).sum();
        let score = |credits: &[(u32, u8)]| {
            let sum: u32 = asked
                .iter()
                .map(|(feature, weight)| {
                    weight * credits.iter().find(|(other, _)| other == feature).map_or(0, |(_, credit)| u32::from(*credit))
                })
                .sum();
            (10_000 * sum).checked_div(total).unwrap_or(10_000)
        };
        let mut all: Vec<(std::cmp::Reverse<u32>, u32)> =
            (0..).zip(&table).map(|(profile, credits)| (std::cmp::Reverse(score(credits)), profile)).collect();
        assert_eq!(index.scores(&asked), table.iter().map(|credits| score(credits)).collect::<Vec<_>>());
        all.sort_unstable();
        for how_many in [0, 1, 5, 50, 500] {
            let best: Vec<(u32, u32)> = index.top(&asked, how_many).into_iter().map(|ranked| (ranked.score, ranked.profile)).collect();
            let expected: Vec<(u32, u32)> = all.iter().take(how_many).map(|(score, profile)| (score.0, *profile)).collect();
            assert_eq!(best, expected, "seed {seed}, {how_many} of {profiles}");
        }
    }
}
