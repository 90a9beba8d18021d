//! The profile that a visitor clicks together: what they say they can do. It lives in this
//! browser's storage and is sent nowhere.

use domain::competence::{Evidence, HeldCompetence, Level};
use domain::id::CompetenceId;
use leptos::prelude::*;
use std::collections::BTreeMap;

const KEY: &str = "annoda.profilo";

/// The visitor's own answers. Empty on the server and until the browser has read its storage.
#[derive(Clone, Copy)]
pub struct Profile {
    answers: RwSignal<BTreeMap<CompetenceId, Level>>,
    ready: RwSignal<bool>,
}

impl Profile {
    /// The profile of this browser.
    #[must_use]
    pub fn new() -> Self {
        let profile = Self { answers: RwSignal::new(BTreeMap::new()), ready: RwSignal::new(false) };
        Effect::new(move |_| {
            if let Some(answers) = storage().and_then(|storage| storage.get_item(KEY).ok().flatten()).as_deref().and_then(read) {
                profile.answers.set(answers);
            }
            profile.ready.set(true);
        });
        profile
    }

    /// Whether the browser can answer: before that, nothing that one clicks would be kept.
    pub(super) fn is_ready(self) -> bool {
        self.ready.get()
    }

    /// The answer about a competence; `None` where there is none yet.
    pub(super) fn answer(self, competence: CompetenceId) -> Option<Level> {
        self.answers.with(|answers| answers.get(&competence).copied())
    }

    /// Answers, or takes the answer back.
    pub(super) fn set(self, competence: CompetenceId, level: Option<Level>) {
        self.answers.update(|answers| {
            match level {
                Some(level) => answers.insert(competence, level),
                None => answers.remove(&competence),
            };
        });
        self.keep();
    }

    /// Deletes everything.
    pub(super) fn clear(self) {
        self.answers.set(BTreeMap::new());
        self.keep();
    }

    /// How many competences one says to have.
    pub(super) fn known(self) -> usize {
        self.answers.with(|answers| answers.values().filter(|level| **level > Level::None).count())
    }

    /// Whether nothing was answered.
    pub(super) fn is_empty(self) -> bool {
        self.answers.with(BTreeMap::is_empty)
    }

    /// All answers, also "no".
    pub(super) fn answers(self) -> BTreeMap<CompetenceId, Level> {
        self.answers.get()
    }

    /// What one says to have, for the fit.
    pub(super) fn held(self) -> Vec<HeldCompetence> {
        let evidence = Evidence::SelfDeclared;
        self.answers.with(|answers| {
            answers
                .iter()
                .filter(|(_, level)| **level > Level::None)
                .map(|(&competence, &level)| HeldCompetence { competence, level, evidence })
                .collect()
        })
    }

    fn keep(self) {
        let Some(storage) = storage() else { return };
        let kept = self.answers.with_untracked(|answers| {
            if answers.is_empty() { storage.remove_item(KEY) } else { storage.set_item(KEY, &write(answers)) }
        });
        if kept.is_err() {
            leptos::logging::warn!("this browser does not keep the profile");
        }
    }
}

impl Default for Profile {
    fn default() -> Self {
        Self::new()
    }
}

/// Private windows and strict settings may have none.
fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

fn write(answers: &BTreeMap<CompetenceId, Level>) -> String {
    serde_json::to_string(answers).expect("ids and small numbers can always be written as JSON")
}

/// What another version left there may be unreadable: then one starts anew.
fn read(text: &str) -> Option<BTreeMap<CompetenceId, Level>> {
    serde_json::from_str(text).ok()
}
