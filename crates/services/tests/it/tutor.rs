//! Tutors: kept by their own organisation, named in demands and classes, and never given more students
//! than the law allows, whatever board they come from.

use crate::databases::on_each;
use crate::polo::{Polo, refusal};
use domain::ApiError;
use domain::board::{BoardCommand, Move, Refusal};
use domain::id::{DemandId, TutorId};
use domain::language::Language;
use domain::organisation::{ClassFilter, ClassForm};
use domain::policy::Actor;
use domain::rules::Rule;
use domain::student::StudentFilter;
use domain::tutor::{AssignForm, TutorForm};
use persistence::Connection;
use services::demand::{self, Answer};
use services::tutor::{self, TutorFilter};
use services::{school_class, student};

fn form(name: &str, most: &str) -> TutorForm {
    TutorForm { name: name.to_owned(), most: most.to_owned(), email: "tutor@azienda.example".to_owned(), ..TutorForm::default() }
}

/// The law allows so many students to a tutor at low risk, from now on.
async fn law_allows(polo: &Polo, most: u16) {
    let connection = polo.services.database().connection();
    let sql = format!("UPDATE regulation SET value = {most} WHERE key = 'students_per_tutor_low'");
    connection.execute_unprepared(&sql).await.unwrap();
    persistence::regulation::take_revisions(connection, 1).await.unwrap();
}

/// A company names a tutor for its demand.
async fn name(polo: &Polo, actor: &Actor, demand: DemandId, tutor: Option<TutorId>) -> Result<Answer, ApiError> {
    let kept = demand::one(&polo.services, actor, demand, Language::Italian).await.unwrap();
    let tutor = tutor.map(|tutor| tutor.to_string()).unwrap_or_default();
    let form = domain::demand::DemandForm { tutor, ..kept.form };
    demand::change(&polo.services, actor, demand, &form, kept.own.version, true).await
}

fn problems<T>(outcome: Result<T, ApiError>) -> Vec<(String, String)> {
    match outcome {
        Err(ApiError::Invalid(fields)) => fields.into_iter().map(|field| (field.field, field.key)).collect(),
        _ => panic!("nothing to mend"),
    }
}

fn load_of(refusal: Refusal) -> (u16, u16) {
    let broken = match refusal {
        Refusal::Rules { broken } => broken,
        Refusal::Arrangement { why, .. } => match *why {
            Refusal::Rules { broken } => broken,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    assert!(broken[0].citation.as_ref().is_some_and(|source| source.text.contains("195/2017")), "{broken:?}");
    match broken[0].rule {
        Rule::TutorLoad { students, most } => (students, most),
        ref other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tutor_is_kept_by_their_own_organisation() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let services = &polo.services;
        let company = tutor::create(services, &polo.company_actor, &form("Ada Lotti", "3")).await.unwrap();
        let school = tutor::create(services, &polo.teacher, &form("Bruno Lami", "20")).await.unwrap();
        let everybody = TutorFilter::default();
        for (who, actor, seen) in [
            ("company", polo.company_actor, vec!["Ada Lotti"]),
            ("teacher", polo.teacher, vec!["Bruno Lami"]),
            ("coordinator", polo.coordinator, vec!["Ada Lotti", "Bruno Lami"]),
            ("another company", polo.other_company_actor, vec![]),
            ("another teacher", polo.guest_teacher, vec![]),
        ] {
            let view = tutor::list(services, &actor, &everybody).await.unwrap();
            let names: Vec<_> = view.tutors.iter().map(|line| line.tutor.terms.name.as_str()).collect();
            assert_eq!((names, view.may_keep), (seen, actor != polo.coordinator), "{who}");
        }
        for actor in [polo.student_actor, Actor::Anonymous] {
            assert_eq!(tutor::list(services, &actor, &everybody).await.unwrap_err(), ApiError::NotFound);
            assert_eq!(tutor::create(services, &actor, &form("X", "1")).await.unwrap_err(), ApiError::NotFound);
        }
        for (actor, error) in [
            (polo.coordinator, ApiError::Forbidden),
            (polo.other_company_actor, ApiError::NotFound),
            (polo.teacher, ApiError::NotFound),
            (polo.student_actor, ApiError::NotFound),
        ] {
            let seen = TutorForm { version: "1".to_owned(), ..form("Di un altro", "9") };
            assert_eq!(tutor::change(services, &actor, company, &seen).await.unwrap_err(), error);
            assert_eq!(tutor::end(services, &actor, company, &seen, true).await.unwrap_err(), error);
            assert_eq!(tutor::remove(services, &actor, company, &seen).await.unwrap_err(), error);
        }
        let found = TutorFilter { text: "lami bru".to_owned(), full: false };
        assert_eq!(tutor::list(services, &polo.coordinator, &found).await.unwrap().tutors.len(), 1);

        let first = TutorForm { version: "1".to_owned(), ..form("Ada Lotti", "4") };
        tutor::change(services, &polo.company_actor, company, &first).await.unwrap();
        assert_eq!(tutor::change(services, &polo.company_actor, company, &first).await.unwrap_err(), ApiError::Stale);
        let view = tutor::one(services, &polo.company_actor, company).await.unwrap();
        assert_eq!((view.line.tutor.terms.most, view.changed_by.as_deref(), view.may_keep), (4, Some("Persona P4"), true));
        assert!(!tutor::one(services, &polo.coordinator, company).await.unwrap().may_keep);
        assert_eq!(tutor::one(services, &polo.teacher, company).await.unwrap_err(), ApiError::NotFound);

        // Whoever is ended keeps what names them, and is given nothing new.
        let second = TutorForm { version: "2".to_owned(), ..TutorForm::default() };
        name(&polo, &polo.company_actor, polo.lathe, Some(company)).await.unwrap();
        tutor::end(services, &polo.company_actor, company, &second, true).await.unwrap();
        name(&polo, &polo.company_actor, polo.lathe, Some(company)).await.unwrap();
        let other = name(&polo, &polo.company_actor, polo.single, Some(company)).await;
        assert_eq!(problems(other), [("tutor".to_owned(), "field-tutor-choose".to_owned())]);
        for wrong in [school, TutorId::generate()] {
            let outcome = name(&polo, &polo.company_actor, polo.single, Some(wrong)).await;
            assert_eq!(problems(outcome), [("tutor".to_owned(), "field-tutor-choose".to_owned())]);
        }
        let third = TutorForm { version: "3".to_owned(), ..TutorForm::default() };
        let outcome = tutor::remove(services, &polo.company_actor, company, &third).await;
        assert_eq!(problems(outcome), [("remove".to_owned(), "field-tutor-has-demands".to_owned())]);
        name(&polo, &polo.company_actor, polo.lathe, None).await.unwrap();
        tutor::remove(services, &polo.company_actor, company, &third).await.unwrap();
        assert_eq!(tutor::one(services, &polo.company_actor, company).await.unwrap_err(), ApiError::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_refuses_whom_the_law_does_not_leave_to_a_tutor() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [a, b, c, d] = polo.students;
        law_allows(&polo, 2).await;
        let ada = tutor::create(&polo.services, &polo.company_actor, &form("Ada Lotti", "9")).await.unwrap();
        for demand in [polo.lathe, polo.single] {
            assert_eq!(name(&polo, &polo.company_actor, demand, Some(ada)).await.unwrap(), Answer::Done);
        }
        polo.place(a, polo.lathe).await.unwrap();
        polo.place(b, polo.lathe).await.unwrap();
        assert_eq!(load_of(refusal(polo.place(c, polo.lathe).await)), (3, 2));
        assert_eq!(load_of(refusal(polo.place(c, polo.single).await)), (3, 2));
        let plan = BoardCommand::Arrange { moves: vec![Move { student: c, to: Some(polo.single) }, Move { student: d, to: None }] };
        assert_eq!(load_of(refusal(polo.teach(polo.first, plan).await)), (3, 2));
        let swap = BoardCommand::Arrange { moves: vec![Move { student: c, to: Some(polo.single) }, Move { student: a, to: None }] };
        polo.teach(polo.first, swap).await.unwrap();
        polo.teach(polo.first, BoardCommand::Undo).await.unwrap();
        // The browser of whoever may change the board decides the same; nobody else learns of it.
        let view = polo.view(&polo.teacher).await;
        assert_eq!(view.facts.following(&view.state, c, polo.single).others, 2);
        assert!(polo.view(&polo.company_actor).await.facts.tutors.is_empty());
        assert!(polo.view(&polo.guest_teacher).await.facts.followed.is_empty());

        // Without a name it only warns, and a name that would be one too many is not taken.
        name(&polo, &polo.company_actor, polo.single, None).await.unwrap();
        polo.place(c, polo.single).await.unwrap();
        let outcome = name(&polo, &polo.company_actor, polo.single, Some(ada)).await;
        assert_eq!(problems(outcome), [("tutor".to_owned(), "field-tutor-over".to_owned())]);
        let view = tutor::one(&polo.services, &polo.coordinator, ada).await.unwrap();
        assert_eq!((view.line.load.peak, view.line.load.most, view.line.load.by_law), (2, 2, true));
        let full = TutorFilter { full: true, ..TutorFilter::default() };
        assert_eq!(tutor::list(&polo.services, &polo.coordinator, &full).await.unwrap().tutors.len(), 1);
        polo.must_be_sound(polo.first).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_boards_never_give_one_tutor_too_many() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [_, b, c, d] = polo.students;
        law_allows(&polo, 1).await;
        let ada = tutor::create(&polo.services, &polo.other_company_actor, &form("Ada Lotti", "9")).await.unwrap();
        for demand in [polo.adults, polo.overlapping, polo.later] {
            name(&polo, &polo.other_company_actor, demand, Some(ada)).await.unwrap();
        }
        let here = BoardCommand::Place { student: b, demand: polo.adults };
        let there = BoardCommand::Place { student: c, demand: polo.overlapping };
        let (one, other) = tokio::join!(polo.teach(polo.first, here), polo.teach(polo.second, there));
        assert!(one.is_ok() != other.is_ok(), "one of the two: {one:?} {other:?}");
        assert_eq!(load_of(refusal(if one.is_ok() { other } else { one })), (2, 1));
        // At another time the tutor is free.
        polo.teach(polo.second, BoardCommand::Place { student: d, demand: polo.later }).await.unwrap();
        polo.must_be_sound(polo.first).await;
        polo.must_be_sound(polo.second).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_has_a_tutor_and_a_student_may_have_another() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let services = &polo.services;
        let bruno = tutor::create(services, &polo.teacher, &form("Bruno Lami", "1")).await.unwrap();
        let carla = tutor::create(services, &polo.teacher, &form("Carla Mori", "5")).await.unwrap();
        let class = school_class::list(services, &polo.teacher, &ClassFilter::default()).await.unwrap().classes.remove(0).class;
        let filled = ClassForm { tutor: bruno.to_string(), ..ClassForm::filled(&class, 1) };
        school_class::change(services, &polo.teacher, class.id, &filled).await.unwrap();
        let view = school_class::one(services, &polo.teacher, class.id, &StudentFilter::default()).await.unwrap();
        assert_eq!((view.tutor, view.tutors.len(), view.version), (Some(bruno), 2, 2));
        let stranger = tutor::create(services, &polo.company_actor, &form("Ada Lotti", "3")).await.unwrap();
        let wrong = ClassForm { tutor: stranger.to_string(), ..ClassForm::filled(&class, 2) };
        let outcome = school_class::change(services, &polo.teacher, class.id, &wrong).await;
        assert_eq!(problems(outcome), [("tutor".to_owned(), "field-tutor-choose".to_owned())]);

        let [a, b, ..] = polo.students;
        polo.place(a, polo.lathe).await.unwrap();
        polo.place(b, polo.lathe).await.unwrap();
        let load = async |tutor| tutor::one(services, &polo.teacher, tutor).await.unwrap().line.load;
        let of_bruno = load(bruno).await;
        assert_eq!((of_bruno.peak, of_bruno.most, of_bruno.by_law, of_bruno.is_over()), (2, 1, false, true), "nobody refuses it");
        let form = |tutor: TutorId, version: u64| AssignForm { version: version.to_string(), tutor: tutor.to_string() };
        tutor::assign(services, &polo.teacher, b, &form(carla, 1)).await.unwrap();
        assert_eq!((load(bruno).await.peak, load(carla).await.peak), (1, 1));
        assert_eq!(tutor::assign(services, &polo.teacher, b, &form(bruno, 1)).await.unwrap_err(), ApiError::Stale);
        assert_eq!(tutor::assign(services, &polo.guest_teacher, b, &form(carla, 2)).await.unwrap_err(), ApiError::NotFound);
        assert_eq!(tutor::assign(services, &polo.coordinator, b, &form(carla, 2)).await.unwrap_err(), ApiError::Forbidden);
        let known = student::one(services, &polo.teacher, b, "", Language::Italian).await.unwrap().tutors;
        assert_eq!((known.own, known.of_class.as_deref()), (Some(carla), Some("Bruno Lami")));

        // Each side of a placement learns who follows on the other one.
        name(&polo, &polo.company_actor, polo.lathe, Some(stranger)).await.unwrap();
        let others = tutor::counterparts(services, &polo.teacher).await.unwrap();
        let told: Vec<_> = others.iter().filter_map(|one| one.tutor.as_ref()).map(|one| (one.name.as_str(), one.contacts.len())).collect();
        assert_eq!(told, [("Ada Lotti", 1)]);
        let others = tutor::counterparts(services, &polo.company_actor).await.unwrap();
        let told: Vec<_> = others.iter().map(|one| (one.about.as_str(), one.tutor.as_ref().map(|one| one.name.as_str()))).collect();
        assert_eq!(told, [("K-1", Some("Bruno Lami")), ("K-2", Some("Carla Mori"))]);
        assert!(others.iter().flat_map(|one| &one.tutor).all(|one| one.contacts.is_empty()));
        let named = async |actor: &Actor| {
            let view = polo.view(actor).await;
            let student = view.students.iter().find(|one| one.seen.card().id == b).and_then(|one| one.tutor.clone());
            let demand = view.demands.iter().find(|card| card.id == polo.lathe).and_then(|card| card.tutor.clone());
            (student, demand)
        };
        let both = (Some("Carla Mori".to_owned()), Some("Ada Lotti".to_owned()));
        for actor in [polo.teacher, polo.company_actor, polo.coordinator] {
            assert_eq!(named(&actor).await, both, "{actor:?}");
        }
        for actor in [polo.other_company_actor, polo.guest_teacher, polo.student_actor] {
            assert_eq!(named(&actor).await, (None, None), "{actor:?}");
        }
        for actor in [polo.other_company_actor, polo.guest_teacher, polo.coordinator] {
            assert!(tutor::counterparts(services, &actor).await.unwrap().is_empty());
        }
    })
    .await;
}
