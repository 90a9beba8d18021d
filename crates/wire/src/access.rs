//! The parts of lists, objects and variants, one after the other.

use crate::Unreadable;
use crate::scan::Scanner;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

/// The items of a list.
pub(crate) struct Items<'a, 'de>(pub(crate) &'a mut Scanner<'de>);

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unreadable> {
        if self.0.has_more(b']')? { seed.deserialize(&mut *self.0).map(Some) } else { Ok(None) }
    }
}

/// The entries of an object.
pub(crate) struct Entries<'a, 'de>(pub(crate) &'a mut Scanner<'de>);

impl<'de> MapAccess<'de> for Entries<'_, 'de> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unreadable> {
        if self.0.has_more(b'}')? { seed.deserialize(&mut *self.0).map(Some) } else { Ok(None) }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unreadable> {
        self.0.colon()?;
        seed.deserialize(&mut *self.0)
    }
}

/// A variant: its name, or an object of its name and its content. One type for both, so that the
/// parts of an enum are compiled once.
pub(crate) struct Variant<'a, 'de> {
    pub(crate) scanner: &'a mut Scanner<'de>,
    pub(crate) filled: bool,
}

impl<'a, 'de> Variant<'a, 'de> {
    fn content(self) -> Result<&'a mut Scanner<'de>, Unreadable> {
        if self.filled { Ok(self.scanner) } else { Err(Unreadable("the content of a variant")) }
    }
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de> {
    type Error = Unreadable;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Unreadable> {
        let name = seed.deserialize(&mut *self.scanner)?;
        if self.filled {
            self.scanner.colon()?;
        }
        Ok((name, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        if self.filled { self.scanner.null() } else { Ok(()) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unreadable> {
        seed.deserialize(self.content()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.content()?.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Unreadable> {
        self.content()?.deserialize_map(visitor)
    }
}
