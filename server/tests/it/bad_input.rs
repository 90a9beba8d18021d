//! Bad input: a status and an error that a program can read, nothing changed, no panic.

use crate::site::{Site, envelope};
use domain::ApiError;
use domain::board::{BoardCommand, MOST_MOVES, Move, Refusal};
use domain::id::{BoardId, CommandId, DemandId, StudentId};
use reqwest::StatusCode;
use serde_json::{Value, json};

fn error(value: Value) -> ApiError {
    serde_json::from_value(value.clone()).unwrap_or_else(|_| panic!("not an error: {value}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_the_senders_fault() {
    let site = Site::demo().await;
    let teacher = site.person("Luisa Bini").await;
    let board = teacher.board().await;
    for body in ["", "{", "[]", "null", "{\"board\":1}", "\u{0}", "{\"board\":\"x\",\"envelope\":{}}"] {
        let request = teacher.http.post(format!("{}/api/boards/execute", site.address)).header("content-type", "application/json");
        let response = request.body(body).send().await.expect("answers");
        assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{body:?}");
        let value = response.json().await.expect("an error as JSON");
        assert!(matches!(error(value), ApiError::Malformed(_)), "{body:?}");
    }
    let kind = json!({ "board": board.summary.id, "envelope": { "id": CommandId::generate(), "command": { "explode": {} } } });
    assert_eq!(teacher.post("boards/execute", kind).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(teacher.read(board.summary.id).await.state.version(), board.state.version());
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_ids_are_not_found_or_refused() {
    let site = Site::demo().await;
    let teacher = site.person("Luisa Bini").await;
    let board = teacher.board().await;
    let (id, version) = (board.summary.id, board.state.version());
    let student = board.state.students().next().expect("a student").0;
    let (status, value) = teacher.post("boards/read", json!({ "board": BoardId::generate() })).await;
    assert_eq!((status, error(value)), (StatusCode::NOT_FOUND, ApiError::NotFound));
    let elsewhere = teacher.execute(BoardId::generate(), envelope(BoardCommand::Undo)).await;
    assert_eq!((elsewhere.0, error(elsewhere.1)), (StatusCode::NOT_FOUND, ApiError::NotFound));
    for command in [
        BoardCommand::Place { student: StudentId::generate(), demand: board.state.demands().next().expect("a demand").0 },
        BoardCommand::Place { student, demand: DemandId::generate() },
        BoardCommand::Unplace { student: StudentId::generate() },
        BoardCommand::LockDemand { demand: DemandId::generate() },
        BoardCommand::Join { student: StudentId::generate() },
        BoardCommand::Allot { demand: DemandId::generate(), seats: 3 },
    ] {
        let (status, value) = teacher.execute(id, envelope(command.clone())).await;
        assert!(matches!(status, StatusCode::CONFLICT | StatusCode::NOT_FOUND), "{command:?}: {status} {value}");
        assert!(matches!(error(value), ApiError::Refused(_) | ApiError::NotFound), "{command:?}");
    }
    assert_eq!(teacher.read(id).await.state.version(), version);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_under_api_answers_with_a_page() {
    let site = Site::demo().await;
    for path in ["/api/boards/gone", "/api/x", "/api/boards/a/b/c"] {
        for request in
            [site.visitor().http.get(format!("{}{path}", site.address)), site.visitor().http.post(format!("{}{path}", site.address))]
        {
            let response = request.send().await.expect("answers");
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
            assert_eq!(error(response.json().await.expect("JSON")), ApiError::NotFound, "{path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_is_too_large_is_not_read() {
    let site = Site::demo().await;
    let visitor = site.visitor();
    let address = format!("{}/api/boards/list", site.address);
    let large = "x".repeat(65 * 1024);
    let announced = visitor.http.post(&address).header("content-type", "application/json").body(large.clone());
    let pieces =
        futures::stream::iter(large.into_bytes().chunks(4096).map(|piece| Ok::<_, std::io::Error>(piece.to_vec())).collect::<Vec<_>>());
    let unannounced = visitor.http.post(&address).header("content-type", "application/json").body(reqwest::Body::wrap_stream(pieces));
    for request in [announced, unannounced] {
        let response = request.send().await.expect("answers");
        assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
        assert!(response.text().await.expect("text").contains("larger than 64 kB"));
    }
    // A whole plan is larger than any form, and only a board's commands may be.
    let moves: Vec<_> = (0..MOST_MOVES).map(|_| Move { student: StudentId::generate(), to: Some(DemandId::generate()) }).collect();
    let teacher = site.person("Luisa Bini").await;
    let board = teacher.board().await.summary.id;
    let (status, value) = teacher.execute(board, envelope(BoardCommand::Arrange { moves: moves.clone() })).await;
    assert_eq!(status, StatusCode::CONFLICT, "{value}");
    assert_eq!(error(value), ApiError::Refused(Refusal::Arrangement { student: moves[0].student, why: Box::new(Refusal::UnknownStudent) }));
    let too_large = vec![moves[0]; MOST_MOVES + MOST_MOVES];
    let (status, value) = teacher.execute(board, envelope(BoardCommand::Arrange { moves: too_large })).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE, "{value}");
    assert_eq!(visitor.get("/health").await.status(), StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn other_sites_cannot_make_a_browser_send_anything() {
    let site = Site::demo().await;
    let visitor = site.visitor();
    let address = format!("{}/api/boards/list", site.address);
    let from = |headers: &[(&'static str, String)]| {
        let mut request = visitor.http.post(&address).json(&json!({}));
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        request
    };
    let foreign = [
        vec![("origin", "https://elsewhere.example".to_owned())],
        vec![("origin", "null".to_owned())],
        vec![("sec-fetch-site", "cross-site".to_owned()), ("origin", "https://elsewhere.example".to_owned())],
        vec![("sec-fetch-site", "same-site".to_owned())],
    ];
    for headers in foreign {
        assert_eq!(from(&headers).send().await.expect("answers").status(), StatusCode::FORBIDDEN, "{headers:?}");
    }
    let own = [vec![], vec![("origin", site.address.clone())], vec![("sec-fetch-site", "same-origin".to_owned())]];
    for headers in own {
        assert_eq!(from(&headers).send().await.expect("answers").status(), StatusCode::OK, "{headers:?}");
    }
}
