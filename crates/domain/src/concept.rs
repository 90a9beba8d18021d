//! Concepts on their way into the polo's catalogue: chosen from the published classification,
//! proposed by a company, kept by the coordinator. What is found and stored is not decided here.

mod form;

pub use form::{ConceptForm, ConceptTerms, Decision, DecisionForm, NewProposal, Origin, ProposedField, read_proposed};

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The longest label, in characters.
pub const MAX_LABEL: usize = 80;
/// The longest description or reason, in characters.
pub const MAX_DESCRIPTION: usize = 400;
/// So many other words for one competence.
pub const MAX_SYNONYMS: usize = 20;
/// So many competences may be proposed with one demand.
pub const MAX_PROPOSED: usize = 3;
/// The longest address, in bytes.
const MAX_ADDRESS: usize = 300;

/// The address (URI) by which a concept of a published classification is known everywhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConceptAddress(String);

impl ConceptAddress {
    /// The address, where the text can be one; whether there is such a concept is not decided here.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let sound = (text.starts_with("http://") || text.starts_with("https://"))
            && text.len() <= MAX_ADDRESS
            && text.chars().all(|letter| letter.is_ascii_graphic());
        sound.then(|| Self(text.to_owned()))
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The page of a concept of the classification: its address as a value of a query.
#[must_use]
pub fn page_of(address: &str) -> String {
    let mut page = "/esco?concetto=".to_owned();
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/".contains(&byte) {
            page.push(char::from(byte));
        } else {
            page.push('%');
            for digit in [byte >> 4, byte & 15] {
                page.extend(char::from_digit(u32::from(digit), 16));
            }
        }
    }
    page
}

/// What somebody chose: of the polo's catalogue, or of the classification, which the catalogue does
/// not have yet. In forms the second is written `esco:` and the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice<Id> {
    /// One of the catalogue.
    Polo(Id),
    /// One to be taken into it.
    Esco(ConceptAddress),
}

/// How a choice of the classification begins in forms.
const ESCO: &str = "esco:";

impl<Id: FromStr> FromStr for Choice<Id> {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.trim().strip_prefix(ESCO) {
            Some(address) => ConceptAddress::parse(address).map(Self::Esco).ok_or(()),
            None => text.trim().parse().map(Self::Polo).map_err(|_| ()),
        }
    }
}

impl<Id: fmt::Display> fmt::Display for Choice<Id> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Polo(id) => id.fmt(formatter),
            Self::Esco(address) => write!(formatter, "{ESCO}{}", address.as_str()),
        }
    }
}

/// The value of a form that chooses a concept of the classification.
#[must_use]
pub fn esco_value(address: &str) -> String {
    format!("{ESCO}{address}")
}

/// What became of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalState {
    /// It waits for the coordinator.
    Proposed,
    /// It is a competence of the polo's own now.
    Approved,
    /// The catalogue had it already, under another name.
    Merged,
    /// It does not come into the catalogue; there is a reason.
    Declined,
}

impl ProposalState {
    /// Every state, with its name in the database and in forms.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Proposed, "proposed"), (Self::Approved, "approved"), (Self::Merged, "merged"), (Self::Declined, "declined")];

    /// The state of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(state, _)| *state)
    }

    /// Its name in the database and in forms.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

#[cfg(test)]
mod tests {
    use super::page_of;

    #[test]
    fn an_address_comes_whole_through_the_query() {
        for (address, page) in [
            ("http://data.europa.eu/esco/skill/1", "/esco?concetto=http://data.europa.eu/esco/skill/1"),
            ("https://a.it/?b=c&d#e%", "/esco?concetto=https://a.it/%3fb%3dc%26d%23e%25"),
            ("https://a.it/più", "/esco?concetto=https://a.it/pi%c3%b9"),
        ] {
            assert_eq!(page_of(address), page);
        }
    }
}
