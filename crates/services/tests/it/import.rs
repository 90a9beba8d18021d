//! Files come in: what they would do, what they do, and the way back.

use crate::databases::on_each;
use crate::polo::{PLANTED_NAME, Polo, envelope};
use domain::ApiError;
use domain::board::BoardCommand;
use domain::id::ImportId;
use domain::import::ImportCounts;
use domain::language::Language;
use domain::policy::{Action, Actor, Resource, authorize};
use persistence::intake::{RollName, roll};
use persistence::record::{self, Record, StudentRow};
use services::import::{
    self, Draft, DraftChange, Field, FileError, FileKind, ImportKind, LocalError, LocalFile, LocalIntent, Look, Outcome, Preview,
    UndoAnswer,
};
use services::{Services, board};

/// As an Italian office sends it: Windows-1252, semicolons, capitals, dates in more than one form.
fn register(lines: &[&str]) -> Vec<u8> {
    let text =
        format!("Elenco alunni;;;;;;\r\nMATRICOLA;COGNOME;NOME;DATA NASC.;CLASSE;COMUNE RES.;ORE PCTO\r\n{}\r\n", lines.join("\r\n"));
    text.chars().map(|letter| u8::try_from(u32::from(letter)).expect("a letter of Windows-1252")).collect()
}

fn family(number: u32) -> String {
    format!("{PLANTED_NAME}{}", 9 - number).to_uppercase()
}

async fn begin(services: &Services, actor: &Actor, kind: ImportKind, bytes: Vec<u8>) -> ImportId {
    import::begin(services, actor, FileKind::List(kind), "2026/27", "elenco.csv", bytes).await.unwrap()
}

async fn draft(services: &Services, actor: &Actor, id: ImportId) -> Draft {
    match import::look(services, actor, id).await.unwrap() {
        Look::Draft(draft) => *draft,
        other => panic!("no draft of a list: {other:?}"),
    }
}

async fn preview(services: &Services, actor: &Actor, id: ImportId) -> (u64, Preview) {
    let draft = draft(services, actor, id).await;
    (draft.report.import.version, draft.preview.unwrap())
}

/// Counts as `(added, changed, unchanged, left out)`.
fn figures(counts: ImportCounts) -> (u32, u32, u32, u32) {
    (counts.added, counts.changed, counts.unchanged, counts.left_out)
}

async fn take_in(services: &Services, actor: &Actor, kind: ImportKind, bytes: Vec<u8>) -> (ImportId, (u32, u32, u32, u32)) {
    let id = begin(services, actor, kind, bytes).await;
    let (version, _) = preview(services, actor, id).await;
    let counts = import::confirm(services, actor, id, version).await.unwrap();
    (id, figures(counts))
}

async fn students(polo: &Polo) -> (Vec<StudentRow>, Vec<RollName>) {
    let connection = polo.services.database().connection();
    let permit = authorize(&polo.teacher, Action::ReadNames, &Resource::School(polo.school)).unwrap().names().unwrap();
    let mut rows = record::students_of(connection, polo.school).await.unwrap();
    rows.sort_by_key(|row| row.id);
    let mut names = roll(connection, &permit, polo.school).await.unwrap();
    names.sort_by_key(|name| name.student);
    (rows, names)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_register_comes_in_and_goes_back() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let before = students(&polo).await;
        let file = register(&[
            &format!("1;{};NOME1;01/05/2008;4^A MEC;PONTEDERA;80", family(1)),
            &format!("2;{};NOME2;1-5-2008;IV A;Ponsacco;120", family(2)),
            "77;D'ALÒ;NICCOLÒ;03/02/2010;4 B;PONSACCO;0",
            "78;ROSSI;MARIA;31/02/2010;4 B;PONSACCO;0",
        ]);
        let id = begin(&polo.services, &polo.teacher, ImportKind::Students, file.clone()).await;
        let (version, seen) = preview(&polo.services, &polo.teacher, id).await;
        assert_eq!(figures(seen.counts), (1, 1, 1, 1));
        assert_eq!(
            seen.rows.iter().map(|row| (row.row, row.outcome)).collect::<Vec<_>>(),
            [(3, Outcome::Unchanged), (4, Outcome::Changed), (5, Outcome::Added), (6, Outcome::Mend)]
        );
        assert_eq!(seen.new_classes, ["4ª B"]);
        assert_eq!(seen.rows[3].problems[0].field, Some(Field::BirthDate));
        assert_eq!(students(&polo).await, before, "a preview changes nothing");

        let counts = import::confirm(&polo.services, &polo.teacher, id, version).await.unwrap();
        assert_eq!(figures(counts), (1, 1, 1, 1));
        let (rows, names) = students(&polo).await;
        let new = names.iter().find(|name| name.family == "D'Alò" || name.family == "D’Alò").unwrap();
        assert_eq!(new.given, "Niccolò");
        let row = rows.iter().find(|row| row.id == new.student).unwrap();
        assert_eq!((row.register_number.as_str(), row.municipality.as_str()), ("77", "050028"));
        assert_eq!(row.pseudonym.len(), 5, "{}", row.pseudonym);
        let changed = rows.iter().find(|row| row.id == polo.students[1]).unwrap();
        assert_eq!((changed.hours_done, changed.municipality.as_str()), (120, "050028"));
        assert!(matches!(import::confirm(&polo.services, &polo.teacher, id, version).await, Err(ApiError::Stale)), "once");

        let (_, again) = take_in(&polo.services, &polo.teacher, ImportKind::Students, file).await;
        assert_eq!(again, (0, 0, 3, 1), "the same file twice changes nothing");
        assert_eq!(students(&polo).await, (rows, names));

        assert_eq!(import::undo(&polo.services, &polo.teacher, id).await, Ok(UndoAnswer::Done));
        assert_eq!(students(&polo).await, before);
        assert_eq!(import::undo(&polo.services, &polo.teacher, id).await, Err(ApiError::Stale));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn names_that_change_come_back_too() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let before = students(&polo).await;
        let file = register(&["1;ROSSI BIANCHI;ANNA MARIA;01/05/2008;4A;PONTEDERA;80"]);
        let (id, counts) = take_in(&polo.services, &polo.teacher, ImportKind::Students, file).await;
        assert_eq!(counts, (0, 1, 0, 0));
        let (_, names) = students(&polo).await;
        let name = names.iter().find(|name| name.student == polo.students[0]).unwrap();
        assert_eq!((name.given.as_str(), name.family.as_str()), ("Anna Maria", "Rossi Bianchi"));
        assert_eq!(import::undo(&polo.services, &polo.teacher, id).await, Ok(UndoAnswer::Done));
        assert_eq!(students(&polo).await, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_are_mended_or_left_out_on_the_way() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, teacher) = (&polo.services, &polo.teacher);
        let file = register(&["78;ROSSI;MARIA;31/02/2010;4 B;CASCIANA ALTA;0", "79;VERDI;UGO;x;4 B;PONSACCO;0"]);
        let id = begin(services, teacher, ImportKind::Students, file).await;
        let (version, _) = preview(services, teacher, id).await;
        let cells = vec![(3, Field::BirthDate, "03/02/2010".to_owned()), (3, Field::Municipality, "Ponsacco".to_owned())];
        let mend = DraftChange::Rows { cells, outside: vec![(4, true)] };
        import::change(services, teacher, id, version, mend.clone()).await.unwrap();
        assert_eq!(import::change(services, teacher, id, version, mend).await, Err(ApiError::Stale), "somebody else was quicker");
        let (version, seen) = preview(services, teacher, id).await;
        assert_eq!(seen.rows.iter().map(|row| row.outcome).collect::<Vec<_>>(), [Outcome::Added, Outcome::LeftOut]);
        assert_eq!(figures(import::confirm(services, teacher, id, version).await.unwrap()), (1, 0, 0, 1));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_mean_what_somebody_said_and_this_is_remembered() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, teacher) = (&polo.services, &polo.teacher);
        let file = "MATRICOLA;COGNOME;NOME;NATO;CLASSE;XYZ\n90;Neri;Ada;03/02/2010;4A;55\n".as_bytes().to_vec();
        let id = begin(services, teacher, ImportKind::Students, file.clone()).await;
        let first = draft(services, teacher, id).await;
        let hours = |draft: &Draft| draft.columns.iter().find(|column| column.column.heading == "XYZ").unwrap().column.field;
        assert_eq!(hours(&first), None);
        let change = DraftChange::Columns(vec![(3, Some(Field::BirthDate)), (5, Some(Field::HoursDone))]);
        import::change(services, teacher, id, 1, change).await.unwrap();
        let (version, _) = preview(services, teacher, id).await;
        import::confirm(services, teacher, id, version).await.unwrap();
        let (rows, names) = students(&polo).await;
        let ada = names.iter().find(|name| name.given == "Ada").unwrap().student;
        assert_eq!(rows.iter().find(|row| row.id == ada).unwrap().hours_done, 55);

        let next = begin(services, teacher, ImportKind::Students, file).await;
        assert_eq!(hours(&draft(services, teacher, next).await), Some(Field::HoursDone), "as last time");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_their_own_school_takes_students_in() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let services = &polo.services;
        let file = register(&["90;NERI;ADA;03/02/2010;4A;PONTEDERA;0"]);
        for actor in [polo.coordinator, polo.company_actor, polo.student_actor, Actor::Anonymous, Actor::Operator] {
            let refused = import::begin(services, &actor, FileKind::List(ImportKind::Students), "", "a.csv", file.clone()).await;
            assert!(matches!(refused, Err(FileError::Api(ApiError::NotFound))), "{actor:?}");
        }
        let id = begin(services, &polo.teacher, ImportKind::Students, file).await;
        for actor in [polo.guest_teacher, polo.stranger, polo.coordinator, polo.company_actor, Actor::Anonymous] {
            assert!(matches!(import::look(services, &actor, id).await, Err(ApiError::NotFound)), "{actor:?}");
            assert_eq!(import::confirm(services, &actor, id, 1).await, Err(ApiError::NotFound));
            assert_eq!(import::discard(services, &actor, id).await, Err(ApiError::NotFound));
            assert_eq!(import::to_mend(services, &actor, id, true, Language::Italian).await, Err(ApiError::NotFound));
        }
        import::confirm(services, &polo.teacher, id, 1).await.unwrap();
        assert_eq!(import::undo(services, &polo.guest_teacher, id).await, Err(ApiError::NotFound));
        assert_eq!(import::home(services, &polo.guest_teacher).await.unwrap().imports, []);
        assert_eq!(import::home(services, &polo.teacher).await.unwrap().imports.len(), 1);
        assert!(import::home(services, &polo.company_actor).await.is_err());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_of_the_polo_come_in_one_after_the_other_and_go_back_in_that_order() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, teacher, coordinator) = (&polo.services, &polo.teacher, &polo.coordinator);
        let companies = "Ragione sociale;Partita IVA;Comune;E-mail\nOfficine Bellini S.r.l.;;Pontedera;info@bellini.example\nSoggetto A01;;Ponsacco;\n";
        let (companies_id, counts) = take_in(services, coordinator, ImportKind::Companies, companies.into()).await;
        assert_eq!(counts, (2, 0, 0, 0), "another place is another company");
        let (_, counts) = take_in(services, coordinator, ImportKind::Companies, companies.into()).await;
        assert_eq!(counts, (0, 0, 2, 0));

        let demands = "Azienda;Titolo;Professione;Posti;Dal;Al;Competenze\nOfficine Bellini;Aiuto al tornio;Tornitore;2;01/03/2027;26/03/2027;Tornitura (3)\nNessuna;X;Tornitore;1;01/03/2027;26/03/2027;\n";
        let (demands_id, counts) = take_in(services, coordinator, ImportKind::Demands, demands.into()).await;
        assert_eq!(counts, (1, 0, 0, 1));
        let (_, counts) = take_in(services, coordinator, ImportKind::Demands, demands.into()).await;
        assert_eq!(counts, (0, 0, 1, 1));

        let past = "Matricola;Azienda;Dal;Al;Ore\n1;OFFICINE BELLINI SRL;01/02/2026;20/02/2026;80\n9999;Officine Bellini;;;\n";
        let (past_id, counts) = take_in(services, teacher, ImportKind::Placements, past.into()).await;
        assert_eq!(counts, (1, 0, 0, 1));
        let (_, counts) = take_in(services, teacher, ImportKind::Placements, past.into()).await;
        assert_eq!(counts, (0, 0, 1, 1));

        assert_eq!(import::undo(services, coordinator, companies_id).await, Ok(UndoAnswer::StillNeeded(0)));
        assert_eq!(import::undo(services, coordinator, demands_id).await, Ok(UndoAnswer::Done));
        assert_eq!(import::undo(services, coordinator, companies_id).await, Ok(UndoAnswer::StillNeeded(0)), "a placement of last year");
        assert_eq!(import::undo(services, teacher, past_id).await, Ok(UndoAnswer::Done));
        assert_eq!(import::undo(services, coordinator, companies_id).await, Ok(UndoAnswer::Done));
        let connection = services.database().connection();
        assert_eq!(record::companies(connection).await.unwrap().len(), 2);
        assert_eq!(record::past_placements_of(connection, &polo.students).await.unwrap(), []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn places_and_ways_come_in() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, coordinator) = (&polo.services, &polo.coordinator);
        let places = "Comune;Codice ISTAT;Latitudine;Longitudine\nBientina;50001;43,71;10,62\nPontedera;50029;43,66;10,63\n";
        let (places_id, counts) = take_in(services, coordinator, ImportKind::Municipalities, places.into()).await;
        assert_eq!(counts, (1, 0, 1, 0));
        let times = "Comune di partenza;Comune di arrivo;Minuti;Mezzo\nBientina;Pontedera;25;bus\nPontedera;Bientina;28;bus\n";
        let (times_id, counts) = take_in(services, coordinator, ImportKind::TravelTimes, times.into()).await;
        assert_eq!(counts, (2, 0, 0, 0));
        let slower = times.replace("25", "35");
        let (slower_id, counts) = take_in(services, coordinator, ImportKind::TravelTimes, slower.into()).await;
        assert_eq!(counts, (0, 1, 1, 0));
        assert_eq!(import::undo(services, coordinator, times_id).await, Ok(UndoAnswer::ChangedSince(1)));
        assert_eq!(import::undo(services, coordinator, slower_id).await, Ok(UndoAnswer::Done));
        assert_eq!(import::undo(services, coordinator, places_id).await, Ok(UndoAnswer::StillNeeded(0)));
        assert_eq!(import::undo(services, coordinator, times_id).await, Ok(UndoAnswer::Done));
        assert_eq!(import::undo(services, coordinator, places_id).await, Ok(UndoAnswer::Done));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_students_can_do_keeps_them() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, teacher) = (&polo.services, &polo.teacher);
        let (students_id, _) = take_in(services, teacher, ImportKind::Students, register(&["90;NERI;ADA;03/02/2010;4A;PONTEDERA;0"])).await;
        let list = "Cognome;Nome;Competenza;Livello\nNERI;ADA;Tornitura;3\nNERI;ADA;Saldare con il laser;2\nNESSUNO;X;Tornitura;2\n";
        let (list_id, counts) = take_in(services, teacher, ImportKind::StudentCompetences, list.into()).await;
        assert_eq!(counts, (1, 0, 0, 2));
        assert_eq!(import::undo(services, teacher, students_id).await, Ok(UndoAnswer::StillNeeded(1)), "what she can do would go with her");
        assert_eq!(import::undo(services, teacher, list_id).await, Ok(UndoAnswer::Done));
        assert_eq!(import::undo(services, teacher, students_id).await, Ok(UndoAnswer::Done));
    })
    .await;
}

/// Wishes come in as ordinary events of the board, and go back as such.
#[tokio::test(flavor = "multi_thread")]
async fn orders_of_places_come_onto_the_board_and_go_back() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, teacher) = (&polo.services, &polo.teacher);
        let connection = services.database().connection();
        for mut row in record::all_demands(connection).await.unwrap() {
            row.code =
                [(polo.lathe, "TORNIO"), (polo.single, "UNO")].iter().find(|(id, _)| *id == row.id).map(|(_, code)| (*code).to_owned());
            record::replace(connection, &Record::Demand(row)).await.unwrap();
        }
        let order = async || {
            let view = board::view(services, teacher, polo.first, Language::Italian).await.unwrap();
            [view.state.preferences(polo.students[0]), view.state.preferences(polo.students[1])]
        };
        let file = "Matricola;Prima scelta;Seconda scelta\n1;tornio;uno\n2;uno;\n3;Officina;\n9;uno;\n";
        let id = begin(services, teacher, ImportKind::Preferences, file.into()).await;
        let seen = draft(services, teacher, id).await;
        assert_eq!(seen.boards.iter().map(|(_, title)| title.as_str()).collect::<Vec<_>>(), ["Primo tavolo", "Secondo tavolo"]);
        let (version, seen) = preview(services, teacher, id).await;
        assert_eq!(figures(seen.counts), (2, 0, 0, 2), "a name that four places have, and nobody");
        assert_eq!(seen.rows[2].problems[0].proposals.len(), 3);
        import::confirm(services, teacher, id, version).await.unwrap();
        assert_eq!(order().await, [vec![polo.lathe, polo.single], vec![polo.single]]);
        polo.must_be_sound(polo.first).await;
        let (_, again) = take_in(services, teacher, ImportKind::Preferences, file.into()).await;
        assert_eq!(again, (0, 0, 2, 2));

        let changed = "Matricola;Prima scelta\n2;tornio\n";
        let (changed_id, counts) = take_in(services, teacher, ImportKind::Preferences, changed.into()).await;
        assert_eq!(counts, (0, 1, 0, 0));
        assert_eq!(import::undo(services, teacher, id).await, Ok(UndoAnswer::ChangedSince(1)));
        assert_eq!(import::undo(services, teacher, changed_id).await, Ok(UndoAnswer::Done));
        assert_eq!(import::undo(services, teacher, id).await, Ok(UndoAnswer::Done));
        assert_eq!(order().await, [vec![], vec![]]);
        polo.must_be_sound(polo.first).await;

        let id = begin(services, teacher, ImportKind::Preferences, file.into()).await;
        import::change(services, teacher, id, 1, DraftChange::Board(polo.second)).await.unwrap();
        let (_, seen) = preview(services, teacher, id).await;
        assert_eq!(figures(seen.counts), (0, 0, 0, 4), "on the other board there are no such places");
    })
    .await;
}

/// The board that is open judges by what came in, without being opened anew.
#[tokio::test(flavor = "multi_thread")]
async fn an_open_board_judges_by_what_came_in() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let place = || envelope(BoardCommand::Place { student: polo.untrained, demand: polo.lathe });
        let refused = board::execute(&polo.services, &polo.teacher, polo.first, place()).await;
        assert!(matches!(refused, Err(ApiError::Refused(_))), "{refused:?}");
        let file = format!("Matricola;Cognome;Nome;Data di nascita;Classe;Comune;Sicurezza generale;Sicurezza specifica\n6;{};Nome6;01/05/2008;4A;Pontedera;4;12\n", family(6));
        let (_, counts) = take_in(&polo.services, &polo.teacher, ImportKind::Students, file.into()).await;
        assert_eq!(counts, (0, 1, 0, 0));
        let placed = board::execute(&polo.services, &polo.teacher, polo.first, place()).await;
        assert!(placed.is_ok(), "{placed:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_are_none_are_refused_before_they_are_kept() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let begin = async |bytes: &[u8]| {
            import::begin(&polo.services, &polo.teacher, FileKind::List(ImportKind::Students), "", "x.csv", bytes.to_vec()).await
        };
        for (bytes, key) in [
            (&b""[..], "import-empty-file"),
            (b"%PDF-1.7 \x00\x01", "import-pdf"),
            (b"Cognome;Nome\n", "import-no-rows"),
            (b"a;b\n\"x;y\nz;w\n", "import-open-quote"),
        ] {
            let refused = begin(bytes).await;
            assert!(matches!(&refused, Err(FileError::File(problem)) if problem.key == key), "{key}: {refused:?}");
        }
        assert_eq!(import::home(&polo.services, &polo.teacher).await.unwrap().imports, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_goes_the_same_way() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let services = &polo.services;
        let file = |lines: &[&str], school: Option<&str>| LocalFile {
            kind: ImportKind::Students,
            school: school.map(str::to_owned),
            school_year: None,
            name: "elenco.csv".to_owned(),
            bytes: register(lines),
            board: None,
        };
        let good = "90;NERI;ADA;03/02/2010;4A;PONTEDERA;0";
        let bad = "91;NERI;UGO;x;4A;PONTEDERA;0";
        assert!(matches!(import::local(services, file(&[good], None), LocalIntent::Whole).await, Err(LocalError::WhichSchool)));
        assert!(matches!(import::local(services, file(&[good], Some("S99")), LocalIntent::Whole).await, Err(LocalError::School(..))));
        assert!(matches!(import::local(services, file(&[good, bad], Some("S01")), LocalIntent::Whole).await, Err(LocalError::Rows(1, _))));
        let rehearsed = import::local(services, file(&[good], Some("s01")), LocalIntent::Rehearse).await.unwrap();
        assert_eq!((figures(rehearsed.counts), rehearsed.import), ((1, 0, 0, 0), None));
        let done = import::local(services, file(&[good, bad], Some("S01")), LocalIntent::WhatCanBe).await.unwrap();
        assert_eq!(figures(done.counts), (1, 0, 0, 1));
        assert_eq!(import::undo(services, &Actor::Operator, done.import.unwrap()).await, Ok(UndoAnswer::Done));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_classification_goes_back_as_long_as_no_other_one_changes_it() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, coordinator) = (&polo.services, &polo.coordinator);
        let package = |word: &str| {
            format!(
                "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status,description,code\n\
                Occupation,http://data.europa.eu/esco/occupation/1,7223,{word},tornitrice,released,,7223.1\n"
            )
        };
        let esco = async |word: &str| {
            let bytes = package(word).into_bytes();
            let id = import::begin(services, coordinator, FileKind::Esco, "2026/27", "occupations_it.csv", bytes).await.unwrap();
            let Look::Esco(report, _) = import::look(services, coordinator, id).await.unwrap() else { panic!("no classification") };
            import::confirm(services, coordinator, id, report.import.version).await.unwrap();
            id
        };
        let connection = services.database().connection();
        let stored = async || {
            let found = persistence::classification::read(connection, Language::Italian).await.unwrap();
            found.concepts.into_iter().map(|concept| concept.label).collect::<Vec<_>>()
        };
        let first = esco("tornitore").await;
        let may = async |id| match import::look(services, coordinator, id).await.unwrap() {
            Look::Report(report) => report.can_go_back,
            Look::Draft(_) | Look::Esco(..) => panic!("it is done"),
        };
        assert!(may(first).await);
        let other = import::undo(services, &polo.company_actor, first).await.unwrap_err();
        assert_eq!(other, ApiError::NotFound);
        assert_eq!(import::undo(services, coordinator, first).await, Ok(UndoAnswer::Done));
        assert_eq!(stored().await, Vec::<String>::new());
        assert_eq!(import::undo(services, coordinator, first).await.unwrap_err(), ApiError::Stale, "once");

        let first = esco("tornitore").await;
        let second = esco("addetto al tornio").await;
        assert!(!may(first).await && !may(second).await, "what was there before is not known any more");
        for id in [first, second] {
            assert_eq!(import::undo(services, coordinator, id).await, Ok(UndoAnswer::ChangedSince(1)));
        }
        assert_eq!(stored().await, ["addetto al tornio"], "nothing is lost by trying");
    })
    .await;
}
