//! `/classi`: the classes of one's school, or of all schools for the coordinator, in figures.

use super::{done, for_schools, query};
use crate::api::actor;
use crate::i18n::{t, ta};
use crate::ui::Icon;
use domain::organisation::ClassFilter;
use leptos::prelude::*;
use leptos_meta::Title;
use services::school_class::{ClassesView, ListedClass};

/// The page.
#[component]
pub fn Classes() -> impl IntoView {
    let filter =
        ClassFilter { school_year: Some(query("anno")).filter(|year| !year.is_empty()), text: query("q"), page: super::paging::asked() };
    let asked = filter.clone();
    let read = move |services| async move { services::school_class::list(&services, &actor(), &asked).await };
    let content = for_schools(read, move |view| whole(&view, &filter));
    view! { <Title text=t("people-classes")/><div class="page people-page">{content}</div> }.into_any()
}

fn whole(view: &ClassesView, filter: &ClassFilter) -> AnyView {
    let add = view.may_keep.then(|| {
        view! {
            <a class="btn" href="/importa"><Icon name="upload"/>{t("people-import")}</a>
            <a class="btn btn--primary" href="/classi/nuova"><Icon name="plus"/>{t("people-add-class")}</a>
        }
    });
    let lead = if view.may_keep { "people-classes-lead" } else { "people-classes-lead-figures" };
    let shown =
        ta("people-classes-shown", &[("shown", view.page.shown.into()), ("known", view.known.into()), ("students", view.students.into())]);
    let kept = [("q", filter.text.clone()), ("anno", filter.school_year.clone().unwrap_or_default())];
    let list = if view.known == 0 {
        view! { <p class="empty">{t("people-classes-none")}</p> }.into_any()
    } else if view.classes.is_empty() {
        view! { <p class="empty">{t("people-classes-no-match")}</p> }.into_any()
    } else {
        let years = view.classes.chunk_by(|one, other| one.class.school_year == other.class.school_year);
        years
            .map(|lines| {
                let year = lines.first().map(|line| line.class.school_year.clone()).unwrap_or_default();
                let rows = lines.iter().map(|line| row(line, view.of_many_schools)).collect_view();
                view! { <h3>{ta("people-year-of", &[("year", year.into())])}</h3><ul class="lines people-list">{rows}</ul> }
            })
            .collect_view()
            .into_any()
    };
    view! {
        <header class="page__head page__head--action">
            <div><h1>{t("people-classes")}</h1><p class="lead">{t(lead)}</p></div>
            <p class="actions"><a class="btn" href="/liberatorie"><Icon name="key"/>{t("release-heading")}</a>{add}</p>
        </header>
        {done()}
        <section class="box" aria-labelledby="people-list">
            <h2 id="people-list">{t("people-classes")}<small class="num">{shown}</small></h2>
            {(view.known > 0).then(|| filters(view, filter))}
            {list}
            {super::paging::pages("/classi", &kept, view.page)}
        </section>
    }
    .into_any()
}

fn row(line: &ListedClass, with_school: bool) -> AnyView {
    let about = if with_school { format!("{}, {}", line.class.track, line.school) } else { line.class.track.clone() };
    let students = ta("people-students", &[("count", line.students.into())]);
    let safety = (line.without_safety > 0).then(|| {
        view! { <span class="seal seal--check"><Icon name="warning"/>{ta("people-without-safety", &[("count", line.without_safety.into())])}</span> }
    });
    view! {
        <li>
            <a class="line line--link" href=format!("/classi/{}", line.class.id)>
                <Icon name="people"/>
                <span><b>{line.class.label()}</b><small class="muted">{about}</small></span>
                <span class="people-figures"><span class="num">{students}</span>{safety}</span>
                <Icon name="forward"/>
            </a>
        </li>
    }
    .into_any()
}

fn filters(view: &ClassesView, filter: &ClassFilter) -> AnyView {
    let years = view
        .years
        .iter()
        .map(|year| {
            let selected = filter.school_year.as_ref() == Some(year);
            view! { <option value=year.clone() selected=selected>{year.clone()}</option> }
        })
        .collect_view();
    let clear = (!filter.is_none()).then(|| view! { <a class="btn btn--ghost" href="/classi">{t("network-filter-clear")}</a> });
    view! {
        <form class="fields network-filter" method="get" action="/classi" role="search" aria-label=t("people-filter")>
            <div class="field field--grow">
                <label for="classes-q">{t("people-filter-class")}</label>
                <input id="classes-q" type="search" name="q" value=filter.text.clone() autocomplete="off"/>
            </div>
            <div class="field">
                <label for="classes-year">{t("people-year")}</label>
                <select id="classes-year" name="anno"><option value="">{t("people-filter-years")}</option>{years}</select>
            </div>
            <p class="actions"><button class="btn"><Icon name="filter"/>{t("network-filter-send")}</button>{clear}</p>
        </form>
    }
    .into_any()
}
