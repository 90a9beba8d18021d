//! What the polo has already, as far as a kind of file needs to know it.

use super::settings::is_of_a_school;
use crate::ServiceError;
use domain::id::{CompetenceId, OccupationId, OrganisationId, StudentId};
use domain::organisation::SchoolClass;
use domain::place::{Municipality, TravelTime};
use domain::policy::NamePermit;
use imports::mapping::ImportKind;
use imports::vocabulary::Vocabulary;
use persistence::Connection;
use persistence::import::{Attested, NewOrganisation};
use persistence::intake::RollName;
use persistence::record::{self, DemandRow, PastPlacement, StudentRow};
use std::collections::{BTreeMap, HashSet};

/// A school whose file is read.
#[derive(Clone, Debug)]
pub(super) struct School {
    pub(super) id: OrganisationId,
    pub(super) school_code: Option<String>,
    pub(super) municipality: String,
}

/// What the polo has already. What a kind of file does not need is empty.
#[derive(Debug, Default)]
pub(super) struct World {
    pub(super) school: Option<School>,
    pub(super) school_year: String,
    pub(super) municipalities: BTreeMap<String, Municipality>,
    pub(super) competences: Vec<(CompetenceId, Vec<String>)>,
    pub(super) occupations: Vec<(OccupationId, Vec<String>)>,
    pub(super) companies: Vec<NewOrganisation>,
    pub(super) classes: Vec<SchoolClass>,
    pub(super) students: Vec<StudentRow>,
    /// Names of the school's students.
    pub(super) roll: Vec<RollName>,
    /// Pseudonyms of the whole polo.
    pub(super) pseudonyms: HashSet<String>,
    pub(super) held: Vec<(StudentId, Attested)>,
    pub(super) past: Vec<PastPlacement>,
    pub(super) demands: Vec<DemandRow>,
    pub(super) travel_times: Vec<TravelTime>,
    /// Codes of organisations that are given.
    pub(super) codes: HashSet<String>,
}

impl World {
    /// Reads it. Names come with a permit only.
    pub(super) async fn read(
        connection: &impl Connection,
        kind: ImportKind,
        school: Option<School>,
        permit: Option<&NamePermit>,
        school_year: String,
    ) -> Result<Self, ServiceError> {
        let mut world = Self { school_year, municipalities: persistence::municipality::all(connection).await?, ..Self::default() };
        if let (true, Some(school), Some(permit)) = (is_of_a_school(kind), &school, permit) {
            world.classes = persistence::organisation::classes(connection, school.id).await?;
            world.students = record::students_of(connection, school.id).await?;
            world.roll = persistence::intake::roll(connection, permit, school.id).await?;
        }
        world.school = school;
        let students = || world.students.iter().map(|student| student.id).collect::<Vec<_>>();
        match kind {
            ImportKind::Students => world.pseudonyms = persistence::student::pseudonyms(connection).await?,
            ImportKind::StudentCompetences => {
                world.competences = persistence::competence::words(connection).await?;
                world.held = record::held_of(connection, &students()).await?;
            }
            ImportKind::Companies => {
                world.companies = record::companies(connection).await?;
                world.codes = persistence::organisation::codes(connection).await?;
            }
            ImportKind::Demands => {
                world.companies = record::companies(connection).await?;
                world.demands = record::all_demands(connection).await?;
                world.competences = persistence::competence::words(connection).await?;
                world.occupations = persistence::occupation::words(connection).await?;
            }
            ImportKind::Placements => {
                world.companies = record::companies(connection).await?;
                world.past = record::past_placements_of(connection, &students()).await?;
            }
            ImportKind::TravelTimes => world.travel_times = record::travel_times(connection).await?,
            ImportKind::Municipalities | ImportKind::Preferences => {}
        }
        Ok(world)
    }

    /// Labels for reading, built from what is known.
    pub(super) fn labels(&self) -> Labels {
        let places =
            self.municipalities.values().map(|place| (place.istat_code.clone(), vec![place.name.clone(), place.istat_code.clone()]));
        Labels {
            competences: Vocabulary::new(self.competences.iter().cloned()),
            occupations: Vocabulary::new(self.occupations.iter().cloned()),
            municipalities: Vocabulary::new(places),
        }
    }

    /// A municipality's name.
    pub(super) fn place(&self, istat_code: &str) -> String {
        self.municipalities.get(istat_code).map_or_else(|| istat_code.to_owned(), |place| place.name.clone())
    }
}

/// Labels by which things are recognised in a file.
pub(super) struct Labels {
    pub(super) competences: Vocabulary<CompetenceId>,
    pub(super) occupations: Vocabulary<OccupationId>,
    pub(super) municipalities: Vocabulary<String>,
}
