//! What stands in a cell, in the forms in which Italian offices write it. Where a form could mean
//! two things (is `3/9` in March or in September?), all cells of the column decide together.

mod class;
mod contact;
mod date;
mod level;
mod name;
mod number;

pub use class::{ClassName, read_class};
pub use contact::{is_province, is_tax_code};
pub use date::{Century, DateStyle, DayOrder, read_date};
pub use domain::calendar::read_school_year;
pub use domain::contact::{is_email, is_school_code, read_phone, read_vat_number};
pub use level::{LEVEL_WORDS, read_level, read_yes_or_no};
pub use name::{NameOrder, SplitName, proper_case, split_name};
pub use number::{DecimalMark, NumberStyle, read_number};
