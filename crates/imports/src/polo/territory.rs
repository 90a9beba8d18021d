//! `comuni.csv`, `soggetti.csv`, `persone.csv`: places, organisations, people.

use super::{COMUNI, Kinds, Line, OrganisationDraft, PERSONE, PersonDraft, Reading, SOGGETTI};
use crate::cells::Cells;
use crate::problem::Problems;
use crate::values::read_vat_number;
use domain::organisation::OrganisationKind;
use domain::person::RoleKind;
use domain::place::Municipality;
use std::collections::HashMap;

const KINDS: [(&str, OrganisationKind); 5] = [
    ("istituto tecnico", OrganisationKind::TechnicalInstitute),
    ("istituto professionale", OrganisationKind::VocationalInstitute),
    ("its", OrganisationKind::Its),
    ("agenzia formativa", OrganisationKind::TrainingBody),
    ("impresa", OrganisationKind::Company),
];

const ROLES: [(&str, RoleKind); 4] = [
    ("docente", RoleKind::Teacher),
    ("studente", RoleKind::Student),
    ("azienda", RoleKind::Company),
    ("coordinatore", RoleKind::Coordinator),
];

impl Reading {
    pub(super) fn municipalities(&self, problems: &mut Problems) -> Vec<Line<Municipality>> {
        let (mut codes, mut names) = (HashMap::new(), HashMap::new());
        self.tables.lines(COMUNI, problems, |cells| {
            let istat_code = istat_code(cells);
            let name = cells.line("comune");
            let latitude = cells.decimal("lat", -90.0..=90.0);
            let longitude = cells.decimal("lon", -180.0..=180.0);
            let (istat_code, name) = (istat_code?, name?);
            let new = cells.unique("codice_istat", &mut codes, istat_code.clone());
            if !cells.unique("comune", &mut names, name.clone()) || !new {
                return None;
            }
            Some(Municipality { istat_code, name, latitude: latitude?, longitude: longitude? })
        })
    }

    pub(super) fn organisations(&self, problems: &mut Problems) -> Vec<Line<OrganisationDraft>> {
        let mut codes = HashMap::new();
        self.tables.lines(SOGGETTI, problems, |cells| {
            let code = cells.line("codice");
            let name = cells.line("denominazione");
            let kind = cells.choice("tipo", &KINDS);
            let school_code = cells.optional("codice_meccanografico");
            let vat_number = vat_number(cells);
            let ateco = cells.optional("ateco");
            let municipality = cells.reference("comune", &self.municipalities);
            let address = cells.optional("indirizzo");
            let code = code?;
            if !cells.unique("codice", &mut codes, code.clone()) {
                return None;
            }
            Some(OrganisationDraft {
                code,
                name: name?,
                kind: kind?,
                school_code: school_code?,
                vat_number: vat_number?,
                ateco: ateco?,
                municipality: municipality?,
                address: address?.unwrap_or_default(),
            })
        })
    }

    pub(super) fn people(&self, kinds: &Kinds, problems: &mut Problems) -> Vec<Line<PersonDraft>> {
        let mut codes = HashMap::new();
        self.tables.lines(PERSONE, problems, |cells| {
            let code = cells.line("codice");
            let name = cells.line("nome");
            let role = cells.choice("ruolo", &ROLES);
            let organisation = match role {
                Some(RoleKind::Teacher | RoleKind::Student) => kinds.school(cells, "codice_soggetto", &self.organisations).map(Some),
                Some(RoleKind::Company) => kinds.company(cells, "codice_soggetto", &self.organisations).map(Some),
                Some(RoleKind::Coordinator) | None => cells.optional_reference("codice_soggetto", &self.organisations),
            };
            let student = match role {
                Some(RoleKind::Student) => cells.reference("matricola", &self.students).map(Some),
                _ => Some(None),
            };
            let code = code?;
            if !cells.unique("codice", &mut codes, code.clone()) {
                return None;
            }
            Some(PersonDraft { code, name: name?, role: role?, organisation: organisation?, student: student? })
        })
    }
}

fn istat_code(cells: &mut Cells<'_>) -> Option<String> {
    let code = cells.line("codice_istat")?;
    let sound = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
    if sound { Some(code) } else { cells.refuse("codice_istat", "import-not-istat") }
}

fn vat_number(cells: &mut Cells<'_>) -> Option<Option<String>> {
    match cells.optional("partita_iva")? {
        Some(number) if read_vat_number(&number).as_ref() != Some(&number) => cells.refuse("partita_iva", "import-not-vat"),
        number => Some(number),
    }
}
