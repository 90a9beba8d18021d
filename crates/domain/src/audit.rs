//! The log of who came in and what was done with accounts: ids and kinds, never a name or an address.

use crate::calendar::Timestamp;
use crate::id::{AuditEventId, PersonId};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AuditKind {
    /// Somebody gave the right password.
    LoggedIn,
    /// Somebody came in by a link.
    ByLink,
    /// A wrong password, or an unknown address.
    Refused,
    /// Somebody left.
    LoggedOut,
    /// Somebody ended a session of their own, on another device.
    SessionEnded,
    /// Somebody ended all their other sessions.
    OthersEnded,
    /// A password was chosen or changed.
    PasswordChanged,
    /// A link was asked for an account.
    LinkAsked,
    /// A second step was set up.
    SecondStepSet,
    /// A wrong code.
    SecondStepRefused,
    /// A second step was taken away.
    SecondStepRemoved,
    /// A code from paper was used.
    RecoveryUsed,
    /// The first account was made.
    SetUp,
    /// An account was made, and with it a role given.
    AccountAdded,
    /// Somebody was invited to a new password.
    Invited,
    /// An account was taken away, and with it its role.
    AccountRemoved,
    /// Somebody asked for what they may see and not do.
    Denied,
}

impl AuditKind {
    /// Every kind with its word, as it is stored and stands in addresses.
    pub const ALL: [(Self, &'static str); 17] = [
        (Self::LoggedIn, "logged_in"),
        (Self::ByLink, "by_link"),
        (Self::Refused, "refused"),
        (Self::LoggedOut, "logged_out"),
        (Self::SessionEnded, "session_ended"),
        (Self::OthersEnded, "others_ended"),
        (Self::PasswordChanged, "password_changed"),
        (Self::LinkAsked, "link_asked"),
        (Self::SecondStepSet, "second_step_set"),
        (Self::SecondStepRefused, "second_step_refused"),
        (Self::SecondStepRemoved, "second_step_removed"),
        (Self::RecoveryUsed, "recovery_used"),
        (Self::SetUp, "set_up"),
        (Self::AccountAdded, "account_added"),
        (Self::Invited, "invited"),
        (Self::AccountRemoved, "account_removed"),
        (Self::Denied, "denied"),
    ];

    /// Its word.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }

    /// The kind of a word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind)
    }
}

/// A line of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuditEvent {
    /// Which one; later ones are greater.
    pub id: AuditEventId,
    /// When.
    pub at: Timestamp,
    /// What happened.
    pub kind: AuditKind,
    /// About whom; `None` where nobody is known by the address that was typed.
    pub person: Option<PersonId>,
    /// Who did it; `None` for whoever was not in, and for whoever runs the program.
    pub actor: Option<PersonId>,
}
