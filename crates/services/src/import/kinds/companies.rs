//! Companies: recognised by partita IVA, by code, by name and place.

use super::File;
use crate::import::plan::{Cell, Plan, Step};
use crate::network::free_code;
use domain::id::OrganisationId;
use domain::organisation::OrganisationKind;
use domain::search::normalise;
use imports::drafts::{CompanyDraft, CompanyRef};
use imports::mapping::Field;
use persistence::import::NewOrganisation;
use persistence::record::Record;
use std::collections::{HashMap, HashSet};

/// Companies by what files call them.
pub(super) struct Directory<'w> {
    companies: &'w [NewOrganisation],
    by_vat: HashMap<&'w str, usize>,
    by_code: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
}

/// Which company is meant.
pub(super) enum Found<'w> {
    /// This one.
    One(&'w NewOrganisation),
    /// None.
    Unknown,
    /// More than one has the name.
    Several,
}

impl<'w> Directory<'w> {
    pub(super) fn of(companies: &'w [NewOrganisation]) -> Self {
        let mut directory = Self { companies, by_vat: HashMap::new(), by_code: HashMap::new(), by_name: HashMap::new() };
        for (position, company) in companies.iter().enumerate() {
            if let Some(vat) = &company.vat_number {
                directory.by_vat.insert(vat, position);
            }
            directory.by_code.insert(normalise(&company.code), position);
            directory.by_name.entry(bare_name(&company.name)).or_default().push(position);
        }
        directory
    }

    pub(super) fn find(&self, company: &CompanyRef) -> Found<'w> {
        if let Some(position) = company.vat_number.as_deref().and_then(|vat| self.by_vat.get(vat)) {
            return Found::One(&self.companies[*position]);
        }
        let Some(name) = &company.name else { return Found::Unknown };
        if let Some(position) = self.by_code.get(&normalise(name)) {
            return Found::One(&self.companies[*position]);
        }
        match self.by_name.get(&bare_name(name)).map(Vec::as_slice) {
            Some([one]) => Found::One(&self.companies[*one]),
            Some(_) => Found::Several,
            None => Found::Unknown,
        }
    }

    fn of_draft(&self, draft: &CompanyDraft) -> Option<&'w NewOrganisation> {
        let by_vat = draft.vat_number.as_deref().and_then(|vat| self.by_vat.get(vat));
        let by_code = || draft.code.as_deref().and_then(|code| self.by_code.get(&normalise(code)));
        let by_name = || {
            let named = self.by_name.get(&bare_name(&draft.name))?;
            // Two partite IVA are two companies, whatever they are called.
            let same = |position: &&usize| {
                let known = &self.companies[**position];
                known.municipality == draft.municipality
                    && (known.vat_number.is_none() || draft.vat_number.is_none() || known.vat_number == draft.vat_number)
            };
            named.iter().find(same)
        };
        by_vat.or_else(by_code).or_else(by_name).map(|position| &self.companies[*position])
    }
}

/// A name without the kind of company, which people write in many ways or leave out.
fn bare_name(name: &str) -> String {
    let without_dots = name.replace('.', "");
    let mut words: Vec<String> = normalise(&without_dots).split(' ').map(str::to_owned).collect();
    while words.len() > 1
        && words.last().is_some_and(|word| ["srl", "srls", "spa", "snc", "sas", "sapa", "scarl", "scrl"].contains(&word.as_str()))
    {
        words.pop();
    }
    words.join(" ")
}

pub(super) fn companies(file: &File<'_>) -> Plan {
    let mut plan = Plan::of(&[
        "import-field-company",
        "import-field-vat-number",
        "import-field-municipality",
        "import-field-address",
        "import-field-email",
        "import-field-phone",
    ]);
    let directory = Directory::of(&file.world.companies);
    let mut codes: HashSet<String> = file.world.codes.clone();
    let mut taken: HashSet<OrganisationId> = HashSet::new();
    file.rows(&mut plan, |plan, row, draft: CompanyDraft, mut problems| {
        let before = directory.of_draft(&draft);
        if before.is_some_and(|before| !taken.insert(before.id)) {
            problems.push(file.table.problem(row, Field::Company, "import-same-company"));
            return plan.mend(row, problems);
        }
        let CompanyDraft { code, name, vat_number, ateco, municipality, address, email, phone } = draft;
        let after = match before {
            // What the file does not say stays.
            Some(known) => NewOrganisation {
                name,
                vat_number: vat_number.or_else(|| known.vat_number.clone()),
                ateco: ateco.or_else(|| known.ateco.clone()),
                municipality,
                address: address.unwrap_or_else(|| known.address.clone()),
                email: email.or_else(|| known.email.clone()),
                phone: phone.or_else(|| known.phone.clone()),
                ..known.clone()
            },
            None => NewOrganisation {
                id: OrganisationId::generate(),
                code: free_code(&mut codes, code),
                name,
                kind: OrganisationKind::Company,
                school_code: None,
                vat_number,
                ateco,
                municipality,
                address: address.unwrap_or_default(),
                email,
                phone,
            },
        };
        let was = |text: fn(&NewOrganisation) -> String| before.map(text);
        let cells = vec![
            Cell::from(was(|company| company.name.clone()), &*after.name),
            Cell::from(was(|company| company.vat_number.clone().unwrap_or_default()), after.vat_number.clone().unwrap_or_default()),
            Cell::from(before.map(|company| file.world.place(&company.municipality)), file.world.place(&after.municipality)),
            Cell::from(was(|company| company.address.clone()), &*after.address),
            Cell::from(was(|company| company.email.clone().unwrap_or_default()), after.email.clone().unwrap_or_default()),
            Cell::from(was(|company| company.phone.clone().unwrap_or_default()), after.phone.clone().unwrap_or_default()),
        ];
        let step = match before {
            None => Step::Add(vec![Record::Organisation(after)]),
            Some(before) => Step::between(Record::Organisation(before.clone()), Record::Organisation(after)),
        };
        plan.take(row, cells, problems, step);
    });
    plan
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_with_and_without_the_kind_of_company() {
        for (one, other) in [("Officine Rossi S.r.l.", "OFFICINE ROSSI SRL"), ("Officine Rossi", "officine rossi s.p.a."), ("SNC", "snc")] {
            assert_eq!(bare_name(one), bare_name(other));
        }
        assert_ne!(bare_name("Rossi"), bare_name("Rossi Meccanica"));
    }
}
