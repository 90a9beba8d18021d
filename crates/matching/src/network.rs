//! The graph of students and places as the solver walks it. Rows of students are sorted by cost
//! only as far as somebody has looked: most of a long row is never needed.

use crate::cost::{Cost, CostModel};
use crate::problem::Edge;

/// The place that everybody can have: none.
pub(crate) const NOWHERE: u32 = 0;
/// Not decided yet.
pub(crate) const UNDECIDED: u32 = u32::MAX;

/// How many edges are sorted the first time that a row is looked at; then twice as many each time.
const FIRST_PIECE: u32 = 16;

/// An edge in 64 bits: the score's distance from the highest possible one above the place, so that
/// the order of numbers is the order of cost, then of places. Places count from 1 here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Arc(u64);

impl Arc {
    fn new(place: u32, distance: u32) -> Self {
        Self(u64::from(distance) << 32 | u64::from(place))
    }

    /// Where it leads.
    #[inline]
    pub(crate) fn place(self) -> u32 {
        self.0 as u32
    }

    #[inline]
    fn distance(self) -> u32 {
        (self.0 >> 32) as u32
    }
}

/// Somebody who could come to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Comer {
    pub(crate) student: u32,
    /// The score's distance from the highest possible one.
    distance: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Row {
    start: u32,
    length: u32,
    /// How many of them, from the start, are in order and before all others.
    sorted: u32,
}

/// All rows.
#[derive(Clone, Debug)]
pub(crate) struct Network<C> {
    pub(crate) model: CostModel<C>,
    rows: Vec<Row>,
    arcs: Vec<Arc>,
    /// Arcs that belong to no row any more.
    waste: usize,
    /// Where each student is in the current plan, counted from 1; `NOWHERE` for nowhere.
    current: Vec<u32>,
    /// Who could come to each place; made when first asked for.
    incoming: Option<Vec<Vec<Comer>>>,
}

impl<C: Cost> Network<C> {
    pub(crate) fn new(model: CostModel<C>) -> Self {
        Self { model, rows: Vec::new(), arcs: Vec::new(), waste: 0, current: Vec::new(), incoming: None }
    }

    pub(crate) fn reserve(&mut self, students: usize, edges: usize) {
        self.rows.reserve(students);
        self.current.reserve(students);
        self.arcs.reserve(edges);
    }

    pub(crate) fn students(&self) -> usize {
        self.rows.len()
    }

    fn append(&mut self, edges: &[Edge]) -> Row {
        let start = u32::try_from(self.arcs.len()).expect("edges are counted in 32 bits");
        let highest = self.model.layout.highest;
        self.arcs.extend(edges.iter().map(|edge| Arc::new(edge.place.0 + 1, highest - edge.score)));
        Row { start, length: u32::try_from(edges.len()).expect("edges are counted in 32 bits"), sorted: 0 }
    }

    /// A new student; `current` as in [`Network::current`].
    pub(crate) fn push(&mut self, edges: &[Edge], current: u32) {
        let student = u32::try_from(self.rows.len()).expect("students are counted in 32 bits");
        let row = self.append(edges);
        self.rows.push(row);
        self.current.push(current);
        self.announce(student, edges);
    }

    fn announce(&mut self, student: u32, edges: &[Edge]) {
        let highest = self.model.layout.highest;
        if let Some(incoming) = &mut self.incoming {
            for edge in edges {
                incoming[edge.place.index() + 1].push(Comer { student, distance: highest - edge.score });
            }
        }
    }

    /// Other edges for a student.
    pub(crate) fn replace(&mut self, student: u32, edges: &[Edge]) {
        let old = self.rows[student as usize];
        let row = self.append(edges);
        if let Some(incoming) = &mut self.incoming {
            for arc in &self.arcs[old.start as usize..(old.start + old.length) as usize] {
                let list = &mut incoming[arc.place() as usize];
                if let Some(position) = list.iter().position(|comer| comer.student == student) {
                    list.remove(position);
                }
            }
        }
        self.announce(student, edges);
        self.waste += old.length as usize;
        self.rows[student as usize] = row;
        if self.waste > 1_000 && self.waste > self.arcs.len() / 2 {
            self.compact();
        }
    }

    fn compact(&mut self) {
        let mut arcs = Vec::with_capacity(self.arcs.len() - self.waste);
        for row in &mut self.rows {
            let from = row.start as usize;
            row.start = u32::try_from(arcs.len()).expect("fewer than before");
            arcs.extend_from_slice(&self.arcs[from..from + row.length as usize]);
        }
        self.arcs = arcs;
        self.waste = 0;
    }

    /// What it costs that a student leaves the current plan for `place`.
    #[inline]
    fn moved(&self, student: u32, place: u32) -> C {
        let current = self.current[student as usize];
        if current == NOWHERE || current == place { C::default() } else { self.model.moved() }
    }

    /// The cost of an arc of a student.
    #[inline]
    pub(crate) fn cost(&self, student: u32, arc: Arc) -> C {
        self.model.of_score(self.model.layout.highest - arc.distance()) + self.moved(student, arc.place())
    }

    /// The cost at which somebody comes to a place.
    #[inline]
    pub(crate) fn cost_of_comer(&self, comer: Comer, place: u32) -> C {
        self.model.of_score(self.model.layout.highest - comer.distance) + self.moved(comer.student, place)
    }

    /// At least this much costs every arc from this one on.
    #[inline]
    pub(crate) fn floor(&self, arc: Arc) -> C {
        self.model.of_score(self.model.layout.highest - arc.distance())
    }

    /// The cost of a pair by its score.
    pub(crate) fn cost_of(&self, student: u32, place: u32, score: u32) -> C {
        self.model.of_score(score) + self.moved(student, place)
    }

    /// The cost of staying without a place.
    #[inline]
    pub(crate) fn unplaced(&self, student: u32) -> C {
        self.model.unplaced() + self.moved(student, NOWHERE)
    }

    /// The arc at a position in the order of cost; `None` behind the last.
    #[inline]
    pub(crate) fn arc(&mut self, student: u32, position: u32) -> Option<Arc> {
        let row = self.rows[student as usize];
        if position >= row.sorted {
            if position >= row.length {
                return None;
            }
            self.sort_further(student);
        }
        Some(self.arcs[(row.start + position) as usize])
    }

    #[cold]
    fn sort_further(&mut self, student: u32) {
        let row = &mut self.rows[student as usize];
        let rest = &mut self.arcs[(row.start + row.sorted) as usize..(row.start + row.length) as usize];
        let piece = (row.sorted * 2).max(FIRST_PIECE) as usize;
        // A short rest is sorted whole: choosing first would cost as much.
        let piece = if piece * 2 >= rest.len() {
            rest.len()
        } else {
            rest.select_nth_unstable(piece - 1);
            piece
        };
        rest[..piece].sort_unstable();
        row.sorted += u32::try_from(piece).expect("part of a row");
    }

    /// All arcs of a student in no order.
    pub(crate) fn arcs(&self, student: u32) -> &[Arc] {
        let row = self.rows[student as usize];
        &self.arcs[row.start as usize..(row.start + row.length) as usize]
    }

    /// The score of a pair, if it is possible.
    pub(crate) fn score(&self, student: u32, place: u32) -> Option<u32> {
        let arc = self.arcs(student).iter().find(|arc| arc.place() == place)?;
        Some(self.model.layout.highest - arc.distance())
    }

    /// Who could come to each place, made from the rows once and kept from then on.
    pub(crate) fn need_incoming(&mut self, places: usize) {
        if self.incoming.is_none() {
            let mut counts = vec![0; places];
            for student in 0..self.rows.len() {
                let row = self.rows[student];
                for arc in &self.arcs[row.start as usize..(row.start + row.length) as usize] {
                    counts[arc.place() as usize] += 1;
                }
            }
            let mut incoming: Vec<Vec<Comer>> = counts.into_iter().map(Vec::with_capacity).collect();
            for student in 0..u32::try_from(self.rows.len()).expect("students are counted in 32 bits") {
                for arc in self.arcs(student) {
                    incoming[arc.place() as usize].push(Comer { student, distance: arc.distance() });
                }
            }
            self.incoming = Some(incoming);
        }
    }

    /// Who could come to a place.
    pub(crate) fn incoming(&self, place: u32) -> &[Comer] {
        self.incoming.as_ref().map_or(&[], |incoming| &incoming[place as usize])
    }

    /// Room for one place more, to which nobody can come yet.
    pub(crate) fn push_place(&mut self) {
        if let Some(incoming) = &mut self.incoming {
            incoming.push(Vec::new());
        }
    }
}
