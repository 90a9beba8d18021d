//! The polo: memberships through time, agreements, composition, and which organisations a list shows.

use crate::{day, id};
use domain::ApiError;
use domain::id::{AgreementId, MembershipId, OrganisationId};
use domain::network::{
    Agreement, AgreementForm, AgreementTerms, Belonging, Composition, Entry, Member, Membership, MembershipAct, MembershipChange,
    MembershipForm, MembershipRole, NetworkFilter, Refusal, Roll, Standing, Validity, agreement_on,
};
use domain::organisation::{Organisation, OrganisationKind};
use proptest::prelude::*;

const LEADING: u128 = 1;
const OTHER: u128 = 2;

fn validity(from: &str, to: &str) -> Validity {
    Validity::new(day(from), (!to.is_empty()).then(|| day(to))).expect("days of the test")
}

fn membership(number: u128, organisation: u128, role: MembershipRole, from: &str, to: &str) -> Membership {
    Membership { id: id(number), version: 1, organisation: id(organisation), role, validity: validity(from, to) }
}

/// One leads for six years and is a founder afterwards; the other leads then.
fn roll() -> Roll {
    Roll::new(vec![
        membership(13, OTHER, MembershipRole::Lead, "2020-09-01", ""),
        membership(11, LEADING, MembershipRole::Lead, "2014-09-01", "2020-08-31"),
        membership(12, LEADING, MembershipRole::Founder, "2020-09-01", "2026-08-31"),
    ])
}

/// It is taken; or fields with what is wrong, none where the row is another one by now.
type Expected<'a> = Result<(), &'a [(&'a str, &'a str)]>;

#[test]
fn a_change_is_taken_or_says_which_field_to_mend() {
    use MembershipRole::{Founder, Lead, Member};
    let join = |organisation, role, from, to| (organisation, MembershipChange::Join { role, validity: validity(from, to) });
    let correct =
        |row, version, role, from, to| (LEADING, MembershipChange::Correct { id: id(row), version, role, validity: validity(from, to) });
    let end = |row, version, to| (LEADING, MembershipChange::End { id: id(row), version, to: day(to) });
    let cases: [((u128, MembershipChange), Expected<'_>); 15] = [
        (join(3, Member, "2026-01-01", ""), Ok(())),
        (join(LEADING, Member, "2026-09-01", ""), Ok(())),
        (join(LEADING, Member, "2026-08-31", ""), Err(&[("from", "field-membership-held")])),
        (join(3, Lead, "2026-01-01", ""), Err(&[("role", "field-membership-lead")])),
        (join(3, Lead, "2010-01-01", "2014-08-31"), Ok(())),
        (join(3, Lead, "2010-01-01", "2014-09-01"), Err(&[("role", "field-membership-lead")])),
        (join(LEADING, Lead, "2026-01-01", ""), Err(&[("from", "field-membership-held"), ("role", "field-membership-lead")])),
        (correct(12, 1, Member, "2020-09-01", ""), Ok(())),
        (correct(12, 1, Founder, "2020-08-31", ""), Err(&[("from", "field-membership-held")])),
        (correct(12, 2, Founder, "2020-09-01", ""), Err(&[])),
        (correct(13, 1, Founder, "2020-09-01", ""), Err(&[])),
        (end(12, 1, "2025-08-31"), Ok(())),
        (end(12, 1, "2020-08-31"), Err(&[("to", "field-ends-before")])),
        (end(99, 1, "2025-08-31"), Err(&[])),
        ((LEADING, MembershipChange::Remove { id: id(12), version: 1 }), Ok(())),
    ];
    for ((organisation, change), expected) in cases {
        let decided = roll().decide(id(organisation), &change, id(50));
        match (decided, expected) {
            (Ok(step), Ok(())) => {
                assert_eq!(step.before.is_none(), matches!(change, MembershipChange::Join { .. }), "{change:?}");
                assert_eq!(step.after.is_none(), matches!(change, MembershipChange::Remove { .. }), "{change:?}");
                if let Some(after) = step.after {
                    assert_eq!(after.version, step.before.map_or(1, |before| before.version + 1), "{change:?}");
                }
            }
            (Err(Refusal::Stale), Err([])) => {}
            (Err(Refusal::Invalid(problems)), Err(expected)) => {
                let found: Vec<_> = problems.iter().map(|problem| (problem.field.as_str(), problem.key.as_str())).collect();
                assert_eq!(found, expected, "{change:?}");
            }
            (decided, expected) => panic!("{change:?}: {decided:?} instead of {expected:?}"),
        }
    }
}

#[test]
fn a_standing_is_of_its_day() {
    let (leading, roll) = (id::<OrganisationId>(LEADING), roll());
    for (on, expected) in [
        ("2014-08-31", None),
        ("2014-09-01", Some(MembershipRole::Lead)),
        ("2020-08-31", Some(MembershipRole::Lead)),
        ("2020-09-01", Some(MembershipRole::Founder)),
        ("2026-08-31", Some(MembershipRole::Founder)),
        ("2026-09-01", None),
    ] {
        assert_eq!(roll.standing(leading, day(on)).role(), expected, "{on}");
    }
    assert!(matches!(roll.standing(leading, day("2010-01-01")), Standing::Ahead(next) if next.id == id::<MembershipId>(11)));
    assert!(matches!(roll.standing(leading, day("2030-01-01")), Standing::Past(last) if last.id == id::<MembershipId>(12)));
    assert_eq!(roll.standing(id(9), day("2026-01-01")), Standing::Outside);
}

fn any_membership() -> impl Strategy<Value = MembershipChange> {
    (0_usize..3, 0_i64..40, proptest::option::of(0_i64..20)).prop_map(|(role, from, length)| {
        let from = day("2020-01-01") + time::Duration::days(from);
        let to = length.map(|days| from + time::Duration::days(days));
        MembershipChange::Join { role: MembershipRole::ALL[role].0, validity: Validity::new(from, to).expect("in order") }
    })
}

proptest! {
    /// Whatever is asked: nobody belongs twice on a day, and there is one lead at most.
    #[test]
    fn the_roll_stays_sound(changes in proptest::collection::vec((0_u128..4, any_membership()), 0..30)) {
        let mut rows: Vec<Membership> = Vec::new();
        for (number, (organisation, change)) in (100..).zip(changes) {
            if let Ok(step) = Roll::new(rows.clone()).decide(id(organisation), &change, id(number)) {
                rows.extend(step.after);
            }
        }
        for one in 0..80 {
            let today = day("2020-01-01") + time::Duration::days(one);
            let now: Vec<&Membership> = rows.iter().filter(|row| row.validity.has(today)).collect();
            prop_assert!(now.iter().filter(|row| row.role == MembershipRole::Lead).count() <= 1);
            for organisation in 0..4 {
                prop_assert!(now.iter().filter(|row| row.organisation == id(organisation)).count() <= 1);
            }
        }
    }

    /// Days overlap where some day is one of both.
    #[test]
    fn days_overlap_where_they_share_one(a in 0_i64..20, b in proptest::option::of(0_i64..20), c in 0_i64..20, d in proptest::option::of(0_i64..20)) {
        let at = |days: i64| day("2020-01-01") + time::Duration::days(days);
        let (Some(one), Some(other)) = (Validity::new(at(a), b.map(at)), Validity::new(at(c), d.map(at))) else { return Ok(()) };
        let shared = (0..50).map(at).any(|day| one.has(day) && other.has(day));
        prop_assert_eq!(one.overlaps(other), shared);
        prop_assert_eq!(other.overlaps(one), shared);
    }
}

#[test]
fn a_membership_form_is_read_or_says_what_to_mend() {
    let text = str::to_owned;
    let form = |act: MembershipAct| MembershipForm {
        act: text(act.name()),
        id: id::<MembershipId>(11).to_string(),
        version: text("4"),
        role: text("founder"),
        from: text("2026-01-01"),
        to: text("2026-12-31"),
    };
    let validity = validity("2026-01-01", "2026-12-31");
    assert_eq!(form(MembershipAct::Join).parse(), Ok(MembershipChange::Join { role: MembershipRole::Founder, validity }));
    let correct = MembershipChange::Correct { id: id(11), version: 4, role: MembershipRole::Founder, validity };
    assert_eq!(form(MembershipAct::Correct).parse(), Ok(correct));
    assert_eq!(form(MembershipAct::End).parse(), Ok(MembershipChange::End { id: id(11), version: 4, to: day("2026-12-31") }));
    assert_eq!(form(MembershipAct::Remove).parse(), Ok(MembershipChange::Remove { id: id(11), version: 4 }));
    for (wrong, expected) in [
        (
            MembershipForm { role: text("boss"), from: text("ieri"), ..form(MembershipAct::Join) },
            vec![("role", "field-choose"), ("from", "field-day")],
        ),
        (MembershipForm { to: text("2025-12-31"), ..form(MembershipAct::Correct) }, vec![("to", "field-ends-before")]),
        (MembershipForm { from: text("1026-01-01"), ..form(MembershipAct::Correct) }, vec![("from", "field-day-between")]),
        (MembershipForm { to: String::new(), ..form(MembershipAct::End) }, vec![("to", "field-day")]),
    ] {
        let Err(ApiError::Invalid(problems)) = wrong.parse() else { panic!("{wrong:?}") };
        let found: Vec<_> = problems.iter().map(|problem| (problem.field.as_str(), problem.key.as_str())).collect();
        assert_eq!(found, expected, "{wrong:?}");
    }
    for malformed in [
        MembershipForm::default(),
        MembershipForm { id: text("x"), ..form(MembershipAct::Correct) },
        MembershipForm { version: String::new(), ..form(MembershipAct::Remove) },
    ] {
        assert!(matches!(malformed.parse(), Err(ApiError::Malformed(_))), "{malformed:?}");
    }
    for (role, name) in MembershipRole::ALL {
        assert_eq!((role.name(), MembershipRole::from_name(name)), (name, Some(role)));
    }
}

fn agreement(number: u128, from: &str, to: &str) -> Agreement {
    let terms =
        AgreementTerms { title: "Accordo".to_owned(), signed_on: day(from), validity: validity(from, to), programme: String::new() };
    Agreement { id: id(number), version: 1, terms }
}

#[test]
fn the_agreement_of_a_day_and_what_stands_beside_it() {
    let both = [agreement(1, "2014-09-01", "2020-08-31"), agreement(2, "2020-09-01", "2030-08-31"), agreement(3, "2040-01-01", "")];
    for (on, expected) in [("2010-01-01", 1), ("2020-08-31", 1), ("2020-09-01", 2), ("2035-01-01", 3), ("2050-01-01", 3)] {
        assert_eq!(agreement_on(&both, day(on)).map(|found| found.id), Some(id::<AgreementId>(expected)), "{on}");
    }
    assert_eq!(agreement_on(&both[..1], day("2050-01-01")).map(|found| found.id), Some(id(1)), "the last one, when all are over");
    assert_eq!(agreement_on(&[], day("2050-01-01")), None);
    assert_eq!(both[1].terms.beside(&both, Some(id(2))), Ok(()), "itself does not count");
    assert!(both[1].terms.beside(&both, None).is_err());
    assert_eq!(agreement(4, "2030-09-01", "2039-12-31").terms.beside(&both, None), Ok(()));
    let problems = agreement(4, "2030-09-01", "").terms.beside(&both, None).expect_err("another one holds then");
    assert_eq!(
        (problems[0].field.as_str(), problems[0].key.as_str(), problems[0].values["day"].as_str()),
        ("from", "field-agreement-held", "2040-01-01")
    );
}

#[test]
fn an_agreement_form_is_read_or_says_what_to_mend() {
    let text = str::to_owned;
    let form = AgreementForm {
        id: String::new(),
        version: String::new(),
        title: text(" Accordo  di rete "),
        signed_on: text("2020-07-14"),
        from: text("2020-09-01"),
        to: String::new(),
        programme: text("Prima riga\r\nseconda\u{0} "),
    };
    let terms = form.parse().expect("sound");
    assert_eq!((terms.title.as_str(), terms.programme.as_str(), terms.validity.to()), ("Accordo di rete", "Prima riga\nseconda", None));
    assert_eq!(form.seen(), Ok(None));
    let known = AgreementForm { id: id::<AgreementId>(7).to_string(), version: text("2"), ..form.clone() };
    assert_eq!(known.seen(), Ok(Some((id(7), 2))));
    assert!(matches!(AgreementForm { version: String::new(), ..known }.seen(), Err(ApiError::Malformed(_))));
    let wrong = AgreementForm { title: String::new(), signed_on: text("x"), to: text("2020-08-31"), programme: "x".repeat(4_001), ..form };
    let Err(ApiError::Invalid(problems)) = wrong.parse() else { panic!("taken") };
    let found: Vec<_> = problems.iter().map(|problem| (problem.field.as_str(), problem.key.as_str())).collect();
    assert_eq!(
        found,
        [("title", "field-required"), ("signed_on", "field-day"), ("to", "field-ends-before"), ("programme", "field-too-long")]
    );
}

#[test]
fn a_polo_is_composed_as_the_law_asks_or_something_is_missing() {
    use OrganisationKind::{Company, Its, TechnicalInstitute, TrainingBody, VocationalInstitute};
    let regulations = crate::regulations();
    let thresholds = regulations.on_day(day("2026-11-24"));
    let whole =
        [(TechnicalInstitute, true), (VocationalInstitute, true), (Company, true), (Company, true), (Its, true), (TrainingBody, true)];
    let without =
        |left_out: usize| whole.iter().enumerate().filter(move |(at, _)| *at != left_out).map(|(_, member)| *member).collect::<Vec<_>>();
    for (members, missing, uncounted) in [
        (whole.to_vec(), [0, 0, 0, 0], 0),
        (Vec::new(), [2, 2, 1, 1], 0),
        (without(0), [1, 0, 0, 0], 0),
        (without(2), [0, 1, 0, 0], 0),
        (without(4), [0, 0, 1, 0], 0),
        (without(5), [0, 0, 0, 1], 0),
        ([without(3), vec![(Company, false)]].concat(), [0, 1, 0, 0], 1),
        ([whole.to_vec(), vec![(Company, false), (TechnicalInstitute, false)]].concat(), [0, 0, 0, 0], 1),
    ] {
        let composed = members.iter().map(|(kind, vat)| Member { kind: *kind, vat_number: vat.then_some("99000460503") });
        let composition = Composition::of(composed, &thresholds);
        let found: Vec<u32> = composition.lines.iter().map(domain::network::RequirementLine::missing).collect();
        assert_eq!(found, missing, "{members:?}");
        assert_eq!(composition.is_complete(), missing == [0; 4], "{members:?}");
        assert_eq!(composition.lines.iter().map(|line| line.uncounted).sum::<u32>(), uncounted, "{members:?}");
        assert!(composition.lines.iter().all(|line| line.citation.is_some()));
    }
    let before = Composition::of([], &regulations.on_day(day("2000-01-01")));
    assert!(before.is_complete(), "where the book of rules says nothing, nothing is missing");
}

#[test]
fn a_list_shows_what_is_asked_for() {
    let entry = |name: &str, kind, municipality: &str, standing| Entry {
        organisation: Organisation { id: id(1), name: name.to_owned(), kind, municipality: municipality.to_owned() },
        standing,
    };
    let member = Standing::In(membership(1, 1, MembershipRole::Member, "2020-01-01", ""));
    let works = entry("Officine Velocità S.r.l.", OrganisationKind::Company, "Pontedera", member);
    let filter = |text: &str| NetworkFilter { text: text.to_owned(), ..NetworkFilter::default() };
    for (filter, shown) in [
        (filter(""), true),
        (filter("velocita"), true),
        (filter("PONTEDÈRA offi"), true),
        (filter("officine pisa"), false),
        (NetworkFilter { kind: Some(OrganisationKind::Company), ..filter("") }, true),
        (NetworkFilter { kind: Some(OrganisationKind::Its), ..filter("") }, false),
        (NetworkFilter { municipality: Some("Pontedera".to_owned()), ..filter("") }, true),
        (NetworkFilter { municipality: Some("Pisa".to_owned()), ..filter("") }, false),
        (NetworkFilter { belonging: Belonging::Members, ..filter("") }, true),
        (NetworkFilter { belonging: Belonging::Others, ..filter("") }, false),
    ] {
        assert_eq!(filter.shows(&works), shown, "{filter:?}");
    }
    let past = Entry { standing: Standing::Past(membership(1, 1, MembershipRole::Lead, "2020-01-01", "2020-02-01")), ..works.clone() };
    assert!(NetworkFilter { belonging: Belonging::Others, ..filter("") }.shows(&past));
    let mut entries = [past, works];
    entries.sort_by_cached_key(Entry::order);
    assert_eq!(entries[0].standing.role(), Some(MembershipRole::Member), "members before those who were");
    for (choice, name) in Belonging::ALL {
        assert_eq!((choice.name(), Belonging::from_name(name)), (name, choice));
    }
}
