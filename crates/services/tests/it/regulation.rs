//! The book of rules: who reads and changes it, what a change would do, and who hears of it.

use crate::databases::on_each;
use crate::polo::{NOW, Polo};
use crate::seed::{demo_actor, seeded};
use domain::effect::Effect;
use domain::id::RegulationId;
use domain::language::Language;
use domain::policy::Actor;
use domain::regulation::{Act, Deed, RegulationForm, RegulationKey, RegulationRecord};
use domain::{ApiError, FieldError};
use services::regulation::{Answer, Preview, change, read, revision};
use services::{Services, board};

const KEY: RegulationKey = RegulationKey::GeneralSafetyHours;

async fn rows(services: &Services, actor: &Actor) -> Vec<RegulationRecord> {
    read(services, actor, Some(KEY)).await.unwrap().of(KEY).cloned().collect()
}

/// The form of the newest row, filled in as it is.
async fn form(services: &Services, actor: &Actor, act: Act) -> RegulationForm {
    let row = rows(services, actor).await.pop().unwrap();
    RegulationForm {
        act: act.name().to_owned(),
        id: row.id.to_string(),
        version: row.version.to_string(),
        value: row.regulation.value.to_string(),
        from: domain::calendar::iso_day(row.regulation.from),
        to: String::new(),
        citation: row.regulation.citation.text,
        checked: String::new(),
        agreed: String::new(),
    }
}

fn agreed(form: RegulationForm) -> RegulationForm {
    RegulationForm { agreed: "on".to_owned(), ..form }
}

/// From the first day of the small polo's placements on.
async fn from_march(services: &Services, actor: &Actor, value: &str) -> RegulationForm {
    let form = form(services, actor, Act::Follow).await;
    RegulationForm { value: value.to_owned(), from: "2027-03-01".to_owned(), ..form }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_reads_what_they_may() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let coordinator = demo_actor(&services, "Teresa Vallini").await;
        let confirm = form(&services, &coordinator, Act::Confirm).await;
        assert_eq!(change(&services, &coordinator, KEY, confirm).await.unwrap(), Answer::Done);
        assert_eq!(read(&services, &Actor::Anonymous, None).await.unwrap_err(), ApiError::NotFound);
        for (name, knows_who) in [("Teresa Vallini", true), ("Luisa Bini", true), ("Giulia Bandini", false), ("Sandra Nuti", false)] {
            let actor = demo_actor(&services, name).await;
            let book = read(&services, &actor, None).await.unwrap();
            assert_eq!(book.rows.len(), RegulationKey::ALL.len(), "{name}");
            let row = book.of(KEY).next().unwrap();
            let confirmed = row.confirmed.unwrap();
            assert_eq!((row.regulation.citation.to_check, confirmed.at), (false, NOW), "{name}");
            assert_eq!(confirmed.by.and_then(|by| book.name(by)), knows_who.then_some("Teresa Vallini"), "{name}");
            assert_eq!((book.log.len(), book.people.len()), if knows_who { (1, 1) } else { (0, 0) }, "{name}");
            assert_eq!(book.may_change, name == "Teresa Vallini");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_coordinator_changes_it() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let form = form(&polo.services, &polo.coordinator, Act::Confirm).await;
        for (actor, expected) in [
            (Actor::Anonymous, ApiError::NotFound),
            (polo.teacher, ApiError::Forbidden),
            (polo.student_actor, ApiError::Forbidden),
            (polo.company_actor, ApiError::Forbidden),
        ] {
            assert_eq!(change(&polo.services, &actor, KEY, form.clone()).await.unwrap_err(), expected, "{actor:?}");
        }
        assert_eq!(revision(&polo.services).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_verdicts_is_first_shown_and_then_done() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, coordinator) = (&polo.services, &polo.coordinator);
        polo.place(polo.students[0], polo.single).await.unwrap();
        let mut bells = [polo.first, polo.second].map(|board| services.hub().subscribe(board));
        let asked = from_march(services, coordinator, "5").await;
        let Answer::Asks(Preview { boards, affected }) = change(services, coordinator, KEY, asked.clone()).await.unwrap() else {
            panic!("done unasked")
        };
        assert_eq!(boards, 2);
        let total = Preview { boards, affected: affected.clone() }.total();
        assert!(total.refused > 0 && total.refused_placed == 1 && total.allowed == 0, "{affected:?}");
        assert_eq!(revision(services).await.unwrap(), 0, "only shown");

        // The preview says what then happens to each pair of the board.
        let verdicts = async || {
            let view = board::view(services, &polo.teacher, polo.first, Language::Italian).await.unwrap();
            let demands: Vec<_> = view.facts.demands.keys().copied().collect();
            let pairs = view.facts.students.keys().flat_map(|student| demands.iter().map(move |demand| (*student, *demand)));
            let refused = |(student, demand)| view.facts.examine(student, demand, 0).unwrap().refusals().next().is_some();
            (pairs.filter(|pair| refused(*pair)).count(), view.facts.regulations_revision)
        };
        let before = verdicts().await;
        assert_eq!(change(services, coordinator, KEY, agreed(asked.clone())).await.unwrap(), Answer::Done);
        let after = verdicts().await;
        let title = board::view(services, &polo.teacher, polo.first, Language::Italian).await.unwrap().summary.title;
        let shown = affected.iter().find(|board| board.title == title).map_or(0, |board| board.effect.refused);
        assert_eq!((after.0 - before.0, before.1, after.1), (shown as usize, 0, 2));
        for bell in &mut bells {
            assert!(bell.has_changed().unwrap(), "every board hears of it");
            bell.mark_unchanged();
        }
        assert_eq!(services.hub().rules(), 2);

        // The command path decides by it as well, and the way back is the way back.
        let refused = polo.place(polo.students[1], polo.lathe).await.unwrap_err();
        assert!(matches!(refused, ApiError::Refused(_)), "{refused:?}");
        let back = form(services, coordinator, Act::TakeBack).await;
        let Answer::Asks(preview) = change(services, coordinator, KEY, back.clone()).await.unwrap() else { panic!("done unasked") };
        assert_eq!(preview.total(), Effect { allowed: total.refused, ..Effect::default() });
        assert_eq!(change(services, coordinator, KEY, agreed(back)).await.unwrap(), Answer::Done);
        assert_eq!(verdicts().await, (before.0, 4));
        polo.place(polo.students[1], polo.lathe).await.unwrap();
        let log = read(services, coordinator, Some(KEY)).await.unwrap().log;
        let told: Vec<Deed> = log.iter().rev().map(|line| line.deed).collect();
        assert_eq!(told, [Deed::Closed, Deed::Opened, Deed::TakenBack, Deed::Reopened]);
        assert!(log.iter().all(|line| Some(line.actor) == coordinator.person()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_change_the_same_one_is_told() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, coordinator) = (&polo.services, &polo.coordinator);
        let seen = agreed(from_march(services, coordinator, "5").await);
        let (one, two, three) = tokio::join!(
            change(services, coordinator, KEY, seen.clone()),
            change(services, coordinator, KEY, seen.clone()),
            change(services, coordinator, KEY, seen.clone())
        );
        let outcomes = [one, two, three];
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == Ok(Answer::Done)).count(), 1, "{outcomes:?}");
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == Err(ApiError::Stale)).count(), 2, "{outcomes:?}");
        assert_eq!(rows(services, coordinator).await.len(), 2);
        assert_eq!(revision(services).await.unwrap(), 2, "whoever came too late left nothing");
        let gone = RegulationForm { id: RegulationId::generate().to_string(), ..seen };
        assert_eq!(change(services, coordinator, KEY, gone).await.unwrap_err(), ApiError::Stale);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_fields_are_named_and_nothing_is_kept() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, coordinator) = (&polo.services, &polo.coordinator);
        let right = from_march(services, coordinator, "5").await;
        let early = RegulationForm { from: "2011-12-31".to_owned(), ..right.clone() };
        let expected = FieldError::new("from", "field-regulation-after").with("day", "2012-01-01".to_owned());
        assert_eq!(change(services, coordinator, KEY, early).await.unwrap_err(), ApiError::Invalid(vec![expected]));
        let empty = RegulationForm { citation: " ".to_owned(), ..right.clone() };
        let expected = FieldError::new("citation", "field-required");
        assert_eq!(change(services, coordinator, KEY, empty).await.unwrap_err(), ApiError::Invalid(vec![expected]));
        let take_back = form(services, coordinator, Act::TakeBack).await;
        assert!(matches!(change(services, coordinator, KEY, agreed(take_back)).await, Err(ApiError::Invalid(_))), "the only one");
        // What slips through is held by the database, and told at its field all the same.
        let refused =
            services::ServiceError::Store(persistence::StoreError::NotAllowed("CHECK constraint failed: regulation_value".to_owned()));
        assert_eq!(ApiError::from(refused), ApiError::Invalid(vec![FieldError::new("value", "field-not-allowed")]));
        assert_eq!(revision(services).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_of_words_is_done_unasked() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, coordinator) = (&polo.services, &polo.coordinator);
        let words = RegulationForm {
            citation: "D.Lgs. 81/2008, art. 37 c. 2".to_owned(),
            checked: "on".to_owned(),
            ..form(services, coordinator, Act::Correct).await
        };
        assert_eq!(change(services, coordinator, KEY, words.clone()).await.unwrap(), Answer::Done);
        let row = rows(services, coordinator).await.remove(0);
        assert_eq!((row.regulation.citation.text.as_str(), row.version), ("D.Lgs. 81/2008, art. 37 c. 2", 2));
        assert_eq!(row.confirmed.and_then(|confirmation| confirmation.by), coordinator.person());
        let view = board::view(services, &polo.teacher, polo.first, Language::Italian).await.unwrap();
        assert_eq!(view.facts.regulations.on(KEY, services.today()).unwrap().citation, row.regulation.citation, "boards cite it anew");
        // Corrected without looking it up: to be checked again.
        let unsure = RegulationForm { checked: String::new(), version: "2".to_owned(), ..words };
        assert_eq!(change(services, coordinator, KEY, unsure).await.unwrap(), Answer::Done);
        let row = rows(services, coordinator).await.remove(0);
        assert!(row.regulation.citation.to_check && row.confirmed.is_none());
    })
    .await;
}
