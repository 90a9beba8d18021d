//! `/tavoli/nuovo` and `/tavoli/:id/prepara`: which classes and which seats make a round. A plain
//! form, posted to its own address.

use super::board_roll;
use super::come_back::{actor_of, come_back, receive_bytes, status_of};
use super::entrance::ForOthers;
use crate::api::{Failure, actor, services as the_services, session_now};
use crate::i18n::{t, ta, use_language};
use crate::ui::{Field, FieldIds, Icon, Problem};
use axum::body::Body;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use domain::board::{BoardForm, ClassOption, MAX_BOARD_TITLE, PlaceOption, SetupOptions};
use domain::id::{BoardId, CommandId};
use domain::person::RoleKind;
use domain::policy::Role;
use http::Request;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use services::Services;
use services::board::BoardRoll;

/// The longest form, in bytes: some hundreds of demands.
const LONGEST: usize = 64 * 1024;

/// A form that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Returned {
    form: BoardForm,
    error: ApiError,
}

/// The page.
#[component]
pub fn BoardSetupPage() -> impl IntoView {
    let asked = use_params_map().with_untracked(|params| params.get("id"));
    let (returned, done) = (use_context::<Returned>(), board_roll::done());
    let content = if matches!(session_now().actor.role(), Some(Role::Teacher { .. })) {
        Suspend::new(async move {
            let board: Option<Option<BoardId>> = asked.map_or(Some(None), |id| id.parse().ok().map(Some));
            let options = match (the_services(), board) {
                (Ok(services), Some(board)) => read(&services, board, done).await.map_err(Failure::from),
                (Err(error), _) => Err(error),
                (_, None) => Err(ApiError::NotFound.into()),
            };
            match options {
                Ok((roll, options)) => whole(board.flatten(), roll.as_ref(), options, returned),
                Err(error) => view! { <Problem error=error.into_error()/> }.into_any(),
            }
        })
        .into_any()
    } else {
        view! { <ForOthers heading="setup-heading-new" text="setup-for-whom" roles=vec![RoleKind::Teacher] back="/tavoli/nuovo"/> }
            .into_any()
    };
    view! { <Title text=t("setup-title")/><div class="page">{content}</div> }.into_any()
}

/// What it can be made of; of a board that is there also where its classes have changed.
async fn read(services: &Services, board: Option<BoardId>, done: Option<CommandId>) -> Result<(Option<BoardRoll>, SetupOptions), ApiError> {
    let actor = actor();
    let options = services::board::setup_options(services, &actor, board).await?;
    let roll = match board {
        Some(board) => Some(services::board::roll(services, &actor, board, done).await?),
        None => None,
    };
    Ok((roll, options))
}

fn address(board: Option<BoardId>) -> String {
    board.map_or_else(|| "/tavoli/nuovo".to_owned(), |board| format!("/tavoli/{board}/prepara"))
}

fn whole(board: Option<BoardId>, roll: Option<&BoardRoll>, options: SetupOptions, returned: Option<Returned>) -> AnyView {
    let (form, error) = match returned {
        Some(Returned { form, error }) => (form, Some(error)),
        None => (options.form.clone(), None),
    };
    let fields = match &error {
        Some(ApiError::Invalid(fields)) => fields.clone(),
        _ => Vec::new(),
    };
    let wrong = move |name: &str| fields.iter().find(|field| field.field == name).map(|field| messages::field_error(use_language(), field));
    let note = error.as_ref().map(|error| {
        let sentence = messages::api_error(use_language(), error);
        view! { <p class="note note--bad" role="alert" tabindex="-1" autofocus><Icon name="warning"/><b>{sentence}</b></p> }
    });
    let heading = if board.is_some() { "setup-heading-more" } else { "setup-heading-new" };
    let title = form.title.clone();
    let title_control = move |ids: FieldIds| {
        view! {
            <input id=ids.id name="title" type="text" value=title maxlength=MAX_BOARD_TITLE.to_string() required=true placeholder=t("setup-title-example")
                aria-describedby=ids.described_by aria-invalid=ids.invalid/>
        }
        .into_any()
    };
    let day = |name: &'static str, value: String| {
        move |ids: FieldIds| {
            view! { <input id=ids.id name=name type="date" value=value required=true aria-describedby=ids.described_by aria-invalid=ids.invalid/> }
                .into_any()
        }
    };
    let students = options.classes.iter().map(|class| class.students).sum::<u32>();
    let seats = options.places.iter().map(|place| u32::from(place.most)).sum::<u32>();
    view! {
        <header class="page__head">
            <p class="crumbs"><a href="/tavoli">{t("nav-boards")}</a>" › "{options.school_name.clone()}</p>
            <h1>{t(heading)}</h1>
            <p class="lead">{t("setup-lead")}</p>
        </header>
        {note}
        {board.zip(roll).map(|(board, roll)| board_roll::section(board, roll))}
        <form class="setup" method="post" action=address(board) novalidate>
            <section class="box">
                <div class="fields">
                    <Field id="setup-title" label=t("setup-field-title") error=wrong("title") class="field--grow" control=title_control/>
                    <Field id="setup-from" label=t("setup-field-from") error=wrong("from") class="field--day" control=day("from", form.from.clone())/>
                    <Field id="setup-to" label=t("setup-field-to") error=wrong("to") class="field--day" control=day("to", form.to.clone())/>
                </div>
            </section>
            <fieldset class="box setup__classes">
                <legend><h2>{t("setup-classes")}<small class="num">{ta("setup-students-count", &[("count", students.into())])}</small></h2></legend>
                {wrong("classes").map(|error| view! { <p class="field__error">{error}</p> })}
                {classes(&options.classes, &form)}
            </fieldset>
            <section class="box" aria-labelledby="setup-places">
                <h2 id="setup-places">{t("setup-places")}<small class="num">{ta("setup-seats-count", &[("count", seats.into())])}</small></h2>
                <p class="muted">{t("setup-places-text")}</p>
                {places(&options.places, &form, &wrong)}
            </section>
            <p class="actions">
                <button class="btn btn--primary btn--big">{t(if board.is_some() { "setup-save" } else { "setup-make" })}<Icon name="arrow"/></button>
                <a class="btn btn--big" href=board.map_or_else(|| "/tavoli".to_owned(), |board| format!("/tavoli/{board}"))>{t("setup-cancel")}</a>
            </p>
        </form>
    }
    .into_any()
}

fn classes(classes: &[ClassOption], form: &BoardForm) -> AnyView {
    if classes.is_empty() {
        return view! { <p class="empty">{t("setup-no-classes")}" "<a href="/importa?che=students">{t("setup-import-classes")}</a></p> }
            .into_any();
    }
    let lines = classes
        .iter()
        .enumerate()
        .map(|(row, class)| {
            let id = class.id.to_string();
            let checked = form.classes.contains(&id);
            let new = class.students - class.on_board;
            let news = (class.takes_part && new > 0).then(|| format!(" · {}", ta("setup-class-new", &[("count", new.into())])));
            let count = ta("setup-students-count", &[("count", class.students.into())]);
            // A class that takes part stays: a hidden field, because a disabled box is not sent.
            let name = format!("classes[{row}]");
            let stays = class.takes_part.then(|| view! { <input type="hidden" name=name.clone() value=id.clone()/> });
            view! {
                <label class="intake-kind">
                    <input type="checkbox" name=name value=id checked=checked disabled=class.takes_part/>
                    <span><b>{class.label.clone()}" "{class.track.clone()}</b><small class="muted num">{class.school_year.clone()}" · "{count}{news}</small></span>
                    {stays}
                </label>
            }
        })
        .collect_view();
    view! { <div class="intake-kinds">{lines}</div> }.into_any()
}

fn places(places: &[PlaceOption], form: &BoardForm, wrong: &impl Fn(&str) -> Option<String>) -> AnyView {
    if places.is_empty() {
        return view! { <p class="empty">{t("setup-no-places")}</p> }.into_any();
    }
    let lines = places
        .iter()
        .enumerate()
        .map(|(row, place)| {
            let id = place.id.to_string();
            let seats = form.places.iter().find(|field| field.demand == id).map(|field| field.seats.clone()).unwrap_or_default();
            let name = format!("places[{row}][seats]");
            let error = wrong(&name);
            let input = format!("setup-seats-{row}");
            let error_id = format!("{input}-error");
            let described = error.as_ref().map(|_| error_id.clone());
            let invalid = error.as_ref().map(|_| "true");
            let most = ta("setup-most", &[("count", place.most.into())]);
            view! {
                <li class="line">
                    <span>
                        <label for=input.clone()><b>{place.title.clone()}</b></label>
                        <small class="muted num">{place.company_name.clone()}" · "{place.municipality.clone()}" · "{messages::period(use_language(), place.period)}</small>
                        {error.map(|error| view! { <small class="field__error" id=error_id>{error}</small> })}
                    </span>
                    <span class="setup__seats">
                        <input type="hidden" name=format!("places[{row}][demand]") value=id/>
                        <input id=input name=name type="number" inputmode="numeric" min=place.taken.to_string() max=place.most.to_string() value=seats
                            aria-describedby=described aria-invalid=invalid/>
                        <small class="muted num">{most}</small>
                    </span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="lines">{lines}</ul> }.into_any()
}

/// Answers `POST /tavoli/nuovo` and `POST /tavoli/{id}/prepara`. `context` is what every page of this
/// request gets.
pub async fn post_board_setup<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let board = match parts.uri.path() {
        "/tavoli/nuovo" => Ok(None),
        path => path.split('/').nth(2).and_then(|id| id.parse::<BoardId>().ok()).map(Some).ok_or(ApiError::NotFound),
    };
    let bytes = receive_bytes(body, LONGEST).await;
    if let (Ok(Some(board)), Ok(bytes)) = (&board, &bytes)
        && let Some(wanted) = board_roll::wanted(bytes)
    {
        let outcome = match wanted {
            Ok(settlement) => services::board::settle(&services, &actor, *board, settlement).await,
            Err(error) => Err(error),
        };
        return match outcome {
            Ok(command) => Redirect::to(&format!("/tavoli/{board}/prepara?fatto={command}")).into_response(),
            Err(error) => {
                let status = status_of(&error);
                come_back(context, board_roll::Refused(error), status, options, parts).await
            }
        };
    }
    let (form, outcome) = match (board, bytes.and_then(|bytes| read_form(&bytes))) {
        (Ok(board), Ok(form)) => {
            let outcome = services::board::set_up(&services, &actor, board, form.clone()).await;
            (form, outcome)
        }
        (Err(error), _) | (_, Err(error)) => (BoardForm::default(), Err(error)),
    };
    match outcome {
        Ok(board) => Redirect::to(&format!("/tavoli/{board}")).into_response(),
        Err(error) => {
            let status = status_of(&error);
            come_back(context, Returned { form, error }, status, options, parts).await
        }
    }
}

fn read_form(bytes: &[u8]) -> Result<BoardForm, ApiError> {
    serde_qs::Config::new(3, false).deserialize_bytes(bytes).map_err(|error| ApiError::Malformed(error.to_string()))
}
