//! The document around every page, the header and footer, and which address shows which page.

use crate::board::{BoardPage, PreferencesPage};
use crate::i18n::t;
use crate::pages;
use domain::person::DemoPerson;
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::SsrMode;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::path;

/// The HTML document. The program is sent only with pages that come alive in the browser.
#[cfg(feature = "ssr")]
#[must_use]
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let language = crate::i18n::use_language();
    let is_student = matches!(crate::api::session_now().actor.role(), Some(domain::policy::Role::Student { .. }));
    let alive = use_context::<http::request::Parts>().is_some_and(|request| comes_alive(request.uri.path(), is_student));
    let scripts = alive.then(|| view! { <HydrationScripts options=options.clone()/> });
    view! {
        <!DOCTYPE html>
        <html lang=language.tag()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="description" content=messages::text0(language, "site-description")/>
                <link rel="icon" href="/icon.svg" type="image/svg+xml"/>
                <link rel="preload" href="/fonts/titillium-web-latin-400-normal.woff2" r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <link rel="preload" href="/fonts/titillium-web-latin-600-normal.woff2" r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <leptos_meta::HashedStylesheet options=options.clone() id="leptos"/>
                <AutoReload options/>
                {scripts}
                <leptos_meta::MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// Whether an address belongs to a page that the browser takes over: a board, a student's own order,
/// or the exploring pages. They are the routes of [`AppRoutes`] in the browser.
#[cfg(feature = "ssr")]
fn comes_alive(path: &str, is_student: bool) -> bool {
    let below = |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    below("/professioni")
        || below("/competenze")
        || path == "/profilo"
        || path.strip_prefix("/tavoli/").is_some_and(|rest| rest != "nuovo" && !rest.contains('/'))
        || is_student && path == "/preferenze"
}

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let person = SharedValue::<_, crate::api::JsonText>::new_with_encoding(person_now).into_inner();
    provide_context(pages::Profile::new());
    view! {
        <Title formatter=whole_title/>
        <Router>
            <a class="skip" href="#contenuto">{t("skip-to-content")}</a>
            <pages::Header person/>
            <main id="contenuto" tabindex="-1"><AppRoutes/></main>
            <pages::Footer/>
        </Router>
    }
    .into_any()
}

/// Who the reader is: the server knows and tells the browser with the page.
fn person_now() -> Option<DemoPerson> {
    #[cfg(feature = "ssr")]
    {
        crate::api::session_now().person
    }
    #[cfg(not(feature = "ssr"))]
    {
        None
    }
}

/// The title of a page as it stands in the window. Into the server's HTML it goes as markup.
fn whole_title(title: String) -> String {
    #[cfg(feature = "ssr")]
    let title = crate::ui::markup::as_markup(&title);
    if title.is_empty() { "Annoda".to_owned() } else { format!("{title} · Annoda") }
}

/// Every page.
#[cfg(feature = "ssr")]
#[component]
fn AppRoutes() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <pages::Elsewhere/> }>
            <Route path=path!("/") view=pages::Front ssr=SsrMode::Async/>
            <ParentRoute path=path!("") view=pages::Explore ssr=SsrMode::Async>
                <Route path=path!("/professioni") view=pages::Occupations ssr=SsrMode::Async/>
                <Route path=path!("/professioni/:id") view=pages::Occupation ssr=SsrMode::Async/>
                <Route path=path!("/competenze") view=pages::Competences ssr=SsrMode::Async/>
                <Route path=path!("/competenze/:id") view=pages::Competence ssr=SsrMode::Async/>
                <Route path=path!("/profilo") view=pages::ProfilePage ssr=SsrMode::Async/>
            </ParentRoute>
            <Route path=path!("/tavoli") view=pages::Boards ssr=SsrMode::Async/>
            <Route path=path!("/tavoli/nuovo") view=pages::BoardSetupPage ssr=SsrMode::Async/>
            <Route path=path!("/tavoli/:id") view=BoardPage ssr=SsrMode::Async/>
            <Route path=path!("/tavoli/:id/prepara") view=pages::BoardSetupPage ssr=SsrMode::Async/>
            <Route path=path!("/preferenze") view=PreferencesPage ssr=SsrMode::Async/>
            <Route path=path!("/richieste") view=pages::Demands ssr=SsrMode::Async/>
            <Route path=path!("/richieste/nuova") view=pages::NewDemand ssr=SsrMode::Async/>
            <Route path=path!("/rete") view=pages::Network ssr=SsrMode::Async/>
            <Route path=path!("/rete/nuovo") view=pages::NewMember ssr=SsrMode::Async/>
            <Route path=path!("/rete/accordo") view=pages::Agreements ssr=SsrMode::Async/>
            <Route path=path!("/rete/:id") view=pages::Member ssr=SsrMode::Async/>
            <Route path=path!("/classi") view=pages::Classes ssr=SsrMode::Async/>
            <Route path=path!("/classi/nuova") view=pages::NewClass ssr=SsrMode::Async/>
            <Route path=path!("/classi/:id") view=pages::Class ssr=SsrMode::Async/>
            <Route path=path!("/studenti/nuovo") view=pages::NewStudent ssr=SsrMode::Async/>
            <Route path=path!("/studenti/:id") view=pages::Student ssr=SsrMode::Async/>
            <Route path=path!("/regole") view=pages::Rules ssr=SsrMode::Async/>
            <Route path=path!("/regole/:key") view=pages::Rule ssr=SsrMode::Async/>
            <Route path=path!("/importa") view=pages::Imports ssr=SsrMode::Async/>
            <Route path=path!("/importa/:id") view=pages::Import ssr=SsrMode::Async/>
            <Route path=path!("/entra") view=pages::Entrance ssr=SsrMode::Async/>
            <Route path=path!("/invito") view=pages::Invitation ssr=SsrMode::Async/>
            <Route path=path!("/accessibilita") view=pages::Accessibility ssr=SsrMode::Async/>
            <Route path=path!("/privacy") view=pages::Privacy ssr=SsrMode::Async/>
        </Routes>
    }
    .into_any()
}

/// The pages that come alive; whatever else is the server's and is loaded from there.
#[cfg(not(feature = "ssr"))]
#[component]
fn AppRoutes() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <pages::Elsewhere/> }>
            <ParentRoute path=path!("") view=pages::Explore ssr=SsrMode::Async>
                <Route path=path!("/professioni") view=pages::Occupations ssr=SsrMode::Async/>
                <Route path=path!("/professioni/:id") view=pages::Occupation ssr=SsrMode::Async/>
                <Route path=path!("/competenze") view=pages::Competences ssr=SsrMode::Async/>
                <Route path=path!("/competenze/:id") view=pages::Competence ssr=SsrMode::Async/>
                <Route path=path!("/profilo") view=pages::ProfilePage ssr=SsrMode::Async/>
            </ParentRoute>
            <Route path=path!("/tavoli/:id") view=BoardPage ssr=SsrMode::Async/>
            <Route path=path!("/preferenze") view=PreferencesPage ssr=SsrMode::Async/>
        </Routes>
    }
    .into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::comes_alive;

    #[test]
    fn only_pages_that_do_something_load_the_program() {
        for alive in ["/professioni", "/professioni/1", "/competenze", "/competenze/1", "/profilo", "/tavoli/1"] {
            assert!(comes_alive(alive, false), "{alive}");
        }
        assert!(comes_alive("/preferenze", true) && !comes_alive("/preferenze", false), "for others it only says for whom it is");
        for still in [
            "/",
            "/tavoli",
            "/tavoli/nuovo",
            "/tavoli/1/prepara",
            "/richieste",
            "/richieste/nuova",
            "/rete",
            "/rete/1",
            "/classi",
            "/classi/1",
            "/studenti/1",
            "/regole",
            "/regole/adult_age",
            "/importa",
            "/importa/1",
            "/entra",
            "/invito",
            "/privacy",
            "/professionisti",
            "/nowhere",
        ] {
            assert!(!comes_alive(still, true), "{still}");
        }
    }
}
