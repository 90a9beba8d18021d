//! `/liberatorie` of a company: whose names it may read today, until when, and at whose request.

use crate::api::actor;
use crate::i18n::{t, ta, use_language};
use crate::pages::served::served;
use crate::ui::Icon;
use leptos::prelude::*;
use services::release::ReceivedLine;

pub(super) fn page() -> AnyView {
    let read = move |services| async move { services::release::received(&services, &actor()).await };
    served(read, |lines: Vec<ReceivedLine>| {
        let rows = lines.iter().map(row).collect_view();
        let none = lines.is_empty().then(|| view! { <p class="empty">{t("release-received-none")}</p> });
        view! {
            <header class="page__head"><h1>{t("release-heading")}</h1><p class="lead">{t("release-received-lead")}</p></header>
            <section class="box" aria-labelledby="received">
                <h2 id="received">{t("release-received")}<small class="num">{lines.len()}</small></h2>
                {none}
                <ul class="lines">{rows}</ul>
                <p class="fine"><Icon name="eye"/>{t("release-received-log")}</p>
            </section>
        }
        .into_any()
    })
}

fn row(line: &ReceivedLine) -> AnyView {
    let day = messages::long_day(use_language(), line.until);
    let key = if line.by_family { "release-until-family" } else { "release-until-student" };
    let about = ta("release-received-about", &[("grade", line.grade.into()), ("track", line.track.as_str().into())]);
    let contact = [&line.contact.email, &line.contact.phone, &line.contact.note];
    let contact: Vec<String> = contact.into_iter().flatten().cloned().collect();
    view! {
        <li class="line release-line">
            <span>
                <b>{line.name.full()}" "<small class="muted num">{line.code.clone()}</small></b>
                <span>{about}</span>
                <small class="release-stated">{contact.join(" · ")}</small>
                <small>{ta(key, &[("day", day.into())])}</small>
            </span>
        </li>
    }
    .into_any()
}
