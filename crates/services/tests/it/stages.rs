//! How far placements come: whose step it is, who hears of it, and that moves keep away.

use crate::databases::on_each;
use crate::polo::{Polo, envelope, refusal};
use domain::ApiError;
use domain::board::{BoardCommand, BoardEvent, Receipt, Refusal, Stage, Standing, Withdrawal};
use domain::language::Language;
use domain::policy::Actor;
use services::board;

async fn say(polo: &Polo, actor: &Actor, command: BoardCommand) -> Result<Receipt, ApiError> {
    board::execute(&polo.services, actor, polo.first, envelope(command)).await
}

/// How many placements wait for the company, the school, the guest school, another company.
async fn waiting(polo: &Polo) -> [u32; 4] {
    let mut counts = [0; 4];
    let actors = [polo.company_actor, polo.teacher, polo.guest_teacher, polo.other_company_actor];
    for (count, actor) in counts.iter_mut().zip(actors) {
        *count = board::waiting(&polo.services, &actor).await.unwrap();
        let listed = board::list(&polo.services, &actor, Language::Italian).await.unwrap();
        assert_eq!(listed.iter().map(|board| board.waiting).sum::<u32>(), *count, "{actor:?}: the list says the same");
    }
    counts
}

#[tokio::test(flavor = "multi_thread")]
async fn school_and_company_take_turns_and_both_hear_of_it() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (student, demand) = (polo.students[0], polo.lathe);
        let advance = |to| BoardCommand::Advance { student, to };
        let accept = |accepted| BoardCommand::Accept { student, demand, accepted };
        polo.place(student, demand).await.unwrap();
        let early = say(&polo, &polo.company_actor, accept(true)).await;
        assert_eq!(refusal(early), Refusal::NotTheNextStage { now: Stage::Proposed });
        let before = polo.teach(polo.first, advance(Stage::Confirmed)).await.unwrap().first - 1;
        assert_eq!(refusal(polo.place(student, polo.single).await), Refusal::Committed { now: Stage::Confirmed });

        for (actor, expected) in [
            (polo.teacher, ApiError::Forbidden),
            (polo.guest_teacher, ApiError::Forbidden),
            (polo.coordinator, ApiError::Forbidden),
            (polo.other_company_actor, ApiError::NotFound),
            (polo.student_actor, ApiError::NotFound),
            (polo.stranger, ApiError::NotFound),
            (Actor::Anonymous, ApiError::NotFound),
        ] {
            assert_eq!(say(&polo, &actor, accept(true)).await, Err(expected), "{actor:?}");
        }
        for actor in [polo.company_actor, polo.guest_teacher, polo.coordinator] {
            assert_eq!(say(&polo, &actor, advance(Stage::Proposed)).await, Err(ApiError::Forbidden), "{actor:?}");
            let withdraw = BoardCommand::Withdraw { student, reason: Withdrawal::School };
            assert_eq!(say(&polo, &actor, withdraw).await, Err(ApiError::Forbidden), "{actor:?}");
        }
        assert_eq!(waiting(&polo).await, [1, 0, 0, 0], "it is the company's turn");
        let own = services::demand::own(&polo.services, &polo.company_actor, Language::Italian).await.unwrap();
        let told: u16 = own.iter().flat_map(|demand| &demand.boards).map(|board| board.waiting).sum();
        assert_eq!(told, 1);
        say(&polo, &polo.company_actor, accept(true)).await.unwrap();
        assert_eq!(waiting(&polo).await, [0, 1, 0, 0], "and now the school's");
        assert_eq!(polo.view(&polo.teacher).await.summary.waiting, 1);
        assert_eq!(polo.view(&polo.guest_teacher).await.summary.waiting, 0, "not the guest's");
        polo.teach(polo.first, advance(Stage::Signed)).await.unwrap();

        for (actor, hears) in [
            (polo.company_actor, true),
            (polo.teacher, true),
            (polo.guest_teacher, true),
            (polo.coordinator, true),
            (polo.student_actor, true),
            (polo.other_company_actor, false),
        ] {
            let seen = board::events_after(&polo.services, &actor, polo.first, before, 10).await.unwrap();
            let heard = seen.iter().flat_map(|seen| &seen.events).any(|event| matches!(event, BoardEvent::Advanced { .. }));
            assert_eq!(heard, hears, "{actor:?}");
            let stage = polo.view(&actor).await.state.student(student).map(|entry| entry.stage);
            assert_eq!(stage, Some(if hears { Stage::Signed } else { Stage::Proposed }), "{actor:?}");
        }
        polo.must_be_sound(polo.first).await;

        let withdraw = BoardCommand::Withdraw { student, reason: Withdrawal::Family };
        polo.teach(polo.first, withdraw.clone()).await.unwrap();
        assert_eq!(refusal(polo.teach(polo.first, withdraw).await), Refusal::NotPlaced);
        let entry = polo.view(&polo.teacher).await.state.student(student).unwrap();
        assert_eq!((entry.standing, entry.stage), (Standing::Free, Stage::Proposed));
        polo.must_be_sound(polo.first).await;
        polo.place(student, polo.single).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_leaves_alone_who_has_come_further() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let student = polo.students[3];
        polo.place(student, polo.lathe).await.unwrap();
        polo.teach(polo.first, BoardCommand::Advance { student, to: Stage::Confirmed }).await.unwrap();
        let (state, facts) = {
            let view = polo.view(&polo.teacher).await;
            (view.state, view.facts)
        };
        let pairs = proposal::Pairs::new(&facts);
        let settings = proposal::Settings::default();
        let mut planner =
            proposal::Planner::new(state, &pairs, settings, std::collections::BTreeSet::new(), &mut matching::ToTheEnd).unwrap();
        let changes = planner.proposal(&facts).changes;
        assert!(!changes.is_empty() && changes.iter().all(|change| change.student != student), "{changes:?}");
    })
    .await;
}
