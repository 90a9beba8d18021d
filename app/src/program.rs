//! The browser's program in parts. Each area of pages is a file of its own, beside one that all of
//! them share: nobody downloads a board in order to look at an occupation. An address of another
//! area is loaded anew, from the server (`pages/elsewhere.rs`).

#[cfg(feature = "hydrate")]
use crate::board::{BoardPage, PreferencesPage};
#[cfg(feature = "hydrate")]
use crate::pages;
use leptos::prelude::*;
#[cfg(feature = "hydrate")]
use leptos_router::{
    SsrMode,
    components::{ParentRoute, Route, Routes},
    path,
};
#[cfg(feature = "ssr")]
use std::task::{Context, Waker};

/// Pages that come alive together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Area {
    /// One board.
    Board,
    /// Occupations, competences and the profile.
    Explore,
    /// A student's own order.
    Preferences,
}

impl Area {
    /// The area to which an address belongs; `None` where the page stays as the server wrote it.
    pub(crate) fn of(path: &str) -> Option<Self> {
        let below = |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        match path {
            "/profilo" => Some(Self::Explore),
            "/preferenze" => Some(Self::Preferences),
            _ if below("/professioni") || below("/competenze") && !below("/competenze/proposte") => Some(Self::Explore),
            _ => {
                let board = path.strip_prefix("/tavoli/")?;
                (board != "nuovo" && !board.contains('/')).then_some(Self::Board)
            }
        }
    }

    /// Loads the area and brings the page alive.
    async fn wake(self) {
        match self {
            Self::Board => wake_board().await,
            Self::Explore => wake_explore().await,
            Self::Preferences => wake_preferences().await,
        }
    }

    /// Has the browser told of the area's files together with the page, so that it need not find out
    /// about one from the other.
    #[cfg(feature = "ssr")]
    pub(crate) fn announce(self) {
        let waking = std::pin::pin!(self.wake());
        // On the server there is nothing to wait for: it says its name and is done.
        let _done = waking.poll(&mut Context::from_waker(Waker::noop()));
    }
}

/// Brings the page alive: called once, when the wasm has arrived.
#[cfg(feature = "hydrate")]
pub async fn wake() {
    let path = window().location().pathname().unwrap_or_default();
    if let Some(area) = Area::of(&path) {
        area.wake().await;
    }
}

#[lazy]
fn wake_board() {
    #[cfg(feature = "hydrate")]
    leptos::mount::hydrate_body(|| crate::shell::whole(board_routes));
}

#[lazy]
fn wake_explore() {
    #[cfg(feature = "hydrate")]
    leptos::mount::hydrate_body(|| crate::shell::whole(explore_routes));
}

#[lazy]
fn wake_preferences() {
    #[cfg(feature = "hydrate")]
    leptos::mount::hydrate_body(|| crate::shell::whole(preferences_routes));
}

#[cfg(feature = "hydrate")]
fn board_routes() -> AnyView {
    view! {
        <Routes fallback=|| view! { <pages::Elsewhere/> }>
            <Route path=path!("/tavoli/:id") view=BoardPage ssr=SsrMode::Async/>
        </Routes>
    }
    .into_any()
}

#[cfg(feature = "hydrate")]
fn explore_routes() -> AnyView {
    view! {
        <Routes fallback=|| view! { <pages::Elsewhere/> }>
            <ParentRoute path=path!("") view=pages::Explore ssr=SsrMode::Async>
                <Route path=path!("/professioni") view=pages::Occupations ssr=SsrMode::Async/>
                <Route path=path!("/professioni/:id") view=pages::Occupation ssr=SsrMode::Async/>
                <Route path=path!("/competenze") view=pages::Competences ssr=SsrMode::Async/>
                <Route path=path!("/competenze/:id") view=pages::Competence ssr=SsrMode::Async/>
                <Route path=path!("/profilo") view=pages::ProfilePage ssr=SsrMode::Async/>
            </ParentRoute>
        </Routes>
    }
    .into_any()
}

#[cfg(feature = "hydrate")]
fn preferences_routes() -> AnyView {
    view! {
        <Routes fallback=|| view! { <pages::Elsewhere/> }>
            <Route path=path!("/preferenze") view=PreferencesPage ssr=SsrMode::Async/>
        </Routes>
    }
    .into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::Area;

    #[test]
    fn only_pages_that_do_something_load_the_program() {
        let alive = [
            ("/professioni", Area::Explore),
            ("/professioni/1", Area::Explore),
            ("/competenze", Area::Explore),
            ("/competenze/1", Area::Explore),
            ("/profilo", Area::Explore),
            ("/tavoli/1", Area::Board),
            ("/preferenze", Area::Preferences),
        ];
        for (path, area) in alive {
            assert_eq!(Area::of(path), Some(area), "{path}");
        }
        for still in [
            "/",
            "/tavoli",
            "/tavoli/nuovo",
            "/tavoli/1/prepara",
            "/richieste",
            "/richieste/nuova",
            "/richieste/1/modifica",
            "/richieste/1/ritira",
            "/rete",
            "/rete/1",
            "/competenze/proposte",
            "/competenze/proposte/1",
            "/catalogo",
            "/esco",
            "/catalogo/competenze/1",
            "/classi",
            "/classi/1",
            "/classi/1/anno",
            "/studenti/1",
            "/studenti/1/liberatorie",
            "/liberatorie",
            "/liberatorie/i-miei-dati.html",
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
            assert_eq!(Area::of(still), None, "{still}");
        }
    }
}
