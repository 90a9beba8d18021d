//! The document around every page, the header and footer, and which address shows which page.

#[cfg(feature = "ssr")]
use crate::board::{BoardPage, PreferencesPage};
use crate::i18n::t;
use crate::pages;
#[cfg(feature = "ssr")]
use crate::program::Area;
use domain::person::DemoPerson;
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::Router;
#[cfg(feature = "ssr")]
use leptos_router::{
    SsrMode,
    components::{ParentRoute, Route, Routes},
    path,
};

/// The HTML document. The program is sent only with pages that come alive in the browser.
#[cfg(feature = "ssr")]
#[must_use]
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let language = crate::i18n::use_language();
    let is_student = matches!(crate::api::session_now().actor.role(), Some(domain::policy::Role::Student { .. }));
    let area = use_context::<http::request::Parts>().and_then(|request| Area::of(request.uri.path()));
    // To everybody else the page of a student's order only says for whom it is.
    let area = area.filter(|area| is_student || *area != Area::Preferences);
    let scripts = area.map(|area| {
        area.announce();
        view! { <HydrationScripts options=options.clone()/> }
    });
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

/// The whole application, as the server writes it.
#[cfg(feature = "ssr")]
#[component]
pub fn App() -> impl IntoView {
    whole(|| view! { <AppRoutes/> }.into_any())
}

/// The header, the page that one of the routes shows, and the footer.
pub(crate) fn whole(routes: fn() -> AnyView) -> AnyView {
    provide_meta_context();
    let person = SharedValue::<_, crate::api::JsonText>::new_with_encoding(person_now).into_inner();
    provide_context(pages::Profile::new());
    view! {
        <Title formatter=whole_title/>
        <Router>
            <a class="skip" href="#contenuto">{t("skip-to-content")}</a>
            <pages::Header person/>
            <main id="contenuto" tabindex="-1">{routes()}</main>
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
            // Before the competences, of which it would be one.
            <Route path=path!("/competenze/proposte") view=pages::Proposals ssr=SsrMode::Async/>
            <Route path=path!("/competenze/proposte/:id") view=pages::Proposal ssr=SsrMode::Async/>
            <Route path=path!("/catalogo") view=pages::Catalogue ssr=SsrMode::Async/>
            <Route path=path!("/catalogo/competenze/:id") view=pages::CompetenceEntry ssr=SsrMode::Async/>
            <Route path=path!("/catalogo/professioni/:id") view=pages::OccupationEntry ssr=SsrMode::Async/>
            <Route path=path!("/esco") view=pages::EscoConcept ssr=SsrMode::Async/>
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
            <Route path=path!("/richieste/:id/modifica") view=pages::EditDemand ssr=SsrMode::Async/>
            <Route path=path!("/richieste/:id/ritira") view=pages::WithdrawDemand ssr=SsrMode::Async/>
            <Route path=path!("/rete") view=pages::Network ssr=SsrMode::Async/>
            <Route path=path!("/rete/nuovo") view=pages::NewMember ssr=SsrMode::Async/>
            <Route path=path!("/rete/accordo") view=pages::Agreements ssr=SsrMode::Async/>
            <Route path=path!("/rete/:id") view=pages::Member ssr=SsrMode::Async/>
            <Route path=path!("/luoghi") view=pages::Places ssr=SsrMode::Async/>
            <Route path=path!("/luoghi/nuovo") view=pages::NewPlace ssr=SsrMode::Async/>
            <Route path=path!("/luoghi/:id") view=pages::PlacePage ssr=SsrMode::Async/>
            <Route path=path!("/classi") view=pages::Classes ssr=SsrMode::Async/>
            <Route path=path!("/classi/nuova") view=pages::NewClass ssr=SsrMode::Async/>
            <Route path=path!("/classi/:id") view=pages::Class ssr=SsrMode::Async/>
            <Route path=path!("/classi/:id/anno") view=pages::Promote ssr=SsrMode::Async/>
            <Route path=path!("/studenti/nuovo") view=pages::NewStudent ssr=SsrMode::Async/>
            <Route path=path!("/studenti/:id") view=pages::Student ssr=SsrMode::Async/>
            <Route path=path!("/tutor") view=pages::Tutors ssr=SsrMode::Async/>
            <Route path=path!("/tutor/nuovo") view=pages::NewTutor ssr=SsrMode::Async/>
            <Route path=path!("/tutor/:id") view=pages::TutorPage ssr=SsrMode::Async/>
            <Route path=path!("/studenti/:id/liberatorie") view=pages::StudentReleases ssr=SsrMode::Async/>
            <Route path=path!("/studenti/:id/i-miei-dati.html") view=pages::StudentDossier ssr=SsrMode::Async/>
            <Route path=path!("/liberatorie") view=pages::Releases ssr=SsrMode::Async/>
            <Route path=path!("/liberatorie/i-miei-dati.html") view=pages::OwnDossier ssr=SsrMode::Async/>
            <Route path=path!("/regole") view=pages::Rules ssr=SsrMode::Async/>
            <Route path=path!("/regole/:key") view=pages::Rule ssr=SsrMode::Async/>
            <Route path=path!("/importa") view=pages::Imports ssr=SsrMode::Async/>
            <Route path=path!("/importa/:id") view=pages::Import ssr=SsrMode::Async/>
            <Route path=path!("/entra") view=pages::Entrance ssr=SsrMode::Async/>
            <Route path=path!("/entra/collegamento") view=pages::Link ssr=SsrMode::Async/>
            <Route path=path!("/entra/secondo-passo") view=pages::SecondStep ssr=SsrMode::Async/>
            <Route path=path!("/invito") view=pages::Invitation ssr=SsrMode::Async/>
            <Route path=path!("/accesso") view=pages::OwnAccess ssr=SsrMode::Async/>
            <Route path=path!("/accesso/secondo-passo") view=pages::SetUpSecondStep ssr=SsrMode::Async/>
            <Route path=path!("/avvio") view=pages::FirstStart ssr=SsrMode::Async/>
            <Route path=path!("/posta") view=pages::Outbox ssr=SsrMode::Async/>
            <Route path=path!("/registro") view=pages::Register ssr=SsrMode::Async/>
            <Route path=path!("/accessibilita") view=pages::Accessibility ssr=SsrMode::Async/>
            <Route path=path!("/privacy") view=pages::Privacy ssr=SsrMode::Async/>
        </Routes>
    }
    .into_any()
}
