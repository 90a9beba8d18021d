//! What companies do with demands that stand: over the version that was seen, with a log.

use crate::databases::on_each;
use crate::sample::{NOW, new_demand, store};
use domain::demand::{Confidence, DemandDeed, DemandKind, Given};
use domain::id::DemandId;
use persistence::demand::{self, Step};
use persistence::record::{self, Key};
use persistence::{Connection, StoreError};
use std::collections::HashSet;

#[tokio::test]
async fn each_deed_counts_the_version_up_and_leaves_a_line() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        let (id, by) = (sample.demand, sample.teacher);
        let find = async || demand::find(connection, &[id]).await.unwrap().remove(&id).unwrap();
        let mut after = new_demand(&sample);
        "Fresatura".clone_into(&mut after.title);
        after.positions = 5;
        after.facts.asked.remove(0);
        let do_it = async |seen: u64, step: Step<'_>| demand::write(connection, id, seen, step, by, NOW).await;
        assert!(!do_it(2, Step::Change(&after)).await.unwrap(), "another version");
        assert_eq!(find().await.title, "Tornitura");
        assert!(!do_it(1, Step::Reopen).await.unwrap(), "it is offered");
        assert!(do_it(1, Step::Change(&after)).await.unwrap());
        let changed = find().await;
        assert_eq!((changed.version, changed.code.as_deref(), changed.stated()), (2, Some("R001"), after.clone()));

        assert!(do_it(2, Step::Withdraw("Il reparto chiude")).await.unwrap());
        assert!(!do_it(3, Step::Withdraw("Di nuovo")).await.unwrap(), "it is withdrawn already");
        assert_eq!((find().await.withdrawn_at, demand::lock(connection, id).await.unwrap()), (Some(NOW), Some(0)));
        assert_eq!(demand::withdrawn(connection).await.unwrap(), HashSet::from([id]));
        assert_eq!(demand::reasons(connection, &[id]).await.unwrap()[&id], "Il reparto chiude");
        assert!(do_it(3, Step::Reopen).await.unwrap());
        assert_eq!((find().await.withdrawn_at, demand::lock(connection, id).await.unwrap()), (None, Some(5)));
        assert!(do_it(4, Step::Withdraw("Ancora")).await.unwrap());
        assert_eq!(demand::reasons(connection, &[id]).await.unwrap()[&id], "Ancora", "the last one");
        // An import counts the version up, without a line.
        assert!(demand::replace(connection, id, Some("R001"), &new_demand(&sample)).await.unwrap());
        assert_eq!((find().await.version, find().await.withdrawn_at), (6, Some(NOW)));

        let log = demand::log(connection, id).await.unwrap();
        let lines: Vec<_> = log.iter().map(|line| (line.version, line.deed, line.actor, line.at)).collect();
        let line = |version, deed| (version, deed, by, NOW);
        assert_eq!(
            lines,
            [line(5, DemandDeed::Withdrawn), line(4, DemandDeed::Reopened), line(3, DemandDeed::Withdrawn), line(2, DemandDeed::Changed)]
        );
        assert_eq!(demand::given(connection, id).await.unwrap(), Given::default());
        let gone = record::remove(connection, &[Key::Demand(id)]).await;
        assert!(matches!(gone, Err(StoreError::Reference(_))), "its log needs it: {gone:?}");
    })
    .await;
}

#[tokio::test]
async fn how_sure_a_forecast_is_is_one_of_three_words() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        for (confidence, _) in Confidence::ALL {
            let id = DemandId::generate();
            let mut ahead = new_demand(&sample);
            ahead.facts.kind = DemandKind::Forecast { by_year: 2029, confidence };
            demand::insert(connection, id, None, &ahead, NOW).await.unwrap();
            assert_eq!(demand::find(connection, &[id]).await.unwrap()[&id].stated(), ahead);
        }
        let unknown = connection.execute_unprepared("UPDATE demand SET confidence = 'perhaps'").await.unwrap_err();
        assert!(matches!(StoreError::from(unknown), StoreError::NotAllowed(_)));
        let (id, by) = (sample.demand, sample.teacher);
        let silent = demand::write(connection, id, 1, Step::Withdraw(""), by, NOW).await.unwrap_err();
        assert!(matches!(silent, StoreError::NotAllowed(_)), "{silent:?}");
    })
    .await;
}
