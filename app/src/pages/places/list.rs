//! `/luoghi`: the municipalities of the polo, with what is public of them.

use super::{done, for_members};
use crate::api::actor;
use crate::i18n::{t, ta};
use crate::pages::school::{paging, query};
use crate::ui::{Downloads, Icon};
use leptos::prelude::*;
use leptos_meta::Title;
use services::place::{ListedPlace, PlaceFilter, PlacesView};

/// The page.
#[component]
pub fn Places() -> impl IntoView {
    let filter = PlaceFilter { text: query("q"), page: paging::asked() };
    let asked = filter.clone();
    let read = move |services| async move { services::place::list(&services, &actor(), &asked).await };
    let content = for_members(read, move |view| whole(&view, &filter));
    view! { <Title text=t("places-title")/><div class="page people-page">{content}</div> }.into_any()
}

fn whole(view: &PlacesView, filter: &PlaceFilter) -> AnyView {
    let add = view.may_keep.then(|| {
        view! {
            <p class="actions">
                <a class="btn" href="/importa"><Icon name="upload"/>{t("people-import")}</a>
                <a class="btn btn--primary" href="/luoghi/nuovo"><Icon name="plus"/>{t("places-add")}</a>
            </p>
        }
    });
    let shown = ta("places-shown", &[("shown", view.page.shown.into()), ("known", view.known.into())]);
    let kept = [("q", filter.text.clone())];
    let list = if view.known == 0 {
        view! { <p class="empty">{t("places-none")}</p> }.into_any()
    } else if view.places.is_empty() {
        view! { <p class="empty">{t("places-no-match")}</p> }.into_any()
    } else {
        let rows = view.places.iter().map(row).collect_view();
        view! { <ul class="lines people-list">{rows}</ul> }.into_any()
    };
    let parameters: Vec<(String, String)> =
        kept.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    let downloads =
        (view.known > 0).then(|| view! { <Downloads of="/luoghi" filter=Signal::derive(move || crate::ui::query(&parameters))/> });
    view! {
        <header class="page__head page__head--action">
            <div><h1>{t("places-title")}</h1><p class="lead">{t("places-lead")}</p></div>
            {add}
        </header>
        {done()}
        <section class="box" aria-labelledby="places-list">
            <h2 id="places-list">{t("places-list")}<small class="num">{shown}</small></h2>
            {(view.known > 0).then(|| filters(filter))}
            {list}
            {paging::pages("/luoghi", &kept, view.page)}
        </section>
        {downloads}
    }
    .into_any()
}

fn row(line: &ListedPlace) -> AnyView {
    let place = &line.municipality;
    let about = ta("places-about", &[("code", place.istat_code.as_str().into()), ("where", super::place::degrees(place).into())]);
    view! {
        <li>
            <a class="line line--link" href=format!("/luoghi/{}", place.istat_code)>
                <Icon name="pin"/>
                <span><b>{place.name.clone()}</b><small class="muted num">{about}</small></span>
                <span class="people-figures num">{super::place::figures(line.figures)}</span>
                <Icon name="forward"/>
            </a>
        </li>
    }
    .into_any()
}

fn filters(filter: &PlaceFilter) -> AnyView {
    let clear = (!filter.is_none()).then(|| view! { <a class="btn btn--ghost" href="/luoghi">{t("network-filter-clear")}</a> });
    view! {
        <form class="fields network-filter" method="get" action="/luoghi" role="search" aria-label=t("people-filter")>
            <div class="field field--grow">
                <label for="places-q">{t("places-filter-text")}</label>
                <input id="places-q" type="search" name="q" value=filter.text.clone() autocomplete="off"/>
            </div>
            <p class="actions"><button class="btn"><Icon name="filter"/>{t("network-filter-send")}</button>{clear}</p>
        </form>
    }
    .into_any()
}
