//! The log of who reads what of a student. A reading that cannot be noted does not happen.
//!
//! One line an hour for the same reader and thing: the student's own page, what is taken away, what was
//! released to a company; and one for a whole list, of a class or of a board that a school reads with its
//! own students' names.

use crate::{ServiceError, Services};
use domain::policy::{Actor, Role};
use persistence::access::{AccessReader, Subject};
use persistence::write_transaction;

/// Notes what somebody is about to read. Who reads of themself, or no names, leaves no line.
pub(crate) async fn note(services: &Services, actor: &Actor, subjects: &[Subject]) -> Result<(), ServiceError> {
    let (Some(person), Some(Role::Teacher { school: organisation } | Role::Company { company: organisation })) =
        (actor.person(), actor.role())
    else {
        return Ok(());
    };
    if subjects.is_empty() {
        return Ok(());
    }
    let (reader, at) = (AccessReader { person, organisation }, services.now());
    // Most readings are noted already: they take no lock.
    let new = &persistence::access::unnoted(services.database().connection(), reader, subjects, at).await?;
    if new.is_empty() {
        return Ok(());
    }
    write_transaction(services.database(), |transaction| async move {
        persistence::access::note(&transaction, reader, new, at).await?;
        Ok::<_, ServiceError>(())
    })
    .await
}
