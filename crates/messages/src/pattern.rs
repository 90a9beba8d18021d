//! Fills in a text as the build script left it (see `marks`).

use crate::bundle::Value;
use crate::marks::{CHOICE, CHOICE_END, END, VARIABLE, VARIANT_END};
use domain::language::Language;

/// What a text is filled in with.
pub(crate) type Values<'a> = &'a [(&'a str, Value<'a>)];

/// The text, filled in. A value that is missing leaves `{$name}`.
pub(crate) fn filled(language: Language, pattern: &str, values: Values<'_>) -> String {
    let mut text = String::with_capacity(pattern.len());
    Reading { rest: pattern, language, values }.pattern(Some(&mut text));
    text
}

struct Reading<'a> {
    rest: &'a str,
    language: Language,
    values: Values<'a>,
}

impl<'a> Reading<'a> {
    /// Reads to the end of the pattern, which is that of the text or of the variant, and writes it.
    fn pattern(&mut self, mut text: Option<&mut String>) {
        loop {
            let (words, mark) = self.until(|byte| (VARIABLE..=CHOICE_END).contains(&byte));
            if let Some(text) = text.as_deref_mut() {
                text.push_str(words);
            }
            match mark {
                Some(VARIABLE) => {
                    let (name, _) = self.until(|byte| byte == END);
                    if let Some(text) = text.as_deref_mut() {
                        self.variable(name, text);
                    }
                }
                Some(CHOICE) => self.choice(text.as_deref_mut()),
                Some(VARIANT_END) | None => return,
                Some(_) => {}
            }
        }
    }

    fn variable(&self, name: &str, text: &mut String) {
        match self.value(name) {
            Some(Value::Text(words)) => text.push_str(words),
            Some(Value::Number(number)) => text.push_str(&crate::figure::number(self.language, *number)),
            None => {
                text.push_str("{$");
                text.push_str(name);
                text.push('}');
            }
        }
    }

    /// The first variant whose key fits the value, else the default, wherever it stands.
    fn choice(&mut self, text: Option<&mut String>) {
        let (name, _) = self.until(|byte| byte == END);
        let (mut fitting, mut default) = (None, None);
        while !self.rest.is_empty() && self.rest.as_bytes().first() != Some(&CHOICE_END) {
            let (key, _) = self.until(|byte| byte == END);
            if key == "*" {
                default = Some(self.rest);
            } else if fitting.is_none() && self.fits(name, key) {
                fitting = Some(self.rest);
            }
            self.pattern(None);
        }
        self.until(|byte| byte == CHOICE_END);
        if let (Some(text), Some(rest)) = (text, fitting.or(default)) {
            Reading { rest, ..*self }.pattern(Some(text));
        }
    }

    /// Whether a key fits a value. Both languages have one singular, that of 1.
    fn fits(&self, name: &str, key: &str) -> bool {
        match (self.value(name), key.strip_prefix('#')) {
            (Some(Value::Number(number)), Some(key)) => key.parse() == Ok(*number),
            (Some(Value::Number(number)), None) => number.unsigned_abs() == 1,
            (Some(Value::Text(words)), None) => words == key,
            _ => false,
        }
    }

    fn value(&self, name: &str) -> Option<&'a Value<'a>> {
        self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// What stands before the next such byte, and the byte, which is read too.
    fn until(&mut self, wanted: fn(u8) -> bool) -> (&'a str, Option<u8>) {
        let rest = self.rest;
        let Some(at) = rest.bytes().position(wanted) else {
            self.rest = "";
            return (rest, None);
        };
        // Marks are single bytes, so both ends of a mark are ends of characters.
        self.rest = rest.get(at + 1..).unwrap_or_default();
        (rest.get(..at).unwrap_or_default(), rest.as_bytes().get(at).copied())
    }
}
