//! What a company reads because a release covers it, worked out anew at each reading.

use super::ReceivedLine;
use crate::{ServiceError, Services, access};
use domain::board::ReleasedPart;
use domain::calendar::Date;
use domain::id::{OrganisationId, ReleaseId, StudentId};
use domain::policy::{Action, Actor, NamePermit, ReleaseSubject, Resource, Role, authorize};
use domain::release::Recipient;
use persistence::Connection;
use persistence::access::Subject;
use persistence::release::StoredRelease;
use std::collections::BTreeMap;

/// What releases cover for one company at one reading.
#[derive(Debug, Default)]
pub(crate) struct Disclosed {
    /// One for each student.
    pub(crate) permits: Vec<NamePermit>,
    /// What to tell beside the card, and by which release.
    pub(crate) parts: BTreeMap<StudentId, (ReleasedPart, ReleaseId)>,
}

/// What a company may read today; nothing for whoever is no company.
pub(crate) async fn disclosed(connection: &impl Connection, actor: &Actor, day: Date) -> Result<Disclosed, ServiceError> {
    let Some(Role::Company { company }) = actor.role() else { return Ok(Disclosed::default()) };
    let boards = persistence::release::boards_of(connection, company).await?;
    let mut found = Disclosed::default();
    // Those that end last come first.
    for StoredRelease { release, contact, .. } in persistence::release::for_company(connection, company, &boards).await? {
        let subject = ReleaseSubject { release: &release, boards: &boards, day };
        let Ok(permit) = authorize(actor, Action::ReadNames, &Resource::Released(subject)) else { continue };
        let recipient = Recipient { company, boards: &boards };
        let contact = contact.covered(|field| release.covers(recipient, field, day));
        if let Some((part, _)) = found.parts.get_mut(&release.student) {
            let known = &mut part.contact;
            // What is added ends earlier: nothing is promised for longer than it holds.
            if known.email.is_none() && contact.email.is_some()
                || known.phone.is_none() && contact.phone.is_some()
                || known.note.is_none() && contact.note.is_some()
            {
                part.until = part.until.min(release.period.to());
            }
            known.email = known.email.take().or(contact.email);
            known.phone = known.phone.take().or(contact.phone);
            known.note = known.note.take().or(contact.note);
            continue;
        }
        found.permits.extend(permit.names());
        let part = ReleasedPart { until: release.period.to(), by_family: release.guardian.is_some(), contact };
        found.parts.insert(release.student, (part, release.id));
    }
    Ok(found)
}

/// All that was released to one's own company, by name.
pub(super) async fn received(services: &Services, actor: &Actor) -> Result<Vec<ReceivedLine>, ServiceError> {
    let Some(Role::Company { company }) = actor.role() else { return Err(ServiceError::NotFound) };
    let company: OrganisationId = company;
    let _permit = authorize(actor, Action::ReadReleases, &Resource::Company(company))?;
    let connection = services.database().connection();
    let Disclosed { permits, mut parts } = disclosed(connection, actor, services.today()).await?;
    let ids: Vec<StudentId> = parts.keys().copied().collect();
    let names = persistence::student::names(connection, &permits, &ids).await?;
    let mut records = persistence::student::find(connection, &ids).await?;
    let mut subjects = Vec::new();
    let mut lines = Vec::new();
    for (student, name) in names {
        let (Some((part, release)), Some(record)) = (parts.remove(&student), records.remove(&student)) else { continue };
        subjects.push(Subject::Released(student, release));
        let ReleasedPart { until, by_family, contact } = part;
        lines.push(ReceivedLine {
            name,
            code: record.code,
            grade: record.class.grade,
            track: record.class.track,
            until,
            by_family,
            contact,
        });
    }
    access::note(services, actor, &subjects).await?;
    lines.sort_by_cached_key(|line| (line.name.sort_key(), line.code.clone()));
    Ok(lines)
}
