//! How many students a tutor follows at the same time, and whether that is more than they take on or
//! than the law allows. The law counts students per company tutor by the workplace's risk (D.I.
//! 195/2017, art. 5); of workplaces at different risks at the same time the gravest counts for all.

use crate::calendar::{Date, Period};
use crate::demand::Risk;
use crate::regulation::{RegulationKey, Regulations};
use serde::{Deserialize, Serialize};

/// Students whom a tutor follows in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Followed {
    /// From when to when.
    pub period: Period,
    /// The workplace's risk.
    pub risk: Risk,
    /// How many.
    pub students: u16,
}

impl Followed {
    fn is_on(&self, day: Date) -> bool {
        self.students > 0 && self.period.from() <= day && day <= self.period.to()
    }
}

/// Whom somebody follows on a day: how many, and the gravest risk.
fn on(followed: &[Followed], day: Date) -> (u16, Option<Risk>) {
    let there = followed.iter().filter(|one| one.is_on(day));
    there.fold((0, None), |(students, risk), one| (one.students.saturating_add(students), risk.max(Some(one.risk))))
}

/// Whom a tutor follows beside somebody who would come for a period at a risk, at the worst moment of
/// it: how many, and the gravest risk, that of the newcomer included. `most` is how many the law
/// allows by risk, the lowest first. The worst moment is the one that leaves the least room.
#[must_use]
pub fn worst(followed: &[Followed], period: Period, risk: Risk, most: [Option<u16>; 3]) -> (u16, Risk) {
    let room = |(others, gravest): (u16, Risk)| i32::from(most[gravest as usize].unwrap_or(u16::MAX)) - i32::from(others);
    let mut worst = (0, risk);
    // Numbers only ever rise on somebody's first day.
    let begins = followed.iter().map(|one| one.period.from()).filter(|day| period.from() < *day && *day <= period.to());
    for day in begins.chain([period.from()]) {
        let (others, gravest) = on(followed, day);
        let moment = (others, gravest.map_or(risk, |gravest| gravest.max(risk)));
        if room(moment) < room(worst) || room(moment) == room(worst) && others > worst.0 {
            worst = moment;
        }
    }
    worst
}

/// How much a tutor has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    /// Students today.
    pub now: u16,
    /// Students on the worst day from today on.
    pub peak: u16,
    /// That day; `None` where nobody is followed.
    pub on: Option<Date>,
    /// How many may be followed on it: what the tutor takes on, or what the law allows where that is
    /// less.
    pub most: u16,
    /// Whether it is the law that sets the limit.
    pub by_law: bool,
}

impl Load {
    /// Whether it is more than it may be.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.peak > self.most
    }

    /// Whether nobody more may come on the worst day.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.peak >= self.most
    }
}

/// What a tutor who takes on `most` at once has to do from a day on. `law` says the thresholds for
/// tutors of companies; of a school's tutors the law says nothing. Each place has the threshold of its
/// own first day. The worst day is the one that leaves the least room, and of several the first.
#[must_use]
pub fn load(followed: &[Followed], most: u16, law: Option<&Regulations>, today: Date) -> Load {
    let limit = |day: Date| {
        let there = followed.iter().filter(|one| one.is_on(day));
        let gravest = there.clone().map(|one| one.risk).max();
        let allowed = |one: &Followed| Some(law?.on(RegulationKey::students_per_tutor(gravest?), one.period.from())?.value);
        there.filter_map(allowed).min().filter(|allowed| *allowed < most)
    };
    let now = on(followed, today).0;
    let mut begins: Vec<Date> = followed.iter().filter(|one| one.students > 0).map(|one| one.period.from()).collect();
    begins.retain(|day| *day > today);
    begins.extend((now > 0).then_some(today));
    begins.sort_unstable();
    let mut worst = Load { now, peak: 0, on: None, most, by_law: false };
    let room = |load: &Load| i32::from(load.most) - i32::from(load.peak);
    for day in begins {
        let (peak, law) = (on(followed, day).0, limit(day));
        let moment = Load { now, peak, on: Some(day), most: law.unwrap_or(most), by_law: law.is_some() };
        if worst.on.is_none() || room(&moment) < room(&worst) {
            worst = moment;
        }
    }
    worst
}
