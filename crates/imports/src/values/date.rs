//! Days: `3/9/2026`, `03.09.26`, `2026-09-03`, `3 settembre 2026`, `3-set-26`, the numbers of a
//! spreadsheet, each with a time behind it or without.

use crate::sheet::{DateSystem, Origin};
use domain::calendar::Date;
use domain::search::normalise;
use time::{Duration, Month};

/// Which of the first two numbers is the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayOrder {
    /// As in Italy.
    #[default]
    DayFirst,
    /// As in the United States; taken only where the column proves it.
    MonthFirst,
}

/// To which century a year of two digits belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Century {
    /// Of days that were: the last such year that is not after this one.
    Past {
        /// The year of today.
        this_year: i32,
    },
    /// Of days that were or will be: the nearest such year.
    Near {
        /// The year of today.
        this_year: i32,
    },
}

/// How the dates of a column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateStyle {
    /// Which number is the day.
    pub order: DayOrder,
    /// What two digits mean.
    pub century: Century,
    /// From when numbers count.
    pub system: DateSystem,
}

impl DateStyle {
    /// Looks at all cells of a column: one day above 12 decides for all. Where nothing decides, or
    /// the cells contradict each other, the day comes first, as everywhere in Italy.
    pub fn of_column<'c>(cells: impl IntoIterator<Item = &'c str>, century: Century, origin: Origin) -> Self {
        let (mut day_first, mut month_first) = (0_usize, 0_usize);
        for cell in cells {
            if let Some((first, second, _)) = numbers(without_time(cell.trim())).filter(|(first, ..)| *first <= 31) {
                day_first += usize::from(first > 12 && second <= 12);
                month_first += usize::from(second > 12 && first <= 12);
            }
        }
        let order = if month_first > 0 && day_first == 0 { DayOrder::MonthFirst } else { DayOrder::DayFirst };
        let system = if let Origin::Workbook(system) = origin { system } else { DateSystem::default() };
        Self { order, century, system }
    }
}

/// The years that are believed: nobody in a school was born before, and nothing is planned after.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// The numbers of a spreadsheet that are believed to be days: 1927 to 2119. Others are years,
/// counts or codes.
const SERIALS: std::ops::RangeInclusive<i64> = 10_000..=80_000;

/// Reads a day; what is none on any calendar is `None`.
#[must_use]
pub fn read_date(text: &str, style: DateStyle) -> Option<Date> {
    let text = without_time(text.trim());
    if let Some(number) = text.split(',').next().filter(|whole| whole.len() == 5).and_then(|whole| whole.parse::<i64>().ok()) {
        return SERIALS.contains(&number).then(|| serial_day(number, style.system))?;
    }
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return day(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?);
    }
    if let Some((first, second, third)) = numbers(text) {
        if first > 31 {
            return day(i32::from(first), second, third.value);
        }
        let (day_number, month) = if style.order == DayOrder::MonthFirst { (second, first) } else { (first, second) };
        return day(third.year(style.century)?, month, day_number);
    }
    in_words(text, style.century)
}

/// A number of a date as it was written.
#[derive(Clone, Copy)]
struct Number {
    value: u16,
    digits: usize,
}

impl Number {
    fn year(self, century: Century) -> Option<i32> {
        let short = i32::from(self.value);
        match self.digits {
            4 => Some(short),
            2 => Some(match century {
                Century::Past { this_year } => this_year - (this_year - short).rem_euclid(100),
                Century::Near { this_year } => this_year - 50 + (short - (this_year - 50)).rem_euclid(100),
            }),
            _ => None,
        }
    }
}

/// Three numbers with the same mark between.
fn numbers(text: &str) -> Option<(u16, u16, Number)> {
    let mark = text.chars().find(|letter| !letter.is_ascii_digit()).filter(|mark| matches!(mark, '/' | '.' | '-' | ' '))?;
    let mut parts = text.split(mark).map(|part| {
        let digits = part.trim();
        let sound = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        sound.then(|| digits.parse().ok().map(|value| Number { value, digits: digits.len() }))?
    });
    let (first, second, third) = (parts.next()??, parts.next()??, parts.next()??);
    let sound =
        parts.next().is_none() && second.digits <= 2 && (first.digits == 4) != (third.digits > 2) || first.digits <= 2 && third.digits == 2;
    sound.then_some((first.value, second.value, third))
}

/// The text without a time of the day behind it.
fn without_time(text: &str) -> &str {
    let clock = text.find(':').and_then(|colon| text[..colon].rfind([' ', 'T']));
    clock.map_or(text, |at| text[..at].trim_end_matches([',', ' ']))
}

const MONTHS: [(&str, &str); 12] = [
    ("gennaio", "january"),
    ("febbraio", "february"),
    ("marzo", "march"),
    ("aprile", "april"),
    ("maggio", "may"),
    ("giugno", "june"),
    ("luglio", "july"),
    ("agosto", "august"),
    ("settembre", "september"),
    ("ottobre", "october"),
    ("novembre", "november"),
    ("dicembre", "december"),
];

/// `mercoledì 3 settembre 2026`, `1° set 26`, `September 3, 2026`.
fn in_words(text: &str, century: Century) -> Option<Date> {
    let plain = normalise(&text.replace(['°', 'º'], " "));
    let mut words: Vec<&str> = plain.split(' ').filter(|word| !matches!(*word, "il" | "del" | "di" | "the" | "of")).collect();
    let month_of = |word: &str| {
        let long = |name: &str| word.len() >= 3 && name.starts_with(word);
        MONTHS.iter().position(|(italian, english)| long(italian) || long(english)).map(|at| at + 1)
    };
    if words.len() == 4 && !words[0].starts_with(|letter: char| letter.is_ascii_digit()) {
        words.remove(0); // The day of the week.
    }
    let [one, two, three] = words[..] else { return None };
    let (day_word, month) = match (month_of(two), month_of(one)) {
        (Some(month), _) => (one, month),
        (None, Some(month)) => (two.trim_end_matches(|letter: char| letter.is_alphabetic()), month),
        (None, None) => return None,
    };
    let year = Number { value: three.parse().ok()?, digits: three.len() }.year(century)?;
    day(year, u16::try_from(month).ok()?, day_word.parse().ok()?)
}

fn day(year: i32, month: u16, day: u16) -> Option<Date> {
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    YEARS.contains(&year).then(|| Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok())?
}

/// The day of a spreadsheet's number. The 29 February 1900 of Excel lies before all that is read.
fn serial_day(number: i64, system: DateSystem) -> Option<Date> {
    let first = match system {
        DateSystem::From1900 => Date::from_calendar_date(1899, Month::December, 30),
        DateSystem::From1904 => Date::from_calendar_date(1904, Month::January, 1),
    };
    first.ok()?.checked_add(Duration::days(number))
}
