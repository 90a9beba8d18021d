//! The proof that a plan is the best, and a checker that trusts nothing of the solver: it needs one
//! look at every pair, and does its sums tier by tier instead of in packed numbers.
//!
//! Weak duality: where no unlocked student would be better off at any place for its price, where
//! prices are never below 0, and 0 where a seat is free, every other plan is at least as costly.

use crate::problem::{Lock, Objective, Place, Problem, Student};
use crate::tiers::Tiers;

/// A plan and the prices that prove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// What "best" means.
    pub objective: Objective,
    /// By student.
    pub places: Vec<Option<Place>>,
    /// What a seat costs, by place, in the tiers of the objective.
    pub prices: Vec<Tiers>,
}

/// Why a certificate proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CertificateError {
    /// It is of another problem.
    #[error("the certificate has other students or places than the problem")]
    Shape,
    /// A student is where she cannot be.
    #[error("student {0} is on a place that is not possible")]
    Impossible(Student),
    /// A lock is broken.
    #[error("student {0} is not where she is locked")]
    LockBroken(Student),
    /// More students than seats.
    #[error("place {0} has more students than seats")]
    Overbooked(Place),
    /// A price below 0, or above 0 with a free seat.
    #[error("the price of place {0} does not fit its free seats")]
    Price(Place),
    /// A student would be better off elsewhere.
    #[error("student {student} would be better off at place {place:?}")]
    BetterElsewhere {
        /// Who.
        student: Student,
        /// Where; nowhere is `None`.
        place: Option<Place>,
    },
}

impl Certificate {
    /// Checks the proof against the problem.
    ///
    /// # Errors
    /// The first flaw.
    pub fn check(&self, problem: &Problem) -> Result<(), CertificateError> {
        if self.places.len() != problem.students() as usize || self.prices.len() != problem.places() as usize {
            return Err(CertificateError::Shape);
        }
        let mut taken = vec![0_u32; self.prices.len()];
        for (number, place) in (0..).zip(&self.places) {
            let student = Student(number);
            if let Some(place) = place {
                if problem.score(student, *place).is_none() {
                    return Err(CertificateError::Impossible(student));
                }
                taken[place.index()] += 1;
            }
            let broken = match problem.lock(student) {
                None => false,
                Some(Lock::On(there)) => *place != Some(there),
                Some(Lock::Unplaced) => place.is_some(),
            };
            if broken {
                return Err(CertificateError::LockBroken(student));
            }
        }
        for (number, price) in (0..).zip(&self.prices) {
            let place = Place(number);
            let (taken, seats) = (taken[place.index()], problem.capacity(place));
            if taken > seats {
                return Err(CertificateError::Overbooked(place));
            }
            if *price < Tiers::ZERO || (taken < seats && *price != Tiers::ZERO) {
                return Err(CertificateError::Price(place));
            }
        }
        (0..problem.students())
            .map(Student)
            .filter(|student| problem.lock(*student).is_none())
            .try_for_each(|student| self.satisfied(problem, student))
    }

    fn satisfied(&self, problem: &Problem, student: Student) -> Result<(), CertificateError> {
        let current = problem.current(student);
        let cost = |place: Option<Place>, score: Option<u32>| {
            let moved = current.is_some() && current != place;
            let price = place.map_or(Tiers::ZERO, |place| self.prices[place.index()]);
            Tiers::of_student(score, moved).under(self.objective) + price
        };
        let place = self.places[student.index()];
        let here = cost(place, place.and_then(|place| problem.score(student, place)));
        if cost(None, None) < here {
            return Err(CertificateError::BetterElsewhere { student, place: None });
        }
        match problem.edges(student).iter().find(|edge| cost(Some(edge.place), Some(edge.score)) < here) {
            Some(edge) => Err(CertificateError::BetterElsewhere { student, place: Some(edge.place) }),
            None => Ok(()),
        }
    }
}
