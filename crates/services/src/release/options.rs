//! To whom a student's name may be released.

use super::{AudienceOption, Closeness, names_of_organisations, titles};
use crate::ServiceError;
use domain::id::{BoardId, DemandId, OrganisationId, StudentId};
use domain::release::Audience;
use domain::search::normalise;
use persistence::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// The companies that have places on the student's boards, the closest first, and each of these boards.
pub(super) async fn of(connection: &impl Connection, student: StudentId) -> Result<Vec<AudienceOption>, ServiceError> {
    let on_boards = persistence::dossier::on_boards(connection, student).await?;
    let boards: Vec<BoardId> = persistence::enrolment::needs(connection, student).await?.boards.into_iter().collect();
    let placed: BTreeSet<DemandId> = on_boards.placements.iter().map(|(_, demand, _)| *demand).collect();
    let wished: BTreeSet<DemandId> = on_boards.preferences.iter().map(|(_, demand, _)| *demand).collect();
    let mut companies: BTreeMap<OrganisationId, Closeness> = BTreeMap::new();
    for (_, demand, company) in persistence::release::places_on(connection, &boards).await? {
        let closeness = match demand {
            _ if placed.contains(&demand) => Closeness::Placed,
            _ if wished.contains(&demand) => Closeness::Wished,
            _ => Closeness::OnBoard,
        };
        let known = companies.entry(company).or_insert(closeness);
        *known = closeness.min(*known);
    }
    let names = names_of_organisations(connection, companies.keys().copied().collect()).await?;
    let titles = titles(connection).await?;
    let one =
        |audience, label: Option<&String>, closeness| AudienceOption { audience, label: label.cloned().unwrap_or_default(), closeness };
    let mut options: Vec<AudienceOption> =
        companies.into_iter().map(|(company, closeness)| one(Audience::Company(company), names.get(&company), closeness)).collect();
    options.extend(boards.into_iter().map(|board| one(Audience::Board(board), titles.get(&board), Closeness::WholeBoard)));
    options.sort_by_cached_key(|option| (option.closeness, normalise(&option.label), option.audience));
    Ok(options)
}
