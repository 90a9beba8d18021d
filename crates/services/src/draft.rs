//! Drafts of what a company needs, saved while it is written; and former demands as a beginning.

use crate::demand::own_company;
use crate::{ServiceError, Services};
use domain::ApiError;
use domain::calendar::{Date, Period, Timestamp, iso_day};
use domain::demand::{DemandForm, DemandKind};
use domain::id::{CommandId, DemandId};
use domain::policy::{Actor, Denied};
use persistence::demand::DemandRecord;
use persistence::draft::DraftRecord;
use persistence::{StoreError, write_transaction};

/// The most drafts that a person may have at once.
pub const MAX_DRAFTS: usize = 20;
/// The longest draft as it is stored, in bytes.
const MAX_STORED: usize = 65_536;

/// A draft as its writer finds it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The command with which it will be stated.
    pub id: CommandId,
    /// What was typed.
    pub form: DemandForm,
    /// How often it was saved.
    pub version: u64,
    /// When it was saved last.
    pub saved_at: Timestamp,
}

/// Saves what the actor has typed so far. `version` is the one that was read, 0 for a new draft;
/// the new one is returned.
///
/// # Errors
/// [`ApiError::Stale`] where it was saved from elsewhere meanwhile, or stated already;
/// [`ApiError::Malformed`] where it is too long or there are [`MAX_DRAFTS`] already;
/// [`ApiError::NotFound`] for whoever speaks for no company.
pub async fn save(services: &Services, actor: &Actor, id: CommandId, form: &DemandForm, version: u64) -> Result<Draft, ApiError> {
    Ok(keep(services, actor, id, form, version).await?)
}

async fn keep(services: &Services, actor: &Actor, id: CommandId, form: &DemandForm, version: u64) -> Result<Draft, ServiceError> {
    let (person, company) = own_company(actor)?;
    let typed = serde_json::to_string(form).map_err(|error| ServiceError::Malformed(error.to_string()))?;
    if typed.len() > MAX_STORED {
        return Err(ServiceError::Malformed("the draft is too long".to_owned()));
    }
    let version = version.checked_add(1).ok_or_else(|| ServiceError::Malformed("a version out of range".to_owned()))?;
    let draft = &DraftRecord { id, person, company, form: typed, version, saved_at: services.now() };
    write_transaction(services.database(), |transaction| async move {
        if version == 1 {
            let done = persistence::command::find(&transaction, id).await?.is_some();
            let drafts = persistence::draft::of_person(&transaction, person).await?;
            if done || drafts.iter().any(|other| other.id == id) {
                return Err(ServiceError::Stale);
            }
            if drafts.len() >= MAX_DRAFTS {
                return Err(ServiceError::Malformed(format!("more than {MAX_DRAFTS} drafts")));
            }
        }
        match persistence::draft::save(&transaction, draft).await {
            // Somebody else's, or saved twice in one moment.
            Ok(false) | Err(StoreError::Taken(_)) => Err(ServiceError::Stale),
            Ok(true) => Ok(()),
            Err(error) => Err(error.into()),
        }
    })
    .await?;
    Ok(Draft { id, form: form.clone(), version, saved_at: draft.saved_at })
}

/// The actor's draft.
///
/// # Errors
/// [`ApiError::NotFound`] where it is another's or none.
pub async fn read(services: &Services, actor: &Actor, id: CommandId) -> Result<Draft, ApiError> {
    let found = async {
        let (person, company) = own_company(actor)?;
        let record = persistence::draft::find(services.database().connection(), id, person).await?;
        Ok::<_, ServiceError>(draft(record.filter(|record| record.company == company).ok_or(ServiceError::NotFound)?))
    };
    Ok(found.await?)
}

/// The actor's drafts, the one saved last first.
///
/// # Errors
/// [`ApiError::NotFound`] for whoever speaks for no company.
pub async fn own(services: &Services, actor: &Actor) -> Result<Vec<Draft>, ApiError> {
    let found = async {
        let (person, company) = own_company(actor)?;
        let records = persistence::draft::of_person(services.database().connection(), person).await?;
        Ok::<_, ServiceError>(records.into_iter().filter(|record| record.company == company).map(draft).collect())
    };
    Ok(found.await?)
}

/// Throws the actor's draft away, where there is one.
///
/// # Errors
/// [`ApiError::NotFound`] for whoever speaks for no company.
pub async fn discard(services: &Services, actor: &Actor, id: CommandId) -> Result<(), ApiError> {
    let done = async {
        let (person, _) = own_company(actor)?;
        write_transaction(services.database(), |transaction| async move {
            Ok::<_, ServiceError>(persistence::draft::delete(&transaction, id, person).await?)
        })
        .await
    };
    Ok(done.await?)
}

fn draft(record: DraftRecord) -> Draft {
    // A form that another version of the program wrote and this one cannot read begins anew.
    let form = serde_json::from_str(&record.form).unwrap_or_default();
    Draft { id: record.id, form, version: record.version, saved_at: record.saved_at }
}

/// A former demand of the actor's company as the beginning of a new one: the same words and
/// competences, the same days in the first year in which they lie ahead, no seats on boards.
///
/// # Errors
/// [`ApiError::NotFound`] where it is another company's or none.
pub async fn copy(services: &Services, actor: &Actor, id: DemandId) -> Result<DemandForm, ApiError> {
    let found = async {
        let (_, company) = own_company(actor)?;
        let record = persistence::demand::find(services.database().connection(), &[id]).await?.remove(&id);
        let record = record.filter(|record| record.company == company).ok_or(Denied::Hidden)?;
        Ok::<_, ServiceError>(form_of(&record, services.today()))
    };
    Ok(found.await?)
}

fn form_of(record: &DemandRecord, today: Date) -> DemandForm {
    let form = DemandForm::filled(&record.stated());
    match record.facts.kind {
        DemandKind::Placement(terms) => {
            let period = ahead(terms.period, today);
            DemandForm { from: iso_day(period.from()), to: iso_day(period.to()), ..form }
        }
        DemandKind::Forecast { by_year, .. } => DemandForm { by_year: by_year.max(today.year() + 1).to_string(), ..form },
    }
}

/// The same days of the week in the first year in which they begin after today: a year is fifty-two
/// weeks here, so that a Monday stays a Monday.
fn ahead(period: Period, today: Date) -> Period {
    let (mut from, mut to) = (period.from(), period.to());
    while from <= today {
        let year = std::time::Duration::from_secs(52 * 7 * 24 * 60 * 60);
        (from, to) = (from + year, to + year);
    }
    Period::new(from, to).unwrap_or(period)
}
