//! What a student needs to be well placed, on their page: the form, and which places of their boards
//! it rules out. Their own school's people alone come here.

use super::changed_meanwhile;
use crate::i18n::{t, ta, use_language};
use crate::pages::form_fields::{Fields, Returned, Width};
use crate::ui::Icon;
use domain::ApiError;
use domain::calendar::{ClockTime, parse_iso_day};
use domain::demand::Risk;
use domain::place::Means;
use domain::student::{AccommodationForm, Obstacle};
use leptos::prelude::*;
use services::accommodation::{AccommodationView, BoardPlaces, RuledOut};
use services::student::StudentView;

/// What a field is called.
fn label(field: &str) -> String {
    t(match field {
        "travel_minutes" => "accommodation-travel",
        "travel_means" => "accommodation-means",
        "risk" => "accommodation-risk",
        "daily_hours" => "accommodation-daily",
        "weekly_hours" => "accommodation-weekly",
        "not_before" => "accommodation-not-before",
        "not_after" => "accommodation-not-after",
        _ => "accommodation-until",
    })
}

/// Why the form came back, above the page.
pub(super) fn summary(returned: &Returned<AccommodationForm>, view: &StudentView, address: &str) -> AnyView {
    match &returned.error {
        ApiError::Stale => changed_meanwhile(view.accommodation.changed_by.as_deref()),
        error => Fields::new("accommodation", Some(error)).summary(error, label, address),
    }
}

/// The whole part of the page.
pub(super) fn section(view: &StudentView, returned: Option<&Returned<AccommodationForm>>) -> AnyView {
    let known = &view.accommodation;
    let nothing = known.stated.is_none().then(|| view! { <p class="empty">{t("accommodation-none")}</p> });
    let stated = (!known.stated.is_none()).then(|| stated(known));
    let boards = known.boards.iter().map(board).collect_view();
    view! {
        <section class="box people-needs" aria-labelledby="people-needs" id="esigenze">
            <h2 id="people-needs">{t("accommodation-heading")}</h2>
            <p class="fine"><Icon name="lock"/>{t("accommodation-who")}</p>
            {nothing}
            {stated}
            {boards}
            <details class="rule-form" open=returned.is_some()>
                <summary>{if known.version == 0 { t("accommodation-state") } else { t("accommodation-edit") }}</summary>
                {form(view, returned)}
            </details>
        </section>
    }
    .into_any()
}

/// What a place must be like, a line each.
fn stated(known: &AccommodationView) -> AnyView {
    let language = use_language();
    let stated = &known.stated;
    let time = |time: ClockTime| time.to_string();
    let lines = [
        stated.travel.map(|limit| {
            let means = messages::means(language, limit.means);
            ta("accommodation-says-travel", &[("minutes", limit.minutes.into()), ("means", means.into())])
        }),
        stated.risk.map(|risk| ta("accommodation-says-risk", &[("risk", messages::risk(language, risk).into())])),
        stated.daily_hours.map(|hours| ta("accommodation-says-daily", &[("hours", hours.into())])),
        stated.weekly_hours.map(|hours| ta("accommodation-says-weekly", &[("hours", hours.into())])),
        stated.not_before.map(|least| ta("accommodation-says-not-before", &[("time", time(least).into())])),
        stated.not_after.map(|most| ta("accommodation-says-not-after", &[("time", time(most).into())])),
        stated.until.map(|until| ta("accommodation-says-until", &[("day", messages::day(language, until).into())])),
    ];
    let lines = lines.into_iter().flatten().map(|line| view! { <li>{line}</li> }).collect_view();
    view! { <ul class="people-stated">{lines}</ul> }.into_any()
}

/// The places of a board that lack something.
fn board(board: &BoardPlaces) -> AnyView {
    let counted = ta(
        "accommodation-board",
        &[("board", board.title.as_str().into()), ("left", (board.places - board.ruled_out.len()).into()), ("places", board.places.into())],
    );
    let placed = board.ruled_out.iter().any(|place| place.placed).then(|| {
        view! { <p class="note note--bad"><Icon name="warning"/>{t("accommodation-placed")}</p> }
    });
    let places = board.ruled_out.iter().map(place).collect_view();
    view! {
        {placed}
        <details class="rule-form">
            <summary>{counted}</summary>
            <ul class="lines">{places}</ul>
        </details>
    }
    .into_any()
}

fn place(place: &RuledOut) -> AnyView {
    let why = place.obstacles.iter().map(|obstacle| said(*obstacle)).collect::<Vec<_>>().join(" ");
    view! {
        <li class="line">
            <span><b>{place.title.clone()}</b><small class="muted">{place.company.clone()}</small></span>
            <small>{why}</small>
        </li>
    }
    .into_any()
}

/// What a place lacks, in one sentence.
fn said(obstacle: Obstacle) -> String {
    let language = use_language();
    match obstacle {
        Obstacle::Travel { way, most } => {
            let key = if way.estimated { "accommodation-lacks-travel-estimated" } else { "accommodation-lacks-travel" };
            ta(key, &[("minutes", way.minutes.into()), ("most", most.into())])
        }
        Obstacle::Risk { risk, most } => ta(
            "accommodation-lacks-risk",
            &[("risk", messages::risk(language, risk).into()), ("most", messages::risk(language, most).into())],
        ),
        Obstacle::DailyHours { minutes, most } => {
            let hours = format!("{}:{:02}", minutes / 60, minutes % 60);
            ta("accommodation-lacks-daily", &[("hours", hours.into()), ("most", most.into())])
        }
        Obstacle::WeeklyHours { hours, most } => ta("accommodation-lacks-weekly", &[("hours", hours.into()), ("most", most.into())]),
        Obstacle::Early { begins, least } => {
            ta("accommodation-lacks-early", &[("begins", begins.to_string().into()), ("least", least.to_string().into())])
        }
        Obstacle::Late { ends, most } => {
            ta("accommodation-lacks-late", &[("ends", ends.to_string().into()), ("most", most.to_string().into())])
        }
    }
}

fn form(view: &StudentView, returned: Option<&Returned<AccommodationForm>>) -> AnyView {
    let now = AccommodationForm::filled(&view.accommodation.stated, view.accommodation.version);
    let mut fields = Fields::new("accommodation", returned.map(|returned| &returned.error));
    let form = match returned {
        None => now,
        Some(Returned { form, error: ApiError::Stale }) => {
            fields = fields.beside(differences(form, &now));
            // Whoever sends it now has seen what stands there.
            AccommodationForm { version: now.version, ..form.clone() }
        }
        Some(Returned { form, .. }) => form.clone(),
    };
    let hint = |key: &str| Some(t(key));
    let short = |name: &'static str, value: &str, hint| fields.line(name, label(name), "text", value.to_owned(), hint, Width::Day);
    let time = |name: &'static str, value: &str| fields.line(name, label(name), "time", value.to_owned(), None, Width::Day);
    let mut risks = risks();
    risks.insert(0, (String::new(), t("accommodation-risk-any")));
    view! {
        <form class="people-form" method="post" action=format!("/studenti/{}#esigenze", view.id) novalidate>
            <input type="hidden" name="act" value="accommodate"/>
            <input type="hidden" name="version" value=form.version.clone()/>
            <p class="fine">{t("accommodation-not-why")}</p>
            <div class="fields">
                {short("travel_minutes", &form.travel_minutes, hint("accommodation-travel-hint"))}
                {fields.choice("travel_means", label("travel_means"), &form.travel_means, means())}
            </div>
            <div class="fields">
                {short("daily_hours", &form.daily_hours, hint("accommodation-daily-hint"))}
                {short("weekly_hours", &form.weekly_hours, None)}
            </div>
            <div class="fields">
                {time("not_before", &form.not_before)}
                {time("not_after", &form.not_after)}
            </div>
            <div class="fields">
                {fields.choice("risk", label("risk"), &form.risk, risks)}
                {fields.day("until", label("until"), form.until.clone(), hint("accommodation-until-hint"))}
            </div>
            <p class="actions"><button class="btn btn--primary">{t("network-edit-send")}</button></p>
        </form>
    }
    .into_any()
}

fn risks() -> Vec<(String, String)> {
    // The highest risk is no limit.
    Risk::ALL
        .into_iter()
        .filter(|(risk, _)| *risk != Risk::High)
        .map(|(risk, name)| (name.to_owned(), messages::risk(use_language(), risk)))
        .collect()
}

fn means() -> Vec<(String, String)> {
    Means::ALL.map(|(means, name)| (name.to_owned(), messages::means(use_language(), means))).to_vec()
}

/// What stands there now, in words, where it is not what was typed.
fn differences(form: &AccommodationForm, now: &AccommodationForm) -> Vec<(&'static str, String)> {
    let named = |options: Vec<(String, String)>, name: &str| {
        options.into_iter().find(|(known, _)| known == name).map(|(_, words)| words).unwrap_or_default()
    };
    let day = parse_iso_day(&now.until).map(|day| messages::day(use_language(), day)).unwrap_or_default();
    let fields = [
        ("travel_minutes", &form.travel_minutes, &now.travel_minutes, now.travel_minutes.clone()),
        ("travel_means", &form.travel_means, &now.travel_means, named(means(), &now.travel_means)),
        ("risk", &form.risk, &now.risk, named(risks(), &now.risk)),
        ("daily_hours", &form.daily_hours, &now.daily_hours, now.daily_hours.clone()),
        ("weekly_hours", &form.weekly_hours, &now.weekly_hours, now.weekly_hours.clone()),
        ("not_before", &form.not_before, &now.not_before, now.not_before.clone()),
        ("not_after", &form.not_after, &now.not_after, now.not_after.clone()),
        ("until", &form.until, &now.until, day),
    ];
    fields.into_iter().filter(|(_, typed, now, _)| typed != now).map(|(field, _, _, words)| (field, words)).collect()
}
