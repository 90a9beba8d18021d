//! What is wrong with a file, as data that the reader's language turns into a sentence.
//!
//! The keys, all of them texts of `messages` that say what is wrong and what to do:
//!
//! | key | figures | when |
//! |---|---|---|
//! | `import-missing-file` | | the package lacks the file |
//! | `import-empty-file` | | nothing in it, not even a header |
//! | `import-too-large` | `most` (MB) | more bytes than anybody exports |
//! | `import-pdf`, `import-image`, `import-document`, `import-web-page` | | another kind of file, whatever its name |
//! | `import-old-workbook`, `import-open-document` | | `.xls`, `.xlsb`; `.ods` |
//! | `import-zip`, `import-other-archive` | | an archive that is no workbook; one that is no zip |
//! | `import-encrypted` | | a password is needed |
//! | `import-not-text` | | bytes of some other program |
//! | `import-damaged-archive`, `import-damaged-workbook` | | half a download, or made to do harm |
//! | `import-zip-bomb` | `most` (MB) | more inside than anybody exports |
//! | `import-too-many-parts`, `import-too-many-columns`, `import-too-many-cells` | `most` | |
//! | `import-huge-cell` | `most` (bytes) | one cell swallowed many, by a quote that is not closed |
//! | `import-no-such-sheet` | | the workbook has no sheet of this name |
//! | `import-nul` | | a NUL byte |
//! | `import-open-quote` | | a quote that never closes |
//! | `import-broken-text` | | half a letter, or U+FFFD from an export before |
//! | `import-missing-column` | | the header lacks the column |
//! | `import-duplicate-column` | | the header has it twice |
//! | `import-ragged` | `expected`, `found` | more or fewer cells than the header |
//! | `import-required` | | an empty cell |
//! | `import-too-long` | `most` | too many characters |
//! | `import-not-a-number` | | |
//! | `import-out-of-range` | `least`, `most` | |
//! | `import-not-a-date` | | no `31/01/2027` |
//! | `import-not-a-time` | | no `08:30` |
//! | `import-not-a-choice` | `choices` | none of the words that may stand there |
//! | `import-not-istat` | | no code of six digits |
//! | `import-not-vat` | | no partita IVA |
//! | `import-not-a-uri` | | no `http` address |
//! | `import-not-a-school-year` | | no `2026/27` |
//! | `import-not-a-class` | | no `4A`, or no `S01/4A` |
//! | `import-duplicate` | `first` (row) | the key stands in an earlier row |
//! | `import-unknown` | `in` (file) | no such key in the other file |
//! | `import-not-a-school` | | the organisation has no classes |
//! | `import-not-a-company` | | the organisation is no company |
//! | `import-ends-before` | | a period that ends before it begins |
//! | `import-broader-than-itself` | | a competence named as its own broader one |
//! | `import-too-many-competences` | `most` | a demand asks too much |
//! | `import-forecast-has-no-seats` | | a forecast stands on a board |
//! | `import-more-seats-than-positions` | `positions`, `seats` | allotted more than asked |
//! | `import-demand-not-on-board` | `board` | a placement on a demand from elsewhere |
//! | `import-formula-error` | | a formula that failed: `#N/D` |
//! | `import-not-a-class-name` | | no class of a school |
//! | `import-not-a-level`, `import-not-yes-or-no` | | none of the words for it |
//! | `import-not-an-email`, `import-not-a-phone` | | |
//! | `import-improbable-birth` | | nobody of that age is at school |
//! | `import-name-alone` | | one word where family and given name should be |
//! | `import-name-cut` (notice) | `family`, `given` | a name that could be cut elsewhere |
//! | `import-nobody` | | the row does not say which student |
//! | `import-not-a-province` | | |
//! | `import-chosen-twice` | `first` (rank) | one place as two choices |
//! | `import-no-esco` | | none of the files is one of ESCO's |
//! | `import-not-a-relation` | | neither essential nor optional |
//! | `import-repeated` | `first` (row) | the same stands in an earlier row |
//! | `import-unknown-…` | `suggestions` | a label that is not known, with what it may mean |
//! | `import-unknown-…-alone` | | a label that is like no known one |
//! | `import-student-not-on-board` | `board` | a placement of a student from elsewhere |

use crate::mapping::Field;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};

/// How many problems are told; beyond that only their number.
pub const MAX_PROBLEMS: usize = 200;

/// The most characters of a wrong value that are repeated.
const MAX_VALUE: usize = 60;

/// Whether a row can be taken as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It cannot: something must be mended first.
    #[default]
    Refusal,
    /// It can, but somebody should look.
    Notice,
}

/// A thing that an unknown label may mean, for a person to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Its id or code.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// From 0 to 100: how like the two are.
    pub likeness: u8,
}

/// One thing to mend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The file's name.
    pub file: String,
    /// The row as a spreadsheet counts it, the header being 1; `None` for the whole file.
    pub row: Option<u32>,
    /// The column's name as in the header; `None` for the whole row.
    pub column: Option<String>,
    /// The column's letters as a spreadsheet shows them, where they are known.
    #[serde(default)]
    pub letters: Option<String>,
    /// What the column means, where that is understood.
    #[serde(default)]
    pub field: Option<Field>,
    /// What stands there, shortened.
    pub value: String,
    /// A key of `messages`; its text says what to do.
    pub key: String,
    /// The text's figures.
    pub values: BTreeMap<String, String>,
    /// Whether the row can be taken nevertheless.
    #[serde(default)]
    pub severity: Severity,
    /// What the value may mean.
    #[serde(default)]
    pub proposals: Vec<Proposal>,
}

impl Problem {
    /// A problem of a whole file.
    #[must_use]
    pub fn of_file(file: &str, key: &str) -> Self {
        Self {
            file: file.to_owned(),
            row: None,
            column: None,
            letters: None,
            field: None,
            value: String::new(),
            key: key.to_owned(),
            values: BTreeMap::new(),
            severity: Severity::Refusal,
            proposals: Vec::new(),
        }
    }

    /// In this row.
    #[must_use]
    pub fn in_row(mut self, row: u32) -> Self {
        self.row = Some(row);
        self
    }

    /// In this column, where this stands.
    #[must_use]
    pub fn in_column(mut self, column: &str, value: &str) -> Self {
        self.column = Some(column.to_owned());
        self.value = value.chars().take(MAX_VALUE).collect();
        self
    }

    /// In the column with these letters.
    #[must_use]
    pub fn at_letter(mut self, letters: String) -> Self {
        self.letters = Some(letters);
        self
    }

    /// Under this meaning.
    #[must_use]
    pub fn of_field(mut self, field: Field) -> Self {
        self.field = Some(field);
        self
    }

    /// Only something to look at.
    #[must_use]
    pub fn as_notice(mut self) -> Self {
        self.severity = Severity::Notice;
        self
    }

    /// Adds a figure.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.values.insert(name.to_owned(), value.to_string());
        self
    }
}

/// For logs and developers; people read the text of the key.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", {column} = {:?}", self.value)?;
        }
        write!(f, ": {}", self.key)?;
        for (name, value) in &self.values {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

/// The problems of some files, in the order in which they were met, at most [`MAX_PROBLEMS`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problems {
    list: Vec<Problem>,
    more: usize,
}

impl Problems {
    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        if self.list.len() < MAX_PROBLEMS {
            self.list.push(problem);
        } else {
            self.more += 1;
        }
    }

    /// Whether there is nothing to mend.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Those that are told.
    #[must_use]
    pub fn list(&self) -> &[Problem] {
        &self.list
    }

    /// How many more there are.
    #[must_use]
    pub fn more(&self) -> usize {
        self.more
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, problem) in self.list.iter().enumerate() {
            let separator = if position == 0 { "" } else { "\n" };
            write!(f, "{separator}{problem}")?;
        }
        if self.more > 0 {
            write!(f, "\nand {} more", self.more)?;
        }
        Ok(())
    }
}
