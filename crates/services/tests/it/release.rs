//! Releases of names: what a company reads, as long as the family wants it; who may give one; who has
//! read; what is held; and the end of a name.

use crate::databases::on_each;
use crate::polo::{NOW, PLANTED_NAME, Polo};
use domain::ApiError;
use domain::board::{Assessment, BoardCommand, BoardView, ReleasedPart};
use domain::calendar::Timestamp;
use domain::id::{CorrectionId, ReleaseId, StudentId};
use domain::language::Language;
use domain::policy::Actor;
use domain::release::{AccessWhat, Audience, CorrectionForm, ReleaseAct, ReleaseForm, ReleaseState};
use domain::student::{SeenStudent, StudentFilter, StudentForm};
use services::release::{self, Closeness, ReleasesView};
use services::{Clock, Services, board, dossier, school_class, student};

fn form(audience: Audience) -> ReleaseForm {
    ReleaseForm {
        id: ReleaseId::generate().to_string(),
        audience: audience.value(),
        until: "2027-05-31".to_owned(),
        ..ReleaseForm::default()
    }
}

fn told<T: std::fmt::Debug>(outcome: Result<T, ApiError>) -> Vec<(String, String)> {
    match outcome {
        Err(ApiError::Invalid(fields)) => fields.into_iter().map(|field| (field.field, field.key)).collect(),
        other => panic!("{other:?}"),
    }
}

/// Who is named on a board, with why.
fn named(view: &BoardView) -> Vec<(StudentId, Option<ReleasedPart>)> {
    let named = view.students.iter().filter(|student| matches!(student.seen, SeenStudent::File(_)));
    named.map(|student| (student.seen.card().id, student.release.clone())).collect()
}

async fn own(polo: &Polo) -> ReleasesView {
    release::own(&polo.services, &polo.student_actor).await.unwrap()
}

fn revocation(view: &ReleasesView) -> ReleaseAct {
    let newest = &view.releases[0].release;
    ReleaseAct { id: newest.id.to_string(), version: newest.version.to_string() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_company_reads_a_name_only_while_a_release_holds() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, student) = (&polo.services, polo.students[0]);
        let nobody_is_named = async |actor: &Actor| {
            let sent = serde_json::to_string(&polo.view(actor).await).unwrap();
            let listed = board_list(services, actor, &polo).await;
            assert!(!sent.contains(PLANTED_NAME) && !listed.contains(PLANTED_NAME), "{actor:?}");
        };
        nobody_is_named(&polo.company_actor).await;
        let rung = services.hub().rules();
        let asked = ReleaseForm { email: "uno@example.org".to_owned(), ..form(Audience::Company(polo.company)) };
        release::ask(services, &polo.student_actor, None, &asked).await.unwrap();
        assert!(services.hub().rules() > rung, "open boards hear of it");
        release::ask(services, &polo.student_actor, None, &asked).await.unwrap();
        assert_eq!(own(&polo).await.releases.len(), 1, "sent twice, it is one");

        let view = polo.view(&polo.company_actor).await;
        let [(who, Some(part))] = &named(&view)[..] else { panic!("{:?}", named(&view)) };
        assert_eq!((*who, part.by_family, part.contact.email.as_deref()), (student, false, Some("uno@example.org")));
        assert_eq!((part.until.to_string().as_str(), part.contact.phone.as_deref()), ("2027-05-31", None));
        assert!(board_list(services, &polo.company_actor, &polo).await.contains(PLANTED_NAME), "its list says what its board says");
        let received = release::received(services, &polo.company_actor).await.unwrap();
        assert_eq!(received.iter().map(|line| line.name.full()).collect::<Vec<_>>(), [format!("Nome1 {PLANTED_NAME}8")]);
        for other in [polo.other_company_actor, polo.coordinator] {
            nobody_is_named(&other).await;
        }
        assert!(named(&polo.view(&polo.teacher).await).iter().all(|(_, part)| part.is_none()), "the school needs no release");
        assert!(release::received(services, &polo.other_company_actor).await.unwrap().is_empty());

        let (act, rung) = (revocation(&own(&polo).await), services.hub().rules());
        let stale = ReleaseAct { version: "7".to_owned(), ..act.clone() };
        assert_eq!(release::revoke(services, &polo.student_actor, None, &stale).await, Err(ApiError::Stale));
        release::revoke(services, &polo.student_actor, None, &act).await.unwrap();
        release::revoke(services, &polo.student_actor, None, &act).await.unwrap();
        assert!(services.hub().rules() > rung);
        nobody_is_named(&polo.company_actor).await;
        let after = own(&polo).await;
        assert_eq!((after.releases[0].state, after.releases[0].contact.email.clone()), (ReleaseState::Revoked, None));
        polo.must_be_sound(polo.first).await;
    })
    .await;
}

/// The board as a file.
async fn board_list(services: &Services, actor: &Actor, polo: &Polo) -> String {
    let everybody = |view: &domain::board::BoardView| view.students.iter().map(|student| student.seen.card().id).collect();
    let listing = services::listing::board(services, actor, polo.first, Language::Italian, everybody).await.unwrap();
    String::from_utf8(listing.write(services::listing::Format::Csv).unwrap()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_school_records_what_came_on_paper_for_a_whole_board() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, student) = (&polo.services, polo.minor);
        let paper = ReleaseForm { guardian: "Ada Prova".to_owned(), paper: "on".to_owned(), ..form(Audience::Board(polo.first)) };
        let without = ReleaseForm { paper: String::new(), ..paper.clone() };
        let refused = release::ask(services, &polo.teacher, Some(student), &without).await;
        assert_eq!(told(refused), [("paper".to_owned(), "field-release-paper".to_owned())]);
        let elsewhere = ReleaseForm { audience: Audience::Board(polo.second).value(), ..paper.clone() };
        let refused = release::ask(services, &polo.teacher, Some(student), &elsewhere).await;
        assert_eq!(told(refused), [("audience".to_owned(), "field-choose".to_owned())], "the student is not there");
        release::ask(services, &polo.teacher, Some(student), &paper).await.unwrap();
        for company in [polo.company_actor, polo.other_company_actor] {
            let seen = named(&polo.view(&company).await);
            assert!(matches!(&seen[..], [(who, Some(part))] if *who == student && part.by_family), "{seen:?}");
            let sent = serde_json::to_string(&polo.view(&company).await).unwrap();
            assert!(!sent.contains("Ada Prova"), "who has signed is the school's to know");
        }
        let register = release::register(services, &polo.teacher, None).await.unwrap();
        let line = &register.lines[0];
        assert_eq!(
            (line.student, line.line.audience.as_str(), line.line.release.guardian.as_deref()),
            (student, "Primo tavolo", Some("Ada Prova"))
        );
        assert_eq!(line.line.recorded_by.as_deref(), Some("Persona P1"));
        let class = school_class::list(services, &polo.teacher, &Default::default()).await.unwrap().classes[0].class.id;
        assert_eq!(release::register(services, &polo.teacher, Some(class)).await.unwrap().lines.len(), 1);
        assert_eq!(release::figures(services, &polo.coordinator).await.unwrap().students, 1);
        let view = release::of_student(services, &polo.teacher, student).await.unwrap();
        release::revoke(services, &polo.teacher, Some(student), &revocation(&view)).await.unwrap();
        assert!(named(&polo.view(&polo.company_actor).await).is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_student_and_the_own_school_decide() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, student) = (&polo.services, polo.students[0]);
        let mut asked = form(Audience::Company(polo.company));
        release::ask(services, &polo.student_actor, None, &asked).await.unwrap();
        let act = revocation(&own(&polo).await);
        asked.id = ReleaseId::generate().to_string();
        asked.paper = "on".to_owned();
        for (actor, expected) in [
            (Actor::Anonymous, ApiError::NotFound),
            (Actor::Operator, ApiError::NotFound),
            (polo.stranger, ApiError::NotFound),
            (polo.guest_teacher, ApiError::NotFound),
            (polo.company_actor, ApiError::NotFound),
            // The page that names a student is the school's.
            (polo.student_actor, ApiError::NotFound),
            (polo.coordinator, ApiError::Forbidden),
        ] {
            assert_eq!(release::ask(services, &actor, Some(student), &asked).await, Err(expected.clone()), "{actor:?}");
            assert_eq!(release::revoke(services, &actor, Some(student), &act).await, Err(expected.clone()), "{actor:?}");
            assert_eq!(release::of_student(services, &actor, student).await.unwrap_err(), expected, "{actor:?}");
            assert_eq!(dossier::read(services, &actor, Some(student), Language::Italian).await.unwrap_err(), expected, "{actor:?}");
            assert_eq!(dossier::erase(services, &actor, student, &act).await.unwrap_err(), expected, "{actor:?}");
        }
        for actor in [Actor::Anonymous, polo.teacher, polo.company_actor, polo.coordinator] {
            assert_eq!(release::own(services, &actor).await.unwrap_err(), ApiError::NotFound, "{actor:?}");
            assert_eq!(release::ask(services, &actor, None, &asked).await, Err(ApiError::NotFound), "{actor:?}");
        }
        for actor in [Actor::Anonymous, polo.student_actor, polo.company_actor, polo.coordinator] {
            assert_eq!(release::register(services, &actor, None).await.unwrap_err(), ApiError::NotFound, "{actor:?}");
        }
        for actor in [Actor::Anonymous, polo.student_actor, polo.teacher, polo.coordinator] {
            assert_eq!(release::received(services, &actor).await.unwrap_err(), ApiError::NotFound, "{actor:?}");
        }
        for actor in [Actor::Anonymous, polo.student_actor, polo.teacher, polo.company_actor] {
            assert_eq!(release::figures(services, &actor).await.unwrap_err(), ApiError::NotFound, "{actor:?}");
        }
        // Somebody else's release is not there to be taken back.
        assert_eq!(release::revoke(services, &polo.teacher, Some(polo.minor), &act).await, Err(ApiError::NotFound));
        let foreign = ReleaseForm { audience: Audience::Company(polo.school).value(), ..asked };
        assert_eq!(
            told(release::ask(services, &polo.student_actor, None, &foreign).await),
            [("audience".to_owned(), "field-choose".to_owned())]
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_are_close_come_first() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let student = polo.students[0];
        let closeness = async || -> Vec<Closeness> { own(&polo).await.options.iter().map(|option| option.closeness).collect() };
        use Closeness::{OnBoard, Placed, WholeBoard, Wished};
        assert_eq!(closeness().await, [OnBoard, OnBoard, WholeBoard, WholeBoard]);
        let wish = BoardCommand::Prefer { student, demands: vec![polo.lathe] };
        board::execute(&polo.services, &polo.student_actor, polo.first, crate::polo::envelope(wish)).await.unwrap();
        polo.place(student, polo.welding).await.unwrap();
        assert_eq!(closeness().await, [Placed, Wished, WholeBoard, WholeBoard]);
    })
    .await;
}

/// So many days later.
const fn later(days: i64) -> Timestamp {
    Timestamp(NOW.0 + days * 24 * 60 * 60 * 1_000)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_release_ends_by_itself_and_screens_are_told() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let database = &fresh.database;
        let coming =
            ReleaseForm { from: "2027-01-07".to_owned(), phone: "333 1234567".to_owned(), ..form(Audience::Company(polo.company)) };
        release::ask(&polo.services, &polo.student_actor, None, &coming).await.unwrap();
        assert!(named(&polo.view(&polo.company_actor).await).is_empty(), "it begins later");
        assert_eq!(release::expire(&polo.services).await, Ok(false));
        let on = |clock: fn() -> Timestamp| Services::new(database.clone(), Clock(clock));
        let seen = async |services: &Services| {
            named(&board::view(services, &polo.company_actor, polo.first, Language::Italian).await.unwrap()).len()
        };
        // 6 and 7 January, 31 May, 1 June.
        let (eve, first) = (on(|| later(44)), on(|| later(45)));
        assert_eq!((seen(&eve).await, release::expire(&eve).await), (0, Ok(false)));
        assert_eq!((seen(&first).await, release::expire(&first).await, release::expire(&first).await), (1, Ok(true), Ok(false)));
        let (last, after) = (on(|| later(189)), on(|| later(190)));
        assert_eq!((seen(&last).await, release::expire(&last).await), (1, Ok(false)));
        assert_eq!(seen(&after).await, 0, "whether anybody was told or not");
        assert!(release::received(&after, &polo.company_actor).await.unwrap().is_empty());
        assert_eq!((release::expire(&after).await, release::expire(&after).await), (Ok(true), Ok(false)));
        let line = release::own(&after, &polo.student_actor).await.unwrap().releases.remove(0);
        assert_eq!((line.state, line.contact.phone), (ReleaseState::Ended, None), "what it stated is forgotten");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_reading_leaves_one_line_an_hour() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, id) = (&polo.services, polo.students[0]);
        assert!(own(&polo).await.accesses.is_empty(), "nobody has looked, and oneself is nobody");
        release::ask(services, &polo.student_actor, None, &form(Audience::Company(polo.company))).await.unwrap();
        for _ in 0..2 {
            student::one(services, &polo.teacher, id, "", Language::Italian).await.unwrap();
            polo.view(&polo.teacher).await;
            polo.view(&polo.guest_teacher).await;
            polo.view(&polo.coordinator).await;
            polo.view(&polo.company_actor).await;
            polo.view(&polo.other_company_actor).await;
            let class = school_class::list(services, &polo.teacher, &Default::default()).await.unwrap().classes[0].class.id;
            school_class::one(services, &polo.teacher, class, &StudentFilter::default()).await.unwrap();
        }
        let mut lines = own(&polo).await.accesses;
        lines.sort_by_key(|line| line.what);
        let what: Vec<_> = lines.iter().map(|line| (line.what, line.organisation.as_str(), line.person.clone())).collect();
        assert_eq!(
            what,
            [
                (AccessWhat::File, "Soggetto S01", None),
                (AccessWhat::ClassList, "Soggetto S01", None),
                (AccessWhat::BoardList, "Soggetto S01", None),
                (AccessWhat::Released, "Soggetto A01", None),
            ]
        );
        let seen = release::of_student(services, &polo.teacher, id).await.unwrap().accesses;
        assert!(seen.iter().any(|line| line.person.as_deref() == Some("Persona P4")), "the school learns who it was: {seen:?}");
        let next = Services::new(fresh.database.clone(), Clock(|| Timestamp(NOW.0 + 60 * 60 * 1_000)));
        student::one(&next, &polo.teacher, id, "", Language::Italian).await.unwrap();
        let files = own(&polo).await.accesses.into_iter().filter(|line| line.what == AccessWhat::File);
        assert_eq!(files.count(), 2, "another hour, another line");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_is_held_is_handed_out() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, id) = (&polo.services, polo.students[0]);
        polo.place(id, polo.lathe).await.unwrap();
        let thought = BoardCommand::Assess { student: id, demand: polo.lathe, assessment: Assessment::Agreed };
        board::execute(services, &polo.company_actor, polo.first, crate::polo::envelope(thought)).await.unwrap();
        release::ask(services, &polo.student_actor, None, &form(Audience::Company(polo.company))).await.unwrap();
        let own = dossier::read(services, &polo.student_actor, None, Language::Italian).await.unwrap();
        let json: serde_json::Value = serde_json::from_str(&own.to_json()).unwrap();
        assert_eq!(json["held"]["identity"][0]["family"], format!("{PLANTED_NAME}8"));
        assert_eq!(json["held"]["identity"][0]["birth"], "2008-05-01");
        assert_eq!(json["held"]["placements"][0]["company"], "Soggetto A01");
        assert_eq!(json["held"]["competences"].as_array().unwrap().len(), 2);
        assert_eq!(json["held"]["releases"][0]["until"], "2027-05-31");
        assert!(json["held"].get("assessments").is_none() && !own.left_out.is_empty(), "and it says so");
        let school = dossier::read(services, &polo.teacher, Some(id), Language::English).await.unwrap();
        let json: serde_json::Value = serde_json::from_str(&school.to_json()).unwrap();
        assert_eq!(json["held"]["assessments"].as_array().unwrap().len(), 1);
        assert_eq!(json["left_out"].as_array().unwrap().len(), 0);
        let again = release::own(services, &polo.student_actor).await.unwrap();
        assert!(again.accesses.iter().any(|line| line.what == AccessWhat::Export), "that is a reading too");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_is_asked_and_answered() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, id) = (&polo.services, polo.students[0]);
        let ask = CorrectionForm { id: CorrectionId::generate().to_string(), words: "Abito a Ponsacco.".to_owned(), ..Default::default() };
        assert_eq!(release::ask_correction(services, &polo.teacher, &ask).await, Err(ApiError::NotFound));
        for _ in 0..2 {
            release::ask_correction(services, &polo.student_actor, &ask).await.unwrap();
        }
        assert_eq!(release::register(services, &polo.teacher, None).await.unwrap().waiting.len(), 1);
        let answer = CorrectionForm { version: "1".to_owned(), words: "Corretto.".to_owned(), ..ask.clone() };
        let silent = CorrectionForm { words: " ".to_owned(), ..answer.clone() };
        assert_eq!(told(release::settle(services, &polo.teacher, id, &silent).await), [("words".to_owned(), "field-required".to_owned())]);
        assert_eq!(release::settle(services, &polo.guest_teacher, id, &answer).await, Err(ApiError::NotFound));
        assert_eq!(release::settle(services, &polo.teacher, polo.minor, &answer).await, Err(ApiError::Stale), "another's");
        release::settle(services, &polo.teacher, id, &answer).await.unwrap();
        assert_eq!(release::settle(services, &polo.teacher, id, &answer).await, Err(ApiError::Stale));
        let line = own(&polo).await.corrections.remove(0);
        assert_eq!((line.correction.settled.unwrap().answer.as_str(), line.settled_by), ("Corretto.", None));
        assert!(release::register(services, &polo.teacher, None).await.unwrap().waiting.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_erased_when_nothing_needs_it_and_the_board_stays_sound() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, id) = (&polo.services, polo.students[0]);
        polo.place(id, polo.lathe).await.unwrap();
        let paper = ReleaseForm { guardian: "Ada Prova".to_owned(), paper: "on".to_owned(), ..form(Audience::Company(polo.company)) };
        release::ask(services, &polo.teacher, Some(id), &paper).await.unwrap();
        let act = |view: &ReleasesView| ReleaseAct { id: id.to_string(), version: view.version.to_string() };
        let view = release::of_student(services, &polo.teacher, id).await.unwrap();
        let keys = ["field-erase-enrolled", "field-erase-underway"].map(|key| ("erase".to_owned(), key.to_owned()));
        assert_eq!(told(dossier::erase(services, &polo.teacher, id, &act(&view)).await), keys);
        assert_eq!(polo.view(&polo.teacher).await.students.len(), 7, "nothing has changed");

        // September 2027: the year and the placement are over.
        let autumn = Services::new(fresh.database.clone(), Clock(|| later(290)));
        assert!(dossier::hindrances(&autumn, &polo.teacher, id).await.unwrap().is_empty());
        let stale = ReleaseAct { version: "9".to_owned(), ..act(&view) };
        assert_eq!(dossier::erase(&autumn, &polo.teacher, id, &stale).await, Err(ApiError::Stale));
        dossier::erase(&autumn, &polo.teacher, id, &act(&view)).await.unwrap();
        let told_again = told(dossier::erase(&autumn, &polo.teacher, id, &ReleaseAct { version: "2".to_owned(), ..act(&view) }).await);
        assert_eq!(told_again, [("erase".to_owned(), "field-erase-done".to_owned())]);

        let view = release::of_student(&autumn, &polo.teacher, id).await.unwrap();
        assert!(view.name.is_none() && view.erased_at.is_some());
        assert_eq!(view.releases[0].release.guardian.as_deref(), Some(""), "that somebody had asked stays, who it was does not");
        let page = student::one(&autumn, &polo.teacher, id, "", Language::Italian).await.unwrap();
        assert_eq!((page.name, page.terms.register_number.as_deref()), (None, Some("K-1")));
        assert_eq!(page.terms.birth.to_string(), "2008-01-01");
        let held = dossier::read(&autumn, &polo.teacher, Some(id), Language::Italian).await.unwrap().to_json();
        assert!(!held.contains(&format!("{PLANTED_NAME}8")) && !held.contains("Ada Prova"), "{held}");
        let form = StudentForm { given: "Nome1".to_owned(), ..StudentForm::filled(&page.terms, 1) };
        assert!(student::change(&autumn, &polo.teacher, id, &form).await.is_err(), "a form that was open does not bring it back");
        let seen = board::view(&autumn, &polo.teacher, polo.first, Language::Italian).await.unwrap();
        assert_eq!(seen.students.iter().filter(|student| student.seen.card().id == id).count(), 1, "the history of the board stays");
        assert_eq!(named(&seen).iter().filter(|(who, _)| *who == id).count(), 0);
        polo.must_be_sound(polo.first).await;
    })
    .await;
}
