//! The forms in which a competence is proposed, decided on and described: texts that are not
//! believed yet.

use super::{Choice, MAX_DESCRIPTION, MAX_LABEL, MAX_PROPOSED, MAX_SYNONYMS};
use crate::competence::{Level, Weight};
use crate::error::{ApiError, FieldError};
use crate::field::{paragraph, required_text};
use crate::id::CompetenceId;
use crate::search::normalise;
use serde::{Deserialize, Serialize};

/// One line of a demand's form: a competence that the catalogue lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProposedField {
    /// What the company calls it; lines without any words are ignored.
    pub label: String,
    /// What it is.
    pub description: String,
    /// The id of a broader competence, or empty.
    pub broader: String,
    /// A number from 1 to 4.
    pub level: String,
    /// A number from 1 to 3.
    pub weight: String,
}

impl ProposedField {
    /// Whether nobody wrote in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.label.trim().is_empty() && self.description.trim().is_empty()
    }
}

/// A proposal that was checked and may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewProposal {
    /// In which line of the form it stood.
    pub row: usize,
    /// What the company calls it.
    pub label: String,
    /// What it is.
    pub description: String,
    /// What it is a kind of.
    pub broader: Option<CompetenceId>,
    /// The level that the company asks.
    pub level: Level,
    /// How much it counts.
    pub weight: Weight,
}

/// Reads the lines of a demand's form, or says of every wrong field what to do about it.
///
/// # Errors
/// All the problems at once, each with the field's name as in the form.
pub fn read_proposed(fields: &[ProposedField]) -> Result<Vec<NewProposal>, Vec<FieldError>> {
    let (mut problems, mut proposals) = (Vec::new(), Vec::<NewProposal>::new());
    for (row, field) in fields.iter().enumerate().filter(|(_, field)| !field.is_blank()) {
        let name = |part: &str| format!("proposed[{row}][{part}]");
        let label = required_text(&mut problems, &name("label"), &field.label, MAX_LABEL);
        let description = paragraph(&mut problems, &name("description"), &field.description, MAX_DESCRIPTION);
        let broader = broader(&mut problems, &name("broader"), &field.broader);
        let level = field.level.parse().ok().and_then(|number: u8| Level::try_from(number).ok()).filter(|level| *level != Level::None);
        let weight = field.weight.parse().ok().and_then(|number: u8| Weight::try_from(number).ok());
        for (part, is_missing) in [("level", level.is_none()), ("weight", weight.is_none())] {
            if is_missing {
                problems.push(FieldError::new(name(part), "field-choose"));
            }
        }
        if let (Some(label), Some(description), Some(broader), Some(level), Some(weight)) = (label, description, broader, level, weight) {
            if proposals.iter().any(|other| normalise(&other.label) == normalise(&label)) {
                problems.push(FieldError::new(name("label"), "field-proposed-twice"));
            }
            proposals.push(NewProposal { row, label, description, broader, level, weight });
        }
    }
    if proposals.len() > MAX_PROPOSED {
        problems.push(FieldError::new("proposed", "field-too-many-proposed").with("most", MAX_PROPOSED.to_string()));
    }
    if problems.is_empty() { Ok(proposals) } else { Err(problems) }
}

/// The id of a broader competence; the inner `None` is an empty field.
fn broader(problems: &mut Vec<FieldError>, field: &str, value: &str) -> Option<Option<CompetenceId>> {
    if value.trim().is_empty() {
        return Some(None);
    }
    let broader = value.trim().parse().ok();
    if broader.is_none() {
        problems.push(FieldError::new(field, "field-choose"));
    }
    broader.map(Some)
}

/// Where a concept of the catalogue comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The polo added it.
    Local,
    /// It was published: what it is called officially stays as it was published.
    Esco,
}

/// What the polo says of a concept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConceptTerms {
    /// In Italian.
    pub label_it: String,
    /// In English; of what was published it is not the polo's to say.
    pub label_en: String,
    /// Other Italian words for it.
    pub synonyms_it: Vec<String>,
    /// What it is, in Italian.
    pub description_it: String,
    /// What it is, in English.
    pub description_en: String,
    /// What it is a kind of; of what was published, ESCO says so.
    pub broader: Option<CompetenceId>,
}

/// The form of a concept as it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConceptForm {
    /// The version that one has seen.
    pub version: String,
    /// In Italian.
    pub label_it: String,
    /// In English.
    pub label_en: String,
    /// One in a line.
    pub synonyms_it: String,
    /// What it is.
    pub description_it: String,
    /// The same in English.
    pub description_en: String,
    /// An id or empty.
    pub broader: String,
}

impl ConceptForm {
    /// The form of what is stated already.
    #[must_use]
    pub fn filled(terms: &ConceptTerms, version: u64) -> Self {
        Self {
            version: version.to_string(),
            label_it: terms.label_it.clone(),
            label_en: terms.label_en.clone(),
            synonyms_it: terms.synonyms_it.join("\n"),
            description_it: terms.description_it.clone(),
            description_en: terms.description_en.clone(),
            broader: terms.broader.map(|id| id.to_string()).unwrap_or_default(),
        }
    }

    /// The version that one has seen.
    ///
    /// # Errors
    /// [`ApiError::Malformed`] where it is missing, which a page writes itself.
    pub fn seen(&self) -> Result<u64, ApiError> {
        self.version.parse().map_err(|_| ApiError::Malformed("the form has no version".to_owned()))
    }

    /// Parses the form, or says of every wrong field what to do about it. Without an English label a
    /// competence of the polo's own is called as in Italian.
    ///
    /// # Errors
    /// [`ApiError::Invalid`] with all fields to mend.
    pub fn parse(&self, origin: Origin) -> Result<ConceptTerms, ApiError> {
        let mut problems = Vec::new();
        // What was published may be longer than what one would write.
        let longest = if origin == Origin::Esco { 2 * MAX_LABEL } else { MAX_LABEL };
        let label_it = required_text(&mut problems, "label_it", &self.label_it, longest);
        let label_en = match (origin, self.label_en.trim()) {
            (Origin::Esco, _) | (_, "") => label_it.clone(),
            (Origin::Local, label) => required_text(&mut problems, "label_en", label, MAX_LABEL),
        };
        let synonyms_it = self.synonyms(&mut problems, label_it.as_deref().unwrap_or_default());
        let description_it = paragraph(&mut problems, "description_it", &self.description_it, MAX_DESCRIPTION);
        let description_en = paragraph(&mut problems, "description_en", &self.description_en, MAX_DESCRIPTION);
        let broader = match origin {
            Origin::Esco => Some(None),
            Origin::Local => broader(&mut problems, "broader", &self.broader),
        };
        match (label_it, label_en, description_it, description_en, broader) {
            (Some(label_it), Some(label_en), Some(description_it), Some(description_en), Some(broader)) if problems.is_empty() => {
                Ok(ConceptTerms { label_it, label_en, synonyms_it, description_it, description_en, broader })
            }
            _ => Err(ApiError::Invalid(problems)),
        }
    }

    /// One in a line, each once, and none that is the label.
    fn synonyms(&self, problems: &mut Vec<FieldError>, label: &str) -> Vec<String> {
        let mut known = vec![normalise(label)];
        let mut synonyms = Vec::new();
        // Between two stored synonyms stands a bar.
        for line in self.synonyms_it.split(['\n', '\r', '|']).filter(|line| !line.trim().is_empty()) {
            let Some(word) = required_text(problems, "synonyms_it", line, MAX_LABEL) else { continue };
            if !known.contains(&normalise(&word)) {
                known.push(normalise(&word));
                synonyms.push(word);
            }
        }
        if synonyms.len() > MAX_SYNONYMS {
            problems.push(FieldError::new("synonyms_it", "field-too-many-synonyms").with("most", MAX_SYNONYMS.to_string()));
        }
        synonyms
    }
}

/// What the coordinator decides on a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It becomes a competence of the polo's own.
    Approve(ConceptTerms),
    /// This one says the same.
    Merge(Choice<CompetenceId>),
    /// It does not come into the catalogue, for this reason.
    Decline(String),
}

/// The form of a decision as it was filled in; what a new competence is called stands in a
/// [`ConceptForm`] beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DecisionForm {
    /// `approve`, `merge` or `decline`.
    pub act: String,
    /// The version that one has seen.
    pub version: String,
    /// A [`Choice`] of a competence.
    pub into: String,
    /// Why not.
    pub reason: String,
}

impl DecisionForm {
    /// Parses the form: the version that one has seen, and the decision.
    ///
    /// # Errors
    /// [`ApiError::Malformed`] where act or version are missing, which a page writes itself;
    /// [`ApiError::Invalid`] with all fields to mend.
    pub fn parse(&self, terms: &ConceptForm) -> Result<(u64, Decision), ApiError> {
        let malformed = |what: &str| ApiError::Malformed(format!("the form has no {what}"));
        let seen = self.version.parse().map_err(|_| malformed("version"))?;
        let decision = match self.act.as_str() {
            "approve" => Decision::Approve(terms.parse(Origin::Local)?),
            "merge" => {
                let into = self.into.parse().map_err(|()| ApiError::Invalid(vec![FieldError::new("into", "field-choose")]))?;
                Decision::Merge(into)
            }
            "decline" => {
                let mut problems = Vec::new();
                let reason = required_text(&mut problems, "reason", &self.reason, MAX_DESCRIPTION);
                Decision::Decline(reason.ok_or(ApiError::Invalid(problems))?)
            }
            _ => return Err(malformed("act")),
        };
        Ok((seen, decision))
    }
}
