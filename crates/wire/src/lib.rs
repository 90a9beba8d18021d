//! Reads JSON into types that derive `Deserialize`, in as little code as possible: the browser
//! downloads a copy of a reader's generic parts for every type that it reads. serde_json, which
//! the server keeps, reads a struct from an object or from a list and says in full sentences what
//! was wrong; here a struct is an object, and an error is a word.
//!
//! It is for what one's own server has sent. Whatever serde_json writes is read alike; what is not
//! JSON may be accepted here and there, but never makes it panic.

mod access;
mod scan;

use access::{Entries, Items, Variant};
use scan::Scanner;
use serde::de::{self, DeserializeOwned, Deserializer, Visitor};
use std::fmt;

/// Reads one value from a text that holds nothing else.
///
/// # Errors
///
/// If the text is no JSON, or not of this type.
pub fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    let mut scanner = Scanner::new(text);
    let value = T::deserialize(&mut scanner)?;
    scanner.end()?;
    Ok(value)
}

/// Why a text could not be read: what was expected there, or the field that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable(&'static str);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unreadable: ")?;
        f.write_str(self.0)
    }
}

impl std::error::Error for Unreadable {}

/// Whatever else is said about the error is left out, so that nothing of it is compiled.
impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self("a value that is allowed")
    }
    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self("another type")
    }
    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self("another value")
    }
    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self("another length")
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self("a known variant")
    }
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self("a known field")
    }
    fn missing_field(field: &'static str) -> Self {
        Self(field)
    }
    fn duplicate_field(field: &'static str) -> Self {
        Self(field)
    }
}

macro_rules! whole {
    ($($name:ident $visit:ident)+) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            visitor.$visit(self.whole()?)
        }
    )+};
}

impl<'de> Deserializer<'de> for &mut Scanner<'de> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.peek() {
            b'"' => self.deserialize_str(visitor),
            b'{' => self.deserialize_map(visitor),
            b'[' => self.deserialize_seq(visitor),
            b't' | b'f' => self.deserialize_bool(visitor),
            b'n' => self.deserialize_unit(visitor),
            _ if self.is_fraction() => visitor.visit_f64(self.fraction()?),
            b'-' => visitor.visit_i64(self.whole()?),
            _ => visitor.visit_u64(self.whole()?),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_bool(self.bool()?)
    }

    whole! {
        deserialize_i8 visit_i64
        deserialize_i16 visit_i64
        deserialize_i32 visit_i64
        deserialize_i64 visit_i64
        deserialize_u8 visit_u64
        deserialize_u16 visit_u64
        deserialize_u32 visit_u64
        deserialize_u64 visit_u64
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_f64(self.fraction()?)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_str(&self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.peek() == b'n' {
            self.null()?;
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.null()?;
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.open(b'[')?;
        let value = visitor.visit_seq(Items(self))?;
        self.close(b']')?;
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.open(b'{')?;
        let value = visitor.visit_map(Entries(self))?;
        self.close(b'}')?;
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Unreadable> {
        let filled = self.peek() == b'{';
        if filled {
            self.open(b'{')?;
        }
        let value = visitor.visit_enum(Variant { scanner: self, filled })?;
        if filled {
            self.close(b'}')?;
        }
        Ok(value)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.skip()?;
        visitor.visit_unit()
    }
}
