//! `tavoli.csv`, `tavoli_richieste.csv`, `abbinamenti.csv`: boards, the seats on them, who has
//! one. Whether the rules allow a placement is decided later, by the board itself.

use super::demands::period;
use super::schools::class_key;
use super::{
    ABBINAMENTI, AllotmentDraft, BoardDraft, CLASSI, ClassKey, DemandDraft, Kinds, Line, PlacementDraft, Reading, StudentDraft, TAVOLI,
    TAVOLI_RICHIESTE, Tables,
};
use crate::cells::Cells;
use crate::problem::Problems;
use domain::demand::{DemandKind, MAX_POSITIONS, MAX_TITLE};
use std::collections::{HashMap, HashSet};

impl Reading {
    pub(super) fn boards(&self, kinds: &Kinds, problems: &mut Problems) -> Vec<Line<BoardDraft>> {
        let mut codes = HashMap::new();
        self.tables.lines(TAVOLI, problems, |cells| {
            let code = cells.line("codice");
            let school = kinds.school(cells, "codice_scuola", &self.organisations);
            let title = cells.line_up_to("titolo", MAX_TITLE);
            let period = period(cells);
            let classes = self.board_classes(cells);
            let code = code?;
            if !cells.unique("codice", &mut codes, code.clone()) {
                return None;
            }
            Some(BoardDraft { code, school: school?, title: title?, period: period?, classes: classes? })
        })
    }

    /// "S01/4A|S01/5A".
    fn board_classes(&self, cells: &mut Cells<'_>) -> Option<Vec<ClassKey>> {
        let mut classes: Vec<ClassKey> = Vec::new();
        let names: Vec<&str> = cells.raw("classi").split('|').map(str::trim).filter(|name| !name.is_empty()).collect();
        if names.is_empty() {
            return cells.refuse("classi", "import-required");
        }
        for name in names {
            let Some(key) = name.split_once('/').and_then(|(school, class)| class_key(school, class)) else {
                return cells.refuse("classi", "import-not-a-class");
            };
            if !self.classes.has(&key.to_string()) {
                return cells.refuse_with("classi", "import-unknown", &[("in", CLASSI.to_owned())]);
            }
            if !classes.contains(&key) {
                classes.push(key);
            }
        }
        Some(classes)
    }

    pub(super) fn allotments(&self, demands: &[Line<DemandDraft>], problems: &mut Problems) -> Vec<Line<AllotmentDraft>> {
        let demands: HashMap<&str, &DemandDraft> = demands.iter().map(|line| (line.draft.code.as_str(), &line.draft)).collect();
        let mut pairs = HashMap::new();
        let mut given: HashMap<String, u32> = HashMap::new();
        self.tables.lines(TAVOLI_RICHIESTE, problems, |cells| {
            let board = cells.reference("codice_tavolo", &self.boards);
            let demand = cells.reference("codice_richiesta", &self.demands);
            let seats = cells.number("posti", 1..=MAX_POSITIONS);
            let (board, demand, seats) = (board?, demand?, seats?);
            if !cells.unique("codice_richiesta", &mut pairs, (board.clone(), demand.clone())) {
                return None;
            }
            if let Some(asked) = demands.get(demand.as_str()) {
                if matches!(asked.kind, DemandKind::Forecast { .. }) {
                    return cells.refuse("codice_richiesta", "import-forecast-has-no-seats");
                }
                let total = given.entry(demand.clone()).or_default();
                *total += u32::from(seats);
                if *total > u32::from(asked.positions) {
                    let values = [("positions", asked.positions.to_string()), ("seats", total.to_string())];
                    return cells.refuse_with("posti", "import-more-seats-than-positions", &values);
                }
            }
            Some(AllotmentDraft { board, demand, seats })
        })
    }

    pub(super) fn placements(&self, on_board: &OnBoard<'_>, problems: &mut Problems) -> Vec<Line<PlacementDraft>> {
        let mut pairs = HashMap::new();
        self.tables.lines(ABBINAMENTI, problems, |cells| {
            let board = cells.reference("codice_tavolo", &self.boards);
            let student = cells.reference("matricola", &self.students);
            let demand = cells.reference("codice_richiesta", &self.demands);
            let locked = cells.yes_or_no("bloccato");
            let (board, student, demand) = (board?, student?, demand?);
            if !cells.unique("matricola", &mut pairs, (board.clone(), student.clone())) {
                return None;
            }
            on_board.check(cells, &board, &student, &demand)?;
            Some(PlacementDraft { board, student, demand, locked: locked? })
        })
    }
}

/// Which students and demands are part of which board, as far as their own rows could be read.
pub(super) struct OnBoard<'a> {
    classes: HashMap<&'a str, &'a [ClassKey]>,
    students: HashMap<&'a str, &'a ClassKey>,
    seats: HashSet<(&'a str, &'a str)>,
    /// Where a row of seats has problems of its own, other files are not blamed for it.
    all_seats_known: bool,
}

impl<'a> OnBoard<'a> {
    pub(super) fn of(
        tables: &Tables,
        boards: &'a [Line<BoardDraft>],
        students: &'a [Line<StudentDraft>],
        allotments: &'a [Line<AllotmentDraft>],
    ) -> Self {
        Self {
            classes: boards.iter().map(|line| (line.draft.code.as_str(), line.draft.classes.as_slice())).collect(),
            students: students.iter().map(|line| (line.draft.register_number.as_str(), &line.draft.class)).collect(),
            seats: allotments.iter().map(|line| (line.draft.board.as_str(), line.draft.demand.as_str())).collect(),
            all_seats_known: tables.0.get(TAVOLI_RICHIESTE).is_some_and(|table| table.rows().len() == allotments.len()),
        }
    }

    /// Whether a row's student and demand are part of its board.
    pub(super) fn check(&self, cells: &mut Cells<'_>, board: &str, student: &str, demand: &str) -> Option<()> {
        if let (Some(classes), Some(class)) = (self.classes.get(board), self.students.get(student))
            && !classes.contains(class)
        {
            return not_on_board(cells, "matricola", "import-student-not-on-board", board);
        }
        if self.all_seats_known && !self.seats.contains(&(board, demand)) {
            return not_on_board(cells, "codice_richiesta", "import-demand-not-on-board", board);
        }
        Some(())
    }
}

fn not_on_board<T>(cells: &mut Cells<'_>, column: &str, key: &str, board: &str) -> Option<T> {
    cells.refuse_with(column, key, &[("board", board.to_owned())])
}
