//! Preparing a round: a new board, or more classes and seats for one that is there.

use super::live;
use super::record::{UnsharedBoard, Wish};
use crate::{ServiceError, Services};
use domain::FieldError;
use domain::board::{BoardCommand, BoardForm, BoardSetup, ClassOption, PlaceField, PlaceOption, SetupOptions};
use domain::calendar::{iso_day, school_year};
use domain::demand::DemandKind;
use domain::id::{BoardId, CommandId, DemandId, OrganisationId, PersonId, SchoolClassId};
use domain::policy::{Action, Actor, Resource, Role, authorize};
use domain::search::normalise;
use persistence::board::NewBoard;
use persistence::record::students_of;
use persistence::write_transaction;
use std::collections::{BTreeMap, BTreeSet};

/// The school for which the actor prepares the board, or a new one.
async fn school(services: &Services, actor: &Actor, board: Option<BoardId>) -> Result<(PersonId, OrganisationId), ServiceError> {
    let (Some(person), Some(Role::Teacher { school })) = (actor.person(), actor.role()) else { return Err(ServiceError::NotFound) };
    match board {
        None => {
            let _permit = authorize(actor, Action::SetUpBoard, &Resource::School(school))?;
        }
        Some(board) => {
            let live = live::find(services, board).await?;
            live.refresh(services).await?;
            let _permit = live.authorize(actor, Action::AllotSeats)?;
        }
    }
    Ok((person, school))
}

pub(super) async fn options(services: &Services, actor: &Actor, board: Option<BoardId>) -> Result<SetupOptions, ServiceError> {
    let (_, school) = school(services, actor, board).await?;
    let connection = services.database().connection();
    let record = match board {
        Some(board) => Some(persistence::board::find(connection, board).await?.ok_or(ServiceError::NotFound)?),
        None => None,
    };
    let names = persistence::organisation::find(connection, &[school]).await?;
    let school_name = names.get(&school).map(|record| record.organisation.name.clone()).unwrap_or_default();
    let classes = classes(services, school, board).await?;
    let places = places(services, board).await?;
    let form = BoardForm {
        title: record.as_ref().map(|record| record.title.clone()).unwrap_or_default(),
        from: record.as_ref().map(|record| iso_day(record.period.from())).unwrap_or_default(),
        to: record.as_ref().map(|record| iso_day(record.period.to())).unwrap_or_default(),
        classes: classes.iter().filter(|class| class.takes_part).map(|class| class.id.to_string()).collect(),
        places: places
            .iter()
            .map(|place| {
                // A new round begins with all that nobody has; one that is there as it is.
                let seats = if board.is_none() { place.most } else { place.here };
                PlaceField { demand: place.id.to_string(), seats: seats.to_string() }
            })
            .collect(),
    };
    Ok(SetupOptions { school_name, form, classes, places })
}

async fn classes(services: &Services, school: OrganisationId, board: Option<BoardId>) -> Result<Vec<ClassOption>, ServiceError> {
    let connection = services.database().connection();
    let this_year = school_year(services.today());
    let students = students_of(connection, school).await?;
    let (part, on_board) = match board {
        Some(board) => (persistence::board::classes(connection, board).await?, persistence::board::students(connection, board).await?),
        None => (BTreeSet::new(), BTreeSet::new()),
    };
    let mut classes = persistence::organisation::classes(connection, school).await?;
    classes.retain(|class| class.school_year >= this_year || part.contains(&class.id));
    classes.sort_by_cached_key(|class| (class.school_year.clone(), class.grade, class.section.clone()));
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let option = |class: domain::organisation::SchoolClass| {
        let own = || students.iter().filter(|student| student.class == class.id);
        ClassOption {
            students: count(own().count()),
            on_board: count(own().filter(|student| on_board.contains(&student.id)).count()),
            takes_part: part.contains(&class.id),
            label: class.label(),
            id: class.id,
            track: class.track,
            school_year: class.school_year,
        }
    };
    Ok(classes.into_iter().map(option).collect())
}

/// Placements that are neither over nor withdrawn, with seats that no other board has.
async fn places(services: &Services, board: Option<BoardId>) -> Result<Vec<PlaceOption>, ServiceError> {
    let connection = services.database().connection();
    let demands = persistence::demand::all(connection).await?;
    let ids: Vec<DemandId> = demands.iter().map(|demand| demand.id).collect();
    let (mut here, mut elsewhere): (BTreeMap<DemandId, (u16, u16)>, BTreeMap<DemandId, u16>) = Default::default();
    for allotment in persistence::demand::allotments(connection, &ids).await? {
        if Some(allotment.board) == board {
            here.insert(allotment.demand, (allotment.seats, allotment.taken));
        } else {
            *elsewhere.entry(allotment.demand).or_default() += allotment.seats;
        }
    }
    let companies: Vec<OrganisationId> = demands.iter().map(|demand| demand.company).collect();
    let organisations = persistence::organisation::find(connection, &companies).await?;
    let towns = persistence::municipality::all(connection).await?;
    let today = services.today();
    let mut places: Vec<PlaceOption> = demands
        .into_iter()
        .filter_map(|demand| {
            let DemandKind::Placement(terms) = demand.facts.kind else { return None };
            let (seats, taken) = here.get(&demand.id).copied().unwrap_or_default();
            let most = demand.positions.saturating_sub(elsewhere.get(&demand.id).copied().unwrap_or(0));
            if seats == 0 && (most == 0 || terms.period.to() < today || demand.withdrawn_at.is_some()) {
                return None;
            }
            Some(PlaceOption {
                id: demand.id,
                title: demand.title,
                company_name: organisations.get(&demand.company).map(|record| record.organisation.name.clone()).unwrap_or_default(),
                municipality: towns.get(&demand.municipality).map_or(demand.municipality, |town| town.name.clone()),
                period: terms.period,
                here: seats,
                taken,
                most,
            })
        })
        .collect();
    places.sort_by_cached_key(|place| (normalise(&place.company_name), normalise(&place.title), place.id));
    Ok(places)
}

/// Makes the board, or changes the one that is there: one transaction.
pub(super) async fn set_up(services: &Services, actor: &Actor, board: Option<BoardId>, form: &BoardForm) -> Result<BoardId, ServiceError> {
    let (person, school) = school(services, actor, board).await?;
    let setup = form.parse().map_err(ServiceError::Invalid)?;
    let options = options(services, actor, board).await?;
    check(form, &setup, &options)?;
    let students = students_of(services.database().connection(), school).await?;
    let enrolled: Vec<_> = students.iter().map(|student| (student.id, student.class)).collect();
    let id = board.unwrap_or_else(BoardId::generate);
    let wish = || Wish { command: CommandId::generate(), actor: Some(person), at: services.now(), today: services.today() };
    let (setup, enrolled, options, wish) = (&setup, &enrolled, &options, &wish);
    let last = write_transaction(services.database(), |transaction| async move {
        let before = if board.is_none() {
            let (title, period, classes) = (setup.title.clone(), setup.period, setup.classes.clone());
            let new = NewBoard { id, code: None, school, title, period, classes };
            persistence::board::insert(&transaction, &new).await?;
            BTreeSet::new()
        } else {
            // The board's lock first, whatever is read afterwards.
            persistence::board::take_versions(&transaction, id, 0).await?.ok_or(ServiceError::NotFound)?;
            let before = persistence::board::classes(&transaction, id).await?;
            persistence::board::describe(&transaction, id, &setup.title, setup.period, &setup.classes).await?;
            before
        };
        let unshared = UnsharedBoard::load(&transaction, id, services.today()).await?;
        let on_board = persistence::board::students(&transaction, id).await?;
        // Only whole classes come by this form; who came into one that takes part already is in `roll`.
        let comes = |class: &SchoolClassId| setup.classes.contains(class) && !before.contains(class);
        for (student, _) in enrolled.iter().filter(|(student, class)| comes(class) && !on_board.contains(student)) {
            unshared.record(&transaction, &wish(), &BoardCommand::Join { student: *student }).await?;
        }
        for (demand, seats) in &setup.seats {
            let here = options.places.iter().find(|place| place.id == *demand).map_or(0, |place| place.here);
            if here != *seats {
                unshared.record(&transaction, &wish(), &BoardCommand::Allot { demand: *demand, seats: *seats }).await?;
            }
        }
        Ok::<_, ServiceError>(persistence::board::version(&transaction, id).await?.unwrap_or(0))
    })
    .await?;
    // What this process remembers of the board lacks its title, its classes and these steps.
    services.boards().forget(id);
    services.hub().ring(id, last);
    Ok(id)
}

/// Classes and seats that there are.
fn check(form: &BoardForm, setup: &BoardSetup, options: &SetupOptions) -> Result<(), ServiceError> {
    let mut problems = Vec::new();
    let known: BTreeSet<_> = options.classes.iter().map(|class| class.id).collect();
    let leaves = options.classes.iter().any(|class| class.takes_part && !setup.classes.contains(&class.id));
    if setup.classes.iter().any(|class| !known.contains(class)) {
        problems.push(FieldError::new("classes", "field-choose"));
    } else if leaves {
        problems.push(FieldError::new("classes", "setup-class-stays"));
    }
    for (row, field) in form.places.iter().enumerate() {
        let Ok(demand) = field.demand.parse::<DemandId>() else { continue };
        let Some((_, seats)) = setup.seats.iter().find(|(known, _)| *known == demand) else { continue };
        let place = options.places.iter().find(|place| place.id == demand);
        let (least, most) = place.map_or((0, 0), |place| (place.taken, place.most));
        if !(least..=most).contains(seats) {
            let problem = FieldError::new(format!("places[{row}][seats]"), "field-number");
            problems.push(problem.with("least", least.to_string()).with("most", most.to_string()));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(problems)) }
}
