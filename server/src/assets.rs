//! What browsers download: files of the site, as they were compressed when the product was built.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use leptos::config::LeptosOptions;
use std::sync::Arc;
use tower_http::services::ServeDir;

/// For files whose name changes with their content.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// For all others.
const SHORT: HeaderValue = HeaderValue::from_static("public, max-age=600");

/// Serves the files of the site, compressed where they are and the browser understands.
#[must_use]
pub fn files(options: &LeptosOptions) -> ServeDir {
    ServeDir::new(&*options.site_root).precompressed_br().precompressed_gzip().append_index_html_on_directories(false)
}

/// The hashes in the names of the program's files.
#[derive(Clone, Debug, Default)]
pub struct Hashes(Arc<Vec<String>>);

impl Hashes {
    /// Reads them from the file that is made with them (`js: …`, a line each); none without hashed names.
    #[must_use]
    pub fn read(options: &LeptosOptions) -> Self {
        if !options.hash_files {
            return Self::default();
        }
        let text = std::fs::read_to_string(&*options.hash_file).unwrap_or_default();
        let hashes = text.lines().filter_map(|line| Some(line.split_once(':')?.1.trim().to_owned()));
        Self(Arc::new(hashes.filter(|hash| !hash.is_empty()).collect()))
    }

    fn are_in(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or_default();
        path.starts_with("/pkg/") && name.split('.').any(|part| self.0.iter().any(|hash| hash == part))
    }
}

/// Says how long a file may be kept.
pub async fn keep(State(hashes): State<Hashes>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let for_ever = hashes.are_in(path) || path.starts_with("/fonts/");
    let mut response = next.run(request).await;
    let found = response.status().is_success() || response.status().is_redirection();
    if found && !response.headers().contains_key(header::CACHE_CONTROL) {
        response.headers_mut().insert(header::CACHE_CONTROL, if for_ever { FOR_EVER } else { SHORT });
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        let hashes = Hashes(Arc::new(vec!["dTZ4NgAr".to_owned()]));
        assert!(hashes.are_in("/pkg/annoda.dTZ4NgAr.wasm"));
        assert!(!hashes.are_in("/pkg/annoda.wasm"));
        assert!(!hashes.are_in("/dTZ4NgAr"));
    }
}
