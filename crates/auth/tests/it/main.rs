//! Passwords, secrets and attempts as the services meet them.

use auth::attempts::{Attempts, Doing, OF_ACCOUNT, OF_ACCOUNT_EVERY, OF_ADDRESS};
use auth::password::{PasswordHash, WeakPassword, hash, judge, verify};
use auth::second_step::{STEP, Seed, picture};
use auth::secret::Secret;
use auth::short_code::ShortCode;
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
    let allow = |account: &str, address: Option<IpAddr>| attempts.allow(Doing::LogIn, Some(account), address).is_ok();
    let school: IpAddr = "192.0.2.1".parse().expect("an address");
    for attempt in 0..OF_ACCOUNT.get() {
        assert!(allow("luisa", Some(school)), "{attempt}");
    }
    let wait = attempts.allow(Doing::LogIn, Some("luisa"), Some(school)).expect_err("closed");
    assert!(wait.as_secs() > 0 && wait <= OF_ACCOUNT_EVERY, "{wait:?}");
    assert!(!allow("luisa", Some("198.51.100.7".parse().expect("an address"))), "wherever from");
    assert!(allow("carlo", Some(school)), "colleagues go in meanwhile");
    assert!(attempts.allow(Doing::Command, Some("luisa"), Some(school)).is_ok(), "each thing is counted by itself");
    clock.advance(OF_ACCOUNT_EVERY);
    assert!(allow("luisa", Some(school)));
    assert!(!allow("luisa", None));
    for number in 0..OF_ADDRESS.get() {
        let _counted = allow(&format!("guess {number}"), Some(school));
    }
    assert!(!allow("never tried", Some(school)), "not without end, either");
    assert!(allow("never tried", None));
}

#[test]
fn addresses_of_one_network_count_together() {
    let attempts = Attempts::with_clock(FakeRelativeClock::default());
    let link = |address: &str| attempts.allow(Doing::Link, None, Some(address.parse().expect("an address"))).is_ok();
    for last in 0..100 {
        assert!(link(&format!("2001:db8:1:2::{last:x}")), "{last}");
    }
    assert!(!link("2001:db8:1:2:ffff::1"));
    assert!(link("2001:db8:1:3::1"), "the neighbours are others");
    for _ in 0..100 {
        assert!(link("::ffff:192.0.2.1"));
    }
    assert!(!link("192.0.2.1"), "the same, written otherwise");
}

/// RFC 6238, appendix B, the last six digits.
#[test]
fn codes_are_those_of_the_standard_and_hold_for_three_steps() {
    let seed = Seed::stored("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").expect("a seed");
    for (at, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")] {
        assert_eq!(seed.code(at), code);
        for (now, is_right) in [(at, true), (at - STEP, true), (at + STEP, true), (at + 3 * STEP, false)] {
            assert_eq!(seed.step_of(code, now), is_right.then_some(at / STEP), "{code} at {now}");
        }
    }
    assert_eq!(seed.step_of(" 287 082 ", 59), Some(1), "as telephones show it");
    for wrong in ["", "28708", "2870822", "28708x", "२८७०८२", "000000"] {
        assert_eq!(seed.step_of(wrong, 59), None, "{wrong}");
    }
}

#[test]
fn a_seed_is_by_lot_and_its_picture_holds_it() {
    let (one, other) = (Seed::generate(), Seed::generate());
    assert_ne!(one, other);
    assert_eq!(Seed::stored(&one.reveal()), Some(one.clone()));
    assert!(Seed::stored("").is_none() && Seed::stored("not base32!").is_none());
    let address = one.address("ada+x@polo.example");
    assert_eq!(address, format!("otpauth://totp/Annoda:ada%2Bx%40polo.example?secret={}&issuer=Annoda", one.reveal()));
    let picture = picture(&address).expect("short enough");
    assert!(picture.size > 29 && picture.path.starts_with("M4 4h1v1h-1z"), "a corner of a QR code is dark");
    assert!(!format!("{one:?}").contains(&one.reveal()));
}

#[test]
fn codes_on_paper_are_read_as_people_write_them() {
    let code = ShortCode::generate();
    assert_ne!(code, ShortCode::generate());
    let shown = code.reveal();
    assert_eq!((shown.len(), shown.matches('-').count()), (19, 3), "{shown}");
    for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', " "), format!("  {} ", shown.replace('-', ""))] {
        assert_eq!(ShortCode::shown(&typed).map(|code| code.hash()), Some(code.hash()), "{typed}");
    }
    for wrong in ["", "ABCD", "ABCD-EFGH-JKLM-NPQ0", &format!("{shown}A")] {
        assert!(ShortCode::shown(wrong).is_none(), "{wrong}");
    }
}
