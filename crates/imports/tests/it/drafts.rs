use domain::board::MOST_PREFERENCES;
use domain::calendar::{Date, iso_day, parse_iso_day};
use domain::competence::{Evidence, Level};
use domain::demand::{Confidence, Risk};
use domain::id::{CompetenceId, OccupationId};
use imports::drafts::{
    self, CompanyDraft, Corrections, DemandDraft, DemandTerms, Draft, Known, MappedTable, Means, MunicipalityDraft, PastPlacementDraft,
    PreferenceDraft, RowDraft, StudentCompetenceDraft, StudentDraft, TravelTimeDraft, Verdict,
};
use imports::mapping::{Field, ImportKind, Mapping, Memory};
use imports::mend::{self, Remedies};
use imports::sheet::{SheetChoice, Source, open};
use imports::vocabulary::Vocabulary;
use imports::{Layout, Problem};
use proptest::prelude::*;
use uuid::Uuid;

pub(crate) struct World {
    competences: Vocabulary<CompetenceId>,
    occupations: Vocabulary<OccupationId>,
    municipalities: Vocabulary<String>,
}

impl World {
    pub(crate) fn new() -> Self {
        let competence = |number| CompetenceId(Uuid::from_u128(number));
        Self {
            competences: Vocabulary::new([
                (competence(1), vec!["Tornitura CNC", "http://e/s1"]),
                (competence(2), vec!["Fresatura, anche CNC"]),
                (competence(3), vec!["Disegno tecnico"]),
            ]),
            occupations: Vocabulary::new([(OccupationId(Uuid::from_u128(9)), vec!["tornitore/tornitrice"])]),
            municipalities: Vocabulary::new(
                [("050029", "Pontedera", "PI"), ("050028", "Ponsacco", "PI")]
                    .map(|(code, name, province)| (code.to_owned(), vec![name.to_owned(), format!("{name} {province}"), code.to_owned()])),
            ),
        }
    }

    pub(crate) fn known(&self) -> Known<'_> {
        Known { today: today(), competences: &self.competences, occupations: &self.occupations, municipalities: &self.municipalities }
    }
}

fn today() -> Date {
    parse_iso_day("2026-09-03").unwrap()
}

fn source(text: &str) -> Source {
    open("elenco.csv", text.as_bytes().to_vec(), &SheetChoice::Fullest).unwrap()
}

fn with_table<T>(source: &Source, kind: ImportKind, corrections: &Corrections, act: impl FnOnce(&MappedTable<'_>) -> T) -> T {
    let layout = Layout::find(&source.grid, kind.shape());
    let mapping = Mapping::guess(kind, &source.grid, &layout, &Memory::default());
    let table =
        MappedTable::new(source, &layout, &mapping, corrections, today()).unwrap_or_else(|missing| panic!("{missing:?} {mapping:#?}"));
    act(&table)
}

fn read<D: Draft>(text: &str) -> Vec<RowDraft<D>> {
    let world = World::new();
    with_table(&source(text), D::KIND, &Corrections::default(), |table| drafts::read::<D>(table, world.known()).collect())
}

fn drafts_of<D: Draft>(text: &str) -> Vec<D> {
    let rows = read::<D>(text);
    rows.into_iter().map(|row| row.draft.unwrap_or_else(|| panic!("{:#?}", row.problems))).collect()
}

fn told(problem: &Problem) -> (u32, &str, &str) {
    (problem.row.unwrap(), problem.letters.as_deref().unwrap_or("-"), problem.key.as_str())
}

#[test]
fn a_class_list_of_a_register_becomes_students() {
    let text = "\u{feff}ITIS Esempio;;;;;;\nElenco 2026;;;;;;\nCOGNOME;NOME;NATO IL;CLASSE;COMUNE;ORE PCTO;COD. FISC.\nD'ANGELO;NICCOLO';20/08/2009;4^A MEC;PONTEDERA;80;XXXXXX00A00X000X\nDE LUCA;ANNA;3-9-10;4ª A;Ponsacco (PI);1.200;\n";
    let students = drafts_of::<StudentDraft>(text);
    let first = &students[0];
    assert_eq!(
        (first.name.family.as_str(), first.name.given.as_str(), iso_day(first.birth).as_str()),
        ("D'Angelo", "Niccolò", "2009-08-20")
    );
    assert_eq!((first.class.grade, first.class.section.as_str(), first.class.track.as_deref()), (4, "A", Some("MEC")));
    assert_eq!((first.municipality.as_deref(), first.hours_done), (Some("050029"), Some(80)));
    assert_eq!(
        (students[1].municipality.as_deref(), students[1].hours_done, iso_day(students[1].birth).as_str()),
        (Some("050028"), Some(1200), "2010-09-03")
    );
    let classes = drafts::classes(&students);
    assert_eq!((classes.len(), classes[0].students, classes[0].class.track.as_deref()), (1, 2, Some("MEC")));
    // Nothing of the tax code is anywhere.
    assert!(!format!("{students:?}").contains("XXXXXX"));
}

#[test]
fn year_and_section_may_have_columns_of_their_own() {
    for text in [
        "Cognome;Nome;Nascita;Anno;Sezione;Indirizzo\nRossi;Ada;1/2/2009;4;B;Meccanica\n",
        "Cognome;Nome;Nascita;Classe;Sez;Indirizzo di studi\nRossi;Ada;1/2/2009;4;B;Meccanica\n",
    ] {
        let class = drafts_of::<StudentDraft>(text).remove(0).class;
        assert_eq!((class.grade, class.section.as_str(), class.track.as_deref()), (4, "B", Some("Meccanica")), "{text}");
    }
}

#[test]
fn municipalities_are_named_in_several_ways() {
    for text in ["Pontedera", "PONTEDERA", "Pontedera (PI)", "Pontedera (Pisa)", "pontedera pi", "050029", "50029"] {
        let students = drafts_of::<StudentDraft>(&format!("Cognome;Nome;Nascita;Classe;Comune\nRossi;Ada;1/2/2009;4A;{text}\n"));
        assert_eq!(students[0].municipality.as_deref(), Some("050029"), "{text}");
    }
}

#[test]
fn wrong_cells_of_students_are_told_with_row_and_letters() {
    let head = "Cognome;Nome;Nascita;Classe;Comune;Matricola\n";
    for (line, expected) in [
        ("Rossi;;1/2/2009;4A;;1", (3, "B", "import-required")),
        ("Rossi;Ada;31/2/2009;4A;;1", (3, "C", "import-not-a-date")),
        ("Rossi;Ada;;4A;;1", (3, "C", "import-required")),
        ("Rossi;Ada;1/2/2024;4A;;1", (3, "C", "import-improbable-birth")),
        ("Rossi;Ada;1/2/2009;mensa;;1", (3, "D", "import-not-a-class-name")),
        ("Rossi;Ada;1/2/2009;;;1", (3, "D", "import-required")),
        ("Rossi;Ada;1/2/2009;4A;Pontadera;1", (3, "E", "import-unknown-municipality")),
        ("Rossi;Ada;1/2/2009;4A;Zzz;1", (3, "E", "import-unknown-municipality-alone")),
        ("Ross\u{fffd};Ada;1/2/2009;4A;;1", (3, "A", "import-broken-text")),
        ("#N/D;Ada;1/2/2009;4A;;1", (3, "A", "import-formula-error")),
        ("Rossi;Ada;1/2/2009;4A;;7", (3, "F", "import-repeated")),
    ] {
        let rows = read::<StudentDraft>(&format!("{head}Bini;Bea;2/2/2009;4A;;7\n{line}\n"));
        assert_eq!((rows[0].verdict(), rows[1].verdict()), (Verdict::Ready, Verdict::Mend), "{line}");
        assert_eq!(rows[1].problems.iter().map(told).collect::<Vec<_>>(), [expected], "{line}");
    }
    // Without numbers, name and birth say who it is; with numbers there may be two of them.
    let twice =
        |first: &str, second: &str| read::<StudentDraft>(&format!("{head}Bini;Bea;2/2/2009;4A;;{first}\nBINI;BEA;2/2/2009;4B;;{second}\n"));
    assert_eq!(told(&twice("", "")[1].problems[0]), (3, "A", "import-repeated"));
    assert_eq!(twice("1", "2")[1].verdict(), Verdict::Ready);
    let rows = read::<StudentDraft>(&format!("{head}Bini;Bea;2/2/2009;4A;Pontadera;7\n"));
    let proposal = &rows[0].problems[0].proposals[0];
    assert_eq!((proposal.id.as_str(), proposal.label.as_str()), ("050029", "Pontedera"));
    assert!(rows[0].problems[0].values["suggestions"].contains("Pontedera"));
}

#[test]
fn a_row_tells_all_its_problems_at_once() {
    let rows = read::<StudentDraft>("Cognome;Nome;Nascita;Classe\nBini;Bea;2/2/2009;4A\n;Ada;ieri;9A\n");
    let letters: Vec<&str> = rows[1].problems.iter().map(|problem| told(problem).1).collect();
    assert_eq!(letters, ["A", "C", "D"]);
}

#[test]
fn a_name_that_could_be_cut_elsewhere_is_looked_at() {
    let rows = read::<StudentDraft>("Alunno;Nascita;Classe\nROSSI ADA;1/1/2009;4A\nROSSI ANNA MARIA;1/1/2009;4A\nROSSI;1/1/2009;4A\n");
    let verdicts: Vec<Verdict> = rows.iter().map(RowDraft::verdict).collect();
    assert_eq!(verdicts, [Verdict::Ready, Verdict::Look, Verdict::Mend]);
    assert_eq!((rows[1].problems[0].key.as_str(), rows[1].problems[0].values["given"].as_str()), ("import-name-cut", "Anna Maria"));
}

#[test]
fn corrections_of_the_preview_count() {
    let world = World::new();
    let mut corrections = Corrections::default();
    corrections.set(2, Field::BirthDate, "1/2/2009");
    let corrections: Corrections = serde_json::from_str(&serde_json::to_string(&corrections).unwrap()).unwrap();
    let source = source("Cognome;Nome;Nascita;Classe\nRossi;Ada;31/2/2009;4A\nBini;Bea;2/2/2009;4A\n");
    let rows: Vec<RowDraft<StudentDraft>> =
        with_table(&source, ImportKind::Students, &corrections, |table| drafts::read(table, world.known()).collect());
    assert_eq!(iso_day(rows[0].draft.as_ref().unwrap().birth), "2009-02-01");
}

#[test]
fn columns_that_are_missing_are_named() {
    let source = source("Cognome;Nome;Classe\nRossi;Ada;4A\n");
    let layout = Layout::find(&source.grid, ImportKind::Students.shape());
    let mapping = Mapping::guess(ImportKind::Students, &source.grid, &layout, &Memory::default());
    let missing = MappedTable::new(&source, &layout, &mapping, &Corrections::default(), today()).unwrap_err();
    assert_eq!(missing, [Field::BirthDate]);
}

#[test]
fn competences_are_recognised_or_asked_back() {
    let text = "Matricola;Competenza;Livello;Evidenza;Data\n1;tornitura cnc;in autonomia;FSL;3/6/2026\n1;http://e/s1;L2;;\n2;Tornitura;2;;\n2;Disegno tecnico;buono;;\n;Disegno tecnico;1;;\n";
    let rows = read::<StudentCompetenceDraft>(text);
    let first = rows[0].draft.as_ref().unwrap();
    assert_eq!(
        (first.level, first.evidence, first.student.register_number.as_deref()),
        (Level::Autonomous, Some(Evidence::Placement), Some("1"))
    );
    let keys: Vec<&str> = rows[1..].iter().map(|row| row.problems[0].key.as_str()).collect();
    assert_eq!(keys, ["import-repeated", "import-unknown-competence", "import-not-a-level", "import-nobody"]);
    assert_eq!(rows[2].problems[0].proposals[0].id, Uuid::from_u128(1).to_string());
}

#[test]
fn companies_are_read_once_each() {
    let text = "Ragione sociale;P.IVA;Comune;E-mail;Tel\nOfficina Bini;IT 99000320509;Pontedera;INFO@BINI.EXAMPLE;0587 1234567\nOfficina due;99000320509;Ponsacco;;\nOFFICINA BINI;;pontedera;;\nAltra;99000320505;Pontedera;x;y\nSenza;;;;\n";
    let rows = read::<CompanyDraft>(text);
    let first = rows[0].draft.as_ref().unwrap();
    assert_eq!(
        (first.vat_number.as_deref(), first.email.as_deref(), first.phone.as_deref()),
        (Some("99000320509"), Some("info@bini.example"), Some("05871234567"))
    );
    let keys: Vec<Vec<&str>> = rows[1..].iter().map(|row| row.problems.iter().map(|problem| problem.key.as_str()).collect()).collect();
    assert_eq!(
        keys,
        [
            vec!["import-repeated"],
            vec!["import-repeated"],
            vec!["import-not-vat", "import-not-an-email", "import-not-a-phone"],
            vec!["import-required"]
        ]
    );
}

#[test]
fn demands_have_terms_and_competences() {
    let head = "Azienda;Titolo;Posti;Dal;Al;Ore settimanali;Ora inizio;Ora fine;Rischio;Entro anno;Competenze;Professione\n";
    let text = format!("{head}Bini;Tornio;3;1/3/2027;26/3/2027;40;8.00;17;medio;;Tornitura CNC (3); Fresatura, anche CNC|Disegno tecnico;tornitrice\nBini;Tornitori;5;;;;;;;2028;\"Tornitura CNC, Disegno tecnico (base)\";\n").replace("(3); Fresatura", "(3)| Fresatura");
    let demands = drafts_of::<DemandDraft>(&text);
    let DemandTerms::Placement { period, weekly_hours, daily } = demands[0].terms else { panic!() };
    assert_eq!((period.unwrap().days(), weekly_hours, daily.unwrap().from.to_string().as_str()), (26, Some(40), "08:00"));
    assert_eq!(demands[0].asked.iter().map(|asked| asked.level.map(Level::number)).collect::<Vec<_>>(), [Some(3), None, None]);
    assert_eq!((demands[0].risk, demands[0].occupation.is_some()), (Some(Risk::Medium), true));
    assert_eq!(demands[1].terms, DemandTerms::Forecast { by_year: 2028, confidence: None });
    assert_eq!(demands[1].asked[1].level, Some(Level::Guided));
    for (line, key) in [
        ("Bini;Tornio;0;;;;;;;;;", "import-out-of-range"),
        ("Bini;Tornio;;;;;;;;;;", "import-required"),
        ("Bini;Tornio;tre;;;;;;;;;", "import-not-a-number"),
        ("Bini;Tornio;1,5;;;;;;;;;", "import-not-a-number"),
        (";Tornio;1;;;;;;;;;", "import-required"),
        ("Bini;Tornio;1;2/3/2027;1/3/2027;;;;;;;", "import-ends-before"),
        ("Bini;Tornio;1;2/3/2027;;;;;;;;", "import-required"),
        ("Bini;Tornio;1;;;;ore 8;;;;;", "import-not-a-time"),
        ("Bini;Tornio;1;;;;;;tanto;;;", "import-not-a-choice"),
        ("Bini;Tornio;1;;;;;;;;Torniture;", "import-unknown-competence"),
        ("Bini;Tornio;1;;;;;;;;;fornaio", "import-unknown-occupation-alone"),
    ] {
        let rows = read::<DemandDraft>(&format!("{head}Bini;Tornio;3;1/3/2027;26/3/2027;40;8.00;17;medio;;;\n{line}\n"));
        assert_eq!(rows[1].problems.iter().map(|problem| problem.key.as_str()).collect::<Vec<_>>(), [key], "{line}");
    }
}

#[test]
fn a_forecast_says_how_sure_it_is() {
    for (heading, word, confidence) in [
        ("Certezza", "sicuro", Some(Confidence::Sure)),
        ("Confidence", "LIKELY", Some(Confidence::Likely)),
        ("Quanto è sicuro", "Possibile", Some(Confidence::Possible)),
        ("certezza", "", None),
    ] {
        let demands = drafts_of::<DemandDraft>(&format!("Azienda;Titolo;Posti;Entro anno;{heading}\nBini;Tornitori;5;2028;{word}\n"));
        assert_eq!(demands[0].terms, DemandTerms::Forecast { by_year: 2028, confidence }, "{heading}: {word}");
    }
    let rows = read::<DemandDraft>("Azienda;Titolo;Posti;Entro anno;Certezza\nBini;Tornitori;5;2028;forse\n");
    let (_, _, key) = told(&rows[0].problems[0]);
    assert_eq!((key, rows[0].problems[0].values["choices"].as_str()), ("import-not-a-choice", "sicuro, probabile, possibile"));
}

#[test]
fn preferences_stand_in_rows_or_in_columns() {
    let wide = read::<PreferenceDraft>(
        "Cognome e nome;Classe;Prima scelta;Seconda scelta;Terza scelta\nRossi Ada;4A;R1;;R3\nBini Bea;4A;R1;R1;\nNeri Ugo;4A;;;\nRossi Ada;4A;R2;;\n",
    );
    assert_eq!(wide[0].draft.as_ref().unwrap().choices, [(1, "R1".to_owned()), (3, "R3".to_owned())]);
    let keys: Vec<&str> = wide[1..].iter().map(|row| row.problems[0].key.as_str()).collect();
    assert_eq!(keys, ["import-chosen-twice", "import-required", "import-repeated"]);
    let long = read::<PreferenceDraft>(&format!("Matricola;Posizione;Richiesta\n1;1;R1\n1;2;R2\n1;2;R3\n1;{};R4\n", MOST_PREFERENCES + 1));
    assert_eq!(long[1].draft.as_ref().unwrap().choices, [(2, "R2".to_owned())]);
    assert_eq!((told(&long[2].problems[0]).2, told(&long[3].problems[0]).2), ("import-repeated", "import-out-of-range"));
}

#[test]
fn placements_municipalities_and_travel_times_are_read() {
    let past = drafts_of::<PastPlacementDraft>(
        "Studente;Classe;Azienda ospitante;Dal;Al;Ore svolte;Ore previste\nRossi Ada;4A;Officina;1/3/2026;26/3/2026;120;160\nBini Bea;4A;Officina;1/3/2026;26/3/2026;90;\n",
    );
    assert_eq!((past[0].planned_hours, past[1].planned_hours), (Some(160), None));
    assert_eq!((past[0].hours, past[0].company.name.as_deref(), past[0].period.unwrap().days()), (Some(120), Some("Officina"), 26));
    let places =
        drafts_of::<MunicipalityDraft>("Comune;Codice ISTAT;Prov;Lat;Lon\nPontedera;50029;pi;43,6621;10,6327\nPisa;050026;PI;43.71;10.4\n");
    assert_eq!((places[0].municipality.istat_code.as_str(), places[0].province.as_deref()), ("050029", Some("PI")));
    assert!((places[1].municipality.latitude - 43.71).abs() < 1e-9);
    let times = read::<TravelTimeDraft>(
        "Da;A;Minuti;Mezzo\nPontedera;Ponsacco;15;treno\nPontedera;Ponsacco;10;auto\nPontedera;Ponsacco;16;bus\nPontedera;Ponsacco;2000;bici\n",
    );
    assert_eq!(times[0].draft.as_ref().unwrap().means, Some(Means::PublicTransport));
    assert_eq!((times[2].problems[0].key.as_str(), times[3].problems[0].key.as_str()), ("import-repeated", "import-out-of-range"));
}

#[test]
fn problem_rows_come_back_and_are_read_again() {
    let world = World::new();
    let source = source(
        "Elenco;;;;\nCognome;Nome;Nascita;Classe;CF\n=Rossi;Ada;31/2/2009;4A;XXXXXX00A00X000X\nBini;\"Bea; detta Bì\";2/2/2009;4A;YYYYYY00A00Y000Y\nNeri;Ugo;ieri;4B;\n",
    );
    with_table(&source, ImportKind::Students, &Corrections::default(), |table| {
        let rows: Vec<RowDraft<StudentDraft>> = drafts::read(table, world.known()).collect();
        let remedies: Remedies =
            rows.iter().filter(|row| row.draft.is_none()).map(|row| (row.row, "=correggi \"la data\"".to_owned())).collect();
        let csv = mend::write_csv(table, &remedies, "Da correggere").unwrap();
        assert_eq!(
            String::from_utf8(csv.clone()).unwrap(),
            "\u{feff}Cognome;Nome;Nascita;Classe;Da correggere\r\n'=Rossi;Ada;31/2/2009;4A;\"'=correggi \"\"la data\"\"\"\r\nNeri;Ugo;ieri;4B;\"'=correggi \"\"la data\"\"\"\r\n"
        );
        for bytes in [csv, mend::write_xlsx(table, &remedies, "Da correggere").unwrap()] {
            let again = open("mended", bytes, &SheetChoice::Fullest).unwrap();
            let mut corrections = Corrections::default();
            corrections.set(2, Field::BirthDate, "1/2/2009");
            let rows: Vec<RowDraft<StudentDraft>> =
                with_table(&again, ImportKind::Students, &corrections, |table| drafts::read(table, world.known()).collect());
            assert_eq!((rows.len(), rows[0].draft.as_ref().unwrap().name.family.as_str()), (2, "=Rossi"));
        }
    });
}

#[test]
fn formula_characters_are_made_harmless() {
    for (text, expected) in [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3+cmd", "'-2+3+cmd"),
        ("-3,5", "-3,5"),
        ("+39 0587", "+39 0587"),
        ("Rossi", "Rossi"),
        ("", ""),
    ] {
        assert_eq!(mend::without_formula(text), expected);
    }
}

proptest! {
    #[test]
    fn any_table_ends_in_drafts_or_problems(
        heading in proptest::sample::subsequence(vec!["Cognome e nome", "Cognome", "Nome", "Nascita", "Classe", "Matricola", "Comune", "Azienda", "P.IVA", "Titolo", "Posti", "Dal", "Al", "Competenza", "Livello", "Prima scelta", "Da", "A", "Minuti", "Codice ISTAT", "Lat", "Lon", "Competenze"], 1..12),
        rows in proptest::collection::vec(proptest::collection::vec("[A-Za-zà0-9/.,'=#(|)-]{0,10}", 0..12), 0..6),
    ) {
        let world = World::new();
        let lines: Vec<String> = std::iter::once(heading.join(";")).chain(rows.iter().map(|row| row.join(";"))).collect();
        let source = source(&lines.join("\n"));
        for kind in ImportKind::ALL {
            let layout = Layout::find(&source.grid, kind.shape());
            let mapping = Mapping::guess(kind, &source.grid, &layout, &Memory::default());
            let corrections = Corrections::default();
            let Ok(table) = MappedTable::new(&source, &layout, &mapping, &corrections, today()) else { continue };
            let known = world.known();
            let sound = match kind {
                ImportKind::Students => all_sound(drafts::read::<StudentDraft>(&table, known)),
                ImportKind::StudentCompetences => all_sound(drafts::read::<StudentCompetenceDraft>(&table, known)),
                ImportKind::Companies => all_sound(drafts::read::<CompanyDraft>(&table, known)),
                ImportKind::Demands => all_sound(drafts::read::<DemandDraft>(&table, known)),
                ImportKind::Preferences => all_sound(drafts::read::<PreferenceDraft>(&table, known)),
                ImportKind::Placements => all_sound(drafts::read::<PastPlacementDraft>(&table, known)),
                ImportKind::Municipalities => all_sound(drafts::read::<MunicipalityDraft>(&table, known)),
                ImportKind::TravelTimes => all_sound(drafts::read::<TravelTimeDraft>(&table, known)),
            };
            prop_assert!(sound, "{kind:?}: a row with neither draft nor problem");
        }
    }
}

/// Whether every row has a draft or says why not.
fn all_sound<D>(rows: impl Iterator<Item = RowDraft<D>>) -> bool {
    rows.into_iter().all(|row| row.draft.is_some() || !row.problems.is_empty())
}
