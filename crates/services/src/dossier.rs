//! All that is held of one student: to read, to take away, and to cut off from the name. Words are in the
//! reader's language; days and figures beside them as programs read them.

use crate::release::{at_desk, name_of, names_of_organisations};
use crate::{ServiceError, Services, access};
use domain::calendar::{Date, Timestamp, iso_day, school_year};
use domain::demand::DemandKind;
use domain::id::{BoardId, DemandId, OrganisationId, StudentId, TutorId};
use domain::language::Language;
use domain::policy::{Action, Actor, Role};
use domain::release::{Audience, ReleaseAct};
use domain::{ApiError, FieldError};
use messages::text0;
use persistence::access::Subject;
use persistence::demand::DemandRecord;
use persistence::dossier::OnBoards;
use persistence::record::StudentRow;
use persistence::{Connection, write_transaction};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Lines of who has read that are handed out.
const MOST_ACCESSES: u64 = 10_000;

/// One thing that is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What a program calls it.
    pub key: &'static str,
    /// What people call it.
    pub label: String,
    /// As a program reads it.
    pub value: String,
    /// As people read it.
    pub shown: String,
}

/// Things of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What a program calls it.
    pub key: &'static str,
    /// What people call it.
    pub title: String,
    /// One by one.
    pub entries: Vec<Vec<Fact>>,
}

/// All that is held of one student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    /// Of whom.
    pub student: StudentId,
    /// The name, else the pseudonym.
    pub label: String,
    /// When it was put together.
    pub at: Timestamp,
    /// Kind by kind.
    pub sections: Vec<Section>,
    /// What is not among it, and why.
    pub left_out: Vec<String>,
}

impl Dossier {
    /// As JSON that people can read too.
    #[must_use]
    pub fn to_json(&self) -> String {
        let entry = |facts: &Vec<Fact>| -> Value {
            facts.iter().map(|fact| (fact.key.to_owned(), Value::from(fact.value.as_str()))).collect::<Map<String, Value>>().into()
        };
        let section = |section: &Section| -> (String, Value) {
            (section.key.to_owned(), section.entries.iter().map(entry).collect::<Vec<Value>>().into())
        };
        let whole = json!({
            "format": "annoda-student/1",
            "student": self.student.to_string(),
            "made_at": self.at.0,
            "held": self.sections.iter().map(section).collect::<Map<String, Value>>(),
            "left_out": self.left_out,
        });
        format!("{whole:#}\n")
    }
}

/// All that is held of oneself, or of a student of one's own school.
///
/// # Errors
/// [`ApiError::NotFound`] for everybody else, [`ApiError::Forbidden`] for the coordinator.
pub async fn read(services: &Services, actor: &Actor, student: Option<StudentId>, language: Language) -> Result<Dossier, ApiError> {
    let found = at_desk(services, actor, student, Action::ReadDossier).await?;
    access::note(services, actor, &[Subject::Export(found.row.id)]).await?;
    let is_school = matches!(actor.role(), Some(Role::Teacher { .. }));
    Ok(gather(services, actor, found.row, is_school, language).await?)
}

/// Cuts a student's name off: what stays says nothing of who it was. Boards read it anew.
///
/// # Errors
/// [`ApiError::Invalid`] says what forbids it, [`ApiError::Stale`] where the student was changed
/// meanwhile, [`ApiError::NotFound`] for all but the student's school, [`ApiError::Forbidden`] for the
/// coordinator.
pub async fn erase(services: &Services, actor: &Actor, student: StudentId, act: &ReleaseAct) -> Result<(), ApiError> {
    let _found = at_desk(services, actor, Some(student), Action::KeepReleases).await?;
    let (_, seen) = act.parse::<StudentId>()?;
    let (by, at, today) = (actor.person().ok_or(ApiError::NotFound)?, services.now(), services.today());
    let revision = write_transaction(services.database(), |transaction| async move {
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        let now = persistence::enrolment::one(&transaction, student).await?.ok_or(ServiceError::NotFound)?;
        if now.version != seen {
            return Err(ServiceError::Stale);
        }
        let problems = hindrances_of(&transaction, &now.row, today).await?;
        if !problems.is_empty() {
            return Err(ServiceError::Invalid(problems));
        }
        persistence::dossier::erase(&transaction, student, &now.row.pseudonym, now.row.birth, by, at).await?;
        Ok(revision)
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(())
}

/// What forbids that the name of a student of one's own school is erased; nothing where nothing does.
///
/// # Errors
/// As [`erase`].
pub async fn hindrances(services: &Services, actor: &Actor, student: StudentId) -> Result<Vec<FieldError>, ApiError> {
    let found = at_desk(services, actor, Some(student), Action::KeepReleases).await?;
    Ok(hindrances_of(services.database().connection(), &found.row, services.today()).await?)
}

async fn hindrances_of(connection: &impl Connection, row: &StudentRow, today: Date) -> Result<Vec<FieldError>, ServiceError> {
    let mut problems = Vec::new();
    if persistence::dossier::erased_at(connection, row.id).await?.is_some() {
        problems.push(FieldError::new("erase", "field-erase-done"));
    }
    let class = persistence::school_class::one(connection, row.class).await?;
    let year = class.map(|stored| stored.class.school_year).unwrap_or_default();
    // Years are written so that later ones come after.
    if year >= school_year(today) {
        problems.push(FieldError::new("erase", "field-erase-enrolled").with("year", year));
    }
    let placed = persistence::dossier::on_boards(connection, row.id).await?.placements;
    let demands: Vec<DemandId> = placed.iter().map(|(_, demand, _)| *demand).collect();
    let periods = persistence::demand::periods(connection, &demands).await?;
    let underway = demands.iter().filter(|demand| periods.get(demand).is_some_and(|period| period.to() >= today)).count();
    if underway > 0 {
        problems.push(FieldError::new("erase", "field-erase-underway").with("count", underway.to_string()));
    }
    Ok(problems)
}

/// What facts are made with.
struct Desk {
    language: Language,
    companies: BTreeMap<OrganisationId, String>,
    boards: BTreeMap<BoardId, String>,
    demands: BTreeMap<DemandId, DemandRecord>,
}

impl Desk {
    fn fact(&self, key: &'static str, label: &str, value: impl Into<String>) -> Fact {
        let value = value.into();
        Fact { key, label: text0(self.language, label), shown: value.clone(), value }
    }

    fn day(&self, key: &'static str, label: &str, day: Option<Date>) -> Fact {
        let shown = day.map(|day| messages::long_day(self.language, day)).unwrap_or_default();
        Fact { shown, ..self.fact(key, label, day.map(iso_day).unwrap_or_default()) }
    }

    fn moment(&self, key: &'static str, label: &str, at: Timestamp) -> Fact {
        Fact { shown: messages::moment(self.language, at), ..self.fact(key, label, at.0.to_string()) }
    }

    fn section(&self, key: &'static str, title: &str, entries: Vec<Vec<Fact>>) -> Section {
        Section { key, title: text0(self.language, title), entries }
    }

    /// Board, place and company of something that happened there.
    fn place(&self, board: BoardId, demand: DemandId) -> Vec<Fact> {
        let record = self.demands.get(&demand);
        let title = record.map(|record| record.title.clone()).unwrap_or_default();
        let company = record.and_then(|record| self.companies.get(&record.company)).cloned().unwrap_or_default();
        let period = match record.map(|record| record.facts.kind) {
            Some(DemandKind::Placement(terms)) => messages::period(self.language, terms.period),
            _ => String::new(),
        };
        vec![
            self.fact("board", "dossier-board", self.boards.get(&board).cloned().unwrap_or_default()),
            self.fact("place", "dossier-place", title),
            self.fact("company", "dossier-company", company),
            self.fact("period", "dossier-period", period),
        ]
    }
}

async fn gather(services: &Services, actor: &Actor, row: StudentRow, is_school: bool, language: Language) -> Result<Dossier, ServiceError> {
    let connection = services.database().connection();
    let name = name_of(connection, actor, (row.id, row.school)).await?;
    let on_boards = persistence::dossier::on_boards(connection, row.id).await?;
    let past = persistence::record::past_placements_of(connection, &[row.id]).await?;
    let releases = persistence::release::of_student(connection, row.id).await?;
    let taking_part = persistence::enrolment::needs(connection, row.id).await?.boards;
    let accesses = persistence::access::of_student(connection, row.id, row.school, row.class, &taking_part, MOST_ACCESSES).await?;
    let desk = {
        let ids = |boards: &OnBoards| -> Vec<DemandId> {
            let placed = boards.placements.iter().map(|(_, demand, _)| *demand);
            let wished = boards.preferences.iter().map(|(_, demand, _)| *demand);
            placed.chain(wished).chain(boards.assessments.iter().map(|(_, demand, _)| *demand)).collect()
        };
        let demands = persistence::demand::find(connection, &ids(&on_boards)).await?;
        let mut organisations: BTreeSet<OrganisationId> = demands.values().map(|record| record.company).collect();
        organisations.insert(row.school);
        organisations.extend(past.iter().map(|past| past.company));
        organisations.extend(accesses.iter().map(|line| line.reader.organisation));
        organisations.extend(releases.iter().filter_map(|one| match one.release.audience {
            Audience::Company(company) => Some(company),
            Audience::Board(_) => None,
        }));
        Desk {
            language,
            companies: names_of_organisations(connection, organisations).await?,
            boards: persistence::board::all(connection).await?.into_iter().map(|board| (board.id, board.title)).collect(),
            demands,
        }
    };
    let label = name.as_ref().map_or_else(|| row.pseudonym.clone(), domain::student::PersonName::full);
    let mut sections = vec![identity(connection, &desk, &row, name.as_ref()).await?, safety(&desk, &row)];
    sections.push(competences(connection, &desk, row.id).await?);
    sections.push(needs(connection, &desk, row.id).await?);
    sections.push(
        desk.section(
            "boards",
            "dossier-boards",
            taking_part
                .iter()
                .map(|board| vec![desk.fact("board", "dossier-board", desk.boards.get(board).cloned().unwrap_or_default())])
                .collect(),
        ),
    );
    sections.extend(wishes(&desk, &on_boards, is_school));
    let past = past.into_iter().map(|past| {
        let hours = past.hours.map(|hours| hours.to_string()).unwrap_or_default();
        let planned = past.planned_hours.map(|hours| hours.to_string()).unwrap_or_default();
        let period = past.period.map(|period| messages::period(language, period)).unwrap_or_default();
        vec![
            desk.fact("school_year", "dossier-year", past.school_year),
            desk.fact("company", "dossier-company", desk.companies.get(&past.company).cloned().unwrap_or_default()),
            desk.fact("period", "dossier-period", period),
            desk.fact("hours", "dossier-hours", hours),
            desk.fact("planned_hours", "dossier-planned", planned),
            desk.fact("tasks", "dossier-tasks", past.tasks),
            desk.fact("outcome", "dossier-outcome", past.outcome),
        ]
    });
    sections.push(desk.section("past_placements", "dossier-past", past.collect()));
    let released = releases.into_iter().map(|one| {
        let whom = match one.release.audience {
            Audience::Company(company) => desk.companies.get(&company),
            Audience::Board(board) => desk.boards.get(&board),
        };
        let revoked = one.release.revoked_at.map(|at| desk.moment("revoked_at", "dossier-revoked", at));
        let mut facts = vec![
            desk.fact("for", "dossier-for", whom.cloned().unwrap_or_default()),
            desk.day("from", "dossier-from", Some(one.release.period.from())),
            desk.day("until", "dossier-until", Some(one.release.period.to())),
            desk.fact("guardian", "dossier-guardian", one.release.guardian.unwrap_or_default()),
            desk.moment("requested_at", "dossier-requested", one.release.requested_at),
            desk.fact("email", "dossier-email", one.contact.email.unwrap_or_default()),
            desk.fact("phone", "dossier-phone", one.contact.phone.unwrap_or_default()),
            desk.fact("note", "dossier-note", one.contact.note.unwrap_or_default()),
        ];
        facts.extend(revoked);
        facts
    });
    sections.push(desk.section("releases", "dossier-releases", released.collect()));
    let corrections = persistence::correction::of_student(connection, row.id).await?.into_iter().map(|one| {
        let answer = one.settled.map(|settled| settled.answer).unwrap_or_default();
        vec![
            desk.moment("asked_at", "dossier-requested", one.asked_at),
            desk.fact("words", "dossier-words", one.words),
            desk.fact("answer", "dossier-answer", answer),
        ]
    });
    sections.push(desk.section("corrections", "dossier-corrections", corrections.collect()));
    let read = accesses.into_iter().map(|line| {
        let what = domain::release::AccessWhat::ALL.into_iter().find(|(what, _)| *what == line.what).map(|(_, name)| name);
        vec![
            desk.moment("at", "dossier-at", line.at),
            desk.fact("who", "dossier-who", desk.companies.get(&line.reader.organisation).cloned().unwrap_or_default()),
            Fact { shown: access_words(language, line.what), ..desk.fact("what", "dossier-what", what.unwrap_or_default()) },
        ]
    });
    sections.push(desk.section("accesses", "dossier-accesses", read.collect()));
    let enters = persistence::dossier::enters_as(connection, row.id).await?;
    let enters = enters.into_iter().filter_map(|one| one.email).map(|email| vec![desk.fact("email", "dossier-email", email)]);
    sections.push(desk.section("access_with", "dossier-enters", enters.collect()));
    let left_out = if is_school { Vec::new() } else { vec![text0(language, "dossier-left-out")] };
    Ok(Dossier { student: row.id, label, at: services.now(), sections, left_out })
}

async fn identity(
    connection: &impl Connection,
    desk: &Desk,
    row: &StudentRow,
    name: Option<&domain::student::PersonName>,
) -> Result<Section, ServiceError> {
    let class = persistence::school_class::one(connection, row.class).await?.map(|stored| stored.class);
    let town = persistence::municipality::all(connection).await?.remove(&row.municipality).map(|place| place.name);
    let own = persistence::tutor::of_students(connection, &[row.id]).await?.remove(&row.id);
    let of_class = persistence::tutor::of_classes(connection, &[row.class]).await?.remove(&row.class);
    let tutor: Vec<TutorId> = own.or(of_class).into_iter().collect();
    let tutor = persistence::tutor::find(connection, &tutor).await?.into_values().next().map(|tutor| tutor.terms.name);
    let called = |part: fn(&domain::student::PersonName) -> &str| name.map(part).unwrap_or_default().to_owned();
    let facts = vec![
        desk.fact("given", "people-given", called(|name| name.given())),
        desk.fact("family", "people-family", called(|name| name.family())),
        desk.fact("pseudonym", "dossier-pseudonym", row.pseudonym.clone()),
        desk.fact("register_number", "people-number", row.register_number.clone()),
        desk.day("birth", "people-birth", Some(row.birth)),
        desk.fact("municipality", "people-municipality", town.unwrap_or_else(|| row.municipality.clone())),
        desk.fact("school", "dossier-school", desk.companies.get(&row.school).cloned().unwrap_or_default()),
        desk.fact("class", "people-class", class.as_ref().map(domain::organisation::SchoolClass::label).unwrap_or_default()),
        desk.fact("school_year", "dossier-year", class.as_ref().map(|class| class.school_year.clone()).unwrap_or_default()),
        desk.fact("track", "people-track", class.map(|class| class.track).unwrap_or_default()),
        desk.fact("tutor", "dossier-tutor", tutor.unwrap_or_default()),
        desk.fact("hours_done", "people-hours-done", row.hours_done.to_string()),
    ];
    Ok(desk.section("identity", "people-data", vec![facts]))
}

fn safety(desk: &Desk, row: &StudentRow) -> Section {
    let risk = row.safety_risk;
    let facts = vec![
        desk.fact("general_hours", "people-general-hours", row.general_safety_hours.to_string()),
        desk.day("general_on", "people-general-on", row.general_safety_on),
        desk.fact("specific_hours", "people-specific-hours", row.specific_safety_hours.to_string()),
        desk.day("specific_on", "people-specific-on", row.specific_safety_on),
        Fact {
            shown: risk.map(|risk| messages::risk(desk.language, risk)).unwrap_or_default(),
            ..desk.fact("risk", "people-risk", risk.map(domain::demand::Risk::name).unwrap_or_default())
        },
    ];
    desk.section("safety_courses", "people-safety-heading", vec![facts])
}

async fn competences(connection: &impl Connection, desk: &Desk, student: StudentId) -> Result<Section, ServiceError> {
    let labels = persistence::competence::labels(connection, desk.language).await?;
    let labels: BTreeMap<_, _> = labels.into_iter().map(|label| (label.id, label.label)).collect();
    let held = persistence::enrolment::held(connection, student).await?.into_iter().map(|stored| {
        let held = stored.attested.held;
        vec![
            desk.fact("competence", "people-competence", labels.get(&held.competence).cloned().unwrap_or_default()),
            Fact {
                shown: messages::level(desk.language, held.level),
                ..desk.fact("level", "people-level", held.level.number().to_string())
            },
            desk.fact("evidence", "people-evidence", messages::evidence(desk.language, held.evidence)),
            desk.fact("attested_by", "people-attested-by", stored.attested.by.unwrap_or_default()),
            desk.day("attested_on", "dossier-attested-on", stored.attested.on),
        ]
    });
    Ok(desk.section("competences", "people-competences", held.collect()))
}

async fn needs(connection: &impl Connection, desk: &Desk, student: StudentId) -> Result<Section, ServiceError> {
    let stated = persistence::accommodation::one(connection, student).await?.stated;
    if stated.is_none() {
        return Ok(desk.section("needs", "accommodation-heading", Vec::new()));
    }
    let number = |number: Option<u16>| number.map(|number| number.to_string()).unwrap_or_default();
    let time = |time: Option<domain::calendar::ClockTime>| time.map(|time| time.to_string()).unwrap_or_default();
    let means = stated.travel.map(|limit| messages::means(desk.language, limit.means)).unwrap_or_default();
    let facts = vec![
        desk.fact("travel_minutes", "accommodation-travel", number(stated.travel.map(|limit| limit.minutes))),
        desk.fact("travel_means", "accommodation-means", means),
        desk.fact("risk", "accommodation-risk", stated.risk.map(|risk| messages::risk(desk.language, risk)).unwrap_or_default()),
        desk.fact("daily_hours", "accommodation-daily", number(stated.daily_hours)),
        desk.fact("weekly_hours", "accommodation-weekly", number(stated.weekly_hours)),
        desk.fact("not_before", "accommodation-not-before", time(stated.not_before)),
        desk.fact("not_after", "accommodation-not-after", time(stated.not_after)),
        desk.day("until", "accommodation-until", stated.until),
    ];
    Ok(desk.section("needs", "accommodation-heading", vec![facts]))
}

/// Places, wishes, and for the school what companies think.
fn wishes(desk: &Desk, on_boards: &OnBoards, is_school: bool) -> Vec<Section> {
    let placed = on_boards.placements.iter().map(|(board, demand, stage)| {
        let mut facts = desk.place(*board, *demand);
        facts.push(desk.fact("stage", "dossier-stage", messages::stage(desk.language, *stage)));
        facts
    });
    let wished = on_boards.preferences.iter().map(|(board, demand, rank)| {
        let mut facts = desk.place(*board, *demand);
        facts.push(desk.fact("rank", "dossier-rank", rank.to_string()));
        facts
    });
    let mut sections = vec![
        desk.section("placements", "dossier-placements", placed.collect()),
        desk.section("preferences", "dossier-preferences", wished.collect()),
    ];
    if is_school {
        let thought = on_boards.assessments.iter().map(|(board, demand, assessment)| {
            let mut facts = desk.place(*board, *demand);
            facts.push(desk.fact("assessment", "dossier-assessment", messages::assessment(desk.language, *assessment)));
            facts
        });
        sections.push(desk.section("assessments", "dossier-assessments", thought.collect()));
    }
    sections
}

/// What somebody has opened, in words.
#[must_use]
pub fn access_words(language: Language, what: domain::release::AccessWhat) -> String {
    use domain::release::AccessWhat;
    text0(
        language,
        match what {
            AccessWhat::File => "readings-file",
            AccessWhat::Export => "readings-export",
            AccessWhat::ClassList => "readings-class-list",
            AccessWhat::BoardList => "readings-board-list",
            AccessWhat::Released => "readings-released",
        },
    )
}
