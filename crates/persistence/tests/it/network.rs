//! The polo itself: roll and agreements are read as they were written, versions count, and the
//! database refuses what must never be.

use crate::databases::on_each;
use crate::sample::{day, store};
use domain::id::{AgreementId, MembershipId, OrganisationId};
use domain::network::{Agreement, AgreementTerms, Membership, MembershipRole, Step, Validity};
use persistence::record::{Key, Record};
use persistence::{StoreError, network, organisation, record};

fn membership(organisation: OrganisationId, role: MembershipRole, from: &str, to: Option<&str>) -> Membership {
    let validity = Validity::new(day(from), to.map(day)).unwrap();
    Membership { id: MembershipId::generate(), version: 1, organisation, role, validity }
}

fn added(after: Membership) -> Step {
    Step { before: None, after: Some(after) }
}

fn agreement(from: &str, to: Option<&str>) -> Agreement {
    let validity = Validity::new(day(from), to.map(day)).unwrap();
    let terms =
        AgreementTerms {
            title: "Accordo «di rete»".to_owned(), signed_on: day("2020-07-14"), validity, programme: "uno\ndue".to_owned()
        };
    Agreement { id: AgreementId::generate(), version: 1, terms }
}

#[tokio::test]
async fn the_roll_is_read_as_it_was_written() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        network::lock(connection).await.unwrap();
        assert_eq!(network::roll(connection).await.unwrap().all(), []);
        let first = membership(sample.school, MembershipRole::Lead, "2014-09-01", Some("2020-08-31"));
        let second = membership(sample.school, MembershipRole::Founder, "2020-09-01", None);
        for row in [second, first] {
            assert!(network::write(connection, &added(row)).await.unwrap());
        }
        assert_eq!(network::roll(connection).await.unwrap().all(), [first, second]);

        let ended = Membership { version: 2, validity: Validity::new(day("2020-09-01"), Some(day("2026-08-31"))).unwrap(), ..second };
        let end = Step { before: Some(second), after: Some(ended) };
        assert!(network::write(connection, &end).await.unwrap());
        assert!(!network::write(connection, &end).await.unwrap(), "the second time the version is another one");
        assert!(!network::write(connection, &Step { before: Some(second), after: None }).await.unwrap());
        assert!(network::write(connection, &Step { before: Some(ended), after: None }).await.unwrap());
        assert_eq!(network::roll(connection).await.unwrap().all(), [first]);
    })
    .await;
}

#[tokio::test]
async fn agreements_are_read_as_they_were_written() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let (old, new) = (agreement("2014-09-01", Some("2020-08-31")), agreement("2020-09-01", None));
        for one in [&new, &old] {
            network::insert_agreement(connection, one).await.unwrap();
        }
        assert_eq!(network::agreements(connection).await.unwrap(), [old.clone(), new.clone()]);
        let mut mended = Agreement { version: 2, ..new.clone() };
        mended.terms.programme.clear();
        assert!(network::change_agreement(connection, &mended).await.unwrap());
        assert!(!network::change_agreement(connection, &mended).await.unwrap());
        assert_eq!(network::agreements(connection).await.unwrap(), [old, mended]);
    })
    .await;
}

#[tokio::test]
async fn what_a_constraint_forbids_is_told_at_its_field() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        let lead = membership(sample.school, MembershipRole::Lead, "2020-09-01", None);
        assert!(network::write(connection, &added(lead)).await.unwrap());
        network::insert_agreement(connection, &agreement("2020-09-01", None)).await.unwrap();
        let field = |error: StoreError| error.field_error().map(|found| (found.field, found.key)).unwrap();
        let told = |field: &str, key: &str| (field.to_owned(), key.to_owned());
        for (row, expected) in [
            (membership(sample.school, MembershipRole::Member, "2020-09-01", Some("2020-10-01")), told("from", "field-membership-twice")),
            (membership(sample.school, MembershipRole::Member, "2021-09-01", None), told("to", "field-membership-one-without-end")),
            (membership(sample.company, MembershipRole::Lead, "2021-09-01", None), told("role", "field-membership-one-lead")),
        ] {
            assert_eq!(field(network::write(connection, &added(row)).await.unwrap_err()), expected);
        }
        let nobody = membership(OrganisationId::generate(), MembershipRole::Member, "2021-09-01", None);
        assert!(matches!(network::write(connection, &added(nobody)).await.unwrap_err(), StoreError::Reference(_)));
        let twin = network::insert_agreement(connection, &agreement("2020-09-01", Some("2020-09-02"))).await.unwrap_err();
        assert_eq!(field(twin), told("from", "field-agreement-twice"));
        let mut untitled = agreement("2021-09-01", None);
        untitled.terms.title.clear();
        assert!(matches!(network::insert_agreement(connection, &untitled).await.unwrap_err(), StoreError::NotAllowed(_)));
        let needed = record::remove(connection, &[Key::Organisation(sample.school)]).await.unwrap_err();
        assert!(matches!(needed, StoreError::Reference(_)), "whoever belongs to the polo stays");
    })
    .await;
}

#[tokio::test]
async fn an_organisation_counts_how_often_it_was_written() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        let known = organisation::one(connection, sample.company).await.unwrap().unwrap();
        assert_eq!(known.version, 1);
        let mut moved = known.record.clone();
        moved.address = "via Nuova 1".to_owned();
        assert!(organisation::change(connection, 1, &moved).await.unwrap());
        assert!(!organisation::change(connection, 1, &known.record).await.unwrap(), "it is at version 2");
        // An import counts too, and so does taking it back.
        record::replace(connection, &Record::Organisation(known.record.clone())).await.unwrap();
        let now = organisation::one(connection, sample.company).await.unwrap().unwrap();
        assert_eq!((now.version, &now.record), (3, &known.record));
        assert!(!organisation::change(connection, 2, &moved).await.unwrap());

        let mut new = moved;
        (new.id, new.code) = (OrganisationId::generate(), "A02".to_owned());
        assert!(record::replace(connection, &Record::Organisation(new.clone())).await.is_err(), "there is none yet");
        organisation::insert(connection, &new).await.unwrap();
        assert_eq!(organisation::all(connection).await.unwrap().len(), 3);
        let again = organisation::insert(connection, &new).await.unwrap_err();
        assert!(matches!(again, StoreError::Taken(_)));
        assert_eq!(organisation::one(connection, OrganisationId::generate()).await.unwrap(), None);
        assert_eq!(organisation::students_by_class(connection, sample.school).await.unwrap()[&sample.class.id], 2);
        assert!(organisation::students_by_class(connection, sample.company).await.unwrap().is_empty());
    })
    .await;
}
