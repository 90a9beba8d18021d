//! What serde_json writes is read alike, and what is no JSON is refused without a panic.

use domain::board::{BoardCommand, CommandEnvelope};
use domain::calendar::{Period, parse_iso_day};
use domain::id::{CommandId, DemandId, StudentId};
use domain::{ApiError, FieldError};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Debug;
use wire::from_str;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Shape {
    Unit,
    Newtype(Option<u8>),
    Tuple(i32, String),
    Struct { name: String, list: Vec<Shape> },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Everything {
    truth: bool,
    small: i8,
    large: u64,
    fraction: f64,
    words: String,
    letter: char,
    nothing: (),
    maybe: Option<Box<Everything>>,
    pair: (u16, i64),
    table: BTreeMap<String, Vec<u8>>,
    shapes: Vec<Shape>,
    #[serde(default)]
    absent: Vec<String>,
}

fn shapes() -> impl Strategy<Value = Shape> {
    let leaf = prop_oneof![
        Just(Shape::Unit),
        any::<Option<u8>>().prop_map(Shape::Newtype),
        (any::<i32>(), any::<String>()).prop_map(|(number, words)| Shape::Tuple(number, words)),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        (any::<String>(), prop::collection::vec(inner, 0..3)).prop_map(|(name, list)| Shape::Struct { name, list })
    })
}

fn everything() -> impl Strategy<Value = Everything> {
    // Few digits: without a feature of its own, serde_json rounds the last of many.
    let fraction = any::<i32>().prop_map(|thousandths| f64::from(thousandths) / 1000.0);
    let plain = (any::<bool>(), any::<i8>(), any::<u64>(), fraction, any::<String>(), any::<char>(), any::<(u16, i64)>());
    let table = prop::collection::btree_map(any::<String>(), any::<Vec<u8>>(), 0..3);
    let leaf = (plain, table, prop::collection::vec(shapes(), 0..3)).prop_map(|(plain, table, shapes)| {
        let (truth, small, large, fraction, words, letter, pair) = plain;
        Everything { truth, small, large, fraction, words, letter, nothing: (), maybe: None, pair, table, shapes, absent: Vec::new() }
    });
    let leaf = leaf.boxed();
    (leaf.clone(), proptest::option::of(leaf)).prop_map(|(outer, inner)| Everything { maybe: inner.map(Box::new), ..outer })
}

fn reads_alike<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    for text in [serde_json::to_string(value), serde_json::to_string_pretty(value)] {
        let text = text.expect("it can be written");
        assert_eq!(from_str::<T>(&text).as_ref(), Ok(value), "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read(value in everything()) {
        reads_alike(&value);
    }

    #[test]
    fn unknown_parts_are_passed_over(value in everything()) {
        #[derive(Debug, PartialEq, Deserialize)]
        struct Words {
            words: String,
        }
        let text = serde_json::to_string(&value).expect("it can be written");
        prop_assert_eq!(from_str::<Words>(&text), Ok(Words { words: value.words }));
    }

    /// A text cut short, with a byte changed: read or refused, as long as nothing panics; what
    /// serde_json accepts is accepted too, and alike.
    #[test]
    fn broken_texts_are_refused(value in everything(), at in any::<prop::sample::Index>(), letter in any::<char>()) {
        let text = serde_json::to_string(&value).expect("it can be written");
        let at = at.index(text.len());
        if let Some(cut) = text.get(..at) {
            prop_assert!(from_str::<Everything>(cut).is_err(), "{}", cut);
            let changed = format!("{cut}{letter}{}", text.get(at + 1..).unwrap_or_default());
            let read = from_str::<Everything>(&changed);
            if let Ok(expected) = serde_json::from_str::<Everything>(&changed) {
                prop_assert_eq!(read, Ok(expected));
            }
        }
    }

    #[test]
    fn anything_at_all_does_not_panic(text in any::<String>(), json in "[\\[\\]{}\",:\\\\u0-9a-fnulltrse. -]{0,40}") {
        for text in [text, json] {
            let _whatever = (from_str::<Everything>(&text), from_str::<Vec<Shape>>(&text), from_str::<BTreeMap<String, f64>>(&text));
            let _passed_over = from_str::<serde::de::IgnoredAny>(&text);
        }
    }
}

#[test]
fn escaped_characters() {
    let table = [
        (r#""a\"b\\c\/d\b\f\n\r\t""#, "a\"b\\c/d\u{8}\u{c}\n\r\t"),
        (r#""\u00e8 pi\u00F9""#, "è più"),
        (r#""\ud83e\udd80!""#, "🦀!"),
        ("\"\"", ""),
    ];
    for (text, expected) in table {
        assert_eq!(from_str::<String>(text).as_deref(), Ok(expected), "{text}");
    }
    for text in [r#""\ud83e""#, r#""\ud83e\u0041""#, r#""\udd80""#, r#""\u12g4""#, r#""\u+123""#, r#""\x""#, r#""\"#, "\""] {
        assert!(from_str::<String>(text).is_err(), "{text}");
    }
}

#[test]
fn numbers_out_of_range_are_refused() {
    assert_eq!(from_str::<u8>("255"), Ok(255));
    assert_eq!(from_str::<i8>("-128"), Ok(-128));
    assert_eq!(from_str::<f64>("43.66"), Ok(43.66));
    assert_eq!(from_str::<f64>("-2e3"), Ok(-2000.0));
    for text in ["256", "-1", "1.0", "1e2", "\"1\"", "", "x"] {
        assert!(from_str::<u8>(text).is_err(), "{text}");
    }
    assert!(from_str::<u64>("18446744073709551616").is_err());
}

#[test]
fn commas_and_ends_are_looked_at() {
    assert_eq!(from_str::<Vec<u8>>(" [ 1 , 2 ] "), Ok(vec![1, 2]));
    assert_eq!(from_str::<Vec<Vec<u8>>>("[[],[1],[]]"), Ok(vec![vec![], vec![1], vec![]]));
    for text in ["[1 2]", "[1,]", "[,1]", "[1", "[1]]", "[1}", "1", "{}"] {
        assert!(from_str::<Vec<u8>>(text).is_err(), "{text}");
    }
    for text in [r#"{"a" 1}"#, r#"{"a":1,}"#, r#"{,"a":1}"#, r#"{a:1}"#, r#"{"a":1"#] {
        assert!(from_str::<BTreeMap<String, u8>>(text).is_err(), "{text}");
    }
}

#[test]
fn an_error_names_the_field() {
    let missing = from_str::<Everything>("{\"truth\":true}").expect_err("most is missing");
    assert_eq!(missing.to_string(), "unreadable: small");
}

#[test]
fn what_the_server_sends_is_read() {
    let (student, demand) = (StudentId::generate(), DemandId::generate());
    reads_alike(&CommandEnvelope { id: CommandId::generate(), command: BoardCommand::Place { student, demand } });
    reads_alike(&CommandEnvelope { id: CommandId::generate(), command: BoardCommand::Undo });
    reads_alike(&Err::<u8, _>(ApiError::NotFound));
    reads_alike(&ApiError::Invalid(vec![FieldError::new("positions", "field-number").with("least", "1".to_owned())]));
    let day = |text| parse_iso_day(text).expect("a day");
    reads_alike(&Period::new(day("2027-03-01"), day("2027-03-26")).expect("a period"));
    // A period that ends before it begins is refused by the type, not by the reader.
    assert!(from_str::<Period>(r#"["2027-03-26","2027-03-01"]"#).is_err());
}
