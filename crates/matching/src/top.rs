//! The best of many for one demand, exactly: each asked feature with its weight, each profile's
//! credit for it, the weighted mean, the highest few.
//!
//! Credits are worked out when a profile changes; what a question costs then is one pass over the
//! lists of the asked features, and one over the sums.

/// Full credit.
pub const FULL_CREDIT: u8 = 40;

/// Gathers the credits of profiles.
#[derive(Clone, Debug)]
pub struct CreditIndexBuilder {
    profiles: u32,
    lists: Vec<Vec<(u32, u8)>>,
}

/// Credits by feature.
#[derive(Clone, Debug)]
pub struct CreditIndex {
    profiles: u32,
    /// Per feature, the profiles that have credit, ascending, and how much.
    lists: Vec<(Vec<u32>, Vec<u8>)>,
}

/// A profile and its score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ranked {
    /// Which profile.
    pub profile: u32,
    /// From 0 to 10,000.
    pub score: u32,
}

impl CreditIndexBuilder {
    /// For this many features; what a feature is, the caller knows (say, a competence at a level).
    #[must_use]
    pub fn new(features: usize) -> Self {
        Self { profiles: 0, lists: vec![Vec::new(); features] }
    }

    /// The next profile's credits in fortieths; unknown features and credits of 0 are passed over,
    /// more than full is full. Of a feature that comes twice the higher credit counts.
    pub fn push(&mut self, credits: impl IntoIterator<Item = (u32, u8)>) {
        let profile = self.profiles;
        self.profiles += 1;
        for (feature, credit) in credits {
            let Some(list) = self.lists.get_mut(feature as usize) else { continue };
            let credit = credit.min(FULL_CREDIT);
            match list.last_mut() {
                Some((last, known)) if *last == profile => *known = credit.max(*known),
                _ if credit > 0 => list.push((profile, credit)),
                _ => {}
            }
        }
    }

    /// Ready for questions.
    #[must_use]
    pub fn finish(self) -> CreditIndex {
        let lists = self.lists.into_iter().map(|list| list.into_iter().unzip()).collect();
        CreditIndex { profiles: self.profiles, lists }
    }
}

impl CreditIndex {
    /// How many profiles there are.
    #[must_use]
    pub fn profiles(&self) -> u32 {
        self.profiles
    }

    /// The score of every profile: ⌊10,000 · Σ weight · credit / Σ weight · 40⌋; all of them full
    /// where nothing is asked. Weights above 1,000 count as that.
    #[must_use]
    pub fn scores(&self, asked: &[(u32, u32)]) -> Vec<u32> {
        let (sums, total) = self.sums(asked);
        sums.into_iter().map(|sum| score(sum, total)).collect()
    }

    fn sums(&self, asked: &[(u32, u32)]) -> (Vec<u32>, u64) {
        let mut sums = vec![0_u32; self.profiles as usize];
        let mut total = 0;
        for (feature, weight) in asked {
            let weight = (*weight).min(1_000);
            total += u64::from(weight) * u64::from(FULL_CREDIT);
            let Some((profiles, credits)) = self.lists.get(*feature as usize) else { continue };
            for (profile, credit) in profiles.iter().zip(credits) {
                sums[*profile as usize] += weight * u32::from(*credit);
            }
        }
        (sums, total)
    }

    /// The best `how_many` profiles, the best first, equals by number.
    #[must_use]
    pub fn top(&self, asked: &[(u32, u32)], how_many: usize) -> Vec<Ranked> {
        let (sums, total) = self.sums(asked);
        if how_many == 0 {
            return Vec::new();
        }
        // The lowest sum that can be among the best, by counting instead of sorting.
        let highest = sums.iter().copied().max().unwrap_or(0) as usize;
        let mut counts = vec![0_u32; highest + 1];
        for sum in &sums {
            counts[*sum as usize] += 1;
        }
        let mut floor = highest;
        let mut above = counts[highest] as usize;
        while floor > 0 && above < how_many {
            floor -= 1;
            above += counts[floor] as usize;
        }
        // Sums that differ may give the same score: then the number decides, so all sums of the
        // last score are looked at.
        let last = score(u32::try_from(floor).unwrap_or(u32::MAX), total);
        while floor > 0 && score(u32::try_from(floor - 1).unwrap_or(0), total) == last {
            floor -= 1;
        }
        let mut best: Vec<Ranked> = (0..)
            .zip(&sums)
            .filter(|(_, sum)| **sum as usize >= floor)
            .map(|(profile, sum)| Ranked { profile, score: score(*sum, total) })
            .collect();
        best.sort_by_key(|ranked| (std::cmp::Reverse(ranked.score), ranked.profile));
        best.truncate(how_many);
        best
    }
}

fn score(sum: u32, total: u64) -> u32 {
    (10_000 * u64::from(sum)).checked_div(total).map_or(10_000, |score| u32::try_from(score).unwrap_or(10_000))
}
