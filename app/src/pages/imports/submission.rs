//! The wizard's forms as they arrive: plain POSTs. Done, they lead on; else the page comes back and
//! says why.

use crate::api::RequestLanguage;
use crate::pages::come_back::{actor_of, come_back, receive_bytes, status_of};
use axum::body::Body;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart};
use axum::response::{IntoResponse, Redirect, Response};
use domain::id::ImportId;
use domain::policy::Actor;
use domain::{ApiError, FieldError};
use http::request::Parts;
use http::{HeaderValue, Request, StatusCode, header};
use leptos::prelude::LeptosOptions;
use services::Services;
use services::import::{DraftChange, Field, FileError, FileKind, MAX_FILE_BYTES, Problem, UndoAnswer};
use std::sync::Arc;

/// The longest form, in bytes: forty rows to mend with some cells each.
const LONGEST: usize = 64 * 1024;

/// A file that was not taken, on the page that says so.
#[derive(Clone, Debug)]
pub(super) struct Refused {
    /// What was said to be in it.
    pub(super) kind: String,
    /// Why not.
    pub(super) why: Arc<FileError>,
}

/// What came of a form, where it leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// It cannot be done so.
    Failed(ApiError),
    /// The import cannot be taken back.
    Undo(UndoAnswer),
}

/// Answers `POST /importa`: a file, and what is in it.
pub async fn post_imports<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    // Before the file: nobody's hundred megabytes are read for nothing.
    let may = services::import::may_import(&actor);
    let (kind, outcome) = match if may { upload(&parts, body).await } else { Err(ApiError::NotFound.into()) } {
        Err(error) => (String::new(), Err(error)),
        Ok(upload) => {
            let kind = upload.kind.clone();
            (kind, take(&services, &actor, upload).await)
        }
    };
    let why = match outcome {
        Ok(id) => return Redirect::to(&format!("/importa/{id}")).into_response(),
        Err(why) => why,
    };
    let status = match &why {
        FileError::File(_) => StatusCode::UNPROCESSABLE_ENTITY,
        FileError::Api(error) => status_of(error),
    };
    come_back(context, Refused { kind, why: Arc::new(why) }, status, options, parts).await
}

/// A form with a file.
#[derive(Debug, Default)]
struct Upload {
    kind: String,
    school_year: String,
    file_name: String,
    bytes: Vec<u8>,
}

async fn take(services: &Services, actor: &Actor, upload: Upload) -> Result<ImportId, FileError> {
    let missing = |field: &str, key: &'static str| FileError::Api(ApiError::Invalid(vec![FieldError::new(field, key)]));
    let kind = FileKind::from_word(&upload.kind).ok_or_else(|| missing("kind", "intake-no-kind"))?;
    if upload.file_name.is_empty() {
        return Err(missing("file", "intake-no-file"));
    }
    services::import::begin(services, actor, kind, &upload.school_year, &upload.file_name, upload.bytes).await
}

/// Reads the form piece by piece; of a file no more than may be taken.
async fn upload(parts: &Parts, body: Body) -> Result<Upload, FileError> {
    let unread = |error: MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            let most = MAX_FILE_BYTES / 1_000_000;
            FileError::File(Box::new(Problem::of_file("", "import-too-large").with("most", most)))
        }
        _ => FileError::Api(ApiError::Malformed(error.to_string())),
    };
    // The parts say how much may come.
    let request = Request::from_parts(parts.clone(), body);
    let mut form = Multipart::from_request(request, &()).await.map_err(|error| ApiError::Malformed(error.to_string()))?;
    let mut upload = Upload::default();
    while let Some(field) = form.next_field().await.map_err(unread)? {
        match field.name() {
            Some("kind") => upload.kind = field.text().await.map_err(unread)?,
            Some("school_year") => upload.school_year = field.text().await.map_err(unread)?,
            Some("file") => {
                upload.file_name = field.file_name().unwrap_or_default().to_owned();
                upload.bytes = field.bytes().await.map_err(unread)?.to_vec();
            }
            _ => {}
        }
    }
    Ok(upload)
}

/// Answers `POST /importa/{id}`: what is done with a draft, or taking an import back.
pub async fn post_import<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let id = parts.uri.path().rsplit('/').next().and_then(|id| id.parse::<ImportId>().ok());
    let answer = match (id, receive(body).await) {
        (None, _) => Answer::Failed(ApiError::NotFound),
        (_, Err(error)) => Answer::Failed(error),
        (Some(id), Ok(form)) => match act(&services, &actor, id, form).await {
            Ok(Next::To(address)) => return Redirect::to(&address).into_response(),
            Ok(Next::Says(answer)) => Answer::Undo(answer),
            Err(error) => Answer::Failed(error),
        },
    };
    let status = match &answer {
        Answer::Failed(error) => status_of(error),
        Answer::Undo(_) => StatusCode::CONFLICT,
    };
    come_back(context, answer, status, options, parts).await
}

/// Where a form leads.
enum Next {
    To(String),
    Says(UndoAnswer),
}

async fn act(services: &Services, actor: &Actor, id: ImportId, form: Form) -> Result<Next, ApiError> {
    let version = form.version;
    let change = match form.act.as_str() {
        "columns" => DraftChange::Columns(form.columns()),
        "rows" => form.rows(),
        "sheet" => DraftChange::Sheet(form.value("sheet").unwrap_or_default().to_owned()),
        "board" => {
            let board = form.value("board").and_then(|board| board.parse().ok());
            DraftChange::Board(board.ok_or_else(|| ApiError::Malformed("board".to_owned()))?)
        }
        "confirm" => {
            services::import::confirm(services, actor, id, version).await?;
            return Ok(Next::To(format!("/importa/{id}")));
        }
        "discard" => {
            services::import::discard(services, actor, id).await?;
            return Ok(Next::To("/importa".to_owned()));
        }
        "undo" => {
            return Ok(match services::import::undo(services, actor, id).await? {
                UndoAnswer::Done => Next::To(format!("/importa/{id}")),
                answer => Next::Says(answer),
            });
        }
        _ => return Err(ApiError::Malformed("act".to_owned())),
    };
    services::import::change(services, actor, id, version, change).await?;
    Ok(Next::To(format!("/importa/{id}?salvato=1")))
}

/// A form of the wizard: pairs, of which many have a place in their names.
#[derive(Debug)]
struct Form {
    act: String,
    version: u64,
    pairs: Vec<(String, String)>,
}

impl Form {
    fn value(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// `column-3=import-field-class`.
    fn columns(&self) -> Vec<(usize, Option<Field>)> {
        let column = |(name, value): &(String, String)| Some((name.strip_prefix("column-")?.parse().ok()?, field(value)));
        self.pairs.iter().filter_map(column).collect()
    }

    /// `pick-48-birth-date=…`, `fix-48-birth-date=…` (which wins), `out-48=on`, `in-48=on`.
    fn rows(&self) -> DraftChange {
        let (mut cells, mut outside) = (Vec::new(), Vec::new());
        for prefix in ["pick-", "fix-"] {
            for (name, value) in self.pairs.iter().filter(|(_, value)| !value.trim().is_empty()) {
                let Some((row, meaning)) = name.strip_prefix(prefix).and_then(|rest| rest.split_once('-')) else { continue };
                if let (Ok(row), Some(field)) = (row.parse(), field(&format!("import-field-{meaning}"))) {
                    cells.push((row, field, value.trim().to_owned()));
                }
            }
        }
        for (prefix, is_outside) in [("out-", true), ("in-", false)] {
            let rows = self.pairs.iter().filter_map(|(name, _)| name.strip_prefix(prefix)?.parse().ok());
            outside.extend(rows.map(|row| (row, is_outside)));
        }
        DraftChange::Rows { cells, outside }
    }
}

fn field(key: &str) -> Option<Field> {
    Field::ALL.iter().copied().find(|field| field.key() == key)
}

async fn receive(body: Body) -> Result<Form, ApiError> {
    let bytes = receive_bytes(body, LONGEST).await?;
    read(&bytes)
}

fn read(bytes: &[u8]) -> Result<Form, ApiError> {
    let pairs: Vec<(String, String)> = form_urlencoded::parse(bytes).into_owned().collect();
    let value = |name: &str| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let version = value("version").and_then(|version| version.parse().ok()).ok_or_else(|| ApiError::Malformed("version".to_owned()))?;
    let act = value("act").ok_or_else(|| ApiError::Malformed("act".to_owned()))?;
    Ok(Form { act, version, pairs })
}

/// Answers `GET /importa/{id}/da-sistemare.xlsx` and `.csv`: the rows to mend.
pub async fn get_rows_to_mend(services: Services, request: Request<Body>) -> Result<Response, ApiError> {
    const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let (parts, _) = request.into_parts();
    let path = parts.uri.path();
    let id = path.split('/').rev().nth(1).and_then(|id| id.parse::<ImportId>().ok()).ok_or(ApiError::NotFound)?;
    let is_csv = path.ends_with(".csv");
    let language = RequestLanguage::of(&parts.headers).0;
    let bytes = services::import::to_mend(&services, &actor_of(&parts), id, is_csv, language).await?;
    let (kind, name) = if is_csv { ("text/csv; charset=utf-8", "da-sistemare.csv") } else { (XLSX, "da-sistemare.xlsx") };
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_wins_over_what_is_picked() {
        let form = read(
            b"act=rows&version=3&pick-48-birth-date=03%2F02%2F2010&fix-48-birth-date=+04%2F02%2F2010+&fix-9-class=&out-112=on&in-7=on",
        )
        .expect("a browser sends it");
        assert_eq!((form.act.as_str(), form.version), ("rows", 3));
        let DraftChange::Rows { cells, outside } = form.rows() else { panic!("rows") };
        assert_eq!(cells.last(), Some(&(48, Field::BirthDate, "04/02/2010".to_owned())));
        assert!(cells.iter().all(|(row, ..)| *row == 48), "an empty field says nothing");
        assert_eq!(outside, [(112, true), (7, false)]);
    }

    #[test]
    fn columns_are_read_with_those_that_are_left_out() {
        let form =
            read(b"act=columns&version=1&column-0=import-field-class&column-2=&column-x=import-field-class").expect("a browser sends it");
        assert_eq!(form.columns(), [(0, Some(Field::Class)), (2, None)]);
    }

    #[test]
    fn every_meaning_has_a_name_in_forms() {
        for meaning in Field::ALL {
            assert_eq!(field(meaning.key()), Some(*meaning));
        }
    }

    #[test]
    fn what_is_no_form_is_malformed() {
        for body in [&b""[..], b"act=rows", b"version=1", b"act=rows&version=x", b"\xff\xfe"] {
            assert!(matches!(read(body), Err(ApiError::Malformed(_))));
        }
    }
}
