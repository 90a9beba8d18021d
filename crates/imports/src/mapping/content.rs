//! What stands in a column, by its cells: the second source of a guess beside the heading.

use crate::sheet::Origin;
use crate::values::{
    Century, DateStyle, NumberStyle, is_email, is_province, is_school_code, is_tax_code, read_class, read_date, read_level, read_number,
    read_phone, read_vat_number, read_yes_or_no,
};
use domain::calendar::ClockTime;
use domain::search::normalise;

/// A kind of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Anything.
    Text,
    /// A key of any form, without blanks.
    Code,
    /// Part of a person's name.
    Name,
    /// Family and given name.
    WholeName,
    /// A municipality.
    Place,
    /// A day that was.
    PastDate,
    /// A day that was or will be.
    NearDate,
    /// A number.
    Number,
    /// 1, 2, 3, … from above to below.
    RowCount,
    /// "4A".
    Class,
    /// 1 to 5.
    Grade,
    /// "A".
    Section,
    /// "2026/27".
    SchoolYear,
    /// "PITF99901X".
    SchoolCode,
    /// A person's tax code.
    TaxCode,
    /// Partita IVA.
    Vat,
    /// ATECO.
    Ateco,
    /// Six digits, of which a spreadsheet took the first zeros away.
    IstatCode,
    /// E-mail.
    Email,
    /// Telephone.
    Phone,
    /// "PI".
    Province,
    /// Yes or no.
    YesNo,
    /// A level of competence.
    Level,
    /// Low, medium, high.
    Risk,
    /// "08:30".
    Clock,
}

impl Content {
    /// Whether cells of this kind are hardly ever of another one, so that they may be recognised
    /// under any heading.
    pub(super) fn is_telling(self) -> bool {
        matches!(
            self,
            Self::PastDate | Self::TaxCode | Self::Vat | Self::Email | Self::SchoolCode | Self::Class | Self::SchoolYear | Self::WholeName
        )
    }

    /// Whether a cell with text is of this kind; texts of any kind say nothing.
    fn fits(self, cell: &str) -> Option<bool> {
        let digits = |cell: &str| !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit());
        Some(match self {
            Self::Text => return None,
            Self::Code => cell.chars().count() <= 40 && cell.split_whitespace().count() <= 2,
            Self::Name => is_name(cell),
            Self::WholeName => is_name(cell) && cell.split_whitespace().count() >= 2,
            Self::Place => !cell.starts_with(|letter: char| letter.is_ascii_digit()),
            Self::PastDate | Self::NearDate => {
                let style =
                    DateStyle { century: Century::Near { this_year: 2000 }, ..DateStyle::of_column([cell], ANY_CENTURY, Origin::Written) };
                read_date(cell, style).is_some()
            }
            Self::Number => read_number(cell, NumberStyle::default()).is_some(),
            Self::RowCount => digits(cell),
            Self::Class => read_class(cell).is_some(),
            Self::Grade => {
                matches!(cell.trim_end_matches(['ª', '^', '°', 'a']), "1" | "2" | "3" | "4" | "5" | "I" | "II" | "III" | "IV" | "V")
            }
            Self::Section => cell.chars().count() <= 4,
            Self::SchoolYear => is_school_year(cell),
            Self::SchoolCode => is_school_code(cell),
            Self::TaxCode => is_tax_code(cell),
            Self::Vat => read_vat_number(cell).is_some(),
            Self::Ateco => cell.starts_with(|letter: char| letter.is_ascii_digit()) && cell.contains('.') || digits(cell),
            Self::IstatCode => digits(cell) && (4..=6).contains(&cell.len()),
            Self::Email => is_email(cell),
            Self::Phone => read_phone(cell).is_some(),
            Self::Province => is_province(cell),
            Self::YesNo => read_yes_or_no(cell).is_some(),
            Self::Level => read_level(cell).is_some(),
            Self::Risk => matches!(normalise(cell).as_str(), "basso" | "medio" | "alto" | "low" | "medium" | "high" | "b" | "m" | "a"),
            Self::Clock => ClockTime::parse(&cell.replace(['.', ','], ":")).is_some() || digits(cell) && cell.len() <= 2,
        })
    }

    /// How many of a hundred cells with text are of this kind; `None` where that says nothing.
    pub(super) fn share(self, cells: &[&str]) -> Option<u8> {
        if cells.is_empty() {
            return None;
        }
        if self == Self::RowCount {
            let counts = cells.iter().enumerate().filter(|(at, cell)| cell.parse::<usize>().is_ok_and(|number| number == at + 1)).count();
            return u8::try_from(counts * 100 / cells.len()).ok();
        }
        let mut fitting = 0_usize;
        for cell in cells {
            fitting += usize::from(self.fits(cell)?);
        }
        u8::try_from(fitting * 100 / cells.len()).ok()
    }
}

/// Where a date lies does not matter here.
const ANY_CENTURY: Century = Century::Near { this_year: 2000 };

fn is_name(cell: &str) -> bool {
    let letters = cell.chars().filter(|letter| letter.is_alphabetic()).count();
    letters > 0
        && cell.split_whitespace().count() <= 6
        && cell
            .chars()
            .all(|letter| letter.is_alphabetic() || letter.is_whitespace() || matches!(letter, '\'' | '’' | '-' | '.' | ',' | '`'))
}

/// "2026/27", "2026-2027", "2026/2027".
fn is_school_year(cell: &str) -> bool {
    crate::values::read_school_year(cell).is_some()
}
