//! Companies, and whom they had last year.

use super::Draft;
use super::cells::{FieldCells, MAX_LINE};
use super::people::StudentRef;
use crate::mapping::{Field, ImportKind};
use crate::values::{is_email, read_phone, read_school_year, read_vat_number};
use domain::calendar::Period;
use domain::demand::MAX_TEXT;
use domain::search::normalise;
use std::collections::HashMap;

/// A company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyDraft {
    /// The file's code for it.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// Eleven digits with a valid check digit.
    pub vat_number: Option<String>,
    /// ATECO.
    pub ateco: Option<String>,
    /// ISTAT code of its seat.
    pub municipality: String,
    /// Street and number.
    pub address: Option<String>,
    /// E-mail of the company.
    pub email: Option<String>,
    /// Its telephone.
    pub phone: Option<String>,
}

/// A company as a file names it: by at least one of these.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CompanyRef {
    /// Its name, or its code.
    pub name: Option<String>,
    /// Eleven digits with a valid check digit.
    pub vat_number: Option<String>,
}

/// Companies by partita IVA, and by name and municipality.
#[derive(Debug, Default)]
pub struct SeenCompanies {
    vat_numbers: HashMap<String, u32>,
    names: HashMap<(String, String), u32>,
}

impl Draft for CompanyDraft {
    const KIND: ImportKind = ImportKind::Companies;
    type Seen = SeenCompanies;

    fn read(cells: &mut FieldCells<'_>, seen: &mut SeenCompanies) -> Option<Self> {
        let code = cells.optional_line(Field::CompanyCode, 40);
        let name = cells.line(Field::Company, MAX_LINE);
        let vat_number = cells.optional(Field::VatNumber, "import-not-vat", read_vat_number);
        let ateco = cells.optional_line(Field::Ateco, 20);
        let municipality = cells.municipality(Field::Municipality);
        let address = cells.optional_line(Field::Address, MAX_LINE);
        let email = cells.optional(Field::Email, "import-not-an-email", |text| is_email(text).then(|| text.to_lowercase()));
        let phone = cells.optional(Field::Phone, "import-not-a-phone", read_phone);
        let (name, vat_number, municipality) = (name?, vat_number?, municipality?);
        if let Some(number) = &vat_number
            && !cells.is_new(Field::VatNumber, &mut seen.vat_numbers, number.clone())
        {
            return None;
        }
        if !cells.is_new(Field::Company, &mut seen.names, (normalise(&name), municipality.clone())) {
            return None;
        }
        Some(Self { code: code?, name, vat_number, ateco: ateco?, municipality, address: address?, email: email?, phone: phone? })
    }
}

impl FieldCells<'_> {
    /// The ISTAT code of a municipality.
    pub(super) fn municipality(&mut self, field: Field) -> Option<String> {
        let municipality = self.optional_municipality(field)?;
        if municipality.is_none() { self.refuse(field, "import-required") } else { municipality }
    }

    /// The company that a row means.
    pub(super) fn company(&mut self) -> Option<CompanyRef> {
        let name = self.optional_line(Field::Company, MAX_LINE);
        let vat_number = self.optional(Field::VatNumber, "import-not-vat", read_vat_number);
        let company = CompanyRef { name: name?, vat_number: vat_number? };
        if company.name.is_none() && company.vat_number.is_none() {
            let field = if self.has(Field::Company) { Field::Company } else { Field::VatNumber };
            return self.refuse(field, "import-required");
        }
        Some(company)
    }

    /// First and last day of two columns; `None` inside where both are blank.
    pub(super) fn optional_period(&mut self) -> Option<Option<Period>> {
        let (from, to) = (self.optional_day(Field::From), self.optional_day(Field::To));
        match (from?, to?) {
            (None, None) => Some(None),
            (Some(from), Some(to)) => match Period::new(from, to) {
                None => self.refuse(Field::To, "import-ends-before"),
                period => Some(period),
            },
            (None, Some(_)) => self.refuse(Field::From, "import-required"),
            (Some(_), None) => self.refuse(Field::To, "import-required"),
        }
    }
}

/// A placement of last year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastPlacementDraft {
    /// Who.
    pub student: StudentRef,
    /// Where.
    pub company: CompanyRef,
    /// When.
    pub period: Option<Period>,
    /// For how many hours.
    pub hours: Option<u16>,
    /// How many hours it was to have.
    pub planned_hours: Option<u16>,
    /// "2025/26".
    pub school_year: Option<String>,
    /// What was done.
    pub tasks: String,
    /// What the company or the school thought.
    pub outcome: Option<String>,
}

impl Draft for PastPlacementDraft {
    const KIND: ImportKind = ImportKind::Placements;
    type Seen = HashMap<(StudentRef, CompanyRef, Option<Period>), u32>;

    fn read(cells: &mut FieldCells<'_>, seen: &mut Self::Seen) -> Option<Self> {
        let student = cells.student();
        let company = cells.company();
        let period = cells.optional_period();
        let hours = cells.optional_number(Field::Hours, 0..=2_000_u16);
        let planned_hours = cells.optional_number(Field::PlannedHours, 1..=2_000_u16);
        let school_year = cells.optional(Field::SchoolYear, "import-not-a-school-year", read_school_year);
        let tasks = cells.paragraph(Field::Tasks, MAX_TEXT);
        let outcome = cells.optional_line(Field::Outcome, MAX_LINE);
        let (student, company, period) = (student?, company?, period?);
        let field = if cells.has(Field::Company) { Field::Company } else { Field::VatNumber };
        if !cells.is_new(field, seen, (student.clone(), company.clone(), period)) {
            return None;
        }
        let (hours, planned_hours) = (hours?, planned_hours?);
        Some(Self { student, company, period, hours, planned_hours, school_year: school_year?, tasks: tasks?, outcome: outcome? })
    }
}
