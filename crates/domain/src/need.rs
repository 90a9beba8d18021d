//! Who in the polo fits a need that is being written: counts, told in such a way that nobody can be
//! singled out by them. Nothing here knows a name, a pseudonym or a birth date.
//!
//! What a reader is told of few people: a count below [`FEWEST_TOLD`], zero included, is "fewer than
//! three". Groups with fewer are not listed; and where what the listed ones leave of the total would
//! be so few, the smallest listed one is left out too, since the rest could be worked out.

use crate::competence::{AskedCompetence, HeldCompetence, Level, Similarity, Taxonomy};
use crate::fit::credit;
use crate::id::{CompetenceId, OrganisationId};
use std::collections::BTreeMap;

/// The smallest count that is told.
pub const FEWEST_TOLD: u32 = 3;
/// In so many bands of equal width the fit is shown.
pub const BANDS: usize = 10;

/// A count as a reader may learn it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// Fewer than [`FEWEST_TOLD`], perhaps none.
    Few,
    /// Exactly so many.
    Exactly(u32),
}

impl Told {
    /// What is told of a count.
    #[must_use]
    pub fn of(count: u32) -> Self {
        if count < FEWEST_TOLD { Self::Few } else { Self::Exactly(count) }
    }
}

/// Students who are told of together: one year of one course of one school.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group {
    /// The school.
    pub school: OrganisationId,
    /// The class year, 1 to 5.
    pub grade: u8,
    /// The course of studies.
    pub track: String,
}

/// What the students of the polo can do, packed for counting.
#[derive(Clone, Debug, Default)]
pub struct Crowd {
    competences: Vec<CompetenceId>,
    groups: Vec<Group>,
    /// Of each student the group and the end of what they hold.
    students: Vec<(u32, u32)>,
    /// Place of the competence, and the level that counts on a board.
    held: Vec<(u32, Level)>,
}

/// Who fits, in counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhoFits {
    /// All students of the polo.
    pub students: u32,
    /// Those who reach every asked level.
    pub all_met: Told,
    /// Those who lack one level of one competence, which they have at some level.
    pub one_step: Told,
    /// Who reach every asked level, by group, most first; small groups are left out.
    pub groups: Vec<(Group, u32)>,
    /// How many reach the asked level of each competence, in the order in which they are asked.
    pub reaching: Vec<(AskedCompetence, Told)>,
    /// The one asked level whose lowering by one lets in the most.
    pub easing: Option<Easing>,
    /// How many students have a fit of 0–9, 10–19, …, 90–100 per cent.
    pub bands: [Told; BANDS],
}

/// One level less, and what it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Easing {
    /// Of which competence.
    pub competence: CompetenceId,
    /// The level that would be asked.
    pub level: Level,
    /// How many would reach every asked level then; at least so many where [`WhoFits::all_met`] is
    /// few, which could be worked out otherwise.
    pub all_met: u32,
}

impl Crowd {
    /// Packs what students can do.
    ///
    /// # Panics
    /// Never for fewer than four thousand million competences of students.
    pub fn new(students: impl IntoIterator<Item = (Group, Vec<HeldCompetence>)>) -> Self {
        let mut crowd = Self::default();
        let (mut places, mut groups) = (BTreeMap::new(), BTreeMap::new());
        let number = |count: usize| u32::try_from(count).expect("a polo has fewer than four thousand million of anything");
        for (group, held) in students {
            let group = *groups.entry(group).or_insert_with_key(|group| {
                crowd.groups.push(group.clone());
                number(crowd.groups.len() - 1)
            });
            for held in held {
                let place = *places.entry(held.competence).or_insert_with(|| {
                    crowd.competences.push(held.competence);
                    number(crowd.competences.len() - 1)
                });
                crowd.held.push((place, held.level_on_board()));
            }
            crowd.students.push((group, number(crowd.held.len())));
        }
        crowd
    }

    /// Counts who fits. Asking nothing is met by everybody.
    #[must_use]
    pub fn who_fits(&self, asked: &[AskedCompetence], taxonomy: &Taxonomy) -> WhoFits {
        let near: Vec<Vec<Similarity>> =
            asked.iter().map(|asked| self.competences.iter().map(|held| taxonomy.similarity(*held, asked.competence)).collect()).collect();
        let total: u32 = asked.iter().map(|asked| u32::from(u8::from(asked.weight))).sum();
        let mut counts =
            Counts { groups: vec![0; self.groups.len()], reaching: vec![0; asked.len()], eased: vec![0; asked.len()], ..Counts::default() };
        let mut start = 0;
        for &(group, end) in &self.students {
            let held = &self.held[start..end as usize];
            start = end as usize;
            let (mut earned, mut short) = (0, Short::Nothing);
            for (position, (asked, near)) in asked.iter().zip(&near).enumerate() {
                let (level, credit) = counts_of(held, near, asked.level);
                earned += u32::from(u8::from(asked.weight)) * u32::from(credit);
                let gap = asked.level.number().saturating_sub(level.number());
                if gap == 0 {
                    counts.reaching[position] += 1;
                } else {
                    // From nothing to knowing what it is is no step that somebody is about to take.
                    let is_step = gap == 1 && level > Level::None && short == Short::Nothing;
                    short = if is_step { Short::OneStep(position) } else { Short::More };
                }
            }
            match short {
                Short::Nothing => counts.groups[group as usize] += 1,
                Short::OneStep(position) => counts.eased[position] += 1,
                Short::More => {}
            }
            let percent = if total == 0 { 100 } else { 100 * earned / (40 * total) };
            counts.bands[(percent as usize / BANDS).min(BANDS - 1)] += 1;
        }
        self.told(asked, counts)
    }

    fn told(&self, asked: &[AskedCompetence], counts: Counts) -> WhoFits {
        let all_met: u32 = counts.groups.iter().sum();
        let eased = asked.iter().zip(&counts.eased).filter(|(asked, count)| asked.level > Level::Aware && **count >= FEWEST_TOLD);
        // The first of equals: `max_by_key` would give the last.
        let best = eased.rev().max_by_key(|(_, count)| **count);
        WhoFits {
            students: u32::try_from(self.students.len()).unwrap_or(u32::MAX),
            all_met: Told::of(all_met),
            one_step: Told::of(counts.eased.iter().sum()),
            groups: listed(&self.groups, &counts.groups),
            reaching: asked.iter().zip(&counts.reaching).map(|(asked, count)| (*asked, Told::of(*count))).collect(),
            easing: best.map(|(asked, count)| Easing {
                competence: asked.competence,
                level: Level::try_from(asked.level.number() - 1).unwrap_or_default(),
                all_met: if all_met < FEWEST_TOLD { *count } else { all_met + count },
            }),
            bands: counts.bands.map(Told::of),
        }
    }
}

/// What a student lacks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Short {
    Nothing,
    OneStep(usize),
    More,
}

#[derive(Default)]
struct Counts {
    groups: Vec<u32>,
    reaching: Vec<u32>,
    eased: Vec<u32>,
    bands: [u32; BANDS],
}

/// The highest level of the asked competence itself or a narrower one, and the credit in fortieths
/// as in [`crate::fit::FitPart::credit`].
fn counts_of(held: &[(u32, Level)], near: &[Similarity], asked: Level) -> (Level, u8) {
    let (mut best, mut found) = ((0, Similarity::Unrelated, Level::None), Level::None);
    for &(place, level) in held {
        let similarity = near[place as usize];
        if similarity == Similarity::Unrelated {
            continue;
        }
        let credit = credit(similarity, level, asked);
        if (credit, similarity, level) > best {
            best = (credit, similarity, level);
        }
        if similarity >= Similarity::Narrower {
            found = found.max(level);
        }
    }
    (found, best.0)
}

/// The groups that may be listed, most first.
fn listed(groups: &[Group], counts: &[u32]) -> Vec<(Group, u32)> {
    let total: u32 = counts.iter().sum();
    let mut listed: Vec<(Group, u32)> =
        groups.iter().cloned().zip(counts.iter().copied()).filter(|(_, count)| *count >= FEWEST_TOLD).collect();
    listed.sort_by(|(one, first), (other, second)| second.cmp(first).then_with(|| one.cmp(other)));
    let rest = total - listed.iter().map(|(_, count)| count).sum::<u32>();
    if (1..FEWEST_TOLD).contains(&rest) {
        listed.pop();
    }
    listed
}
