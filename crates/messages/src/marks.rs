// The marks between the parts of a text as `build.rs` leaves it and `pattern.rs` reads it:
// control characters, which no text contains.
//
//   variable   VARIABLE name END
//   choice     CHOICE name END { key END pattern VARIANT_END } CHOICE_END
//   entry      key SEPARATOR Italian pattern SEPARATOR English pattern SEPARATOR
//
// A key is `one` (the singular), `#` and a whole number, or `*` for what else there is.

pub(crate) const SEPARATOR: u8 = 0;
pub(crate) const VARIABLE: u8 = 1;
pub(crate) const CHOICE: u8 = 2;
pub(crate) const END: u8 = 3;
pub(crate) const VARIANT_END: u8 = 4;
pub(crate) const CHOICE_END: u8 = 5;
