//! The forms of a municipality and of how long a way takes.

use super::{Means, Municipality, TravelTime};
use crate::error::{ApiError, FieldError};
use crate::field::{number, required_text};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// The longest name, in characters.
const MAX_NAME: usize = 80;
/// The longest way that anybody may state, in minutes: a day.
pub const MAX_MINUTES: u16 = 1_440;
/// Degrees north in which Italy lies, Lampedusa and the Vetta d’Italia included.
const LATITUDES: RangeInclusive<f64> = 35.2..=47.1;
/// Degrees east in which Italy lies, from Bardonecchia to Otranto.
const LONGITUDES: RangeInclusive<f64> = 6.6..=18.6;

/// A municipality as it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlaceForm {
    /// The version that one has seen; empty for a new one.
    pub version: String,
    /// ISTAT code; not looked at where the municipality is known.
    pub istat_code: String,
    /// The official name.
    pub name: String,
    /// Degrees north, with a comma or a point.
    pub latitude: String,
    /// Degrees east, with a comma or a point.
    pub longitude: String,
}

impl PlaceForm {
    /// The form of a municipality as it is.
    #[must_use]
    pub fn filled(place: &Municipality, version: u64) -> Self {
        Self {
            version: version.to_string(),
            istat_code: place.istat_code.clone(),
            name: place.name.clone(),
            latitude: place.latitude.to_string(),
            longitude: place.longitude.to_string(),
        }
    }

    /// The version that one has seen.
    ///
    /// # Errors
    /// [`ApiError::Malformed`] where it is missing, which a page writes itself.
    pub fn seen(&self) -> Result<u64, ApiError> {
        seen(&self.version)
    }

    /// Parses the form, or says of every wrong field what to do about it.
    ///
    /// # Errors
    /// [`ApiError::Invalid`] with all fields to mend.
    pub fn parse(&self) -> Result<Municipality, ApiError> {
        let mut problems = Vec::new();
        let istat_code = istat_code(&self.istat_code);
        if istat_code.is_none() {
            problems.push(FieldError::new("istat_code", "field-istat"));
        }
        let name = required_text(&mut problems, "name", &self.name, MAX_NAME);
        let mut degrees = |field: &str, value: &str, within: RangeInclusive<f64>, wrong: &str| {
            let degrees = value.trim().replace(',', ".").parse::<f64>().ok().filter(|degrees| within.contains(degrees));
            if degrees.is_none() {
                problems.push(FieldError::new(field, wrong));
            }
            degrees
        };
        let latitude = degrees("latitude", &self.latitude, LATITUDES, "field-latitude");
        let longitude = degrees("longitude", &self.longitude, LONGITUDES, "field-longitude");
        match (istat_code, name, latitude, longitude) {
            (Some(istat_code), Some(name), Some(latitude), Some(longitude)) => Ok(Municipality { istat_code, name, latitude, longitude }),
            _ => Err(ApiError::Invalid(problems)),
        }
    }
}

/// The six digits of ISTAT: three of the province, three of the municipality, neither of them zero.
/// Spreadsheets drop the noughts in front.
fn istat_code(text: &str) -> Option<String> {
    let text = text.trim();
    if !(4..=6).contains(&text.len()) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let code = format!("{text:0>6}");
    let (province, municipality) = code.split_at(3);
    (province != "000" && municipality != "000").then_some(code)
}

/// How long a way takes, as it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WayForm {
    /// The version that one has seen; `0` where nobody had stated the way.
    pub version: String,
    /// ISTAT code of where the way leads.
    pub to: String,
    /// By what.
    pub means: String,
    /// Minutes.
    pub minutes: String,
}

impl WayForm {
    /// The version that one has seen; 0 where nobody had stated the way.
    ///
    /// # Errors
    /// [`ApiError::Malformed`] where it is missing, which a page writes itself.
    pub fn seen(&self) -> Result<u64, ApiError> {
        seen(&self.version)
    }

    /// By what.
    ///
    /// # Errors
    /// [`ApiError::Malformed`] where it is no means, which a page writes itself.
    pub fn means(&self) -> Result<Means, ApiError> {
        Means::from_name(&self.means).ok_or_else(|| ApiError::Malformed("the form has no means".to_owned()))
    }

    /// The way from a municipality, or what to do about the minutes.
    ///
    /// # Errors
    /// [`ApiError::Invalid`], and those of [`Self::means`].
    pub fn parse(&self, origin: &str) -> Result<TravelTime, ApiError> {
        let means = self.means()?;
        let mut problems = Vec::new();
        match number(&mut problems, "minutes", &self.minutes, 0, MAX_MINUTES) {
            Some(minutes) => Ok(TravelTime { origin: origin.to_owned(), destination: self.to.clone(), means, minutes }),
            None => Err(ApiError::Invalid(problems)),
        }
    }
}

fn seen(version: &str) -> Result<u64, ApiError> {
    version.parse().map_err(|_| ApiError::Malformed("the form has no version".to_owned()))
}
