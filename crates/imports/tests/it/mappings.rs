use crate::layouts::grid;
use imports::Layout;
use imports::mapping::{AssignError, Because, Field, ImportKind, Mapping, Memory};
use proptest::prelude::*;

fn guess(kind: ImportKind, text: &str) -> Mapping {
    let grid = grid(text);
    let layout = Layout::find(&grid, kind.shape());
    Mapping::guess(kind, &grid, &layout, &Memory::default())
}

fn fields(mapping: &Mapping) -> Vec<Option<Field>> {
    mapping.columns().iter().map(|column| column.field).collect()
}

#[test]
fn headings_of_registers_are_understood() {
    use Field::*;
    let person = "Rossi;Ada;1/2/2009";
    for (text, expected) in [
        (format!("COGNOME;NOME;DATA NASCITA;CLASSE\n{person};4A\n"), vec![FamilyName, GivenName, BirthDate, Class]),
        (format!("Cognome alunno;Nome alunno;Nato il;Anno;Sez.\n{person};4;A\n"), vec![FamilyName, GivenName, BirthDate, Grade, Section]),
        ("N.;Cognome e nome;Data di nascita;Cod. Fisc.;Classe\n1;Rossi Ada;1/2/2009;XXXXXX00A00X000X;4A\n2;Bini Bea;2/2/2009;YYYYYY00A00Y000Y;4A\n".to_owned(), vec![RowCount, FullName, BirthDate, TaxCode, Class]),
        ("Alunno;Data nasc.;Comune di residenza;Luogo di nascita;Classe frequentata;Indirizzo di studio\nRossi Ada;1/2/2009;Pisa;Lucca;4A;Meccanica\n".to_owned(), vec![FullName, BirthDate, Municipality, BirthPlace, Class, Track]),
        (format!("Surname;First name;Date of birth;Class;Religion;Father\n{person};4A;x;Ugo\n"), vec![FamilyName, GivenName, BirthDate, Class, SpecialCategory, Guardian]),
        (format!("Cognome;Nome;Nascita;Classe;Ore PCTO svolte;E-mail;Cellulare;L.104\n{person};4A;80;a@b.example;333 1234567;no\n"), vec![FamilyName, GivenName, BirthDate, Class, HoursDone, Email, Phone, SpecialCategory]),
        (format!("Cognome;Nome;Data nasc.;Classe;DSA/BES;Tel. padre\n{person};4A;no;333 1234567\n"), vec![FamilyName, GivenName, BirthDate, Class, SpecialCategory, Guardian]),
    ] {
        let mapping = guess(ImportKind::Students, &text);
        let expected: Vec<_> = expected.into_iter().map(Some).collect();
        assert_eq!(fields(&mapping), expected, "{text}{mapping:#?}");
        assert_eq!(mapping.missing(), [], "{text}");
    }
}

#[test]
fn headings_of_other_sheets_are_understood() {
    use Field::*;
    for (kind, text, expected) in [
        (
            ImportKind::Companies,
            "Ragione sociale;P.IVA;Codice ATECO;Comune;Prov.;Indirizzo;PEC;Tel.;Referente\nOfficina;99000320509;25.62;Pontedera;PI;via Roma 1;a@b.example;0587 1234567;Ugo Bini\n",
            vec![Company, VatNumber, Ateco, Municipality, Province, Address, Email, Phone, Contact],
        ),
        (
            ImportKind::Demands,
            "Azienda;Figura richiesta;N. posti;Dal;Al;Ore settimanali;Competenze richieste;Età minima\nOfficina;tornitore;3;1/3/2027;26/3/2027;40;tornitura;16\n",
            vec![Company, Title, Positions, From, To, WeeklyHours, Competences, MinAge],
        ),
        (
            ImportKind::Preferences,
            "Informazioni cronologiche;Cognome e nome;Classe;Prima scelta;Seconda scelta;Terza scelta\n3/9/2026 10:00;Rossi Ada;4A;R1;R2;R3\n",
            vec![AttestedOn, FullName, Class, Choice1, Choice2, Choice3],
        ),
        (ImportKind::Preferences, "Matricola;Posizione;Codice richiesta\n1;1;R1\n1;2;R2\n", vec![RegisterNumber, Rank, Demand]),
        (
            ImportKind::StudentCompetences,
            "matricola;competenza;livello;evidenza;attestata_da;data\nPT1;Tornitura;in autonomia;fsl;tutor;3/6/2026\n",
            vec![RegisterNumber, Competence, Level, Evidence, AttestedBy, AttestedOn],
        ),
        (
            ImportKind::Placements,
            "Studente;Classe;Azienda ospitante;Data inizio;Data fine;Ore svolte;Tutor aziendale;Esito\nRossi Ada;4A;Officina;1/3/2026;26/3/2026;120;Ugo Bini;buono\n",
            vec![FullName, Class, Company, From, To, Hours, Tutor, Outcome],
        ),
        (
            ImportKind::Municipalities,
            "comune;codice_istat;provincia;lat;lon\nPontedera;050029;PI;43,6621;10,6327\n",
            vec![Municipality, IstatCode, Province, Latitude, Longitude],
        ),
        (ImportKind::TravelTimes, "Da;A;Minuti;Mezzo\nPontedera;Pisa;25;treno\n", vec![Origin, Destination, Minutes, Means]),
    ] {
        let mapping = guess(kind, text);
        assert_eq!(fields(&mapping), expected.into_iter().map(Some).collect::<Vec<_>>(), "{text}{mapping:#?}");
        assert_eq!(mapping.missing(), [], "{text}");
    }
}

#[test]
fn contents_say_what_headings_do_not() {
    let mapping = guess(
        ImportKind::Students,
        "Colonna1;Colonna2;Colonna3;Colonna4\nRossi;3/9/2009;4A;XXXXXX00A00X000X\nBini;13/9/2009;4B;YYYYYY00A00Y000Y\nNeri;1/1/2010;5A;\n",
    );
    let found: Vec<_> = mapping.columns().iter().map(|column| (column.field, column.because)).collect();
    let content = Because::Content;
    assert_eq!(
        found,
        [(None, Because::Nothing), (Some(Field::BirthDate), content), (Some(Field::Class), content), (Some(Field::TaxCode), content)]
    );
    assert_eq!(mapping.missing(), [Field::FullName]);
    // A heading that its cells contradict gives way to cells that say it, and is doubtful else.
    let mapping =
        guess(ImportKind::Students, "Cognome;Nome;Nascita;Classe;Altro\nRossi;Ada;Pisa;4A;3/9/2009\nBini;Bea;Lucca;4A;1/1/2010\n");
    assert_eq!((mapping.columns()[2].field, mapping.columns()[4].field), (None, Some(Field::BirthDate)), "{mapping:?}");
    let mapping = guess(ImportKind::Students, "Cognome;Nome;Nascita;Classe\nRossi;Ada;Pisa;4A\nBini;Bea;Lucca;4A\n");
    assert_eq!((mapping.columns()[2].field, mapping.columns()[2].confidence), (Some(Field::BirthDate), 45));
    let mapping = guess(ImportKind::Students, "Nome;Nascita;Classe\nRossi Ada;1/1/2009;4A\nBini Bea;2/2/2009;4A\n");
    assert_eq!(mapping.columns()[0].field, Some(Field::FullName));
}

#[test]
fn tax_codes_are_seen_to_be_left_out_under_any_heading() {
    let text = "Cognome;Nome;Nascita;Classe;Matricola\nRossi;Ada;1/1/2009;4A;XXXXXX00A00X000X\nBini;Bea;2/2/2009;4A;YYYYYY00A00Y000Y\n";
    let mapping = guess(ImportKind::Students, text);
    assert_eq!(mapping.columns()[4].field, Some(Field::TaxCode));
    assert!(!mapping.imports(Field::TaxCode) && mapping.imports(Field::FamilyName));
    assert_eq!(mapping.left_for_privacy().map(|column| column.letters.as_str()).collect::<Vec<_>>(), ["E"]);
}

#[test]
fn a_person_corrects_the_guess_and_is_remembered() {
    let text = "Chi;Soprannome;Nascita;Classe\nRossi;Ada;1/1/2009;4A\nBini;Bea;2/2/2009;4A\n";
    let mut mapping = guess(ImportKind::Students, text);
    assert_eq!(mapping.missing(), [Field::FullName]);
    mapping.assign(0, Some(Field::FamilyName)).unwrap();
    mapping.assign(1, Some(Field::FamilyName)).unwrap();
    assert_eq!(mapping.columns()[0].field, None);
    mapping.assign(0, Some(Field::FamilyName)).unwrap();
    mapping.assign(1, Some(Field::GivenName)).unwrap();
    mapping.assign(3, None).unwrap();
    assert_eq!(mapping.missing(), [Field::Class]);
    assert_eq!(mapping.assign(9, None), Err(AssignError::NoSuchColumn));
    assert_eq!(mapping.assign(0, Some(Field::Minutes)), Err(AssignError::NoSuchField));
    let mut memory = Memory::default();
    mapping.remember(&mut memory);
    let memory: Memory = serde_json::from_str(&serde_json::to_string(&memory).unwrap()).unwrap();
    let grid = grid("CHI;soprannome;NASCITA;classe\nNeri;Ugo;3/3/2009;5A\n");
    let layout = Layout::find(&grid, ImportKind::Students.shape());
    let again = Mapping::guess(ImportKind::Students, &grid, &layout, &memory);
    assert_eq!(fields(&again), [Some(Field::FamilyName), Some(Field::GivenName), Some(Field::BirthDate), None]);
    assert_eq!(again.columns()[0].because, Because::Remembered);
    let copy: Mapping = serde_json::from_str(&serde_json::to_string(&again).unwrap()).unwrap();
    assert_eq!(copy, again);
}

#[test]
fn every_field_of_a_shape_stands_there_once() {
    for kind in ImportKind::ALL {
        let mut fields: Vec<Field> = kind.shape().fields.iter().map(|spec| spec.field).collect();
        let count = fields.len();
        fields.sort_unstable();
        fields.dedup();
        assert_eq!(fields.len(), count, "{kind:?}");
        for field in kind.shape().requirements.iter().flat_map(|sets| sets.iter().copied().flatten()) {
            assert!(fields.contains(field), "{kind:?} requires {field:?}");
        }
    }
}

proptest! {
    #[test]
    fn no_meaning_is_guessed_twice(text in "([A-Za-zàè;. ]{0,24}\n){1,4}", kind in 0_usize..8) {
        if let Ok(source) = imports::sheet::open("x", text.into_bytes(), &imports::sheet::SheetChoice::Fullest) {
            let kind = ImportKind::ALL[kind];
            let layout = Layout::find(&source.grid, kind.shape());
            let mapping = Mapping::guess(kind, &source.grid, &layout, &Memory::default());
            let mut found: Vec<Field> = mapping.columns().iter().filter_map(|column| column.field).collect();
            let count = found.len();
            found.sort_unstable();
            found.dedup();
            prop_assert_eq!(found.len(), count);
        }
    }
}
