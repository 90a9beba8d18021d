//! What a student needs to be well placed ("esigenza"), and what a place lacks of it. Never why: no
//! diagnosis is asked for or kept. It is the school's alone: a board learns which demands are ruled
//! out, and nothing else (`StudentFacts::barred`).

use crate::calendar::{ClockTime, Date, iso_day};
use crate::demand::{DemandFacts, DemandKind, PlacementTerms, Risk};
use crate::error::{ApiError, FieldError};
use crate::field::{clock, number, optional_day};
use crate::place::{Means, Way};
use serde::{Deserialize, Serialize};

/// The longest way that may be set as a limit, in minutes.
const LONGEST_WAY: u16 = 240;

/// The longest way that somebody takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TravelLimit {
    /// How they travel.
    pub means: Means,
    /// Minutes, one way.
    pub minutes: u16,
}

/// What a place must be like for one student; what is `None` may be anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accommodation {
    /// The way there.
    pub travel: Option<TravelLimit>,
    /// The workplace's risk, at most.
    pub risk: Option<Risk>,
    /// Hours from the beginning to the end of a day, at most.
    pub daily_hours: Option<u16>,
    /// Hours a week, at most.
    pub weekly_hours: Option<u16>,
    /// The day does not begin before.
    pub not_before: Option<ClockTime>,
    /// The day does not end after.
    pub not_after: Option<ClockTime>,
    /// The last first day of a placement for which it holds; for good where `None`.
    pub until: Option<Date>,
}

/// What a place lacks, with the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The way is too long.
    Travel {
        /// How long.
        way: Way,
        /// At most, in minutes.
        most: u16,
    },
    /// The risk is too high.
    Risk {
        /// The workplace's.
        risk: Risk,
        /// At most.
        most: Risk,
    },
    /// The day is too long.
    DailyHours {
        /// Minutes from beginning to end.
        minutes: u16,
        /// Hours, at most.
        most: u16,
    },
    /// The week is too long.
    WeeklyHours {
        /// Hours asked.
        hours: u16,
        /// At most.
        most: u16,
    },
    /// The day begins too early.
    Early {
        /// When it begins.
        begins: ClockTime,
        /// Not before.
        least: ClockTime,
    },
    /// The day ends too late.
    Late {
        /// When it ends.
        ends: ClockTime,
        /// Not after.
        most: ClockTime,
    },
}

impl Accommodation {
    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self { until: self.until, ..Self::default() }
    }

    /// What a demand lacks; nothing where it may be taken. `way` says how long the way there takes by
    /// some means, `None` where nobody knows: then nothing is held against the place.
    #[must_use]
    pub fn obstacles(&self, demand: &DemandFacts, way: impl FnOnce(Means) -> Option<Way>) -> Vec<Obstacle> {
        let DemandKind::Placement(terms) = demand.kind else { return Vec::new() };
        if self.until.is_some_and(|until| until < terms.period.from()) {
            return Vec::new();
        }
        let travel = self.travel.and_then(|limit| {
            let way = way(limit.means)?;
            (way.minutes > limit.minutes).then_some(Obstacle::Travel { way, most: limit.minutes })
        });
        let risk = self.risk.filter(|most| demand.risk > *most).map(|most| Obstacle::Risk { risk: demand.risk, most });
        travel.into_iter().chain(risk).chain(self.hours(&terms)).collect()
    }

    fn hours(&self, terms: &PlacementTerms) -> impl Iterator<Item = Obstacle> {
        let (begins, ends) = (terms.daily.from, terms.daily.to);
        let minutes = terms.daily.minutes();
        let day = self.daily_hours.filter(|most| minutes > most * 60).map(|most| Obstacle::DailyHours { minutes, most });
        let week = self.weekly_hours.filter(|most| terms.weekly_hours > *most);
        let week = week.map(|most| Obstacle::WeeklyHours { hours: terms.weekly_hours, most });
        let early = self.not_before.filter(|least| begins < *least).map(|least| Obstacle::Early { begins, least });
        // A day that runs past midnight ends later than any time of its own day.
        let late = self.not_after.filter(|most| ends > *most || ends <= begins).map(|most| Obstacle::Late { ends, most });
        day.into_iter().chain(week).chain(early).chain(late)
    }
}

/// The form as it was filled in; an empty field asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccommodationForm {
    /// The version that one has seen; 0 where nothing was ever stated.
    pub version: String,
    /// Minutes.
    pub travel_minutes: String,
    /// The name of a [`Means`].
    pub travel_means: String,
    /// The name of a [`Risk`].
    pub risk: String,
    /// A number.
    pub daily_hours: String,
    /// A number.
    pub weekly_hours: String,
    /// A time.
    pub not_before: String,
    /// A time.
    pub not_after: String,
    /// A day.
    pub until: String,
}

impl AccommodationForm {
    /// The form of what is stated already.
    #[must_use]
    pub fn filled(stated: &Accommodation, version: u64) -> Self {
        let number = |number: Option<u16>| number.map(|number| number.to_string()).unwrap_or_default();
        let time = |time: Option<ClockTime>| time.map(|time| time.to_string()).unwrap_or_default();
        Self {
            version: version.to_string(),
            travel_minutes: number(stated.travel.map(|limit| limit.minutes)),
            travel_means: stated.travel.map_or(Means::PublicTransport, |limit| limit.means).name().to_owned(),
            risk: stated.risk.map(Risk::name).unwrap_or_default().to_owned(),
            daily_hours: number(stated.daily_hours),
            weekly_hours: number(stated.weekly_hours),
            not_before: time(stated.not_before),
            not_after: time(stated.not_after),
            until: stated.until.map(iso_day).unwrap_or_default(),
        }
    }

    /// The version that one has seen.
    ///
    /// # Errors
    /// [`ApiError::Malformed`] where it is missing, which a page writes itself.
    pub fn seen(&self) -> Result<u64, ApiError> {
        self.version.parse().map_err(|_| ApiError::Malformed("the form has no version".to_owned()))
    }

    /// Parses the form, or says of every wrong field what to do about it.
    ///
    /// # Errors
    /// [`ApiError::Invalid`] with all fields to mend.
    pub fn parse(&self) -> Result<Accommodation, ApiError> {
        let mut problems = Vec::new();
        let minutes = optional(&self.travel_minutes, |value| number(&mut problems, "travel_minutes", value, 5, LONGEST_WAY));
        let means = Means::from_name(&self.travel_means);
        if minutes.is_some() && means.is_none() {
            problems.push(FieldError::new("travel_means", "field-choose"));
        }
        let risk = Risk::from_name(&self.risk);
        if risk.is_none() && !self.risk.is_empty() {
            problems.push(FieldError::new("risk", "field-choose"));
        }
        let daily_hours = optional(&self.daily_hours, |value| number(&mut problems, "daily_hours", value, 1, 12));
        let weekly_hours = optional(&self.weekly_hours, |value| number(&mut problems, "weekly_hours", value, 1, 60));
        let not_before = optional(&self.not_before, |value| clock(&mut problems, "not_before", value));
        let not_after = optional(&self.not_after, |value| clock(&mut problems, "not_after", value));
        if not_before.zip(not_after).is_some_and(|(least, most)| least >= most) {
            problems.push(FieldError::new("not_after", "field-ends-before"));
        }
        let until = optional_day(&mut problems, "until", &self.until).flatten();
        if !problems.is_empty() {
            return Err(ApiError::Invalid(problems));
        }
        let travel = minutes.zip(means).map(|(minutes, means)| TravelLimit { means, minutes });
        Ok(Accommodation { travel, risk, daily_hours, weekly_hours, not_before, not_after, until })
    }
}

/// The value of a field that may be empty.
fn optional<T>(value: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    if value.trim().is_empty() { None } else { read(value) }
}
