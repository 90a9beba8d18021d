//! Codes that people type or keep on paper: of the first start, and for whoever has lost the
//! telephone.

use crate::secret::{SecretHash, fingerprint};
use std::fmt;

/// Letters and digits that are not taken for each other: 32 of them, five bits each.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// How many letters: 80 bits, which nobody can try, also with the hashes in hand.
const LENGTH: usize = 16;

/// Sixteen letters by lot, shown in four groups.
#[derive(Clone, PartialEq, Eq)]
pub struct ShortCode(String);

impl fmt::Debug for ShortCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ShortCode(…)")
    }
}

impl ShortCode {
    /// A new one.
    ///
    /// # Panics
    /// Where the system has no random numbers.
    #[must_use]
    pub fn generate() -> Self {
        let mut bytes = [0_u8; LENGTH];
        getrandom::fill(&mut bytes).expect("the system has random numbers");
        Self(bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect())
    }

    /// One that somebody typed, in small letters and with blanks or hyphens too; `None` where it
    /// cannot be one.
    #[must_use]
    pub fn shown(text: &str) -> Option<Self> {
        let letters: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .map(|letter| letter.to_ascii_uppercase())
            .take(LENGTH + 1)
            .collect();
        let is_one = letters.len() == LENGTH && letters.bytes().all(|byte| LETTERS.contains(&byte));
        is_one.then_some(Self(letters))
    }

    /// As it is shown: `ABCD-EFGH-JKLM-NPQR`.
    #[must_use]
    pub fn reveal(&self) -> String {
        let groups: Vec<&str> = (0..LENGTH).step_by(4).filter_map(|at| self.0.get(at..at + 4)).collect();
        groups.join("-")
    }

    /// What is kept of it.
    #[must_use]
    pub fn hash(&self) -> SecretHash {
        fingerprint(&self.0)
    }
}
