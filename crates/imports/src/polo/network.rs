//! `accordo.csv`, `adesioni.csv`: the polo's agreements, and who belongs to it.

use super::{ACCORDO, ADESIONI, Line, MembershipDraft, Reading};
use crate::cells::Cells;
use crate::problem::Problems;
use domain::network::{AgreementTerms, MAX_PROGRAMME, MAX_TITLE, MembershipRole, Validity};

const ROLES: [(&str, MembershipRole); 3] =
    [("capofila", MembershipRole::Lead), ("fondatore", MembershipRole::Founder), ("aderente", MembershipRole::Member)];

impl Reading {
    pub(super) fn agreements(&self, problems: &mut Problems) -> Vec<Line<AgreementTerms>> {
        let mut held: Vec<Validity> = Vec::new();
        self.tables.lines(ACCORDO, problems, |cells| {
            let title = cells.line_up_to("titolo", MAX_TITLE);
            let signed_on = cells.day("firmato");
            let validity = validity(cells);
            let programme = cells.paragraph("programma", MAX_PROGRAMME);
            let validity = validity?;
            if held.iter().any(|other| other.overlaps(validity)) {
                return cells.refuse("dal", "import-agreement-held");
            }
            held.push(validity);
            Some(AgreementTerms { title: title?, signed_on: signed_on?, validity, programme: programme? })
        })
    }

    pub(super) fn memberships(&self, problems: &mut Problems) -> Vec<Line<MembershipDraft>> {
        let mut held: Vec<MembershipDraft> = Vec::new();
        self.tables.lines(ADESIONI, problems, |cells| {
            let organisation = cells.reference("codice_soggetto", &self.organisations);
            let role = cells.choice("ruolo", &ROLES);
            let validity = validity(cells);
            let draft = MembershipDraft { organisation: organisation?, role: role?, validity: validity? };
            let mut meanwhile = held.iter().filter(|other| other.validity.overlaps(draft.validity));
            if meanwhile.clone().any(|other| other.organisation == draft.organisation) {
                return cells.refuse("dal", "import-membership-held");
            }
            if draft.role == MembershipRole::Lead && meanwhile.any(|other| other.role == MembershipRole::Lead) {
                return cells.refuse("ruolo", "import-membership-lead");
            }
            held.push(draft.clone());
            Some(draft)
        })
    }
}

fn validity(cells: &mut Cells<'_>) -> Option<Validity> {
    let (from, to) = (cells.day("dal"), cells.optional_day("al"));
    let validity = Validity::new(from?, to?);
    if validity.is_none() { cells.refuse("al", "import-ends-before") } else { validity }
}
