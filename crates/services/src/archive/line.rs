//! A row as a line: one JSON array.
//!
//! Ids, texts, days (`2027-03-01`) and bytes (base64) are strings. So are numbers with a fraction,
//! in the fewest digits that give the same number back: readers of JSON round as they please.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::calendar::{iso_day, parse_iso_day};
use persistence::archive::{Cell, Column, Kind};
use serde::ser::{Serialize, SerializeSeq, Serializer};
use serde_json::Value;

/// A row to be written.
pub(super) struct Line<'r>(pub(super) &'r [Cell]);

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_seq(Some(self.0.len()))?;
        for cell in self.0 {
            match cell {
                Cell::Null => line.serialize_element(&()),
                Cell::Uuid(id) => line.serialize_element(id),
                Cell::Text(text) => line.serialize_element(text),
                Cell::Integer(number) => line.serialize_element(number),
                Cell::Bigint(number) => line.serialize_element(number),
                Cell::Boolean(yes) => line.serialize_element(yes),
                Cell::Date(day) => line.serialize_element(&iso_day(*day)),
                Cell::Double(number) => line.serialize_element(&number.to_string()),
                Cell::Bytes(bytes) => line.serialize_element(&BASE64.encode(bytes)),
            }?;
        }
        line.end()
    }
}

/// Reads a line.
///
/// # Errors
/// What is wrong, without what stands there: it may be a name.
pub(super) fn parse(line: &[u8], columns: &[Column]) -> Result<Vec<Cell>, String> {
    let values: Vec<Value> = serde_json::from_slice(line).map_err(|_| "no row can be read here".to_owned())?;
    if values.len() != columns.len() {
        return Err(format!("it has {} values for {} columns", values.len(), columns.len()));
    }
    let cells = values.into_iter().zip(columns);
    cells.map(|(value, column)| cell(value, column.kind).ok_or_else(|| format!("{} is no {}", column.name, column.kind.word()))).collect()
}

fn cell(value: Value, kind: Kind) -> Option<Cell> {
    Some(match (kind, value) {
        (_, Value::Null) => Cell::Null,
        (Kind::Uuid, Value::String(text)) => Cell::Uuid(text.parse().ok()?),
        (Kind::Text, Value::String(text)) => Cell::Text(text),
        (Kind::Integer, Value::Number(number)) => Cell::Integer(i32::try_from(number.as_i64()?).ok()?),
        (Kind::Bigint, Value::Number(number)) => Cell::Bigint(number.as_i64()?),
        (Kind::Boolean, Value::Bool(yes)) => Cell::Boolean(yes),
        (Kind::Date, Value::String(text)) => Cell::Date(parse_iso_day(&text)?),
        (Kind::Double, Value::String(text)) => Cell::Double(text.parse().ok()?),
        (Kind::Bytes, Value::String(text)) => Cell::Bytes(BASE64.decode(text).ok()?),
        _ => return None,
    })
}
