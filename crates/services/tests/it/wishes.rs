//! What students would like and what companies think: who may say it, who is told.

use crate::databases::on_each;
use crate::polo::{Polo, envelope, refusal};
use domain::ApiError;
use domain::board::{Assessment, BoardCommand, BoardEvent, Refusal};
use domain::id::{DemandId, StudentId};
use domain::policy::Actor;
use services::board;

fn prefer(student: StudentId, demands: &[DemandId]) -> BoardCommand {
    BoardCommand::Prefer { student, demands: demands.to_vec() }
}

fn assess(student: StudentId, demand: DemandId, assessment: Assessment) -> BoardCommand {
    BoardCommand::Assess { student, demand, assessment }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_student_puts_places_in_order() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [a, b, ..] = polo.students;
        let wish = prefer(a, &[polo.welding, polo.lathe]);
        for (actor, expected) in [
            (Actor::Anonymous, ApiError::NotFound),
            (polo.stranger, ApiError::NotFound),
            (polo.teacher, ApiError::Forbidden),
            (polo.guest_teacher, ApiError::Forbidden),
            (polo.coordinator, ApiError::Forbidden),
            (polo.company_actor, ApiError::NotFound),
        ] {
            assert_eq!(board::execute(&polo.services, &actor, polo.first, envelope(wish.clone())).await, Err(expected), "{actor:?}");
        }
        let say = async |command| board::execute(&polo.services, &polo.student_actor, polo.first, envelope(command)).await;
        assert_eq!(say(prefer(b, &[polo.lathe])).await, Err(ApiError::NotFound), "nobody else's");
        assert_eq!(refusal(say(prefer(a, &[polo.later])).await), Refusal::UnknownDemand, "it stands on the other board");
        say(wish).await.unwrap();
        say(prefer(a, &[polo.lathe, polo.welding, polo.single])).await.unwrap();
        for actor in [polo.student_actor, polo.teacher, polo.guest_teacher, polo.coordinator] {
            assert_eq!(polo.view(&actor).await.state.preferences(a), [polo.lathe, polo.welding, polo.single], "{actor:?}");
        }
        polo.must_be_sound(polo.first).await;
        // It is no step of anybody, and the teacher's own steps stay as they were.
        assert_eq!(say(BoardCommand::Undo).await, Err(ApiError::Forbidden));
        assert_eq!(refusal(polo.teach(polo.first, BoardCommand::Undo).await), Refusal::NothingToUndo);
        let history = board::history(&polo.services, &polo.teacher, polo.first, None).await.unwrap();
        assert_eq!(history.iter().filter(|line| matches!(line.seen.events[..], [BoardEvent::Preferred { .. }])).count(), 2, "a line each");
        assert_eq!(history[0].actor_name, None, "students are named by their card only");
        say(prefer(a, &[])).await.unwrap();
        assert_eq!(polo.view(&polo.teacher).await.state.ranks().count(), 0);
        polo.must_be_sound(polo.first).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_company_never_receives_what_students_would_like() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let a = polo.students[0];
        let before = board::version(&polo.services, polo.first).await.unwrap().unwrap();
        let wish = envelope(prefer(a, &[polo.lathe, polo.single]));
        board::execute(&polo.services, &polo.student_actor, polo.first, wish).await.unwrap();
        for company in [polo.company_actor, polo.other_company_actor] {
            let seen = board::events_after(&polo.services, &company, polo.first, before, 10).await.unwrap();
            assert_eq!(seen.len(), 2, "the versions go on without a gap");
            assert!(seen.iter().all(|seen| seen.events.is_empty() && seen.actor.is_none()), "{seen:?}");
            let view = polo.view(&company).await;
            assert_eq!(view.state.ranks().count(), 0);
            let everything = serde_json::to_string(&(&view, &seen)).unwrap();
            assert!(everything.contains("\"preferences\":{}") && !everything.contains("preferred"), "{everything}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_company_whose_demand_it_is_assesses() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let a = polo.students[0];
        let wish = assess(a, polo.lathe, Assessment::Interesting);
        for (actor, expected) in [
            (Actor::Anonymous, ApiError::NotFound),
            (polo.stranger, ApiError::NotFound),
            (polo.teacher, ApiError::Forbidden),
            (polo.guest_teacher, ApiError::Forbidden),
            (polo.coordinator, ApiError::Forbidden),
            (polo.student_actor, ApiError::NotFound),
            (polo.other_company_actor, ApiError::NotFound),
        ] {
            assert_eq!(board::execute(&polo.services, &actor, polo.first, envelope(wish.clone())).await, Err(expected), "{actor:?}");
        }
        let say = async |command| board::execute(&polo.services, &polo.company_actor, polo.first, envelope(command)).await;
        assert_eq!(say(assess(a, polo.later, Assessment::Agreed)).await, Err(ApiError::NotFound), "on another board");
        assert_eq!(say(assess(a, DemandId::generate(), Assessment::Agreed)).await, Err(ApiError::NotFound));
        assert_eq!(refusal(say(assess(StudentId::generate(), polo.lathe, Assessment::Agreed)).await), Refusal::UnknownStudent);
        let before = board::version(&polo.services, polo.first).await.unwrap().unwrap();
        say(wish).await.unwrap();
        say(assess(a, polo.lathe, Assessment::Agreed)).await.unwrap();
        for (actor, told) in [
            (polo.company_actor, Assessment::Agreed),
            (polo.teacher, Assessment::Agreed),
            (polo.guest_teacher, Assessment::Agreed),
            (polo.coordinator, Assessment::Agreed),
            (polo.student_actor, Assessment::Unseen),
            (polo.other_company_actor, Assessment::Unseen),
        ] {
            let view = polo.view(&actor).await;
            assert_eq!(view.state.assessment(a, polo.lathe), told, "{actor:?}");
            let seen = board::events_after(&polo.services, &actor, polo.first, before, 10).await.unwrap();
            assert_eq!(seen.len(), 2);
            assert_eq!(seen.iter().any(|seen| !seen.events.is_empty()), told != Assessment::Unseen, "{actor:?}: {seen:?}");
        }
        assert_eq!(refusal(polo.teach(polo.first, BoardCommand::Undo).await), Refusal::NothingToUndo);
        polo.must_be_sound(polo.first).await;
        say(assess(a, polo.lathe, Assessment::Unseen)).await.unwrap();
        assert_eq!(polo.view(&polo.teacher).await.state.assessments().count(), 0);
        polo.must_be_sound(polo.first).await;
    })
    .await;
}
