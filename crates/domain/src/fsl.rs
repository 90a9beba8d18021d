//! Hours of FSL (*formazione scuola-lavoro*): how many a school asks, and when a project counts.

use crate::calendar::Date;
use crate::organisation::OrganisationKind;
use crate::regulation::{Regulation, RegulationKey, Regulations};
use crate::rules::{Rule, RuleOutcome, Verdict};

/// The hours over the last three years that this kind of school asks, as they hold on a day; `None`
/// where the kind asks none or no threshold is known.
#[must_use]
pub fn needed_hours(regulations: &Regulations, kind: OrganisationKind, day: Date) -> Option<&Regulation> {
    let key = match kind {
        OrganisationKind::TechnicalInstitute => RegulationKey::FslHoursTechnical,
        OrganisationKind::VocationalInstitute => RegulationKey::FslHoursVocational,
        OrganisationKind::Its | OrganisationKind::TrainingBody | OrganisationKind::Company => return None,
    };
    regulations.on(key, day)
}

/// Whether a project counts: from a share of its hours on (three quarters today), exactly that
/// share included. `attended` and `planned` are minutes; the share is that of the first day. A
/// project without hours does not count; a missing threshold is a warning.
#[must_use]
pub fn project_counts(attended: u32, planned: u32, first_day: Date, regulations: &Regulations) -> RuleOutcome {
    let key = RegulationKey::FslProjectShare;
    let Some(share) = regulations.on(key, first_day) else {
        return RuleOutcome { rule: Rule::ThresholdKnown { key }, verdict: Verdict::Warning, citation: None };
    };
    let counts = planned > 0 && u64::from(attended) * 100 >= u64::from(planned) * u64::from(share.value);
    RuleOutcome {
        rule: Rule::ProjectCounts { attended, planned, percent: share.value },
        verdict: if counts { Verdict::Pass } else { Verdict::Refused },
        citation: Some(share.citation.clone()),
    }
}
