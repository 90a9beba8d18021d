//! Fit and rules of every pair at once. Gives what `Facts::examine` gives, pair by pair, in a small
//! part of the time: competences are compared once instead of once for each pair, and rules once
//! for all demands with the same terms. What tutors of several demands may follow together is no
//! matter of a pair: see [`Tutors`].

use crate::tutors::Tutors;
use domain::board::Facts;
use domain::competence::{AskedCompetence, Level, Similarity};
use domain::demand::DemandFacts;
use domain::fit::credit;
use domain::id::{CompetenceId, DemandId, StudentId};
use domain::rules::Conditions;
use domain::student::StudentFacts;
use std::collections::{BTreeMap, BTreeSet};

/// One pair: its fit, and whether a rule forbids it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// From 0 to 10,000.
    pub fit: u16,
    /// A rule forbids it.
    pub refused: bool,
}

/// All pairs of the facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    students: Vec<StudentId>,
    demands: Vec<DemandId>,
    pairs: Vec<Pair>,
    pub(crate) tutors: Tutors,
}

impl Pairs {
    /// Examines every pair.
    #[must_use]
    pub fn new(facts: &Facts) -> Self {
        let table = FitTable::new(facts);
        let terms = Terms::new(facts);
        let mut pairs = Vec::with_capacity(facts.students.len() * facts.demands.len());
        for student in facts.students.values() {
            let best = table.best(student);
            let forbidden: Vec<bool> = terms.distinct.iter().map(|conditions| conditions.forbid(student)).collect();
            for ((asked, class), demand) in table.asked.iter().zip(&terms.class).zip(facts.demands.keys()) {
                let (fit, misses_mandatory) = asked.fit(&best);
                pairs.push(Pair { fit, refused: misses_mandatory || forbidden[*class] || student.barred.contains(demand) });
            }
        }
        Self {
            students: facts.students.keys().copied().collect(),
            demands: facts.demands.keys().copied().collect(),
            pairs,
            tutors: Tutors::new(facts),
        }
    }

    /// All pairs of a student, and where each demand stands among them; nothing for one whom the
    /// facts do not know.
    pub(crate) fn row(&self, student: StudentId) -> Option<&[Pair]> {
        let row = self.students.binary_search(&student).ok()?;
        self.pairs.get(row * self.demands.len()..(row + 1) * self.demands.len())
    }

    /// Where demands stand in a row.
    pub(crate) fn columns(&self, demands: &[DemandId]) -> Vec<Option<usize>> {
        demands.iter().map(|demand| self.demands.binary_search(demand).ok()).collect()
    }

    /// One pair; `None` where the facts know one of the two not.
    #[must_use]
    pub fn get(&self, student: StudentId, demand: DemandId) -> Option<Pair> {
        let row = self.students.binary_search(&student).ok()?;
        let column = self.demands.binary_search(&demand).ok()?;
        self.pairs.get(row * self.demands.len() + column).copied()
    }
}

/// What a held competence is worth for an asked one, in one number: the credit first, then the
/// similarity, then the level, so that the greatest of several is the one that `domain::fit` takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Merit(u16);

impl Merit {
    fn new(similarity: Similarity, held: Level, asked: Level) -> Self {
        Self(u16::from(credit(similarity, held, asked)) << 8 | (similarity as u16) << 4 | u16::from(held.number()))
    }

    fn credit(self) -> u32 {
        u32::from(self.0 >> 8)
    }

    /// The level that counts for the asked competence itself or a narrower one.
    fn level(self) -> u16 {
        let counts = self.0 >> 8 > 0 && self.0 >> 4 & 15 >= Similarity::Narrower as u16;
        if counts { self.0 & 15 } else { 0 }
    }
}

/// One line of a demand: which of the distinct wants, and what it weighs.
struct Line {
    want: usize,
    weight: u32,
    /// The level below which the pair is refused; 0 where none is mandatory.
    needed: u16,
}

/// What a demand asks.
struct Asked {
    lines: Vec<Line>,
    /// What full credit on every line would earn.
    full: u32,
}

impl Asked {
    /// As `domain::fit::fit` on a board, of the best merit by want; and whether a mandatory
    /// competence stays below its level.
    fn fit(&self, best: &[Merit]) -> (u16, bool) {
        let (mut earned, mut misses_mandatory) = (0, false);
        for line in &self.lines {
            let merit = best[line.want];
            earned += merit.credit() * line.weight;
            misses_mandatory |= merit.level() < line.needed;
        }
        let score = (10_000 * earned).checked_div(self.full).unwrap_or(10_000);
        (u16::try_from(score).unwrap_or(10_000), misses_mandatory)
    }
}

/// What everything held is worth for everything asked. Each distinct want (a competence at a level)
/// is compared once with each distinct holding, not once for each pair.
struct FitTable {
    /// By holding: its merit for each want.
    merits: BTreeMap<(CompetenceId, Level), Vec<Merit>>,
    wants: usize,
    /// By demand.
    asked: Vec<Asked>,
}

impl FitTable {
    fn new(facts: &Facts) -> Self {
        let mut numbers = BTreeMap::new();
        let mut wants = Vec::new();
        let asked = facts.demands.values().map(|demand| {
            let line = |asked: &AskedCompetence| {
                let want = (asked.competence, asked.level);
                Line {
                    want: *numbers.entry(want).or_insert_with(|| {
                        wants.push(want);
                        wants.len() - 1
                    }),
                    weight: u32::from(u8::from(asked.weight)),
                    needed: if asked.mandatory { u16::from(asked.level.number()) } else { 0 },
                }
            };
            let lines: Vec<Line> = demand.asked.iter().map(line).collect();
            Asked { full: lines.iter().map(|line| 40 * line.weight).sum(), lines }
        });
        let asked = asked.collect();
        let columns: BTreeSet<CompetenceId> = wants.iter().map(|(asked, _)| *asked).collect();
        let columns: Vec<CompetenceId> = columns.into_iter().collect();
        let column_of = |asked: &CompetenceId| columns.binary_search(asked).expect("every want is a column");
        let wants: Vec<(usize, Level)> = wants.iter().map(|(asked, level)| (column_of(asked), *level)).collect();
        let (mut similarity, mut merits) = (BTreeMap::new(), BTreeMap::new());
        for held in facts.students.values().flat_map(|student| &student.competences) {
            let (held, level) = (held.competence, held.level_on_board());
            merits.entry((held, level)).or_insert_with(|| {
                let similarity: &Vec<Similarity> =
                    similarity.entry(held).or_insert_with(|| columns.iter().map(|asked| facts.taxonomy.similarity(held, *asked)).collect());
                wants.iter().map(|(column, wanted)| Merit::new(similarity[*column], level, *wanted)).collect()
            });
        }
        Self { merits, wants: wants.len(), asked }
    }

    /// A student's best merit for each want.
    fn best(&self, student: &StudentFacts) -> Vec<Merit> {
        let mut best = vec![Merit::default(); self.wants];
        for held in &student.competences {
            let Some(merits) = self.merits.get(&(held.competence, held.level_on_board())) else { continue };
            for (best, merit) in best.iter_mut().zip(merits) {
                *best = (*best).max(*merit);
            }
        }
        best
    }
}

/// Demands by what the rules look at, competences aside.
struct Terms<'f> {
    /// By demand: which of the distinct ones.
    class: Vec<usize>,
    distinct: Vec<Conditions<'f>>,
}

impl<'f> Terms<'f> {
    fn new(facts: &'f Facts) -> Self {
        let (mut first, mut distinct) = (Vec::<&DemandFacts>::new(), Vec::new());
        let class = facts.demands.values().map(|demand| {
            first.iter().position(|known| known.has_the_terms_of(demand)).unwrap_or_else(|| {
                first.push(demand);
                distinct.push(Conditions::new(demand, &facts.regulations, facts.today));
                distinct.len() - 1
            })
        });
        let class = class.collect();
        Self { class, distinct }
    }
}
