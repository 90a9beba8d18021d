//! Municipalities and travel times by hand: who sees and changes them, that nobody writes over somebody,
//! what keeps one from being removed, and that boards follow at once.

use crate::databases::on_each;
use crate::polo::Polo;
use domain::ApiError;
use domain::board::BoardView;
use domain::id::{DemandId, StudentId};
use domain::place::{Means, PlaceForm, WayForm};
use domain::policy::Actor;
use domain::rules::Rule;
use domain::student::AccommodationForm;
use services::import::{self, FileKind, ImportKind, Look};
use services::place::{self, PlaceFilter};
use services::{Services, accommodation};

const PONTEDERA: &str = "050029";
const PONSACCO: &str = "050028";
const BUS: Means = Means::PublicTransport;

fn chianni(version: &str, name: &str) -> PlaceForm {
    PlaceForm {
        version: version.to_owned(),
        istat_code: "50012".to_owned(),
        name: name.to_owned(),
        latitude: "43,48".to_owned(),
        longitude: "10,63".to_owned(),
    }
}

fn way(version: &str, minutes: &str) -> WayForm {
    WayForm { version: version.to_owned(), to: PONSACCO.to_owned(), means: BUS.name().to_owned(), minutes: minutes.to_owned() }
}

fn told<T>(outcome: Result<T, ApiError>) -> Vec<String> {
    match outcome {
        Err(ApiError::Invalid(fields)) => fields.into_iter().map(|field| field.key).collect(),
        _ => panic!("nothing to mend"),
    }
}

async fn names(services: &Services, actor: &Actor, text: &str) -> Vec<String> {
    let filter = PlaceFilter { text: text.to_owned(), page: 0 };
    let view = place::list(services, actor, &filter).await.unwrap();
    view.places.into_iter().map(|line| line.municipality.name).collect()
}

/// The minutes of the way to Ponsacco, whether they are estimated, the version, and who wrote them.
async fn to_ponsacco(services: &Services, actor: &Actor) -> (u16, bool, u64, Option<String>) {
    let view = place::one(services, actor, PONTEDERA, BUS).await.unwrap();
    let way = view.ways.into_iter().find(|way| way.to.istat_code == PONSACCO).unwrap();
    (way.way.minutes, way.way.estimated, way.version, way.changed_by)
}

async fn take_in(services: &Services, actor: &Actor, kind: ImportKind, file: &str) {
    let id = import::begin(services, actor, FileKind::List(kind), "2026/27", "elenco.csv", file.into()).await.unwrap();
    let Look::Draft(draft) = import::look(services, actor, id).await.unwrap() else { panic!("no draft") };
    import::confirm(services, actor, id, draft.report.import.version).await.unwrap();
}

fn barred(view: &BoardView, student: StudentId, demand: DemandId) -> bool {
    view.facts.refusals(student, demand).iter().any(|outcome| outcome.rule == Rule::Barred)
}

#[tokio::test(flavor = "multi_thread")]
async fn members_see_the_municipalities_and_the_coordinator_keeps_them() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, coordinator) = (&polo.services, &polo.coordinator);
        let new = chianni("", "Chianni");
        for actor in [polo.teacher, polo.stranger, polo.company_actor, polo.student_actor] {
            assert_eq!(names(services, &actor, "").await, ["Ponsacco", "Pontedera"]);
            let seen = place::one(services, &actor, PONTEDERA, BUS).await.unwrap();
            assert!(!seen.may_keep && seen.hindrances.is_empty(), "{actor:?}");
            assert_eq!(place::create(services, &actor, &new).await, Err(ApiError::Forbidden));
            assert_eq!(place::change(services, &actor, PONTEDERA, &chianni("1", "X")).await, Err(ApiError::Forbidden));
            assert_eq!(place::remove(services, &actor, PONTEDERA, &chianni("1", "")).await, Err(ApiError::Forbidden));
            assert_eq!(place::state_way(services, &actor, PONTEDERA, &way("0", "1")).await, Err(ApiError::Forbidden));
            assert_eq!(place::forget_way(services, &actor, PONTEDERA, &way("1", "")).await, Err(ApiError::Forbidden));
        }
        assert_eq!(place::list(services, &Actor::Anonymous, &PlaceFilter::default()).await, Err(ApiError::NotFound));
        assert_eq!(place::one(services, &Actor::Anonymous, PONTEDERA, BUS).await, Err(ApiError::NotFound));
        assert_eq!(place::create(services, &Actor::Anonymous, &new).await, Err(ApiError::NotFound));

        assert_eq!(place::create(services, coordinator, &new).await.unwrap(), "050012");
        assert_eq!(told(place::create(services, coordinator, &chianni("", "Un altro")).await), ["field-istat-twice"]);
        assert_eq!(names(services, &polo.teacher, "chian").await, ["Chianni"]);
        assert_eq!(names(services, &polo.teacher, "05001").await, ["Chianni"]);
        assert!(names(services, &polo.teacher, "pisa").await.is_empty());
        place::change(services, coordinator, "050012", &chianni("1", "Chianni Alta")).await.unwrap();
        assert_eq!(place::change(services, coordinator, "050012", &chianni("1", "X")).await, Err(ApiError::Stale));
        let seen = place::one(services, coordinator, "050012", BUS).await.unwrap();
        assert_eq!((seen.line.municipality.name.as_str(), seen.version, seen.may_keep), ("Chianni Alta", 2, true));
        assert!(seen.changed_by.is_some() && seen.hindrances.is_empty());
        assert_eq!(seen.ways[0].to.istat_code, "050012", "the way within it comes first");

        // An import counts the version up: what was seen before it is not written over it.
        let file = "comune;codice_istat;lat;lon\nChianni;050012;43,48;10,64\n";
        take_in(services, &polo.teacher, ImportKind::Municipalities, file).await;
        assert_eq!(place::change(services, coordinator, "050012", &chianni("2", "X")).await, Err(ApiError::Stale));
        let seen = place::one(services, coordinator, "050012", BUS).await.unwrap();
        assert_eq!((seen.version, seen.changed_by), (3, None));
        assert_eq!(place::remove(services, coordinator, "050012", &chianni("2", "")).await, Err(ApiError::Stale));
        place::remove(services, coordinator, "050012", &chianni("3", "")).await.unwrap();
        assert_eq!(place::remove(services, coordinator, "050012", &chianni("3", "")).await, Err(ApiError::NotFound));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_needed_stays_and_no_page_says_who_lives_where() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, coordinator) = (&polo.services, &polo.coordinator);
        let seen = place::one(services, coordinator, PONTEDERA, BUS).await.unwrap();
        assert!(seen.line.figures.organisations > 0);
        let shown: Vec<&str> = seen.hindrances.iter().map(|why| why.key.as_str()).collect();
        assert!(shown.contains(&"field-place-has-organisations") && !shown.contains(&"field-place-held"), "{shown:?}");
        let kept = told(place::remove(services, coordinator, PONTEDERA, &chianni("1", "")).await);
        assert!(kept.contains(&"field-place-held".to_owned()), "{kept:?}");
        let demands = place::one(services, coordinator, PONSACCO, BUS).await.unwrap().line.figures.demands;
        assert!(demands > 0);

        // A stated way holds both its ends.
        place::create(services, coordinator, &chianni("", "Chianni")).await.unwrap();
        let out = WayForm { to: "050012".to_owned(), ..way("0", "40") };
        place::state_way(services, coordinator, PONTEDERA, &out).await.unwrap();
        assert_eq!(told(place::remove(services, coordinator, "050012", &chianni("1", "")).await), ["field-place-has-ways"]);
        place::forget_way(services, coordinator, PONTEDERA, &WayForm { version: "1".to_owned(), ..out }).await.unwrap();
        place::remove(services, coordinator, "050012", &chianni("1", "")).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stated_way_is_worth_more_than_the_estimate_on_open_boards_too() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, coordinator) = (&polo.services, &polo.coordinator);
        let student = polo.students[1];
        let need = AccommodationForm {
            version: "0".to_owned(),
            travel_means: BUS.name().to_owned(),
            travel_minutes: "30".to_owned(),
            ..AccommodationForm::default()
        };
        accommodation::change(services, &polo.teacher, student, &need).await.unwrap();
        assert_eq!(to_ponsacco(services, coordinator).await, (31, true, 0, None));
        assert!(barred(&polo.view(&polo.teacher).await, student, polo.single));

        place::state_way(services, coordinator, PONTEDERA, &way("0", "12")).await.unwrap();
        assert!(!barred(&polo.view(&polo.teacher).await, student, polo.single), "the board reads it again");
        let (minutes, estimated, version, author) = to_ponsacco(services, coordinator).await;
        assert_eq!((minutes, estimated, version, author.is_some()), (12, false, 1, true));
        assert_eq!(to_ponsacco(services, &polo.student_actor).await, (12, false, 1, None), "who wrote it is not for all");
        let back = place::one(services, coordinator, PONSACCO, BUS).await.unwrap();
        assert!(back.ways.iter().all(|way| way.way.estimated), "the way back is another one");
        let car = place::one(services, coordinator, PONTEDERA, Means::Car).await.unwrap();
        assert!(car.ways.iter().all(|way| way.way.estimated), "and so is the one by car");

        // Two who saw the estimate, or the same time: the second hears it.
        assert_eq!(place::state_way(services, coordinator, PONTEDERA, &way("0", "20")).await, Err(ApiError::Stale));
        place::state_way(services, coordinator, PONTEDERA, &way("1", "45")).await.unwrap();
        assert!(barred(&polo.view(&polo.teacher).await, student, polo.single));
        assert_eq!(place::state_way(services, coordinator, PONTEDERA, &way("1", "20")).await, Err(ApiError::Stale));
        let file = "partenza;arrivo;mezzo;minuti\nPontedera;Ponsacco;mezzi pubblici;15\n";
        take_in(services, &polo.teacher, ImportKind::TravelTimes, file).await;
        assert_eq!(to_ponsacco(services, coordinator).await, (15, false, 3, None), "an import counts the version up");
        assert_eq!(place::forget_way(services, coordinator, PONTEDERA, &way("2", "")).await, Err(ApiError::Stale));
        place::forget_way(services, coordinator, PONTEDERA, &way("3", "")).await.unwrap();
        assert_eq!(to_ponsacco(services, coordinator).await, (31, true, 0, None));

        assert_eq!(told(place::state_way(services, coordinator, PONTEDERA, &way("0", "1441")).await), ["field-number"]);
        for (from, to) in [("999999", PONSACCO), (PONTEDERA, "999999")] {
            let wrong = WayForm { to: to.to_owned(), ..way("0", "5") };
            assert_eq!(place::state_way(services, coordinator, from, &wrong).await, Err(ApiError::NotFound));
        }
        // Coordinates are what the estimate is made of.
        let nearer = PlaceForm { latitude: "43.65".to_owned(), ..chianni("1", "Ponsacco") };
        place::change(services, coordinator, PONSACCO, &nearer).await.unwrap();
        assert!(!barred(&polo.view(&polo.teacher).await, student, polo.single));
    })
    .await;
}
