//! Finding in the browser: the same code as in the server, on an index that is sent for when somebody
//! first types. The code is a file of its own, which nobody else downloads.

use domain::catalogue::{Findings, Subject};
use finding::{Kind, Library, MOST_OTHERS, SHARE_OF_BEST};
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use std::sync::Arc;

/// What answers anyone's words without asking the server.
pub(super) trait Finder: Send + Sync {
    /// What answers, the best first.
    fn find(&self, text: &str, about: Subject) -> Findings;
    /// Whether that is all: if not, the server knows what ESCO has besides.
    fn is_whole(&self, about: Subject) -> bool;
}

/// Reads an index; `None` where the bytes are none of this version.
pub(super) type Open = fn(&[u8]) -> Option<Arc<dyn Finder>>;

/// Loads the code.
///
/// # Errors
/// Where its file does not come; asking again tries again.
#[wasm_split(finder, wasm_split_path = ::leptos::wasm_split, fallible)]
pub(super) fn load() -> Result<Open, SplitLoaderError> {
    Ok(open)
}

fn open(bytes: &[u8]) -> Option<Arc<dyn Finder>> {
    let library = Library::from_bytes(bytes).ok()?;
    Some(Arc::new(library))
}

fn kind(about: Subject) -> Kind {
    match about {
        Subject::Occupations => Kind::Occupation,
        Subject::Competences => Kind::Competence,
    }
}

impl Finder for Library {
    fn find(&self, text: &str, about: Subject) -> Findings {
        let kind = kind(about);
        let mut findings = Findings::default();
        let listed = self.own.listed(text, kind);
        for hit in &listed.hits {
            let by = self.own.found_by(hit, self.own.first_label(&hit.uri).unwrap_or(&hit.label), &listed.marks);
            // In the place of addresses the server has written the catalogue's ids.
            match about {
                Subject::Occupations => findings.occupations.extend(hit.uri.parse().ok().map(|id| (id, by))),
                Subject::Competences => findings.competences.extend(hit.uri.parse().ok().map(|id| (id, by))),
            }
        }
        // One list in two parts: what answers much worse than the catalogue's best is not shown.
        let least = listed.hits.first().map_or(0.0, |best| best.score * SHARE_OF_BEST);
        let listed = self.others.listed(text, kind);
        let others = listed.hits.iter().filter(|hit| hit.score >= least).take(MOST_OTHERS);
        findings.others = others.map(|hit| (hit.uri.clone(), self.others.found_by(hit, &hit.label, &listed.marks))).collect();
        findings
    }

    fn is_whole(&self, about: Subject) -> bool {
        // All occupations are sent.
        about == Subject::Occupations || self.is_all
    }
}
