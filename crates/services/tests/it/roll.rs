//! Students who come into a board's classes or leave them: told to the owner, settled by one click,
//! taken back.

use crate::databases::on_each;
use crate::polo::{Polo, refusal};
use domain::ApiError;
use domain::board::{BoardCommand, Refusal, Stage, Standing};
use domain::id::{CommandId, SchoolClassId, StudentId};
use domain::language::Language;
use domain::organisation::ClassForm;
use domain::policy::Actor;
use domain::student::StudentForm;
use services::board::{self, BoardRoll, Settlement};
use services::{check, school_class, student};

async fn roll(polo: &Polo) -> BoardRoll {
    board::roll(&polo.services, &polo.teacher, polo.first, None).await.unwrap()
}

async fn settle(polo: &Polo, settlement: Settlement) -> Result<CommandId, ApiError> {
    board::settle(&polo.services, &polo.teacher, polo.first, settlement).await
}

/// A class of the school that is on no board.
async fn other_class(polo: &Polo) -> SchoolClassId {
    let form = ClassForm {
        school_year: "2026/27".to_owned(),
        grade: "5".to_owned(),
        section: "Z".to_owned(),
        track: "Meccanica e meccatronica".to_owned(),
        ..ClassForm::default()
    };
    school_class::create(&polo.services, &polo.teacher, &form).await.unwrap()
}

async fn moves(polo: &Polo, id: StudentId, class: SchoolClassId) {
    let view = student::one(&polo.services, &polo.teacher, id, "", Language::Italian).await.unwrap();
    let form = StudentForm { class: class.to_string(), ..StudentForm::filled(&view.terms, view.version) };
    student::change(&polo.services, &polo.teacher, id, &form).await.unwrap();
}

async fn standing(polo: &Polo, student: StudentId) -> Option<Standing> {
    polo.view(&polo.teacher).await.state.student(student).map(|entry| entry.standing)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_left_the_class_leaves_the_board_by_a_click_and_comes_back_by_another() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [placed, confirmed, ..] = polo.students;
        assert_eq!(roll(&polo).await, BoardRoll::default(), "board and classes agree");
        polo.place(placed, polo.lathe).await.unwrap();
        polo.place(confirmed, polo.lathe).await.unwrap();
        polo.teach(polo.first, BoardCommand::Advance { student: confirmed, to: Stage::Confirmed }).await.unwrap();
        let other = other_class(&polo).await;
        moves(&polo, placed, other).await;
        moves(&polo, confirmed, other).await;
        assert_eq!(standing(&polo, placed).await, Some(Standing::Placed(polo.lathe)), "nobody leaves by the way");
        assert_eq!(polo.view(&polo.teacher).await.summary.unsettled, 2);
        let told = roll(&polo).await;
        let lines: Vec<_> = told.leavers.iter().map(|leaver| (leaver.student, &*leaver.class, leaver.refusal.clone())).collect();
        let stays = Some(Refusal::Committed { now: Stage::Confirmed });
        assert!(lines.contains(&(placed, "5ª Z 2026/27", None)) && lines.contains(&(confirmed, "5ª Z 2026/27", stays)), "{lines:?}");

        let all = Settlement::Dismiss(vec![placed, confirmed]);
        let refused = settle(&polo, all).await.unwrap_err();
        assert_eq!(refused, ApiError::Refused(Refusal::Committed { now: Stage::Confirmed }), "all of it or nothing");
        assert_eq!(standing(&polo, placed).await, Some(Standing::Placed(polo.lathe)));
        // Only who is in none of its classes.
        let nobody = settle(&polo, Settlement::Dismiss(vec![polo.students[2]])).await;
        assert_eq!(nobody, Err(ApiError::Refused(Refusal::NothingToChange)));

        let command = settle(&polo, Settlement::Dismiss(vec![placed])).await.unwrap();
        assert_eq!(standing(&polo, placed).await, None);
        assert_eq!(polo.view(&polo.teacher).await.state.demand(polo.lathe).map(|seats| seats.taken), Some(1), "the seat is free");
        polo.must_be_sound(polo.first).await;
        let done = board::roll(&polo.services, &polo.teacher, polo.first, Some(command)).await.unwrap().done.unwrap();
        assert_eq!((done.joined, done.left), (0, 1));
        assert_eq!(refusal(polo.place(placed, polo.single).await), Refusal::UnknownStudent);
        for actor in [polo.company_actor, polo.guest_teacher] {
            assert_eq!(polo.view(&actor).await.state.student(placed), None, "{actor:?}");
        }

        settle(&polo, Settlement::TakeBack(command)).await.unwrap();
        assert_eq!(standing(&polo, placed).await, Some(Standing::Free), "without the seat, which others may have");
        assert_eq!(settle(&polo, Settlement::TakeBack(command)).await, Err(ApiError::Refused(Refusal::NothingToChange)));
        polo.place(placed, polo.lathe).await.unwrap();
        polo.must_be_sound(polo.first).await;
        assert!(check::check(&polo.services).await.unwrap().is_sound());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_into_the_class_comes_onto_the_board_by_a_click_and_can_be_taken_back() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let told = board::roll(&polo.services, &polo.teacher, polo.second, None).await.unwrap();
        let news: Vec<_> = told.newcomers.iter().map(|class| (&*class.label, class.students)).collect();
        assert_eq!(news, [("4ª A 2026/27", 2)]);
        let class = told.newcomers[0].class;
        let admit = |actor: Actor| {
            let services = polo.services.clone();
            async move { board::settle(&services, &actor, polo.second, Settlement::Admit(class)).await }
        };
        for actor in [polo.stranger, polo.company_actor, polo.coordinator, polo.student_actor, polo.guest_teacher, Actor::Anonymous] {
            for refused in [admit(actor).await.err(), board::roll(&polo.services, &actor, polo.second, None).await.err()] {
                assert!(matches!(refused, Some(ApiError::NotFound | ApiError::Forbidden)), "{actor:?}: {refused:?}");
            }
        }
        let command = admit(polo.teacher).await.unwrap();
        polo.must_be_sound(polo.second).await;
        let count = async || board::view(&polo.services, &polo.teacher, polo.second, Language::Italian).await.unwrap().summary.students;
        assert_eq!(count().await, 6);
        let joined = polo.minor;
        polo.teach(polo.second, BoardCommand::Place { student: joined, demand: polo.later }).await.unwrap();
        board::settle(&polo.services, &polo.teacher, polo.second, Settlement::TakeBack(command)).await.unwrap();
        assert_eq!(count().await, 4, "with the seat that one of them had got");
        polo.must_be_sound(polo.second).await;
        admit(polo.teacher).await.unwrap();
    })
    .await;
}
