//! Lists and boards as tables to take away, each with what its page shows this actor and no more:
//! every one of them is made of what the page itself is given, and of that what the page's filter lets
//! through, which whoever knows the page says by `shown`.

use crate::{ServiceError, Services, board, catalogue, demand, place};
use domain::ApiError;
use domain::board::{BoardView, Standing};
use domain::catalogue::{Catalogue, CompetenceLabel, OccupationSummary, Relation};
use domain::competence::Level;
use domain::demand::{DemandCard, DemandState, OwnDemand};
use domain::id::{BoardId, CompetenceId, DemandId, StudentId};
use domain::language::Language;
use domain::policy::Actor;
use domain::search::normalise;
use imports::spreadsheet::{Cell, write_csv, write_xlsx};
use messages::{text, text0};
use std::collections::{BTreeMap, BTreeSet};

/// A table to take away, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// What to call the file: small letters, digits and hyphens, without an ending.
    pub name: String,
    /// The headings, then the rows.
    lines: Vec<Vec<Cell>>,
}

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Delimited text: semicolons, UTF-8 with a byte-order mark.
    Csv,
    /// A workbook.
    Xlsx,
}

impl Listing {
    fn new(name: &str, headings: &[String], rows: impl Iterator<Item = Vec<Cell>>) -> Self {
        let words: Vec<String> = normalise(name).split(|letter: char| !letter.is_ascii_alphanumeric()).map(str::to_owned).collect();
        let name = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
        let headings = headings.iter().cloned().map(Cell::Text).collect();
        Self { name, lines: std::iter::once(headings).chain(rows).collect() }
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// [`ApiError::Internal`] for more rows than a workbook has.
    pub fn write(self, format: Format) -> Result<Vec<u8>, ApiError> {
        let written = match format {
            Format::Csv => write_csv(self.lines).map_err(|error| error.to_string()),
            Format::Xlsx => write_xlsx(self.lines).map_err(|error| error.to_string()),
        };
        Ok(written.map_err(ServiceError::BrokeOff)?)
    }
}

/// A board: each student whom the reader sees and the filter shows, as they see them, and where they
/// stand.
///
/// # Errors
/// Those of [`board::view`]: a board that the actor may not read does not exist.
pub async fn board(
    services: &Services,
    actor: &Actor,
    board: BoardId,
    language: Language,
    shown: impl FnOnce(&BoardView) -> BTreeSet<StudentId> + Send,
) -> Result<Listing, ApiError> {
    let view = board::view(services, actor, board, language).await?;
    let shown = shown(&view);
    let keys = [
        "list-student",
        "list-code",
        "list-class",
        "list-track",
        "list-competences",
        "list-standing",
        "list-demand",
        "list-company",
        "list-period",
        "list-locked",
    ];
    let competences = labels(&view.competences);
    let demands: BTreeMap<DemandId, &DemandCard> = view.demands.iter().map(|card| (card.id, card)).collect();
    let rows = view.students.iter().filter(|student| shown.contains(&student.seen.card().id)).map(|student| {
        let (seen, card) = (&student.seen, student.seen.card());
        let grade = || text(language, "board-grade", &[("grade", card.grade.into())]);
        let held = card.competences.iter().map(|held| (held.competence, held.level));
        let stands = view.state.student(card.id);
        let placed = match stands.map(|stands| stands.standing) {
            Some(Standing::Placed(demand)) => demands.get(&demand).copied(),
            _ => None,
        };
        let of_demand = |what: fn(&DemandCard, Language) -> String| placed.map(|card| what(card, language)).unwrap_or_default();
        let is_locked = stands.is_some_and(|stands| stands.locked);
        let cells = [
            seen.full_label(),
            card.code.clone(),
            card.school_part.as_ref().map_or_else(grade, |part| part.class_label.clone()),
            card.track.clone(),
            levels(&competences, held, language),
            standing(&view, card.id, language),
            of_demand(|card, _| card.title.clone()),
            of_demand(|card, _| card.company_name.clone()),
            of_demand(|card, language| messages::demand_kind(language, card.facts.kind)),
            text0(language, if is_locked { "list-yes" } else { "list-no" }),
        ];
        cells.map(Cell::Text).to_vec()
    });
    let name = text(language, "list-board-file", &[("title", view.summary.title.as_str().into())]);
    Ok(Listing::new(&name, &headings(language, &keys), rows))
}

fn standing(view: &BoardView, student: StudentId, language: Language) -> String {
    let stands = view.state.student(student);
    if let Some(stage) = stands.map(|stands| stands.stage).filter(|stage| !stage.is_proposed()) {
        return messages::stage(language, stage);
    }
    let key = match stands.map(|stands| stands.standing) {
        Some(Standing::Placed(_)) => "list-standing-placed",
        Some(Standing::Elsewhere) => "list-standing-elsewhere",
        Some(Standing::Free) | None => "list-standing-free",
    };
    text0(language, key)
}

/// The demands of the actor's company.
///
/// # Errors
/// Those of [`demand::own`]: for whoever speaks for no company there is no such list.
pub async fn demands(services: &Services, actor: &Actor, language: Language) -> Result<Listing, ApiError> {
    let own = demand::own(services, actor, language).await?;
    let known = catalogue::read(services, language).await?.competences;
    let competences = labels(&known);
    let keys = [
        "list-title",
        "list-occupation",
        "list-period",
        "list-municipality",
        "list-positions",
        "list-competences",
        "list-boards",
        "list-withdrawn",
    ];
    let rows = own.iter().map(|OwnDemand { card, state, boards, .. }| {
        let withdrawn = if let DemandState::Withdrawn { on } = state { messages::day(language, *on) } else { String::new() };
        let asked = card.facts.asked.iter().map(|asked| (asked.competence, asked.level));
        let boards = boards.iter().map(|board| format!("{} – {} ({}/{})", board.title, board.school_name, board.taken, board.seats));
        vec![
            card.title.clone().into(),
            card.occupation.clone().into(),
            messages::demand_kind(language, card.facts.kind).into(),
            card.municipality.clone().into(),
            Cell::Number(card.positions.into()),
            levels(&competences, asked, language).into(),
            boards.collect::<Vec<_>>().join("; ").into(),
            withdrawn.into(),
        ]
    });
    Ok(Listing::new(&text0(language, "list-demands-file"), &headings(language, &keys), rows))
}

/// The municipalities of the polo that the filter shows, whatever its page.
///
/// # Errors
/// Those of [`place::list`]: for visitors there is no such list.
pub async fn places(services: &Services, actor: &Actor, language: Language, filter: &place::PlaceFilter) -> Result<Listing, ApiError> {
    let (places, _) = place::shown(services, actor, filter).await?;
    let keys = ["list-municipality", "list-istat", "list-latitude", "list-longitude", "list-organisations", "list-requests"];
    let rows = places.into_iter().map(|line| {
        let place = line.municipality;
        vec![
            place.name.into(),
            place.istat_code.into(),
            place.latitude.to_string().into(),
            place.longitude.to_string().into(),
            Cell::Number(line.figures.organisations),
            Cell::Number(line.figures.demands),
        ]
    });
    Ok(Listing::new(&text0(language, "list-places-file"), &headings(language, &keys), rows))
}

/// The occupations of the catalogue in the rows that the filter shows, with what they need and how many
/// are asked.
///
/// # Errors
/// Those of [`catalogue::read`].
pub async fn occupations(
    services: &Services,
    language: Language,
    shown: impl FnOnce(&Catalogue) -> Vec<usize> + Send,
) -> Result<Listing, ApiError> {
    let catalogue = catalogue::read(services, language).await?;
    let shown = shown(&catalogue);
    let Catalogue { occupations, competences: known, .. } = catalogue;
    let competences = labels(&known);
    let keys = ["list-occupation", "list-description", "list-placements", "list-forecasts", "list-essential", "list-optional"];
    let rows = shown.iter().filter_map(|row| occupations.get(*row)).map(|occupation| {
        let of = |wanted: Relation| {
            let needed = occupation.competences.iter().filter(|needed| needed.relation == wanted);
            Cell::Text(levels(&competences, needed.map(|needed| (needed.competence, needed.level)), language))
        };
        vec![
            occupation.label.clone().into(),
            occupation.description.clone().into(),
            Cell::Number(occupation.placement_positions),
            Cell::Number(occupation.forecast_positions),
            of(Relation::Essential),
            of(Relation::Optional),
        ]
    });
    Ok(Listing::new(&text0(language, "list-occupations-file"), &headings(language, &keys), rows))
}

/// The competences of the catalogue in the rows that the filter shows, with who needs and who asks them.
///
/// # Errors
/// Those of [`catalogue::read`].
pub async fn competences(
    services: &Services,
    language: Language,
    shown: impl FnOnce(&Catalogue) -> Vec<usize> + Send,
) -> Result<Listing, ApiError> {
    let catalogue = catalogue::read(services, language).await?;
    let shown = shown(&catalogue);
    let Catalogue { occupations, competences, demands, .. } = catalogue;
    let keys = ["list-competence", "list-synonyms", "list-group", "list-needed-by", "list-asked-people", "list-asked-companies"];
    let rows = shown.iter().filter_map(|row| competences.get(*row)).map(|competence| {
        let needs = |occupation: &&OccupationSummary| occupation.competences.iter().any(|one| one.competence == competence.id);
        let needed_by = occupations.iter().filter(needs).map(|occupation| occupation.label.clone());
        let asking: Vec<_> = demands.iter().filter(|demand| demand.asked.iter().any(|one| one.competence == competence.id)).collect();
        let people = asking.iter().map(|demand| u32::from(demand.positions)).sum();
        let companies: BTreeSet<&str> = asking.iter().map(|demand| demand.company.as_str()).collect();
        vec![
            competence.label.clone().into(),
            competence.synonyms.join(", ").into(),
            competence.group.clone().into(),
            needed_by.collect::<Vec<_>>().join("; ").into(),
            Cell::Number(people),
            Cell::Text(companies.into_iter().collect::<Vec<_>>().join("; ")),
        ]
    });
    Ok(Listing::new(&text0(language, "list-competences-file"), &headings(language, &keys), rows))
}

fn headings(language: Language, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| text0(language, key)).collect()
}

fn labels(known: &[CompetenceLabel]) -> BTreeMap<CompetenceId, &str> {
    known.iter().map(|label| (label.id, label.label.as_str())).collect()
}

/// "Tornitura (in autonomia); Lettura del disegno (guidato)".
fn levels(labels: &BTreeMap<CompetenceId, &str>, of: impl Iterator<Item = (CompetenceId, Level)>, language: Language) -> String {
    let one = |(competence, level)| labels.get(&competence).map(|label| format!("{label} ({})", messages::level(language, level)));
    of.filter_map(one).collect::<Vec<_>>().join("; ")
}
