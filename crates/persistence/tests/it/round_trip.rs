//! What is written is read again, in the domain's types.

use crate::databases::on_each;
use crate::sample::{NOW, day, new_demand, period, store};
use domain::board::{Assessment, BoardEvent, Cause, DemandSeats, Receipt, Recorded, Stage, Standing, StudentStanding, Withdrawal};
use domain::competence::{Evidence, Level, Similarity};
use domain::id::CommandId;
use domain::language::Language;
use persistence::command::{DoneCommand, Outcome};
use persistence::{board, command, competence, demand, event, occupation, organisation, person, student};
use std::collections::BTreeMap;

#[tokio::test]
async fn students_and_demands() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        let students = student::find(connection, &sample.students).await.unwrap();
        let first = &students[&sample.students[0]];
        assert_eq!(first.class, sample.class);
        assert_eq!((first.code.as_str(), first.hours_done), ("K-1", 80));
        assert_eq!(first.facts.birth, day("2009-02-28"));
        let held = first.facts.competences[0];
        assert_eq!((held.competence, held.level, held.evidence), (sample.turning, Level::Guided, Evidence::SelfDeclared));

        let demands = demand::find(connection, &[sample.demand]).await.unwrap();
        let (record, sent) = (&demands[&sample.demand], new_demand(&sample));
        assert_eq!(record.facts, sent.facts, "with the competences in the order in which they were asked");
        assert_eq!((record.positions, &record.title, &record.tasks), (3, &sent.title, &sent.tasks));
        assert_eq!(demand::periods(connection, &[sample.demand]).await.unwrap()[&sample.demand], period("2027-03-01", "2027-03-26"));
        assert!(demand::of_company(connection, sample.company).await.unwrap().contains(&sample.demand));
        assert_eq!(demand::lock(connection, sample.demand).await.unwrap(), Some(3));
        assert_eq!((record.version, record.withdrawn_at), (1, None));
        let locked = demand::find(connection, &[sample.demand]).await.unwrap();
        assert_eq!(locked[&sample.demand].version, 1, "a lock writes nothing");
    })
    .await;
}

#[tokio::test]
async fn labels_and_taxonomy() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        let italian = competence::labels(connection, Language::Italian).await.unwrap();
        assert_eq!(italian[1].label, "Tornitura");
        assert_eq!(italian[1].synonyms, ["tornio", "mandrino"]);
        let english = competence::labels(connection, Language::English).await.unwrap();
        assert_eq!(english[1].label, "Tornitura (en)");
        let taxonomy = competence::taxonomy(connection).await.unwrap();
        assert_eq!(taxonomy.similarity(sample.turning, sample.lathes), Similarity::Narrower);
        let occupations = occupation::labels(connection, Language::English).await.unwrap();
        assert_eq!(occupations[&sample.occupation], "Turner");
        let found = organisation::find(connection, &[sample.school, sample.company]).await.unwrap();
        assert_eq!(found[&sample.school].organisation.municipality, "Pontedera");
        let teachers = person::teachers(connection, &[sample.school]).await.unwrap();
        assert_eq!(person::labels(connection, &[sample.teacher]).await.unwrap(), teachers);
    })
    .await;
}

#[tokio::test]
async fn a_board_its_log_and_its_rows() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        let [student, other] = sample.students;
        let (command, undone) = (CommandId::generate(), CommandId::generate());
        let events = [
            (Cause::SetUp, BoardEvent::Joined { student }),
            (Cause::SetUp, BoardEvent::Joined { student: other }),
            (Cause::SetUp, BoardEvent::Allotted { demand: sample.demand, seats: 1 }),
            (Cause::SetUp, BoardEvent::Allotted { demand: sample.demand, seats: 2 }),
            (Cause::Do, BoardEvent::Placed { student, from: None, to: sample.demand }),
            (Cause::Undo(undone), BoardEvent::Unplaced { student, from: sample.demand }),
            (Cause::Redo(undone), BoardEvent::Placed { student, from: None, to: sample.demand }),
            (Cause::Do, BoardEvent::StudentLocked { student }),
            (Cause::Do, BoardEvent::DemandLocked { demand: sample.demand }),
            (Cause::Do, BoardEvent::DemandUnlocked { demand: sample.demand }),
            (Cause::Do, BoardEvent::StudentLocked { student: other }),
            (Cause::Do, BoardEvent::StudentUnlocked { student: other }),
            (Cause::SetUp, BoardEvent::Preferred { student, demand: sample.demand, rank: Some(2) }),
            (Cause::SetUp, BoardEvent::Preferred { student, demand: sample.demand, rank: Some(1) }),
            (Cause::SetUp, BoardEvent::Preferred { student: other, demand: sample.demand, rank: Some(10) }),
            (Cause::SetUp, BoardEvent::Preferred { student: other, demand: sample.demand, rank: None }),
            (Cause::SetUp, BoardEvent::Assessed { student, demand: sample.demand, assessment: Assessment::NotNow }),
            (Cause::SetUp, BoardEvent::Assessed { student, demand: sample.demand, assessment: Assessment::Interesting }),
            (Cause::SetUp, BoardEvent::Assessed { student: other, demand: sample.demand, assessment: Assessment::Agreed }),
            (Cause::SetUp, BoardEvent::Assessed { student: other, demand: sample.demand, assessment: Assessment::Unseen }),
            (Cause::SetUp, BoardEvent::Advanced { student, demand: sample.demand, stage: Stage::Confirmed }),
            (Cause::Do, BoardEvent::Placed { student: other, from: None, to: sample.demand }),
            (Cause::SetUp, BoardEvent::Advanced { student: other, demand: sample.demand, stage: Stage::Underway }),
            (Cause::SetUp, BoardEvent::Withdrawn { student: other, from: sample.demand, reason: Withdrawal::BrokenOff }),
        ];
        let recorded: Vec<Recorded> = (1..)
            .zip(events)
            .map(|(version, (cause, event))| Recorded { version, at: NOW, actor: Some(sample.teacher), command, cause, event })
            .collect();
        assert_eq!(board::take_versions(connection, sample.board, 24).await.unwrap(), Some(24));
        event::append(connection, sample.board, &recorded).await.unwrap();
        for recorded in &recorded {
            board::follow(connection, sample.board, &recorded.event).await.unwrap();
        }
        assert_eq!(event::after(connection, sample.board, 0, 100).await.unwrap(), recorded);
        assert_eq!(event::after(connection, sample.board, 9, 2).await.unwrap(), recorded[9..11]);
        let newest = event::before(connection, sample.board, None, 2).await.unwrap();
        assert_eq!(newest.iter().map(|recorded| recorded.version).collect::<Vec<_>>(), [24, 23]);
        assert_eq!(event::before(connection, sample.board, Some(2), 50).await.unwrap(), recorded[..1]);
        assert_eq!(event::actors(connection, sample.board).await.unwrap(), [sample.teacher]);
        let stored = board::stored(connection, sample.board).await.unwrap();
        assert_eq!(
            stored.students[&student],
            StudentStanding { standing: Standing::Placed(sample.demand), locked: true, stage: Stage::Confirmed }
        );
        assert_eq!(stored.students[&other], StudentStanding { standing: Standing::Free, locked: false, stage: Stage::Proposed });
        assert_eq!(stored.demands[&sample.demand], DemandSeats { seats: 2, taken: 1, locked: false });
        assert_eq!(stored.ranks, BTreeMap::from([((student, sample.demand), 1)]));
        assert_eq!(stored.assessments, BTreeMap::from([((student, sample.demand), Assessment::Interesting)]));
        assert_eq!(board::schools(connection, sample.board).await.unwrap(), [sample.school]);
        assert_eq!(board::version(connection, sample.board).await.unwrap(), Some(24));
        assert_eq!(board::all(connection).await.unwrap()[0].title, "FSL primavera 2027");
    })
    .await;
}

#[tokio::test]
async fn outcomes_of_commands() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        let id = CommandId::generate();
        let receipt = Receipt { command: id, first: 3, last: 4 };
        let done = DoneCommand { actor: sample.teacher, outcome: Outcome::Board(sample.board, receipt) };
        command::remember(connection, id, &done, NOW).await.unwrap();
        assert_eq!(command::find(connection, id).await.unwrap(), Some(done));
        let again = command::remember(connection, id, &done, NOW).await.unwrap_err();
        assert!(matches!(again, persistence::StoreError::Taken(_)), "{again:?}");
        let (id, done) = (CommandId::generate(), DoneCommand { outcome: Outcome::Demand(sample.demand), ..done });
        command::remember(connection, id, &done, NOW).await.unwrap();
        assert_eq!(command::find(connection, id).await.unwrap(), Some(done));
    })
    .await;
}
