//! Passwords: which are good enough, and how they are kept.

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use std::fmt;
use std::sync::LazyLock;
use zxcvbn::{Score, zxcvbn};

/// The fewest characters of a password.
pub const FEWEST_CHARACTERS: usize = 12;

/// The fewest characters besides what is known of the person.
const FEWEST_OWN: usize = 6;

/// The longest password, in bytes: long enough for every sentence, short enough that nobody keeps
/// the server busy with one.
pub const MOST_BYTES: usize = 1_024;

/// How much of a password is looked at for its strength, in characters: what comes after can only
/// make it stronger, and the estimate takes longer than linear time.
const ESTIMATED: usize = 72;

/// Why a password is not good enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassword {
    /// Fewer than [`FEWEST_CHARACTERS`].
    #[error("too short")]
    TooShort,
    /// More than [`MOST_BYTES`].
    #[error("too long")]
    TooLong,
    /// Common, or made of what everybody knows of the person: guessed in fewer than 10^8 attempts.
    #[error("too easy to guess")]
    TooCommon,
}

/// A password as it is kept: salted and hashed with Argon2id, as a string that names its parameters.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl fmt::Debug for PasswordHash {
    /// Without the hash: what is logged must not help to guess.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PasswordHash(…)")
    }
}

impl PasswordHash {
    /// One that was stored.
    #[must_use]
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// As it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// OWASP's second choice for Argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane.
/// More memory would let a handful of log-ins at eight o'clock fill a small server.
fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1_024, 2, 1, None).expect("parameters within Argon2's limits");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Whether a password is good enough for somebody of whom this is known (name, e-mail, school).
/// There are no rules of composition: length and not being common are what helps (NIST SP 800-63B,
/// 5.1.1.2).
///
/// # Errors
/// [`WeakPassword`].
pub fn judge(password: &str, known: &[&str]) -> Result<(), WeakPassword> {
    if password.chars().count() < FEWEST_CHARACTERS {
        return Err(WeakPassword::TooShort);
    }
    if password.len() > MOST_BYTES {
        return Err(WeakPassword::TooLong);
    }
    // What is known in parts too: "luisa.bini@scuola.it" is luisa, bini and scuola.
    let parts: Vec<&str> = known
        .iter()
        .flat_map(|text| std::iter::once(*text).chain(text.split(|letter: char| !letter.is_alphanumeric())))
        .chain(["annoda"])
        .filter(|part| part.chars().count() > 2)
        .collect();
    // The estimate counts three words that everybody knows as three unknown ones.
    let own = parts.iter().fold(password.to_lowercase(), |rest, part| rest.replace(&part.to_lowercase(), ""));
    if own.chars().count() < FEWEST_OWN {
        return Err(WeakPassword::TooCommon);
    }
    let looked_at: String = password.chars().take(ESTIMATED).collect();
    if zxcvbn(&looked_at, &parts).score() < Score::Three { Err(WeakPassword::TooCommon) } else { Ok(()) }
}

/// Hashes a password with a salt of its own. It takes some 20 ms and 19 MiB, on purpose: not on the
/// threads that answer others.
///
/// # Panics
/// Where the system has no random numbers.
#[must_use]
pub fn hash(password: &str) -> PasswordHash {
    let hash = argon2().hash_password(password.as_bytes()).expect("Argon2 with a salt from the system");
    PasswordHash(hash.to_string())
}

/// Whether this is the password. Without a hash (nobody has such an account, or it has no password)
/// the answer is no, after the same time.
#[must_use]
pub fn verify(password: &str, hash: Option<&PasswordHash>) -> bool {
    static NOBODYS: LazyLock<PasswordHash> = LazyLock::new(|| self::hash("nobody has this password"));
    if password.len() > MOST_BYTES {
        return false;
    }
    let wanted = hash.unwrap_or(&NOBODYS);
    let same = argon2().verify_password(password.as_bytes(), wanted.as_str()).is_ok();
    same && hash.is_some()
}
