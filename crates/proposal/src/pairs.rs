//! Fit and rules of every pair at once. Gives what `Facts::examine` gives, pair by pair, in a small
//! part of the time: competences are compared once instead of once for each pair, and rules once
//! for all demands with the same terms.

use domain::board::Facts;
use domain::competence::{Level, Similarity};
use domain::demand::DemandFacts;
use domain::fit::credit;
use domain::id::{CompetenceId, DemandId, StudentId};
use domain::rules::{RuleOutcome, examine};
use domain::student::StudentFacts;
use std::collections::BTreeMap;

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
}

impl Pairs {
    /// Examines every pair.
    #[must_use]
    pub fn new(facts: &Facts) -> Self {
        let table = FitTable::new(facts);
        let terms = Terms::new(facts);
        let mut pairs = Vec::with_capacity(facts.students.len() * facts.demands.len());
        for student in facts.students.values() {
            let held = table.held(student);
            let refused = terms.refusals(facts, student);
            for (asked, class) in table.asked.iter().zip(&terms.class) {
                let (fit, misses_mandatory) = table.fit(&held, asked);
                pairs.push(Pair { fit, refused: misses_mandatory || refused[*class] });
            }
        }
        Self { students: facts.students.keys().copied().collect(), demands: facts.demands.keys().copied().collect(), pairs }
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

/// Asked competences with numbers instead of ids.
struct Asked {
    column: usize,
    level: Level,
    weight: u32,
    mandatory: bool,
}

/// Similarities between everything held and everything asked.
struct FitTable {
    held_rows: BTreeMap<CompetenceId, usize>,
    columns: usize,
    similarity: Vec<Similarity>,
    /// By demand.
    asked: Vec<Vec<Asked>>,
}

impl FitTable {
    fn new(facts: &Facts) -> Self {
        let number = |ids: Vec<CompetenceId>| -> BTreeMap<CompetenceId, usize> {
            let sorted: std::collections::BTreeSet<CompetenceId> = ids.into_iter().collect();
            sorted.into_iter().zip(0..).collect()
        };
        let held_rows =
            number(facts.students.values().flat_map(|student| student.competences.iter().map(|held| held.competence)).collect());
        let asked_columns = number(facts.demands.values().flat_map(|demand| demand.asked.iter().map(|asked| asked.competence)).collect());
        let similarity =
            held_rows.keys().flat_map(|held| asked_columns.keys().map(|asked| facts.taxonomy.similarity(*held, *asked))).collect();
        let asked = facts.demands.values().map(|demand| {
            let asked = demand.asked.iter().filter_map(|asked| {
                let column = *asked_columns.get(&asked.competence)?;
                Some(Asked { column, level: asked.level, weight: u32::from(u8::from(asked.weight)), mandatory: asked.mandatory })
            });
            asked.collect()
        });
        let (columns, asked) = (asked_columns.len(), asked.collect());
        Self { held_rows, columns, similarity, asked }
    }

    fn held(&self, student: &StudentFacts) -> Vec<(usize, Level)> {
        let held = student.competences.iter();
        held.filter_map(|held| Some((*self.held_rows.get(&held.competence)? * self.columns, held.level_on_board()))).collect()
    }

    /// As `domain::fit::fit` on a board.
    fn fit(&self, held: &[(usize, Level)], asked: &[Asked]) -> (u16, bool) {
        let (mut total, mut earned, mut misses_mandatory) = (0, 0, false);
        for asked in asked {
            let mut best = (0, Similarity::Unrelated, Level::None);
            for (row, level) in held {
                let similarity = self.similarity[row + asked.column];
                best = best.max((credit(similarity, *level, asked.level), similarity, *level));
            }
            let (credit, similarity, level) = best;
            total += 40 * asked.weight;
            earned += u32::from(credit) * asked.weight;
            let counts = if credit > 0 && similarity >= Similarity::Narrower { level } else { Level::None };
            misses_mandatory |= asked.mandatory && counts < asked.level;
        }
        let score = (10_000 * earned).checked_div(total).unwrap_or(10_000);
        (u16::try_from(score).unwrap_or(10_000), misses_mandatory)
    }
}

/// Demands by what the rules look at, competences aside.
struct Terms {
    /// By demand: which of the distinct ones.
    class: Vec<usize>,
    distinct: Vec<DemandFacts>,
}

impl Terms {
    fn new(facts: &Facts) -> Self {
        let mut distinct: Vec<DemandFacts> = Vec::new();
        let class = facts.demands.values().map(|demand| {
            let terms = DemandFacts { asked: Vec::new(), ..demand.clone() };
            distinct.iter().position(|known| *known == terms).unwrap_or_else(|| {
                distinct.push(terms);
                distinct.len() - 1
            })
        });
        let class = class.collect();
        Self { class, distinct }
    }

    fn refusals(&self, facts: &Facts, student: &StudentFacts) -> Vec<bool> {
        // How many a tutor follows only ever warns: 0 does here.
        let examine = |terms| examine(student, terms, 0, &facts.taxonomy, &facts.regulations, facts.today);
        self.distinct.iter().map(|terms| examine(terms).refusals().next().is_some()).collect()
    }
}

/// The rules that forbid a pair.
#[must_use]
pub(crate) fn refusals(facts: &Facts, student: StudentId, demand: DemandId) -> Vec<RuleOutcome> {
    facts.examine(student, demand, 0).map(|report| report.refusals().cloned().collect()).unwrap_or_default()
}
