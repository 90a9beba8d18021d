//! The release of a student's name to companies ("liberatoria"): a dated request of the student or of
//! the family that can be taken back on any day, and ends by itself. Codice privacy (D.Lgs. 196/2003),
//! art. 96; MIUR, note 12071 of 2 October 2017. Who may give and read one is in `policy`.

mod access;
mod form;

pub use access::{AccessGround, AccessWhat};
pub use form::{CorrectionForm, Desk, MAX_NOTE, MAX_WORDS, NewRelease, ReleaseAct, ReleaseForm};

use crate::calendar::{Date, Period, Timestamp};
use crate::id::{BoardId, OrganisationId, ReleaseId, StudentId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The most months for which a company may keep what was released to it: MIUR, note 12071 of 2 October
/// 2017, on Codice privacy art. 96. It says what a release is and not how strict a school is, so that it
/// stands here and not in the book of rules.
pub const LONGEST_MONTHS: u8 = 12;

/// The age in full years from which a student asks without a parent or guardian: that from which
/// minors consent for themselves to services like this one (Codice privacy, art. 2-quinquies). A school
/// that wants the family's signature for older ones records the request itself, with the guardian's name.
pub const OWN_AGE: i32 = 14;

/// What may be released, of what is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReleaseField {
    /// Given name and family name: without them nothing is.
    Name,
    /// The address of e-mail that the request states.
    Email,
    /// The telephone number that the request states.
    Phone,
    /// What the student says of themself in the request.
    Note,
}

/// To whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// One company.
    Company(OrganisationId),
    /// The companies that have places on a board, on each day those of that day.
    Board(BoardId),
}

/// A company that would like to read.
#[derive(Clone, Copy, Debug)]
pub struct Recipient<'a> {
    /// Which one.
    pub company: OrganisationId,
    /// The boards on which it has places.
    pub boards: &'a BTreeSet<BoardId>,
}

/// What becomes of a release as days pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReleaseState {
    /// It begins on a later day.
    Coming,
    /// It holds.
    Running,
    /// Its last day is over.
    Ended,
    /// Somebody has taken it back.
    Revoked,
}

/// A request that companies may read a student's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Which one.
    pub id: ReleaseId,
    /// Whose name.
    pub student: StudentId,
    /// The parent or guardian who has asked; `None` where it was the student.
    pub guardian: Option<String>,
    /// Who may read.
    pub audience: Audience,
    /// What they may read.
    pub fields: BTreeSet<ReleaseField>,
    /// From when until when, both days included.
    pub period: Period,
    /// When it was asked.
    pub requested_at: Timestamp,
    /// When it was taken back.
    pub revoked_at: Option<Timestamp>,
    /// How often it was written.
    pub version: u64,
}

/// E-mail, telephone and a few words, as a release states them; forgotten with its end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasedContact {
    /// Where to write.
    pub email: Option<String>,
    /// Where to call.
    pub phone: Option<String>,
    /// What the student says of themself.
    pub note: Option<String>,
}

impl ReleasedContact {
    /// What it holds, beside the name.
    pub fn fields(&self) -> impl Iterator<Item = ReleaseField> {
        let held = [
            (ReleaseField::Email, self.email.is_some()),
            (ReleaseField::Phone, self.phone.is_some()),
            (ReleaseField::Note, self.note.is_some()),
        ];
        held.into_iter().filter_map(|(field, is_held)| is_held.then_some(field))
    }

    /// The part of it that a release covers.
    #[must_use]
    pub fn covered(self, covers: impl Fn(ReleaseField) -> bool) -> Self {
        Self {
            email: self.email.filter(|_| covers(ReleaseField::Email)),
            phone: self.phone.filter(|_| covers(ReleaseField::Phone)),
            note: self.note.filter(|_| covers(ReleaseField::Note)),
        }
    }
}

impl Release {
    /// Whether a company may read this on that day. Asked at every reading, of the release as it is
    /// stored then.
    #[must_use]
    pub fn covers(&self, recipient: Recipient<'_>, field: ReleaseField, day: Date) -> bool {
        self.state(day) == ReleaseState::Running && self.fields.contains(&field) && self.is_for(recipient)
    }

    /// Whether it is meant for a company, whatever the day.
    #[must_use]
    pub fn is_for(&self, recipient: Recipient<'_>) -> bool {
        match self.audience {
            Audience::Company(company) => company == recipient.company,
            Audience::Board(board) => recipient.boards.contains(&board),
        }
    }

    /// What it is on a day. Taken back, it is so at once.
    #[must_use]
    pub fn state(&self, day: Date) -> ReleaseState {
        if self.revoked_at.is_some() {
            ReleaseState::Revoked
        } else if day < self.period.from() {
            ReleaseState::Coming
        } else if day <= self.period.to() {
            ReleaseState::Running
        } else {
            ReleaseState::Ended
        }
    }
}

/// The last day of the longest release that begins on a day: [`LONGEST_MONTHS`] later, less a day.
#[must_use]
pub fn longest_until(from: Date) -> Date {
    const { assert!(LONGEST_MONTHS == 12, "a year later is the same day of the calendar") };
    let year = from.year() + 1;
    match Date::from_calendar_date(year, from.month(), from.day()) {
        Ok(again) => again.previous_day().unwrap_or(again),
        // From 29 February a common year leads to its 28.
        Err(_) => Date::from_calendar_date(year, time::Month::February, 28).unwrap_or(from),
    }
}
