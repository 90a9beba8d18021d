//! A company changes a demand that stands, withdraws it, reopens it.

use crate::databases::on_each;
use crate::polo::{NOW, Polo, refusal};
use domain::board::{BoardCommand, BoardEvent, Refusal};
use domain::calendar::Timestamp;
use domain::demand::{DemandDeed, DemandForm, DemandKind, DemandState, OwnDemand, WithdrawalForm};
use domain::id::DemandId;
use domain::language::Language;
use domain::need::Told;
use domain::policy::Actor;
use domain::{ApiError, FieldError};
use services::demand::{self, Answer, KeptDemand};
use services::import::{self, FileKind, ImportKind, Look, Outcome, UndoAnswer};
use services::{Clock, Services, board, catalogue, check};

async fn read(polo: &Polo, id: DemandId) -> KeptDemand {
    demand::one(&polo.services, &polo.company_actor, id, Language::Italian).await.unwrap()
}

/// Sends what stands there with a change, over the version that stands there.
async fn change(polo: &Polo, id: DemandId, edit: impl Fn(&mut DemandForm), has_agreed: bool) -> Result<Answer, ApiError> {
    let view = read(polo, id).await;
    let mut form = view.form;
    edit(&mut form);
    demand::change(&polo.services, &polo.company_actor, id, &form, view.own.version, has_agreed).await
}

fn because(version: u64, reason: &str) -> WithdrawalForm {
    WithdrawalForm { version: version.to_string(), reason: reason.to_owned() }
}

async fn withdraw(polo: &Polo, id: DemandId) -> Result<(), ApiError> {
    let version = read(polo, id).await.own.version;
    demand::withdraw(&polo.services, &polo.company_actor, id, &because(version, "Il reparto chiude")).await
}

async fn own(polo: &Polo, id: DemandId) -> OwnDemand {
    let all = demand::own(&polo.services, &polo.company_actor, Language::Italian).await.unwrap();
    all.into_iter().find(|demand| demand.card.id == id).unwrap()
}

fn fields(outcome: Result<impl std::fmt::Debug, ApiError>) -> Vec<(String, String)> {
    match outcome {
        Err(ApiError::Invalid(fields)) => fields.into_iter().map(|FieldError { field, key, .. }| (field, key)).collect(),
        other => panic!("not invalid: {other:?}"),
    }
}

fn pair(field: &str, key: &str) -> (String, String) {
    (field.to_owned(), key.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changed_stands_on_the_open_boards_at_once() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let before = polo.view(&polo.teacher).await;
        let first = read(&polo, polo.lathe).await;
        assert_eq!(
            (first.own.version, first.history.len(), first.changed_by.as_deref()),
            (1, 0, None),
            "seats on boards are no change of it"
        );
        let mut bell = polo.services.hub().subscribe(polo.first);
        let done = change(
            &polo,
            polo.lathe,
            |form| {
                "Tornio e fresa".clone_into(&mut form.title);
                "32".clone_into(&mut form.weekly_hours);
                "5".clone_into(&mut form.positions);
                "un\r\npo’ di tutto".clone_into(&mut form.tasks);
            },
            false,
        )
        .await;
        assert_eq!(done, Ok(Answer::Done));
        bell.changed().await.unwrap();
        let after = polo.view(&polo.teacher).await;
        let card = after.demands.iter().find(|card| card.id == polo.lathe).unwrap();
        assert_eq!((card.title.as_str(), card.positions, card.tasks.as_str()), ("Tornio e fresa", 5, "un\npo’ di tutto"));
        assert!(matches!(after.facts.demands[&polo.lathe].kind, DemandKind::Placement(terms) if terms.weekly_hours == 32));
        assert!(after.facts.regulations_revision > before.facts.regulations_revision, "open boards read their facts again");
        assert_eq!(after.state.version(), before.state.version(), "the log of the board has nothing to tell");
        let now = read(&polo, polo.lathe).await;
        assert_eq!((now.own.version, now.changed_by.as_deref()), (2, Some("Persona P4")));
        assert_eq!(now.history.iter().map(|line| line.deed).collect::<Vec<_>>(), [DemandDeed::Changed]);
        // The school may now take one of the new seats.
        polo.teach(polo.first, BoardCommand::Allot { demand: polo.lathe, seats: 4 }).await.unwrap();
        assert_eq!(read(&polo, polo.lathe).await.own.version, 2);
        assert!(check::check(&polo.services).await.unwrap().is_sound());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_writes_over_what_they_have_not_seen() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let seen = read(&polo, polo.lathe).await;
        assert_eq!(change(&polo, polo.lathe, |form| "Prima".clone_into(&mut form.title), false).await, Ok(Answer::Done));
        let second = DemandForm { title: "Dopo".to_owned(), ..seen.form.clone() };
        let send = |version| demand::change(&polo.services, &polo.company_actor, polo.lathe, &second, version, true);
        for version in [0, seen.own.version, 99] {
            assert_eq!(send(version).await, Err(ApiError::Stale), "{version}");
        }
        assert_eq!(own(&polo, polo.lathe).await.card.title, "Prima");
        assert_eq!(send(2).await, Ok(Answer::Done));
        assert_eq!(own(&polo, polo.lathe).await.card.title, "Dopo");
        // Two at once: one is done.
        let (one, two) = tokio::join!(send(3), send(3));
        assert_eq!([&one, &two].iter().filter(|done| ***done == Ok(Answer::Done)).count(), 1, "{one:?} {two:?}");
        assert_eq!(read(&polo, polo.lathe).await.own.version, 4);
        let stale = demand::withdraw(&polo.services, &polo.company_actor, polo.lathe, &because(3, "Tardi")).await;
        assert_eq!(stale, Err(ApiError::Stale));
        let nothing = demand::withdraw(&polo.services, &polo.company_actor, polo.lathe, &WithdrawalForm::default()).await;
        assert!(matches!(nothing, Err(ApiError::Malformed(_))), "{nothing:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demand_is_its_companys_only() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let view = read(&polo, polo.lathe).await;
        let others = [polo.other_company_actor, polo.teacher, polo.guest_teacher, polo.coordinator, polo.student_actor];
        for actor in others.into_iter().chain([Actor::Anonymous, Actor::Operator]) {
            let services = &polo.services;
            assert_eq!(demand::one(services, &actor, polo.lathe, Language::Italian).await, Err(ApiError::NotFound), "{actor:?}");
            let changed = demand::change(services, &actor, polo.lathe, &view.form, 1, true).await;
            assert_eq!(changed, Err(ApiError::NotFound), "{actor:?}");
            assert_eq!(demand::withdraw(services, &actor, polo.lathe, &because(1, "No")).await, Err(ApiError::NotFound), "{actor:?}");
            assert_eq!(demand::reopen(services, &actor, polo.lathe, &because(1, "")).await, Err(ApiError::NotFound), "{actor:?}");
        }
        let unknown = demand::one(&polo.services, &polo.company_actor, DemandId::generate(), Language::Italian).await;
        assert_eq!(unknown, Err(ApiError::NotFound));
        assert_eq!(read(&polo, polo.lathe).await, view);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn seats_on_boards_bound_what_it_may_become() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let too_few = change(&polo, polo.lathe, |form| "2".clone_into(&mut form.positions), false).await;
        match &too_few {
            Err(ApiError::Invalid(fields)) => {
                assert_eq!((fields[0].values["seats"].as_str(), fields[0].values["taken"].as_str()), ("3", "0"))
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(fields(too_few), [pair("positions", "field-positions-below-seats")]);
        let ahead = |form: &mut DemandForm| {
            "forecast".clone_into(&mut form.kind);
            "2029".clone_into(&mut form.by_year);
            "sure".clone_into(&mut form.confidence);
        };
        assert_eq!(fields(change(&polo, polo.lathe, ahead, false).await), [pair("kind", "field-kind-with-seats")]);
        let wrong = change(&polo, polo.lathe, |form| "999999".clone_into(&mut form.municipality), false).await;
        assert_eq!(fields(wrong), [pair("municipality", "field-choose")]);
        assert_eq!(read(&polo, polo.lathe).await.own.version, 1, "nothing was written");
        // Without seats it may become anything.
        polo.teach(polo.first, BoardCommand::Allot { demand: polo.lathe, seats: 0 }).await.unwrap();
        assert_eq!(change(&polo, polo.lathe, ahead, false).await, Ok(Answer::Done));
        let kind = own(&polo, polo.lathe).await.card.facts.kind;
        assert_eq!(kind, DemandKind::Forecast { by_year: 2029, confidence: domain::demand::Confidence::Sure });
        let public = catalogue::read(&polo.services, Language::Italian).await.unwrap();
        let public = public.demands.iter().find(|demand| demand.id == polo.lathe).unwrap();
        assert_eq!(public.ahead, Some((2029, domain::demand::Confidence::Sure)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn terms_that_students_with_a_seat_would_not_meet_are_agreed_to_first() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        for student in &polo.students[..3] {
            polo.place(*student, polo.lathe).await.unwrap();
        }
        // The third cannot turn.
        let strict = |form: &mut DemandForm| "on".clone_into(&mut form.asked[0].mandatory);
        assert_eq!(change(&polo, polo.lathe, strict, false).await, Ok(Answer::Asks(Told::Few)), "one is never said exactly");
        let risky = |form: &mut DemandForm| "on".clone_into(&mut form.high_risk_task);
        assert_eq!(change(&polo, polo.lathe, risky, false).await, Ok(Answer::Asks(Told::Exactly(3))));
        assert_eq!(read(&polo, polo.lathe).await.own.version, 1, "nothing was written yet");
        let harmless = |form: &mut DemandForm| "20".clone_into(&mut form.weekly_hours);
        assert_eq!(change(&polo, polo.lathe, harmless, false).await, Ok(Answer::Done));
        assert_eq!(change(&polo, polo.lathe, strict, true).await, Ok(Answer::Done));
        // Who has a seat keeps it, and the school's board says which rule is broken.
        let view = polo.view(&polo.teacher).await;
        assert_eq!(view.state.demand(polo.lathe).unwrap().taken, 3);
        let broken = |student| view.facts.examine(student, polo.lathe, 2).unwrap().refusals().count();
        assert_eq!(polo.students[..3].iter().map(|student| broken(*student)).collect::<Vec<_>>(), [0, 0, 1]);
        assert_eq!(change(&polo, polo.lathe, harmless, false).await, Ok(Answer::Done), "who is refused already loses nothing");
        polo.must_be_sound(polo.first).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demand_is_withdrawn_when_nobody_has_a_seat() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        polo.place(polo.students[0], polo.lathe).await.unwrap();
        assert_eq!(fields(withdraw(&polo, polo.lathe).await), [pair("demand", "field-demand-has-students")]);
        assert!(read(&polo, polo.lathe).await.kept.is_some());
        polo.teach(polo.first, BoardCommand::Unplace { student: polo.students[0] }).await.unwrap();
        let silent = demand::withdraw(&polo.services, &polo.company_actor, polo.lathe, &because(1, "  ")).await;
        assert_eq!(fields(silent), [pair("reason", "field-required")]);
        let version = polo.view(&polo.teacher).await.state.version();
        let mut bell = polo.services.hub().subscribe(polo.first);
        assert_eq!(withdraw(&polo, polo.lathe).await, Ok(()));
        bell.changed().await.unwrap();

        // Off the boards, by an ordinary event that says nothing of the reason.
        let log = persistence::event::after(polo.services.database().connection(), polo.first, version, 10).await.unwrap();
        assert_eq!(log.iter().map(|one| one.event).collect::<Vec<_>>(), [BoardEvent::Allotted { demand: polo.lathe, seats: 0 }]);
        assert_eq!(log[0].actor, polo.company_actor.person());
        assert_eq!(polo.view(&polo.teacher).await.state.demand(polo.lathe).unwrap().seats, 0);
        let back = polo.teach(polo.first, BoardCommand::Allot { demand: polo.lathe, seats: 1 }).await;
        assert_eq!(refusal(back), Refusal::NoSeatsLeft { positions: 0 });
        let offered = board::setup_options(&polo.services, &polo.teacher, None).await.unwrap();
        assert!(offered.places.iter().all(|place| place.id != polo.lathe));
        let offered = board::setup_options(&polo.services, &polo.teacher, Some(polo.first)).await.unwrap();
        assert!(offered.places.iter().all(|place| place.id != polo.lathe));
        // Off the public pages and the figures of the form.
        let public = catalogue::read(&polo.services, Language::Italian).await.unwrap();
        assert!(public.demands.iter().all(|demand| demand.id != polo.lathe));
        let positions = |demands: &[domain::catalogue::OccupationSummary]| demands.iter().map(|one| one.placement_positions).sum::<u32>();
        let options = demand::options(&polo.services, &polo.company_actor, Language::Italian).await.unwrap();
        assert_eq!((positions(&options.occupations), positions(&public.occupations)), (13, 13), "sixteen, less three");
        let member = services::network::one(&polo.services, &polo.teacher, polo.company, Language::Italian).await.unwrap();
        assert!(member.demands.iter().all(|demand| demand.card.id != polo.lathe));

        let withdrawn = own(&polo, polo.lathe).await;
        assert!(matches!(withdrawn.state, DemandState::Withdrawn { .. }) && withdrawn.boards.is_empty());
        assert_eq!((withdrawn.reason.as_str(), withdrawn.version), ("Il reparto chiude", 2));
        assert_eq!(withdraw(&polo, polo.lathe).await, Err(ApiError::Stale), "there is nothing to withdraw");
        // It may be mended and stays withdrawn.
        assert_eq!(change(&polo, polo.lathe, |form| "1".clone_into(&mut form.positions), false).await, Ok(Answer::Done));
        assert!(matches!(own(&polo, polo.lathe).await.state, DemandState::Withdrawn { .. }));

        let version = read(&polo, polo.lathe).await.own.version;
        let reopen = |version| {
            let form = because(version, "");
            let polo = &polo;
            async move { demand::reopen(&polo.services, &polo.company_actor, polo.lathe, &form).await }
        };
        assert_eq!(reopen(1).await, Err(ApiError::Stale));
        assert_eq!(reopen(version).await, Ok(()));
        assert_eq!(reopen(version + 1).await, Err(ApiError::Stale), "there is nothing to reopen");
        let open = own(&polo, polo.lathe).await;
        assert_eq!((open.state, open.reason.as_str()), (DemandState::Open, ""));
        let history = read(&polo, polo.lathe).await.history;
        let deeds: Vec<DemandDeed> = history.iter().map(|line| line.deed).collect();
        assert_eq!(deeds, [DemandDeed::Reopened, DemandDeed::Changed, DemandDeed::Withdrawn]);
        polo.teach(polo.first, BoardCommand::Allot { demand: polo.lathe, seats: 1 }).await.unwrap();
        polo.must_be_sound(polo.first).await;
        assert!(check::check(&polo.services).await.unwrap().is_sound());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_takes_a_seat_in_that_moment_keeps_it() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        for demand in [polo.lathe, polo.single] {
            let (placed, withdrawn) = tokio::join!(polo.place(polo.students[0], demand), withdraw(&polo, demand));
            let seats = polo.view(&polo.teacher).await.state.demand(demand).unwrap();
            match (placed, withdrawn) {
                (Ok(_), Err(ApiError::Invalid(_))) => assert_eq!(seats.taken, 1),
                (Err(ApiError::Refused(_)), Ok(())) => assert_eq!((seats.seats, seats.taken), (0, 0)),
                other => panic!("both or neither: {other:?}"),
            }
            polo.must_be_sound(polo.first).await;
        }
        assert!(check::check(&polo.services).await.unwrap().is_sound());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_over_stays_as_it_was() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        assert_eq!(withdraw(&polo, polo.single).await, Ok(()));
        // The spring after next.
        let later = Services::new(fresh.database.clone(), Clock(|| Timestamp(NOW.0 + 500 * 24 * 60 * 60 * 1_000)));
        let (actor, over) = (&polo.company_actor, vec![pair("demand", "field-demand-over")]);
        let view = demand::one(&later, actor, polo.lathe, Language::Italian).await.unwrap();
        assert!(view.closed.is_some() && view.kept.is_some() && view.own.state == DemandState::Over);
        let ahead = DemandForm { from: "2028-09-04".to_owned(), to: "2028-09-29".to_owned(), ..view.form };
        assert_eq!(fields(demand::change(&later, actor, polo.lathe, &ahead, 1, true).await), over);
        assert_eq!(fields(demand::withdraw(&later, actor, polo.lathe, &because(1, "Tardi")).await), over);
        assert_eq!(fields(demand::reopen(&later, actor, polo.single, &because(2, "")).await), over);
        assert_eq!(demand::one(&later, actor, polo.lathe, Language::Italian).await.unwrap().own.version, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_changes_a_demand_and_does_not_reopen_it() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, coordinator) = (&polo.services, &polo.coordinator);
        let file = |positions: u16, risk: &str| {
            format!("Codice;Azienda;Titolo;Professione;Posti;Dal;Al;Ore settimanali;Ora inizio;Ora fine;Rischio;Competenze\nZ1;Soggetto A01;Aiuto;Tornitore;{positions};01/03/2027;26/03/2027;40;08:00;17:00;{risk};Tornitura\n")
        };
        let look = async |text: String| {
            let id = import::begin(services, coordinator, FileKind::List(ImportKind::Demands), "", "r.csv", text.into()).await.unwrap();
            let Look::Draft(draft) = import::look(services, coordinator, id).await.unwrap() else { panic!("a list") };
            let row = draft.preview.unwrap().rows.remove(0);
            let keys: Vec<String> = row.problems.into_iter().map(|problem| problem.key).collect();
            (id, draft.report.import.version, row.outcome, keys)
        };
        let (id, version, ..) = look(file(2, "basso")).await;
        import::confirm(services, coordinator, id, version).await.unwrap();
        let demands = demand::own(services, &polo.company_actor, Language::Italian).await.unwrap();
        let aid = demands.iter().find(|demand| demand.card.title == "Aiuto").unwrap().card.id;
        let seen = read(&polo, aid).await;

        let (id, version, ..) = look(file(3, "basso")).await;
        import::confirm(services, coordinator, id, version).await.unwrap();
        let now = read(&polo, aid).await;
        assert_eq!((now.own.version, now.own.card.positions, now.changed_by), (2, 3, None), "an import counts the version up");
        let stale = demand::change(services, &polo.company_actor, aid, &seen.form, seen.own.version, false).await;
        assert_eq!(stale, Err(ApiError::Stale));

        // Seats on boards bound a file, too, and the way back.
        polo.teach(polo.first, BoardCommand::Allot { demand: aid, seats: 3 }).await.unwrap();
        let (_, _, outcome, keys) = look(file(1, "basso")).await;
        assert_eq!((outcome, keys), (Outcome::Mend, vec!["import-positions-below-seats".to_owned()]));
        assert_eq!(import::undo(services, coordinator, id).await, Ok(UndoAnswer::StillNeeded(0)), "two positions, three seats");

        assert_eq!(withdraw(&polo, aid).await, Ok(()));
        let (id, version, outcome, keys) = look(file(1, "alto")).await;
        assert_eq!((outcome, keys), (Outcome::Changed, vec!["import-withdrawn".to_owned()]));
        import::confirm(services, coordinator, id, version).await.unwrap();
        let after = own(&polo, aid).await;
        assert!(matches!(after.state, DemandState::Withdrawn { .. }));
        assert_eq!((after.card.positions, after.version, after.reason.as_str()), (1, 4, "Il reparto chiude"));
        assert!(check::check(services).await.unwrap().is_sound());
    })
    .await;
}
