//! How near to the top the right answers stand.

use crate::data::Graded;

/// So many hits are looked at.
pub(crate) const DEPTH: usize = 10;

/// What a way to search makes of some queries.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Quality {
    queries: usize,
    reciprocal: f64,
    strict: f64,
    first: usize,
    found: usize,
}

impl Quality {
    /// Searches all the queries.
    pub(crate) fn measure<'a>(graded: impl Iterator<Item = &'a Graded>, find: impl Fn(&str) -> Vec<String>) -> Self {
        let mut quality = Self::default();
        for graded in graded {
            let hits = find(&graded.query);
            quality.queries += 1;
            if let Some(rank) = rank(&hits, &graded.accepted) {
                quality.reciprocal += reciprocal(rank);
                quality.found += 1;
                quality.first += usize::from(rank == 0);
            }
            quality.strict += rank(&hits, &graded.accepted[..1]).map_or(0.0, reciprocal);
        }
        quality
    }

    /// Mean reciprocal rank of the first accepted answer among the first ten.
    pub(crate) fn mean_reciprocal_rank(&self) -> f64 {
        self.reciprocal / self.all()
    }

    /// The same where only the best answer is accepted.
    pub(crate) fn strict(&self) -> f64 {
        self.strict / self.all()
    }

    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    fn all(&self) -> f64 {
        self.queries.max(1) as f64
    }

    /// For people: both means, and the shares found first and found at all.
    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    pub(crate) fn line(&self) -> String {
        let share = |part: usize| 100.0 * part as f64 / self.all();
        format!("{:>7.3} {:>7.3} {:>6.0} % {:>6.0} %", self.mean_reciprocal_rank(), self.strict(), share(self.first), share(self.found))
    }
}

/// The position of the first accepted answer among the first ten, from 0.
pub(crate) fn rank(hits: &[String], accepted: &[String]) -> Option<usize> {
    hits.iter().take(DEPTH).position(|hit| accepted.contains(hit))
}

#[expect(clippy::cast_precision_loss, reason = "less than ten")]
fn reciprocal(rank: usize) -> f64 {
    1.0 / (rank as f64 + 1.0)
}
