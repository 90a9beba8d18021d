//! What a school keeps of its classes and students by hand, beside imports and open boards.

use crate::databases::on_each;
use crate::polo::Polo;
use crate::seed::{demo_actor, seeded};
use domain::ApiError;
use domain::id::{ImportId, SchoolClassId, StudentId};
use domain::language::Language;
use domain::organisation::{ClassFilter, ClassForm, PromotionForm, SchoolClass};
use domain::policy::Actor;
use domain::student::{HeldForm, StudentFilter, StudentForm, StudentState};
use services::Services;
use services::import::{self, FileKind, ImportKind, Look, UndoAnswer};
use services::school_class;
use services::student::{self, StudentView};

fn told<T: std::fmt::Debug>(outcome: Result<T, ApiError>) -> Vec<(String, String)> {
    match outcome {
        Err(ApiError::Invalid(fields)) => fields.into_iter().map(|field| (field.field, field.key)).collect(),
        other => panic!("{other:?}"),
    }
}

async fn view(services: &Services, actor: &Actor, id: StudentId) -> StudentView {
    student::one(services, actor, id, "", Language::Italian).await.unwrap()
}

async fn class_named(services: &Services, actor: &Actor, text: &str) -> SchoolClassId {
    let filter = ClassFilter { text: text.to_owned(), ..ClassFilter::default() };
    let found = school_class::list(services, actor, &filter).await.unwrap().classes;
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found[0].class.id
}

fn class_form(grade: &str, section: &str) -> ClassForm {
    ClassForm {
        school_year: "2026/27".to_owned(),
        grade: grade.to_owned(),
        section: section.to_owned(),
        track: "Informatica".to_owned(),
        ..ClassForm::default()
    }
}

async fn take_in(services: &Services, actor: &Actor, kind: ImportKind, text: &str) -> ImportId {
    let id = import::begin(services, actor, FileKind::List(kind), "2026/27", "elenco.csv", text.as_bytes().to_vec()).await.unwrap();
    let Look::Draft(draft) = import::look(services, actor, id).await.unwrap() else { panic!("no draft") };
    import::confirm(services, actor, id, draft.report.import.version).await.unwrap();
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn each_sees_of_classes_what_they_may() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let (teacher, coordinator) = (demo_actor(&services, "Luisa Bini").await, demo_actor(&services, "Teresa Vallini").await);
        let all = ClassFilter::default();
        let own = school_class::list(&services, &teacher, &all).await.unwrap();
        assert_eq!((own.classes.len(), own.known, own.of_many_schools, own.may_keep), (2, 2, false, true));
        let every = school_class::list(&services, &coordinator, &all).await.unwrap();
        assert_eq!((every.classes.len(), every.of_many_schools, every.may_keep), (5, true, false));
        let id = own.classes[0].class.id;
        let seen = school_class::one(&services, &teacher, id, &StudentFilter::default()).await.unwrap();
        let students = seen.students.unwrap();
        assert_eq!(students.len(), usize::try_from(seen.line.students).unwrap());
        assert!(students.iter().all(|student| student.name.is_some()), "their own school knows them by name");
        let lacking = StudentFilter { state: Some(StudentState::GeneralSafety), ..StudentFilter::default() };
        let lacking = school_class::one(&services, &teacher, id, &lacking).await.unwrap().students.unwrap();
        assert_eq!(lacking.len(), usize::try_from(seen.line.without_safety).unwrap());
        let figures = school_class::one(&services, &coordinator, id, &StudentFilter::default()).await.unwrap();
        assert!(figures.students.is_none() && figures.line.students > 0, "the coordinator counts");

        let student = students[0].id;
        let other = demo_actor(&services, "Carlo Mazzei").await;
        assert!(student::one(&services, &other, student, "", Language::Italian).await.is_ok(), "a colleague");
        let foreign = school_class::list(&services, &coordinator, &all).await.unwrap().classes;
        let foreign = foreign.iter().find(|line| own.classes.iter().all(|own| own.class.id != line.class.id)).unwrap().class.id;
        assert_eq!(school_class::one(&services, &teacher, foreign, &StudentFilter::default()).await.unwrap_err(), ApiError::NotFound);
        for (who, expected) in
            [("Teresa Vallini", ApiError::Forbidden), ("Giulia Bandini", ApiError::NotFound), ("Sandra Nuti", ApiError::NotFound)]
        {
            let actor = demo_actor(&services, who).await;
            let change = StudentForm { version: "1".to_owned(), ..StudentForm::default() };
            assert_eq!(student::one(&services, &actor, student, "", Language::Italian).await.unwrap_err(), expected, "{who}");
            assert_eq!(student::change(&services, &actor, student, &change).await.unwrap_err(), expected, "{who}");
            assert_eq!(student::remove(&services, &actor, student, &change).await.unwrap_err(), expected, "{who}");
            assert_eq!(student::create(&services, &actor, &change).await.unwrap_err(), expected, "{who}");
            assert_eq!(student::change_held(&services, &actor, student, &HeldForm::default()).await.unwrap_err(), expected, "{who}");
            assert_eq!(school_class::create(&services, &actor, &class_form("1", "Z")).await.unwrap_err(), expected, "{who}");
            assert_eq!(school_class::remove(&services, &actor, id, &ClassForm::default()).await.unwrap_err(), expected, "{who}");
        }
        assert_eq!(school_class::list(&services, &Actor::Anonymous, &all).await.unwrap_err(), ApiError::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_and_a_student_come_change_and_go() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, teacher) = (&polo.services, &polo.teacher);
        let class = school_class::create(services, teacher, &class_form("1", "z")).await.unwrap();
        let twice = school_class::create(services, teacher, &class_form("1", "Z")).await;
        assert_eq!(told(twice), [("section".to_owned(), "field-class-twice".to_owned())], "the database's constraint, at its field");
        let form = ClassForm { version: "1".to_owned(), ..class_form("2", "Z") };
        school_class::change(services, teacher, class, &form).await.unwrap();
        assert_eq!(school_class::change(services, teacher, class, &form).await.unwrap_err(), ApiError::Stale);

        let form = StudentForm {
            given: "Anna".to_owned(),
            family: "Neri".to_owned(),
            class: class.to_string(),
            birth: "2009-05-01".to_owned(),
            municipality: "050029".to_owned(),
            ..StudentForm::default()
        };
        let wrong = StudentForm { class: SchoolClassId::generate().to_string(), municipality: "x".to_owned(), ..form.clone() };
        let fields: Vec<String> = told(student::create(services, teacher, &wrong).await).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["class", "municipality"]);
        let new = student::create(services, teacher, &form).await.unwrap();
        let seen = view(services, teacher, new).await;
        assert_eq!((seen.name.as_ref().unwrap().full(), seen.version), ("Anna Neri".to_owned(), 1));
        assert_eq!(seen.terms.register_number.as_deref(), Some(seen.code.as_str()));
        let number = view(services, teacher, polo.students[0]).await.terms.register_number.unwrap();
        let taken = StudentForm { register_number: number, version: "1".to_owned(), ..form.clone() };
        assert_eq!(
            told(student::change(services, teacher, new, &taken).await),
            [("register_number".to_owned(), "field-number-twice".to_owned())]
        );
        assert_eq!(view(services, teacher, new).await.version, 1, "what is refused changes nothing");

        let removed = ClassForm { version: "2".to_owned(), ..ClassForm::default() };
        let held = school_class::remove(services, teacher, class, &removed).await;
        assert_eq!(told(held), [("remove".to_owned(), "field-class-has-students".to_owned())]);
        assert!(
            told(
                student::remove(services, teacher, polo.students[0], &StudentForm { version: "1".to_owned(), ..StudentForm::default() })
                    .await
            )
            .contains(&("remove".to_owned(), "field-student-on-boards".to_owned()))
        );
        let stale = StudentForm { version: "9".to_owned(), ..StudentForm::default() };
        assert_eq!(student::remove(services, teacher, new, &stale).await.unwrap_err(), ApiError::Stale);
        student::remove(services, teacher, new, &StudentForm { version: "1".to_owned(), ..StudentForm::default() }).await.unwrap();
        assert_eq!(student::one(services, teacher, new, "", Language::Italian).await.unwrap_err(), ApiError::NotFound);
        school_class::remove(services, teacher, class, &removed).await.unwrap();
        assert_eq!(school_class::one(services, teacher, class, &StudentFilter::default()).await.unwrap_err(), ApiError::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_writes_over_what_a_colleague_wrote() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let (luisa, carlo) = (demo_actor(&services, "Luisa Bini").await, demo_actor(&services, "Carlo Mazzei").await);
        let class = class_named(&services, &luisa, "4a").await;
        let students = school_class::one(&services, &luisa, class, &StudentFilter::default()).await.unwrap().students.unwrap();
        let seen = view(&services, &luisa, students[0].id).await;
        let form = StudentForm::filled(&seen.terms, seen.version);
        let other = class_named(&services, &luisa, "5a").await;
        let moved = StudentForm { class: other.to_string(), given: "Altro".to_owned(), ..form.clone() };
        student::change(&services, &carlo, seen.id, &moved).await.unwrap();
        assert_eq!(student::change(&services, &luisa, seen.id, &form).await.unwrap_err(), ApiError::Stale);
        let now = view(&services, &luisa, seen.id).await;
        assert_eq!((now.changed_by.as_deref(), now.terms.class, now.terms.given.as_str()), (Some("Carlo Mazzei"), other, "Altro"));
        let seen_now = StudentForm { version: now.version.to_string(), ..form };
        student::change(&services, &luisa, seen.id, &seen_now).await.unwrap();
        assert_eq!(view(&services, &luisa, seen.id).await.terms, seen.terms, "who has seen it may say so again");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn competences_are_stated_and_reach_the_board() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let teacher = demo_actor(&services, "Luisa Bini").await;
        let class = class_named(&services, &teacher, "4a").await;
        let student = school_class::one(&services, &teacher, class, &StudentFilter::default()).await.unwrap().students.unwrap()[0].id;
        let board = view(&services, &teacher, student).await.boards[0].0;
        let on_board =
            async || services::board::view(&services, &teacher, board, Language::Italian).await.unwrap().facts.students[&student].clone();
        let before = on_board().await;
        let found = student::one(&services, &teacher, student, "sald", Language::Italian).await.unwrap().found;
        let competence = found[0].competence;
        let form = HeldForm {
            act: "attest".to_owned(),
            competence: competence.to_string(),
            level: "3".to_owned(),
            evidence: "lab".to_owned(),
            attested_by: "docente di laboratorio".to_owned(),
            attested_on: "2026-11-01".to_owned(),
            ..HeldForm::default()
        };
        student::change_held(&services, &teacher, student, &form).await.unwrap();
        let again = student::change_held(&services, &teacher, student, &form).await;
        assert_eq!(told(again), [("competence".to_owned(), "field-held-twice".to_owned())]);
        let after = on_board().await;
        assert_eq!(after.competences.len(), before.competences.len() + 1, "an open board judges by it at once");
        let correct = HeldForm { act: "correct".to_owned(), version: "1".to_owned(), level: "1".to_owned(), ..form.clone() };
        student::change_held(&services, &teacher, student, &correct).await.unwrap();
        assert_eq!(student::change_held(&services, &teacher, student, &correct).await.unwrap_err(), ApiError::Stale);
        let held = on_board().await.competences.into_iter().find(|held| held.competence == competence).unwrap();
        assert_eq!(held.level.number(), 1);
        let withdraw = HeldForm { act: "withdraw".to_owned(), version: "2".to_owned(), ..form.clone() };
        student::change_held(&services, &teacher, student, &withdraw).await.unwrap();
        assert_eq!(on_board().await, before);
        let nothing = HeldForm { competence: domain::id::CompetenceId::generate().to_string(), ..form };
        assert_eq!(student::change_held(&services, &teacher, student, &nothing).await.unwrap_err(), ApiError::NotFound);
    })
    .await;
}

const REGISTER: &str = "Matricola;Cognome;Nome;Data di nascita;Classe;Comune\n901;Prova;Nina;03/02/2010;4 Z;Pontedera\n";

#[tokio::test(flavor = "multi_thread")]
async fn an_import_and_a_hand_respect_each_other() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, teacher) = (&polo.services, &polo.teacher);
        let class_of = async || class_named(services, teacher, "4z").await;
        let student_of =
            async |class| school_class::one(services, teacher, class, &StudentFilter::default()).await.unwrap().students.unwrap()[0].id;

        // Untouched, it goes back; a name written by hand since is somebody's work.
        let first = take_in(services, teacher, ImportKind::Students, REGISTER).await;
        let student = student_of(class_of().await).await;
        let seen = view(services, teacher, student).await;
        let renamed = StudentForm { given: "Ninetta".to_owned(), ..StudentForm::filled(&seen.terms, seen.version) };
        student::change(services, teacher, student, &renamed).await.unwrap();
        assert_eq!(import::undo(services, teacher, first).await, Ok(UndoAnswer::ChangedSince(1)));
        assert_eq!(view(services, teacher, student).await.name.unwrap().full(), "Ninetta Prova", "nothing was done");

        // A date that no list has survives the same list, which otherwise wins.
        let seen = view(services, teacher, student).await;
        let form = StudentForm {
            general_safety_hours: "4".to_owned(),
            general_safety_on: "2026-10-01".to_owned(),
            ..StudentForm::filled(&seen.terms, seen.version)
        };
        student::change(services, teacher, student, &form).await.unwrap();
        let open = view(services, teacher, student).await;
        let second = take_in(services, teacher, ImportKind::Students, REGISTER).await;
        let after = view(services, teacher, student).await;
        assert_eq!(after.name.unwrap().full(), "Nina Prova");
        assert_eq!((after.terms.general_safety_hours, after.terms.general_safety_on), (4, open.terms.general_safety_on));
        // Whoever had the page open hears that an import came between.
        let stale = StudentForm::filled(&open.terms, open.version);
        assert_eq!(student::change(services, teacher, student, &stale).await.unwrap_err(), ApiError::Stale);
        assert_eq!(import::undo(services, teacher, second).await, Ok(UndoAnswer::Done));
        let back = view(services, teacher, student).await;
        assert_eq!((back.name.unwrap().full().as_str(), back.terms.general_safety_on), ("Ninetta Prova", open.terms.general_safety_on));
        assert_eq!(import::undo(services, teacher, first).await, Ok(UndoAnswer::ChangedSince(1)), "still somebody's work");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn projects_of_earlier_years_come_to_an_account_of_hours() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let before = view(&polo.services, &polo.teacher, polo.students[0]).await.fsl;
        assert_eq!((before.projects.len(), before.account.counted, before.account.missing()), (0, 0, Some(150)));
        let list = "Matricola;Azienda;Dal;Al;Ore svolte;Ore previste\n1;Soggetto A01;01/02/2026;20/02/2026;60;80\n\
                    1;Soggetto A02;01/10/2025;20/10/2025;59;80\n1;Soggetto A01;03/11/2025;20/11/2025;40;\n";
        take_in(&polo.services, &polo.teacher, ImportKind::Placements, list).await;
        let fsl = view(&polo.services, &polo.teacher, polo.students[0]).await.fsl;
        let companies: Vec<&str> = fsl.projects.iter().map(|(company, _)| company.as_str()).collect();
        assert_eq!(companies, ["Soggetto A01", "Soggetto A01", "Soggetto A02"], "the newest first");
        assert_eq!((fsl.account.counted, fsl.account.open, fsl.account.missing()), (60, 40, Some(90)));
        // A list without planned hours leaves those that are known.
        let again = "Matricola;Azienda;Dal;Al;Ore svolte\n1;Soggetto A02;01/10/2025;20/10/2025;70\n";
        take_in(&polo.services, &polo.teacher, ImportKind::Placements, again).await;
        let fsl = view(&polo.services, &polo.teacher, polo.students[0]).await.fsl;
        assert_eq!((fsl.account.counted, fsl.account.missing()), (130, Some(20)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_goes_on_to_the_next_year_and_back() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, teacher) = (&polo.services, &polo.teacher);
        let class = class_named(services, teacher, "4a").await;
        let before = school_class::promotion(services, teacher, class).await.unwrap();
        let form = before.proposed.clone();
        assert_eq!((&*form.school_year, &*form.grade, &*form.section), ("2027/28", "5", "A"));
        assert_eq!((form.students.len(), before.ends), (6, false));
        for (actor, expected) in [
            (polo.guest_teacher, ApiError::NotFound),
            (polo.coordinator, ApiError::Forbidden),
            (polo.company_actor, ApiError::NotFound),
            (polo.student_actor, ApiError::NotFound),
            (Actor::Anonymous, ApiError::NotFound),
        ] {
            assert_eq!(school_class::promotion(services, &actor, class).await.unwrap_err(), expected, "{actor:?}");
            assert_eq!(school_class::foresee(services, &actor, class, &form).await.unwrap_err(), expected, "{actor:?}");
            assert_eq!(school_class::promote(services, &actor, class, &form).await.unwrap_err(), expected, "{actor:?}");
        }
        let same = PromotionForm { school_year: "2026/27".to_owned(), grade: "4".to_owned(), students: Vec::new(), ..form.clone() };
        let keys: Vec<String> =
            told(school_class::foresee(services, teacher, class, &same).await).into_iter().map(|(_, key)| key).collect();
        assert_eq!(keys, ["field-promotion-same", "field-promotion-nobody"]);

        let most = PromotionForm { students: form.students[1..].to_vec(), ..form.clone() };
        let outlook = school_class::foresee(services, teacher, class, &most).await.unwrap();
        assert_eq!((outlook.going, outlook.staying, outlook.there, outlook.on_boards), (5, 1, None, 5));
        assert_eq!(school_class::list(services, teacher, &ClassFilter::default()).await.unwrap().known, 1, "nothing is done by looking");
        let version = view(services, teacher, polo.students[1]).await.version;
        let next = school_class::promote(services, teacher, class, &most).await.unwrap();
        let count = async |id| school_class::one(services, teacher, id, &StudentFilter::default()).await.unwrap().line.students;
        assert_eq!((count(class).await, count(next).await), (1, 5));
        let moved = view(services, teacher, polo.students[1]).await;
        assert!(moved.terms.class == class || moved.version == version + 1, "it counts as a change");
        assert_eq!(school_class::promote(services, teacher, class, &most).await.unwrap_err(), ApiError::Stale, "they are there no more");
        assert_eq!(count(next).await, 5);

        let back = school_class::promotion(services, teacher, next).await.unwrap();
        assert!(back.ends && back.proposed.students.is_empty(), "after the last year only who repeats it is chosen");
        let back =
            PromotionForm { school_year: "2026/27".to_owned(), grade: "4".to_owned(), section: "a".to_owned(), students: most.students };
        let outlook = school_class::foresee(services, teacher, next, &back).await.unwrap();
        assert_eq!((outlook.to.id, outlook.there), (class, Some(1)));
        assert_eq!(school_class::promote(services, teacher, next, &back).await, Ok(class));
        assert_eq!((count(class).await, count(next).await), (6, 0));
        assert!(services::check::check(services).await.unwrap().is_sound());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn long_lists_come_page_by_page() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, teacher) = (&polo.services, &polo.teacher);
        let more: Vec<SchoolClass> = (0..school_class::PAGE + 4)
            .map(|number| SchoolClass {
                id: SchoolClassId::generate(),
                school: polo.school,
                school_year: "2026/27".to_owned(),
                grade: 1,
                section: format!("B{number:03}"),
                track: "Chimica".to_owned(),
            })
            .collect();
        persistence::import::classes(services.database().connection(), &more).await.unwrap();
        let page =
            async |number| school_class::list(services, teacher, &ClassFilter { page: number, ..ClassFilter::default() }).await.unwrap();
        let (first, second, beyond) = (page(0).await, page(1).await, page(usize::MAX).await);
        assert_eq!((first.classes.len(), second.classes.len(), first.known), (100, 5, 105));
        assert_eq!((first.page.of, second.page.number, second.page.shown, second.students), (2, 1, 105, 6), "the figures are of all pages");
        assert_eq!((beyond.page, &beyond.classes), (second.page, &second.classes), "beyond the last page is the last one");
        assert!(first.classes.iter().all(|line| second.classes.iter().all(|other| other.class.id != line.class.id)));

        let mut list = "Cognome;Nome;Data di nascita;Classe;Comune\n".to_owned();
        for number in 0..school_class::PAGE {
            list.push_str(&format!("Neri{number:03};Ada;03/02/2009;4A;Pontedera\n"));
        }
        take_in(services, teacher, ImportKind::Students, &list).await;
        let class = first.classes.iter().chain(&second.classes).find(|line| line.class.grade == 4).unwrap().class.id;
        let page = async |number| {
            school_class::one(services, teacher, class, &StudentFilter { page: number, ..StudentFilter::default() }).await.unwrap()
        };
        let (first, second) = (page(0).await, page(1).await);
        assert_eq!((first.students.unwrap().len(), second.students.unwrap().len(), second.line.students), (100, 6, 106));
        let found = StudentFilter { text: "neri099".to_owned(), page: 1, ..StudentFilter::default() };
        let found = school_class::one(services, teacher, class, &found).await.unwrap();
        assert_eq!((found.students.unwrap().len(), found.page.shown), (1, 1), "the search is in all pages");
    })
    .await;
}
