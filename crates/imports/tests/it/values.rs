use domain::competence::Level;
use imports::sheet::{DateSystem, Origin};
use imports::values::{
    Century, DateStyle, DayOrder, DecimalMark, NameOrder, NumberStyle, is_email, is_province, is_school_code, is_tax_code, proper_case,
    read_class, read_date, read_level, read_number, read_phone, read_vat_number, read_yes_or_no, split_name,
};
use proptest::prelude::*;

const PAST: Century = Century::Past { this_year: 2026 };
const NEAR: Century = Century::Near { this_year: 2026 };

fn style(century: Century) -> DateStyle {
    DateStyle::of_column([], century, Origin::Written)
}

#[test]
fn days_are_read_in_every_form_of_an_office() {
    for (text, expected) in [
        ("3/9/2026", "2026-09-03"),
        ("03/09/2026", "2026-09-03"),
        ("03.09.26", "2026-09-03"),
        ("3-9-26", "2026-09-03"),
        ("03 09 2026", "2026-09-03"),
        ("2026-09-03", "2026-09-03"),
        ("2026/9/3", "2026-09-03"),
        ("20260903", "2026-09-03"),
        ("2026-09-03 00:00:00", "2026-09-03"),
        ("2026-09-03T08:30:00Z", "2026-09-03"),
        ("03/09/2026 0:00", "2026-09-03"),
        ("3 settembre 2026", "2026-09-03"),
        ("3 SET 26", "2026-09-03"),
        ("3-set-2026", "2026-09-03"),
        ("1° settembre 2026", "2026-09-01"),
        ("giovedì 3 settembre 2026", "2026-09-03"),
        ("3 settembre 2026 08:30", "2026-09-03"),
        ("September 3, 2026", "2026-09-03"),
        ("3rd", ""),
        ("46268", "2026-09-03"),
        ("46268,5", "2026-09-03"),
        ("29/02/2028", "2028-02-29"),
        ("31/02/2026", ""),
        ("29/02/2027", ""),
        ("32/01/2026", ""),
        ("13/13/2026", ""),
        ("0/1/2026", ""),
        ("3/9", ""),
        ("3/9/226", ""),
        ("3/9/1026", ""),
        ("2026", ""),
        ("1234567", ""),
        ("ieri", ""),
        ("", ""),
        ("3/9/2026/1", ""),
        ("3//2026", ""),
    ] {
        let found = read_date(text, style(NEAR)).map(domain::calendar::iso_day).unwrap_or_default();
        assert_eq!(found, expected, "{text:?}");
    }
}

#[test]
fn two_digits_of_a_year_mean_what_can_be_meant() {
    for (text, century, year) in
        [("1/1/09", PAST, 2009), ("1/1/26", PAST, 2026), ("1/1/27", PAST, 1927), ("1/1/27", NEAR, 2027), ("1/1/99", NEAR, 1999)]
    {
        assert_eq!(read_date(text, style(century)).unwrap().year(), year, "{text} {century:?}");
    }
}

#[test]
fn a_column_decides_which_number_is_the_day() {
    for (column, order) in [
        (&["3/9/2026", "4/5/2026"][..], DayOrder::DayFirst),
        (&["3/9/2026", "14/5/2026"], DayOrder::DayFirst),
        (&["3/9/2026", "5/14/2026", "12/31/2026"], DayOrder::MonthFirst),
        (&["14/5/2026", "5/14/2026"], DayOrder::DayFirst),
        (&["2026-05-14", "2026-12-31", "3/9/2026"], DayOrder::DayFirst),
    ] {
        let style = DateStyle::of_column(column.iter().copied(), NEAR, Origin::Written);
        assert_eq!(style.order, order, "{column:?}");
    }
    let american = DateStyle { order: DayOrder::MonthFirst, ..style(NEAR) };
    assert_eq!(read_date("5/14/2026", american), read_date("2026-05-14", american));
    let mac = DateStyle::of_column([], NEAR, Origin::Workbook(DateSystem::From1904));
    assert_eq!(read_date("45000", mac), read_date("16/3/2027", mac));
}

#[test]
fn numbers_are_read_as_their_column_writes_them() {
    for (column, mark) in [
        (&["1.234", "12"][..], DecimalMark::Comma),
        (&["1.234", "12,5"], DecimalMark::Comma),
        (&["1.234", "12.5"], DecimalMark::Point),
        (&["43.6621", "10.6327"], DecimalMark::Point),
        (&["1,234.5"], DecimalMark::Point),
        (&["1,5", "1.5", "2,5"], DecimalMark::Comma),
    ] {
        assert_eq!(NumberStyle::of_column(column.iter().copied()).decimal, mark, "{column:?}");
    }
    let comma = NumberStyle::default();
    for (text, expected) in [
        ("1.234,5", Some(1234.5)),
        ("1.234", Some(1234.0)),
        ("12.5", Some(12.5)),
        ("-3", Some(-3.0)),
        ("+3", Some(3.0)),
        ("€ 1 234,50", Some(1234.5)),
        ("40 ore", Some(40.0)),
        ("80%", Some(80.0)),
        ("1'234", Some(1234.0)),
        ("1,2,3", None),
        ("12.34.56", None),
        ("1e5", None),
        ("inf", None),
        ("NaN", None),
        ("", None),
        ("quaranta", None),
        (",5", None),
    ] {
        assert_eq!(read_number(text, comma), expected, "{text:?}");
    }
    assert_eq!(read_number("1.234", NumberStyle { decimal: DecimalMark::Point }), Some(1.234));
}

#[test]
fn classes_are_read_as_schools_write_them() {
    for (text, expected) in [
        ("4A", "4 A -"),
        ("4^A MEC", "4 A MEC"),
        ("4ª A mecc.", "4 A MECC"),
        ("4° A", "4 A -"),
        ("4a A", "4 A -"),
        ("4a", "4 A -"),
        ("IV B", "4 B -"),
        ("IVB", "4 B -"),
        ("IV^B INF", "4 B INF"),
        ("VA", "5 A -"),
        ("V", ""),
        ("IA", "1 A -"),
        ("5 BMM", "5 B MM"),
        ("5BMM", "5 B MM"),
        ("4 MEC A", "4 A MEC"),
        ("4 mec", "4 MEC MEC"),
        ("quarta A", "4 A -"),
        ("Classe 3/B inf", "3 B INF"),
        ("3-B", "3 B -"),
        ("3 A1", "3 A1 -"),
        ("4A Meccanica e meccatronica", "4 A MECCANICA E MECCATRONICA"),
        ("6A", ""),
        ("44A", ""),
        ("0A", ""),
        ("4", ""),
        ("A", ""),
        ("mensa", ""),
        ("", ""),
    ] {
        let found = read_class(text).map(|class| format!("{} {} {}", class.grade, class.section, class.track.as_deref().unwrap_or("-")));
        assert_eq!(found.unwrap_or_default(), expected, "{text:?}");
    }
}

#[test]
fn names_in_capitals_become_names() {
    for (text, expected) in [
        ("ROSSI", "Rossi"),
        ("rossi", "Rossi"),
        ("DE LUCA", "De Luca"),
        ("D'ANGELO", "D'Angelo"),
        ("D’ANGELO", "D’Angelo"),
        ("DELL'ORTO", "Dell'Orto"),
        ("DE' MEDICI", "De' Medici"),
        ("NICCOLO'", "Niccolò"),
        ("NICCOLÒ", "Niccolò"),
        ("SAN MARTINO", "San Martino"),
        ("MARIA-GRAZIA", "Maria-Grazia"),
        ("  ANNA   MARIA ", "Anna Maria"),
        ("McDonald", "McDonald"),
        ("de Luca", "de Luca"),
        ("ȘTEFAN", "Ștefan"),
        ("", ""),
        ("'", "'"),
    ] {
        assert_eq!(proper_case(text), expected, "{text:?}");
    }
}

#[test]
fn whole_names_are_cut_where_they_can_be() {
    for (text, order, expected) in [
        ("ROSSI MARIA", NameOrder::FamilyFirst, "Rossi|Maria|true"),
        ("Rossi, Maria Grazia", NameOrder::FamilyFirst, "Rossi|Maria Grazia|true"),
        ("ROSSI BIANCHI Maria", NameOrder::FamilyFirst, "Rossi Bianchi|Maria|true"),
        ("Maria ROSSI BIANCHI", NameOrder::FamilyFirst, "Rossi Bianchi|Maria|true"),
        ("DE LUCA ANNA", NameOrder::FamilyFirst, "De Luca|Anna|true"),
        ("Rossi Maria Grazia", NameOrder::FamilyFirst, "Rossi|Maria Grazia|false"),
        ("Maria Rossi", NameOrder::GivenFirst, "Rossi|Maria|true"),
        ("Anna De Luca", NameOrder::GivenFirst, "De Luca|Anna|true"),
        ("Anna Maria De Luca", NameOrder::GivenFirst, "De Luca|Anna Maria|false"),
        ("DE LUCA", NameOrder::FamilyFirst, "De|Luca|true"),
        ("Rossi", NameOrder::FamilyFirst, ""),
        (", ", NameOrder::FamilyFirst, ""),
    ] {
        let found = split_name(text, order).map(|name| format!("{}|{}|{}", name.family, name.given, name.certain));
        assert_eq!(found.unwrap_or_default(), expected, "{text:?}");
    }
}

#[test]
fn addresses_and_codes_are_recognised() {
    for (text, expected) in [
        ("ada@scuola.example", true),
        ("ada.rossi+fsl@a.b.example", true),
        ("ada@scuola", false),
        ("ada", false),
        ("@x.it", false),
        ("a b@x.it", false),
        ("a@x..it", false),
        ("a@@x.it", false),
    ] {
        assert_eq!(is_email(text), expected, "{text}");
    }
    for (text, expected) in [
        ("0587 123456", Some("0587123456")),
        ("+39 0587/12.34.56", Some("+390587123456")),
        ("0039 333 1234567", Some("+393331234567")),
        ("12345", None),
        ("int. 5", None),
        ("1234567890123456", None),
    ] {
        assert_eq!(read_phone(text).as_deref(), expected, "{text}");
    }
    for (text, expected) in [
        ("99000320509", Some("99000320509")),
        ("IT 99000320509", Some("99000320509")),
        ("99000320505", None),
        ("990003204", Some("00990003204")),
        ("è9900032050", None),
        ("1", None),
    ] {
        assert_eq!(read_vat_number(text).as_deref(), expected, "{text}");
    }
    assert!(is_province("pi") && !is_province("XX") && !is_province("PISA"));
    assert!(is_school_code("PITF99901X") && !is_school_code("PONTEDERA1") && !is_school_code("PI"));
    // Made of a month and places of letters that nobody has.
    assert!(
        is_tax_code("XXXXXX00A00X000X")
            && is_tax_code("xxxxxx lm a nn x000x")
            && !is_tax_code("XXXXXX00F00X000X")
            && !is_tax_code("99000320509")
    );
}

#[test]
fn levels_and_answers_are_words_or_figures() {
    for (text, expected) in [
        ("2", Some(Level::Guided)),
        ("L2", Some(Level::Guided)),
        ("liv. 3", Some(Level::Autonomous)),
        ("Livello 4", Some(Level::Expert)),
        ("IN AUTONOMIA", Some(Level::Autonomous)),
        ("Avanzato", Some(Level::Expert)),
        ("D", Some(Level::Aware)),
        ("0", None),
        ("5", None),
        ("buono", None),
        ("", None),
    ] {
        assert_eq!(read_level(text), expected, "{text}");
    }
    for (text, expected) in [
        ("sì", Some(true)),
        ("SI", Some(true)),
        ("x", Some(true)),
        ("Vero", Some(true)),
        ("1", Some(true)),
        ("✓", Some(true)),
        ("no", Some(false)),
        ("-", Some(false)),
        ("falso", Some(false)),
        ("forse", None),
        ("", None),
    ] {
        assert_eq!(read_yes_or_no(text), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_a_reader_fail(text in "\\PC{0,24}|[0-9/.,^ªaIVX' -]{0,12}") {
        let _ = (read_date(&text, style(NEAR)), read_number(&text, NumberStyle::default()), read_class(&text), read_level(&text));
        let _ = (read_phone(&text), read_vat_number(&text), is_email(&text), is_tax_code(&text), is_school_code(&text), is_province(&text));
        let _ = (proper_case(&text), split_name(&text, NameOrder::FamilyFirst), split_name(&text, NameOrder::GivenFirst));
        let _ = (DateStyle::of_column([text.as_str()], PAST, Origin::Written), NumberStyle::of_column([text.as_str()]));
    }

    #[test]
    fn a_day_comes_back_from_every_form(days in 0_i64..73_000) {
        let day = domain::calendar::Date::from_calendar_date(1930, time::Month::January, 1).unwrap() + time::Duration::days(days);
        let (y, m, d) = (day.year(), u8::from(day.month()), day.day());
        for text in [format!("{d}/{m}/{y}"), format!("{d:02}.{m:02}.{y}"), format!("{y}-{m:02}-{d:02}"), format!("{y}{m:02}{d:02}")] {
            prop_assert_eq!(read_date(&text, style(NEAR)), Some(day), "{}", text);
        }
    }

    #[test]
    fn proper_case_is_stable(text in "[A-Zàèìòù' -]{0,20}") {
        let once = proper_case(&text);
        prop_assert_eq!(proper_case(&once), once);
    }
}
