//! The polo in words: kinds, roles, days.

use crate::i18n::{t, ta, use_language};
use domain::calendar::Date;
use domain::network::{MembershipRole, Requirement, Standing, Validity};
use domain::organisation::OrganisationKind;
use leptos::prelude::*;

/// "Istituti tecnici".
pub(super) fn kinds(kind: OrganisationKind) -> String {
    t(match kind {
        OrganisationKind::TechnicalInstitute => "network-kind-technical",
        OrganisationKind::VocationalInstitute => "network-kind-vocational",
        OrganisationKind::Its => "network-kind-its",
        OrganisationKind::TrainingBody => "network-kind-training",
        OrganisationKind::Company => "network-kind-companies",
    })
}

/// "capofila".
pub(super) fn role(role: MembershipRole) -> String {
    t(match role {
        MembershipRole::Lead => "network-role-lead",
        MembershipRole::Founder => "network-role-founder",
        MembershipRole::Member => "network-role-member",
    })
}

/// What a polo needs, as the annex calls it.
pub(super) fn requirement(requirement: Requirement) -> String {
    t(match requirement {
        Requirement::Institutes => "network-requirement-institutes",
        Requirement::Companies => "network-requirement-companies",
        Requirement::Its => "network-requirement-its",
        Requirement::TrainingBodies => "network-requirement-training",
    })
}

/// "dal 1 settembre 2020 al 31 agosto 2030".
pub(super) fn days(validity: Validity) -> String {
    let language = use_language();
    let from = messages::long_day(language, validity.from());
    match validity.to() {
        None => ta("network-days-from", &[("from", from.as_str().into())]),
        Some(to) => ta("network-days-from-to", &[("from", from.as_str().into()), ("to", messages::long_day(language, to).into())]),
    }
}

/// "in vigore".
pub(super) fn time(validity: Validity, today: Date) -> String {
    t(if validity.has(today) {
        "network-time-now"
    } else if validity.from() > today {
        "network-time-ahead"
    } else {
        "network-time-past"
    })
}

/// Where an organisation stands today: a mark with words.
pub(super) fn standing(standing: Standing) -> AnyView {
    let long_day = |day: Date| messages::long_day(use_language(), day);
    let tag = |tone: &'static str, words: String| view! { <span class=format!("tag {tone}")>{words}</span> }.into_any();
    match standing {
        Standing::In(membership) => {
            let tone = if membership.role == MembershipRole::Lead { "tag--violet" } else { "tag--accent" };
            let since = ta("network-since", &[("day", long_day(membership.validity.from()).into())]);
            view! { {tag(tone, role(membership.role))}<small class="muted num">{since}</small> }.into_any()
        }
        Standing::Ahead(membership) => {
            let words = [("role", role(membership.role).into()), ("day", long_day(membership.validity.from()).into())];
            tag("", ta("network-will", &words))
        }
        Standing::Past(membership) => {
            let last = membership.validity.to().unwrap_or(membership.validity.from());
            tag("", ta("network-was", &[("day", long_day(last).into())]))
        }
        Standing::Outside => tag("", t("network-outside")),
    }
}
