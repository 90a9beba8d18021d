//! One row while it is read: each cell as what it should be, or `None` and a problem. All cells
//! of a row are read before the draft is made, so that all its problems are told at once.

use crate::problem::{Problem, Problems};
use crate::table::{Row, Table};
use domain::calendar::{ClockTime, Date};
use domain::search::normalise;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::ops::RangeInclusive;

/// The longest text of one line, in characters.
const MAX_LINE: usize = 300;

/// The keys that a file offers to others; where the file could not be read, every key is believed.
#[derive(Debug)]
pub(crate) struct Keys {
    file: &'static str,
    known: Option<HashSet<String>>,
}

impl Keys {
    /// What stands in these columns of a table, also in rows that have problems of their own.
    pub(crate) fn of(file: &'static str, table: Option<&Table>, columns: &[&str]) -> Self {
        let known = table.map(|table| {
            let rows = table.rows().iter();
            rows.flat_map(|row| columns.iter().map(|column| table.text(row, column).to_owned())).filter(|key| !key.is_empty()).collect()
        });
        Self { file, known }
    }

    /// Keys that were put together from several columns.
    pub(crate) fn from_names(file: &'static str, known: Option<HashSet<String>>) -> Self {
        Self { file, known }
    }

    /// Whether something has this key.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.known.as_ref().is_none_or(|known| known.contains(key))
    }
}

/// A row under reading.
pub(crate) struct Cells<'a> {
    table: &'a Table,
    row: &'a Row,
    problems: &'a mut Problems,
}

impl<'a> Cells<'a> {
    pub(crate) fn new(table: &'a Table, row: &'a Row, problems: &'a mut Problems) -> Self {
        Self { table, row, problems }
    }

    /// What stands there.
    pub(crate) fn raw(&self, column: &str) -> &'a str {
        self.table.text(self.row, column)
    }

    /// Says that the cell is wrong.
    pub(crate) fn refuse<T>(&mut self, column: &str, key: &str) -> Option<T> {
        self.refuse_with(column, key, &[])
    }

    /// Says that the cell is wrong, with figures.
    pub(crate) fn refuse_with<T>(&mut self, column: &str, key: &str, values: &[(&str, String)]) -> Option<T> {
        let problem = Problem::of_file(self.table.file(), key).in_row(self.row.number).in_column(column, self.raw(column));
        self.problems.push(values.iter().fold(problem, |problem, (name, value)| problem.with(name, value)));
        None
    }

    /// A text of one line, blanks collapsed.
    pub(crate) fn line(&mut self, column: &str) -> Option<String> {
        self.line_up_to(column, MAX_LINE)
    }

    /// A text of one line and of so many characters at most.
    pub(crate) fn line_up_to(&mut self, column: &str, most: usize) -> Option<String> {
        let text = self.optional_line(column, most)?;
        if text.is_none() { self.refuse(column, "import-required") } else { text }
    }

    /// A text of one line that may be missing.
    pub(crate) fn optional(&mut self, column: &str) -> Option<Option<String>> {
        self.optional_line(column, MAX_LINE)
    }

    fn optional_line(&mut self, column: &str, most: usize) -> Option<Option<String>> {
        let text = self.raw(column).split(|letter: char| letter.is_whitespace() || letter.is_control());
        let text = text.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if text.chars().count() > most {
            return self.refuse_with(column, "import-too-long", &[("most", most.to_string())]);
        }
        Some((!text.is_empty()).then_some(text))
    }

    /// A text of several lines, perhaps empty.
    pub(crate) fn paragraph(&mut self, column: &str, most: usize) -> Option<String> {
        let text: String = self.raw(column).chars().filter(|letter| !letter.is_control() || *letter == '\n').collect();
        if text.chars().count() > most {
            return self.refuse_with(column, "import-too-long", &[("most", most.to_string())]);
        }
        Some(text)
    }

    /// A whole number within bounds.
    pub(crate) fn number<N: TryFrom<i64> + Copy + Into<i64>>(&mut self, column: &str, bounds: RangeInclusive<N>) -> Option<N> {
        let text = self.raw(column);
        if text.is_empty() {
            return self.refuse(column, "import-required");
        }
        let (least, most): (i64, i64) = ((*bounds.start()).into(), (*bounds.end()).into());
        match text.parse::<i64>() {
            Ok(number) if (least..=most).contains(&number) => N::try_from(number).ok(),
            Ok(_) => self.refuse_with(column, "import-out-of-range", &[("least", least.to_string()), ("most", most.to_string())]),
            Err(_) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.refuse_with(column, "import-out-of-range", &[("least", least.to_string()), ("most", most.to_string())])
            }
            Err(_) => self.refuse(column, "import-not-a-number"),
        }
    }

    /// A whole number that may be missing.
    pub(crate) fn optional_number<N: TryFrom<i64> + Copy + Into<i64>>(
        &mut self,
        column: &str,
        bounds: RangeInclusive<N>,
    ) -> Option<Option<N>> {
        if self.raw(column).is_empty() { Some(None) } else { self.number(column, bounds).map(Some) }
    }

    /// A number with a decimal comma (or point).
    pub(crate) fn decimal(&mut self, column: &str, bounds: RangeInclusive<f64>) -> Option<f64> {
        let text = self.raw(column);
        if text.is_empty() {
            return self.refuse(column, "import-required");
        }
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b'-'));
        match text.replacen(',', ".", 1).parse::<f64>() {
            Ok(number) if plain && bounds.contains(&number) => Some(number),
            Ok(_) if plain => {
                let values = [("least", bounds.start().to_string()), ("most", bounds.end().to_string())];
                self.refuse_with(column, "import-out-of-range", &values)
            }
            _ => self.refuse(column, "import-not-a-number"),
        }
    }

    /// A day as `31/01/2027`.
    pub(crate) fn day(&mut self, column: &str) -> Option<Date> {
        let text = self.raw(column);
        if text.is_empty() {
            return self.refuse(column, "import-required");
        }
        let day = parse_day(text);
        if day.is_none() { self.refuse(column, "import-not-a-date") } else { day }
    }

    /// A day that may be missing.
    pub(crate) fn optional_day(&mut self, column: &str) -> Option<Option<Date>> {
        if self.raw(column).is_empty() { Some(None) } else { self.day(column).map(Some) }
    }

    /// A time of the day as `08:30`.
    pub(crate) fn time(&mut self, column: &str) -> Option<ClockTime> {
        let text = self.raw(column);
        if text.is_empty() {
            return self.refuse(column, "import-required");
        }
        let time = ClockTime::parse(text);
        if time.is_none() { self.refuse(column, "import-not-a-time") } else { time }
    }

    /// One of some words, blind to case and accents.
    pub(crate) fn choice<T: Copy>(&mut self, column: &str, choices: &[(&str, T)]) -> Option<T> {
        let text = normalise(self.raw(column));
        if text.is_empty() {
            return self.refuse(column, "import-required");
        }
        let found = choices.iter().find(|(word, _)| normalise(word) == text).map(|(_, choice)| *choice);
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            return self.refuse_with(column, "import-not-a-choice", &[("choices", words.join(", "))]);
        }
        found
    }

    /// One of some words, or nothing.
    pub(crate) fn optional_choice<T: Copy>(&mut self, column: &str, choices: &[(&str, T)]) -> Option<Option<T>> {
        if self.raw(column).is_empty() { Some(None) } else { self.choice(column, choices).map(Some) }
    }

    /// `sì` or `no`.
    pub(crate) fn yes_or_no(&mut self, column: &str) -> Option<bool> {
        self.choice(column, &[("sì", true), ("no", false)])
    }

    /// The key of something in another file.
    pub(crate) fn reference(&mut self, column: &str, keys: &Keys) -> Option<String> {
        let text = self.raw(column);
        if text.is_empty() {
            return self.refuse(column, "import-required");
        }
        if !keys.has(text) {
            return self.refuse_with(column, "import-unknown", &[("in", keys.file.to_owned())]);
        }
        Some(text.to_owned())
    }

    /// The key of something in another file, or nothing.
    pub(crate) fn optional_reference(&mut self, column: &str, keys: &Keys) -> Option<Option<String>> {
        if self.raw(column).is_empty() { Some(None) } else { self.reference(column, keys).map(Some) }
    }

    /// Whether the key is new in its file; a second one is a problem that names the first's row.
    pub(crate) fn unique<K: Eq + Hash>(&mut self, column: &str, seen: &mut HashMap<K, u32>, key: K) -> bool {
        let row = self.row.number;
        let first = *seen.entry(key).or_insert(row);
        if first != row {
            self.refuse_with::<()>(column, "import-duplicate", &[("first", first.to_string())]);
        }
        first == row
    }
}

/// Reads a day as Italian offices write it: `31/01/2027`, also with single digits.
fn parse_day(text: &str) -> Option<Date> {
    let mut parts = text.split('/');
    let mut part = |longest: usize| {
        let part = parts.next()?;
        ((1..=longest).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse::<u16>().ok())?
    };
    let (day, month, year) = (part(2)?, part(2)?, part(4)?);
    if parts.next().is_some() || !(1900..=2200).contains(&year) {
        return None;
    }
    let month = u8::try_from(month).ok()?.try_into().ok()?;
    Date::from_calendar_date(i32::from(year), month, u8::try_from(day).ok()?).ok()
}
