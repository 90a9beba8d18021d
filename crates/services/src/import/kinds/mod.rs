//! What rows of each kind do to what the polo has, one file for each kind.

mod companies;
mod demands;
mod past;
mod people;
mod preferences;
mod students;
mod territory;

use super::plan::Plan;
use super::settings::FileKind;
use super::world::World;
use domain::calendar::Date;
use imports::drafts::{Draft, Known, MappedTable, read};
use imports::mapping::ImportKind;
use imports::{Problem, Severity};
use std::collections::BTreeSet;

/// What a table would do.
pub(super) fn plan(kind: ImportKind, table: &MappedTable<'_>, world: &World, left_out: &BTreeSet<u32>, today: Date) -> Plan {
    let labels = world.labels();
    let known = Known { today, competences: &labels.competences, occupations: &labels.occupations, municipalities: &labels.municipalities };
    let file = File { table, known, left_out, world };
    match kind {
        ImportKind::Students => students::students(&file),
        ImportKind::StudentCompetences => students::competences(&file),
        ImportKind::Companies => companies::companies(&file),
        ImportKind::Demands => demands::demands(&file),
        ImportKind::Placements => past::past_placements(&file),
        ImportKind::Municipalities => territory::municipalities(&file),
        ImportKind::TravelTimes => territory::travel_times(&file),
        ImportKind::Preferences => preferences::preferences(&file),
    }
}

/// The kinds that are taken in, in the order in which a polo needs them.
pub(super) const TAKEN: [FileKind; 9] = [
    FileKind::List(ImportKind::Students),
    FileKind::List(ImportKind::StudentCompetences),
    FileKind::List(ImportKind::Companies),
    FileKind::List(ImportKind::Demands),
    FileKind::List(ImportKind::Preferences),
    FileKind::List(ImportKind::Placements),
    FileKind::List(ImportKind::Municipalities),
    FileKind::List(ImportKind::TravelTimes),
    FileKind::Esco,
];

/// A file beside what is known.
struct File<'f> {
    table: &'f MappedTable<'f>,
    known: Known<'f>,
    left_out: &'f BTreeSet<u32>,
    world: &'f World,
}

impl File<'_> {
    /// Reads the rows: those that must be mended or are left out go into the plan, the others to `take`.
    fn rows<D: Draft>(&self, plan: &mut Plan, mut take: impl FnMut(&mut Plan, u32, D, Vec<Problem>)) {
        for read in read::<D>(self.table, self.known) {
            if self.left_out.contains(&read.row) {
                plan.leave(read.row);
                continue;
            }
            match read.draft {
                Some(draft) => take(plan, read.row, draft, read.problems),
                None => plan.mend(read.row, read.problems),
            }
        }
    }
}

/// Adds a thing to look at, which keeps no row outside.
fn notice(problems: &mut Vec<Problem>, problem: Problem) {
    debug_assert_eq!(problem.severity, Severity::Refusal, "a problem is made a notice here");
    problems.push(problem.as_notice());
}
