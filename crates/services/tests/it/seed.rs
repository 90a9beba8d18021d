//! The demo polo through the same code as any import; a broken package stores nothing.

use crate::databases::{Fresh, on_each};
use domain::ApiError;
use domain::board::{BoardEvent, Refusal};
use domain::demand::DemandKind;
use domain::id::StudentId;
use domain::language::Language;
use domain::person::RoleKind;
use domain::policy::{Actor, Role};
use domain::rules::Rule;
use persistence::Connection;
use services::seed::{SeedError, SeedReport, seed};
use services::{Clock, Services, board, check, person, polo};
use std::path::{Path, PathBuf};
use std::{collections::BTreeSet, fs};

fn demo() -> PathBuf {
    PathBuf::from("../../data/demo")
}

pub fn services(fresh: &Fresh) -> Services {
    Services::new(fresh.database.clone(), Clock(|| crate::polo::NOW))
}

/// The services on the seeded demo.
pub async fn seeded(fresh: &Fresh) -> Services {
    let services = services(fresh);
    seed(&services, &demo(), &mut |_, _| {}).await.unwrap();
    services
}

/// Who plays this part in the demo, by code.
pub async fn demo_actor(services: &Services, name: &str) -> Actor {
    let people = person::demo_people(services).await.unwrap();
    let person = people.into_iter().find(|person| person.name == name).unwrap();
    person::actor(services, person.id).await.unwrap().unwrap().0
}

/// A copy of the demo with one text of one file replaced.
fn broken(file: &str, from: &str, to: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(demo()).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    folder
}

async fn refused(services: &Services, folder: &Path) -> SeedError {
    let error = seed(services, folder, &mut |_, _| {}).await.unwrap_err();
    for table in [
        "membership",
        "agreement",
        "organisation",
        "student",
        "student_identity",
        "competence",
        "demand",
        "board",
        "board_event",
        "preference",
        "assessment",
        "municipality",
        "person",
    ] {
        let sql = format!("DELETE FROM {table}");
        let rows = services.database().connection().execute_unprepared(&sql).await.unwrap().rows_affected();
        assert_eq!(rows, 0, "{table} is not empty after: {error}");
    }
    error
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_is_stored_whole() {
    on_each(async |fresh| {
        let services = services(&fresh);
        assert!(services::seed::is_empty(&services).await.unwrap());
        let mut heard = Vec::new();
        let SeedReport { files } = seed(&services, &demo(), &mut |file, rows| heard.push((file.to_owned(), rows))).await.unwrap();
        assert_eq!(heard.len(), 19);
        assert_eq!(heard.iter().collect::<BTreeSet<_>>(), files.iter().collect::<BTreeSet<_>>());
        let rows = |file: &str| files.iter().find(|(name, _)| name == file).unwrap().1;
        assert_eq!([rows("classi.csv"), rows("studenti.csv"), rows("richieste.csv"), rows("tavoli.csv")], [5, 120, 60, 3]);
        assert_eq!([rows("accordo.csv"), rows("adesioni.csv")], [2, 47]);
        assert_eq!([rows("preferenze.csv"), rows("valutazioni.csv")], [105, 25]);

        let figures = polo::figures(&services).await.unwrap();
        assert_eq!((figures.companies, figures.students), (45, 120));
        assert_eq!((figures.seats, figures.taken), (102, 20));
        assert!(figures.occupations >= 25 && figures.competences >= 90, "{figures:?}");
        let demands = persistence::demand::all(services.database().connection()).await.unwrap();
        let placements = demands.iter().filter(|demand| matches!(demand.facts.kind, DemandKind::Placement(_)));
        assert_eq!(placements.map(|demand| demand.positions).sum::<u16>(), 104);

        let report = check::check(&services).await.unwrap();
        assert!(report.is_sound(), "{:?}", report.discrepancies);
        assert_eq!((report.boards, report.placements), (3, 20));
        assert_eq!(report.events, 49 + 47 + 48 + 54 + 20 + 3 + 105 + 25, "joined, allotted, placed, locked, preferred, assessed");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn seeding_twice_changes_nothing() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let before = check::check(&services).await.unwrap();
        let again = seed(&services, &demo(), &mut |_, _| {}).await;
        assert!(matches!(again, Err(SeedError::AlreadySeeded)), "{again:?}");
        assert_eq!(check::check(&services).await.unwrap(), before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programs_seed_one_database_once() {
    on_each(async |fresh| {
        let (one, other) = (services(&fresh), services(&fresh));
        let (mut quiet, mut silent) = (|_: &str, _: usize| {}, |_: &str, _: usize| {});
        let folder = demo();
        let (first, second) = tokio::join!(seed(&one, &folder, &mut quiet), seed(&other, &folder, &mut silent));
        let (done, refused): (Vec<_>, Vec<_>) = [first, second].into_iter().partition(Result::is_ok);
        assert_eq!(done.len(), 1, "{refused:?}");
        assert!(matches!(refused[0], Err(SeedError::AlreadySeeded)), "{refused:?}");
        assert!(check::check(&one).await.unwrap().is_sound());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_row_is_said_and_nothing_is_stored() {
    on_each(async |fresh| {
        let services = services(&fresh);
        let folder = broken("studenti.csv", "PT26-0102;S01;4A;Balducci;Tommaso;19/12/2009", "PT26-0102;S01;4A;Balducci;Tommaso;19/13/2009");
        let SeedError::Problems(problems) = refused(&services, folder.path()).await else { panic!("no problems") };
        let problem = &problems.list()[0];
        assert_eq!(
            (problem.file.as_str(), problem.row, problem.column.as_deref(), problem.value.as_str(), problem.key.as_str()),
            ("studenti.csv", Some(3), Some("data_nascita"), "19/13/2009", "import-not-a-date")
        );
        assert_eq!(problems.list().len(), 1, "{problems}");

        fs::remove_file(folder.path().join("tavoli.csv")).unwrap();
        let error = refused(&services, folder.path()).await;
        assert!(error.to_string().contains("tavoli.csv: The file is missing. Add it to the package."), "{error}");

        let nowhere = folder.path().join("nowhere");
        assert!(matches!(refused(&services, &nowhere).await, SeedError::Folder { folder, .. } if folder == nowhere));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn placements_against_the_rules_are_said_by_row_and_nothing_is_stored() {
    on_each(async |fresh| {
        let services = services(&fresh);
        // A high-risk task (row 2) and a minor's night shift (row 3); the rows after them are tried too.
        let folder = broken("abbinamenti.csv", "T1;PT26-0159;R001;no\nT1;PT26-0174;R001;no", "T1;PT26-0159;R005;no\nT1;PT26-0165;R017;no");
        let SeedError::Refused(refused) = refused(&services, folder.path()).await else { panic!("not refused") };
        let rows: Vec<_> = refused.iter().map(|refused| (refused.row, refused.student.as_str(), refused.demand.as_str())).collect();
        assert_eq!(rows, [(2, "PT26-0159", "R005"), (3, "PT26-0165", "R017")]);
        let rule = |refused: &services::seed::RefusedPlacement| match &refused.refusal {
            Refusal::Rules { broken } => broken[0].rule.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(rule(&refused[0]), Rule::NoHighRiskTask);
        assert!(matches!(rule(&refused[1]), Rule::NoNightWork { .. }), "{:?}", refused[1]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_pseudonyms_nor_ids_follow_the_names() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let teacher = demo_actor(&services, "Luisa Bini").await;
        let summary = board::list(&services, &teacher, Language::Italian).await.unwrap().remove(0);
        let by_name = board::view(&services, &teacher, summary.id, Language::Italian).await.unwrap().students;
        let ids: Vec<StudentId> = by_name.iter().map(|student| student.seen.card().id).collect();
        let codes: Vec<&str> = by_name.iter().map(|student| student.seen.card().code.as_str()).collect();
        assert!(!ids.is_sorted() && !codes.is_sorted());
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
        assert!(codes.iter().all(|code| code.len() == 5 && code.as_bytes()[2] == b'-'), "{codes:?}");
        let log = persistence::event::after(services.database().connection(), summary.id, 0, 1_000).await.unwrap();
        let joined: Vec<StudentId> =
            log.iter().filter(|line| matches!(line.event, BoardEvent::Joined { .. })).filter_map(|line| line.event.student()).collect();
        assert_ne!(joined, ids, "the log must not tell the order of the class list");
        assert!(log.iter().all(|line| line.actor.is_none()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_people_of_the_demo_are_who_they_are() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let people = person::demo_people(&services).await.unwrap();
        let named: Vec<_> = people.iter().map(|person| (person.name.as_str(), person.role)).collect();
        assert_eq!(named[0], ("Luisa Bini", RoleKind::Teacher));
        assert!(named.contains(&("Giulia Bandini", RoleKind::Student)), "a student's own name comes from where names are kept");
        let stored = persistence::person::all(services.database().connection()).await.unwrap();
        assert!(stored.iter().filter(|person| person.role == RoleKind::Student).all(|person| !person.name.contains("Bandini")));
        for person in &people {
            let (actor, again) = person::actor(&services, person.id).await.unwrap().unwrap();
            assert_eq!((&again, actor.person()), (person, Some(person.id)));
            let fits = match actor.role().unwrap() {
                Role::Teacher { .. } => person.role == RoleKind::Teacher,
                Role::Student { .. } => person.role == RoleKind::Student,
                Role::Company { .. } => person.role == RoleKind::Company,
                Role::Coordinator => person.role == RoleKind::Coordinator,
            };
            assert!(fits, "{person:?}");
        }
        assert_eq!(person::actor(&services, domain::id::PersonId::generate()).await.unwrap(), None);
        let student = demo_actor(&services, "Giulia Bandini").await;
        let boards = board::list(&services, &student, Language::Italian).await.unwrap();
        assert_eq!(boards.len(), 1, "one board sees her");
        let nobody = board::view(&services, &Actor::Anonymous, boards[0].id, Language::Italian).await;
        assert_eq!(nobody.unwrap_err(), ApiError::NotFound);
    })
    .await;
}
