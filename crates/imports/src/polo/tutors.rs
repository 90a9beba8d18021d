//! `tutor.csv`: who follows students: of a company those of its requests, of a school those of its
//! classes. A package may lack it.

use super::schools::class_key;
use super::{CLASSI, DemandDraft, Kinds, Line, RICHIESTE, Reading, TUTOR, TutorDraft};
use crate::cells::Cells;
use crate::problem::Problems;
use domain::contact::{is_email, read_phone};
use domain::tutor::{MAX_LOAD, MAX_NAME, MAX_ROLE, TutorTerms};
use std::collections::HashMap;

impl Reading {
    pub(super) fn tutors(&self, kinds: &Kinds, demands: &[Line<DemandDraft>], problems: &mut Problems) -> Vec<Line<TutorDraft>> {
        let companies: HashMap<&str, &str> = demands.iter().map(|line| (line.draft.code.as_str(), line.draft.company.as_str())).collect();
        let (mut names, mut followed) = (HashMap::new(), HashMap::new());
        self.tables.lines(TUTOR, problems, |cells| {
            let organisation = cells.reference("codice_soggetto", &self.organisations).and_then(|code| kinds.with_tutors(cells, code));
            let name = cells.line_up_to("nome", MAX_NAME);
            let role = cells.paragraph("ruolo", MAX_ROLE);
            let email = read(cells, "email", |text| is_email(text).then(|| text.to_owned()));
            let phone = read(cells, "telefono", read_phone);
            let most = cells.number("massimo", 1..=MAX_LOAD);
            let (organisation, name) = (organisation?, name?);
            let demands = self.demands_of(cells, &organisation, &companies);
            let classes = self.classes_of(cells, &organisation);
            if !cells.unique("nome", &mut names, (organisation.clone(), name.clone())) {
                return None;
            }
            let (demands, classes) = (demands?, classes?);
            for demand in &demands {
                if !cells.unique("richieste", &mut followed, demand.clone()) {
                    return None;
                }
            }
            for class in &classes {
                if !cells.unique("classi", &mut followed, class.to_string()) {
                    return None;
                }
            }
            let terms = TutorTerms { name, role: role?, email: email?, phone: phone?, most: most? };
            Some(TutorDraft { organisation, terms, demands, classes })
        })
    }

    /// "R001|R046", all of the tutor's own company.
    fn demands_of(&self, cells: &mut Cells<'_>, organisation: &str, companies: &HashMap<&str, &str>) -> Option<Vec<String>> {
        let codes = parts(cells, "richieste");
        if codes.iter().any(|code| !self.demands.has(code)) {
            return cells.refuse_with("richieste", "import-unknown", &[("in", RICHIESTE.to_owned())]);
        }
        if codes.iter().any(|code| companies.get(code.as_str()).is_some_and(|company| *company != organisation)) {
            return cells.refuse("richieste", "import-tutor-elsewhere");
        }
        Some(codes)
    }

    /// "4A|5A", all of the tutor's own school.
    fn classes_of(&self, cells: &mut Cells<'_>, school: &str) -> Option<Vec<super::ClassKey>> {
        let mut classes = Vec::new();
        for name in parts(cells, "classi") {
            let Some(key) = class_key(school, &name) else { return cells.refuse("classi", "import-not-a-class") };
            if !self.classes.has(&key.to_string()) {
                return cells.refuse_with("classi", "import-unknown", &[("in", CLASSI.to_owned())]);
            }
            classes.push(key);
        }
        Some(classes)
    }
}

fn parts(cells: &Cells<'_>, column: &str) -> Vec<String> {
    cells.raw(column).split('|').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// A cell that may be empty; filled in, it must be readable.
fn read(cells: &mut Cells<'_>, column: &str, reader: impl Fn(&str) -> Option<String>) -> Option<Option<String>> {
    let text = cells.raw(column);
    if text.is_empty() {
        return Some(None);
    }
    match reader(text) {
        Some(read) => Some(Some(read)),
        None => cells.refuse(column, "import-not-a-contact"),
    }
}
