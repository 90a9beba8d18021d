//! Hours that a school asks, and when a project counts.

use crate::{day, regulations};
use domain::fsl::{needed_hours, project_counts};
use domain::organisation::OrganisationKind;
use domain::regulation::{Regulation, RegulationKey, Regulations};
use domain::rules::{Rule, Verdict};

#[test]
fn a_project_counts_from_exactly_three_quarters_of_its_hours() {
    for (attended, planned, counts) in [
        (90 * 60, 120 * 60, true),
        (90 * 60 - 1, 120 * 60, false),
        (90 * 60 + 1, 120 * 60, true),
        // 30 hours and a minute: three quarters are no whole minutes.
        (1_350, 1_801, false),
        (1_351, 1_801, true),
        (120 * 60, 120 * 60, true),
        (0, 120 * 60, false),
        (0, 0, false),
        (u32::MAX, u32::MAX, true),
        (u32::MAX / 4 * 3 - 1, u32::MAX, false),
    ] {
        let outcome = project_counts(attended, planned, day("2027-03-01"), &regulations());
        assert_eq!(outcome.verdict, if counts { Verdict::Pass } else { Verdict::Refused }, "{attended} of {planned} minutes");
        assert_eq!(outcome.rule, Rule::ProjectCounts { attended, planned, percent: 75 });
        assert!(outcome.citation.is_some());
    }
}

#[test]
fn the_share_of_the_first_day_decides_and_none_is_a_warning() {
    let old = regulations().0.into_iter().find(|rule| rule.key == RegulationKey::FslProjectShare).expect("known");
    let list = Regulations(vec![
        Regulation { to: Some(day("2027-08-31")), ..old.clone() },
        Regulation { value: 80, from: day("2027-09-01"), ..old },
    ]);
    for (first_day, verdict) in [("2017-12-31", Verdict::Warning), ("2027-08-31", Verdict::Pass), ("2027-09-01", Verdict::Refused)] {
        assert_eq!(project_counts(75, 100, day(first_day), &list).verdict, verdict, "{first_day}");
    }
}

#[test]
fn each_kind_of_school_asks_its_own_hours() {
    for (kind, hours) in [
        (OrganisationKind::TechnicalInstitute, Some(150)),
        (OrganisationKind::VocationalInstitute, Some(210)),
        (OrganisationKind::Its, None),
        (OrganisationKind::TrainingBody, None),
        (OrganisationKind::Company, None),
    ] {
        assert_eq!(needed_hours(&regulations(), kind, day("2027-03-01")).map(|found| found.value), hours, "{kind:?}");
        assert_eq!(needed_hours(&regulations(), kind, day("2017-12-31")), None, "before the first threshold");
    }
}
