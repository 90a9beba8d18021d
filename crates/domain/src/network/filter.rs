//! Which organisations a list shows.

use super::{MembershipRole, Standing};
use crate::organisation::{Organisation, OrganisationKind};
use crate::search::normalise;
use serde::{Deserialize, Serialize};

/// Whether organisations belong to the polo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Belonging {
    /// All that the polo knows.
    #[default]
    All,
    /// Those that belong to it today.
    Members,
    /// The others.
    Others,
}

impl Belonging {
    /// Every choice, with its name in an address.
    pub const ALL: [(Self, &'static str); 3] = [(Self::All, ""), (Self::Members, "si"), (Self::Others, "no")];

    /// The choice of a name; all where there is none such.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == name).map_or(Self::All, |(choice, _)| *choice)
    }

    /// Its name in an address.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// An organisation in a list, with where it stands today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// As everybody may see it.
    pub organisation: Organisation,
    /// Where it stands.
    pub standing: Standing,
}

impl Entry {
    /// By what lists are sorted: the lead, founders, members, then the others; by name within.
    #[must_use]
    pub fn order(&self) -> (u8, String) {
        let rank = match self.standing.role() {
            Some(MembershipRole::Lead) => 0,
            Some(MembershipRole::Founder) => 1,
            Some(MembershipRole::Member) => 2,
            None => 3,
        };
        (rank, normalise(&self.organisation.name))
    }
}

/// What a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkFilter {
    /// Words that must stand in the name or the place, blind to accents and case.
    pub text: String,
    /// Only this kind.
    pub kind: Option<OrganisationKind>,
    /// Only this municipality, by name.
    pub municipality: Option<String>,
    /// Members, others, or all.
    pub belonging: Belonging,
}

impl NetworkFilter {
    /// Whether it leaves anything out.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Whether an organisation is shown.
    #[must_use]
    pub fn shows(&self, entry: &Entry) -> bool {
        let organisation = &entry.organisation;
        let belongs = match self.belonging {
            Belonging::All => true,
            Belonging::Members => entry.standing.role().is_some(),
            Belonging::Others => entry.standing.role().is_none(),
        };
        let place = self.municipality.as_ref().is_none_or(|place| *place == organisation.municipality);
        if !belongs || !place || self.kind.is_some_and(|kind| kind != organisation.kind) {
            return false;
        }
        let said = normalise(&format!("{} {}", organisation.name, organisation.municipality));
        normalise(&self.text).split(' ').all(|word| said.contains(word))
    }
}
