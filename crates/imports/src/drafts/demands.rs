//! What companies ask.

use super::Draft;
use super::cells::{FieldCells, MAX_LINE};
use super::companies::CompanyRef;
use super::students::RISKS;
use crate::mapping::{Field, ImportKind};
use crate::values::read_level;
use domain::calendar::{DailyHours, Period};
use domain::competence::Level;
use domain::demand::{Confidence, MAX_COMPETENCES, MAX_POSITIONS, MAX_TEXT, MAX_TITLE, Risk};
use domain::id::{CompetenceId, OccupationId};
use std::collections::HashMap;

/// What a company asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemandDraft {
    /// The file's code for it.
    pub code: Option<String>,
    /// Whose.
    pub company: CompanyRef,
    /// In the company's words; where there are none, those of the occupation's column.
    pub title: String,
    /// What it looks for.
    pub occupation: Option<OccupationId>,
    /// How many.
    pub positions: u16,
    /// Placement or forecast, as far as the file says it.
    pub terms: DemandTerms,
    /// ISTAT code of the place.
    pub municipality: Option<String>,
    /// The workplace's risk.
    pub risk: Option<Risk>,
    /// Whether the task is marked as high risk.
    pub high_risk_task: Option<bool>,
    /// The youngest.
    pub min_age: Option<u8>,
    /// What is to be done.
    pub tasks: String,
    /// Conditions.
    pub conditions: String,
    /// What it asks, in its order.
    pub asked: Vec<AskedDraft>,
}

/// When, as far as the file says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemandTerms {
    /// Positions in a period ("posto").
    Placement {
        /// First and last day.
        period: Option<Period>,
        /// Hours a week.
        weekly_hours: Option<u16>,
        /// Hours of the day.
        daily: Option<DailyHours>,
    },
    /// People needed ahead ("fabbisogno").
    Forecast {
        /// The year by which they are needed.
        by_year: i32,
        /// How sure the company is.
        confidence: Option<Confidence>,
    },
}

/// A competence that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedDraft {
    /// Which one.
    pub competence: CompetenceId,
    /// The level, where it stands behind the label in brackets.
    pub level: Option<Level>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Placement,
    Forecast,
}

const KINDS: [(&str, Kind); 14] = [
    ("posto", Kind::Placement),
    ("fabbisogno", Kind::Forecast),
    ("posti", Kind::Placement),
    ("stage", Kind::Placement),
    ("tirocinio", Kind::Placement),
    ("fsl", Kind::Placement),
    ("pcto", Kind::Placement),
    ("visita", Kind::Placement),
    ("apprendistato", Kind::Placement),
    ("placement", Kind::Placement),
    ("internship", Kind::Placement),
    ("previsione", Kind::Forecast),
    ("assunzione", Kind::Forecast),
    ("forecast", Kind::Forecast),
];

/// How sure a company is of a forecast; the first word of each is the one of the packages.
pub(crate) const CONFIDENCES: [(&str, Confidence); 14] = [
    ("sicuro", Confidence::Sure),
    ("probabile", Confidence::Likely),
    ("possibile", Confidence::Possible),
    ("sicura", Confidence::Sure),
    ("certo", Confidence::Sure),
    ("deciso", Confidence::Sure),
    ("già deciso", Confidence::Sure),
    ("sicuro: già deciso", Confidence::Sure),
    ("incerto", Confidence::Possible),
    ("sure", Confidence::Sure),
    ("certain", Confidence::Sure),
    ("likely", Confidence::Likely),
    ("probable", Confidence::Likely),
    ("possible", Confidence::Possible),
];

impl Draft for DemandDraft {
    const KIND: ImportKind = ImportKind::Demands;
    /// Codes.
    type Seen = HashMap<String, u32>;

    fn read(cells: &mut FieldCells<'_>, seen: &mut Self::Seen) -> Option<Self> {
        let code = cells.optional_line(Field::DemandCode, 40);
        let company = cells.company();
        let title = cells.title();
        let occupation = cells.occupation();
        let positions = cells.number(Field::Positions, 1..=MAX_POSITIONS);
        let terms = cells.terms();
        let municipality = cells.optional_municipality(Field::Municipality);
        let risk = cells.optional_choice(Field::Risk, &RISKS);
        let high_risk_task = cells.yes_or_no(Field::HighRiskTask);
        let min_age = cells.optional_number(Field::MinAge, 14..=30_u8);
        let tasks = cells.paragraph(Field::Tasks, MAX_TEXT);
        let conditions = cells.paragraph(Field::Conditions, MAX_TEXT);
        let asked = cells.asked();
        let code = code?;
        if let Some(code) = &code
            && !cells.is_new(Field::DemandCode, seen, code.clone())
        {
            return None;
        }
        Some(Self {
            code,
            company: company?,
            title: title?,
            occupation: occupation?,
            positions: positions?,
            terms: terms?,
            municipality: municipality?,
            risk: risk?,
            high_risk_task: high_risk_task?,
            min_age: min_age?,
            tasks: tasks?,
            conditions: conditions?,
            asked: asked?,
        })
    }
}

impl FieldCells<'_> {
    fn title(&mut self) -> Option<String> {
        let title = self.optional_line(Field::Title, MAX_TITLE)?;
        match title {
            Some(title) => Some(title),
            None if self.has(Field::Occupation) => {
                self.line(Field::Occupation, MAX_LINE).map(|text| text.chars().take(MAX_TITLE).collect())
            }
            None => self.refuse(Field::Title, "import-required"),
        }
    }

    fn occupation(&mut self) -> Option<Option<OccupationId>> {
        let Some(text) = self.optional_line(Field::Occupation, MAX_LINE)? else { return Some(None) };
        self.recognise(Field::Occupation, &text, self.known.occupations, ("import-unknown-occupation", "import-unknown-occupation-alone"))
            .map(Some)
    }

    fn terms(&mut self) -> Option<DemandTerms> {
        let kind = self.optional_choice(Field::DemandKind, &KINDS)?;
        let by_year = self.optional_number(Field::ByYear, 2000..=2100_i32);
        let confidence = self.optional_choice(Field::Confidence, &CONFIDENCES);
        let period = self.optional_period();
        let weekly_hours = self.optional_number(Field::WeeklyHours, 1..=60_u16);
        let (from, to) = (self.optional_clock(Field::StartsAt), self.optional_clock(Field::EndsAt));
        let (by_year, confidence, period, weekly_hours, from, to) = (by_year?, confidence?, period?, weekly_hours?, from?, to?);
        let daily = from.zip(to).map(|(from, to)| DailyHours { from, to });
        match (kind, by_year) {
            (Some(Kind::Forecast), None) => self.refuse(Field::ByYear, "import-required"),
            (Some(Kind::Forecast), Some(by_year)) => Some(DemandTerms::Forecast { by_year, confidence }),
            (None, Some(by_year)) if period.is_none() => Some(DemandTerms::Forecast { by_year, confidence }),
            _ => Some(DemandTerms::Placement { period, weekly_hours, daily }),
        }
    }

    /// Labels with `;`, `|` or a line break between, each perhaps with a level in brackets; with a
    /// comma between where no label has one itself.
    fn asked(&mut self) -> Option<Vec<AskedDraft>> {
        let text = self.text(Field::Competences)?.to_owned();
        let mut asked: Vec<AskedDraft> = Vec::new();
        let mut complete = true;
        for part in text.split([';', '|', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
            let whole = label_and_level(part);
            let is_label = self.known.competences.find(whole.0).is_some();
            let parts = if is_label || !part.contains(',') { vec![part] } else { part.split(',').map(str::trim).collect() };
            for part in parts.into_iter().filter(|part| !part.is_empty()) {
                let (label, level) = label_and_level(part);
                match self.competence(Field::Competences, label) {
                    Some(competence) if asked.iter().all(|known| known.competence != competence) => {
                        asked.push(AskedDraft { competence, level })
                    }
                    Some(_) => {}
                    None => complete = false,
                }
            }
        }
        if asked.len() > MAX_COMPETENCES {
            return self.refuse_with(Field::Competences, "import-too-many-competences", &[("most", MAX_COMPETENCES.to_string())]);
        }
        complete.then_some(asked)
    }
}

/// "Tornitura (3)" is a label with a level; brackets of another kind belong to the label.
fn label_and_level(text: &str) -> (&str, Option<Level>) {
    let level =
        text.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).and_then(|(label, level)| Some((label.trim(), read_level(level)?)));
    level.map_or((text, None), |(label, level)| (label, Some(level)))
}
