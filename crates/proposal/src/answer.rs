//! Answers about one pair: its score by part, its price with who would move, and what the student
//! would have to learn for the pair to belong to a best plan.

use crate::planner::Planner;
use crate::view::{Score, Worth};
use domain::board::Facts;
use domain::competence::{Evidence, HeldCompetence, Level};
use domain::fit::{Trust, fit};
use domain::id::{CompetenceId, DemandId, StudentId};
use domain::rules::examine;
use domain::sorting::sort_by_key;
use domain::student::StudentFacts;
use matching::{Edge, Engine, Place, Price};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;

/// The price of one pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairPrice {
    /// How much worse the best plan becomes.
    pub worth: Worth,
    /// Who else would move: from where and where to.
    pub chain: Vec<(StudentId, Option<DemandId>, Option<DemandId>)>,
}

/// One competence to learn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Gap {
    /// Which.
    pub competence: CompetenceId,
    /// The level that counts now.
    pub from: Level,
    /// The level that would do.
    pub to: Level,
    /// What learning it alone adds to the pair's score.
    pub points: u16,
}

/// Everything about one pair beside fit and rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairAnswer {
    /// The score by part.
    pub score: Score,
    /// Where the best plan has the student.
    pub best: Option<DemandId>,
    /// The price; `None` where a rule or a lock forbids the pair.
    pub price: Option<PairPrice>,
    /// What each missing level would add by itself, the most first.
    pub gaps: Vec<Gap>,
}

impl Planner {
    /// Answers about one pair; `None` where the board knows one of the two not.
    pub fn answers(&mut self, facts: &Facts, student: StudentId, demand: DemandId) -> Option<PairAnswer> {
        let score = self.score(student, demand)?;
        let number = self.student(student)?;
        let column = u32::try_from(self.demands.binary_search(&demand).ok()?).ok()?;
        let list = self.engine.prices(number);
        let found = list.at(Some(Place(column))).cloned();
        let gaps = self.gaps(facts, student, demand, score);
        let price = found.map(|price: Price| PairPrice {
            worth: price.cost.into(),
            chain: price
                .chain
                .iter()
                .map(|step| (self.students[step.student.index()], self.demand_of(step.from), self.demand_of(step.to)))
                .collect(),
        });
        Some(PairAnswer { score, best: self.demand_of(self.engine.place(number)), price, gaps })
    }

    /// The fewest levels after which the pair belongs to a best plan; empty where it does already,
    /// `None` where no learning is enough, or a rule or a lock forbids the pair. On a large board
    /// this takes some tenths of a second: it is for who has chosen a pair, not for who passes by.
    pub fn lessons(&mut self, facts: &Facts, student: StudentId, demand: DemandId) -> Option<Vec<Gap>> {
        let column = u32::try_from(self.demands.binary_search(&demand).ok()?).ok()?;
        let list = self.engine.prices(self.student(student)?);
        let price = list.at(Some(Place(column)))?;
        if Worth::from(price.cost).is_free() {
            return Some(Vec::new());
        }
        self.learn(facts, student, demand, price.needed?)
    }

    /// The score of a pair if the student held these levels besides.
    fn score_with(&self, facts: &Facts, student: StudentId, demand: DemandId, learnt: &[(CompetenceId, Level)]) -> Option<u16> {
        let held = wiser(facts, student, learnt)?.competences;
        self.score_with_fit(student, demand, fit(&held, &facts.demands.get(&demand)?.asked, &facts.taxonomy, Trust::Board).score)
    }

    fn score_with_fit(&self, student: StudentId, demand: DemandId, fit: u16) -> Option<u16> {
        let row = self.student(student)?.index();
        let mut parts = self.parts[row * self.demands.len() + self.demands.binary_search(&demand).ok()?];
        parts.competence = u32::from(fit);
        u16::try_from(matching::score::Weights::from(self.settings.weights).score(&parts)).ok()
    }

    /// For each asked competence below its level: what reaching it alone would add.
    fn gaps(&self, facts: &Facts, student: StudentId, demand: DemandId, score: Score) -> Vec<Gap> {
        let mut gaps: Vec<Gap> = self
            .missing(facts, student, demand)
            .into_iter()
            .filter_map(|(competence, from, to)| {
                let with = self.score_with(facts, student, demand, &[(competence, to)])?;
                Some(Gap { competence, from, to, points: with.saturating_sub(score.score) })
            })
            .filter(|gap| gap.points > 0)
            .collect();
        sort_by_key(&mut gaps, |gap| (std::cmp::Reverse(gap.points), gap.competence));
        gaps
    }

    fn missing(&self, facts: &Facts, student: StudentId, demand: DemandId) -> Vec<(CompetenceId, Level, Level)> {
        let Some(report) = facts.examine(student, demand, 0) else { return Vec::new() };
        let own = facts.students.get(&student).map(|student| student.competences.as_slice()).unwrap_or_default();
        let level = |competence| own.iter().filter(|held| held.competence == competence).map(|held| held.level_on_board()).max();
        let below =
            report.fit.parts.iter().map(|part| (part.asked.competence, level(part.asked.competence).unwrap_or_default(), part.asked.level));
        below.filter(|(_, from, to)| from < to).collect()
    }

    /// The fewest levels after which the pair belongs to a best plan; of equally few the ones that
    /// add most to it. What she learns counts at every place: another one may gain as well, so the
    /// score that the pair needs as things are is necessary, and each set that reaches it is looked
    /// at with all her places.
    fn learn(&self, facts: &Facts, student: StudentId, demand: DemandId, needed: u32) -> Option<Vec<Gap>> {
        // The engine's figure also makes up for moves, which do not count here: one point at most.
        let needed = needed.saturating_sub(1);
        let missing = self.missing(facts, student, demand);
        let score = |learnt: &[(CompetenceId, Level)]| self.score_with(facts, student, demand, learnt).map_or(0, u32::from);
        let engine = RefCell::new(self.engine.clone());
        let is_best = |learnt: &[(CompetenceId, Level)]| {
            self.would_be_best(&mut engine.borrow_mut(), facts, student, demand, learnt).unwrap_or(false)
        };
        let steps: u8 = missing.iter().map(|(_, from, to)| to.number() - from.number()).sum();
        let mut search = Lessons { missing: &missing, score: &score, is_best: &is_best, needed, budget: LOOKED_AT, best: None };
        let (_, learnt) = (1..=steps).find_map(|steps| {
            search.look(0, steps, &mut Vec::new());
            search.best.take()
        })?;
        let before = score(&[]);
        let gaps = learnt.into_iter().map(|(competence, to)| {
            let from = missing.iter().find(|(other, _, _)| *other == competence).map_or(Level::None, |(_, from, _)| *from);
            let alone = score(&[(competence, to)]);
            Gap { competence, from, to, points: u16::try_from(alone.saturating_sub(before)).unwrap_or(u16::MAX) }
        });
        Some(gaps.collect())
    }

    /// Whether the pair would belong to a best plan if she held these levels besides, here and for
    /// every other place, those that the levels would open among them. `engine` is a copy to try on.
    fn would_be_best(
        &self,
        engine: &mut Engine,
        facts: &Facts,
        student: StudentId,
        demand: DemandId,
        learnt: &[(CompetenceId, Level)],
    ) -> Option<bool> {
        let number = self.student(student)?;
        let column = u32::try_from(self.demands.binary_search(&demand).ok()?).ok()?;
        let wiser = wiser(facts, student, learnt)?;
        let edges = self.demands.iter().zip(0..).filter_map(|(demand, column)| {
            let terms = facts.demands.get(demand)?;
            let report = examine(&wiser, terms, 0, &facts.taxonomy, &facts.regulations, facts.today);
            let possible = report.refusals().next().is_none() && !wiser.barred.contains(demand) && !self.is_unwanted(student, *demand);
            let score = possible.then(|| self.score_with_fit(student, *demand, report.fit.score)).flatten()?;
            Some(Edge { place: Place(column), score: u32::from(score) })
        });
        engine.set_edges(number, &edges.collect::<Vec<_>>()).ok()?;
        Some(Worth::from(engine.prices(number).at(Some(Place(column)))?.cost).is_free())
    }
}

/// The student with these levels besides.
fn wiser(facts: &Facts, student: StudentId, learnt: &[(CompetenceId, Level)]) -> Option<StudentFacts> {
    let mut wiser = facts.students.get(&student)?.clone();
    let learnt =
        learnt.iter().map(|(competence, level)| HeldCompetence { competence: *competence, level: *level, evidence: Evidence::Lab });
    wiser.competences.extend(learnt);
    Some(wiser)
}

/// How many sets of levels are looked at before it is given up: only a demand that asks very much
/// of somebody who can do very little comes that far.
const LOOKED_AT: u32 = 5_000;
/// How many looks a try on the whole board counts.
const PROOF: u32 = 100;

/// Levels that somebody would hold besides.
type Learnt = [(CompetenceId, Level)];

/// The search for the fewest levels.
struct Lessons<'a> {
    missing: &'a [(CompetenceId, Level, Level)],
    score: &'a dyn Fn(&Learnt) -> u32,
    is_best: &'a dyn Fn(&Learnt) -> bool,
    needed: u32,
    budget: u32,
    best: Option<(u32, Vec<(CompetenceId, Level)>)>,
}

impl Lessons<'_> {
    /// Tries the levels on the whole board, which costs as much as many looks.
    fn proves(&mut self, learnt: &Learnt) -> bool {
        self.budget = self.budget.saturating_sub(PROOF);
        (self.is_best)(learnt)
    }

    /// Spreads exactly so many steps over the competences from a position on.
    fn look(&mut self, position: usize, steps: u8, learnt: &mut Vec<(CompetenceId, Level)>) {
        let enough = |learnt: &[(CompetenceId, Level)]| {
            let score = (self.score)(learnt);
            (score >= self.needed).then_some(score)
        };
        if self.budget == 0 {
            return;
        }
        self.budget -= 1;
        if steps == 0 {
            if let Some(score) = enough(learnt)
                && self.best.as_ref().is_none_or(|(best, _)| score > *best)
                && self.proves(learnt)
            {
                self.best = Some((score, learnt.clone()));
            }
            return;
        }
        let Some(&(competence, from, to)) = self.missing.get(position) else { return };
        let mut everything = learnt.clone();
        everything.extend(self.missing[position..].iter().map(|(competence, _, to)| (*competence, *to)));
        if enough(&everything).is_none() {
            return;
        }
        for up in 0..=steps.min(to.number() - from.number()) {
            if up == 0 {
                self.look(position + 1, steps, learnt);
            } else if let Ok(level) = Level::try_from(from.number() + up) {
                learnt.push((competence, level));
                self.look(position + 1, steps - up, learnt);
                learnt.pop();
            }
        }
    }
}
