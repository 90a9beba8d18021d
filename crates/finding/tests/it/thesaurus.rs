//! The thesaurus: ours, and anybody's.

use finding::{Thesaurus, ThesaurusError};

#[test]
fn ours_can_be_read() {
    assert!(Thesaurus::italian().len() >= 500);
}

#[test]
fn remarks_and_empty_lines_are_nothing() {
    assert!(Thesaurus::parse("# remark = not read\n\n   \n").expect("nothing").is_empty());
    assert_eq!(Thesaurus::parse("mulo | muletto = carrello elevatore\nauto ~ veicolo").expect("three entries").len(), 3);
}

#[test]
fn what_cannot_be_read_is_refused_with_its_line() {
    for (text, expected) in [
        ("badante", ThesaurusError::Unreadable { line: 1 }),
        ("# a\nbadante =", ThesaurusError::Empty { line: 2 }),
        ("= assistente", ThesaurusError::Empty { line: 1 }),
        ("della = assistente", ThesaurusError::Empty { line: 1 }),
        ("autista ~ conducente di tram", ThesaurusError::NotOneWord { line: 1 }),
        ("autista ~", ThesaurusError::NotOneWord { line: 1 }),
    ] {
        assert_eq!(Thesaurus::parse(text).expect_err("not readable"), expected, "{text}");
    }
}
