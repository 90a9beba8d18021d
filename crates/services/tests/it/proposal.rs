//! Proposals that the server works out: for whom, with progress and an end, and what becomes of
//! them by an ordinary command.

use crate::databases::on_each;
use crate::polo::{Polo, envelope};
use ::proposal::{JobView, Settings};
use domain::ApiError;
use domain::board::{BoardCommand, Move, Standing};
use domain::id::JobId;
use domain::policy::Actor;
use services::{board, proposal};
use std::collections::BTreeSet;

async fn begin(polo: &Polo, actor: &Actor) -> Result<JobId, ApiError> {
    proposal::begin(&polo.services, actor, polo.first, Settings::default(), BTreeSet::new()).await
}

/// The end of a job; each look gives the job a chance to go on.
async fn end(polo: &Polo, actor: &Actor, job: JobId) -> JobView {
    loop {
        match proposal::look(&polo.services, actor, job).unwrap() {
            JobView::Working { .. } => tokio::task::yield_now().await,
            end => return end,
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_becomes_true_by_one_command() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let job = begin(&polo, &polo.teacher).await.unwrap();
        let JobView::Done(proposal) = end(&polo, &polo.teacher, job).await else { panic!("it ends") };
        assert!(proposal.proven);
        assert!(!proposal.changes.is_empty());
        let moves = proposal.changes.iter().map(|change| Move { student: change.student, to: change.to }).collect();
        let receipt = board::execute(&polo.services, &polo.teacher, polo.first, envelope(BoardCommand::Arrange { moves })).await.unwrap();
        assert!(receipt.last >= receipt.first);
        let state = polo.view(&polo.teacher).await.state;
        for change in &proposal.changes {
            assert_eq!(state.student(change.student).unwrap().standing, change.to.map_or(Standing::Free, Standing::Placed));
        }
        let job = begin(&polo, &polo.teacher).await.unwrap();
        let JobView::Done(again) = end(&polo, &polo.teacher, job).await else { panic!("it ends") };
        assert_eq!(again.changes, [], "nothing is better than the best");
        assert_eq!(again.before, again.after);
        polo.must_be_sound(polo.first).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_may_change_the_board_gets_one_and_only_one_s_own() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        assert_eq!(begin(&polo, &Actor::Anonymous).await, Err(ApiError::NotFound));
        assert_eq!(begin(&polo, &polo.stranger).await, Err(ApiError::NotFound));
        for reader in [&polo.guest_teacher, &polo.coordinator, &polo.company_actor, &polo.student_actor] {
            assert_eq!(begin(&polo, reader).await, Err(ApiError::Forbidden));
        }
        let job = begin(&polo, &polo.teacher).await.unwrap();
        for other in [&polo.coordinator, &polo.company_actor, &Actor::Anonymous] {
            assert_eq!(proposal::look(&polo.services, other, job), Err(ApiError::NotFound));
            assert_eq!(proposal::cancel(&polo.services, other, job), Err(ApiError::NotFound));
        }
        assert_eq!(proposal::look(&polo.services, &polo.teacher, JobId::generate()), Err(ApiError::NotFound));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn jobs_are_forgotten_in_their_order_and_can_be_stopped() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let first = begin(&polo, &polo.teacher).await.unwrap();
        let mut last = first;
        for _ in 0..40 {
            last = begin(&polo, &polo.teacher).await.unwrap();
        }
        proposal::cancel(&polo.services, &polo.teacher, last).unwrap();
        assert_eq!(proposal::look(&polo.services, &polo.teacher, first), Err(ApiError::NotFound), "the oldest of very many is forgotten");
        // Stopped before its turn it never worked; stopped too late it is done.
        assert!(matches!(end(&polo, &polo.teacher, last).await, JobView::Cancelled | JobView::Done(_)));
    })
    .await;
}
