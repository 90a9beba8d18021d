use imports::mapping::ImportKind;
use imports::sheet::{Grid, SheetChoice, open};
use imports::{Aside, Layout};
use proptest::prelude::*;

pub(crate) fn grid(text: &str) -> Grid {
    open("elenco.csv", text.as_bytes().to_vec(), &SheetChoice::Fullest).unwrap().grid
}

/// Rows of the heading, headings, rows, rows aside.
type Found = (Vec<u32>, Vec<String>, Vec<u32>, Vec<(u32, Aside)>);

fn find(text: &str) -> Found {
    let grid = grid(text);
    let layout = Layout::find(&grid, ImportKind::Students.shape());
    let headings = layout.columns.iter().map(|column| format!("{} {}", column.group, column.heading).trim().to_owned()).collect();
    (layout.heading_rows.clone(), headings, layout.rows(&grid).map(|row| row.number()).collect(), layout.aside)
}

#[test]
fn titles_above_the_heading_are_skipped() {
    let (heading, names, rows, aside) = find(
        "ITIS Esempio - Pontedera\nElenco degli alunni;;a.s. 2026/27;\n\nCognome;Nome;Nato il;Classe\nRossi;Ada;1/2/2009;4A\n\nBini;Bea;2/3/2009;4A\n",
    );
    assert_eq!((heading, names), (vec![4], vec!["Cognome".into(), "Nome".into(), "Nato il".into(), "Classe".into()]));
    assert_eq!((rows, aside), (vec![5, 7], vec![(1, Aside::Title), (2, Aside::Title)]));
}

#[test]
fn a_heading_of_two_rows_is_one_heading() {
    let (heading, names, rows, _) =
        find("Alunno;;Nascita;;Classe\nCognome;Nome;data;comune;\nRossi;Ada;1/2/2009;Pisa;4A\nBini;Bea;2/3/2009;Lucca;4A\n");
    assert_eq!(heading, [1, 2]);
    assert_eq!(names, ["Alunno Cognome", "Alunno Nome", "Nascita data", "Nascita comune", "Classe"]);
    assert_eq!(rows, [3, 4]);
    let (heading, names, ..) = find("Cognome;Nome;Nascita;\n;;data;comune\nRossi;Ada;1/2/2009;Pisa\nBini;Bea;2/3/2009;Lucca\n");
    assert_eq!((heading, names), (vec![1, 2], vec!["Cognome".into(), "Nome".into(), "Nascita data".into(), "Nascita comune".into()]));
}

#[test]
fn totals_repetitions_and_notes_are_no_rows() {
    let (_, _, rows, aside) = find(
        "Cognome;Nome;Classe;Ore\nRossi;Ada;4A;80\nCognome;Nome;Classe;Ore\nBini;Bea;4A;70\nTotale 4A;;;150\nTotaro;Carla;4A;10\nTOTALE;;;160\n\nStampato il 3/9/2026\n",
    );
    assert_eq!(rows, [2, 4, 6]);
    assert_eq!(aside, [(3, Aside::RepeatedHeading), (5, Aside::Total), (7, Aside::Total), (9, Aside::Footnote)]);
}

#[test]
fn blank_columns_are_none_and_keep_the_letters_of_the_others() {
    let grid = grid(";Cognome;;Nome;\n;Rossi;;Ada;\n;Bini;;Bea;x\n");
    let layout = Layout::find(&grid, ImportKind::Students.shape());
    let columns: Vec<_> = layout.columns.iter().map(|column| (column.letters(), column.name())).collect();
    let expected = [("B", "Cognome"), ("D", "Nome"), ("E", "E")].map(|(letters, name)| (letters.to_owned(), name.to_owned()));
    assert_eq!(columns, expected);
}

#[test]
fn a_sheet_without_a_heading_is_all_rows() {
    let (heading, names, rows, _) = find("1;3;2009\n2;4;2010\n3;5;2011\n");
    assert_eq!((heading, rows), (vec![], vec![1, 2, 3]));
    assert_eq!(names, ["", "", ""]);
}

#[test]
fn unknown_headings_are_found_above_their_values() {
    let (heading, ..) = find("Prospetto\n\nNomignolo;Altezza;Tana\nTasso;12;3\nVolpe;13;4\n");
    assert_eq!(heading, [3]);
    let (heading, ..) = find("Nomignolo;Tana\nTasso;bosco\nVolpe;campo\n");
    assert_eq!(heading, [1]);
}

#[test]
fn somebody_may_say_where_the_heading_is() {
    let grid = grid("a;b\nc;d\ne;f\n");
    let layout = Layout::with_heading(&grid, &[2]);
    assert_eq!((layout.heading_rows.clone(), layout.len(), layout.columns[0].heading.as_str()), (vec![2], 1, "c"));
    assert_eq!(Layout::with_heading(&grid, &[]).len(), 3);
    assert_eq!(Layout::with_heading(&grid, &[99]).len(), 3);
}

proptest! {
    #[test]
    fn every_row_is_heading_row_or_aside(text in "([A-Za-z0-9àè;,\" ]{0,12}\n){1,12}") {
        if let Ok(source) = open("x", text.into_bytes(), &SheetChoice::Fullest) {
            for kind in ImportKind::ALL {
                let layout = Layout::find(&source.grid, kind.shape());
                let told = layout.heading_rows.len() + layout.len() + layout.aside.len();
                prop_assert_eq!(told, source.grid.len());
            }
        }
    }
}
