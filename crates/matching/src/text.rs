//! Problems as text, in the manner of DIMACS:
//!
//! ```text
//! p STUDENTS PLACES EDGES
//! c CAPACITY …            (one number per place)
//! e STUDENT PLACE SCORE   (one line per possible pair, numbers from 0)
//! ```
//!
//! Minimums stand in a file of their own: one number per place, in one line. Empty lines are passed
//! over everywhere. Whatever is wrong is said with the number of its line.

use crate::problem::{Problem, ProblemBuilder, ProblemError};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// What is wrong, and in which line (from 1).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct ReadError {
    /// Where.
    pub line: usize,
    /// What.
    pub what: ReadProblem,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadProblem {
    /// Another line is expected here.
    #[error("expected {0}")]
    Expected(&'static str),
    /// Not a whole number of 64 bits.
    #[error("\"{0}\" is not a whole number in range")]
    Number(String),
    /// More pairs than were announced.
    #[error("more than the {0} pairs that the first line announces")]
    TooManyEdges(u64),
    /// Fewer pairs than were announced.
    #[error("the file ends after {found} of {announced} pairs")]
    TooFewEdges {
        /// In the first line.
        announced: u64,
        /// In the file.
        found: u64,
    },
    /// The numbers contradict each other.
    #[error(transparent)]
    Problem(#[from] ProblemError),
}

/// Numbers announced in a file are believed for reserving memory only up to here.
const BELIEVED: u64 = 1 << 24;

/// Bytes with the number of the line that they are in.
struct Lines<'a> {
    rest: &'a [u8],
    line: usize,
}

impl<'a> Lines<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes), line: 0 }
    }

    /// The words of the next line that is not empty.
    fn next_line(&mut self) -> Option<Words<'a>> {
        while !self.rest.is_empty() {
            self.line += 1;
            let end = self.rest.iter().position(|byte| *byte == b'\n').unwrap_or(self.rest.len());
            let line = &self.rest[..end];
            self.rest = self.rest.get(end + 1..).unwrap_or(&[]);
            if line.iter().any(|byte| !byte.is_ascii_whitespace()) {
                return Some(Words { rest: line, line: self.line });
            }
        }
        None
    }
}

struct Words<'a> {
    rest: &'a [u8],
    line: usize,
}

impl<'a> Words<'a> {
    fn error(&self, what: ReadProblem) -> ReadError {
        ReadError { line: self.line, what }
    }

    fn word(&mut self) -> Option<&'a [u8]> {
        let start = self.rest.iter().position(|byte| !byte.is_ascii_whitespace())?;
        let rest = &self.rest[start..];
        let end = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
        self.rest = &rest[end..];
        Some(&rest[..end])
    }

    fn tag(&mut self, tag: &[u8], expected: &'static str) -> Result<(), ReadError> {
        if self.word() == Some(tag) { Ok(()) } else { Err(self.error(ReadProblem::Expected(expected))) }
    }

    fn number(&mut self, expected: &'static str) -> Result<i64, ReadError> {
        let word = self.word().ok_or_else(|| self.error(ReadProblem::Expected(expected)))?;
        // Up to 18 digits cannot overflow; the rest takes the careful way.
        if word.len() <= 18 && word.iter().all(u8::is_ascii_digit) {
            return Ok(word.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0')));
        }
        let text = String::from_utf8_lossy(word);
        text.parse().map_err(|_| self.error(ReadProblem::Number(text.chars().take(40).collect())))
    }

    fn count(&mut self, expected: &'static str) -> Result<u64, ReadError> {
        let number = self.number(expected)?;
        u64::try_from(number).map_err(|_| self.error(ReadProblem::Number(number.to_string())))
    }

    fn end(&mut self, expected: &'static str) -> Result<(), ReadError> {
        if self.word().is_none() { Ok(()) } else { Err(self.error(ReadProblem::Expected(expected))) }
    }
}

const HEADER: &str = "p STUDENTS PLACES EDGES";
const CAPACITIES: &str = "c and one capacity for each place";
const EDGE: &str = "e STUDENT PLACE SCORE";

/// Reads a problem; `minimums` is the text of the minimums, if there are any.
///
/// # Errors
/// What is wrong, with its line; [`ReadError::line`] of a flaw in the minimums counts there, and
/// `in_minimums` of [`FileError`] says so.
pub fn read(bytes: &[u8], minimums: Option<&[u8]>) -> Result<Problem, FileError> {
    let (mut builder, places, announced) = read_problem(bytes).map_err(FileError::problem)?;
    if let Some(bytes) = minimums {
        read_minimums(bytes, places, &mut builder).map_err(|error| FileError { in_minimums: true, error })?;
    }
    builder.finish().map_err(|error| {
        let line = line_of(bytes, &error).unwrap_or(1);
        debug_assert!(announced > 0 || line == 1, "without pairs there is no line to blame");
        FileError::problem(ReadError { line, what: error.into() })
    })
}

/// A flaw, and in which of the two files.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{error}")]
pub struct FileError {
    /// In the file of minimums.
    pub in_minimums: bool,
    /// Which flaw.
    pub error: ReadError,
}

impl FileError {
    fn problem(error: ReadError) -> Self {
        Self { in_minimums: false, error }
    }
}

fn read_problem(bytes: &[u8]) -> Result<(ProblemBuilder, usize, u64), ReadError> {
    let mut lines = Lines::new(bytes);
    let nothing = |line: usize, what| ReadError { line: line.max(1), what: ReadProblem::Expected(what) };
    let mut words = lines.next_line().ok_or(nothing(1, HEADER))?;
    words.tag(b"p", HEADER)?;
    let (students, places, announced) = (words.count(HEADER)?, words.count(HEADER)?, words.count(HEADER)?);
    words.end(HEADER)?;
    let in_range = |number: u64| number <= crate::problem::MAX_COUNT && usize::try_from(number).is_ok();
    if !in_range(students) || !in_range(places) || !in_range(announced) {
        return Err(words.error(ProblemError::TooLarge.into()));
    }
    let header = words;
    let mut capacity: Vec<u32> = Vec::with_capacity(places.min(BELIEVED) as usize);
    // Without places there may be no line of capacities.
    if places > 0 || lines.rest.iter().any(|byte| !byte.is_ascii_whitespace()) {
        let mut words = lines.next_line().ok_or(nothing(lines.line + 1, CAPACITIES))?;
        words.tag(b"c", CAPACITIES)?;
        for _ in 0..places {
            let number = words.count(CAPACITIES)?;
            let seats = u32::try_from(number).map_err(|_| words.error(ReadProblem::Number(number.to_string())))?;
            capacity.push(seats);
        }
        words.end(CAPACITIES)?;
    }
    // What the file cannot hold need not be prepared for.
    if students > BELIEVED.max(bytes.len() as u64 * 4) {
        return Err(header.error(ProblemError::TooLarge.into()));
    }
    let mut builder = ProblemBuilder::new(students as usize, capacity).map_err(|error| header.error(error.into()))?;
    builder.reserve(announced.min(bytes.len() as u64 / 8) as usize);
    let mut found = 0;
    while let Some(mut words) = lines.next_line() {
        words.tag(b"e", EDGE)?;
        if found == announced {
            return Err(words.error(ReadProblem::TooManyEdges(announced)));
        }
        let (student, place, score) = (words.count(EDGE)?, words.count(EDGE)?, words.number(EDGE)?);
        words.end(EDGE)?;
        builder.edge(student, place, score).map_err(|error| words.error(error.into()))?;
        found += 1;
    }
    if found < announced {
        return Err(ReadError { line: lines.line, what: ReadProblem::TooFewEdges { announced, found } });
    }
    Ok((builder, places as usize, announced))
}

fn read_minimums(bytes: &[u8], places: usize, builder: &mut ProblemBuilder) -> Result<(), ReadError> {
    const LINE: &str = "one line with a minimum for each place";
    let mut lines = Lines::new(bytes);
    if places == 0 && bytes.iter().all(u8::is_ascii_whitespace) {
        return Ok(());
    }
    let mut words = lines.next_line().ok_or(ReadError { line: 1, what: ReadProblem::Expected(LINE) })?;
    for place in 0..places {
        let number = words.count(LINE)?;
        let minimum = u32::try_from(number).map_err(|_| words.error(ReadProblem::Number(number.to_string())))?;
        builder.minimum(place as u64, minimum).map_err(|error| words.error(error.into()))?;
    }
    words.end(LINE)?;
    match lines.next_line() {
        None => Ok(()),
        Some(words) => Err(words.error(ReadProblem::Expected("the end: all minimums stand in one line"))),
    }
}

/// The line of a pair that stands there twice: the second one.
fn line_of(bytes: &[u8], error: &ProblemError) -> Option<usize> {
    let ProblemError::DuplicateEdge { student, place } = error else { return None };
    let mut lines = Lines::new(bytes);
    let mut seen = BTreeSet::new();
    while let Some(mut words) = lines.next_line() {
        if words.word() == Some(b"e") {
            let pair = (words.number(EDGE).ok()?, words.number(EDGE).ok()?);
            if pair == (i64::from(student.0), i64::from(place.0)) && !seen.insert(pair) {
                return Some(words.line);
            }
        }
    }
    None
}

/// Writes a problem as [`read`] reads it. Locks, forbidden pairs and the current plan have no place
/// in this format.
#[must_use]
pub fn write(problem: &Problem) -> String {
    let mut text = format!("p {} {} {}\nc", problem.students(), problem.places(), problem.edges.len());
    for capacity in &problem.capacity {
        let _infallible = write!(text, " {capacity}");
    }
    text.push('\n');
    for number in 0..problem.students() {
        for edge in problem.edges(crate::problem::Student(number)) {
            let _infallible = writeln!(text, "e {number} {} {}", edge.place, edge.score);
        }
    }
    text
}
