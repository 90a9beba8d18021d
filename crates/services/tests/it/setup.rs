//! A round is prepared: a new board of classes and free seats, and more of both later.

use crate::databases::on_each;
use crate::polo::{PLANTED_NAME, Polo};
use domain::ApiError;
use domain::board::{BoardForm, SetupOptions};
use domain::id::{BoardId, DemandId};
use domain::language::Language;
use domain::policy::Actor;
use persistence::record::students_of;
use services::board::Settlement;
use services::import::{self, ImportKind, LocalFile, LocalIntent};
use services::{board, check};

async fn options(polo: &Polo, actor: &Actor, board: Option<BoardId>) -> SetupOptions {
    board::setup_options(&polo.services, actor, board).await.unwrap()
}

fn seats(form: &mut BoardForm, demand: DemandId, seats: &str) {
    let place = form.places.iter_mut().find(|place| place.demand == demand.to_string()).unwrap();
    place.seats = seats.to_owned();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_is_made_of_classes_and_of_seats_that_nobody_has() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let offered = options(&polo, &polo.teacher, None).await;
        assert_eq!(offered.classes.iter().map(|class| class.students).collect::<Vec<_>>(), [6]);
        let mut form = BoardForm {
            title: "Seconda tornata".to_owned(),
            from: "2027-05-03".to_owned(),
            to: "2027-05-28".to_owned(),
            classes: offered.classes.iter().map(|class| class.id.to_string()).collect(),
            ..offered.form
        };
        let first = offered.places.first().cloned();
        if let Some(place) = &first {
            seats(&mut form, place.id, &(place.most + 1).to_string());
            let refused = board::set_up(&polo.services, &polo.teacher, None, form.clone()).await;
            assert!(matches!(refused, Err(ApiError::Invalid(_))), "{refused:?}");
            seats(&mut form, place.id, &place.most.to_string());
        }
        let id = board::set_up(&polo.services, &polo.teacher, None, form).await.unwrap();
        let view = board::view(&polo.services, &polo.teacher, id, Language::Italian).await.unwrap();
        assert_eq!((view.summary.title.as_str(), view.summary.students), ("Seconda tornata", 6));
        assert!(view.summary.period.days() == 26);
        assert!(check::check(&polo.services).await.unwrap().is_sound());
        // Nothing of a board is left where its form was wrong.
        assert_eq!(board::list(&polo.services, &polo.teacher, Language::Italian).await.unwrap().len(), 3);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn new_students_of_its_classes_come_onto_a_board_that_is_there() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let before = board::view(&polo.services, &polo.teacher, polo.first, Language::Italian).await.unwrap();
        let list = format!(
            "Matricola;Cognome;Nome;Data di nascita;Classe;Comune\n90;{PLANTED_NAME};Ada;03/02/2010;4A;Pontedera\n91;{PLANTED_NAME};Ugo;03/02/2010;5C;Pontedera\n"
        );
        let file = LocalFile {
            kind: ImportKind::Students,
            school: Some("S01".to_owned()),
            school_year: None,
            name: "x.csv".to_owned(),
            bytes: list.into(),
            board: None,
        };
        import::local(&polo.services, file, LocalIntent::Whole).await.unwrap();
        let offered = options(&polo, &polo.teacher, Some(polo.first)).await;
        let news: Vec<(u32, u32)> = offered.classes.iter().map(|class| (class.students, class.on_board)).collect();
        assert_eq!(news, [(7, 6), (1, 0)]);
        let form = offered.form.clone();
        board::set_up(&polo.services, &polo.teacher, Some(polo.first), form.clone()).await.unwrap();
        let after = board::view(&polo.services, &polo.teacher, polo.first, Language::Italian).await.unwrap();
        assert_eq!(after.summary.students, before.summary.students, "nobody comes by the way");
        assert_eq!((before.summary.unsettled, after.summary.unsettled), (0, 1));
        let class = offered.classes[0].id;
        board::settle(&polo.services, &polo.teacher, polo.first, Settlement::Admit(class)).await.unwrap();
        let after = board::view(&polo.services, &polo.teacher, polo.first, Language::Italian).await.unwrap();
        assert_eq!((after.summary.students, after.summary.unsettled), (before.summary.students + 1, 0));
        assert_eq!(after.summary.seats, before.summary.seats, "the seats are as they were");
        let version = after.state.version();
        board::set_up(&polo.services, &polo.teacher, Some(polo.first), form.clone()).await.unwrap();
        let again = board::view(&polo.services, &polo.teacher, polo.first, Language::Italian).await.unwrap();
        assert_eq!(again.state.version(), version, "the same form twice changes nothing");

        let without = BoardForm { classes: vec![offered.classes[1].id.to_string()], ..form };
        assert!(matches!(board::set_up(&polo.services, &polo.teacher, Some(polo.first), without).await, Err(ApiError::Invalid(_))));
        let school = students_of(polo.services.database().connection(), polo.school).await.unwrap();
        assert_eq!(school.len(), 8);
        assert!(check::check(&polo.services).await.unwrap().is_sound());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_owners_teacher_prepares_a_board() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        for (actor, new, there) in [
            (polo.guest_teacher, true, ApiError::Forbidden),
            (polo.stranger, true, ApiError::NotFound),
            (polo.coordinator, false, ApiError::NotFound),
            (polo.company_actor, false, ApiError::NotFound),
            (polo.student_actor, false, ApiError::NotFound),
            (Actor::Anonymous, false, ApiError::NotFound),
        ] {
            assert_eq!(board::setup_options(&polo.services, &actor, None).await.is_ok(), new, "{actor:?}");
            assert_eq!(board::setup_options(&polo.services, &actor, Some(polo.first)).await, Err(there.clone()), "{actor:?}");
            assert_eq!(board::set_up(&polo.services, &actor, Some(polo.first), BoardForm::default()).await, Err(there), "{actor:?}");
        }
    })
    .await;
}
