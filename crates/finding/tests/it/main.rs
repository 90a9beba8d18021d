//! Finding through its public door.

mod bytes;
mod finding_concepts;
mod floor;
mod forms;
mod graded;
mod judged;
mod judged_needs;
mod judged_questions;
mod library;
mod marks;
mod need;
mod strange_input;
mod thesaurus;

use finding::{Concept, Group, Index, Kind, Label, Language, Role, Thesaurus, Vocabulary};

fn label(text: &str, role: Role, language: Language) -> Label {
    Label { text: text.to_owned(), role, language }
}

/// A concept with its preferred Italian label and others.
fn concept(kind: Kind, number: u32, preferred: &str, others: &[&str]) -> Concept {
    let mut labels = vec![label(preferred, Role::Preferred, Language::Italian)];
    labels.extend(others.iter().map(|text| label(text, Role::Alternative, Language::Italian)));
    Concept {
        uri: format!("https://example.org/{kind}/{number:08x}-0000-4000-8000-000000000000"),
        kind,
        labels,
        group: None,
        broader: Vec::new(),
        description: None,
    }
}

fn occupation(number: u32, preferred: &str, others: &[&str], group: &str) -> Concept {
    Concept { group: Some(group.to_owned()), ..concept(Kind::Occupation, number, preferred, others) }
}

/// A dozen trades and a few competences, with two groups.
fn vocabulary() -> Vocabulary {
    let mut drawing = concept(Kind::Competence, 1, "Lettura del disegno tecnico", &["leggere il disegno"]);
    drawing.labels.push(label("read standard blueprints", Role::Preferred, Language::English));
    let mut turning = concept(Kind::Competence, 2, "Tornitura", &[]);
    turning.labels.push(label("operate lathes", Role::Preferred, Language::English));
    turning.description = Some("Asportare truciolo da un pezzo che gira.".to_owned());
    let mut cnc = concept(Kind::Competence, 3, "Tornitura CNC", &["centro di tornitura"]);
    cnc.broader = vec![turning.uri.clone()];
    let saws = concept(Kind::Competence, 4, "Uso del carrello elevatore", &["muletto"]);
    let concepts = vec![
        occupation(1, "operatore di tornio per metalli/operatrice di tornio per metalli", &["tornitore"], "7223"),
        occupation(2, "saldatore/saldatrice", &[], "7212"),
        occupation(3, "magazziniere/magazziniera", &["addetto al magazzino"], "9333"),
        occupation(4, "idraulico", &[], "7126"),
        occupation(5, "operatore di carrelli elevatori a forcella", &[], "8344"),
        occupation(6, "addetto alle pulizie negli stabili/addetta alle pulizie negli stabili", &[], "9112"),
        occupation(7, "vicepreside", &[], "1345"),
        occupation(8, "preside di scuola secondaria", &[], "1345"),
        occupation(9, "montatore di mobili", &["assemblatore di mobili"], "8219"),
        occupation(10, "montatore di biciclette", &[], "8219"),
        drawing,
        turning,
        cnc,
        saws,
    ];
    let group = |code: &str, label: &str| Group { code: code.to_owned(), label: label.to_owned(), language: Language::Italian };
    Vocabulary { concepts, groups: vec![group("7223", "Modellatori di macchine utensili"), group("72", "Artigiani metalmeccanici")] }
}

fn index() -> Index {
    Index::build(vocabulary(), Thesaurus::italian())
}
