//! `competenze.csv`, `professioni.csv`, `professioni_competenze.csv`: the concepts, with ESCO's
//! addresses where they are ESCO's.

use super::{COMPETENZE, CompetenceDraft, Line, OccupationCompetenceDraft, OccupationDraft, PROFESSIONI, PROFESSIONI_COMPETENZE, Reading};
use crate::cells::Cells;
use crate::problem::Problems;
use crate::table::Table;
use domain::catalogue::Relation;
use domain::competence::{CompetenceKind, Level};
use domain::demand::MAX_TEXT;
use std::collections::HashMap;

const KINDS: [(&str, CompetenceKind); 2] = [("abilità", CompetenceKind::Skill), ("conoscenza", CompetenceKind::Knowledge)];
const RELATIONS: [(&str, Relation); 2] = [("essenziale", Relation::Essential), ("facoltativa", Relation::Optional)];

/// Competences are named by their address, or by their Italian label where they have none or a
/// school does not know it; drafts name them by the label.
pub(super) struct CompetenceKeys {
    labels: Option<HashMap<String, String>>,
}

impl CompetenceKeys {
    pub(super) fn of(table: Option<&Table>) -> Self {
        let labels = table.map(|table| {
            let mut labels = HashMap::new();
            for row in table.rows() {
                let label = table.text(row, "etichetta_it");
                for key in [table.text(row, "uri"), label] {
                    if !key.is_empty() {
                        labels.insert(key.to_owned(), label.to_owned());
                    }
                }
            }
            labels
        });
        Self { labels }
    }

    /// The label of the competence that a cell names.
    pub(super) fn label(&self, cells: &mut Cells<'_>, column: &str) -> Option<String> {
        let text = cells.raw(column);
        if text.is_empty() {
            return cells.refuse(column, "import-required");
        }
        match &self.labels {
            None => Some(text.to_owned()),
            Some(labels) => match labels.get(text) {
                Some(label) => Some(label.clone()),
                None => cells.refuse_with(column, "import-unknown", &[("in", COMPETENZE.to_owned())]),
            },
        }
    }
}

impl Reading {
    pub(super) fn competences(&self, problems: &mut Problems) -> Vec<Line<CompetenceDraft>> {
        let (mut uris, mut labels) = (HashMap::new(), HashMap::new());
        self.tables.lines(COMPETENZE, problems, |cells| {
            let uri = if cells.raw("uri").is_empty() { Some(None) } else { address(cells, "uri").map(Some) };
            let kind = cells.choice("tipo", &KINDS);
            let label_it = cells.line("etichetta_it");
            let label_en = cells.line("etichetta_en");
            let synonyms = cells.optional("sinonimi_it");
            let broader =
                if cells.raw("uri_piu_ampia").is_empty() { Some(None) } else { self.competences.label(cells, "uri_piu_ampia").map(Some) };
            let group = cells.optional("gruppo");
            let (uri, label_it, broader) = (uri?, label_it?, broader?);
            if broader.as_ref() == Some(&label_it) {
                return cells.refuse("uri_piu_ampia", "import-broader-than-itself");
            }
            let new = uri.as_ref().is_none_or(|uri| cells.unique("uri", &mut uris, uri.clone()));
            if !cells.unique("etichetta_it", &mut labels, label_it.clone()) || !new {
                return None;
            }
            let synonyms = synonyms?.unwrap_or_default();
            let synonyms_it = synonyms.split('|').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect();
            Some(CompetenceDraft {
                uri,
                kind: kind?,
                label_it,
                label_en: label_en?,
                synonyms_it,
                broader,
                group: group?.unwrap_or_default(),
            })
        })
    }

    pub(super) fn occupations(&self, problems: &mut Problems) -> Vec<Line<OccupationDraft>> {
        let mut uris = HashMap::new();
        self.tables.lines(PROFESSIONI, problems, |cells| {
            let uri = address(cells, "uri");
            let isco_code = cells.line("codice_isco");
            let label_it = cells.line("etichetta_it");
            let label_en = cells.line("etichetta_en");
            let description_it = cells.paragraph("descrizione_it", MAX_TEXT);
            let description_en = cells.paragraph("descrizione_en", MAX_TEXT);
            let uri = uri?;
            if !cells.unique("uri", &mut uris, uri.clone()) {
                return None;
            }
            Some(OccupationDraft {
                uri,
                isco_code: isco_code?,
                label_it: label_it?,
                label_en: label_en?,
                description_it: description_it?,
                description_en: description_en?,
            })
        })
    }

    pub(super) fn occupation_competences(&self, problems: &mut Problems) -> Vec<Line<OccupationCompetenceDraft>> {
        let mut pairs = HashMap::new();
        self.tables.lines(PROFESSIONI_COMPETENZE, problems, |cells| {
            let occupation = cells.reference("uri_professione", &self.occupations);
            let competence = self.competences.label(cells, "uri_competenza");
            let relation = cells.choice("relazione", &RELATIONS);
            let level = level(cells, "livello");
            let (occupation, competence) = (occupation?, competence?);
            if !cells.unique("uri_competenza", &mut pairs, (occupation.clone(), competence.clone())) {
                return None;
            }
            Some(OccupationCompetenceDraft { occupation, competence, relation: relation?, level: level? })
        })
    }
}

/// A level as a number from 1 to 4.
pub(super) fn level(cells: &mut Cells<'_>, column: &str) -> Option<Level> {
    cells.number(column, 1..=4u8).and_then(|number| Level::try_from(number).ok())
}

fn address(cells: &mut Cells<'_>, column: &str) -> Option<String> {
    let uri = cells.line(column)?;
    let sound = (uri.starts_with("http://") || uri.starts_with("https://")) && !uri.contains(' ');
    if sound { Some(uri) } else { cells.refuse(column, "import-not-a-uri") }
}
