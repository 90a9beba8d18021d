//! What browsers download: files of the site, as they were compressed when the product was built.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use leptos::config::LeptosOptions;
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

/// Whether names of the program's files tell what is in them.
#[derive(Clone, Copy, Debug)]
pub struct HashedNames(bool);

impl HashedNames {
    /// The length of a hash in a name: 128 bits as the build writes them, in base64 for addresses.
    const LENGTH: usize = 22;

    /// As the program was built.
    #[must_use]
    pub fn of(options: &LeptosOptions) -> Self {
        Self(options.hash_files)
    }

    /// Whether a path has such a name: `/pkg/annoda.1B2M2Y8AsgTpgAmY7PhCfg.wasm`.
    fn has(self, path: &str) -> bool {
        let in_address = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'-' || letter == b'_';
        let is_hash = |part: &str| part.len() == Self::LENGTH && part.bytes().all(in_address);
        self.0 && path.strip_prefix("/pkg/").is_some_and(|name| name.split('.').any(is_hash))
    }
}

/// Says how long a file may be kept.
pub async fn keep(State(names): State<HashedNames>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let for_ever = names.has(path) || path.starts_with("/fonts/");
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
        let names = HashedNames(true);
        assert!(names.has("/pkg/annoda.1B2M2Y8AsgTpgAmY7PhCfg.wasm"));
        assert!(names.has("/pkg/chunk_0.-B2M2Y8AsgTpg_mY7PhCfg.wasm"));
        assert!(!names.has("/pkg/annoda.wasm"));
        assert!(!names.has("/1B2M2Y8AsgTpgAmY7PhCfg"));
        assert!(!HashedNames(false).has("/pkg/annoda.1B2M2Y8AsgTpgAmY7PhCfg.wasm"));
    }
}
