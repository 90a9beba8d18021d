//! Any text in a cell.
#![no_main]

use imports::sheet::Origin;
use imports::values::{
    Century, DateStyle, NameOrder, NumberStyle, proper_case, read_class, read_date, read_level, read_number, read_phone, read_school_year,
    read_vat_number, split_name,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let style = DateStyle::of_column([text], Century::Past { this_year: 2026 }, Origin::Written);
    let _ = (read_date(text, style), read_number(text, NumberStyle::of_column([text])), read_class(text), read_level(text));
    let _ = (read_phone(text), read_vat_number(text), read_school_year(text));
    let _ = (proper_case(text), split_name(text, NameOrder::FamilyFirst), split_name(text, NameOrder::GivenFirst));
});
