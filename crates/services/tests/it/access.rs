//! Own sessions, passwords that change, the first start, links, second steps, letters, and the log of
//! all that.

use crate::account::{OTHER, PHRASE, enter, real, teacher};
use crate::databases::{Fresh, on_each};
use crate::seed::{seeded, services as services_of};
use domain::audit::AuditKind;
use domain::calendar::Timestamp;
use domain::id::{PersonId, SessionId};
use domain::language::Language;
use domain::person::RoleKind;
use domain::policy::{Actor, Role};
use domain::{ApiError, FieldError};
use persistence::Connection;
use persistence::mail::MailRow;
use services::account::{LogIn, NewUser, Secret, Tried, accept, actor, add, log_in, log_out};
use services::first_start::FirstForm;
use services::link::Asked;
use services::second_step::{Pending, Seed};
use services::session::PasswordForm;
use services::{Clock, Services, audit, first_start, link, mail, second_step, session};
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

const NOON: i64 = 1_800_000_000_000;
const MINUTE: i64 = 60_000;

/// A polo with a teacher who has a password.
async fn polo(fresh: &Fresh) -> Services {
    let services = real(fresh).await;
    with_password(&services, &teacher("a@b.example")).await;
    services
}

async fn with_password(services: &Services, new: &NewUser) {
    let invitation = add(services, &Actor::Operator, new).await.unwrap();
    accept(services, invitation.reveal(), PHRASE, PHRASE).await.unwrap();
}

fn coordinator(email: &str) -> NewUser {
    NewUser { name: "Ugo Verdi".to_owned(), email: email.to_owned(), role: RoleKind::Coordinator, organisation: None }
}

/// What the log holds, oldest first.
async fn kinds(services: &Services) -> Vec<AuditKind> {
    let reader = Actor::Person { person: PersonId::generate(), role: Role::Coordinator };
    let mut kinds: Vec<AuditKind> =
        audit::read(services, &reader, None, None).await.unwrap().events.into_iter().map(|event| event.kind).collect();
    kinds.reverse();
    kinds
}

fn field(error: ApiError) -> (String, String) {
    let ApiError::Invalid(fields) = error else { panic!("{error:?}") };
    let [FieldError { field, key, .. }] = &fields[..] else { panic!("{fields:?}") };
    (field.clone(), key.clone())
}

#[tokio::test]
async fn one_sees_and_ends_ones_own_sessions_and_nobody_elses() {
    on_each(async |fresh| {
        let services = polo(&fresh).await;
        with_password(&services, &teacher("other@b.example")).await;
        let here = enter(&services, "a@b.example", PHRASE).await.unwrap();
        let there = enter(&services, "a@b.example", PHRASE).await.unwrap();
        let third = enter(&services, "a@b.example", PHRASE).await.unwrap();
        let others = enter(&services, "other@b.example", PHRASE).await.unwrap();
        let own = session::own(&services, &here).await.unwrap();
        assert_eq!((own.email.as_str(), own.asks_old, own.second_step), ("a@b.example", true, None));
        assert_eq!(own.sessions.len(), 3);
        assert_eq!(own.sessions.iter().filter(|one| one.is_this).count(), 1);
        let theirs = session::own(&services, &others).await.unwrap().sessions[0].id;
        for unknown in [theirs, SessionId::generate()] {
            assert_eq!(session::end(&services, &here, unknown).await, Err(ApiError::NotFound), "{unknown}");
        }
        let of_there = session::own(&services, &there).await.unwrap().sessions.iter().find(|one| one.is_this).unwrap().id;
        session::end(&services, &here, of_there).await.unwrap();
        assert_eq!(actor(&services, &there).await, Ok(None));
        assert_eq!(session::end_others(&services, &here).await, Ok(1));
        assert_eq!(actor(&services, &third).await, Ok(None));
        assert!(actor(&services, &here).await.unwrap().is_some() && actor(&services, &others).await.unwrap().is_some());
        log_out(&services, &here).await.unwrap();
        assert_eq!(session::own(&services, &here).await, Err(ApiError::NotFound));
        assert_eq!(session::end_others(&services, &here).await, Err(ApiError::NotFound));
        let log = kinds(&services).await;
        assert_eq!(&log[log.len() - 3..], [AuditKind::SessionEnded, AuditKind::OthersEnded, AuditKind::LoggedOut]);
    })
    .await;
}

#[tokio::test]
async fn a_password_changes_with_the_old_one_and_ends_the_other_sessions() {
    on_each(async |fresh| {
        let services = polo(&fresh).await;
        let here = enter(&services, "a@b.example", PHRASE).await.unwrap();
        let there = enter(&services, "a@b.example", PHRASE).await.unwrap();
        let form =
            |old: &str, new: &str, again: &str| PasswordForm { old: old.to_owned(), password: new.to_owned(), again: again.to_owned() };
        assert_eq!(session::change_password(&services, &here, &form(OTHER, OTHER, OTHER), None).await, Ok(Tried::Refused));
        for (new, again, name, key) in [
            ("corta", "corta", "password", "field-password-short"),
            ("Ada Neri Agnesi", "Ada Neri Agnesi", "password", "field-password-common"),
            (OTHER, PHRASE, "again", "field-password-differs"),
        ] {
            let refused = session::change_password(&services, &here, &form(PHRASE, new, again), None).await.unwrap_err();
            assert_eq!(field(refused), (name.to_owned(), key.to_owned()), "{new}");
        }
        assert!(actor(&services, &there).await.unwrap().is_some(), "nothing has happened yet");
        assert_eq!(session::change_password(&services, &here, &form(PHRASE, OTHER, OTHER), None).await, Ok(Tried::Done(())));
        assert!(actor(&services, &here).await.unwrap().is_some(), "whoever changes it stays in");
        assert_eq!(actor(&services, &there).await, Ok(None));
        assert_eq!(enter(&services, "a@b.example", PHRASE).await, None);
        assert!(enter(&services, "a@b.example", OTHER).await.is_some());
        let mut last = Tried::Refused;
        for _ in 0..12 {
            last = session::change_password(&services, &here, &form("x", OTHER, OTHER), None).await.unwrap();
        }
        assert!(matches!(last, Tried::TooMany(_)), "a stolen session does not guess the password, either: {last:?}");
    })
    .await;
}

#[tokio::test]
async fn the_first_account_is_made_once_with_the_code_that_was_shown() {
    on_each(async |fresh| {
        migrations::up(fresh.database.connection()).await.unwrap();
        let services = services_of(&fresh);
        assert_eq!(first_start::is_open(&services).await, Ok(false), "before the program has shown a code");
        let old = first_start::open(&services).await.unwrap().unwrap();
        let code = first_start::open(&services).await.unwrap().unwrap();
        assert_eq!(first_start::is_open(&services).await, Ok(true));
        let form = |code: &str, name: &str, email: &str| FirstForm {
            code: code.to_owned(),
            name: name.to_owned(),
            email: email.to_owned(),
            password: PHRASE.to_owned(),
            again: PHRASE.to_owned(),
        };
        for wrong in ["", "ABCD-EFGH-JKLM-NPQR", old.as_str()] {
            let tried = first_start::finish(&services, &form(wrong, "Ugo Verdi", "ugo@polo.example"), None).await;
            assert_eq!(tried, Ok(Tried::Refused), "{wrong}");
        }
        for (name, email, wrong) in [(" ", "ugo@polo.example", "name"), ("Ugo Verdi", "ugo", "email")] {
            let refused = first_start::finish(&services, &form(&code, name, email), None).await.unwrap_err();
            assert_eq!(field(refused).0, wrong);
        }
        let right = form(&code.to_lowercase().replace('-', " "), " Ugo  Verdi", "Ugo@polo.example");
        let (one, other) = tokio::join!(first_start::finish(&services, &right, None), first_start::finish(&services, &right, None));
        assert_eq!([&one, &other].iter().filter(|tried| ***tried == Ok(Tried::Done(()))).count(), 1, "{one:?} {other:?}");
        assert_eq!(first_start::is_open(&services).await, Ok(false));
        assert_eq!(first_start::open(&services).await.unwrap(), None, "nor at the next start");
        assert_eq!(first_start::finish(&services, &right, None).await, Err(ApiError::NotFound));
        assert!(matches!(log_in(&services, "ugo@polo.example", PHRASE, None, "").await, Ok(LogIn::Waits(_))));
        assert_eq!(kinds(&services).await, [AuditKind::SetUp, AuditKind::LoggedIn]);
    })
    .await;
}

#[tokio::test]
async fn the_code_of_the_first_start_is_not_guessed_and_a_demonstration_has_none() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        assert_eq!(first_start::open(&services).await.unwrap(), None);
        services.database().connection().execute_unprepared("DELETE FROM demonstration").await.unwrap();
        let code = first_start::open(&services).await.unwrap().unwrap();
        let form = FirstForm { code: "ABCD-EFGH-JKLM-NPQR".to_owned(), ..FirstForm::default() };
        for _ in 0..10 {
            assert_eq!(first_start::finish(&services, &form, None).await, Ok(Tried::Refused));
        }
        let late = FirstForm { code, ..FirstForm::default() };
        assert!(matches!(first_start::finish(&services, &late, None).await, Ok(Tried::TooMany(_))));
    })
    .await;
}

/// The minutes of the tests below, each with its own.
static LINK_MINUTES: AtomicI64 = AtomicI64::new(0);
static STEP_MINUTES: AtomicI64 = AtomicI64::new(0);
static MAIL_MINUTES: AtomicI64 = AtomicI64::new(0);

/// The letters that wait, after what goes on beside has been done.
async fn letters(services: &Services, count: usize) -> Vec<MailRow> {
    for _ in 0..500 {
        let found = persistence::mail::newest(services.database().connection(), 20).await.unwrap();
        if found.len() >= count {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("no letter was written");
}

fn code_in(letter: &MailRow) -> String {
    letter.plain.split("codice=").nth(1).unwrap().chars().take(64).collect()
}

async fn by_link(services: &Services, code: &str) -> Secret {
    match link::enter(services, code, "Browser").await.unwrap() {
        LogIn::Done(secret, _) => secret,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_link_lets_its_person_in_once_and_a_new_password_needs_no_old_one_then() {
    on_each(async |fresh| {
        LINK_MINUTES.store(0, Ordering::SeqCst);
        let clock = Clock(|| Timestamp(NOON + LINK_MINUTES.load(Ordering::SeqCst) * MINUTE));
        let services = Services::new(polo(&fresh).await.database().clone(), clock);
        assert_eq!(link::ask(&services, "a@b.example", None, Language::Italian), Err(ApiError::NotFound), "no letters go out");
        services.letters().go_out("https://polo.example/");
        assert_eq!(link::ask(&services, "nobody@b.example", None, Language::Italian), Ok(Asked::Heard));
        assert_eq!(link::ask(&services, " A@b.example", None, Language::Italian), Ok(Asked::Heard));
        let written = letters(&services, 1).await;
        assert_eq!(written.len(), 1, "nobody gets none");
        let letter = &written[0];
        assert_eq!((letter.recipient.as_str(), letter.sent_at), ("a@b.example", None));
        assert!(letter.plain.contains("https://polo.example/entra/collegamento?codice="), "{}", letter.plain);
        assert!(letter.html.contains("lang=\"it\"") && letter.html.contains(&code_in(letter)));
        assert!(!format!("{letter:?}").contains(&code_in(letter)), "what is logged of it");
        let first = code_in(letter);
        assert_eq!(link::look(&services, &first).await, Ok(()));
        assert_eq!(link::look(&services, &first).await, Ok(()), "to look uses nothing up");

        assert_eq!(link::ask(&services, "a@b.example", None, Language::English), Ok(Asked::Heard));
        let second = code_in(&letters(&services, 2).await[0]);
        assert_eq!(link::look(&services, &first).await, Err(ApiError::NotFound), "the newer one counts");
        let secret = by_link(&services, &second).await;
        assert_eq!(link::enter(&services, &second, "").await, Err(ApiError::NotFound), "once");
        assert!(actor(&services, &secret).await.unwrap().is_some());
        assert!(!session::own(&services, &secret).await.unwrap().asks_old);
        let form = PasswordForm { old: String::new(), password: OTHER.to_owned(), again: OTHER.to_owned() };
        LINK_MINUTES.store(30, Ordering::SeqCst);
        assert!(session::own(&services, &secret).await.unwrap().asks_old, "not for ever");
        assert_eq!(session::change_password(&services, &secret, &form, None).await, Ok(Tried::Refused));
        LINK_MINUTES.store(29, Ordering::SeqCst);
        assert_eq!(session::change_password(&services, &secret, &form, None).await, Ok(Tried::Done(())));

        assert_eq!(link::ask(&services, "a@b.example", None, Language::Italian), Ok(Asked::Heard));
        let third = code_in(&letters(&services, 3).await[0]);
        LINK_MINUTES.store(29 + 10, Ordering::SeqCst);
        assert_eq!(link::enter(&services, &third, "").await, Err(ApiError::NotFound), "ten minutes");
        for wrong in ["", "x", &"0".repeat(64)] {
            assert_eq!(link::enter(&services, wrong, "").await, Err(ApiError::NotFound), "{wrong}");
        }
        let asked = link::ask(&services, "a@b.example", None, Language::Italian);
        assert!(matches!(asked, Ok(Asked::TooMany(_))), "{asked:?}");
        let log = kinds(&services).await;
        assert!(log.contains(&AuditKind::ByLink) && log.contains(&AuditKind::LinkAsked), "{log:?}");
    })
    .await;
}

async fn waiting(services: &Services, email: &str) -> Secret {
    match log_in(services, email, PHRASE, None, "Browser").await.unwrap() {
        LogIn::Waits(secret) => secret,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_coordinator_is_in_only_after_the_second_step() {
    on_each(async |fresh| {
        STEP_MINUTES.store(0, Ordering::SeqCst);
        let clock = Clock(|| Timestamp(NOON + STEP_MINUTES.load(Ordering::SeqCst) * MINUTE));
        let at = |minutes: i64| STEP_MINUTES.store(minutes, Ordering::SeqCst);
        let now = || u64::try_from((NOON + STEP_MINUTES.load(Ordering::SeqCst) * MINUTE) / 1_000).unwrap();
        let services = Services::new(real(&fresh).await.database().clone(), clock);
        with_password(&services, &coordinator("u@b.example")).await;
        let secret = waiting(&services, "u@b.example").await;
        assert_eq!(actor(&services, &secret).await, Ok(None), "half in is not in");
        assert_eq!(session::own(&services, &secret).await, Err(ApiError::NotFound));
        assert_eq!(second_step::pending(&services, &secret).await, Ok(Pending::SetUp));
        assert_eq!(second_step::prove(&services, &secret, "123456", None).await, Err(ApiError::NotFound));
        let offer = second_step::offer(&services, &secret, None).await.unwrap();
        assert!(offer.waits && offer.picture.is_some());
        let again = second_step::offer(&services, &secret, Some(&offer.seed)).await.unwrap();
        assert_eq!(again.seed, offer.seed, "a form that comes back shows the same picture");
        let seed = Seed::stored(&offer.seed).unwrap();
        assert_eq!(second_step::confirm(&services, &secret, &offer.seed, "000000x", None).await, Ok(Tried::Refused));
        let Ok(Tried::Done(done)) = second_step::confirm(&services, &secret, &offer.seed, &seed.code(now()), None).await else {
            panic!("the right code")
        };
        assert_eq!(actor(&services, &secret).await, Ok(None), "a new secret with the new rights");
        assert!(actor(&services, &done.secret).await.unwrap().is_some());
        assert_eq!(session::own(&services, &done.secret).await.unwrap().second_step, Some(8));
        assert_eq!(second_step::offer(&services, &done.secret, None).await, Err(ApiError::NotFound), "there is one already");

        let secret = waiting(&services, "u@b.example").await;
        assert_eq!(second_step::pending(&services, &secret).await, Ok(Pending::Code));
        assert_eq!(second_step::offer(&services, &secret, None).await, Err(ApiError::NotFound), "not without the old one");
        let used = seed.code(now());
        assert_eq!(second_step::prove(&services, &secret, &used, None).await, Ok(Tried::Refused), "each code once");
        at(1);
        let Ok(Tried::Done(whole)) = second_step::prove(&services, &secret, &seed.code(now()), None).await else { panic!("a new code") };
        assert!(actor(&services, &whole).await.unwrap().is_some());
        let secret = waiting(&services, "u@b.example").await;
        let paper = done.codes[3].to_lowercase();
        assert!(matches!(second_step::prove(&services, &secret, &paper, None).await, Ok(Tried::Done(_))));
        let secret = waiting(&services, "u@b.example").await;
        assert_eq!(second_step::prove(&services, &secret, &paper, None).await, Ok(Tried::Refused), "each paper once, too");
        let mut last = Ok(Tried::Refused);
        for _ in 0..12 {
            last = second_step::prove(&services, &secret, "000000", None).await;
        }
        assert!(matches!(last, Ok(Tried::TooMany(_))), "{last:?}");
        at(1 + 15);
        assert_eq!(second_step::pending(&services, &secret).await, Err(ApiError::NotFound), "half in ends soon");

        second_step::remove(&services, &Actor::Operator, "u@b.example").await.unwrap();
        assert_eq!(actor(&services, &whole).await, Ok(None));
        let log = kinds(&services).await;
        for kind in [AuditKind::SecondStepSet, AuditKind::SecondStepRefused, AuditKind::RecoveryUsed, AuditKind::SecondStepRemoved] {
            assert!(log.contains(&kind), "{kind:?} is not in {log:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_teacher_may_have_a_second_step_and_a_link_does_not_go_round_it() {
    on_each(async |fresh| {
        let services = polo(&fresh).await;
        let here = enter(&services, "a@b.example", PHRASE).await.unwrap();
        let there = enter(&services, "a@b.example", PHRASE).await.unwrap();
        let offer = second_step::offer(&services, &here, None).await.unwrap();
        assert!(!offer.waits);
        let now = u64::try_from(services.now().0 / 1_000).unwrap();
        let code = Seed::stored(&offer.seed).unwrap().code(now);
        assert!(matches!(second_step::confirm(&services, &here, &offer.seed, &code, None).await, Ok(Tried::Done(_))));
        assert_eq!(actor(&services, &there).await, Ok(None), "sessions that took one step end");
        services.letters().go_out("https://polo.example");
        assert_eq!(link::ask(&services, "a@b.example", None, Language::Italian), Ok(Asked::Heard));
        let code = code_in(&letters(&services, 1).await[0]);
        let LogIn::Waits(secret) = link::enter(&services, &code, "").await.unwrap() else { panic!("it waits") };
        assert_eq!(actor(&services, &secret).await, Ok(None));
    })
    .await;
}

#[tokio::test]
async fn letters_are_tried_again_until_they_are_sent_and_then_say_nothing_more() {
    on_each(async |fresh| {
        MAIL_MINUTES.store(0, Ordering::SeqCst);
        let clock = Clock(|| Timestamp(NOON + MAIL_MINUTES.load(Ordering::SeqCst) * MINUTE));
        let at = |minutes: i64| MAIL_MINUTES.store(minutes, Ordering::SeqCst);
        let services = Services::new(real(&fresh).await.database().clone(), clock);
        let letter = mail::Letter {
            recipient: "a@b.example".to_owned(),
            language: Language::English,
            subject: "One\r\nBcc: all@b.example".to_owned(),
            before: vec!["Text".to_owned()],
            link: None,
            after: Vec::new(),
            lasts: 10 * MINUTE,
        };
        for _ in 0..2 {
            mail::queue(&services, services.database().connection(), &letter).await.unwrap();
        }
        let taken = mail::take(&services).await.unwrap();
        assert_eq!(taken.len(), 2);
        assert_eq!(taken[0].subject, "One Bcc: all@b.example", "one line");
        assert!(mail::take(&services).await.unwrap().is_empty(), "nobody else takes them meanwhile");
        mail::sent(&services, taken[0].id).await.unwrap();
        at(1);
        let again = mail::take(&services).await.unwrap();
        assert_eq!(again.iter().map(|letter| (letter.id, letter.attempts)).collect::<Vec<_>>(), [(taken[1].id, 1)]);
        at(2);
        assert!(mail::take(&services).await.unwrap().is_empty(), "the second wait is longer");
        at(10);
        assert!(mail::take(&services).await.unwrap().is_empty(), "of no use any more");
        let kept = persistence::mail::newest(services.database().connection(), 9).await.unwrap();
        assert_eq!(kept.len(), 2);
        assert!(kept.iter().all(|letter| letter.plain.is_empty() && letter.html.is_empty() && letter.recipient.is_empty()));
        assert_eq!(kept.iter().filter(|letter| letter.sent_at.is_some()).count(), 1);
        at(31 * 24 * 60);
        mail::take(&services).await.unwrap();
        assert!(persistence::mail::newest(services.database().connection(), 9).await.unwrap().is_empty());
        assert_eq!(mail::outbox(&services).await, Err(ApiError::NotFound), "of a real polo nobody reads them");
    })
    .await;
}

#[tokio::test]
async fn the_log_tells_what_happened_to_the_coordinator_alone() {
    on_each(async |fresh| {
        let services = polo(&fresh).await;
        assert_eq!(enter(&services, "a@b.example", OTHER).await, None);
        assert_eq!(enter(&services, "nobody@b.example", OTHER).await, None);
        let secret = enter(&services, "a@b.example", PHRASE).await.unwrap();
        let (who, person) = actor(&services, &secret).await.unwrap().unwrap();
        audit::denied(&services, person.id).await;
        let reader = Actor::Person { person: PersonId::generate(), role: Role::Coordinator };
        let page = audit::read(&services, &reader, None, None).await.unwrap();
        let lines: Vec<_> = page.events.iter().rev().map(|event| (event.kind, event.person)).collect();
        let known = Some(person.id);
        let expected = [
            (AuditKind::AccountAdded, known),
            (AuditKind::PasswordChanged, known),
            (AuditKind::Refused, known),
            (AuditKind::Refused, None),
            (AuditKind::LoggedIn, known),
            (AuditKind::Denied, known),
        ];
        assert_eq!(lines, expected);
        assert_eq!(page.people.iter().map(|label| label.name.as_str()).collect::<Vec<_>>(), ["Ada Neri"]);
        assert_eq!(page.older, None);
        let refused = audit::read(&services, &reader, Some(AuditKind::Refused), None).await.unwrap();
        assert_eq!(refused.events.len(), 2);
        let before = audit::read(&services, &reader, Some(AuditKind::Refused), Some(refused.events[0].id)).await.unwrap();
        assert_eq!(before.events, refused.events[1..]);
        for nobody in [who, Actor::Anonymous, Actor::Operator] {
            assert_eq!(audit::read(&services, &nobody, None, None).await, Err(ApiError::NotFound), "{nobody:?}");
        }
    })
    .await;
}
