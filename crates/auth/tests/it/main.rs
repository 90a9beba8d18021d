//! Passwords, secrets and attempts as the services meet them.

use auth::attempts::{Attempts, OF_ACCOUNT, OF_ACCOUNT_EVERY, OF_ADDRESS};
use auth::password::{PasswordHash, WeakPassword, hash, judge, verify};
use auth::secret::Secret;
use governor::clock::FakeRelativeClock;
use std::net::IpAddr;

#[test]
fn passwords_are_judged_by_length_and_by_how_common_they_are() {
    let known = ["Luisa Bini", "luisa.bini@agnesi.example"];
    for (password, expected) in [
        ("", Err(WeakPassword::TooShort)),
        ("tornio fresa", Ok(())),
        ("àèìòù-àèìòù", Err(WeakPassword::TooShort)),
        ("undici-lett", Err(WeakPassword::TooShort)),
        ("password1234", Err(WeakPassword::TooCommon)),
        ("123456789012", Err(WeakPassword::TooCommon)),
        ("aaaaaaaaaaaaaaaaaaaa", Err(WeakPassword::TooCommon)),
        ("qwertyuiopasdf", Err(WeakPassword::TooCommon)),
        ("luisabini2026", Err(WeakPassword::TooCommon)),
        ("annodaannoda", Err(WeakPassword::TooCommon)),
        ("quattro cavalli al mulino", Ok(())),
        ("vj#9Kq!zTw2p", Ok(())),
        ("  dodici spazi contano  ", Ok(())),
    ] {
        assert_eq!(judge(password, &known), expected, "{password:?}");
    }
    assert_eq!(judge(&"é".repeat(513), &known), Err(WeakPassword::TooLong));
    assert_eq!(judge(&"parola diversa ".repeat(60), &[]), Ok(()));
}

#[test]
fn only_the_password_opens_and_no_hash_is_like_another() {
    let password = "quattro cavalli al mulino";
    let kept = hash(password);
    assert_ne!(kept, hash(password), "each has a salt of its own");
    assert!(kept.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", kept.as_str());
    assert!(verify(password, Some(&kept)));
    assert!(verify(password, Some(&PasswordHash::stored(kept.as_str().to_owned()))));
    for wrong in ["", "quattro cavalli al mulinO", "quattro cavalli al mulino ", &"x".repeat(5_000)] {
        assert!(!verify(wrong, Some(&kept)), "{wrong:.30}");
    }
    assert!(!verify(password, None));
    assert!(!verify("nobody has this password", None));
    assert!(!verify(password, Some(&PasswordHash::stored("no hash".to_owned()))));
    assert!(!format!("{kept:?}").contains("argon2"));
}

#[test]
fn secrets_are_long_by_lot_and_kept_as_hashes() {
    let (one, other) = (Secret::generate(), Secret::generate());
    assert_ne!(one, other);
    assert_eq!(one.reveal().len(), 64);
    assert_ne!(one.hash().as_str(), one.reveal());
    assert_eq!(Secret::shown(one.reveal()).map(|shown| shown.hash()), Some(one.hash()));
    for wrong in ["", "x", &one.reveal()[1..], &one.reveal().to_uppercase().replace(char::is_numeric, "A"), &format!("{}0", one.reveal())] {
        assert_eq!(Secret::shown(wrong), None, "{wrong}");
    }
    assert!(!format!("{one:?}").contains(one.reveal()));
}

#[test]
fn an_account_is_closed_for_a_while_and_a_school_is_not() {
    let clock = FakeRelativeClock::default();
    let attempts = Attempts::with_clock(clock.clone());
    let school: IpAddr = "192.0.2.1".parse().expect("an address");
    for attempt in 0..OF_ACCOUNT.get() {
        assert!(attempts.allow("luisa", Some(school)), "{attempt}");
    }
    assert!(!attempts.allow("luisa", Some(school)));
    assert!(!attempts.allow("luisa", Some("198.51.100.7".parse().expect("an address"))), "wherever from");
    assert!(attempts.allow("carlo", Some(school)), "colleagues go in meanwhile");
    clock.advance(OF_ACCOUNT_EVERY);
    assert!(attempts.allow("luisa", Some(school)));
    assert!(!attempts.allow("luisa", None));
    for number in 0..OF_ADDRESS.get() {
        let _counted = attempts.allow(&format!("guess {number}"), Some(school));
    }
    assert!(!attempts.allow("never tried", Some(school)), "not without end, either");
    assert!(attempts.allow("never tried", None));
}
