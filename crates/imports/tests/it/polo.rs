use crate::package::{whole, with};
use domain::board::Assessment;
use domain::competence::{Evidence, Level};
use domain::demand::{Confidence, DemandKind};
use imports::polo::{FILES, read};
use std::{collections::BTreeMap, fs, path::Path};

#[test]
fn a_whole_package_becomes_drafts() {
    let package = read(&whole()).unwrap();
    let student = &package.students[0];
    assert_eq!((student.row, student.draft.family.as_str(), student.draft.class.to_string()), (2, "D'Angelo", "S01/4A".to_owned()));
    let held = &package.student_competences[1].draft;
    assert_eq!((held.competence.as_str(), held.level, held.evidence), ("Cultura d'impresa", Level::Aware, Evidence::SelfDeclared));
    assert_eq!(package.competences[0].draft.broader.as_deref(), Some("Tornitura"));
    assert_eq!(package.competences[0].draft.synonyms_it, ["tornio", "tornire"]);
    assert_eq!(package.competences[2].draft.uri, None);
    assert_eq!(package.demands[0].draft.conditions, "Mensa; bar");
    assert_eq!(package.demands[1].draft.kind, DemandKind::Forecast { by_year: 2028, confidence: Confidence::Likely });
    assert!(package.placements[0].draft.locked);
    assert_eq!((package.preferences[0].draft.rank, package.preferences[0].draft.demand.as_str()), (1, "R1"));
    assert_eq!(package.assessments[0].draft.assessment, Assessment::Agreed);
    assert_eq!((package.agreements[0].draft.programme.as_str(), package.memberships[1].draft.validity.to().is_some()), ("Uno; due", true));
    assert!((package.municipalities[0].draft.latitude - 43.6621).abs() < 1e-9);
}

#[test]
fn the_demo_is_read_without_problems() {
    let folder = Path::new("../../data/demo");
    let files: BTreeMap<String, Vec<u8>> =
        FILES.iter().map(|(name, _)| ((*name).to_owned(), fs::read(folder.join(name)).unwrap())).collect();
    let package = read(&files).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!((package.classes.len(), package.students.len(), package.demands.len(), package.boards.len()), (5, 120, 60, 3));
    assert_eq!((package.preferences.len(), package.assessments.len()), (105, 25));
    assert_eq!((package.agreements.len(), package.memberships.len()), (2, 47));
}

/// Replaces one text and expects one problem: row, column, key.
fn check(file: &str, from: &str, to: &str, expected: (u32, &str, &str)) {
    let problems = read(&with(file, from, to)).expect_err(&format!("{file}: {from} → {to}"));
    let found: Vec<_> = problems
        .list()
        .iter()
        .map(|problem| (problem.file.as_str(), problem.row.unwrap_or(0), problem.column.as_deref().unwrap_or(""), problem.key.as_str()))
        .collect();
    assert_eq!(found, vec![(file, expected.0, expected.1, expected.2)], "{from} → {to}\n{problems}");
}

#[test]
fn every_wrong_cell_is_one_problem_with_its_row_and_column() {
    for (file, from, to, row, column, key) in [
        ("comuni.csv", "050029", "50029", 2, "codice_istat", "import-not-istat"),
        ("comuni.csv", "43,6621", "nord", 2, "lat", "import-not-a-number"),
        ("comuni.csv", "43,6621", "436621", 2, "lat", "import-out-of-range"),
        ("comuni.csv", "43,6621", "inf", 2, "lat", "import-not-a-number"),
        ("soggetti.csv", "istituto tecnico", "liceo", 2, "tipo", "import-not-a-choice"),
        ("soggetti.csv", "99000320509", "99000320505", 3, "partita_iva", "import-not-vat"),
        ("soggetti.csv", ";Pontedera;via", ";Pontadera;via", 2, "comune", "import-unknown"),
        ("soggetti.csv", "A001;Officina", "A001;", 3, "denominazione", "import-required"),
        ("accordo.csv", "31/08/2030", "31/08/2020", 2, "al", "import-ends-before"),
        ("accordo.csv", "01/07/2020", "luglio", 2, "firmato", "import-not-a-date"),
        ("accordo.csv", "Accordo;", ";", 2, "titolo", "import-required"),
        ("accordo.csv", "due\"\n", "due\"\nAltro;01/07/2030;31/08/2030;;\n", 3, "dal", "import-agreement-held"),
        ("adesioni.csv", "S01;capofila", "S09;capofila", 2, "codice_soggetto", "import-unknown"),
        ("adesioni.csv", "fondatore", "amico", 3, "ruolo", "import-not-a-choice"),
        ("adesioni.csv", "fondatore", "capofila", 3, "ruolo", "import-membership-lead"),
        ("adesioni.csv", "A001;fondatore", "S01;fondatore", 3, "dal", "import-membership-held"),
        ("adesioni.csv", "31/08/2024", "31/08/2019", 3, "al", "import-ends-before"),
        ("classi.csv", "S01;2026/27;3", "A001;2026/27;3", 4, "codice_scuola", "import-not-a-school"),
        ("classi.csv", "2026/27;5", "2026/28;5", 3, "anno_scolastico", "import-not-a-school-year"),
        ("classi.csv", "3;B", "6;B", 4, "anno", "import-out-of-range"),
        ("studenti.csv", "20/08/2009", "31/02/2009", 2, "data_nascita", "import-not-a-date"),
        ("studenti.csv", "20/08/2009", "2009-08-20", 2, "data_nascita", "import-not-a-date"),
        ("studenti.csv", "20/08/2009", "20/08/09", 2, "data_nascita", "import-not-a-date"),
        ("studenti.csv", "S01;5A", "S01;5B", 3, "classe", "import-unknown"),
        ("studenti.csv", "S01;5A", "S01;quinta", 3, "classe", "import-not-a-class"),
        ("studenti.csv", "80;4;8", "-1;4;8", 2, "ore_fsl", "import-out-of-range"),
        ("studenti.csv", "80;4;8", "99999999999999999999;4;8", 2, "ore_fsl", "import-out-of-range"),
        ("studenti.csv", "80;4;8", "80;4,5;8", 2, "sicurezza_generale", "import-not-a-number"),
        ("studenti.csv", "medio", "tanto", 2, "sicurezza_rischio", "import-not-a-choice"),
        ("competenze.csv", ";abilità;Cultura", "e3;abilità;Cultura", 4, "uri", "import-not-a-uri"),
        ("competenze.csv", "tornire;http://e/2", "tornire;http://e/1", 2, "uri_piu_ampia", "import-broader-than-itself"),
        ("competenze.csv", "tornire;http://e/2", "tornire;http://e/9", 2, "uri_piu_ampia", "import-unknown"),
        ("professioni_competenze.csv", "http://o/1", "http://o/2", 2, "uri_professione", "import-unknown"),
        ("professioni_competenze.csv", "essenziale;3", "essenziale;5", 2, "livello", "import-out-of-range"),
        ("competenze_studenti.csv", "in autonomia", "bene", 2, "livello", "import-not-a-choice"),
        ("competenze_studenti.csv", "1;Tornitura CNC", "1;Fresatura", 2, "competenza", "import-unknown"),
        ("competenze_studenti.csv", "2;Cultura d'impresa", "1;http://e/1", 3, "competenza", "import-duplicate"),
        ("richieste.csv", "A001;posto", "S01;posto", 2, "azienda", "import-not-a-company"),
        ("richieste.csv", "A001;posto", "A009;posto", 2, "azienda", "import-unknown"),
        ("richieste.csv", "26/03/2027", "26/02/2027", 2, "al", "import-ends-before"),
        ("richieste.csv", "08:00", "ore 8", 2, "ora_inizio", "import-not-a-time"),
        ("richieste.csv", "http://o/1;3", "http://o/1;0", 2, "posti", "import-out-of-range"),
        ("richieste.csv", ";no;16", ";forse;16", 3, "mansione_alto_rischio", "import-not-a-choice"),
        ("richieste.csv", "2028", "", 3, "entro_anno", "import-required"),
        ("richieste_competenze.csv", "3;3;no", "3;4;no", 2, "peso", "import-out-of-range"),
        ("tavoli.csv", "S01/4A", "S01/1C", 2, "classi", "import-unknown"),
        ("tavoli.csv", "S01/4A", "4A", 2, "classi", "import-not-a-class"),
        ("tavoli_richieste.csv", "T1;R1;2", "T1;R1;4", 2, "posti", "import-more-seats-than-positions"),
        ("abbinamenti.csv", "T1;1;R1", "T1;2;R1", 2, "matricola", "import-student-not-on-board"),
        ("abbinamenti.csv", "T1;1;R1", "T1;1;R2", 2, "codice_richiesta", "import-demand-not-on-board"),
        ("abbinamenti.csv", "T1;1;R1", "T9;1;R1", 2, "codice_tavolo", "import-unknown"),
        ("preferenze.csv", "T1;1;1;R1", "T1;2;1;R1", 2, "matricola", "import-student-not-on-board"),
        ("preferenze.csv", "T1;1;1;R1", "T1;1;1;R2", 2, "codice_richiesta", "import-demand-not-on-board"),
        ("preferenze.csv", "T1;1;1;R1", "T1;1;11;R1", 2, "posizione", "import-out-of-range"),
        ("preferenze.csv", "T1;1;1;R1", "T1;1;1;R1\nT1;1;2;R1", 3, "codice_richiesta", "import-duplicate"),
        ("preferenze.csv", "T1;1;1;R1", "T1;1;1;R1\nT1;1;1;R1", 3, "posizione", "import-duplicate"),
        ("valutazioni.csv", "d'accordo", "forse", 2, "valutazione", "import-not-a-choice"),
        ("valutazioni.csv", "T1;R1;1;d'accordo", "T1;R1;1;d'accordo\nT1;R1;1;non ora", 3, "matricola", "import-duplicate"),
        ("valutazioni.csv", "T1;R1;1;d'accordo", "T1;R9;1;d'accordo", 2, "codice_richiesta", "import-unknown"),
        ("persone.csv", "docente;S01", "docente;A001", 2, "codice_soggetto", "import-not-a-school"),
        ("persone.csv", "studente;S01;1", "studente;S01;", 3, "matricola", "import-required"),
        ("persone.csv", "P2;", "P1;", 3, "codice", "import-duplicate"),
    ] {
        check(file, from, to, (row, column, key));
    }
}

#[test]
fn a_header_without_a_column_is_one_problem_and_not_one_per_reference() {
    check("comuni.csv", "codice_istat", "istat", (1, "codice_istat", "import-missing-column"));
    check("richieste.csv", "codice;", "cod;", (1, "codice", "import-missing-column"));
}

#[test]
fn a_row_tells_all_its_problems_at_once_and_keeps_its_key() {
    let files = with("studenti.csv", "1;S01;4A;D'Angelo;Niccolò;20/08/2009;Pontedera;80", "1;S01;9A;;Niccolò;ieri;Roma;80");
    let problems = read(&files).unwrap_err();
    let columns: Vec<_> = problems.list().iter().filter_map(|problem| problem.column.as_deref()).collect();
    assert_eq!(columns, ["classe", "cognome", "data_nascita", "comune"], "{problems}");
}

#[test]
fn a_problem_repeats_the_value_and_names_the_choices() {
    let problems = read(&with("soggetti.csv", "istituto tecnico", "liceo")).unwrap_err();
    let problem = &problems.list()[0];
    assert_eq!(problem.value, "liceo");
    assert_eq!(problem.values["choices"], "istituto tecnico, istituto professionale, its, agenzia formativa, impresa");
    let duplicate = read(&with("persone.csv", "P2;", "P1;")).unwrap_err();
    assert_eq!(duplicate.list()[0].values["first"], "2");
}

#[test]
fn forecasts_have_no_seats() {
    check("tavoli_richieste.csv", "T1;R1;2", "T1;R1;2\nT1;R2;1", (3, "codice_richiesta", "import-forecast-has-no-seats"));
}

#[test]
fn a_missing_file_is_named() {
    for (name, _) in FILES {
        let mut files = whole();
        files.remove(name);
        let problems = read(&files).unwrap_err();
        let found: Vec<_> = problems.list().iter().map(|problem| (problem.file.as_str(), problem.key.as_str())).collect();
        assert_eq!(found, vec![(name, "import-missing-file")]);
    }
}

/// The package with tutors, of whom one row is this.
fn with_tutor(row: &str) -> BTreeMap<String, Vec<u8>> {
    let header = "codice_soggetto;nome;ruolo;email;telefono;massimo;richieste;classi\n";
    let mut files = whole();
    files.insert("tutor.csv".to_owned(), format!("{header}A001;Ada Lotti;capo officina;;0587 12 34 56;3;R1;\n{row}\n").into_bytes());
    files
}

#[test]
fn tutors_may_be_missing_and_name_only_what_is_their_own() {
    assert!(read(&whole()).unwrap().tutors.is_empty());
    let package = read(&with_tutor("S01;Bruno Lami;;b@scuola.example;;20;;4A|5A")).unwrap_or_else(|problems| panic!("{problems}"));
    let told: Vec<_> = package.tutors.iter().map(|line| (line.draft.terms.name.as_str(), line.draft.terms.most)).collect();
    assert_eq!(told, [("Ada Lotti", 3), ("Bruno Lami", 20)]);
    assert_eq!((package.tutors[0].draft.demands.as_slice(), package.tutors[1].draft.classes.len()), (["R1".to_owned()].as_slice(), 2));
    assert_eq!(package.tutors[0].draft.terms.phone.as_deref(), Some("0587123456"));
    for (row, column, key) in [
        ("S09;Bruno Lami;;;;20;;", "codice_soggetto", "import-unknown"),
        ("S01;;;;;20;;", "nome", "import-required"),
        ("S01;Bruno Lami;;bruno;;20;;", "email", "import-not-a-contact"),
        ("S01;Bruno Lami;;;casa;20;;", "telefono", "import-not-a-contact"),
        ("S01;Bruno Lami;;;;0;;", "massimo", "import-out-of-range"),
        ("S01;Bruno Lami;;;;20;R1;", "richieste", "import-tutor-elsewhere"),
        ("S01;Bruno Lami;;;;20;R9;", "richieste", "import-unknown"),
        ("S01;Bruno Lami;;;;20;;1C", "classi", "import-unknown"),
        ("S01;Bruno Lami;;;;20;;quarta", "classi", "import-not-a-class"),
        ("A001;Ada Lotti;;;;3;;", "nome", "import-duplicate"),
        ("A001;Bruno Lami;;;;3;R1;", "richieste", "import-duplicate"),
    ] {
        let problems = read(&with_tutor(row)).expect_err(row);
        let found: Vec<_> = problems.list().iter().map(|problem| (problem.column.as_deref().unwrap_or(""), problem.key.as_str())).collect();
        assert_eq!(found, [(column, key)], "{row}");
    }
}

#[test]
fn the_demo_has_tutors() {
    let folder = Path::new("../../data/demo");
    let names = FILES.iter().map(|(name, _)| *name).chain(["tutor.csv"]);
    let files: BTreeMap<String, Vec<u8>> = names.map(|name| (name.to_owned(), fs::read(folder.join(name)).unwrap())).collect();
    let package = read(&files).unwrap_or_else(|problems| panic!("{problems}"));
    let named: usize = package.tutors.iter().map(|line| line.draft.demands.len()).sum();
    assert_eq!((package.tutors.len(), named), (10, 7));
}
