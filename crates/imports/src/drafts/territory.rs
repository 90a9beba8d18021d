//! Municipalities and the time between them.

use super::Draft;
use super::cells::{FieldCells, MAX_LINE};
use crate::mapping::{Field, ImportKind};
use crate::values::is_province;
use domain::place::{Means, Municipality};
use std::collections::HashMap;

/// A municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct MunicipalityDraft {
    /// The municipality.
    pub municipality: Municipality,
    /// Two letters, where the file says them.
    pub province: Option<String>,
}

impl Draft for MunicipalityDraft {
    const KIND: ImportKind = ImportKind::Municipalities;
    /// ISTAT codes.
    type Seen = HashMap<String, u32>;

    fn read(cells: &mut FieldCells<'_>, seen: &mut Self::Seen) -> Option<Self> {
        let name = cells.line(Field::Municipality, MAX_LINE);
        let istat_code = cells.required(Field::IstatCode, "import-not-istat", |text| {
            let digits = text.bytes().all(|byte| byte.is_ascii_digit()) && (4..=6).contains(&text.len());
            digits.then(|| format!("{text:0>6}"))
        });
        let province = cells.optional(Field::Province, "import-not-a-province", |text| is_province(text).then(|| text.to_uppercase()));
        let latitude = cells.decimal(Field::Latitude, -90.0..=90.0);
        let longitude = cells.decimal(Field::Longitude, -180.0..=180.0);
        let istat_code = istat_code?;
        if !cells.is_new(Field::IstatCode, seen, istat_code.clone()) {
            return None;
        }
        let municipality = Municipality { istat_code, name: name?, latitude: latitude?, longitude: longitude? };
        Some(Self { municipality, province: province? })
    }
}

const MEANS: [(&str, Means); 18] = [
    ("mezzi pubblici", Means::PublicTransport),
    ("auto", Means::Car),
    ("bicicletta", Means::Bicycle),
    ("a piedi", Means::OnFoot),
    ("treno", Means::PublicTransport),
    ("autobus", Means::PublicTransport),
    ("bus", Means::PublicTransport),
    ("pullman", Means::PublicTransport),
    ("trasporto pubblico", Means::PublicTransport),
    ("tpl", Means::PublicTransport),
    ("public transport", Means::PublicTransport),
    ("train", Means::PublicTransport),
    ("automobile", Means::Car),
    ("macchina", Means::Car),
    ("car", Means::Car),
    ("bici", Means::Bicycle),
    ("bicycle", Means::Bicycle),
    ("piedi", Means::OnFoot),
];

/// Minutes between two municipalities, there; the way back is another row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TravelTimeDraft {
    /// ISTAT code.
    pub from: String,
    /// ISTAT code.
    pub to: String,
    /// How long.
    pub minutes: u16,
    /// By what, where the file says it.
    pub means: Option<Means>,
}

impl Draft for TravelTimeDraft {
    const KIND: ImportKind = ImportKind::TravelTimes;
    type Seen = HashMap<(String, String, Option<Means>), u32>;

    fn read(cells: &mut FieldCells<'_>, seen: &mut Self::Seen) -> Option<Self> {
        let from = cells.municipality(Field::Origin);
        let to = cells.municipality(Field::Destination);
        let minutes = cells.number(Field::Minutes, 0..=1_440_u16);
        let means = cells.optional_choice(Field::Means, &MEANS);
        let (from, to, means) = (from?, to?, means?);
        if !cells.is_new(Field::Destination, seen, (from.clone(), to.clone(), means)) {
            return None;
        }
        Some(Self { from, to, minutes: minutes?, means })
    }
}
