//! A need while a company writes it: what its words name, and who in the polo would fit.

use crate::concept::esco::{ReadEsco, read_esco};
use crate::demand::own_company;
use crate::finding::finder;
use crate::{ServiceError, Services};
use ::finding::{Reason, read_need};
use domain::ApiError;
use domain::catalogue::Relation;
use domain::competence::{AskedCompetence, Level, Taxonomy, Weight};
use domain::id::{CompetenceId, OccupationId, OrganisationId};
use domain::language::Language;
use domain::need::{Crowd, Easing, Group, Told, WhoFits};
use domain::policy::Actor;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What a text asks for, to be confirmed by a person line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadNeed {
    /// The occupations that fit, the best first.
    pub occupations: Vec<ProposedOccupation>,
    /// What the text names, in its order, then what the best occupation adds.
    pub competences: Vec<ProposedCompetence>,
    /// What was not understood, as it was written.
    pub unmatched: Vec<String>,
    /// What the published classification has for it and the polo's catalogue has not yet.
    pub esco: ReadEsco,
}

/// An occupation to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedOccupation {
    /// Which one.
    pub id: OccupationId,
    /// Its label in the reader's language.
    pub label: String,
    /// How many of the competences that the text names it needs.
    pub needs: usize,
    /// How many the text names.
    pub named: usize,
}

/// A competence to confirm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedCompetence {
    /// Which one.
    pub id: CompetenceId,
    /// Its label in the reader's language.
    pub label: String,
    /// The level that the occupation usually asks; with help where it asks none.
    pub level: Level,
    /// Important where the text names it, else useful.
    pub weight: Weight,
    /// The words that name it; `None` where it is the proposed occupation that needs it.
    pub said: Option<String>,
}

/// Reads what the actor's company needs in its own words. A proposal: nothing is chosen or kept.
/// Where the company has chosen an occupation already, what is usual is that one's.
///
/// # Errors
/// [`ApiError::NotFound`] for whoever speaks for no company.
pub async fn read(
    services: &Services,
    actor: &Actor,
    text: &str,
    chosen: Option<OccupationId>,
    language: Language,
) -> Result<ReadNeed, ApiError> {
    let _company = own_company(actor)?;
    Ok(read_words(services, text, chosen, language).await?)
}

async fn read_words(services: &Services, text: &str, chosen: Option<OccupationId>, language: Language) -> Result<ReadNeed, ServiceError> {
    let connection = services.database().connection();
    let finder = finder(services).await?;
    let classification = crate::finding::classification(services).await?;
    let occupations = persistence::catalogue::occupations(connection, language).await?;
    let labels = persistence::competence::labels(connection, language).await?;
    let labels: HashMap<CompetenceId, String> = labels.into_iter().map(|label| (label.id, label.label)).collect();
    // Up to sixty phrases: some hundred milliseconds of work at the worst.
    let (reading, text) = (Arc::clone(&finder), text.to_owned());
    let work = tokio::task::spawn_blocking(move || {
        let need = read_need(&reading.index, &text, &reading.essentials);
        (need, read_esco(&classification, &reading, &text))
    });
    let (mut need, mut esco) = work.await.map_err(|error| ServiceError::BrokeOff(error.to_string()))?;
    esco.put_into_words(connection, language).await?;
    need.unmatched.retain(|phrase| !esco.understands(&phrase.text));
    let named: Vec<&str> =
        need.competences.iter().filter(|one| matches!(one.reason, Reason::Said(_))).map(|one| one.uri.as_str()).collect();
    let proposed = need.occupations.iter().filter_map(|hit| {
        let id = finder.occupation(&hit.uri)?;
        let summary = occupations.iter().find(|occupation| occupation.id == id)?;
        let needs = |uri: &&&str| finder.competence(uri).is_some_and(|id| summary.competences.iter().any(|need| need.competence == id));
        let needs = named.iter().filter(needs).count();
        Some((summary, ProposedOccupation { id, label: summary.label.clone(), needs, named: named.len() }))
    });
    let (summaries, proposed): (Vec<_>, Vec<_>) = proposed.unzip();
    let chosen = chosen.and_then(|id| occupations.iter().find(|occupation| occupation.id == id));
    let usual = chosen.or(summaries.first().copied()).map(|occupation| occupation.competences.as_slice()).unwrap_or_default();
    let propose = |id: CompetenceId, said: Option<String>| {
        let level = usual.iter().find(|need| need.competence == id).map_or(Level::Guided, |need| need.level.max(Level::Aware));
        let weight = if said.is_some() { Weight::Important } else { Weight::Useful };
        Some(ProposedCompetence { id, label: labels.get(&id)?.clone(), level, weight, said })
    };
    let said = need.competences.iter().filter_map(|one| match &one.reason {
        Reason::Said(phrase) => propose(finder.competence(&one.uri)?, Some(phrase.text.clone())),
        Reason::Essential(_) => None,
    });
    let mut competences: Vec<ProposedCompetence> = said.collect();
    for need in usual.iter().filter(|need| need.relation == Relation::Essential) {
        if competences.iter().all(|one| one.id != need.competence) {
            competences.extend(propose(need.competence, None));
        }
    }
    let unmatched = need.unmatched.into_iter().map(|phrase| phrase.text).collect();
    Ok(ReadNeed { competences, occupations: proposed, unmatched, esco })
}

/// Who fits, with the words that a page needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fitting {
    /// All students of the polo.
    pub students: u32,
    /// Those who reach every asked level.
    pub all_met: Told,
    /// Those who lack one level of one competence, which they have at some level.
    pub one_step: Told,
    /// Who reach every asked level, by year and course of a school.
    pub groups: Vec<FittingGroup>,
    /// How many reach each asked level, fewest first.
    pub reaching: Vec<(String, AskedCompetence, Told)>,
    /// What one level less would change, and the competence's label.
    pub easing: Option<(String, Easing)>,
    /// How many have a fit of 0–9, …, 90–100 per cent.
    pub bands: Vec<Told>,
}

/// Students of one year of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FittingGroup {
    /// The school's name.
    pub school: String,
    /// The class year.
    pub grade: u8,
    /// The course.
    pub track: String,
    /// How many.
    pub students: u32,
}

/// Counts who in the polo has what is asked, as [`domain::need`] lets a company know it: no names, no
/// pseudonyms, no small numbers. Only competences count here; age, dates and distance are a board's.
/// The counts may be [`KEPT_FOR`] old.
///
/// # Errors
/// [`ApiError::NotFound`] for whoever speaks for no company.
pub async fn who_fits(services: &Services, actor: &Actor, asked: &[AskedCompetence], language: Language) -> Result<Fitting, ApiError> {
    let _company = own_company(actor)?;
    Ok(count(services, asked, language).await?)
}

async fn count(services: &Services, asked: &[AskedCompetence], language: Language) -> Result<Fitting, ServiceError> {
    let polo = polo(services).await?;
    let WhoFits { students, all_met, one_step, groups, reaching, easing, bands } = polo.crowd.who_fits(asked, &polo.taxonomy);
    let label = |id: CompetenceId| {
        polo.labels
            .get(&id)
            .map(|(italian, english)| if language == Language::Italian { italian } else { english }.clone())
            .unwrap_or_default()
    };
    let mut reaching: Vec<_> = reaching.into_iter().map(|(asked, told)| (label(asked.competence), asked, told)).collect();
    reaching.sort_by_key(|(_, _, told)| *told);
    let group = |(group, students): (Group, u32)| FittingGroup {
        school: polo.schools.get(&group.school).cloned().unwrap_or_default(),
        grade: group.grade,
        track: group.track,
        students,
    };
    Ok(Fitting {
        students,
        all_met,
        one_step,
        groups: groups.into_iter().map(group).collect(),
        reaching,
        easing: easing.map(|easing| (label(easing.competence), easing)),
        bands: bands.to_vec(),
    })
}

/// For so long counts may be wrong: reading what ten thousand students can do takes longer than the
/// answer may, and whoever writes a need asks again with every click.
pub const KEPT_FOR: Duration = Duration::from_secs(30);

/// What is needed for counting.
struct Polo {
    crowd: Crowd,
    taxonomy: Taxonomy,
    labels: BTreeMap<CompetenceId, (String, String)>,
    schools: BTreeMap<OrganisationId, String>,
}

/// The students that this process keeps packed, and since when.
#[derive(Default)]
pub(crate) struct KeptCrowd {
    packed: Mutex<Option<(Instant, u64, Arc<Polo>)>>,
    packing: tokio::sync::Mutex<()>,
}

impl std::fmt::Debug for KeptCrowd {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("KeptCrowd").finish_non_exhaustive()
    }
}

impl KeptCrowd {
    /// What was packed a moment ago with the catalogue as it is.
    fn now(&self, revision: u64) -> Option<Arc<Polo>> {
        let packed = self.packed.lock().unwrap_or_else(PoisonError::into_inner);
        let holds = |(since, of, _): &&(Instant, u64, Arc<Polo>)| since.elapsed() < KEPT_FOR && *of == revision;
        packed.as_ref().filter(holds).map(|(.., polo)| Arc::clone(polo))
    }
}

async fn polo(services: &Services) -> Result<Arc<Polo>, ServiceError> {
    let (connection, kept) = (services.database().connection(), services.crowd());
    let revision = persistence::catalogue::revision(connection).await?;
    if let Some(polo) = kept.now(revision) {
        return Ok(polo);
    }
    let _packing = kept.packing.lock().await;
    if let Some(polo) = kept.now(revision) {
        return Ok(polo);
    }
    let skills = persistence::student::skills(connection).await?;
    let mut schools: Vec<OrganisationId> = skills.iter().map(|(class, _)| class.school).collect();
    schools.sort_unstable();
    schools.dedup();
    let schools = persistence::organisation::find(connection, &schools).await?;
    let mut labels: BTreeMap<CompetenceId, (String, String)> = BTreeMap::new();
    for label in persistence::competence::labels(connection, Language::Italian).await? {
        labels.entry(label.id).or_default().0 = label.label;
    }
    for label in persistence::competence::labels(connection, Language::English).await? {
        labels.entry(label.id).or_default().1 = label.label;
    }
    let polo = Arc::new(Polo {
        crowd: Crowd::new(
            skills.into_iter().map(|(class, held)| (Group { school: class.school, grade: class.grade, track: class.track }, held)),
        ),
        taxonomy: persistence::competence::taxonomy(connection).await?,
        labels,
        schools: schools.into_iter().map(|(id, record)| (id, record.organisation.name)).collect(),
    });
    *kept.packed.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), revision, Arc::clone(&polo)));
    Ok(polo)
}
