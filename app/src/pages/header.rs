//! The header of every page: brand, menu, one's profile, who one is, the language.

use super::profile::Profile;
use crate::i18n::{t, ta, use_language};
use crate::ui::{Brand, Icon};
use domain::language::Language;
use domain::person::{DemoPerson, RoleKind};
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The header.
#[component]
pub fn Header(
    /// Who the reader is; `None` for a visitor.
    person: Option<DemoPerson>,
) -> impl IntoView {
    let path = use_location().pathname;
    view! {
        <header class="bar">
            <a class="brand" href="/" rel="external" aria-label=t("nav-home")>
                <Brand/><span>"Annoda"</span><small>{t("site-polo")}</small>
            </a>
            <Menu role=person.as_ref().map(|person| person.role) waiting=person.as_ref().map_or(0, |person| person.waiting) path/>
            <span class="grow"></span>
            <Search/>
            <ProfileButton/>
            <Person person/>
            <LanguageSwitch/>
        </header>
    }
    .into_any()
}

/// Looks for an occupation, from every page.
#[component]
fn Search() -> impl IntoView {
    view! {
        <form class="bar__search" method="get" action="/professioni" role="search" aria-label=t("nav-search")>
            <label class="search">
                <Icon name="search"/>
                <span class="visually-hidden">{t("nav-search")}</span>
                <input type="search" name="q" autocomplete="off" placeholder=t("nav-search")/>
            </label>
        </form>
    }
    .into_any()
}

/// The menu: beside the brand on a wide screen, behind a button on a narrow one. Only what leads
/// somewhere for this reader.
#[component]
fn Menu(role: Option<RoleKind>, waiting: u32, path: Memo<String>) -> impl IntoView {
    let node = NodeRef::<html::Nav>::new();
    let mut entries = vec![("/professioni", "nav-occupations"), ("/competenze", "nav-competences")];
    if role.is_some() {
        entries.push(("/tavoli", "nav-boards"));
    }
    if role == Some(RoleKind::Student) {
        entries.push(("/preferenze", "nav-preferences"));
    }
    if role == Some(RoleKind::Company) {
        entries.push(("/richieste", "nav-demands"));
    }
    if matches!(role, Some(RoleKind::Teacher | RoleKind::Coordinator)) {
        entries.push(("/classi", "nav-classes"));
    }
    if matches!(role, Some(RoleKind::Company | RoleKind::Teacher | RoleKind::Coordinator)) {
        entries.push(("/tutor", "nav-tutors"));
    }
    if matches!(role, Some(RoleKind::Teacher | RoleKind::Coordinator)) {
        entries.push(("/importa", "nav-imports"));
    }
    if role == Some(RoleKind::Coordinator) {
        entries.push(("/catalogo", "nav-catalogue"));
    }
    if matches!(role, Some(RoleKind::Student | RoleKind::Company)) {
        entries.push(("/liberatorie", "nav-releases"));
    }
    // Whoever has a part in the polo may read them: see `domain::policy`.
    if role.is_some() {
        entries.push(("/rete", "nav-network"));
        entries.push(("/regole", "nav-rules"));
    }
    let links = entries
        .into_iter()
        .map(|(address, key)| {
            let current = move || {
                path.with(|path| match path.strip_prefix(address) {
                    Some("") => Some("page"),
                    Some(rest) if rest.starts_with('/') => Some("true"),
                    _ => None,
                })
            };
            // Pages of the server's are loaded from there.
            let external =
                ["/tavoli", "/richieste", "/preferenze", "/classi", "/importa", "/tutor", "/catalogo", "/liberatorie", "/rete", "/regole"]
                    .contains(&address);
            let is_where_it_waits = address == if role == Some(RoleKind::Company) { "/richieste" } else { "/tavoli" };
            let badge = (waiting > 0 && is_where_it_waits).then(|| {
                view! { <span class="nav__badge num"><span class="visually-hidden">" "{t("nav-waiting")}" "</span>{waiting}</span> }
            });
            view! { <a href=address rel=external.then_some("external") aria-current=current>{t(key)}{badge}</a> }
        })
        .collect_view();
    let close = move |_| {
        if let Some(nav) = node.get_untracked() {
            // It fails where the menu is not open as a popover: then there is nothing to close.
            let _closed = nav.hide_popover();
        }
    };
    view! {
        <button type="button" class="btn btn--ghost btn--icon menu-button" popovertarget="menu" aria-label=t("nav-menu")><Icon name="menu"/></button>
        <nav id="menu" class="nav" popover="auto" aria-label=t("nav-label") node_ref=node on:click=close>{links}</nav>
    }
    .into_any()
}

/// One's own profile, on this device only.
#[component]
fn ProfileButton() -> impl IntoView {
    let profile = expect_context::<Profile>();
    let count = move || profile.known();
    view! {
        <a class="btn profile-button" href="/profilo" class:profile-button--empty=move || count() == 0>
            <Icon name="person"/><span class="bar__text">{t("nav-profile")}</span>
            <span class="num profile-button__count">{move || if count() > 0 { count().to_string() } else { String::new() }}</span>
        </a>
    }
    .into_any()
}

/// Who one is, with the way to one's own access, or in the demonstration to become somebody else.
#[component]
fn Person(person: Option<DemoPerson>) -> impl IntoView {
    let Some(person) = person else {
        return view! { <a class="btn" href="/entra" rel="external"><Icon name="key"/><span class="bar__text">{t("nav-enter")}</span></a> }
            .into_any();
    };
    let language = use_language();
    let about = if person.organisation.is_empty() { messages::role(language, person.role) } else { person.organisation.clone() };
    view! {
        <a class="who" href="/accesso" rel="external" title=ta("nav-change", &[("name", person.name.as_str().into())])>
            <span class=format!("avatar avatar--{}", tone(person.role)) aria-hidden="true">{initials(&person.name)}</span>
            <span class="who__text"><b>{person.name.clone()}</b><small>{about}</small></span>
        </a>
        <form class="leave" method="post" action="/api/session/leave">
            <button class="btn btn--ghost btn--icon" aria-label=t("nav-leave") title=t("nav-leave")><Icon name="leave"/></button>
        </form>
    }
    .into_any()
}

/// The colour of a role, which its words repeat.
pub(super) fn tone(role: RoleKind) -> &'static str {
    match role {
        RoleKind::Teacher => "good",
        RoleKind::Student => "accent",
        RoleKind::Company => "violet",
        RoleKind::Coordinator => "mid",
    }
}

/// First letters of the first and the last word.
pub(super) fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).collect()
}

/// The other language, on the same page.
#[component]
fn LanguageSwitch() -> impl IntoView {
    let location = use_location();
    let back = move || {
        let (path, query) = (location.pathname.get(), location.search.get());
        if query.is_empty() { path } else { format!("{path}?{}", query.trim_start_matches('?')) }
    };
    let (other, name) = match use_language() {
        Language::Italian => (Language::English, "English"),
        Language::English => (Language::Italian, "Italiano"),
    };
    view! {
        <form class="language" method="post" action="/api/session/language">
            <input type="hidden" name="language" value=other.tag()/>
            <input type="hidden" name="back" value=back/>
            <button class="btn btn--ghost" lang=other.tag() title=name aria-label=name>{other.tag().to_uppercase()}</button>
        </form>
    }
    .into_any()
}
