//! `preferenze.csv`, `valutazioni.csv`: in which order students would like the places of a board,
//! and what companies think of candidates.

use super::boards::OnBoard;
use super::{AssessmentDraft, Line, PREFERENZE, PreferenceDraft, Reading, VALUTAZIONI};
use crate::problem::Problems;
use domain::board::{Assessment, MOST_PREFERENCES};
use std::collections::HashMap;

impl Reading {
    /// By board, student and rank; the ranks of one student are unique, gaps are closed later.
    pub(super) fn preferences(&self, on_board: &OnBoard<'_>, problems: &mut Problems) -> Vec<Line<PreferenceDraft>> {
        let most = u16::try_from(MOST_PREFERENCES).unwrap_or(u16::MAX);
        let (mut ranks, mut pairs) = (HashMap::new(), HashMap::new());
        let mut lines = self.tables.lines(PREFERENZE, problems, |cells| {
            let board = cells.reference("codice_tavolo", &self.boards);
            let student = cells.reference("matricola", &self.students);
            let rank = cells.number("posizione", 1..=most);
            let demand = cells.reference("codice_richiesta", &self.demands);
            let (board, student, rank, demand) = (board?, student?, rank?, demand?);
            if !cells.unique("posizione", &mut ranks, (board.clone(), student.clone(), rank))
                || !cells.unique("codice_richiesta", &mut pairs, (board.clone(), student.clone(), demand.clone()))
            {
                return None;
            }
            on_board.check(cells, &board, &student, &demand)?;
            Some(PreferenceDraft { board, student, rank, demand })
        });
        lines.sort_by(|one, other| {
            let key = |line: &Line<PreferenceDraft>| (line.draft.board.clone(), line.draft.student.clone(), line.draft.rank);
            key(one).cmp(&key(other))
        });
        lines
    }

    pub(super) fn assessments(&self, on_board: &OnBoard<'_>, problems: &mut Problems) -> Vec<Line<AssessmentDraft>> {
        let choices = [("d'accordo", Assessment::Agreed), ("interessante", Assessment::Interesting), ("non ora", Assessment::NotNow)];
        let mut pairs = HashMap::new();
        self.tables.lines(VALUTAZIONI, problems, |cells| {
            let board = cells.reference("codice_tavolo", &self.boards);
            let demand = cells.reference("codice_richiesta", &self.demands);
            let student = cells.reference("matricola", &self.students);
            let assessment = cells.choice("valutazione", &choices);
            let (board, demand, student, assessment) = (board?, demand?, student?, assessment?);
            if !cells.unique("matricola", &mut pairs, (board.clone(), demand.clone(), student.clone())) {
                return None;
            }
            on_board.check(cells, &board, &student, &demand)?;
            Some(AssessmentDraft { board, demand, student, assessment })
        })
    }
}
