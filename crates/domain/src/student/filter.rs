//! Which students of a class a list shows.

use crate::search::normalise;

/// What may still be missing before a student can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StudentState {
    /// Fewer hours of the general safety course than the law asks.
    GeneralSafety,
    /// No hour of the specific safety course.
    SpecificSafety,
    /// Nothing is known of what they can do.
    NoCompetence,
    /// They stand on no board.
    OnNoBoard,
}

impl StudentState {
    /// Every state, with its name in an address.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::GeneralSafety, "senza-sicurezza"),
        (Self::SpecificSafety, "senza-specifica"),
        (Self::NoCompetence, "senza-competenze"),
        (Self::OnNoBoard, "senza-tavolo"),
    ];

    /// Its name in an address.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The state of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(state, _)| *state)
    }
}

/// Which students of a class a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StudentFilter {
    /// Words of the name, the pseudonym, the register number or the municipality.
    pub text: String,
    /// Only those of whom this is true.
    pub state: Option<StudentState>,
    /// Which page of them, from 0.
    pub page: usize,
}

impl StudentFilter {
    /// Whether it shows everybody, page by page.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.text.is_empty() && self.state.is_none()
    }

    /// Whether it shows somebody of whom this is written and these states are true.
    #[must_use]
    pub fn shows(&self, written: &str, states: &[StudentState]) -> bool {
        let written = normalise(written);
        self.state.is_none_or(|state| states.contains(&state))
            && normalise(&self.text).split_whitespace().all(|word| written.contains(word))
    }
}
