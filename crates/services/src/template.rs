//! Typical needs of the trade, with which a company may begin: data of ours (`data/needs.json`), by the
//! published addresses of occupations and competences. Nothing of them is stated by itself.

use crate::demand::own_company;
use crate::finding::finder;
use crate::{ServiceError, Services};
use domain::ApiError;
use domain::concept::esco_value;
use domain::demand::{AskedField, DemandForm};
use domain::language::Language;
use domain::policy::Actor;
use serde::Deserialize;
use std::sync::LazyLock;

/// A text in both languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    it: String,
    en: String,
}

impl Text {
    fn of(&self, language: Language) -> String {
        match language {
            Language::Italian => self.it.clone(),
            Language::English => self.en.clone(),
        }
    }
}

/// A competence that is asked, by its address.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    uri: String,
    /// From 1 to 4.
    level: u8,
    /// From 1 to 3.
    weight: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    /// Its name in addresses.
    key: String,
    title: Text,
    /// An address.
    occupation: String,
    weekly_hours: u16,
    tasks: Text,
    competences: Vec<Asked>,
}

static TEMPLATES: LazyLock<Vec<Template>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/needs.json")).expect("a test reads the file too"));

/// The templates: name in addresses, and title.
#[must_use]
pub fn all(language: Language) -> Vec<(&'static str, String)> {
    TEMPLATES.iter().map(|template| (template.key.as_str(), template.title.of(language))).collect()
}

/// A template as the beginning of a form: its words, hours and competences. What neither the polo's
/// catalogue nor the published classification has is left out.
///
/// # Errors
/// [`ApiError::NotFound`] where there is none of this name, and for whoever speaks for no company.
pub async fn begin(services: &Services, actor: &Actor, key: &str, language: Language) -> Result<DemandForm, ApiError> {
    let _company = own_company(actor)?;
    let template = TEMPLATES.iter().find(|template| template.key == key).ok_or(ApiError::NotFound)?;
    Ok(form_of(services, template, language).await?)
}

async fn form_of(services: &Services, template: &Template, language: Language) -> Result<DemandForm, ServiceError> {
    let own = finder(services).await?;
    let named: Vec<String> =
        template.competences.iter().map(|asked| &asked.uri).chain([&template.occupation]).filter(|uri| !own.has(uri)).cloned().collect();
    let published = persistence::concept::labels(services.database().connection(), &named, language).await?;
    let esco = |uri: &str| published.contains_key(uri).then(|| esco_value(uri));
    let asked = template.competences.iter().filter_map(|asked| {
        let competence = own.competence(&asked.uri).map(|id| id.to_string()).or_else(|| esco(&asked.uri))?;
        Some(AskedField { competence, level: asked.level.to_string(), weight: asked.weight.to_string(), mandatory: String::new() })
    });
    Ok(DemandForm {
        title: template.title.of(language),
        occupation: own
            .occupation(&template.occupation)
            .map(|id| id.to_string())
            .or_else(|| esco(&template.occupation))
            .unwrap_or_default(),
        weekly_hours: template.weekly_hours.to_string(),
        tasks: template.tasks.of(language),
        asked: asked.collect(),
        ..DemandForm::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::competence::{Level, Weight};
    use domain::demand::{MAX_COMPETENCES, MAX_TEXT, MAX_TITLE};
    use std::collections::BTreeSet;

    #[test]
    fn templates_are_sound_and_name_what_is_published() {
        let demo = "../../data/demo/";
        let addresses = |file: &str| -> BTreeSet<String> {
            let rows = std::fs::read_to_string(format!("{demo}{file}")).expect("the demo has it");
            rows.lines().filter_map(|row| Some(row.split_once(';')?.0.to_owned())).collect()
        };
        let (occupations, competences) = (addresses("professioni.csv"), addresses("competenze.csv"));
        let keys: BTreeSet<&str> = TEMPLATES.iter().map(|template| template.key.as_str()).collect();
        assert_eq!(keys.len(), TEMPLATES.len());
        assert!((8..=10).contains(&TEMPLATES.len()));
        for Template { key, title, occupation, weekly_hours, tasks, competences: asked } in TEMPLATES.iter() {
            assert!(key.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'), "{key} stands in addresses");
            assert!(occupations.contains(occupation), "{key}: {occupation}");
            assert!((1..=40).contains(weekly_hours), "{key}");
            for language in Language::ALL {
                assert!((1..=MAX_TITLE).contains(&title.of(language).chars().count()), "{key}");
                assert!((1..=MAX_TEXT).contains(&tasks.of(language).chars().count()), "{key}");
            }
            let different: BTreeSet<&str> = asked.iter().map(|asked| asked.uri.as_str()).collect();
            assert!(different.len() == asked.len() && (1..=MAX_COMPETENCES).contains(&asked.len()), "{key}");
            for Asked { uri, level, weight } in asked {
                assert!(competences.contains(uri), "{key}: {uri}");
                assert!(
                    Level::try_from(*level).is_ok_and(|level| level > Level::None) && Weight::try_from(*weight).is_ok(),
                    "{key}: {uri}"
                );
            }
        }
    }
}
