//! Releases, readings and corrections as they are stored, on both databases.

use crate::databases::on_each;
use crate::sample::{NOW, Sample, day, period, say, store};
use domain::calendar::Timestamp;
use domain::id::{CorrectionId, OrganisationId, ReleaseId};
use domain::release::{AccessGround, AccessWhat, Audience, NewRelease, ReleasedContact};
use persistence::access::{self, AccessReader, Subject};
use persistence::correction::{self, Settled};
use persistence::{Connection, StoreError, release};
use std::collections::BTreeSet;

fn new(audience: Audience) -> NewRelease {
    NewRelease {
        id: ReleaseId::generate(),
        guardian: Some("Ada Prova".to_owned()),
        audience,
        period: period("2026-12-01", "2027-05-31"),
        contact: ReleasedContact { email: Some("a@example.org".to_owned()), phone: None, note: Some("Suono.".to_owned()) },
    }
}

#[tokio::test]
async fn a_release_is_kept_taken_back_and_forgotten() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        say(connection, &sample).await;
        let (student, by) = (sample.students[0], sample.teacher);
        let (one, other) = (new(Audience::Company(sample.company)), new(Audience::Board(sample.board)));
        for new in [&one, &other] {
            release::insert(connection, student, new, by, NOW, day("2026-11-23")).await.unwrap();
        }
        let found = release::find(connection, one.id).await.unwrap().unwrap();
        assert_eq!((found.release.audience, found.release.period, found.contact.clone()), (one.audience, one.period, one.contact.clone()));
        assert_eq!(
            (found.release.guardian.clone(), found.release.fields.clone(), found.recorded_by),
            (one.guardian.clone(), one.fields(), by)
        );
        assert_eq!(release::of_student(connection, student).await.unwrap().len(), 2);
        assert_eq!(release::of_school(connection, sample.school).await.unwrap().len(), 2);
        assert!(release::of_school(connection, OrganisationId::generate()).await.unwrap().is_empty());

        let boards = release::boards_of(connection, sample.company).await.unwrap();
        assert_eq!(boards, BTreeSet::from([sample.board]));
        assert_eq!(release::places_on(connection, &[sample.board]).await.unwrap(), [(sample.board, sample.demand, sample.company)]);
        let (meant, nowhere) =
            (async |boards| release::for_company(connection, sample.company, boards).await.unwrap().len(), BTreeSet::new());
        assert_eq!((meant(&boards).await, meant(&nowhere).await), (2, 1));

        assert!(!release::revoke(connection, one.id, 2, by, NOW).await.unwrap(), "another version");
        assert!(release::revoke(connection, one.id, 1, by, NOW).await.unwrap());
        assert!(!release::revoke(connection, one.id, 2, by, NOW).await.unwrap(), "once");
        let revoked = release::find(connection, one.id).await.unwrap().unwrap();
        assert_eq!((revoked.contact, revoked.release.revoked_at, revoked.release.version), (ReleasedContact::default(), Some(NOW), 2));
        assert_eq!(revoked.release.fields, one.fields(), "what could be read stays known");
        assert_eq!(meant(&boards).await, 1);

        for (on, is_due, told) in [("2026-11-30", false, 0), ("2026-12-01", true, 1), ("2027-05-31", false, 0), ("2027-06-01", true, 1)] {
            assert_eq!(release::is_due(connection, day(on)).await.unwrap(), is_due, "{on}");
            assert_eq!(release::tell(connection, day(on)).await.unwrap(), told, "{on}");
        }
        assert_eq!(release::find(connection, other.id).await.unwrap().unwrap().contact, ReleasedContact::default());
        let figures = release::figures(connection, day("2027-06-01")).await.unwrap();
        assert_eq!((figures.ended, figures.revoked, figures.running, figures.students), (1, 1, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn what_no_release_can_be_is_refused() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        let nobody = new(Audience::Company(OrganisationId::generate()));
        let error = release::insert(connection, sample.students[0], &nobody, sample.teacher, NOW, day("2026-11-23")).await.unwrap_err();
        assert!(matches!(error, StoreError::Reference(_)), "{error:?}");
        let sound = new(Audience::Company(sample.company));
        release::insert(connection, sample.students[0], &sound, sample.teacher, NOW, day("2026-11-23")).await.unwrap();
        for wrong in [
            "company = NULL",
            "guardian = ''",
            "asked_by = 'student'",
            "valid_to = '2026-11-30'",
            "revoked_at = 1",
            "phone = '1'",
            "told = 'ended'",
            "told = 'perhaps'",
        ] {
            let error = connection.execute_unprepared(&format!("UPDATE name_release SET {wrong}")).await.unwrap_err();
            assert!(matches!(StoreError::from(error), StoreError::NotAllowed(_)), "{wrong}");
        }
    })
    .await;
}

fn reader(sample: &Sample) -> AccessReader {
    AccessReader { person: sample.teacher, organisation: sample.school }
}

#[tokio::test]
async fn a_reading_is_noted_once_an_hour() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        say(connection, &sample).await;
        let [student, other] = sample.students;
        let released = new(Audience::Company(sample.company));
        release::insert(connection, student, &released, sample.teacher, NOW, day("2026-11-23")).await.unwrap();
        let subjects = [
            Subject::File(student),
            Subject::Export(student),
            Subject::Class(sample.class.id),
            Subject::Board(sample.board),
            Subject::Released(student, released.id),
        ];
        assert_eq!(access::unnoted(connection, reader(&sample), &subjects, NOW).await.unwrap(), subjects);
        for _ in 0..2 {
            // Two at once have both not seen the other.
            access::note(connection, reader(&sample), &subjects, NOW).await.unwrap();
        }
        assert!(access::unnoted(connection, reader(&sample), &subjects, Timestamp(NOW.0 + 1)).await.unwrap().is_empty());
        let next = Timestamp(NOW.0 + 60 * 60 * 1_000);
        assert_eq!(access::unnoted(connection, reader(&sample), &subjects, next).await.unwrap().len(), 5);
        let lines = async |student| {
            let boards = BTreeSet::from([sample.board]);
            let mut lines = access::of_student(connection, student, sample.school, sample.class.id, &boards, 10).await.unwrap();
            lines.sort_by_key(|line| line.what);
            lines.into_iter().map(|line| (line.what, line.ground)).collect::<Vec<_>>()
        };
        let own = |what| (what, AccessGround::OwnSchool);
        assert_eq!(
            lines(student).await,
            [
                own(AccessWhat::File),
                own(AccessWhat::Export),
                own(AccessWhat::ClassList),
                own(AccessWhat::BoardList),
                (AccessWhat::Released, AccessGround::Release(released.id)),
            ]
        );
        assert_eq!(lines(other).await, [own(AccessWhat::ClassList), own(AccessWhat::BoardList)]);
    })
    .await;
}

#[tokio::test]
async fn a_correction_is_settled_once() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        let (id, student) = (CorrectionId::generate(), sample.students[0]);
        correction::insert(connection, id, student, "Il comune", NOW).await.unwrap();
        assert!(matches!(correction::insert(connection, id, student, "Ancora", NOW).await, Err(StoreError::Taken(_))));
        assert_eq!(correction::waiting(connection, sample.school).await.unwrap().len(), 1);
        let settled = Settled { at: NOW, by: sample.teacher, answer: "Fatto".to_owned() };
        assert!(!correction::settle(connection, sample.students[1], id, 1, &settled).await.unwrap(), "another's");
        assert!(correction::settle(connection, student, id, 1, &settled).await.unwrap());
        assert!(!correction::settle(connection, student, id, 2, &settled).await.unwrap());
        assert!(correction::waiting(connection, sample.school).await.unwrap().is_empty());
        assert_eq!(correction::of_student(connection, student).await.unwrap()[0].settled, Some(settled));
    })
    .await;
}
