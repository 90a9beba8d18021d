//! What companies ask: what their form offers, a new demand, their own list. What they do with a
//! demand later is in `change.rs`.

mod change;

pub use change::{Answer, HistoryLine, KeptDemand, change, one, reopen, withdraw};

use crate::board::{Sitting, Wish, used_twice};
use crate::concept::{Adoption, Settled};
use crate::{ServiceError, Services, catalogue, concept, tutor};
use domain::board::BoardCommand;
use domain::calendar::Date;
use domain::concept::{NewProposal, read_proposed};
use domain::demand::{BoardOption, DemandCard, DemandForm, DemandKind, DemandOptions, NewDemand, OwnAllotment, OwnDemand};
use domain::id::{BoardId, CommandId, CompetenceId, DemandId, OrganisationId, PersonId, TutorId};
use domain::language::Language;
use domain::policy::{Action, Actor, Denied, Resource, Role, authorize};
use domain::{ApiError, FieldError};
use persistence::board::BoardRecord;
use persistence::command::{DoneCommand, Outcome};
use persistence::demand::{Allotment, DemandRecord};
use persistence::{StoreError, write_transaction};
use std::collections::{BTreeMap, BTreeSet};

/// What the form of the actor's company offers to choose from.
///
/// # Errors
/// [`ApiError::NotFound`] for whoever speaks for no company.
pub async fn options(services: &Services, actor: &Actor, language: Language) -> Result<DemandOptions, ApiError> {
    let (_, company) = own_company(actor)?;
    Ok(read_options(services, company, language).await?)
}

/// States a demand, once: the form sent again under the same id gets the first answer. Its seats
/// appear on the boards in the same transaction. It is done to the end even when the caller goes
/// away meanwhile.
///
/// # Errors
/// [`ApiError::Invalid`] with every field to mend, [`ApiError::NotFound`] for whoever speaks for no
/// company, [`ApiError::Malformed`] where the id was used for something else, [`ApiError::Busy`].
pub async fn create(services: &Services, actor: &Actor, form: DemandForm, command: CommandId) -> Result<DemandId, ApiError> {
    let (services, actor) = (services.clone(), *actor);
    let work = tokio::spawn(async move { state(&services, &actor, &form, command).await });
    let outcome = work.await.map_err(|error| ServiceError::BrokeOff(error.to_string()))?;
    Ok(outcome?)
}

/// The demands of the actor's company, newest first, with the boards on which they stand.
///
/// # Errors
/// [`ApiError::NotFound`] for whoever speaks for no company.
pub async fn own(services: &Services, actor: &Actor, language: Language) -> Result<Vec<OwnDemand>, ApiError> {
    let (_, company) = own_company(actor)?;
    Ok(of_company(services, company, language).await?)
}

/// The company for which the actor may state demands.
pub(crate) fn own_company(actor: &Actor) -> Result<(PersonId, OrganisationId), ServiceError> {
    let (Some(person), Some(Role::Company { company })) = (actor.person(), actor.role()) else { return Err(Denied::Hidden.into()) };
    let _permit = authorize(actor, Action::WriteDemand, &Resource::Company(company))?;
    Ok((person, company))
}

async fn read_options(services: &Services, company: OrganisationId, language: Language) -> Result<DemandOptions, ServiceError> {
    let connection = services.database().connection();
    let boards = open_boards(services).await?;
    let mut ids: Vec<OrganisationId> = boards.iter().map(|board| board.school).collect();
    ids.push(company);
    let organisations = persistence::organisation::find(connection, &ids).await?;
    let own = organisations.get(&company).ok_or(ServiceError::NotFound)?;
    let students = persistence::figures::students_by_board(connection).await?;
    let places = persistence::municipality::all(connection).await?;
    let mut municipalities: Vec<(String, String)> = places.into_values().map(|place| (place.istat_code, place.name)).collect();
    municipalities.sort_by_cached_key(|(code, name)| (*code != own.istat_code, domain::search::normalise(name)));
    let demands = catalogue::open_demands(services).await?;
    Ok(DemandOptions {
        company_name: own.organisation.name.clone(),
        municipalities,
        occupations: catalogue::occupations(services, language, &demands).await?,
        competences: persistence::competence::labels(connection, language).await?,
        tutors: tutor::options(connection, company, None).await?,
        boards: boards
            .into_iter()
            .map(|board| BoardOption {
                id: board.id,
                title: board.title,
                school_name: organisations.get(&board.school).map(|school| school.organisation.name.clone()).unwrap_or_default(),
                period: board.period,
                students: students.get(&board.id).copied().unwrap_or(0),
            })
            .collect(),
        today: Some(services.today()),
    })
}

/// The boards whose round is not over.
async fn open_boards(services: &Services) -> Result<Vec<BoardRecord>, ServiceError> {
    let mut boards = persistence::board::all(services.database().connection()).await?;
    boards.retain(|board| board.period.to() >= services.today());
    Ok(boards)
}

async fn state(services: &Services, actor: &Actor, form: &DemandForm, command: CommandId) -> Result<DemandId, ServiceError> {
    let (person, company) = own_company(actor)?;
    if let Some(first) = answered(services, command, person).await? {
        return Ok(first);
    }
    let mut tries = 0;
    loop {
        tries += 1;
        let settled = concept::settle(services, form).await?;
        let (new, proposed) = read(&settled.form, company, services.today())?;
        let mut problems = unknown(services, &settled, &new, &proposed).await?;
        let tutor = match tutor_of(services, form, &new, None).await? {
            Ok(tutor) => tutor,
            Err(problem) => {
                problems.push(problem);
                None
            }
        };
        if !problems.is_empty() {
            return Err(ServiceError::Invalid(problems));
        }
        let _permit = authorize(actor, Action::AllotSeats, &Resource::Company(company))?;
        if !proposed.is_empty() {
            let _permit = authorize(actor, Action::ProposeCompetence, &Resource::Company(company))?;
        }
        match store(services, person, command, (&new, tutor), &settled.adoptions, &proposed).await {
            // The same form was sent twice in one moment and the other one was first; or somebody else
            // took the same concept into the catalogue meanwhile.
            Err(ServiceError::Store(StoreError::Taken(_))) => match answered(services, command, person).await? {
                Some(first) => return Ok(first),
                None if tries < TRIES && !settled.adoptions.is_empty() => {}
                None => return Err(ServiceError::Store(StoreError::Busy("a command was answered twice".to_owned()))),
            },
            outcome => return outcome,
        }
    }
}

/// How often a form is looked at again because somebody took in what it takes in.
const TRIES: u32 = 4;

/// Reads the whole form, or says of every wrong field what to do about it.
fn read(form: &DemandForm, company: OrganisationId, today: Date) -> Result<(NewDemand, Vec<NewProposal>), ServiceError> {
    match (form.parse(company, today), read_proposed(&form.proposed)) {
        (Ok(new), Ok(proposed)) => Ok((new, proposed)),
        (new, proposed) => {
            let problems = new.err().into_iter().chain(proposed.err()).flatten();
            Err(ServiceError::Invalid(problems.collect()))
        }
    }
}

/// What the command did, where it was done before.
async fn answered(services: &Services, command: CommandId, person: PersonId) -> Result<Option<DemandId>, ServiceError> {
    match persistence::command::find(services.database().connection(), command).await? {
        None => Ok(None),
        Some(DoneCommand { actor, outcome: Outcome::Demand(demand) }) if actor == person => Ok(Some(demand)),
        Some(_) => Err(used_twice()),
    }
}

async fn store(
    services: &Services,
    person: PersonId,
    command: CommandId,
    (new, tutor): (&NewDemand, Option<TutorId>),
    adoptions: &[Adoption],
    proposed: &[NewProposal],
) -> Result<DemandId, ServiceError> {
    let wish = Wish { command, actor: Some(person), at: services.now(), today: services.today() };
    let demand = DemandId::generate();
    let seats: BTreeMap<BoardId, u16> = new.allotments.iter().copied().collect();
    let boards: Vec<BoardId> = seats.keys().copied().collect();
    let sitting = Sitting::open(services, boards).await?;
    let proposals = &concept::proposal::records(proposed, demand, new.company, person, wish.at);
    let (seats, sitting_here, wish) = (&seats, &sitting, &wish);
    let done = write_transaction(services.database(), |transaction| async move {
        let revision = concept::adopt(&transaction, adoptions).await?;
        // Nobody else knows the new row, so that it may come before the locks of the boards.
        persistence::demand::insert(&transaction, demand, None, new, wish.at).await?;
        persistence::tutor::give_demand(&transaction, demand, new.company, tutor).await?;
        persistence::competence_proposal::insert(&transaction, proposals).await?;
        let mut done = Vec::with_capacity(seats.len());
        // By board, in the order of their ids: the order of locks.
        for (&board, &seats) in seats {
            let allot = BoardCommand::Allot { demand, seats };
            done.push(sitting_here.record(&transaction, board, wish, &allot).await?);
        }
        let result = DoneCommand { actor: person, outcome: Outcome::Demand(demand) };
        persistence::command::remember(&transaction, command, &result, wish.at).await?;
        persistence::draft::delete(&transaction, command, person).await?;
        Ok::<_, ServiceError>((done, revision))
    })
    .await;
    match done {
        Ok((done, revision)) => {
            sitting.settle(services, &done);
            if let Some(revision) = revision {
                services.hub().ring_rules(revision);
            }
            Ok(demand)
        }
        Err(error) => {
            if !adoptions.is_empty() {
                sitting.abandon(services);
            }
            Err(error)
        }
    }
}

/// The tutor whom a form names; a forecast has none yet. `standing` is who follows the students now.
async fn tutor_of(
    services: &Services,
    form: &DemandForm,
    new: &NewDemand,
    standing: Option<TutorId>,
) -> Result<Result<Option<TutorId>, FieldError>, ServiceError> {
    match new.facts.kind {
        DemandKind::Placement(_) => tutor::chosen(services.database().connection(), new.company, &form.tutor, standing).await,
        DemandKind::Forecast { .. } => Ok(Ok(None)),
    }
}

/// Fields that name what does not exist, or no longer takes demands.
async fn unknown(
    services: &Services,
    settled: &Settled,
    new: &NewDemand,
    proposed: &[NewProposal],
) -> Result<Vec<FieldError>, ServiceError> {
    let (connection, form) = (services.database().connection(), &settled.form);
    let mut problems = Vec::new();
    let occupations = persistence::occupation::labels(connection, Language::Italian).await?;
    if !occupations.contains_key(&new.occupation) && !settled.brings_occupation(new.occupation) {
        problems.push(FieldError::new("occupation", "field-choose"));
    }
    if !persistence::municipality::all(connection).await?.contains_key(&new.municipality) {
        problems.push(FieldError::new("municipality", "field-choose"));
    }
    let labels = persistence::competence::labels(connection, Language::Italian).await?;
    let known: BTreeSet<CompetenceId> = labels.into_iter().map(|label| label.id).collect();
    for (row, field) in form.asked.iter().enumerate() {
        if field.competence.parse().is_ok_and(|id: CompetenceId| !known.contains(&id) && !settled.brings_competence(id)) {
            problems.push(FieldError::new(format!("asked[{row}][competence]"), "field-choose"));
        }
    }
    problems.extend(concept::proposal::unknown(proposed, |id| known.contains(&id)));
    let open: BTreeSet<BoardId> = open_boards(services).await?.into_iter().map(|board| board.id).collect();
    let given: BTreeSet<BoardId> = new.allotments.iter().map(|(board, _)| *board).collect();
    let mut seen = BTreeSet::new();
    for (row, field) in form.allotments.iter().enumerate() {
        let Some(board) = field.board.parse().ok().filter(|board| given.contains(board)) else { continue };
        if !open.contains(&board) {
            problems.push(FieldError::new(format!("allotments[{row}][seats]"), "field-choose"));
        } else if !seen.insert(board) {
            problems.push(FieldError::new(format!("allotments[{row}][seats]"), "field-twice"));
        }
    }
    Ok(problems)
}

/// What a company asks, newest first, with all boards on which it stands.
pub(crate) async fn of_company(services: &Services, company: OrganisationId, language: Language) -> Result<Vec<OwnDemand>, ServiceError> {
    let connection = services.database().connection();
    let ids: Vec<DemandId> = persistence::demand::of_company(connection, company).await?.into_iter().collect();
    let records = persistence::demand::find(connection, &ids).await?;
    let boards: BTreeMap<BoardId, BoardRecord> =
        persistence::board::all(connection).await?.into_iter().map(|board| (board.id, board)).collect();
    let mut organisations: Vec<OrganisationId> = boards.values().map(|board| board.school).collect();
    organisations.push(company);
    let organisations = persistence::organisation::find(connection, &organisations).await?;
    let name = |id: OrganisationId| organisations.get(&id).map(|record| record.organisation.name.clone()).unwrap_or_default();
    let occupations = persistence::occupation::labels(connection, language).await?;
    let places = persistence::municipality::all(connection).await?;
    let mut reasons = persistence::demand::reasons(connection, &ids).await?;
    let mut standing: BTreeMap<DemandId, Vec<OwnAllotment>> = BTreeMap::new();
    for Allotment { demand, board, seats, taken, waiting } in persistence::demand::allotments(connection, &ids).await? {
        if let Some(record) = boards.get(&board).filter(|_| seats > 0) {
            let allotment = OwnAllotment { board, title: record.title.clone(), school_name: name(record.school), seats, taken, waiting };
            standing.entry(demand).or_default().push(allotment);
        }
    }
    let card = |record: DemandRecord| DemandCard {
        id: record.id,
        company: record.company,
        company_name: name(record.company),
        title: record.title,
        occupation: occupations.get(&record.occupation).cloned().unwrap_or_default(),
        municipality: places.get(&record.municipality).map_or(record.municipality, |place| place.name.clone()),
        // There is no one school to measure from.
        kilometres: None,
        tasks: record.tasks,
        conditions: record.conditions,
        positions: record.positions,
        tutor: None,
        facts: record.facts,
    };
    let own = records.into_values().rev().map(|record| {
        let boards = standing.remove(&record.id).unwrap_or_default();
        let taken = boards.iter().map(|board| u32::from(board.taken)).sum();
        let state = catalogue::state(&record, taken, services.today());
        let reason = record.withdrawn_at.and_then(|_| reasons.remove(&record.id)).unwrap_or_default();
        OwnDemand { state, boards, version: record.version, reason, card: card(record) }
    });
    Ok(own.collect())
}
