//! Municipalities and how far apart they are.

mod form;

pub use form::{MAX_MINUTES, PlaceForm, WayForm};

use serde::{Deserialize, Serialize};

/// An Italian municipality, by its ISTAT code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Municipality {
    /// The six digits of ISTAT.
    pub istat_code: String,
    /// The official name.
    pub name: String,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// How somebody travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// Train and bus.
    PublicTransport,
    /// Car.
    Car,
    /// Bicycle.
    Bicycle,
    /// On foot.
    OnFoot,
}

impl Means {
    /// Every means, with its name in forms and tables.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::PublicTransport, "public_transport"), (Self::Car, "car"), (Self::Bicycle, "bicycle"), (Self::OnFoot, "on_foot")];

    /// Its name in forms and tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The means of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(means, _)| *means)
    }

    /// Kilometres as the crow flies that one comes on in an hour from door to door, on the roads of a
    /// province: rough, and only for ways of which nobody has stated the time.
    fn kilometres_an_hour(self) -> f64 {
        match self {
            Self::PublicTransport => 20.0,
            Self::Car => 40.0,
            Self::Bicycle => 12.0,
            Self::OnFoot => 4.0,
        }
    }
}

/// How long the way from one municipality to another takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// Minutes, one way.
    pub minutes: u16,
    /// Whether it was worked out from the distance, because nobody has stated it.
    pub estimated: bool,
}

impl Way {
    /// The way by some means over a distance as the crow flies.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the range of the type first")]
    pub fn estimate(means: Means, kilometres: f64) -> Self {
        let minutes = (kilometres / means.kilometres_an_hour() * 60.0).ceil().clamp(0.0, f64::from(u16::MAX)) as u16;
        Self { minutes, estimated: true }
    }
}

/// The time between two municipalities, there; the way back is another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TravelTime {
    /// ISTAT code.
    pub origin: String,
    /// ISTAT code.
    pub destination: String,
    /// By what.
    pub means: Means,
    /// Minutes.
    pub minutes: u16,
}

/// Kilometres as the crow flies between two points in degrees (haversine, mean Earth radius).
#[must_use]
pub fn kilometres(from: (f64, f64), to: (f64, f64)) -> f64 {
    const EARTH_RADIUS_KM: f64 = 6_371.0;
    let (lat_from, lat_to) = (from.0.to_radians(), to.0.to_radians());
    let half_lat = (lat_to - lat_from) / 2.0;
    let half_lon = (to.1 - from.1).to_radians() / 2.0;
    let chord = half_lat.sin().powi(2) + lat_from.cos() * lat_to.cos() * half_lon.sin().powi(2);
    2.0 * EARTH_RADIUS_KM * chord.sqrt().asin()
}

/// A distance coarse enough not to betray where somebody lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DistanceBand {
    /// Below 5 km.
    Near,
    /// From 5 to below 15 km.
    Middle,
    /// From 15 km.
    Far,
}

impl DistanceBand {
    /// The band of a distance in kilometres.
    #[must_use]
    pub fn of(kilometres: f64) -> Self {
        if kilometres < 5.0 {
            Self::Near
        } else if kilometres < 15.0 {
            Self::Middle
        } else {
            Self::Far
        }
    }
}
