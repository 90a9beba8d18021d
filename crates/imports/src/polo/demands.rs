//! `richieste.csv`, `richieste_competenze.csv`: what companies ask. The limits are those of the
//! company's own form.

use super::esco::level;
use super::schools::RISKS;
use super::{DemandCompetenceDraft, DemandDraft, Kinds, Line, RICHIESTE, RICHIESTE_COMPETENZE, Reading};
use crate::cells::Cells;
use crate::drafts::CONFIDENCES;
use crate::problem::Problems;
use domain::calendar::{DailyHours, Period};
use domain::competence::Weight;
use domain::demand::{Confidence, DemandKind, MAX_COMPETENCES, MAX_POSITIONS, MAX_TEXT, MAX_TITLE, PlacementTerms};
use std::collections::HashMap;

#[derive(Clone, Copy)]
enum Kind {
    Placement,
    Forecast,
}

const KINDS: [(&str, Kind); 2] = [("posto", Kind::Placement), ("fabbisogno", Kind::Forecast)];

impl Reading {
    pub(super) fn demands(&self, kinds: &Kinds, problems: &mut Problems) -> Vec<Line<DemandDraft>> {
        let mut codes = HashMap::new();
        self.tables.lines(RICHIESTE, problems, |cells| {
            let code = cells.line("codice");
            let company = kinds.company(cells, "azienda", &self.organisations);
            let kind = match cells.choice("tipo", &KINDS) {
                Some(Kind::Placement) => terms(cells).map(DemandKind::Placement),
                Some(Kind::Forecast) => forecast(cells),
                None => None,
            };
            let title = cells.line_up_to("titolo", MAX_TITLE);
            let occupation = cells.reference("uri_professione", &self.occupations);
            let positions = cells.number("posti", 1..=MAX_POSITIONS);
            let municipality = cells.reference("comune", &self.municipalities);
            let risk = cells.choice("rischio", &RISKS);
            let high_risk_task = cells.yes_or_no("mansione_alto_rischio");
            let min_age = cells.optional_number("eta_minima", 14..=30u8);
            let tasks = cells.paragraph("mansioni", MAX_TEXT);
            let conditions = cells.paragraph("condizioni", MAX_TEXT);
            let code = code?;
            if !cells.unique("codice", &mut codes, code.clone()) {
                return None;
            }
            Some(DemandDraft {
                code,
                company: company?,
                title: title?,
                occupation: occupation?,
                positions: positions?,
                municipality: municipality?,
                kind: kind?,
                risk: risk?,
                high_risk_task: high_risk_task?,
                min_age: min_age?,
                tasks: tasks?,
                conditions: conditions?,
            })
        })
    }

    pub(super) fn demand_competences(&self, problems: &mut Problems) -> Vec<Line<DemandCompetenceDraft>> {
        let mut pairs = HashMap::new();
        let mut asked: HashMap<String, usize> = HashMap::new();
        self.tables.lines(RICHIESTE_COMPETENZE, problems, |cells| {
            let demand = cells.reference("codice_richiesta", &self.demands);
            let competence = self.competences.label(cells, "uri_competenza");
            let level = level(cells, "livello");
            let weight = cells.number("peso", 1..=3u8).and_then(|number| Weight::try_from(number).ok());
            let mandatory = cells.yes_or_no("obbligatoria");
            let (demand, competence) = (demand?, competence?);
            if !cells.unique("uri_competenza", &mut pairs, (demand.clone(), competence.clone())) {
                return None;
            }
            let count = asked.entry(demand.clone()).or_default();
            *count += 1;
            if *count > MAX_COMPETENCES {
                return cells.refuse_with("codice_richiesta", "import-too-many-competences", &[("most", MAX_COMPETENCES.to_string())]);
            }
            Some(DemandCompetenceDraft { demand, competence, level: level?, weight: weight?, mandatory: mandatory? })
        })
    }
}

/// Packages of before there was such a column have none: then it is likely.
fn forecast(cells: &mut Cells<'_>) -> Option<DemandKind> {
    let by_year = cells.number("entro_anno", 2000..=2200);
    let confidence = cells.optional_choice("certezza", &CONFIDENCES[..Confidence::ALL.len()]);
    Some(DemandKind::Forecast { by_year: by_year?, confidence: confidence?.unwrap_or_default() })
}

fn terms(cells: &mut Cells<'_>) -> Option<PlacementTerms> {
    let period = period(cells);
    let weekly_hours = cells.number("ore_settimanali", 1..=60u16);
    let from = cells.time("ora_inizio");
    let to = cells.time("ora_fine");
    Some(PlacementTerms { period: period?, weekly_hours: weekly_hours?, daily: DailyHours { from: from?, to: to? } })
}

/// The period of the columns `dal` and `al`.
pub(super) fn period(cells: &mut Cells<'_>) -> Option<Period> {
    let (from, to) = (cells.day("dal"), cells.day("al"));
    let period = Period::new(from?, to?);
    if period.is_none() { cells.refuse("al", "import-ends-before") } else { period }
}
