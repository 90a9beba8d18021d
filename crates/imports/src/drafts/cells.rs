//! One row while it is read: each cell as what it should be, or `None` and a problem. All cells of
//! a row are read before the draft is made, so that all its problems are told at once.

use super::Known;
use super::table::MappedTable;
use crate::mapping::Field;
use crate::problem::{Problem, Proposal};
use crate::sheet::{BROKEN, GridRow};
use crate::values::{read_date, read_level, read_number, read_yes_or_no};
use crate::vocabulary::{Recognised, Suggestion, Vocabulary};
use domain::calendar::{ClockTime, Date};
use domain::competence::Level;
use domain::search::normalise;
use std::collections::HashMap;
use std::hash::Hash;
use std::ops::RangeInclusive;

/// The longest text of one line, in characters.
pub(super) const MAX_LINE: usize = 300;

/// What a spreadsheet shows where a formula failed, in English and Italian.
const FORMULA_ERRORS: [&str; 13] =
    ["#N/A", "#N/D", "#REF!", "#RIF!", "#VALUE!", "#VALORE!", "#DIV/0!", "#NAME?", "#NOME?", "#NUM!", "#NULL!", "#NULLO!", "#SPILL!"];

/// The keys for a label that is not known: with suggestions and without.
pub(super) type Unknown = (&'static str, &'static str);

/// A row under reading.
#[doc(hidden)]
pub struct FieldCells<'t> {
    table: &'t MappedTable<'t>,
    row: GridRow<'t>,
    pub(super) known: Known<'t>,
    problems: Vec<Problem>,
    memo: Memo,
}

/// How many different labels of a file have suggestions: a column of free text that was taken for
/// competences must not cost a search for each of its rows.
const MAX_SUGGESTED: usize = 2_000;

/// What was suggested for the labels of a file.
#[derive(Debug, Default)]
pub(super) struct Memo(HashMap<(Field, String), Vec<Proposal>>);

impl Memo {
    fn proposals(&mut self, field: Field, text: &str, suggest: impl FnOnce() -> Vec<Proposal>) -> Vec<Proposal> {
        let key = (field, text.to_owned());
        if let Some(known) = self.0.get(&key) {
            return known.clone();
        }
        if self.0.len() >= MAX_SUGGESTED {
            return Vec::new();
        }
        self.0.entry(key).or_insert_with(suggest).clone()
    }
}

impl<'t> FieldCells<'t> {
    pub(super) fn new(table: &'t MappedTable<'t>, row: GridRow<'t>, known: Known<'t>, memo: Memo) -> Self {
        Self { table, row, known, problems: Vec::new(), memo }
    }

    pub(super) fn finish(self) -> (Vec<Problem>, Memo) {
        (self.problems, self.memo)
    }

    /// Whether a column has this meaning.
    pub(super) fn has(&self, field: Field) -> bool {
        self.table.column(field).is_some()
    }

    /// The heading of the column with this meaning.
    pub(super) fn heading(&self, field: Field) -> &'t str {
        self.table.column(field).map_or("", |column| &column.name)
    }

    /// What stands there; `None` and a problem where it is broken.
    pub(super) fn text(&mut self, field: Field) -> Option<&'t str> {
        let text = self.table.text(self.row, field);
        if text.contains(BROKEN) {
            return self.refuse(field, "import-broken-text");
        }
        if text.starts_with('#') && FORMULA_ERRORS.contains(&text) {
            return self.refuse(field, "import-formula-error");
        }
        Some(text)
    }

    fn problem(&self, field: Field, key: &str) -> Problem {
        let problem = Problem::of_file(self.table.file(), key).in_row(self.row.number()).of_field(field);
        match self.table.column(field) {
            Some(column) => problem.in_column(&column.name, self.table.text(self.row, field)).at_letter(column.letters.clone()),
            None => problem,
        }
    }

    /// Says that the cell is wrong.
    pub(super) fn refuse<T>(&mut self, field: Field, key: &str) -> Option<T> {
        self.refuse_with(field, key, &[])
    }

    /// Says that the cell is wrong, with figures.
    pub(super) fn refuse_with<T>(&mut self, field: Field, key: &str, values: &[(&str, String)]) -> Option<T> {
        let problem = self.problem(field, key);
        self.problems.push(values.iter().fold(problem, |problem, (name, value)| problem.with(name, value)));
        None
    }

    /// Says that somebody should look at the cell.
    pub(super) fn notice(&mut self, field: Field, key: &str, values: &[(&str, String)]) {
        let problem = self.problem(field, key).as_notice();
        self.problems.push(values.iter().fold(problem, |problem, (name, value)| problem.with(name, value)));
    }

    /// A text of one line that may be missing, blanks collapsed.
    pub(super) fn optional_line(&mut self, field: Field, most: usize) -> Option<Option<String>> {
        let words = self.text(field)?.split(|letter: char| letter.is_whitespace() || letter.is_control());
        let text = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if text.chars().count() > most {
            return self.refuse_with(field, "import-too-long", &[("most", most.to_string())]);
        }
        Some((!text.is_empty()).then_some(text))
    }

    /// A text of one line.
    pub(super) fn line(&mut self, field: Field, most: usize) -> Option<String> {
        let text = self.optional_line(field, most)?;
        if text.is_none() { self.refuse(field, "import-required") } else { text }
    }

    /// A text of several lines, perhaps empty.
    pub(super) fn paragraph(&mut self, field: Field, most: usize) -> Option<String> {
        let text: String = self.text(field)?.chars().filter(|letter| !letter.is_control() || *letter == '\n').collect();
        if text.chars().count() > most {
            return self.refuse_with(field, "import-too-long", &[("most", most.to_string())]);
        }
        Some(text)
    }

    /// What a cell says, read by somebody; blank cells say nothing.
    pub(super) fn optional<T>(&mut self, field: Field, key: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
        match self.text(field)? {
            "" => Some(None),
            text => match read(text) {
                None => self.refuse(field, key),
                read => Some(read),
            },
        }
    }

    /// The same of a cell that must not be blank.
    pub(super) fn required<T>(&mut self, field: Field, key: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let found = self.optional(field, key, read)?;
        if found.is_none() { self.refuse(field, "import-required") } else { found }
    }

    /// A whole number within bounds that may be missing.
    pub(super) fn optional_number<N: TryFrom<i64> + Copy + Into<i64>>(
        &mut self,
        field: Field,
        bounds: RangeInclusive<N>,
    ) -> Option<Option<N>> {
        let Some(style) = self.table.column(field).map(|column| column.numbers) else { return Some(None) };
        let (least, most): (i64, i64) = ((*bounds.start()).into(), (*bounds.end()).into());
        let number = self.optional(field, "import-not-a-number", |text| read_number(text, style).filter(|number| number.fract() == 0.0))?;
        let Some(number) = number else { return Some(None) };
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            reason = "bounds are small, and the number lies between them"
        )]
        let within = (number >= least as f64 && number <= most as f64).then(|| N::try_from(number as i64).ok()).flatten();
        if within.is_none() {
            return self.refuse_with(field, "import-out-of-range", &[("least", least.to_string()), ("most", most.to_string())]);
        }
        Some(within)
    }

    /// A whole number within bounds.
    pub(super) fn number<N: TryFrom<i64> + Copy + Into<i64>>(&mut self, field: Field, bounds: RangeInclusive<N>) -> Option<N> {
        let number = self.optional_number(field, bounds)?;
        if number.is_none() { self.refuse(field, "import-required") } else { number }
    }

    /// A number within bounds.
    pub(super) fn decimal(&mut self, field: Field, bounds: RangeInclusive<f64>) -> Option<f64> {
        let style = self.table.column(field).map(|column| column.numbers).unwrap_or_default();
        let number = self.required(field, "import-not-a-number", |text| read_number(text, style))?;
        if bounds.contains(&number) {
            return Some(number);
        }
        self.refuse_with(field, "import-out-of-range", &[("least", bounds.start().to_string()), ("most", bounds.end().to_string())])
    }

    /// A day that may be missing.
    pub(super) fn optional_day(&mut self, field: Field) -> Option<Option<Date>> {
        let Some(style) = self.table.column(field).map(|column| column.dates) else { return Some(None) };
        self.optional(field, "import-not-a-date", |text| read_date(text, style))
    }

    /// A time of the day that may be missing: `8`, `8.30`, `08:30`.
    pub(super) fn optional_clock(&mut self, field: Field) -> Option<Option<ClockTime>> {
        self.optional(field, "import-not-a-time", |text| {
            let text = text.replace(['.', ',', 'h'], ":");
            ClockTime::parse(&text).or_else(|| ClockTime::new(text.parse().ok()?, 0))
        })
    }

    /// Yes or no that may be missing.
    pub(super) fn yes_or_no(&mut self, field: Field) -> Option<Option<bool>> {
        self.optional(field, "import-not-yes-or-no", read_yes_or_no)
    }

    /// A level.
    pub(super) fn level(&mut self, field: Field) -> Option<Level> {
        self.required(field, "import-not-a-level", read_level)
    }

    /// One of some words that may be missing, blind to case and accents; where several words say
    /// the same, the first is named to whoever wrote none of them.
    pub(super) fn optional_choice<T: Copy + PartialEq>(&mut self, field: Field, choices: &[(&str, T)]) -> Option<Option<T>> {
        let text = normalise(self.text(field)?);
        if text.is_empty() {
            return Some(None);
        }
        if let Some((_, choice)) = choices.iter().find(|(word, _)| normalise(word) == text) {
            return Some(Some(*choice));
        }
        let mut named: Vec<(&str, T)> = Vec::new();
        for (word, choice) in choices {
            if !named.iter().any(|(_, known)| known == choice) {
                named.push((word, *choice));
            }
        }
        let words: Vec<&str> = named.iter().map(|(word, _)| *word).collect();
        self.refuse_with(field, "import-not-a-choice", &[("choices", words.join(", "))])
    }

    /// The thing that a label names.
    pub(super) fn recognise<I: Clone + PartialEq + ToString>(
        &mut self,
        field: Field,
        text: &str,
        vocabulary: &Vocabulary<I>,
        keys: Unknown,
    ) -> Option<I> {
        if let Some(id) = vocabulary.find(text) {
            return Some(id);
        }
        let proposals = self.memo.proposals(field, text, || match vocabulary.recognise(text) {
            Recognised::One(_) => Vec::new(),
            Recognised::Unknown(suggestions) => {
                let proposal = |one: Suggestion<I>| Proposal { id: one.id.to_string(), label: one.label, likeness: one.likeness };
                suggestions.into_iter().map(proposal).collect()
            }
        });
        let mut problem = self.problem(field, if proposals.is_empty() { keys.1 } else { keys.0 });
        if let Some(column) = self.table.column(field) {
            problem = problem.in_column(&column.name, text);
        }
        if !proposals.is_empty() {
            let labels: Vec<&str> = proposals.iter().map(|proposal| proposal.label.as_str()).collect();
            problem = problem.with("suggestions", labels.join(" · "));
        }
        problem.proposals = proposals;
        self.problems.push(problem);
        None
    }

    /// The ISTAT code of a municipality that may be missing: by name, by name with the province in
    /// brackets or in its own column, or by the code.
    pub(super) fn optional_municipality(&mut self, field: Field) -> Option<Option<String>> {
        let Some(text) = self.optional_line(field, MAX_LINE)? else { return Some(None) };
        let vocabulary = self.known.municipalities;
        let province = if field == Field::Municipality { self.table.text(self.row, Field::Province) } else { "" };
        let without_brackets = text.split('(').next().unwrap_or_default();
        let code = format!("{text:0>6}");
        for candidate in [text.as_str(), &format!("{text} {province}"), without_brackets, &code] {
            if let Some(istat) = vocabulary.find(candidate) {
                return Some(Some(istat));
            }
        }
        self.recognise(field, &text, vocabulary, ("import-unknown-municipality", "import-unknown-municipality-alone")).map(Some)
    }

    /// Whether a key is new; a second one is a problem that names the first's row.
    pub(super) fn is_new<K: Eq + Hash>(&mut self, field: Field, seen: &mut HashMap<K, u32>, key: K) -> bool {
        let row = self.row.number();
        let first = *seen.entry(key).or_insert(row);
        if first != row {
            self.refuse_with::<()>(field, "import-repeated", &[("first", first.to_string())]);
        }
        first == row
    }
}
