//! One command after the other: done once, refused with a reason, taken back.

use crate::databases::on_each;
use crate::polo::{Polo, envelope, refusal};
use domain::ApiError;
use domain::board::{BoardCommand, Refusal, Standing};
use domain::id::{BoardId, DemandId, StudentId};
use domain::policy::Actor;
use domain::rules::Rule;
use services::board;

#[tokio::test(flavor = "multi_thread")]
async fn a_student_gets_a_seat_and_moves() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [a, ..] = polo.students;
        let before = board::version(&polo.services, polo.first).await.unwrap().unwrap();
        let receipt = polo.place(a, polo.lathe).await.unwrap();
        assert_eq!((receipt.first, receipt.last), (before + 1, before + 1));
        polo.place(a, polo.single).await.unwrap();
        let state = polo.view(&polo.teacher).await.state;
        assert_eq!(state.student(a).unwrap().standing, Standing::Placed(polo.single));
        assert_eq!(state.demand(polo.lathe).unwrap().taken, 0, "the first seat is free again");
        polo.teach(polo.first, BoardCommand::Unplace { student: a }).await.unwrap();
        polo.must_be_sound(polo.first).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeat_gets_the_first_receipt_and_leaves_no_event() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [a, b, ..] = polo.students;
        let sent = envelope(BoardCommand::Place { student: a, demand: polo.single });
        let first = board::execute(&polo.services, &polo.teacher, polo.first, sent.clone()).await.unwrap();
        let again = board::execute(&polo.services, &polo.teacher, polo.first, sent.clone()).await.unwrap();
        assert_eq!(first, again);
        assert_eq!(board::version(&polo.services, polo.first).await.unwrap(), Some(first.last));
        let other_board = board::execute(&polo.services, &polo.teacher, polo.second, sent).await;
        assert!(matches!(other_board, Err(ApiError::Malformed(_))), "{other_board:?}");
        polo.must_be_sound(polo.first).await;
        // A refusal leaves nothing behind: sent again it is decided again.
        let refused = envelope(BoardCommand::Place { student: b, demand: polo.single });
        assert_eq!(refusal(board::execute(&polo.services, &polo.teacher, polo.first, refused.clone()).await), Refusal::Full { seats: 1 });
        polo.teach(polo.first, BoardCommand::Unplace { student: a }).await.unwrap();
        board::execute(&polo.services, &polo.teacher, polo.first, refused).await.unwrap();
        polo.must_be_sound(polo.first).await;
    })
    .await;
}

fn broken(refusal: Refusal) -> Vec<Rule> {
    match refusal {
        Refusal::Rules { broken } => broken.into_iter().map(|outcome| outcome.rule).collect(),
        other => panic!("no rule: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_name_their_rule_and_change_nothing() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [a, b, c, _] = polo.students;
        polo.place(a, polo.single).await.unwrap();
        polo.teach(polo.second, BoardCommand::Place { student: b, demand: polo.overlapping }).await.unwrap();
        polo.teach(polo.second, BoardCommand::Place { student: c, demand: polo.later }).await.unwrap();
        let before = board::version(&polo.services, polo.first).await.unwrap();

        assert_eq!(refusal(polo.place(c, polo.single).await), Refusal::Full { seats: 1 });
        assert_eq!(refusal(polo.place(a, polo.single).await), Refusal::AlreadyThere);
        let rules = broken(refusal(polo.place(polo.minor, polo.adults).await));
        assert!(matches!(rules[..], [Rule::MinimumAge { age: 16, asked: 18 }]), "{rules:?}");
        let rules = broken(refusal(polo.place(polo.untrained, polo.lathe).await));
        assert!(matches!(rules[..], [Rule::GeneralSafety { hours: 0, needed: 4 }, Rule::SpecificSafety { .. }]), "{rules:?}");
        let rules = broken(refusal(polo.place(c, polo.welding).await));
        assert!(matches!(rules[..], [Rule::Mandatory { .. }]), "{rules:?}");
        let rules = broken(refusal(polo.place(b, polo.lathe).await));
        assert!(matches!(rules[..], [Rule::NoClash { other: Some(_) }]), "the clash is on another board: {rules:?}");
        assert_eq!(refusal(polo.place(StudentId::generate(), polo.lathe).await), Refusal::UnknownStudent);
        assert_eq!(refusal(polo.place(a, DemandId::generate()).await), Refusal::UnknownDemand);
        assert_eq!(refusal(polo.teach(polo.first, BoardCommand::Join { student: StudentId::generate() }).await), Refusal::UnknownStudent);
        assert_eq!(
            refusal(polo.teach(polo.first, BoardCommand::Allot { demand: DemandId::generate(), seats: 1 }).await),
            Refusal::UnknownDemand
        );

        assert_eq!(board::version(&polo.services, polo.first).await.unwrap(), before);
        polo.place(c, polo.lathe).await.expect("a placement that comes later is no clash");
        polo.must_be_sound(polo.first).await;
        polo.must_be_sound(polo.second).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn steps_are_taken_back_and_done_again() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [a, ..] = polo.students;
        assert_eq!(refusal(polo.teach(polo.first, BoardCommand::Undo).await), Refusal::NothingToUndo);
        polo.place(a, polo.lathe).await.unwrap();
        polo.place(a, polo.single).await.unwrap();
        let standing = async || polo.view(&polo.teacher).await.state.student(a).unwrap().standing;
        polo.teach(polo.first, BoardCommand::Undo).await.unwrap();
        assert_eq!(standing().await, Standing::Placed(polo.lathe));
        polo.teach(polo.first, BoardCommand::Undo).await.unwrap();
        assert_eq!(standing().await, Standing::Free);
        polo.teach(polo.first, BoardCommand::Redo).await.unwrap();
        assert_eq!(standing().await, Standing::Placed(polo.lathe));
        // Meanwhile the other board takes the student: what is taken back must still be allowed.
        polo.teach(polo.first, BoardCommand::Undo).await.unwrap();
        polo.teach(polo.second, BoardCommand::Place { student: a, demand: polo.overlapping }).await.unwrap();
        let rules = broken(refusal(polo.teach(polo.first, BoardCommand::Redo).await));
        assert!(matches!(rules[..], [Rule::NoClash { other: Some(_) }]), "{rules:?}");
        polo.must_be_sound(polo.first).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_teachers_of_the_owner_change_a_board() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let place = BoardCommand::Place { student: polo.students[0], demand: polo.lathe };
        for (actor, expected) in [
            (Actor::Anonymous, ApiError::NotFound),
            (polo.stranger, ApiError::NotFound),
            (polo.guest_teacher, ApiError::Forbidden),
            (polo.coordinator, ApiError::Forbidden),
            (polo.company_actor, ApiError::Forbidden),
            (polo.student_actor, ApiError::Forbidden),
        ] {
            assert_eq!(board::execute(&polo.services, &actor, polo.first, envelope(place.clone())).await, Err(expected), "{actor:?}");
        }
        let unknown = board::execute(&polo.services, &polo.teacher, BoardId::generate(), envelope(place.clone())).await;
        assert_eq!(unknown, Err(ApiError::NotFound));
        polo.must_be_sound(polo.first).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_process_on_the_same_database_sees_and_continues() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [a, b, ..] = polo.students;
        polo.place(a, polo.lathe).await.unwrap();
        let database = persistence::Database::connect(&fresh.url).await.unwrap();
        let second = services::Services::new(database.clone(), services::Clock(|| crate::polo::NOW));
        let theirs = envelope(BoardCommand::Place { student: b, demand: polo.single });
        board::execute(&second, &polo.teacher, polo.first, theirs).await.unwrap();
        // This process remembers less than the log has, and catches up inside of its transaction.
        assert_eq!(refusal(polo.place(a, polo.single).await), Refusal::Full { seats: 1 });
        polo.must_be_sound(polo.first).await;
        database.close().await.unwrap();
    })
    .await;
}
