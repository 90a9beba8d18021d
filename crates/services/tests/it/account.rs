//! Who comes in: invitations, passwords, sessions and their ends.

use crate::databases::{Fresh, on_each};
use crate::seed::{demo_actor, seeded};
use domain::calendar::Timestamp;
use domain::person::RoleKind;
use domain::policy::{Actor, Role};
use domain::{ApiError, FieldError};
use persistence::Connection;
use services::account::{LogIn, NewUser, Secret, accept, actor, add, invite, invited, is_demonstration, list, log_in, log_out, remove};
use services::{Clock, ServiceError, Services};
use std::sync::atomic::{AtomicI64, Ordering};

pub(crate) const PHRASE: &str = "quattro cavalli al mulino";
pub(crate) const OTHER: &str = "sette lampade sotto la neve";

/// The organisations of the demo as a real polo.
pub(crate) async fn real(fresh: &Fresh) -> Services {
    let services = seeded(fresh).await;
    services.database().connection().execute_unprepared("DELETE FROM demonstration").await.unwrap();
    services
}

pub(crate) fn teacher(email: &str) -> NewUser {
    NewUser {
        name: "  Ada   Neri ".to_owned(),
        email: email.to_owned(),
        role: RoleKind::Teacher,
        organisation: Some("pitf99901x".to_owned()),
    }
}

fn wrong(error: ServiceError) -> (String, String) {
    let ServiceError::Invalid(fields) = error else { panic!("{error:?}") };
    let [FieldError { field, key, .. }] = &fields[..] else { panic!("{fields:?}") };
    (field.clone(), key.clone())
}

pub(crate) async fn enter(services: &Services, email: &str, password: &str) -> Option<Secret> {
    match log_in(services, email, password, None, "Browser").await.unwrap() {
        LogIn::Done(secret, _) => Some(secret),
        LogIn::Refused => None,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_invitation_leads_to_a_password_and_the_password_to_a_session() {
    on_each(async |fresh| {
        let services = real(&fresh).await;
        let invitation = add(&services, &Actor::Operator, &teacher(" Ada.Neri@Agnesi.example ")).await.unwrap();
        let user = invited(&services, invitation.reveal()).await.unwrap();
        assert_eq!((user.person.name.as_str(), user.email.as_str()), ("Ada Neri", "ada.neri@agnesi.example"));
        assert!(!user.has_password && user.person.organisation.contains("Agnesi"), "{user:?}");
        assert_eq!(enter(&services, &user.email, "").await, None, "without a password nobody comes in");
        assert_eq!(actor(&services, &invitation).await, Ok(None), "an invitation is no session");

        for (password, again, field, key) in [
            ("corta", "corta", "password", "field-password-short"),
            ("password1234", "password1234", "password", "field-password-common"),
            ("Ada Neri Agnesi", "Ada Neri Agnesi", "password", "field-password-common"),
            (PHRASE, OTHER, "again", "field-password-differs"),
        ] {
            let Err(ApiError::Invalid(fields)) = accept(&services, invitation.reveal(), password, again).await else {
                panic!("{password}")
            };
            assert_eq!((fields[0].field.as_str(), fields[0].key.as_str()), (field, key), "{password}");
        }
        accept(&services, invitation.reveal(), PHRASE, PHRASE).await.unwrap();
        for used in [invitation.reveal(), "", "x", &"0".repeat(64)] {
            assert_eq!(accept(&services, used, OTHER, OTHER).await, Err(ApiError::NotFound), "{used}");
            assert_eq!(invited(&services, used).await, Err(ApiError::NotFound), "{used}");
        }

        assert_eq!(enter(&services, &user.email, OTHER).await, None);
        let session = enter(&services, " ADA.NERI@agnesi.example", PHRASE).await.unwrap();
        let (who, person) = actor(&services, &session).await.unwrap().unwrap();
        assert!(matches!(who.role(), Some(Role::Teacher { .. })), "{who:?}");
        assert_eq!(person.name, "Ada Neri");
        assert_eq!(actor(&services, &Secret::generate()).await, Ok(None));
        log_out(&services, &session).await.unwrap();
        assert_eq!(actor(&services, &session).await, Ok(None));
    })
    .await;
}

#[tokio::test]
async fn a_new_password_ends_what_the_old_one_opened_and_an_account_that_goes_ends_all() {
    on_each(async |fresh| {
        let services = real(&fresh).await;
        let first = add(&services, &Actor::Operator, &teacher("a@b.example")).await.unwrap();
        let second = invite(&services, &Actor::Operator, "A@b.example").await.unwrap();
        accept(&services, first.reveal(), PHRASE, PHRASE).await.unwrap();
        assert_eq!(invited(&services, second.reveal()).await, Err(ApiError::NotFound), "one password, one invitation");
        let old = enter(&services, "a@b.example", PHRASE).await.unwrap();
        let third = invite(&services, &Actor::Operator, "a@b.example").await.unwrap();
        assert!(actor(&services, &old).await.unwrap().is_some(), "an invitation alone changes nothing");
        accept(&services, third.reveal(), OTHER, OTHER).await.unwrap();
        assert_eq!(actor(&services, &old).await, Ok(None));
        assert_eq!(enter(&services, "a@b.example", PHRASE).await, None);
        let new = enter(&services, "a@b.example", OTHER).await.unwrap();
        assert_eq!(list(&services, &Actor::Operator).await.unwrap().iter().map(|user| user.has_password).collect::<Vec<_>>(), [true]);
        remove(&services, &Actor::Operator, "a@b.example").await.unwrap();
        assert_eq!(actor(&services, &new).await, Ok(None));
        assert_eq!(enter(&services, "a@b.example", OTHER).await, None);
        assert!(list(&services, &Actor::Operator).await.unwrap().is_empty());
        assert!(matches!(remove(&services, &Actor::Operator, "a@b.example").await, Err(ServiceError::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn who_cannot_have_an_account_is_told_why() {
    on_each(async |fresh| {
        let services = real(&fresh).await;
        let operator = Actor::Operator;
        add(&services, &operator, &teacher("taken@b.example")).await.unwrap();
        let user = |email: &str, role, organisation: Option<&str>| NewUser {
            name: "Ada Neri".to_owned(),
            email: email.to_owned(),
            role,
            organisation: organisation.map(str::to_owned),
        };
        for (new, field, key) in [
            (user("TAKEN@b.example", RoleKind::Coordinator, None), "email", "field-email-taken"),
            (user("no address", RoleKind::Coordinator, None), "email", "field-email"),
            (user("a@b.example", RoleKind::Teacher, None), "organisation", "field-required"),
            (user("a@b.example", RoleKind::Teacher, Some("A003")), "organisation", "field-unknown"),
            (user("a@b.example", RoleKind::Company, Some("S01")), "organisation", "field-unknown"),
            (user("a@b.example", RoleKind::Company, Some("nowhere")), "organisation", "field-unknown"),
            (user("a@b.example", RoleKind::Coordinator, Some("S01")), "organisation", "field-not-here"),
            (user("a@b.example", RoleKind::Student, Some("S01")), "role", "field-choose"),
            (NewUser { name: " ".to_owned(), ..user("a@b.example", RoleKind::Coordinator, None) }, "name", "field-required"),
        ] {
            let refused = wrong(add(&services, &operator, &new).await.unwrap_err());
            assert_eq!(refused, (field.to_owned(), key.to_owned()), "{new:?}");
        }
        for nobody in [Actor::Anonymous, demo_actor(&services, "Luisa Bini").await, demo_actor(&services, "Teresa Vallini").await] {
            assert!(matches!(add(&services, &nobody, &teacher("b@b.example")).await, Err(ServiceError::NotFound)), "{nobody:?}");
            assert!(matches!(list(&services, &nobody).await, Err(ServiceError::NotFound)), "{nobody:?}");
        }
        assert_eq!(list(&services, &operator).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_demonstration_has_no_accounts() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        assert_eq!(is_demonstration(&services).await, Ok(true));
        assert!(matches!(add(&services, &Actor::Operator, &teacher("a@b.example")).await, Err(ServiceError::Forbidden)));
        assert!(list(&services, &Actor::Operator).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_guesser_is_stopped_at_the_account_wherever_it_is() {
    on_each(async |fresh| {
        let services = real(&fresh).await;
        let invitation = add(&services, &Actor::Operator, &teacher("a@b.example")).await.unwrap();
        accept(&services, invitation.reveal(), PHRASE, PHRASE).await.unwrap();
        for email in ["a@b.example", "nobody@b.example"] {
            let mut answers = Vec::new();
            for _ in 0..12 {
                answers.push(log_in(&services, email, OTHER, None, "").await.unwrap());
            }
            assert_eq!(answers.iter().filter(|answer| **answer == LogIn::Refused).count(), 10, "{email}: {answers:?}");
            assert!(matches!(answers.last(), Some(LogIn::TooMany(1..=60))), "{email}: {answers:?}");
        }
        let right = log_in(&services, "a@b.example", PHRASE, None, "").await.unwrap();
        assert!(matches!(right, LogIn::TooMany(_)), "also with the right one: {right:?}");
    })
    .await;
}

/// The hour of the test below.
static HOURS: AtomicI64 = AtomicI64::new(0);
const HOUR: i64 = 3_600_000;

#[tokio::test]
async fn sessions_and_invitations_end_with_time() {
    on_each(async |fresh| {
        HOURS.store(0, Ordering::SeqCst);
        let at = |hours: i64| HOURS.store(hours, Ordering::SeqCst);
        let clock = Clock(|| Timestamp(1_800_000_000_000 + HOURS.load(Ordering::SeqCst) * HOUR));
        let database = real(&fresh).await.database().clone();
        let services = Services::new(database, clock);
        let late = add(&services, &Actor::Operator, &teacher("late@b.example")).await.unwrap();
        let invitation = add(&services, &Actor::Operator, &teacher("a@b.example")).await.unwrap();
        accept(&services, invitation.reveal(), PHRASE, PHRASE).await.unwrap();
        let idle = enter(&services, "a@b.example", PHRASE).await.unwrap();
        let used = enter(&services, "a@b.example", PHRASE).await.unwrap();
        for hours in [11, 22, 33] {
            at(hours);
            assert!(actor(&services, &used).await.unwrap().is_some(), "{hours}");
        }
        assert_eq!(actor(&services, &idle).await, Ok(None), "unused for more than twelve hours");
        at(33 + 12);
        assert_eq!(actor(&services, &used).await, Ok(None));
        let long = enter(&services, "a@b.example", PHRASE).await.unwrap();
        for hours in (50..45 + 14 * 24).step_by(10) {
            at(hours);
            assert!(actor(&services, &long).await.unwrap().is_some(), "{hours}");
        }
        at(45 + 14 * 24);
        assert_eq!(actor(&services, &long).await, Ok(None), "however it is used");
        assert_eq!(invited(&services, late.reveal()).await, Err(ApiError::NotFound));
        at(7 * 24 - 1);
        assert!(invited(&services, late.reveal()).await.is_ok(), "an hour before the seven days are over");
        at(7 * 24);
        assert_eq!(accept(&services, late.reveal(), PHRASE, PHRASE).await, Err(ApiError::NotFound));
    })
    .await;
}
