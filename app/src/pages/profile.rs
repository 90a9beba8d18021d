//! The profile that a visitor clicks together: what they say they can do. It lives in this
//! browser's storage and is sent nowhere.

use domain::competence::{Evidence, HeldCompetence, Level};
use domain::id::CompetenceId;
use leptos::prelude::*;

const KEY: &str = "annoda.profilo";

/// One level, "no" included, per competence.
type Answers = Vec<(CompetenceId, Level)>;

/// The visitor's own answers. Empty on the server and until the browser has read its storage.
#[derive(Clone, Copy)]
pub struct Profile {
    answers: RwSignal<Answers>,
    ready: RwSignal<bool>,
}

impl Profile {
    /// The profile of this browser.
    #[must_use]
    pub fn new() -> Self {
        let profile = Self { answers: RwSignal::new(Vec::new()), ready: RwSignal::new(false) };
        Effect::new(move |_| {
            if let Some(answers) = storage().and_then(|storage| storage.get_item(KEY).ok().flatten()) {
                profile.answers.set(read(&answers));
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
        self.answers.with(|answers| answers.iter().find(|(id, _)| *id == competence).map(|(_, level)| *level))
    }

    /// Answers, or takes the answer back.
    pub(super) fn set(self, competence: CompetenceId, level: Option<Level>) {
        self.answers.update(|answers| {
            answers.retain(|(id, _)| *id != competence);
            answers.extend(level.map(|level| (competence, level)));
        });
        self.keep();
    }

    /// Deletes everything.
    pub(super) fn clear(self) {
        self.answers.set(Vec::new());
        self.keep();
    }

    /// How many competences one says to have.
    pub(super) fn known(self) -> usize {
        self.answers.with(|answers| answers.iter().filter(|(_, level)| *level > Level::None).count())
    }

    /// Whether nothing was answered.
    pub(super) fn is_empty(self) -> bool {
        self.answers.with(Vec::is_empty)
    }

    /// All answers, also "no".
    pub(super) fn answers(self) -> Answers {
        self.answers.get()
    }

    /// What one says to have, for the fit.
    pub(super) fn held(self) -> Vec<HeldCompetence> {
        let evidence = Evidence::SelfDeclared;
        self.answers.with(|answers| {
            answers
                .iter()
                .filter(|(_, level)| *level > Level::None)
                .map(|&(competence, level)| HeldCompetence { competence, level, evidence })
                .collect()
        })
    }

    fn keep(self) {
        let Some(storage) = storage() else { return };
        let kept = self
            .answers
            .with_untracked(|answers| if answers.is_empty() { storage.remove_item(KEY) } else { storage.set_item(KEY, &write(answers)) });
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

/// One answer a line: the competence's id, a blank, the level's number.
fn write(answers: &Answers) -> String {
    answers.iter().map(|(competence, level)| format!("{competence} {}\n", level.number())).collect()
}

/// What cannot be read, another version's perhaps, is left out.
fn read(text: &str) -> Answers {
    text.lines()
        .filter_map(|line| {
            let (competence, level) = line.split_once(' ')?;
            Some((competence.parse().ok()?, Level::try_from(level.parse::<u8>().ok()?).ok()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_survive_and_rubbish_does_not() {
        let answers = vec![(CompetenceId::generate(), Level::Autonomous), (CompetenceId::generate(), Level::None)];
        assert_eq!(read(&write(&answers)), answers);
        assert_eq!(read("{\"x\": 3}\nno no\n"), Vec::new());
    }
}
