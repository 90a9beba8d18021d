//! Hours that a school asks, and when a project counts.

use crate::{day, regulations};
use domain::calendar::Period;
use domain::fsl::{Credit, Project, account, needed_hours, project_counts};
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

fn project(year: &str, attended: Option<u16>, planned: Option<u16>) -> Project {
    Project { school_year: year.to_owned(), period: None, attended, planned }
}

#[test]
fn the_account_holds_the_hours_of_projects_that_count_since_the_third_year() {
    let projects = [
        project("2023/24", Some(40), Some(40)),
        project("2024/25", Some(30), Some(40)),
        project("2025/26", Some(29), Some(40)),
        project("2025/26", Some(50), None),
        project("2026/27", None, Some(80)),
        Project { period: Period::new(day("2026-10-01"), day("2026-10-20")), ..project("2026/27", Some(80), Some(80)) },
    ];
    let of = |kind, grade| account(&projects, kind, ("2026/27", grade), &regulations(), day("2026-11-23"));
    let fifth = of(OrganisationKind::TechnicalInstitute, 5);
    let told: Vec<_> = fifth
        .credits
        .iter()
        .map(|credit| match credit {
            Credit::Judged(outcome) if outcome.verdict == Verdict::Pass => "counts",
            Credit::Judged(_) => "too few",
            Credit::TooEarly => "too early",
            Credit::Open => "open",
        })
        .collect();
    assert_eq!(told, ["too early", "counts", "too few", "open", "open", "counts"]);
    assert_eq!((fifth.counted, fifth.open, fifth.missing()), (110, 50, Some(40)), "150 are asked");
    assert!(fifth.needed.is_some_and(|needed| !needed.citation.text.is_empty()));
    // Who is in the third class now was in the first one then.
    let third = of(OrganisationKind::VocationalInstitute, 3);
    assert_eq!((third.counted, third.missing()), (80, Some(130)));
    let second = of(OrganisationKind::TechnicalInstitute, 2);
    assert_eq!((second.counted, second.missing()), (0, Some(150)));
    assert_eq!(of(OrganisationKind::Its, 5).missing(), None);
    let much = [project("2026/27", Some(400), Some(400))];
    let done = account(&much, OrganisationKind::TechnicalInstitute, ("2026/27", 4), &regulations(), day("2026-11-23"));
    assert_eq!((done.counted, done.missing()), (400, Some(0)));
}
