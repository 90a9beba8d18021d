//! What a company does with a demand that stands: it changes it, withdraws it, reopens it. Each over
//! the version that somebody has seen, in one transaction.

use super::{of_company, own_company, tutor_of, unknown};
use crate::board::{Sitting, Wish};
use crate::school_class::label;
use crate::{ServiceError, Services, board, concept, tutor};
use domain::board::{BoardCommand, Refusal};
use domain::calendar::Timestamp;
use domain::demand::{DemandDeed, DemandFacts, DemandForm, Given, OwnDemand, WithdrawalForm};
use domain::effect::unseated;
use domain::id::{BoardId, CommandId, DemandId, PersonId};
use domain::language::Language;
use domain::need::Told;
use domain::policy::{Action, Actor, Resource, authorize};
use domain::{ApiError, FieldError};
use persistence::demand::{DemandRecord, Step};
use persistence::{Connection, write_transaction};
use std::collections::{BTreeMap, BTreeSet};

/// How often a withdrawal looks again because a school gave or took seats in between.
const TRIES: u32 = 4;

/// A demand as its company works on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDemand {
    /// As it stands in the company's list.
    pub own: OwnDemand,
    /// The form with what stands there now.
    pub form: DemandForm,
    /// Id and name of the company's tutors who may be chosen: those who follow somebody new, and the one
    /// who stands there.
    pub tutors: Vec<(String, String)>,
    /// Who wrote this version; `None` after an import, or where nobody has changed it yet.
    pub changed_by: Option<String>,
    /// What people did with it, the newest first.
    pub history: Vec<HistoryLine>,
    /// Why it can be neither changed nor reopened any more.
    pub closed: Option<FieldError>,
    /// Why it cannot be withdrawn now.
    pub kept: Option<FieldError>,
}

/// What somebody did with a demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// When.
    pub at: Timestamp,
    /// Who; `None` where the person is gone.
    pub name: Option<String>,
    /// What.
    pub deed: DemandDeed,
}

/// What a changed form leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is done.
    Done,
    /// So many students who have a seat would not be allowed any more: whoever asks must have read
    /// this and agree.
    Asks(Told),
}

/// One of the actor's company's demands.
///
/// # Errors
/// [`ApiError::NotFound`] where there is none for this actor.
pub async fn one(services: &Services, actor: &Actor, id: DemandId, language: Language) -> Result<KeptDemand, ApiError> {
    Ok(read_one(services, actor, id, language).await?)
}

/// Makes a demand what the form says, over the version `seen`. Its code, its seats on boards and
/// whether it is withdrawn stay. Where students who have a seat would be refused afterwards, it is
/// done only if one has agreed; before, the answer is how many.
///
/// # Errors
/// [`ApiError::Invalid`] with every field to mend, [`ApiError::Stale`] where somebody changed it
/// meanwhile, [`ApiError::NotFound`] where there is none for this actor, [`ApiError::Busy`].
pub async fn change(
    services: &Services,
    actor: &Actor,
    id: DemandId,
    form: &DemandForm,
    seen: u64,
    has_agreed: bool,
) -> Result<Answer, ApiError> {
    Ok(write_change(services, actor, id, form, seen, has_agreed).await?)
}

/// Withdraws a demand in whose seats nobody is: its seats leave the boards, and it is offered no
/// more. It is done to the end even when the caller goes away meanwhile.
///
/// # Errors
/// As [`change`]; [`ApiError::Invalid`] also where students have a seat.
pub async fn withdraw(services: &Services, actor: &Actor, id: DemandId, form: &WithdrawalForm) -> Result<(), ApiError> {
    let (services, actor, form) = (services.clone(), *actor, form.clone());
    let work = tokio::spawn(async move { take_back(&services, &actor, id, &form).await });
    Ok(work.await.map_err(|error| ServiceError::BrokeOff(error.to_string()))??)
}

/// Offers a withdrawn demand again, while its days are not over. Seats on boards it has none: the
/// schools find it when they prepare them.
///
/// # Errors
/// As [`change`].
pub async fn reopen(services: &Services, actor: &Actor, id: DemandId, form: &WithdrawalForm) -> Result<(), ApiError> {
    Ok(offer_again(services, actor, id, form).await?)
}

/// The demand, and who may work on it.
async fn own(services: &Services, actor: &Actor, id: DemandId) -> Result<(PersonId, DemandRecord), ServiceError> {
    let (person, _) = own_company(actor)?;
    let record = persistence::demand::find(services.database().connection(), &[id]).await?.remove(&id).ok_or(ServiceError::NotFound)?;
    let _permit = authorize(actor, Action::WriteDemand, &Resource::Company(record.company))?;
    Ok((person, record))
}

async fn read_one(services: &Services, actor: &Actor, id: DemandId, language: Language) -> Result<KeptDemand, ServiceError> {
    let (_, record) = own(services, actor, id).await?;
    let connection = services.database().connection();
    let mut all = of_company(services, record.company, language).await?.into_iter();
    let own = all.find(|demand| demand.card.id == id).ok_or(ServiceError::NotFound)?;
    let log = persistence::demand::log(connection, id).await?;
    let people: Vec<PersonId> = log.iter().map(|line| line.actor).collect::<BTreeSet<_>>().into_iter().collect();
    let names: BTreeMap<PersonId, String> =
        persistence::person::labels(connection, &people).await?.into_iter().map(|label| (label.id, label.name)).collect();
    let writer = log.first().filter(|line| line.version == record.version).map(|line| line.actor);
    let given = given_of(&own);
    let kind = record.facts.kind;
    let standing = persistence::tutor::of_demands(connection, &[id]).await?.remove(&id);
    let tutor = standing.map(|tutor| tutor.to_string()).unwrap_or_default();
    Ok(KeptDemand {
        form: DemandForm { tutor, ..DemandForm::filled(&record.stated()) },
        tutors: tutor::options(connection, record.company, standing).await?,
        changed_by: label(connection, writer).await?,
        history: log.iter().map(|line| HistoryLine { at: line.at, name: names.get(&line.actor).cloned(), deed: line.deed }).collect(),
        closed: kind.closed(services.today()),
        kept: kind.kept(services.today(), given),
        own,
    })
}

fn given_of(own: &OwnDemand) -> Given {
    own.boards
        .iter()
        .fold(Given::default(), |sum, one| Given { seats: sum.seats + u32::from(one.seats), taken: sum.taken + u32::from(one.taken) })
}

async fn write_change(
    services: &Services,
    actor: &Actor,
    id: DemandId,
    form: &DemandForm,
    seen: u64,
    has_agreed: bool,
) -> Result<Answer, ServiceError> {
    let (person, before) = own(services, actor, id).await?;
    if let Some(why) = before.facts.kind.closed(services.today()) {
        return Err(ServiceError::Invalid(vec![why]));
    }
    if before.version != seen {
        return Err(ServiceError::Stale);
    }
    // Seats on boards are shared out there.
    let form = DemandForm { allotments: Vec::new(), ..form.clone() };
    let settled = concept::settle(services, &form).await?;
    let new = settled.form.parse(before.company, services.today()).map_err(ServiceError::Invalid)?;
    let mut problems = unknown(services, &settled, &new, &[]).await?;
    let given = persistence::demand::given(services.database().connection(), id).await?;
    problems.extend(new.hindrances(given));
    let standing = persistence::tutor::of_demands(services.database().connection(), &[id]).await?.remove(&id);
    let tutor = match tutor_of(services, &form, &new, standing).await? {
        Ok(tutor) => tutor,
        Err(problem) => {
            problems.push(problem);
            None
        }
    };
    if let Some(other) = tutor.filter(|tutor| Some(*tutor) != standing) {
        problems.extend(tutor::overburdened(services, other, &new.facts, given.taken).await?);
    }
    if !problems.is_empty() {
        return Err(ServiceError::Invalid(problems));
    }
    if !has_agreed {
        let students = lose_their_place(services, actor, id, &new.facts).await?;
        if students > 0 {
            return Ok(Answer::Asks(Told::of(students)));
        }
    }
    let (new, adoptions, at) = (&new, &settled.adoptions, services.now());
    let revision = write_transaction(services.database(), |transaction| async move {
        // The lock that imports take too; and boards read their facts anew.
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        let revision = concept::adopt(&transaction, adoptions).await?.unwrap_or(revision);
        step(&transaction, id, seen, Step::Change(new), person, at).await?;
        persistence::tutor::give_demand(&transaction, id, new.company, tutor).await?;
        // Under the demand's lock nobody gives seats: what holds now holds at the commit.
        let problems = new.hindrances(persistence::demand::given(&transaction, id).await?);
        if problems.is_empty() { Ok(revision) } else { Err(ServiceError::Invalid(problems)) }
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(Answer::Done)
}

async fn step(
    connection: &impl Connection,
    id: DemandId,
    seen: u64,
    step: Step<'_>,
    person: PersonId,
    at: Timestamp,
) -> Result<(), ServiceError> {
    if persistence::demand::write(connection, id, seen, step, person, at).await? { Ok(()) } else { Err(ServiceError::Stale) }
}

/// How many students who have a seat, on whatever board, the rules would refuse with these facts.
async fn lose_their_place(services: &Services, actor: &Actor, id: DemandId, after: &DemandFacts) -> Result<u32, ServiceError> {
    let mut students = BTreeSet::new();
    for allotment in persistence::demand::allotments(services.database().connection(), &[id]).await? {
        if allotment.taken > 0 {
            let (state, facts) = board::readable(services, actor, allotment.board).await?;
            students.extend(unseated(&state, &facts, id, after));
        }
    }
    Ok(u32::try_from(students.len()).unwrap_or(u32::MAX))
}

async fn take_back(services: &Services, actor: &Actor, id: DemandId, form: &WithdrawalForm) -> Result<(), ServiceError> {
    let (person, before) = own(services, actor, id).await?;
    let seen = seen(form)?;
    if before.version != seen {
        return Err(ServiceError::Stale);
    }
    let given = persistence::demand::given(services.database().connection(), id).await?;
    if let Some(why) = before.facts.kind.kept(services.today(), given) {
        return Err(ServiceError::Invalid(vec![why]));
    }
    let reason = form.why().map_err(ServiceError::Invalid)?;
    let mut tries = 0;
    loop {
        tries += 1;
        match clear_and_withdraw(services, id, seen, &reason, person).await {
            // A school gave or took seats in between.
            Err(ServiceError::Stale | ServiceError::Refused(Refusal::NothingToChange)) if tries < TRIES => {}
            Err(ServiceError::Refused(Refusal::SeatsTaken { taken })) => {
                let given = Given { seats: taken.into(), taken: taken.into() };
                return Err(ServiceError::Invalid(before.facts.kind.kept(services.today(), given).into_iter().collect()));
            }
            outcome => return outcome,
        }
    }
}

/// Takes the seats from all boards and withdraws the demand, in one transaction.
async fn clear_and_withdraw(services: &Services, id: DemandId, seen: u64, reason: &str, person: PersonId) -> Result<(), ServiceError> {
    let allotments = persistence::demand::allotments(services.database().connection(), &[id]).await?;
    let boards: BTreeSet<BoardId> = allotments.into_iter().filter(|one| one.seats > 0).map(|one| one.board).collect();
    let wish = Wish { command: CommandId::generate(), actor: Some(person), at: services.now(), today: services.today() };
    let sitting = Sitting::open(services, boards.clone()).await?;
    let (boards, sitting_here, wish) = (&boards, &sitting, &wish);
    let done = write_transaction(services.database(), |transaction| async move {
        let mut done = Vec::with_capacity(boards.len());
        // By board, in the order of their ids: the order of locks. Under a board's lock nobody takes
        // a seat, and the decision refuses where somebody has one.
        for &board in boards {
            let none = BoardCommand::Allot { demand: id, seats: 0 };
            done.push(sitting_here.record(&transaction, board, wish, &none).await?);
        }
        step(&transaction, id, seen, Step::Withdraw(reason), person, wish.at).await?;
        // Under the demand's lock: not on yet another board meanwhile.
        let given = persistence::demand::given(&transaction, id).await?;
        if given.seats > 0 { Err(ServiceError::Stale) } else { Ok(done) }
    })
    .await?;
    sitting.settle(services, &done);
    Ok(())
}

async fn offer_again(services: &Services, actor: &Actor, id: DemandId, form: &WithdrawalForm) -> Result<(), ServiceError> {
    let (person, before) = own(services, actor, id).await?;
    let (seen, at) = (seen(form)?, services.now());
    if let Some(why) = before.facts.kind.closed(services.today()) {
        return Err(ServiceError::Invalid(vec![why]));
    }
    write_transaction(services.database(), |transaction| async move { step(&transaction, id, seen, Step::Reopen, person, at).await }).await
}

fn seen(form: &WithdrawalForm) -> Result<u64, ServiceError> {
    form.seen().ok_or_else(|| ServiceError::Malformed("the form has no version".to_owned()))
}
