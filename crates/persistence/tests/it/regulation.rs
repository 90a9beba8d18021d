//! The register of thresholds: rows, versions, its log, and what the database itself forbids.

use crate::databases::{Fresh, on_each};
use crate::sample::{NOW, day};
use domain::id::{PersonId, RegulationId};
use domain::regulation::{Change, Citation, Deed, LogLine, RegulationChange, RegulationKey, RegulationRecord, RegulationTerms, Step};
use persistence::{Connection, StoreError, regulation, write_transaction};

const KEY: RegulationKey = RegulationKey::GeneralSafetyHours;

fn terms(value: u16, from: &str) -> RegulationTerms {
    RegulationTerms { value, from: day(from), to: None, citation: Citation { text: "Accordo".to_owned(), to_check: false } }
}

async fn only_row(connection: &impl Connection) -> RegulationRecord {
    regulation::register(connection).await.unwrap().of(KEY).next().unwrap().clone()
}

/// Decides and writes like the use case does.
async fn play(fresh: &Fresh, actor: PersonId, id: RegulationId, version: u64, change: Change) -> Vec<Step> {
    let change = &RegulationChange { key: KEY, id, version, change };
    write_transaction(&fresh.database, |transaction| async move {
        let first = regulation::take_revisions(&transaction, 1).await?;
        let log = regulation::log(&transaction, Some(KEY), 1_000).await?;
        let register = regulation::register(&transaction).await?;
        let steps = register.decide(change, &log, actor, NOW, RegulationId::generate()).unwrap();
        if steps.len() > 1 {
            regulation::take_revisions(&transaction, steps.len() as u64 - 1).await?;
        }
        assert!(regulation::write(&transaction, first, &steps, actor, NOW).await?);
        Ok::<_, StoreError>(steps)
    })
    .await
    .unwrap()
}

#[tokio::test]
async fn what_is_written_is_read_again_with_its_log() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let anna = PersonId::generate();
        assert_eq!(regulation::revision(connection).await.unwrap(), 0);
        let row = only_row(connection).await;
        assert_eq!((row.version, row.confirmed, row.regulation.citation.to_check), (1, None, true));

        play(&fresh, anna, row.id, 1, Change::Confirm).await;
        let confirmed = only_row(connection).await;
        assert_eq!((confirmed.version, confirmed.regulation.citation.to_check), (2, false));
        assert_eq!(confirmed.confirmed.map(|it| (it.by, it.at)), Some((Some(anna), NOW)));

        let steps = play(&fresh, anna, row.id, 2, Change::Follow(terms(6, "2027-09-01"))).await;
        let register = regulation::register(connection).await.unwrap();
        let rows: Vec<_> = register.of(KEY).cloned().collect();
        assert_eq!(rows, steps.iter().filter_map(|step| step.after.clone()).collect::<Vec<_>>());
        assert_eq!(regulation::all(connection).await.unwrap(), register.regulations());
        assert_eq!(regulation::revision(connection).await.unwrap(), 3);

        play(&fresh, anna, rows[1].id, 1, Change::TakeBack).await;
        assert_eq!(only_row(connection).await.regulation, confirmed.regulation, "it holds without an end again");
        let log = regulation::log(connection, None, 100).await.unwrap();
        let told: Vec<_> = log.iter().rev().map(|line| (line.revision, line.deed)).collect();
        let expected = [Deed::Confirmed, Deed::Closed, Deed::Opened, Deed::TakenBack, Deed::Reopened];
        assert_eq!(told, (1..).zip(expected).collect::<Vec<_>>());
        let (old, closed) = ((4, day("2012-01-01"), None), (4, day("2012-01-01"), Some(day("2027-08-31"))));
        let line =
            LogLine { revision: 2, at: NOW, actor: anna, deed: Deed::Closed, id: row.id, key: KEY, before: Some(old), after: Some(closed) };
        assert_eq!(log[3], line);
        assert_eq!((log[2].before, log[2].after), (None, Some((6, day("2027-09-01"), None))));
        assert_eq!(regulation::log(connection, Some(RegulationKey::AdultAge), 100).await.unwrap(), []);
        assert_eq!(regulation::log(connection, None, 2).await.unwrap(), log[..2]);
    })
    .await;
}

#[tokio::test]
async fn a_row_of_another_version_is_not_written_over() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let row = only_row(connection).await;
        let stale = RegulationRecord { version: 7, ..row.clone() };
        let step = |before: Option<RegulationRecord>, after: Option<RegulationRecord>| Step { deed: Deed::Corrected, before, after };
        let mended = RegulationRecord { version: 8, ..row.clone() };
        for step in [step(Some(stale.clone()), Some(mended)), step(Some(stale), None)] {
            assert!(!regulation::write(connection, 1, &[step], PersonId::generate(), NOW).await.unwrap());
        }
        assert_eq!(only_row(connection).await, row);
    })
    .await;
}

#[tokio::test]
async fn what_a_constraint_forbids_is_told_at_its_field() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let row = only_row(connection).await;
        let with = |change: &dyn Fn(&mut RegulationRecord)| {
            let mut record = RegulationRecord { id: RegulationId::generate(), ..row.clone() };
            record.regulation.from = day("2030-01-01");
            record.regulation.to = Some(day("2030-12-31"));
            change(&mut record);
            record
        };
        for (what, record, expected) in [
            ("a value", with(&|record| record.regulation.value = 1_001), ("value", "field-not-allowed")),
            (
                "an hour that no clock shows",
                with(&|record| (record.regulation.key, record.regulation.value) = (RegulationKey::MinorNightTo, 24)),
                ("value", "field-not-allowed"),
            ),
            ("an end before the beginning", with(&|record| record.regulation.to = Some(day("2029-12-31"))), ("to", "field-ends-before")),
            ("no citation", with(&|record| record.regulation.citation.text.clear()), ("citation", "field-not-allowed")),
            ("the same first day", with(&|record| record.regulation.from = row.regulation.from), ("from", "field-regulation-twice")),
            ("two without an end", with(&|record| record.regulation.to = None), ("to", "field-regulation-one-without-end")),
        ] {
            let step = Step { deed: Deed::Opened, before: None, after: Some(record) };
            let error = regulation::write(connection, 1, &[step], PersonId::generate(), NOW).await.unwrap_err();
            let found = error.field_error().unwrap_or_else(|| panic!("{what}: {error:?}"));
            assert_eq!((found.field.as_str(), found.key.as_str()), expected, "{what}");
        }
        assert_eq!(regulation::register(connection).await.unwrap().of(KEY).count(), 1);
        assert_eq!(regulation::log(connection, None, 10).await.unwrap(), []);
    })
    .await;
}
