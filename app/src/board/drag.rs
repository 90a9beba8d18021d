//! Dragging as a plain state machine: no DOM, no signals, natively tested. `pointer.rs` feeds it.

use domain::board::BoardCommand;
use domain::id::{DemandId, StudentId};

/// A mouse or pen lifts a card after this many pixels.
pub const MOUSE_SLOP: f64 = 4.0;
/// A finger that moves further than this before the press is over scrolls.
pub const TOUCH_SLOP: f64 = 8.0;
/// A finger lifts a card after this many milliseconds of rest.
pub const TOUCH_PRESS_MS: i32 = 200;

/// What can be lifted and dropped upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Card {
    /// A student.
    Student(StudentId),
    /// A company's demand.
    Demand(DemandId),
}

impl Card {
    /// As written in `data-grip` and `data-drop`.
    pub fn attribute(self) -> String {
        match self {
            Self::Student(student) => format!("s:{student}"),
            Self::Demand(demand) => format!("d:{demand}"),
        }
    }

    /// Reads [`Card::attribute`].
    pub fn from_attribute(text: &str) -> Option<Self> {
        match text.split_once(':')? {
            ("s", id) => id.parse().ok().map(Self::Student),
            ("d", id) => id.parse().ok().map(Self::Demand),
            _ => None,
        }
    }
}

/// Where a lifted card may land.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// Upon another card.
    Card(Card),
    /// Back among the students, out of the seat.
    Bench,
}

/// How a card was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grip {
    /// What.
    pub card: Card,
    /// By its chip in a seat: then it may be brought back to the bench.
    pub from_seat: bool,
}

impl Grip {
    /// The command of a drop; `None` where nothing may land.
    pub fn command(self, target: Target) -> Option<BoardCommand> {
        match (self.card, target) {
            (Card::Student(student), Target::Card(Card::Demand(demand))) | (Card::Demand(demand), Target::Card(Card::Student(student))) => {
                Some(BoardCommand::Place { student, demand })
            }
            (Card::Student(student), Target::Bench) if self.from_seat => Some(BoardCommand::Unplace { student }),
            _ => None,
        }
    }
}

/// With what one points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerKind {
    /// Mouse or pen: precise.
    Precise,
    /// A finger, which also scrolls.
    Touch,
}

/// What happened at the pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    /// Went down on a card.
    Press {
        /// On what.
        grip: Grip,
        /// With what.
        kind: PointerKind,
        /// Where.
        at: (f64, f64),
    },
    /// Moved, and is now over a target or none.
    Move {
        /// Where.
        at: (f64, f64),
    },
    /// Rested for [`TOUCH_PRESS_MS`].
    Rested,
    /// Is over another target now.
    Over(Option<Target>),
    /// Went up.
    Release,
    /// Was taken away by the browser, or Escape was pressed.
    Cancel,
}

/// What follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to do.
    Nothing,
    /// The card leaves its place.
    Lifted(Grip),
    /// The card goes back.
    Restored,
    /// The card was dropped here.
    Dropped(BoardCommand),
}

/// The state of the one drag that can be under way.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Drag {
    /// None.
    #[default]
    Idle,
    /// The pointer is down on a card, which may become a drag.
    Pressed {
        /// On what.
        grip: Grip,
        /// With what.
        kind: PointerKind,
        /// Where it went down.
        origin: (f64, f64),
    },
    /// A card is in the air.
    Lifted {
        /// Which.
        grip: Grip,
        /// Over what.
        over: Option<Target>,
    },
}

impl Drag {
    /// The card in the air.
    pub fn lifted(&self) -> Option<Grip> {
        match self {
            Self::Lifted { grip, .. } => Some(*grip),
            _ => None,
        }
    }

    /// Advances by one input.
    pub fn feed(&mut self, input: Input) -> Outcome {
        match (*self, input) {
            (Self::Idle, Input::Press { grip, kind, at }) => {
                *self = Self::Pressed { grip, kind, origin: at };
                Outcome::Nothing
            }
            (Self::Pressed { grip, kind, origin }, Input::Move { at }) => {
                let far = (at.0 - origin.0).hypot(at.1 - origin.1);
                match kind {
                    PointerKind::Precise if far >= MOUSE_SLOP => self.lift(grip),
                    PointerKind::Touch if far > TOUCH_SLOP => self.rest(),
                    _ => Outcome::Nothing,
                }
            }
            (Self::Pressed { grip, kind: PointerKind::Touch, .. }, Input::Rested) => self.lift(grip),
            (Self::Pressed { .. }, Input::Release | Input::Cancel) => self.rest(),
            (Self::Lifted { grip, .. }, Input::Over(over)) => {
                *self = Self::Lifted { grip, over };
                Outcome::Nothing
            }
            (Self::Lifted { grip, over }, Input::Release) => {
                *self = Self::Idle;
                over.and_then(|target| grip.command(target)).map_or(Outcome::Restored, Outcome::Dropped)
            }
            (Self::Lifted { .. }, Input::Cancel) => {
                *self = Self::Idle;
                Outcome::Restored
            }
            _ => Outcome::Nothing,
        }
    }

    fn lift(&mut self, grip: Grip) -> Outcome {
        *self = Self::Lifted { grip, over: None };
        Outcome::Lifted(grip)
    }

    fn rest(&mut self) -> Outcome {
        *self = Self::Idle;
        Outcome::Nothing
    }
}

/// The speed of auto-scroll in pixels a second along one axis, for a pointer at `at` in a
/// container from `from` to `to`, `since` milliseconds after it came near the edge.
///
/// The edge is a quarter of the container, at most 180 px; full speed at half of it; 400 ms of ramp.
pub fn scroll_speed(at: f64, from: f64, to: f64, since: f64) -> f64 {
    const FULL: f64 = 900.0;
    let edge = ((to - from) / 4.0).min(180.0);
    if edge <= 0.0 {
        return 0.0;
    }
    let depth = |distance: f64| ((edge - distance) / edge * 2.0).clamp(0.0, 1.0);
    let ramp = (since / 400.0).clamp(0.0, 1.0);
    (depth(to - at) - depth(at - from)) * FULL * ramp
}

#[cfg(test)]
mod tests {
    use super::*;

    fn student() -> Grip {
        Grip { card: Card::Student(StudentId::from(uuid::Uuid::from_u128(1))), from_seat: false }
    }

    fn demand() -> Card {
        Card::Demand(DemandId::from(uuid::Uuid::from_u128(2)))
    }

    fn press(kind: PointerKind) -> Input {
        Input::Press { grip: student(), kind, at: (10.0, 10.0) }
    }

    #[test]
    fn a_mouse_lifts_after_four_pixels_and_drops_on_a_demand() {
        let mut drag = Drag::default();
        assert_eq!(drag.feed(press(PointerKind::Precise)), Outcome::Nothing);
        assert_eq!(drag.feed(Input::Move { at: (13.9, 10.0) }), Outcome::Nothing);
        assert_eq!(drag.feed(Input::Move { at: (14.0, 10.0) }), Outcome::Lifted(student()));
        drag.feed(Input::Over(Some(Target::Card(demand()))));
        let (Card::Student(student), Card::Demand(demand)) = (student().card, demand()) else { panic!("cards of two kinds") };
        assert_eq!(drag.feed(Input::Release), Outcome::Dropped(BoardCommand::Place { student, demand }));
        assert_eq!(drag, Drag::Idle);
    }

    #[test]
    fn a_finger_lifts_by_resting_and_scrolls_by_moving() {
        let mut drag = Drag::default();
        drag.feed(press(PointerKind::Touch));
        assert_eq!(drag.feed(Input::Move { at: (18.1, 10.0) }), Outcome::Nothing);
        assert_eq!(drag, Drag::Idle, "a finger that moves away scrolls");
        drag.feed(press(PointerKind::Touch));
        drag.feed(Input::Move { at: (17.0, 10.0) });
        assert_eq!(drag.feed(Input::Rested), Outcome::Lifted(student()));
    }

    #[test]
    fn whatever_ends_elsewhere_is_restored() {
        for (over, input) in [
            (None, Input::Release),
            (Some(Target::Card(student().card)), Input::Release),
            (Some(Target::Bench), Input::Release),
            (Some(Target::Card(demand())), Input::Cancel),
        ] {
            let mut drag = Drag::Lifted { grip: student(), over: None };
            drag.feed(Input::Over(over));
            assert_eq!(drag.feed(input), Outcome::Restored, "{over:?} {input:?}");
        }
    }

    #[test]
    fn a_click_lifts_nothing() {
        let mut drag = Drag::default();
        drag.feed(press(PointerKind::Precise));
        assert_eq!(drag.feed(Input::Release), Outcome::Nothing);
        assert_eq!(drag.feed(Input::Rested), Outcome::Nothing);
    }

    #[test]
    fn only_a_seat_chip_goes_back_to_the_bench() {
        let Card::Student(id) = student().card else { panic!("a student") };
        let seat = Grip { from_seat: true, ..student() };
        assert_eq!(seat.command(Target::Bench), Some(BoardCommand::Unplace { student: id }));
        assert_eq!(student().command(Target::Bench), None);
    }

    #[test]
    fn auto_scroll_grows_towards_the_edge() {
        assert_eq!(scroll_speed(500.0, 0.0, 1000.0, 1000.0), 0.0);
        assert_eq!(scroll_speed(1000.0, 0.0, 1000.0, 1000.0), 900.0);
        assert_eq!(scroll_speed(910.0, 0.0, 1000.0, 1000.0), 900.0, "full speed at half of the edge");
        assert_eq!(scroll_speed(0.0, 0.0, 1000.0, 200.0), -450.0, "half way up the ramp");
    }

    #[test]
    fn attributes_are_read_back() {
        assert_eq!(Card::from_attribute(&demand().attribute()), Some(demand()));
        assert_eq!(Card::from_attribute("x:1"), None);
    }
}
