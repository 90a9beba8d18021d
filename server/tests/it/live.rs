//! The stream of events: what one does, the others are told, each as they may see it, also after a
//! lost connection.

use crate::site::{Browser, Site, legal_pairs};
use domain::board::{BoardCommand, BoardEvent, Seen};
use domain::id::BoardId;
use futures::StreamExt as _;
use reqwest::StatusCode;
use std::pin::Pin;
use std::time::Duration;

type Bytes = Pin<Box<dyn futures::Stream<Item = reqwest::Result<Vec<u8>>> + Send>>;

/// An open stream, read as a browser's `EventSource` would.
pub(crate) struct Stream {
    bytes: Bytes,
    text: String,
    pub(crate) raw: String,
}

/// One message.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Message {
    pub(crate) event: String,
    pub(crate) id: String,
    pub(crate) data: String,
}

impl Message {
    pub(crate) fn seen(&self) -> Seen {
        assert_eq!(self.event, "seen", "{self:?}");
        let seen: Seen = serde_json::from_str(&self.data).expect("an event");
        assert_eq!(self.id, seen.version.to_string());
        seen
    }
}

impl Stream {
    pub(crate) async fn open(browser: &Browser, board: BoardId, after: u64, last: Option<u64>) -> Self {
        Self::at(browser, &format!("/api/boards/{board}/events?after={after}"), last).await
    }

    /// As a browser opens it that has read the board by a revision of the rules.
    pub(crate) async fn open_by_rules(browser: &Browser, board: BoardId, after: u64, rules: u64) -> Self {
        Self::at(browser, &format!("/api/boards/{board}/events?after={after}&rules={rules}"), None).await
    }

    async fn at(browser: &Browser, path: &str, last: Option<u64>) -> Self {
        let mut request = browser.http.get(format!("{}{path}", browser.address));
        if let Some(last) = last {
            request = request.header("last-event-id", last.to_string());
        }
        let response = request.send().await.expect("answers");
        assert_eq!(response.status(), StatusCode::OK);
        let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        assert_eq!(header("content-type"), "text/event-stream");
        assert_eq!(header("cache-control"), "no-store");
        assert_eq!(header("x-accel-buffering"), "no");
        assert_eq!(header("content-encoding"), "");
        Self {
            bytes: Box::pin(response.bytes_stream().map(|bytes| bytes.map(|bytes| bytes.to_vec()))),
            text: String::new(),
            raw: String::new(),
        }
    }

    /// The next message; `None` where the stream has ended.
    pub(crate) async fn next(&mut self) -> Option<Message> {
        tokio::time::timeout(Duration::from_secs(15), self.read()).await.expect("a message within a blink, or at least 15 s")
    }

    async fn read(&mut self) -> Option<Message> {
        loop {
            if let Some(end) = self.text.find("\n\n") {
                let block: String = self.text.drain(..end + 2).collect();
                let mut message = Message::default();
                for line in block.lines() {
                    match line.split_once(": ").or_else(|| line.split_once(':')) {
                        Some(("event", value)) => value.clone_into(&mut message.event),
                        Some(("id", value)) => value.clone_into(&mut message.id),
                        Some(("data", value)) => message.data.push_str(value),
                        _ => {}
                    }
                }
                if !message.data.is_empty() {
                    return Some(message);
                }
                continue;
            }
            let bytes = self.bytes.next().await?.ok()?;
            let text = String::from_utf8(bytes).expect("UTF-8");
            self.text.push_str(&text);
            self.raw.push_str(&text);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_reaches_the_others() {
    let site = Site::demo().await;
    let (mover, other) = (site.person("Luisa Bini").await, site.person("Carlo Mazzei").await);
    let board = mover.board().await;
    let id = board.summary.id;
    let mut stream = Stream::open(&other, id, board.state.version(), None).await;
    let (student, demand) = legal_pairs(&board)[0];
    let receipt = mover.command(id, BoardCommand::Place { student, demand }).await;
    let seen = stream.next().await.expect("an event").seen();
    assert_eq!((seen.version, seen.command), (receipt.first, receipt.command));
    assert_eq!(seen.events, [BoardEvent::Placed { student, from: None, to: demand }]);
    let mut state = board.state.clone();
    state.apply_seen(&seen).expect("folds");
    assert_eq!(state.version(), mover.read(id).await.state.version());
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_back_misses_nothing_and_gets_nothing_twice() {
    let site = Site::demo().await;
    let teacher = site.person("Luisa Bini").await;
    let board = teacher.board().await;
    let (id, version) = (board.summary.id, board.state.version());
    let (student, demand) = legal_pairs(&board)[0];
    teacher.command(id, BoardCommand::Place { student, demand }).await;
    teacher.command(id, BoardCommand::Undo).await;
    teacher.command(id, BoardCommand::Redo).await;
    // `Last-Event-ID` wins over `after`, which stays in the address when a browser comes back.
    for (after, last, expected) in [(version, None, 1), (0, Some(version + 1), 2), (version, Some(version + 2), 3)] {
        let mut stream = Stream::open(&teacher, id, after, last).await;
        for version in version + expected..=version + 3 {
            assert_eq!(stream.next().await.expect("an event").seen().version, version);
        }
    }
    let mut whole = Stream::open(&teacher, id, 0, None).await;
    for expected in 1..=version + 3 {
        assert_eq!(whole.next().await.expect("an event").seen().version, expected, "dense from the first");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_future_that_never_was_is_read_again() {
    let site = Site::demo().await;
    let teacher = site.person("Luisa Bini").await;
    let board = teacher.board().await.summary.id;
    let mut stream = Stream::open(&teacher, board, 1_000_000, None).await;
    assert_eq!(stream.next().await.expect("a message").event, "resync");
    assert_eq!(stream.next().await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_process_is_noticed() {
    let site = Site::demo().await;
    let teacher = site.person("Luisa Bini").await;
    let board = teacher.board().await;
    let mut stream = Stream::open(&teacher, board.summary.id, board.state.version(), None).await;
    // Services of their own on the same file: their doorbell rings elsewhere.
    let path = std::path::Path::new(&*site.state.leptos.site_root).with_file_name("annoda.sqlite3");
    let database = persistence::Database::connect(&format!("sqlite://{}", path.display())).await.expect("opens");
    let elsewhere = services::Services::new(database, services::Clock::system());
    let (student, demand) = legal_pairs(&board)[0];
    let envelope = crate::site::envelope(BoardCommand::Place { student, demand });
    services::board::execute(&elsewhere, &board.viewer.actor, board.summary.id, envelope.clone()).await.expect("accepted");
    assert_eq!(stream.next().await.expect("an event").seen().command, envelope.id);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_may_not_be_read_does_not_begin() {
    let site = Site::demo().await;
    let board = site.person("Luisa Bini").await.board().await.summary.id;
    let unknown = BoardId::generate();
    for (browser, path, status) in [
        (site.visitor(), format!("/api/boards/{board}/events"), 404),
        (site.person("Monica Cei").await, format!("/api/boards/{board}/events?after=0"), 404),
        (site.person("Luisa Bini").await, format!("/api/boards/{unknown}/events"), 404),
        (site.person("Luisa Bini").await, "/api/boards/x/events".to_owned(), 404),
        (site.person("Luisa Bini").await, format!("/api/boards/{board}/events?after=-1"), 400),
    ] {
        assert_eq!(browser.get(&path).await.status(), status, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn streams_end_with_the_server() {
    let site = Site::demo().await;
    let teacher = site.person("Luisa Bini").await;
    let board = teacher.board().await;
    let mut stream = Stream::open(&teacher, board.summary.id, board.state.version(), None).await;
    site.state.shutdown.cancel();
    assert_eq!(stream.next().await, None);
}
