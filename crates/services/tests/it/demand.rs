//! A company states what it needs.

use crate::databases::on_each;
use crate::polo::Polo;
use crate::seed::{demo_actor, seeded};
use domain::board::BoardEvent;
use domain::demand::{AllotmentField, AskedField, Confidence, DemandForm, DemandKind, DemandOptions};
use domain::id::{BoardId, CommandId, CompetenceId, OccupationId};
use domain::language::Language;
use domain::policy::Actor;
use domain::{ApiError, FieldError};
use services::{Services, board, check, demand};

/// A form that is right, for the first board of the options.
fn form(options: &DemandOptions) -> DemandForm {
    let text = str::to_owned;
    let asked = |position: usize, mandatory: &str| AskedField {
        competence: options.competences[position].id.to_string(),
        level: text("2"),
        weight: text("3"),
        mandatory: text(mandatory),
    };
    DemandForm {
        kind: text("placement"),
        title: text("  Assemblaggio   quadri "),
        occupation: options.occupations[0].id.to_string(),
        positions: text("3"),
        from: text("2027-03-01"),
        to: text("2027-03-26"),
        weekly_hours: text("40"),
        starts_at: text("08:00"),
        ends_at: text("17:00"),
        municipality: options.municipalities[0].0.clone(),
        risk: text("low"),
        tasks: text("Montaggio <b>guidato</b>"),
        asked: vec![asked(0, ""), AskedField::default(), asked(1, "on")],
        allotments: vec![
            AllotmentField { board: options.boards[0].id.to_string(), seats: text("2") },
            AllotmentField { board: options.boards[1].id.to_string(), seats: text("1") },
        ],
        ..DemandForm::default()
    }
}

async fn refused(services: &Services, actor: &Actor, form: DemandForm) -> Vec<FieldError> {
    match demand::create(services, actor, form, CommandId::generate()).await {
        Err(ApiError::Invalid(fields)) => fields,
        other => panic!("not invalid: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demand_appears_on_its_boards_once() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let company = demo_actor(&services, "Sandra Nuti").await;
        let options = demand::options(&services, &company, Language::Italian).await.unwrap();
        assert_eq!(options.boards.len(), 3);
        let (first, second) = (options.boards[0].id, options.boards[1].id);
        let mut bell = services.hub().subscribe(first);
        let versions =
            (board::version(&services, first).await.unwrap().unwrap(), board::version(&services, second).await.unwrap().unwrap());

        let command = CommandId::generate();
        let id = demand::create(&services, &company, form(&options), command).await.unwrap();
        bell.changed().await.unwrap();
        assert_eq!(*bell.borrow_and_update(), versions.0 + 1);
        let log = persistence::event::after(services.database().connection(), first, versions.0, 10).await.unwrap();
        assert_eq!(log.len(), 1);
        assert_eq!((log[0].event, log[0].command), (BoardEvent::Allotted { demand: id, seats: 2 }, command));
        let (card, labels) = board::demand(&services, &company, first, id, Language::Italian).await.unwrap();
        assert_eq!((card.title.as_str(), card.positions, card.facts.asked.len(), labels.len()), ("Assemblaggio quadri", 3, 2, 2));
        let teacher = demo_actor(&services, "Luisa Bini").await;
        let own_board = board::list(&services, &teacher, Language::Italian).await.unwrap().remove(0).id;
        let view = board::view(&services, &teacher, own_board, Language::Italian).await.unwrap();
        assert_eq!(view.demands.iter().any(|card| card.id == id), [first, second].contains(&own_board));

        // The same form again: the same answer, nothing new.
        assert_eq!(demand::create(&services, &company, form(&options), command).await.unwrap(), id);
        let other_company = demo_actor(&services, "Roberto Celli").await;
        let theirs = demand::create(&services, &other_company, form(&options), command).await;
        assert!(matches!(theirs, Err(ApiError::Malformed(_))), "{theirs:?}");
        assert_eq!(board::version(&services, first).await.unwrap(), Some(versions.0 + 1));
        assert_eq!(board::version(&services, second).await.unwrap(), Some(versions.1 + 1));

        let own = demand::own(&services, &company, Language::Italian).await.unwrap();
        assert_eq!(own[0].card.id, id, "the newest first");
        let boards: Vec<_> = own[0].boards.iter().map(|allotment| (allotment.board, allotment.seats, allotment.taken)).collect();
        assert_eq!(boards.len(), 2);
        assert!(boards.contains(&(first, 2, 0)) && boards.contains(&(second, 1, 0)));
        assert!(own.len() > 1 && own.iter().all(|own| own.card.company == card.company));
        let report = check::check(&services).await.unwrap();
        assert!(report.is_sound(), "{report:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_twice_in_one_moment_is_one_demand() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let company = demo_actor(&services, "Sandra Nuti").await;
        let options = demand::options(&services, &company, Language::Italian).await.unwrap();
        for allotments in [form(&options).allotments, Vec::new()] {
            let command = CommandId::generate();
            let before = demand::own(&services, &company, Language::Italian).await.unwrap().len();
            let sent = || demand::create(&services, &company, DemandForm { allotments: allotments.clone(), ..form(&options) }, command);
            let (one, two, three) = tokio::join!(sent(), sent(), sent());
            assert_eq!((one.clone().unwrap(), two.unwrap()), (three.unwrap(), one.unwrap()));
            assert_eq!(demand::own(&services, &company, Language::Italian).await.unwrap().len(), before + 1);
        }
        assert!(check::check(&services).await.unwrap().is_sound());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forecast_stands_on_no_board() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let company = demo_actor(&services, "Sandra Nuti").await;
        let options = demand::options(&services, &company, Language::English).await.unwrap();
        let ahead =
            DemandForm { kind: "forecast".to_owned(), by_year: "2029".to_owned(), confidence: "possible".to_owned(), ..form(&options) };
        let fields = refused(&services, &company, ahead.clone()).await;
        assert_eq!(fields, [FieldError::new("allotments", "field-forecast-has-no-seats")]);
        let id = demand::create(&services, &company, DemandForm { allotments: Vec::new(), ..ahead }, CommandId::generate()).await.unwrap();
        let own = demand::own(&services, &company, Language::English).await.unwrap().remove(0);
        assert_eq!(
            (own.card.id, own.card.facts.kind, own.boards.len()),
            (id, DemandKind::Forecast { by_year: 2029, confidence: Confidence::Possible }, 0)
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_fields_are_named_and_nothing_is_kept() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let company = demo_actor(&services, "Sandra Nuti").await;
        let options = demand::options(&services, &company, Language::Italian).await.unwrap();
        let before = (demand::own(&services, &company, Language::Italian).await.unwrap(), check::check(&services).await.unwrap());
        let right = form(&options);
        let board = |row: usize| right.allotments[row].clone();
        let seats = |board: String, seats: &str| AllotmentField { board, seats: seats.to_owned() };
        let unknown = AskedField { competence: CompetenceId::generate().to_string(), ..right.asked[0].clone() };
        for (case, expected) in [
            (DemandForm { title: " ".to_owned(), ..right.clone() }, vec![("title", "field-required")]),
            (DemandForm { occupation: OccupationId::generate().to_string(), ..right.clone() }, vec![("occupation", "field-choose")]),
            (DemandForm { municipality: "999999".to_owned(), ..right.clone() }, vec![("municipality", "field-choose")]),
            (DemandForm { asked: vec![right.asked[0].clone(), unknown], ..right.clone() }, vec![("asked[1][competence]", "field-choose")]),
            (
                DemandForm { allotments: vec![board(1), seats(BoardId::generate().to_string(), "1")], ..right.clone() },
                vec![("allotments[1][seats]", "field-choose")],
            ),
            (DemandForm { allotments: vec![board(1), board(1)], ..right.clone() }, vec![("allotments[1][seats]", "field-twice")]),
            (
                DemandForm { allotments: vec![board(0), seats(board(1).board, "2")], ..right.clone() },
                vec![("allotments", "field-more-seats-than-positions")],
            ),
            (
                DemandForm::default(),
                vec![
                    ("title", "field-required"),
                    ("positions", "field-number"),
                    ("occupation", "field-choose"),
                    ("municipality", "field-choose"),
                    ("risk", "field-choose"),
                    ("kind", "field-choose"),
                    ("asked", "field-one-competence"),
                ],
            ),
        ] {
            let found = refused(&services, &company, case).await;
            let found: Vec<_> = found.iter().map(|field| (field.field.as_str(), field.key.as_str())).collect();
            assert_eq!(found, expected);
        }
        let after = (demand::own(&services, &company, Language::Italian).await.unwrap(), check::check(&services).await.unwrap());
        assert_eq!(after, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_company_states_demands() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        for actor in [Actor::Anonymous, polo.teacher, polo.coordinator, polo.student_actor] {
            let options = demand::options(&polo.services, &actor, Language::Italian).await;
            assert_eq!(options.unwrap_err(), ApiError::NotFound, "{actor:?}");
            let created = demand::create(&polo.services, &actor, DemandForm::default(), CommandId::generate()).await;
            assert_eq!(created.unwrap_err(), ApiError::NotFound, "{actor:?}");
            assert_eq!(demand::own(&polo.services, &actor, Language::Italian).await.unwrap_err(), ApiError::NotFound);
        }
        let own = demand::own(&polo.services, &polo.company_actor, Language::Italian).await.unwrap();
        assert!(own.iter().all(|own| own.card.company == polo.company) && own.len() == 2);
    })
    .await;
}
