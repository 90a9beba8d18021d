//! Identifiers: one newtype per noun, so that a student's id is never taken for a demand's.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new id, ordered by the moment it was made (UUID version 7).
            #[must_use]
            pub fn generate() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(value: Uuid) -> Self {
                Self(value)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )+};
}

ids! {
    /// A network agreement of the polo ("accordo di rete").
    AgreementId,
    /// A line of the log of who came in.
    AuditEventId,
    /// A placement round: chosen classes and chosen demands ("tavolo di abbinamento").
    BoardId,
    /// One wish of one person, made by the client; a repeat is answered, not done again.
    CommandId,
    /// An ESCO skill or knowledge, or a competence that the polo added.
    CompetenceId,
    /// A competence that a company misses in the catalogue ("proposta").
    CompetenceProposalId,
    /// A concept of a published classification.
    ConceptId,
    /// What a student asks the school to correct ("richiesta di correzione").
    CorrectionId,
    /// What a company asks ("richiesta": a placement or a forecast).
    DemandId,
    /// A file of somebody's, on its way into the polo or taken in.
    ImportId,
    /// A way to a first password, or to a new one ("invito").
    InvitationId,
    /// Work that the server does for somebody meanwhile.
    JobId,
    /// A letter by e-mail.
    MailId,
    /// An organisation's part in the polo ("adesione").
    MembershipId,
    /// An ESCO occupation ("professione").
    OccupationId,
    /// A school, training body, ITS or company ("soggetto").
    OrganisationId,
    /// Somebody who uses the product: teacher, student, company's person, coordinator.
    PersonId,
    /// A placement of an earlier year, as a school remembers it.
    PastPlacementId,
    /// A row of the register of thresholds ("soglia di legge").
    RegulationId,
    /// A family's request that a company may see a student's name ("liberatoria").
    ReleaseId,
    /// A class of a school in one school year ("classe").
    SchoolClassId,
    /// Somebody who has come in, on one device.
    SessionId,
    /// A student, known by a pseudonym wherever the name may not be seen.
    StudentId,
    /// Somebody who follows students of a school or in a company ("tutor").
    TutorId,
}
