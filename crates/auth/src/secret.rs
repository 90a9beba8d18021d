//! Secrets that the server gives away and keeps only a hash of: of sessions, invitations, the
//! first start.

use sha2::{Digest as _, Sha256};
use std::fmt::{self, Write as _};

/// 256 bits by lot, as 64 hexadecimal digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// What is kept of a secret: its SHA-256, as 64 hexadecimal digits. A secret by lot needs neither
/// salt nor a slow hash: nobody can try all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SecretHash(String);

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

impl Secret {
    /// A new one.
    ///
    /// # Panics
    /// Where the system has no random numbers.
    #[must_use]
    pub fn generate() -> Self {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).expect("the system has random numbers");
        Self(hexadecimal(&bytes))
    }

    /// One that somebody shows; `None` where it cannot be one.
    #[must_use]
    pub fn shown(text: &str) -> Option<Self> {
        let is_one = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        is_one.then(|| Self(text.to_owned()))
    }

    /// As it is given away.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    #[must_use]
    pub fn hash(&self) -> SecretHash {
        fingerprint(&self.0)
    }
}

/// What is kept of a text that nobody can guess.
pub(crate) fn fingerprint(text: &str) -> SecretHash {
    SecretHash(hexadecimal(&Sha256::digest(text.as_bytes())))
}

impl SecretHash {
    /// As it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Into memory: it cannot fail.
        let _written = write!(text, "{byte:02x}");
        text
    })
}
