//! What the polo has already, as far as a kind of file needs to know it.

use super::settings::is_of_a_school;
use crate::{ServiceError, Services};
use domain::board::BoardState;
use domain::demand::Given;
use domain::id::{BoardId, CompetenceId, DemandId, OccupationId, OrganisationId, StudentId};
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

/// A board with what its places are called.
#[derive(Debug)]
pub(super) struct Round {
    pub(super) id: BoardId,
    pub(super) title: String,
    pub(super) state: BoardState,
    pub(super) places: Vec<Place>,
}

/// A place by what people call it.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) demand: DemandId,
    pub(super) code: Option<String>,
    pub(super) title: String,
    pub(super) company: String,
}

/// The boards of a school that are not over, the next one first; their titles.
pub(super) async fn rounds(services: &Services, school: Option<OrganisationId>) -> Result<Vec<(BoardId, String)>, ServiceError> {
    let mut boards = persistence::board::all(services.database().connection()).await?;
    boards.retain(|board| Some(board.school) == school && board.period.to() >= services.today());
    Ok(boards.into_iter().map(|board| (board.id, board.title)).collect())
}

/// One of these boards: the one that is wanted, or the next one.
pub(super) async fn round(
    services: &Services,
    school: Option<OrganisationId>,
    wanted: Option<BoardId>,
) -> Result<Option<Round>, ServiceError> {
    let boards = rounds(services, school).await?;
    let found = match wanted {
        Some(wanted) => boards.into_iter().find(|(id, _)| *id == wanted),
        None => boards.into_iter().next(),
    };
    let Some((id, title)) = found else { return Ok(None) };
    let state = crate::board::state(services, id).await?;
    let connection = services.database().connection();
    let demands: Vec<DemandId> = state.demands().map(|(demand, _)| demand).collect();
    let records = persistence::demand::find(connection, &demands).await?;
    let companies: Vec<OrganisationId> = records.values().map(|record| record.company).collect();
    let organisations = persistence::organisation::find(connection, &companies).await?;
    let places = records
        .into_values()
        .map(|record| Place {
            demand: record.id,
            code: record.code,
            company: organisations.get(&record.company).map(|found| found.organisation.name.clone()).unwrap_or_default(),
            title: record.title,
        })
        .collect();
    Ok(Some(Round { id, title, state, places }))
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
    /// Those of them that are withdrawn.
    pub(super) withdrawn: HashSet<DemandId>,
    /// The seats of each that boards have.
    pub(super) given: BTreeMap<DemandId, Given>,
    pub(super) travel_times: Vec<TravelTime>,
    /// The board whose places are put in order.
    pub(super) board: Option<Round>,
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
                world.withdrawn = persistence::demand::withdrawn(connection).await?;
                let ids: Vec<DemandId> = world.demands.iter().map(|row| row.id).collect();
                for one in persistence::demand::allotments(connection, &ids).await? {
                    let given = world.given.entry(one.demand).or_default();
                    (given.seats, given.taken) = (given.seats + u32::from(one.seats), given.taken + u32::from(one.taken));
                }
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
