//! Writing.

use super::{MAGIC, VERSION, code, parts, uuid_bytes};
use crate::vocabulary::{Concept, Kind, Language, Role, Vocabulary};
use std::collections::BTreeMap;

/// Bytes that grow.
pub(super) struct Writer<'a> {
    pub(super) bytes: Vec<u8>,
    beginnings: BTreeMap<&'a str, u64>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(vocabulary: &'a Vocabulary) -> Self {
        let uris = vocabulary.concepts.iter().flat_map(|concept| std::iter::once(&concept.uri).chain(&concept.broader));
        let mut beginnings: BTreeMap<&str, u64> = uris.map(|uri| (parts(uri).0, 0)).collect();
        for (number, position) in (0..).zip(beginnings.values_mut()) {
            *position = number;
        }
        let mut writer = Self { bytes: [MAGIC, &[VERSION]].concat(), beginnings };
        let texts: Vec<&str> = writer.beginnings.keys().copied().collect();
        writer.list(&texts, |writer, text| writer.text(text));
        writer
    }

    pub(super) fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.byte(low(number) | 0x80);
            number >>= 7;
        }
        self.byte(low(number));
    }

    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes.extend(text.as_bytes());
    }

    pub(super) fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.number(items.len() as u64);
        for item in items {
            write(self, item);
        }
    }

    fn uri(&mut self, uri: &str) {
        let (beginning, rest) = parts(uri);
        self.number(self.beginnings.get(beginning).copied().unwrap_or_default());
        match uuid_bytes(rest) {
            Some(uuid) => {
                self.byte(1);
                self.bytes.extend(uuid);
            }
            None => {
                self.byte(0);
                self.text(rest);
            }
        }
    }

    pub(super) fn concept(&mut self, concept: &Concept) {
        self.byte(code(&Kind::ALL, &concept.kind));
        self.uri(&concept.uri);
        self.list(&concept.labels, |writer, label| {
            writer.byte(code(&Role::ALL, &label.role) << 4 | code(&Language::ALL, &label.language));
            writer.text(&label.text);
        });
        self.list(concept.group.as_slice(), |writer, code| writer.text(code));
        self.list(&concept.broader, |writer, uri| writer.uri(uri));
        self.list(concept.description.as_slice(), |writer, text| writer.text(text));
    }
}

/// The seven lowest bits.
fn low(number: u64) -> u8 {
    u8::try_from(number & 0x7f).unwrap_or_default()
}
