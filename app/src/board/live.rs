//! The stream of events: opened with `?after=`, resumed by the browser with `Last-Event-ID`,
//! closed while the page is hidden, so that many tabs do not use up the browser's connections.

use super::store::{Live, Store};
use crate::api::JsonText;
use domain::board::Seen;
use leptos::prelude::*;
use leptos::server::codee::Decoder;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{EventSource, MessageEvent, VisibilityState};

/// How long to wait before a closed stream is opened again.
const OPEN_AGAIN: Duration = Duration::from_secs(2);

type Listener = Closure<dyn FnMut(MessageEvent)>;

/// An open stream with its listeners; closed when dropped.
struct Stream {
    source: EventSource,
    _listeners: Vec<Listener>,
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.close();
    }
}

/// Lets a task wait.
pub(in crate::board) async fn sleep(duration: Duration) {
    gloo_timers::future::sleep(duration).await;
}

/// Follows the board's events as long as the page shows it.
pub(super) fn attach(store: Store) {
    Effect::new(move |_| {
        let stream = StoredValue::new_local(None::<Stream>);
        open(store, stream);
        let visibility = window_event_listener_untyped("visibilitychange", move |_| {
            if document().visibility_state() == VisibilityState::Hidden {
                stream.try_set_value(None);
            } else if stream.try_with_value(Option::is_none) == Some(true) {
                open(store, stream);
            }
        });
        on_cleanup(move || {
            visibility.remove();
            stream.try_set_value(None);
        });
    });
}

/// Events that come together are folded in together: one step of many moves is one change on screen.
const TOGETHER: Duration = Duration::from_millis(10);

type Slot = StoredValue<Option<Stream>, LocalStorage>;

fn open(store: Store, slot: Slot) {
    let address = {
        let rules = store.with_facts(|facts| facts.regulations_revision);
        format!("/api/boards/{}/events?after={}&rules={rules}", store.board, store.confirmed_version())
    };
    let Ok(source) = EventSource::new(&address) else {
        store.live.set(Live::Lost);
        return;
    };
    let on_open = Listener::new(move |_| {
        store.live.try_set(Live::Open);
    });
    let arrived = Rc::new(RefCell::new(Vec::<Seen>::new()));
    let on_seen = Listener::new(move |message: MessageEvent| {
        let text = message.data().as_string().unwrap_or_default();
        let Ok(seen) = <JsonText as Decoder<Seen>>::decode(&text) else { return reread(store, slot) };
        let mut waiting = arrived.borrow_mut();
        waiting.push(seen);
        if waiting.len() == 1 {
            let arrived = Rc::clone(&arrived);
            set_timeout(
                move || {
                    let seen = arrived.take();
                    let is_open = slot.try_with_value(|_| ()).is_some();
                    if is_open && store.receive(&seen).is_err() {
                        reread(store, slot);
                    }
                },
                TOGETHER,
            );
        }
    });
    let on_resync = Listener::new(move |_| reread(store, slot));
    let closed = source.clone();
    let on_error = Listener::new(move |_| {
        store.live.try_set(Live::Lost);
        if closed.ready_state() == EventSource::CLOSED {
            set_timeout(move || open_again(store, slot), OPEN_AGAIN);
        }
    });
    for (kind, listener) in [("open", &on_open), ("seen", &on_seen), ("resync", &on_resync), ("error", &on_error)] {
        let _unheard_when_err = source.add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref());
    }
    let stream = Stream { source, _listeners: vec![on_open, on_seen, on_resync, on_error] };
    slot.try_set_value(Some(stream));
}

fn open_again(store: Store, slot: Slot) {
    let hidden = document().visibility_state() == VisibilityState::Hidden;
    if !hidden && slot.try_with_value(|_| ()).is_some() {
        open(store, slot);
    }
}

/// Reads the board again and goes on from there; a stream that had closed is opened anew.
fn reread(store: Store, slot: Slot) {
    leptos::task::spawn_local_scoped(async move {
        if store.reread().await.is_err() {
            store.live.try_set(Live::Lost);
            sleep(OPEN_AGAIN).await;
        }
        open_again(store, slot);
    });
}
