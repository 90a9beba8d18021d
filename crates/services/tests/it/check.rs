//! `check` finds what somebody changed behind the log's back.

use crate::databases::on_each;
use crate::polo::{Polo, envelope};
use domain::board::{Assessment, BoardCommand, Standing};
use persistence::Connection;
use services::check::{Discrepancy, check};

#[tokio::test(flavor = "multi_thread")]
async fn a_sound_board_has_no_discrepancy() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        polo.place(polo.students[0], polo.single).await.unwrap();
        let report = check(&polo.services).await.unwrap();
        assert!(report.is_sound(), "{report:?}");
        assert_eq!((report.boards, report.placements), (2, 1));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_tampered_with_is_found() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [a, b, ..] = polo.students;
        polo.place(a, polo.single).await.unwrap();
        let found = async |tampering: &str, mending: &str| {
            let connection = polo.services.database().connection();
            connection.execute_unprepared(tampering).await.unwrap();
            let report = check(&polo.services).await.unwrap();
            connection.execute_unprepared(mending).await.unwrap();
            assert!(!report.is_sound(), "not found: {tampering}");
            report.discrepancies
        };
        // Ids come from other rows: the two databases write them differently.
        let placed = "SELECT demand FROM board_event WHERE kind = 'placed'";
        let other = "SELECT demand FROM board_demand WHERE seats_allotted = 3";

        let moved = found(&format!("UPDATE placement SET demand = ({other})"), &format!("UPDATE placement SET demand = ({placed})")).await;
        let student = moved.iter().find_map(|found| match found {
            Discrepancy::Student { student, stored, folded, .. } => Some((*student, stored.unwrap().standing, folded.unwrap().standing)),
            _ => None,
        });
        assert_eq!(student, Some((a, Standing::Placed(polo.lathe), Standing::Placed(polo.single))));
        assert_eq!(moved.iter().filter(|found| matches!(found, Discrepancy::Demand { .. })).count(), 2, "{moved:?}");

        let demands = vec![polo.lathe];
        let ranked = envelope(BoardCommand::Prefer { student: a, demands });
        services::board::execute(&polo.services, &polo.student_actor, polo.first, ranked).await.unwrap();
        let rank = found("UPDATE preference SET rank = 2", "UPDATE preference SET rank = 1").await;
        assert!(matches!(rank[..], [Discrepancy::Preference { student, stored: Some(2), folded: Some(1), .. }] if student == a), "{rank:?}");
        let said = envelope(BoardCommand::Assess { student: b, demand: polo.lathe, assessment: Assessment::Agreed });
        services::board::execute(&polo.services, &polo.company_actor, polo.first, said).await.unwrap();
        let said = found("UPDATE assessment SET assessment = 'not_now'", "UPDATE assessment SET assessment = 'agreed'").await;
        assert!(
            matches!(said[..], [Discrepancy::Assessment { student, stored: Some(Assessment::NotNow), folded: Some(Assessment::Agreed), .. }] if student == b),
            "{said:?}"
        );

        let locked = found("UPDATE board_student SET locked = true", "UPDATE board_student SET locked = false").await;
        assert!(locked.iter().any(|found| matches!(found, Discrepancy::Student { student, .. } if *student == b)), "{locked:?}");

        let seats = "UPDATE board_demand SET seats_allotted = seats_allotted";
        let fewer = found(&format!("{seats} - 1"), &format!("{seats} + 1")).await;
        assert!(
            fewer
                .iter()
                .any(|found| matches!(found, Discrepancy::Overbooked { demand, seats, .. } if *demand == polo.single && seats.taken == 1)),
            "{fewer:?}"
        );
        let more = found(&format!("{seats} + 1"), &format!("{seats} - 1")).await;
        assert!(more.iter().any(|found| matches!(found, Discrepancy::OverAllotted { positions: 1, seats: 2, .. })), "{more:?}");

        let withdrawn = found("UPDATE demand SET withdrawn_at = 1", "UPDATE demand SET withdrawn_at = NULL").await;
        assert!(withdrawn.iter().any(|found| matches!(found, Discrepancy::OverAllotted { positions: 0, .. })), "{withdrawn:?}");

        let version = found("UPDATE board SET version = version + 1", "UPDATE board SET version = version - 1").await;
        assert!(matches!(version[..], [Discrepancy::Version { .. }, Discrepancy::Version { .. }]), "{version:?}");

        let gap = "UPDATE board_event SET version = version";
        let log = found(&format!("{gap} + 1000 WHERE version = 3"), &format!("{gap} - 1000 WHERE version = 1003")).await;
        assert!(matches!(log[..], [Discrepancy::Log { .. }, Discrepancy::Log { .. }]), "{log:?}");
        assert!(log[0].to_string().contains("event 4 follows version 2"), "{}", log[0]);

        assert!(check(&polo.services).await.unwrap().is_sound());
    })
    .await;
}
