//! What is to be solved: students, places with seats, scored pairs, locks, minimums, the current
//! plan. A [`Problem`] that exists is consistent; [`ProblemBuilder`] refuses everything else.

use std::fmt;

/// The highest score that a pair may have.
pub const MAX_SCORE: u32 = 1_000_000_000;

/// A student, by number from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Student(pub u32);

/// A place with seats, by number from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(pub u32);

impl Student {
    /// As a position in a list of students.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl Place {
    /// As a position in a list of places.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl fmt::Display for Student {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// What "best" means after "most students placed".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Objective {
    /// The highest total score, and nothing else.
    Total,
    /// First as few as possible in the worst bands of score, then the total, then as few moves away
    /// from the current plan as possible.
    #[default]
    Fair,
}

/// Where a student must stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lock {
    /// On this place.
    On(Place),
    /// Without a seat.
    Unplaced,
}

/// A possible pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Edge {
    /// Where.
    pub place: Place,
    /// How good, from 0 to [`MAX_SCORE`]; a pair with score 0 is still possible.
    pub score: u32,
}

/// A consistent problem. Made by [`ProblemBuilder`] only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub(crate) capacity: Vec<u32>,
    pub(crate) minimum: Vec<u32>,
    /// Where each student's edges begin; one more than there are students.
    pub(crate) first: Vec<u32>,
    pub(crate) edges: Vec<Edge>,
    pub(crate) locks: Vec<Option<Lock>>,
    pub(crate) current: Vec<Option<Place>>,
    pub(crate) forbidden: Vec<(Student, Place, u32)>,
}

impl Problem {
    /// How many students.
    #[must_use]
    pub fn students(&self) -> u32 {
        u32::try_from(self.locks.len()).expect("the builder counts students in 32 bits")
    }

    /// How many places.
    #[must_use]
    pub fn places(&self) -> u32 {
        u32::try_from(self.capacity.len()).expect("the builder counts places in 32 bits")
    }

    /// The seats of a place.
    #[must_use]
    pub fn capacity(&self, place: Place) -> u32 {
        self.capacity[place.index()]
    }

    /// A place is closed or has at least this many students; 0 for no such condition.
    #[must_use]
    pub fn minimum(&self, place: Place) -> u32 {
        self.minimum[place.index()]
    }

    /// Whether any place has a minimum.
    #[must_use]
    pub fn has_minimums(&self) -> bool {
        self.minimum.iter().any(|minimum| *minimum > 1)
    }

    /// The possible pairs of a student, by place.
    #[must_use]
    pub fn edges(&self, student: Student) -> &[Edge] {
        let from = self.first[student.index()] as usize;
        let to = self.first[student.index() + 1] as usize;
        &self.edges[from..to]
    }

    /// The score of a pair; `None` where it is not possible.
    #[must_use]
    pub fn score(&self, student: Student, place: Place) -> Option<u32> {
        let edges = self.edges(student);
        edges.binary_search_by_key(&place, |edge| edge.place).ok().map(|position| edges[position].score)
    }

    /// Where a student is locked.
    #[must_use]
    pub fn lock(&self, student: Student) -> Option<Lock> {
        self.locks[student.index()]
    }

    /// Where a student is in the current plan.
    #[must_use]
    pub fn current(&self, student: Student) -> Option<Place> {
        self.current[student.index()]
    }

    /// The caller's reason why a pair is forbidden.
    #[must_use]
    pub fn forbidden(&self, student: Student, place: Place) -> Option<u32> {
        let found = self.forbidden.binary_search_by_key(&(student, place), |&(student, place, _)| (student, place));
        found.ok().map(|position| self.forbidden[position].2)
    }

    /// The highest score of any pair.
    #[must_use]
    pub fn highest_score(&self) -> u32 {
        self.edges.iter().map(|edge| edge.score).max().unwrap_or(0)
    }
}

/// Why something is no problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProblemError {
    /// The student's number is too high.
    #[error("there is no student {student}: they are numbered from 0 to one less than {students}")]
    UnknownStudent {
        /// As given.
        student: u64,
        /// How many there are.
        students: u32,
    },
    /// The place's number is too high.
    #[error("there is no place {place}: they are numbered from 0 to one less than {places}")]
    UnknownPlace {
        /// As given.
        place: u64,
        /// How many there are.
        places: u32,
    },
    /// Scores are whole numbers from 0 to [`MAX_SCORE`].
    #[error("score {score} of student {student} and place {place} is not between 0 and {MAX_SCORE}")]
    Score {
        /// As given.
        score: i64,
        /// Of whom.
        student: Student,
        /// And where.
        place: Place,
    },
    /// A pair was given twice.
    #[error("student {student} and place {place} stand there twice")]
    DuplicateEdge {
        /// Who.
        student: Student,
        /// Where.
        place: Place,
    },
    /// A pair was given a score and forbidden.
    #[error("student {student} and place {place} are both scored and forbidden")]
    ForbiddenEdge {
        /// Who.
        student: Student,
        /// Where.
        place: Place,
    },
    /// A student was locked in two ways.
    #[error("student {student} is locked in two places")]
    LockedTwice {
        /// Who.
        student: Student,
    },
    /// A student was locked on a place that is not possible.
    #[error("student {student} is locked on place {place}, which is not possible")]
    LockWithoutEdge {
        /// Who.
        student: Student,
        /// Where.
        place: Place,
    },
    /// More students are locked on a place than it has seats.
    #[error("{locked} students are locked on place {place}, which has {capacity} seats")]
    LocksOverbook {
        /// Where.
        place: Place,
        /// How many.
        locked: u32,
        /// Its seats.
        capacity: u32,
    },
    /// A place can never reach its minimum.
    #[error("place {place} asks for at least {minimum} students and has {capacity} seats")]
    MinimumAboveCapacity {
        /// Where.
        place: Place,
        /// Asked.
        minimum: u32,
        /// Its seats.
        capacity: u32,
    },
    /// A list has the wrong length.
    #[error("{found} {what} for {expected}")]
    Length {
        /// Of what.
        what: &'static str,
        /// How many are needed.
        expected: u64,
        /// How many were given.
        found: u64,
    },
    /// The sums of scores would not fit the engine's numbers.
    #[error("too many places with too high scores: their sums exceed the engine's numbers")]
    TooLarge,
}

/// Gathers a problem and checks it.
#[derive(Clone, Debug)]
pub struct ProblemBuilder {
    students: u32,
    capacity: Vec<u32>,
    minimum: Vec<u32>,
    pairs: Vec<(u32, Edge)>,
    locks: Vec<Option<Lock>>,
    current: Vec<Option<Place>>,
    forbidden: Vec<(Student, Place, u32)>,
}

/// More would not fit the engine's numbers of 32 bits.
pub(crate) const MAX_COUNT: u64 = (u32::MAX - 16) as u64;

impl ProblemBuilder {
    /// Students without any pair yet, and places with these seats.
    ///
    /// # Errors
    /// [`ProblemError::TooLarge`] beyond some four thousand million of either.
    pub fn new(students: usize, capacity: Vec<u32>) -> Result<Self, ProblemError> {
        let count = u32::try_from(students).ok().filter(|count| u64::from(*count) <= MAX_COUNT).ok_or(ProblemError::TooLarge)?;
        if capacity.len() as u64 > MAX_COUNT {
            return Err(ProblemError::TooLarge);
        }
        let places = capacity.len();
        Ok(Self {
            students: count,
            capacity,
            minimum: vec![0; places],
            pairs: Vec::new(),
            locks: vec![None; students],
            current: vec![None; students],
            forbidden: Vec::new(),
        })
    }

    /// Makes room for pairs that are about to come.
    pub fn reserve(&mut self, pairs: usize) {
        self.pairs.reserve(pairs);
    }

    fn student(&self, student: u64) -> Result<Student, ProblemError> {
        u32::try_from(student)
            .ok()
            .filter(|number| *number < self.students)
            .map(Student)
            .ok_or(ProblemError::UnknownStudent { student, students: self.students })
    }

    fn place(&self, place: u64) -> Result<Place, ProblemError> {
        let places = u32::try_from(self.capacity.len()).map_err(|_| ProblemError::TooLarge)?;
        u32::try_from(place).ok().filter(|number| *number < places).map(Place).ok_or(ProblemError::UnknownPlace { place, places })
    }

    /// A possible pair and how good it is.
    ///
    /// # Errors
    /// Unknown student or place, or a score out of range.
    pub fn edge(&mut self, student: u64, place: u64, score: i64) -> Result<(), ProblemError> {
        let (student, place) = (self.student(student)?, self.place(place)?);
        let score = u32::try_from(score).ok().filter(|score| *score <= MAX_SCORE).ok_or(ProblemError::Score { score, student, place })?;
        self.pairs.push((student.0, Edge { place, score }));
        Ok(())
    }

    /// A pair that is not possible, with the caller's own reason.
    ///
    /// # Errors
    /// Unknown student or place.
    pub fn forbid(&mut self, student: u64, place: u64, reason: u32) -> Result<(), ProblemError> {
        let pair = (self.student(student)?, self.place(place)?, reason);
        self.forbidden.push(pair);
        Ok(())
    }

    /// A student stays where the lock says.
    ///
    /// # Errors
    /// Unknown student or place, or another lock of the same student.
    pub fn lock(&mut self, student: u64, lock: Lock) -> Result<(), ProblemError> {
        let student = self.student(student)?;
        if let Lock::On(place) = lock {
            self.place(u64::from(place.0))?;
        }
        match self.locks[student.index()] {
            Some(other) if other != lock => Err(ProblemError::LockedTwice { student }),
            _ => {
                self.locks[student.index()] = Some(lock);
                Ok(())
            }
        }
    }

    /// Where a student is now. The pair need not be possible any more.
    ///
    /// # Errors
    /// Unknown student or place.
    pub fn current(&mut self, student: u64, place: u64) -> Result<(), ProblemError> {
        let (student, place) = (self.student(student)?, self.place(place)?);
        self.current[student.index()] = Some(place);
        Ok(())
    }

    /// The place is closed or has at least this many students.
    ///
    /// # Errors
    /// Unknown place, or a minimum above its seats.
    pub fn minimum(&mut self, place: u64, minimum: u32) -> Result<(), ProblemError> {
        let place = self.place(place)?;
        let capacity = self.capacity[place.index()];
        if minimum > capacity {
            return Err(ProblemError::MinimumAboveCapacity { place, minimum, capacity });
        }
        self.minimum[place.index()] = minimum;
        Ok(())
    }

    /// Checks the whole.
    ///
    /// # Errors
    /// The first contradiction found.
    pub fn finish(self) -> Result<Problem, ProblemError> {
        let Self { students, capacity, minimum, pairs, locks, current, mut forbidden } = self;
        let (first, edges) = by_student(students, capacity.len(), &pairs)?;
        drop(pairs);
        forbidden.sort_unstable();
        forbidden.dedup_by_key(|&mut (student, place, _)| (student, place));
        let problem = Problem { capacity, minimum, first, edges, locks, current, forbidden };
        if let Some(&(student, place, _)) = problem.forbidden.iter().find(|&&(student, place, _)| problem.score(student, place).is_some()) {
            return Err(ProblemError::ForbiddenEdge { student, place });
        }
        let mut locked = vec![0_u32; problem.capacity.len()];
        for (number, lock) in (0..students).zip(&problem.locks) {
            let Some(Lock::On(place)) = *lock else { continue };
            if problem.score(Student(number), place).is_none() {
                return Err(ProblemError::LockWithoutEdge { student: Student(number), place });
            }
            locked[place.index()] += 1;
        }
        for (number, (&locked, &capacity)) in (0..).zip(locked.iter().zip(&problem.capacity)) {
            if locked > capacity {
                return Err(ProblemError::LocksOverbook { place: Place(number), locked, capacity });
            }
        }
        Ok(problem)
    }
}

/// Sorts pairs by student and place: two stable passes of counting, linear in the pairs.
fn by_student(students: u32, places: usize, pairs: &[(u32, Edge)]) -> Result<(Vec<u32>, Vec<Edge>), ProblemError> {
    if pairs.len() as u64 > MAX_COUNT {
        return Err(ProblemError::TooLarge);
    }
    let mut first = vec![0_u32; students as usize + 1];
    for (student, _) in pairs {
        first[*student as usize + 1] += 1;
    }
    for index in 1..first.len() {
        first[index] += first[index - 1];
    }
    let mut next = first.clone();
    let mut edges = vec![Edge { place: Place(0), score: 0 }; pairs.len()];
    for (student, edge) in pairs {
        let position = &mut next[*student as usize];
        edges[*position as usize] = *edge;
        *position += 1;
    }
    let mut seen = vec![u32::MAX; places];
    for student in 0..students {
        let row = &mut edges[first[student as usize] as usize..first[student as usize + 1] as usize];
        let mut sorted = true;
        for (position, edge) in row.iter().enumerate() {
            if std::mem::replace(&mut seen[edge.place.index()], student) == student {
                return Err(ProblemError::DuplicateEdge { student: Student(student), place: edge.place });
            }
            sorted &= position == 0 || row[position - 1].place < edge.place;
        }
        if !sorted {
            row.sort_unstable_by_key(|edge| edge.place);
        }
    }
    Ok((first, edges))
}
