//! "Cronologia": who did what and when, newest first.

use super::sentences;
use super::store::Store;
use crate::api::board::read_history;
use crate::i18n::t;
use crate::ui::Icon;
use domain::board::HistoryLine;
use domain::person::RoleKind;
use leptos::prelude::*;

/// The panel; it reads the first page when opened and whenever the board changes.
#[component]
pub(super) fn HistoryPanel(open: RwSignal<bool>) -> impl IntoView {
    let store = expect_context::<Store>();
    let older = RwSignal::new(Vec::<HistoryLine>::new());
    let newest = LocalResource::new(move || {
        let wanted = open.get();
        store.version.track();
        async move { if wanted { read_history(store.board, None).await.map_err(crate::api::Failure::into_error) } else { Ok(Vec::new()) } }
    });
    let more = Action::new_local(move |before: &u64| {
        let before = *before;
        async move {
            if let Ok(lines) = read_history(store.board, Some(before)).await {
                older.update(|older| older.extend(lines));
            }
        }
    });
    let close = move |_| {
        older.update(Vec::clear);
        open.set(false);
    };
    view! {
        <Show when=move || open.get()>
            <aside class="history" aria-label=t("board-history") on:keydown=move |event| if event.key() == "Escape" { close(()) }>
                <header>
                    <h2>{t("board-history")}</h2>
                    <button type="button" class="btn btn--ghost btn--icon" aria-label=t("close") on:click=move |_| close(())><Icon name="close"/></button>
                </header>
                <Transition fallback=|| view! { <p class="muted">{t("board-loading")}</p> }>
                    {move || newest.get().map(|lines| match lines {
                        Err(error) => view! { <p class="history__error">{messages::api_error(store.language, &error)}</p> }.into_any(),
                        Ok(lines) => {
                            let last = move || older.with(|older| older.last().map(|line| line.first));
                            let first_page_end = lines.last().map(|line| line.first);
                            let before = move || last().or(first_page_end).filter(|version| *version > 1);
                            let older_lines = older.get().into_iter().filter(|line| first_page_end.is_some_and(|end| line.seen.version < end));
                            let rows = lines.into_iter().chain(older_lines).map(|line| row(store, &line)).collect_view();
                            view! {
                                <ol class="history__lines">{rows}</ol>
                                {move || before().map(|before| view! {
                                    <button type="button" class="btn" on:click=move |_| { more.dispatch(before); }>{t("board-history-more")}</button>
                                })}
                            }
                            .into_any()
                        }
                    })}
                </Transition>
            </aside>
        </Show>
    }
    .into_any()
}

fn row(store: Store, line: &HistoryLine) -> AnyView {
    let sentence = store.directory.with(|directory| sentences::of_line(store.language, directory, line));
    let who = match (&line.actor_name, line.seen.actor) {
        (Some(name), _) => name.clone(),
        // Students have no name here: the sentence says who it was as far as one may know.
        (None, Some(_)) => messages::role(store.language, RoleKind::Student),
        (None, None) => store.text("board-history-import", &[]),
    };
    let when = messages::moment(store.language, line.at);
    view! { <li><span class="history__what">{sentence}</span><small class="muted">{who}" · "<time>{when}</time></small></li> }.into_any()
}
