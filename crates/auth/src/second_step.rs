//! The second step of a log-in: codes of six digits that a telephone computes from a shared seed and
//! the time (TOTP, RFC 6238), and the picture by which the telephone takes the seed.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::{self, Write as _};
use totp_rs::{Algorithm, Builder, Secret, Totp};

/// How long a code counts, in seconds.
pub const STEP: u64 = 30;

/// What telephone and server share. Unlike a password it must be kept readable.
#[derive(Clone, PartialEq, Eq)]
pub struct Seed(Secret);

impl fmt::Debug for Seed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Seed(…)")
    }
}

impl Seed {
    /// A new one, of 160 bits.
    ///
    /// # Panics
    /// Where the system has no random numbers.
    #[must_use]
    pub fn generate() -> Self {
        let mut bytes = [0_u8; 20];
        getrandom::fill(&mut bytes).expect("the system has random numbers");
        Self(Secret::from(bytes))
    }

    /// One that was stored; `None` where it is none.
    #[must_use]
    pub fn stored(text: &str) -> Option<Self> {
        Secret::try_from_base32(text).ok().filter(|secret| secret.as_bytes().len() >= 16).map(Self)
    }

    /// As it is stored, and as one types it where there is no camera: Base32.
    #[must_use]
    pub fn reveal(&self) -> String {
        self.0.to_base32()
    }

    fn totp(&self) -> Totp {
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_skew(1)
            .with_step_duration(STEP)
            .with_secret(self.0.clone())
            .build_noncompliant()
    }

    /// The code at a moment, in seconds since 1970.
    #[must_use]
    pub fn code(&self, at: u64) -> String {
        self.totp().generate(at).to_string()
    }

    /// Of which step a code is, where it is one of now, of the step before or of the one after: clocks
    /// differ. Who asks sees to it that no step counts twice.
    #[must_use]
    pub fn step_of(&self, code: &str, now: u64) -> Option<u64> {
        let digits: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
        let is_one = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit());
        if is_one { self.totp().check(&digits, now) } else { None }
    }

    /// The address that the picture holds, for programs of telephones.
    #[must_use]
    pub fn address(&self, account: &str) -> String {
        let mut address = String::from("otpauth://totp/Annoda:");
        for byte in account.bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
                address.push(char::from(byte));
            } else {
                // Into memory: it cannot fail.
                let _written = write!(address, "%{byte:02X}");
            }
        }
        address.push_str("?secret=");
        address.push_str(&self.reveal());
        address.push_str("&issuer=Annoda");
        address
    }
}

/// A QR code to draw: dark squares of one unit each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// How many units wide and high, with the white border.
    pub size: i32,
    /// The path of an SVG.
    pub path: String,
}

/// The white border around a QR code, in units.
const BORDER: i32 = 4;

/// A text as a QR code; `None` where it is too long for one.
#[must_use]
pub fn picture(text: &str) -> Option<Picture> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            // Into memory: it cannot fail.
            let _written = write!(path, "M{} {}h1v1h-1z", x + BORDER, y + BORDER);
        }
    }
    Some(Picture { size: code.size() + 2 * BORDER, path })
}
