//! The words for the domain's small enums.

use crate::bundle::{text, text0};
use domain::board::{Assessment, Stage, Withdrawal};
use domain::catalogue::Relation;
use domain::competence::{Evidence, Level, Weight};
use domain::demand::{Confidence, DemandKind, Risk};
use domain::language::Language;
use domain::organisation::OrganisationKind;
use domain::person::RoleKind;
use domain::place::{DistanceBand, Means};
use domain::regulation::RegulationKey;

/// "in autonomia".
#[must_use]
pub fn level(language: Language, level: Level) -> String {
    let key = match level {
        Level::None => "level-none",
        Level::Aware => "level-aware",
        Level::Guided => "level-guided",
        Level::Autonomous => "level-autonomous",
        Level::Expert => "level-expert",
    };
    text0(language, key)
}

/// What is needed, in a short sentence: "serve in autonomia", "basta conoscerla".
#[must_use]
pub fn level_hint(language: Language, level: Level) -> String {
    let key = match level {
        Level::None | Level::Aware => "level-hint-aware",
        Level::Guided => "level-hint-guided",
        Level::Autonomous => "level-hint-autonomous",
        Level::Expert => "level-hint-expert",
    };
    text0(language, key)
}

/// "decisiva".
#[must_use]
pub fn weight(language: Language, weight: Weight) -> String {
    let key = match weight {
        Weight::Useful => "weight-useful",
        Weight::Important => "weight-important",
        Weight::Decisive => "weight-decisive",
    };
    text0(language, key)
}

/// "in laboratorio".
#[must_use]
pub fn evidence(language: Language, evidence: Evidence) -> String {
    let key = match evidence {
        Evidence::Lesson => "evidence-lesson",
        Evidence::Lab => "evidence-lab",
        Evidence::Certificate => "evidence-certificate",
        Evidence::Placement => "evidence-placement",
        Evidence::SelfDeclared => "evidence-self-declared",
    };
    text0(language, key)
}

/// "essenziale".
#[must_use]
pub fn relation(language: Language, relation: Relation) -> String {
    let key = match relation {
        Relation::Essential => "relation-essential",
        Relation::Optional => "relation-optional",
    };
    text0(language, key)
}

/// "interessante", as a company's word on a candidate.
#[must_use]
pub fn assessment(language: Language, assessment: Assessment) -> String {
    let key = match assessment {
        Assessment::Agreed => "assessment-agreed",
        Assessment::Interesting => "assessment-interesting",
        Assessment::Unseen => "assessment-unseen",
        Assessment::NotNow => "assessment-not-now",
    };
    text0(language, key)
}

/// "rischio medio".
#[must_use]
pub fn risk(language: Language, risk: Risk) -> String {
    let key = match risk {
        Risk::Low => "risk-low",
        Risk::Medium => "risk-medium",
        Risk::High => "risk-high",
    };
    text0(language, key)
}

/// "entro 5 km".
#[must_use]
pub fn distance_band(language: Language, band: DistanceBand) -> String {
    let key = match band {
        DistanceBand::Near => "distance-near",
        DistanceBand::Middle => "distance-middle",
        DistanceBand::Far => "distance-far",
    };
    text0(language, key)
}

/// "Docente".
#[must_use]
pub fn role(language: Language, role: RoleKind) -> String {
    let key = match role {
        RoleKind::Teacher => "role-teacher",
        RoleKind::Student => "role-student",
        RoleKind::Company => "role-company",
        RoleKind::Coordinator => "role-coordinator",
    };
    text0(language, key)
}

/// "Docenti".
#[must_use]
pub fn role_plural(language: Language, role: RoleKind) -> String {
    let key = match role {
        RoleKind::Teacher => "role-teachers",
        RoleKind::Student => "role-students",
        RoleKind::Company => "role-companies",
        RoleKind::Coordinator => "role-coordinators",
    };
    text0(language, key)
}

/// "istituto tecnico".
#[must_use]
pub fn organisation_kind(language: Language, kind: OrganisationKind) -> String {
    let key = match kind {
        OrganisationKind::TechnicalInstitute => "organisation-technical",
        OrganisationKind::VocationalInstitute => "organisation-vocational",
        OrganisationKind::Its => "organisation-its",
        OrganisationKind::TrainingBody => "organisation-training",
        OrganisationKind::Company => "organisation-company",
    };
    text0(language, key)
}

/// "1–26 mar 2027" or "entro il 2028": when a demand wants people.
#[must_use]
pub fn demand_kind(language: Language, kind: DemandKind) -> String {
    match kind {
        DemandKind::Placement(terms) => crate::period(language, terms.period),
        DemandKind::Forecast { by_year, confidence: sure } => {
            text(language, "by-year", &[("year", by_year.to_string().into()), ("confidence", confidence(language, sure).into())])
        }
    }
}

/// "probabile": how sure a company is of a forecast.
#[must_use]
pub fn confidence(language: Language, confidence: Confidence) -> String {
    let key = match confidence {
        Confidence::Sure => "confidence-sure",
        Confidence::Likely => "confidence-likely",
        Confidence::Possible => "confidence-possible",
    };
    text0(language, key)
}

/// What a threshold is about.
#[must_use]
pub fn regulation(language: Language, key: RegulationKey) -> String {
    let key = match key {
        RegulationKey::AdultAge => "regulation-adult-age",
        RegulationKey::MinorNightFrom | RegulationKey::MinorNightTo => "regulation-night",
        RegulationKey::MinorDailyHours => "regulation-daily-hours",
        RegulationKey::MinorWeeklyHours => "regulation-weekly-hours",
        RegulationKey::GeneralSafetyHours => "regulation-general-safety",
        RegulationKey::SpecificSafetyHoursLow | RegulationKey::SpecificSafetyHoursMedium | RegulationKey::SpecificSafetyHoursHigh => {
            "regulation-specific-safety"
        }
        RegulationKey::StudentsPerTutorLow | RegulationKey::StudentsPerTutorMedium | RegulationKey::StudentsPerTutorHigh => {
            "regulation-tutor-load"
        }
        RegulationKey::HighRiskTaskForbidden => "regulation-high-risk-task",
        RegulationKey::FslHoursTechnical | RegulationKey::FslHoursVocational => "regulation-fsl-hours",
        RegulationKey::FslProjectShare => "regulation-fsl-share",
        RegulationKey::NetworkInstitutes
        | RegulationKey::NetworkCompanies
        | RegulationKey::NetworkIts
        | RegulationKey::NetworkTrainingBodies => "regulation-network",
    };
    text0(language, key)
}

/// "mezzi pubblici": for pages that the browser does not take over.
#[must_use]
pub fn means(language: Language, means: Means) -> String {
    let key = match means {
        Means::PublicTransport => "means-public-transport",
        Means::Car => "means-car",
        Means::Bicycle => "means-bicycle",
        Means::OnFoot => "means-on-foot",
    };
    text0(language, key)
}

/// "confermato dalla scuola".
#[must_use]
pub fn stage(language: Language, stage: Stage) -> String {
    let key = match stage {
        Stage::Proposed => "stage-proposed",
        Stage::Confirmed => "stage-confirmed",
        Stage::Accepted => "stage-accepted",
        Stage::Signed => "stage-signed",
        Stage::Underway => "stage-underway",
        Stage::Completed => "stage-completed",
    };
    text0(language, key)
}

/// "rinuncia dello studente o della famiglia".
#[must_use]
pub fn withdrawal(language: Language, reason: Withdrawal) -> String {
    let key = match reason {
        Withdrawal::Family => "withdrawal-family",
        Withdrawal::Company => "withdrawal-company",
        Withdrawal::School => "withdrawal-school",
        Withdrawal::BrokenOff => "withdrawal-broken-off",
    };
    text0(language, key)
}
