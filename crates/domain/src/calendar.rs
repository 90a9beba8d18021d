//! Days, periods, hours of the day and moments. No clock: "now" is always an argument.

use serde::{Deserialize, Serialize};
pub use time::Date;
use time::{
    Duration, Month, OffsetDateTime, PrimitiveDateTime, Weekday, format_description::BorrowedFormatItem, macros::format_description,
};

const ISO_DAY: &[BorrowedFormatItem<'static>] = format_description!("[year]-[month]-[day]");

/// A moment in UTC, in whole milliseconds since 1970: the precision that both databases keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The moment as a date and time in UTC; moments outside of the calendar become its first.
    #[must_use]
    pub fn to_utc(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000).unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }

    /// The same as Italian clocks show it: days begin and end there by these.
    #[must_use]
    pub fn to_italian(self) -> OffsetDateTime {
        let utc = self.to_utc();
        utc.checked_add(Duration::hours(if is_summer_time(utc) { 2 } else { 1 })).unwrap_or(utc)
    }
}

/// Central European summer time: from the last Sunday of March to that of October, 1:00 UTC
/// (directive 2000/84/EC).
fn is_summer_time(utc: OffsetDateTime) -> bool {
    let change = |month| last_sunday(utc.year(), month).and_then(|day| day.with_hms(1, 0, 0).ok()).map(PrimitiveDateTime::assume_utc);
    match (change(Month::March), change(Month::October)) {
        (Some(begin), Some(end)) => begin <= utc && utc < end,
        _ => false,
    }
}

fn last_sunday(year: i32, month: Month) -> Option<Date> {
    (25..=31).rev().filter_map(|day| Date::from_calendar_date(year, month, day).ok()).find(|day| day.weekday() == Weekday::Sunday)
}

/// Reads a day written as `2027-03-01`, the form that date fields send.
#[must_use]
pub fn parse_iso_day(text: &str) -> Option<Date> {
    Date::parse(text.trim(), ISO_DAY).ok()
}

/// Writes a day as `2027-03-01`.
#[must_use]
pub fn iso_day(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), u8::from(day.month()), day.day())
}

/// From one day to another, both included; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "(Date, Date)", into = "(Date, Date)")]
pub struct Period {
    from: Date,
    to: Date,
}

impl Period {
    /// A period, or `None` where it would end before it begins.
    #[must_use]
    pub fn new(from: Date, to: Date) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// The first day.
    #[must_use]
    pub fn from(self) -> Date {
        self.from
    }

    /// The last day.
    #[must_use]
    pub fn to(self) -> Date {
        self.to
    }

    /// Whether the two share at least one day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// Days, first and last included.
    #[must_use]
    pub fn days(self) -> i64 {
        (self.to - self.from).whole_days() + 1
    }
}

impl TryFrom<(Date, Date)> for Period {
    type Error = &'static str;
    fn try_from((from, to): (Date, Date)) -> Result<Self, Self::Error> {
        Self::new(from, to).ok_or("a period ends before it begins")
    }
}

impl From<Period> for (Date, Date) {
    fn from(period: Period) -> Self {
        (period.from, period.to)
    }
}

/// Reads a school year, "2026/27", also as "2026-2027" or "a.s. 2026/2027", to
/// "2026/27".
#[must_use]
pub fn read_school_year(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let plain = lower.trim_start_matches("a.s.").trim_start_matches("as ").trim();
    let (first, second) = plain.split_once(['/', '-', '–', ' '])?;
    let (first, second) = (first.trim(), second.trim().trim_start_matches(['/', '-']).trim());
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if first.len() != 4 || !matches!(second.len(), 2 | 4) || !digits(first) || !digits(second) {
        return None;
    }
    let (from, to) = (first.parse::<u16>().ok()?, second.parse::<u16>().ok()?);
    let follows = if second.len() == 4 { from + 1 == to } else { (from + 1) % 100 == to };
    (follows && (1990..=2200).contains(&from)).then(|| format!("{from}/{:02}", (from + 1) % 100))
}

/// The school year of a day, as schools write it ("2026/27"): it begins on 1 September.
#[must_use]
pub fn school_year(day: Date) -> String {
    let first = if u8::from(day.month()) >= 9 { day.year() } else { day.year() - 1 };
    format!("{first}/{:02}", (first + 1).rem_euclid(100))
}

/// The school year that follows: "2026/27" after "2025/26".
#[must_use]
pub fn next_school_year(year: &str) -> Option<String> {
    let first = year.get(..4)?.parse::<u16>().ok()?.checked_add(1)?;
    read_school_year(&format!("{first}/{:02}", (first + 1) % 100))
}

/// Full years on the given day of somebody born on `birth`. Born on 29 February, one grows older
/// on 1 March of a common year (as the Italian administration counts).
#[must_use]
pub fn age_on(birth: Date, day: Date) -> i32 {
    let years = day.year() - birth.year();
    let had_birthday = (day.month() as u8, day.day()) >= (birth.month() as u8, birth.day());
    if had_birthday { years } else { years - 1 }
}

/// A time of the day in minutes since midnight, below 1,440.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct ClockTime(u16);

impl ClockTime {
    /// Hours and minutes, or `None` where no clock shows them.
    #[must_use]
    pub fn new(hour: u16, minute: u16) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self(hour * 60 + minute))
    }

    /// Reads `8:00` or `08:00`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.trim().split_once(':')?;
        Self::new(hour.parse().ok()?, minute.get(..2).unwrap_or(minute).parse().ok()?)
    }

    /// Minutes since midnight.
    #[must_use]
    pub fn minutes(self) -> u16 {
        self.0
    }
}

impl std::fmt::Display for ClockTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl TryFrom<u16> for ClockTime {
    type Error = &'static str;
    fn try_from(minutes: u16) -> Result<Self, Self::Error> {
        if minutes < 24 * 60 { Ok(Self(minutes)) } else { Err("no such time of the day") }
    }
}

impl From<ClockTime> for u16 {
    fn from(time: ClockTime) -> Self {
        time.0
    }
}

/// The daily hours of a workplace; they may run past midnight (`22:00` to `06:00`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DailyHours {
    /// When the day's work begins.
    pub from: ClockTime,
    /// When it ends; at or before `from` means the next day.
    pub to: ClockTime,
}

impl DailyHours {
    /// Minutes from beginning to end, breaks included; from a time to the same is a whole day.
    #[must_use]
    pub fn minutes(self) -> u16 {
        const DAY: u16 = 24 * 60;
        (self.to.minutes() + DAY - self.from.minutes() - 1) % DAY + 1
    }

    /// Whether any minute lies within the night, given as two times of the day across midnight.
    #[must_use]
    pub fn touches_night(self, night_from: ClockTime, night_to: ClockTime) -> bool {
        const DAY: u16 = 24 * 60;
        let since = |from: ClockTime, to: ClockTime| (DAY + to.minutes() - from.minutes()) % DAY;
        // From a time to the same is a whole day of work, and no night at all.
        let (work, night) = ((since(self.from, self.to) + DAY - 1) % DAY + 1, since(night_from, night_to));
        night > 0 && (since(self.from, night_from) < work || since(night_from, self.from) < night)
    }
}
