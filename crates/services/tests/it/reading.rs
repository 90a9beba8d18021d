//! One board through different eyes: what each reader receives, searched for what they may not.

use crate::databases::on_each;
use crate::polo::{PLANTED_NAME, Polo};
use domain::ApiError;
use domain::board::{BoardCommand, BoardEvent, BoardState, Standing};
use domain::id::BoardId;
use domain::language::Language;
use domain::place::DistanceBand;
use domain::policy::Actor;
use domain::student::SeenStudent;
use services::board;

#[tokio::test(flavor = "multi_thread")]
async fn a_teacher_reads_the_names_of_the_own_school() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let view = polo.view(&polo.teacher).await;
        assert!(view.viewer.may_change);
        assert_eq!((view.summary.students, view.summary.demands, view.summary.seats), (7, 4, 8));
        assert_eq!(view.facts.students.len(), 7);
        for student in &view.students {
            let is_guest = student.seen.card().id == polo.guest;
            assert_eq!(matches!(student.seen, SeenStudent::File(_)), !is_guest, "{}", student.seen.label());
            assert!(student.seen.card().school_part.is_some(), "the owner of the board sees classes");
            assert_eq!(student.distance, None);
        }
        let first_part = view.students.iter().find(|student| student.seen.card().id == polo.students[0]).unwrap();
        let part = first_part.seen.card().school_part.as_ref().unwrap();
        assert_eq!((part.class_label.as_str(), part.hours_done, part.hours_needed), ("4ª A", 80, 150));
        let guest = view.students.iter().find(|student| student.seen.card().id == polo.guest).unwrap();
        assert_eq!(guest.seen.card().school_part.as_ref().unwrap().hours_needed, 210, "a vocational institute");
        let lathe = view.demands.iter().find(|card| card.id == polo.lathe).unwrap();
        assert_eq!((lathe.company_name.as_str(), lathe.occupation.as_str(), lathe.kilometres), ("Soggetto A01", "Tornitore", Some(10)));
        assert!(view.competences.iter().any(|label| label.label == "Tornitura"));
        assert!(view.people.iter().any(|person| person.name == "Persona P1"));

        let guest_view = polo.view(&polo.guest_teacher).await;
        assert!(!guest_view.viewer.may_change && guest_view.facts.students.is_empty());
        for student in &guest_view.students {
            let is_own = student.seen.card().id == polo.guest;
            assert_eq!(matches!(student.seen, SeenStudent::File(_)), is_own);
            assert_eq!(student.seen.card().school_part.is_some(), is_own);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_company_receives_no_name_and_no_other_demand() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [a, b, ..] = polo.students;
        polo.place(a, polo.lathe).await.unwrap();
        polo.place(b, polo.adults).await.unwrap();
        let view = polo.view(&polo.company_actor).await;
        let everything = serde_json::to_string(&view).unwrap();
        assert!(!everything.contains(PLANTED_NAME) && !everything.contains("Nome1"), "a name");
        assert!(!everything.contains("2008-05-01"), "a date of birth");
        assert!(!everything.contains(&polo.adults.to_string()), "another company's demand");
        assert!(view.facts.students.is_empty() && view.people.is_empty() && !view.viewer.may_change);
        assert_eq!(view.demands.len(), 2);
        assert_eq!(view.state.student(b).unwrap().standing, Standing::Elsewhere);
        let codes: Vec<&str> = view.students.iter().map(|student| student.seen.card().code.as_str()).collect();
        assert_eq!(codes, ["K-1", "K-2", "K-3", "K-4", "K-5", "K-6", "K-7"], "by pseudonym");
        assert!(view.students.iter().all(|student| student.seen.card().school_part.is_none()));
        assert!(view.students.iter().all(|student| student.distance == Some(DistanceBand::Near)), "{:?}", view.students[0].distance);
        let far = polo.view(&polo.other_company_actor).await;
        assert!(far.students.iter().all(|student| student.distance == Some(DistanceBand::Middle)));

        let events = board::events_after(&polo.services, &polo.company_actor, polo.first, 0, 1_000).await.unwrap();
        let everything = serde_json::to_string(&events).unwrap();
        assert!(!everything.contains(&polo.adults.to_string()), "another company's demand");
        let mut state = BoardState::default();
        for seen in &events {
            state.apply_seen(seen).unwrap();
        }
        assert_eq!(state, view.state, "the stream leads to what the view shows");
        let error = board::demand(&polo.services, &polo.company_actor, polo.first, polo.adults, Language::Italian).await.unwrap_err();
        assert_eq!(error, ApiError::NotFound);
        let (card, labels) = board::demand(&polo.services, &polo.company_actor, polo.first, polo.lathe, Language::English).await.unwrap();
        assert_eq!((card.occupation.as_str(), labels[0].label.as_str()), ("Turner", "Tornitura (en)"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_student_sees_oneself_and_the_seats() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [a, b, ..] = polo.students;
        polo.place(b, polo.lathe).await.unwrap();
        let view = polo.view(&polo.student_actor).await;
        assert_eq!(view.students.len(), 1);
        assert!(matches!(&view.students[0].seen, SeenStudent::File(file) if file.card().id == a && file.card().school_part.is_some()));
        assert_eq!(view.facts.students.keys().copied().collect::<Vec<_>>(), [a]);
        assert_eq!(view.demands.len(), 4);
        assert_eq!(view.state.demand(polo.lathe).unwrap().taken, 1, "taken by somebody");
        let everything = serde_json::to_string(&view).unwrap();
        assert!(!everything.contains(&b.to_string()), "another student's id");
        let events = board::events_after(&polo.services, &polo.student_actor, polo.first, 0, 1_000).await.unwrap();
        assert!(!serde_json::to_string(&events).unwrap().contains(&b.to_string()), "another student's id");
        let mut state = BoardState::default();
        for seen in &events {
            state.apply_seen(seen).unwrap();
        }
        assert_eq!(state.demand(polo.lathe).unwrap().taken, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn hidden_boards_do_not_exist() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let list = async |actor: &Actor| {
            let boards = board::list(&polo.services, actor, Language::Italian).await.unwrap();
            boards.into_iter().map(|board| board.id).collect::<Vec<BoardId>>()
        };
        assert_eq!(list(&polo.teacher).await, [polo.first, polo.second]);
        assert_eq!(list(&polo.coordinator).await, [polo.first, polo.second]);
        assert_eq!(list(&polo.guest_teacher).await, [polo.first]);
        assert_eq!(list(&polo.company_actor).await, [polo.first]);
        assert_eq!(list(&polo.stranger).await, []);
        assert_eq!(list(&Actor::Anonymous).await, []);
        for actor in [Actor::Anonymous, polo.stranger] {
            let view = board::view(&polo.services, &actor, polo.first, Language::Italian).await;
            assert_eq!(view.unwrap_err(), ApiError::NotFound);
            assert_eq!(board::events_after(&polo.services, &actor, polo.first, 0, 10).await, Err(ApiError::NotFound));
        }
        let unknown = board::view(&polo.services, &polo.teacher, BoardId::generate(), Language::Italian).await;
        assert_eq!(unknown.unwrap_err(), ApiError::NotFound);
        assert_eq!(board::version(&polo.services, BoardId::generate()).await, Ok(None));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_history_says_who_did_what() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [a, ..] = polo.students;
        for _ in 0..25 {
            polo.place(a, polo.lathe).await.unwrap();
            polo.teach(polo.first, BoardCommand::Unplace { student: a }).await.unwrap();
        }
        let newest = board::history(&polo.services, &polo.teacher, polo.first, None).await.unwrap();
        assert_eq!(newest.len(), 50);
        assert_eq!(newest[0].actor_name.as_deref(), Some("Persona P1"));
        assert!(matches!(newest[0].seen.events[..], [BoardEvent::Unplaced { .. }]));
        let older = board::history(&polo.services, &polo.coordinator, polo.first, Some(newest[49].seen.version)).await.unwrap();
        assert_eq!(older[0].seen.version + 1, newest[49].seen.version);
        for actor in [polo.company_actor, polo.student_actor] {
            assert_eq!(board::history(&polo.services, &actor, polo.first, None).await, Err(ApiError::Forbidden));
        }
        assert_eq!(board::history(&polo.services, &polo.stranger, polo.first, None).await, Err(ApiError::NotFound));
    })
    .await;
}
