//! Days, periods and moments in words. Moments are told in Italian local time, since a polo is a
//! place in Italy: the server's and the browser's time zones do not matter.

use domain::calendar::{DailyHours, Date, Period, Timestamp};
use domain::language::Language;
use time::Month;

const ITALIAN_MONTHS: [&str; 12] =
    ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"];
const ENGLISH_MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

fn month(language: Language, month: Month) -> &'static str {
    let names = match language {
        Language::Italian => &ITALIAN_MONTHS,
        Language::English => &ENGLISH_MONTHS,
    };
    names[usize::from(u8::from(month)) - 1]
}

fn short_month(language: Language, of: Month) -> &'static str {
    month(language, of).get(..3).unwrap_or_default()
}

/// "1 mar 2027".
#[must_use]
pub fn day(language: Language, day: Date) -> String {
    format!("{} {} {}", day.day(), short_month(language, day.month()), day.year())
}

/// "1 marzo 2027".
#[must_use]
pub fn long_day(language: Language, day: Date) -> String {
    format!("{} {} {}", day.day(), month(language, day.month()), day.year())
}

/// "1–26 mar 2027", "8 mar–2 apr 2027", "20 dic 2026–8 gen 2027".
#[must_use]
pub fn period(language: Language, period: Period) -> String {
    let (from, to) = (period.from(), period.to());
    if from == to {
        day(language, from)
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{}–{}", from.day(), day(language, to))
    } else if from.year() == to.year() {
        format!("{} {}–{}", from.day(), short_month(language, from.month()), day(language, to))
    } else {
        format!("{}–{}", day(language, from), day(language, to))
    }
}

/// "8:00–17:00".
#[must_use]
pub fn clock_span(hours: DailyHours) -> String {
    let written = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
    format!("{}–{}", written(hours.from.minutes()), written(hours.to.minutes()))
}

/// "23 nov 2026, 10:42", in Italian local time.
#[must_use]
pub fn moment(language: Language, moment: Timestamp) -> String {
    let local = moment.to_italian();
    format!("{}, {}:{:02}", day(language, local.date()), local.hour(), local.minute())
}
