//! Who follows the students of a board, by name, as far as a reader may know it: on a card beside what
//! else it says. What is read here is as old as the page; the rules have facts of their own.

use crate::ServiceError;
use domain::board::{BoardState, BoardStudent, Standing};
use domain::demand::DemandCard;
use domain::id::{DemandId, OrganisationId, StudentId, TutorId};
use domain::policy::{Action, Actor, Resource, authorize};
use persistence::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// Writes the names onto the cards of a board that a school owns.
pub(super) async fn name(
    connection: &impl Connection,
    actor: &Actor,
    owner: OrganisationId,
    state: &BoardState,
    students: &mut [BoardStudent],
    demands: &mut [DemandCard],
) -> Result<(), ServiceError> {
    let may_see = |subject: Resource<'_>| authorize(actor, Action::ReadTutors, &subject).is_ok();
    let companies: BTreeMap<DemandId, OrganisationId> = demands.iter().map(|card| (card.id, card.company)).collect();
    let own = demands.iter().filter(|card| may_see(Resource::Company(card.company)));
    let mut of_demands: BTreeSet<DemandId> = own.map(|card| card.id).collect();
    let mut of_students: BTreeSet<StudentId> = BTreeSet::new();
    for card in students.iter().map(|student| student.seen.card()) {
        if may_see(Resource::School(card.school)) {
            of_students.insert(card.id);
        }
        let Some(Standing::Placed(demand)) = state.student(card.id).map(|entry| entry.standing) else { continue };
        let Some(company) = companies.get(&demand) else { continue };
        if may_see(Resource::Placement { school: card.school, owner, company: *company }) {
            of_demands.insert(demand);
            of_students.insert(card.id);
        }
    }
    let of_demands = persistence::tutor::of_demands(connection, &of_demands.into_iter().collect::<Vec<_>>()).await?;
    let of_students = persistence::tutor::following(connection, &of_students.into_iter().collect::<Vec<_>>()).await?;
    let ids: BTreeSet<TutorId> = of_demands.values().chain(of_students.values()).copied().collect();
    let tutors = persistence::tutor::find(connection, &ids.into_iter().collect::<Vec<_>>()).await?;
    let name = |tutor: Option<&TutorId>| tutor.and_then(|tutor| tutors.get(tutor)).map(|tutor| tutor.terms.name.clone());
    for card in demands {
        card.tutor = name(of_demands.get(&card.id));
    }
    for student in students {
        student.tutor = name(of_students.get(&student.seen.card().id));
    }
    Ok(())
}
