//! How long the ways out of a municipality take: as somebody has stated it, else estimated, and the
//! form of one of them.

use super::fields::label;
use crate::i18n::{t, ta, use_language};
use crate::pages::form_fields::{Fields, Returned, Width};
use crate::pages::form_notes::changed_meanwhile;
use crate::ui::Icon;
use domain::ApiError;
use domain::place::{Means, WayForm};
use leptos::prelude::*;
use services::place::{ListedWay, PlaceView};

/// Why the form of a way came back.
pub(super) fn above(view: &PlaceView, returned: &Returned<WayForm>, address: &str) -> AnyView {
    match &returned.error {
        ApiError::Stale => {
            let way = view.ways.iter().find(|way| way.to.istat_code == returned.form.to);
            changed_meanwhile(way.and_then(|way| way.changed_by.as_deref()))
        }
        error => Fields::new("way", Some(error)).summary(error, label, address),
    }
}

/// The whole part of the page; the form of the way to `to`, where the reader may write it.
pub(super) fn section(view: &PlaceView, returned: Option<Returned<WayForm>>, to: &str, address: &str) -> AnyView {
    let chosen = view.ways.iter().find(|way| view.may_keep && way.to.istat_code == to);
    let tabs = Means::ALL.into_iter().map(|(means, name)| {
        let (class, current) = if means == view.means { ("btn btn--primary", Some("true")) } else { ("btn", None) };
        let words = messages::means(use_language(), means);
        view! { <a class=class href=format!("{address}?mezzo={name}#vie") aria-current=current>{words}</a> }
    });
    let rows = view.ways.iter().map(|way| row(view, way, address)).collect_view();
    view! {
        <section class="box" aria-labelledby="vie">
            <h2 id="vie">{t("places-ways")}</h2>
            <p class="muted">{t("places-ways-text")}</p>
            <nav class="actions" aria-label=t("places-means")>{tabs.collect_view()}</nav>
            {chosen.map(|way| form(view, way, returned, address))}
            <ul class="lines people-list">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(view: &PlaceView, way: &ListedWay, address: &str) -> AnyView {
    let within = way.to.istat_code == view.line.municipality.istat_code;
    let name = if within { t("places-within") } else { way.to.name.clone() };
    let title = if within {
        view! { <b>{name.clone()}</b> }.into_any()
    } else {
        let href = format!("/luoghi/{}?mezzo={}#vie", way.to.istat_code, view.means.name());
        view! { <b><a href=href>{name.clone()}</a></b> }.into_any()
    };
    let kilometres = ta("places-kilometres", &[("count", format!("{:.0}", way.kilometres).into())]);
    let estimated = way.way.estimated.then(|| view! { <span class="seal"><Icon name="clock"/>{t("places-estimated")}</span> });
    let write = view.may_keep.then(|| {
        let key = if way.version == 0 { "places-way-write" } else { "places-way-correct" };
        let href = format!("{address}?mezzo={}&verso={}#tempo", view.means.name(), way.to.istat_code);
        let whole = ta("places-way-of", &[("act", t(key).into()), ("name", name.into())]);
        view! { <a href=href aria-label=whole>{t(key)}</a> }
    });
    view! {
        <li class="line">
            <Icon name="pin"/>
            <span>{title}<small class="muted num">{kilometres}</small></span>
            <span class="people-figures">
                <span class="num">{ta("places-minutes", &[("count", way.way.minutes.into())])}</span>
                {estimated}
                {write}
            </span>
        </li>
    }
    .into_any()
}

fn form(view: &PlaceView, way: &ListedWay, returned: Option<Returned<WayForm>>, address: &str) -> AnyView {
    let stated = if way.version == 0 { String::new() } else { way.way.minutes.to_string() };
    let mut fields = Fields::new("way", returned.as_ref().map(|returned| &returned.error));
    let (version, minutes) = match returned {
        None => (way.version.to_string(), stated),
        Some(Returned { form, error: ApiError::Stale }) => {
            if form.minutes != stated {
                fields = fields.beside(vec![("minutes", stated)]);
            }
            // Whoever sends it now has seen what stands there.
            (way.version.to_string(), form.minutes)
        }
        Some(Returned { form, .. }) => (form.version, form.minutes),
    };
    let heading = ta(
        "places-way-heading",
        &[
            ("from", view.line.municipality.name.as_str().into()),
            ("to", way.to.name.as_str().into()),
            ("means", messages::means(use_language(), view.means).into()),
        ],
    );
    let names = || {
        view! {
            <input type="hidden" name="to" value=way.to.istat_code.clone()/>
            <input type="hidden" name="means" value=view.means.name()/>
        }
    };
    let forget = (way.version > 0).then(|| {
        view! {
            <form method="post" action=address.to_owned()>
                <input type="hidden" name="act" value="way-remove"/>
                <input type="hidden" name="version" value=way.version.to_string()/>
                {names()}
                <p class="actions"><button class="btn"><Icon name="trash"/>{t("places-way-forget")}</button></p>
            </form>
        }
    });
    view! {
        <div id="tempo">
            <h3>{heading}</h3>
            <form method="post" action=address.to_owned() novalidate>
                <input type="hidden" name="act" value="way"/>
                <input type="hidden" name="version" value=version/>
                {names()}
                <div class="fields">
                    {fields.line("minutes", label("minutes"), "number", minutes, Some(t("places-way-minutes-hint")), Width::Usual)}
                </div>
                <p class="actions"><button class="btn btn--primary">{t("places-way-send")}</button></p>
            </form>
            {forget}
        </div>
    }
    .into_any()
}
