//! Preparing a round: which classes take part, and how many seats of which demand.

use crate::calendar::Period;
use crate::error::FieldError;
use crate::field::{day, required_text};
use crate::id::{DemandId, SchoolClassId};
use serde::{Deserialize, Serialize};

/// The longest title, in characters.
pub const MAX_BOARD_TITLE: usize = 80;

/// The form as it was filled in: texts, nothing believed yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BoardForm {
    /// What the round is called.
    pub title: String,
    /// A day.
    pub from: String,
    /// A day.
    pub to: String,
    /// Ids of classes.
    pub classes: Vec<String>,
    /// Seats, a line for each demand.
    pub places: Vec<PlaceField>,
}

/// How many seats of a demand the board has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlaceField {
    /// A demand's id.
    pub demand: String,
    /// A number; empty for none.
    pub seats: String,
}

/// A round that was checked by itself; whether classes and seats are there is not known yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardSetup {
    /// What it is called.
    pub title: String,
    /// Its period.
    pub period: Period,
    /// Which classes take part.
    pub classes: Vec<SchoolClassId>,
    /// Seats by demand, those of none included.
    pub seats: Vec<(DemandId, u16)>,
}

impl BoardForm {
    /// Parses the form, or says of every wrong field what to do about it.
    ///
    /// # Errors
    /// All the problems at once, each with the field's name as in the form.
    pub fn parse(&self) -> Result<BoardSetup, Vec<FieldError>> {
        let mut problems = Vec::new();
        let title = required_text(&mut problems, "title", &self.title, MAX_BOARD_TITLE);
        let from = day(&mut problems, "from", &self.from);
        let to = day(&mut problems, "to", &self.to);
        let period = from.zip(to).and_then(|(from, to)| {
            let period = Period::new(from, to);
            if period.is_none() {
                problems.push(FieldError::new("to", "field-ends-before"));
            }
            period
        });
        let mut classes: Vec<SchoolClassId> = self.classes.iter().filter_map(|id| id.parse().ok()).collect();
        classes.sort_unstable();
        classes.dedup();
        if classes.is_empty() {
            problems.push(FieldError::new("classes", "field-choose"));
        }
        let mut seats: Vec<(DemandId, u16)> = Vec::new();
        for (row, place) in self.places.iter().enumerate() {
            let Ok(demand) = place.demand.parse() else { continue };
            let number = if place.seats.trim().is_empty() { Some(0) } else { place.seats.trim().parse().ok() };
            match number {
                Some(number) if seats.iter().all(|(known, _)| *known != demand) => seats.push((demand, number)),
                _ => problems.push(FieldError::new(format!("places[{row}][seats]"), "field-not-allowed")),
            }
        }
        match (title, period) {
            (Some(title), Some(period)) if problems.is_empty() => Ok(BoardSetup { title, period, classes, seats }),
            _ => Err(problems),
        }
    }
}

/// What a round can be made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupOptions {
    /// The school whose round it is.
    pub school_name: String,
    /// The form as it stands: of a new round with all free seats.
    pub form: BoardForm,
    /// The school's classes of this year and later.
    pub classes: Vec<ClassOption>,
    /// Placements with free seats, and those that stand on the board.
    pub places: Vec<PlaceOption>,
}

/// A class that may take part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassOption {
    /// Which one.
    pub id: SchoolClassId,
    /// As people call it: "4ª A".
    pub label: String,
    /// Its course of studies.
    pub track: String,
    /// "2026/27".
    pub school_year: String,
    /// How many students are in it.
    pub students: u32,
    /// Of these, how many stand on the board already.
    pub on_board: u32,
    /// Whether it takes part already; then it stays.
    pub takes_part: bool,
}

/// A demand that may stand on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceOption {
    /// Which one.
    pub id: DemandId,
    /// In the company's words.
    pub title: String,
    /// The company.
    pub company_name: String,
    /// Where.
    pub municipality: String,
    /// When.
    pub period: Period,
    /// How many seats the board has.
    pub here: u16,
    /// Of these, taken.
    pub taken: u16,
    /// The most that it may have: its own and those that no board has.
    pub most: u16,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> BoardForm {
        let place = |demand: String, seats: &str| PlaceField { demand, seats: seats.to_owned() };
        BoardForm {
            title: " FSL  primavera ".to_owned(),
            from: "2027-03-01".to_owned(),
            to: "2027-03-26".to_owned(),
            classes: vec![SchoolClassId::generate().to_string()],
            places: vec![place(DemandId::generate().to_string(), "2"), place(DemandId::generate().to_string(), "")],
        }
    }

    #[test]
    fn a_sound_form_is_a_round() {
        let setup = form().parse().expect("sound");
        assert_eq!((setup.title.as_str(), setup.classes.len()), ("FSL primavera", 1));
        assert_eq!(setup.seats.iter().map(|(_, seats)| *seats).collect::<Vec<_>>(), [2, 0]);
    }

    #[test]
    fn each_wrong_field_is_named() {
        let wrong = |change: fn(&mut BoardForm)| {
            let mut form = form();
            change(&mut form);
            form.parse().expect_err("wrong").into_iter().map(|error| error.field).collect::<Vec<_>>()
        };
        assert_eq!(wrong(|form| form.title.clear()), ["title"]);
        assert_eq!(wrong(|form| form.to = "2027-02-01".to_owned()), ["to"]);
        assert_eq!(wrong(|form| form.from = "x".to_owned()), ["from"]);
        assert_eq!(wrong(|form| form.classes.clear()), ["classes"]);
        assert_eq!(wrong(|form| form.classes = vec!["x".to_owned()]), ["classes"]);
        assert_eq!(wrong(|form| form.places[0].seats = "-1".to_owned()), ["places[0][seats]"]);
        assert_eq!(wrong(|form| form.places[1] = form.places[0].clone()), ["places[1][seats]"]);
    }
}
