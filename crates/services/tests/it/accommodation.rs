//! What a student needs: known to their own school, honoured on every board, named on none.

use crate::databases::on_each;
use crate::polo::{Polo, refusal};
use domain::ApiError;
use domain::board::{BoardView, Refusal};
use domain::id::{DemandId, StudentId};
use domain::language::Language;
use domain::policy::Actor;
use domain::rules::Rule;
use domain::student::{AccommodationForm, Obstacle};
use services::accommodation::{self, AccommodationView};
use services::import::{self, FileKind, ImportKind, Look};
use services::student;

async fn known(polo: &Polo, student: StudentId) -> AccommodationView {
    student::one(&polo.services, &polo.teacher, student, "", Language::Italian).await.unwrap().accommodation
}

fn form(version: u64) -> AccommodationForm {
    AccommodationForm { version: version.to_string(), travel_means: "public_transport".to_owned(), ..AccommodationForm::default() }
}

/// Whether a board says of a pair that the school rules it out.
fn barred(view: &BoardView, student: StudentId, demand: DemandId) -> bool {
    view.facts.refusals(student, demand).iter().any(|outcome| outcome.rule == Rule::Barred)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_need_rules_places_out_at_once_and_is_lifted_again() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let student = polo.students[1];
        assert_eq!(known(&polo, student).await.version, 0);
        polo.place(student, polo.lathe).await.unwrap();

        // Every place is in Ponsacco, ten kilometres away: half an hour and one minute, by estimate.
        let short = AccommodationForm { travel_minutes: "30".to_owned(), ..form(0) };
        accommodation::change(&polo.services, &polo.teacher, student, &short).await.unwrap();
        let seen = known(&polo, student).await;
        assert_eq!((seen.version, seen.boards.len()), (1, 2));
        let first = seen.boards.iter().find(|board| board.board == polo.first).unwrap();
        assert_eq!((first.places, first.ruled_out.len()), (4, 4));
        assert!(first.ruled_out[0].placed && first.ruled_out[0].demand == polo.lathe, "the seat that is held comes first");
        assert!(matches!(first.ruled_out[0].obstacles[..], [Obstacle::Travel { way, most: 30 }] if way.estimated && way.minutes == 31));

        let view = polo.view(&polo.teacher).await;
        assert!(barred(&view, student, polo.single) && !barred(&view, polo.students[0], polo.single));
        let Refusal::Rules { broken } = refusal(polo.place(student, polo.single).await) else { panic!("a rule") };
        assert_eq!(broken.iter().map(|outcome| outcome.rule.clone()).collect::<Vec<_>>(), [Rule::Barred]);

        // What somebody has stated of a way is worth more than an estimate.
        let file = "partenza;arrivo;mezzo;minuti\nPontedera;Ponsacco;mezzi pubblici;12\n";
        let kind = FileKind::List(ImportKind::TravelTimes);
        let id = import::begin(&polo.services, &polo.teacher, kind, "2026/27", "tempi.csv", file.into()).await.unwrap();
        let Look::Draft(draft) = import::look(&polo.services, &polo.teacher, id).await.unwrap() else { panic!("no draft") };
        import::confirm(&polo.services, &polo.teacher, id, draft.report.import.version).await.unwrap();
        assert!(known(&polo, student).await.boards.iter().all(|board| board.ruled_out.is_empty()));
        assert!(!barred(&polo.view(&polo.teacher).await, student, polo.single), "boards read it again");
        polo.place(student, polo.single).await.unwrap();

        let hours = AccommodationForm { weekly_hours: "30".to_owned(), ..form(1) };
        accommodation::change(&polo.services, &polo.teacher, student, &hours).await.unwrap();
        refusal(polo.place(student, polo.lathe).await);
        accommodation::change(&polo.services, &polo.teacher, student, &form(2)).await.unwrap();
        polo.place(student, polo.lathe).await.unwrap();
        polo.must_be_sound(polo.first).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_own_school_knows_and_nobody_writes_over_a_colleague() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let student = polo.guest;
        let need = AccommodationForm { weekly_hours: "20".to_owned(), ..form(0) };
        let others: [&Actor; 7] = [
            &polo.teacher,
            &polo.stranger,
            &polo.coordinator,
            &polo.company_actor,
            &polo.student_actor,
            &Actor::Anonymous,
            &Actor::Operator,
        ];
        for actor in others {
            let outcome = accommodation::change(&polo.services, actor, student, &need).await;
            assert_eq!(outcome, Err(ApiError::NotFound), "{actor:?}");
        }
        let own = &polo.guest_teacher;
        accommodation::change(&polo.services, own, student, &need).await.unwrap();
        assert_eq!(accommodation::change(&polo.services, own, student, &need).await, Err(ApiError::Stale));
        assert_eq!(accommodation::change(&polo.services, own, student, &form(7)).await, Err(ApiError::Stale));
        let wrong = AccommodationForm { weekly_hours: "many".to_owned(), ..form(1) };
        assert!(matches!(accommodation::change(&polo.services, own, student, &wrong).await, Err(ApiError::Invalid(_))));

        // The school that owns the board places the guest and learns no more than that it may not.
        let view = polo.view(&polo.teacher).await;
        assert!(barred(&view, student, polo.lathe));
        let Refusal::Rules { broken } = refusal(polo.place(student, polo.lathe).await) else { panic!("a rule") };
        let said = serde_json::to_string(&broken).unwrap();
        assert!(said.contains("barred") && !said.contains("20"), "{said}");
        for actor in [&polo.coordinator, &polo.company_actor] {
            let sent = serde_json::to_string(&polo.view(actor).await).unwrap();
            assert!(!sent.contains("\"barred\":["), "{actor:?} learns nothing");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_student_who_is_removed_takes_it_along() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let class = student::one(&polo.services, &polo.teacher, polo.minor, "", Language::Italian).await.unwrap().terms.class;
        let new = domain::student::StudentForm {
            given: "Anna".to_owned(),
            family: "Neri".to_owned(),
            class: class.to_string(),
            birth: "2009-05-01".to_owned(),
            municipality: "050029".to_owned(),
            ..Default::default()
        };
        let id = student::create(&polo.services, &polo.teacher, &new).await.unwrap();
        let need = AccommodationForm { not_after: "14:00".to_owned(), ..form(0) };
        accommodation::change(&polo.services, &polo.teacher, id, &need).await.unwrap();
        let gone = domain::student::StudentForm { version: "1".to_owned(), ..Default::default() };
        student::remove(&polo.services, &polo.teacher, id, &gone).await.unwrap();
        let connection = polo.services.database().connection();
        assert_eq!(persistence::accommodation::one(connection, id).await.unwrap().version, 0);

        let stays = polo.students[2];
        accommodation::change(&polo.services, &polo.teacher, stays, &need).await.unwrap();
        assert!(barred(&polo.view(&polo.teacher).await, stays, polo.lathe), "17:00 is later than 14:00");
    })
    .await;
}
