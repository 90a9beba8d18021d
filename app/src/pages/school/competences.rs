//! What a student can do, on their page: level, evidence, who attested it; and the forms to say so.

use crate::i18n::{t, ta, use_language};
use crate::pages::form_fields::{Fields, Returned, Width};
use crate::ui::{Icon, LevelBar};
use domain::calendar::iso_day;
use domain::competence::{Evidence, Level};
use domain::student::{HeldAct, HeldForm};
use leptos::prelude::*;
use services::student::{FoundCompetence, HeldLine, StudentView};

/// A form that came back, and the search beside which it stood.
#[derive(Clone, Debug)]
pub(super) struct ReturnedHeld {
    pub(super) returned: Returned<HeldForm>,
    pub(super) wanted: String,
}

impl ReturnedHeld {
    /// How the ids of its fields begin.
    fn prefix(&self) -> String {
        prefix(&self.returned.form.competence)
    }

    fn of(&self, act: HeldAct, competence: &str) -> bool {
        self.returned.form.act() == Some(act) && self.returned.form.competence == competence
    }

    /// What is wrong, above the page.
    pub(super) fn summary(&self, address: &str) -> AnyView {
        Fields::new(self.prefix(), Some(&self.returned.error)).summary(&self.returned.error, label, address)
    }
}

fn prefix(competence: &str) -> String {
    format!("held-{competence}")
}

/// What a field is called.
fn label(field: &str) -> String {
    t(match field {
        "level" => "people-level",
        "evidence" => "people-evidence",
        "attested_by" => "people-attested-by",
        "attested_on" => "people-attested-on",
        _ => "people-competence",
    })
}

/// The whole part of the page.
pub(super) fn section(view: &StudentView, wanted: &str, returned: Option<&ReturnedHeld>) -> AnyView {
    let rows = view.held.iter().map(|line| held(view, line, returned)).collect_view();
    let none = view.held.is_empty().then(|| view! { <p class="empty">{t("people-held-none")}</p> });
    view! {
        <section class="box people-held" aria-labelledby="people-held">
            <h2 id="people-held">{t("people-competences")}<small class="num">{view.held.len()}</small></h2>
            {none}
            <ul class="lines">{rows}</ul>
            {search(view, wanted, returned)}
        </section>
    }
    .into_any()
}

fn held(view: &StudentView, line: &HeldLine, returned: Option<&ReturnedHeld>) -> AnyView {
    let attested = &line.attested;
    let competence = attested.held.competence.to_string();
    let language = use_language();
    let evidence = messages::evidence(language, attested.held.evidence);
    let about = match (&attested.by, attested.on) {
        (None, None) => evidence,
        (Some(by), None) => format!("{evidence}, {by}"),
        (None, Some(on)) => format!("{evidence}, {}", messages::day(language, on)),
        (Some(by), Some(on)) => format!("{evidence}, {by}, {}", messages::day(language, on)),
    };
    let back = returned.filter(|returned| returned.of(HeldAct::Correct, &competence) || returned.of(HeldAct::Withdraw, &competence));
    let fields = Fields::new(prefix(&competence), back.map(|back| &back.returned.error));
    let now = HeldForm {
        act: HeldAct::Correct.name().to_owned(),
        competence: competence.clone(),
        version: line.version.to_string(),
        level: attested.held.level.number().to_string(),
        evidence: attested.held.evidence.name().to_owned(),
        attested_by: attested.by.clone().unwrap_or_default(),
        attested_on: attested.on.map(iso_day).unwrap_or_default(),
    };
    // What was typed stays; whoever sends it again has seen above what stands there.
    let form = back.map_or_else(|| now.clone(), |back| HeldForm { version: now.version.clone(), ..back.returned.form.clone() });
    let address = format!("/studenti/{}", view.id);
    view! {
        <li>
            <div class="line">
                <span><b>{line.label.clone()}</b><small class="muted">{about}</small></span>
                <span class="people-level"><LevelBar held=attested.held.level asked=Level::None/><small>{messages::level(language, attested.held.level)}</small></span>
            </div>
            <details class="rule-form" open=back.is_some()>
                <summary>{t("people-held-edit")}<span class="visually-hidden">" "{line.label.clone()}</span></summary>
                <form method="post" action=address.clone() novalidate>
                    {identity(HeldAct::Correct, &form, "")}
                    {controls(&fields, &form)}
                    <p class="actions"><button class="btn btn--primary">{t("network-edit-send")}</button></p>
                </form>
                <form method="post" action=address>
                    {identity(HeldAct::Withdraw, &form, "")}
                    <p class="actions"><button class="btn btn--danger">{t("people-held-withdraw")}</button></p>
                </form>
            </details>
        </li>
    }
    .into_any()
}

fn identity(act: HeldAct, form: &HeldForm, wanted: &str) -> AnyView {
    view! {
        <input type="hidden" name="act" value=act.name()/>
        <input type="hidden" name="competence" value=form.competence.clone()/>
        <input type="hidden" name="version" value=form.version.clone()/>
        <input type="hidden" name="wanted" value=wanted.to_owned()/>
    }
    .into_any()
}

fn controls(fields: &Fields, form: &HeldForm) -> AnyView {
    let language = use_language();
    let levels = Level::STEPS.map(|level| (level.number().to_string(), messages::level(language, level))).to_vec();
    let evidence = Evidence::ALL.map(|(evidence, name)| (name.to_owned(), messages::evidence(language, evidence))).to_vec();
    view! {
        <div class="fields">
            {fields.choice("level", label("level"), &form.level, levels)}
            {fields.choice("evidence", label("evidence"), &form.evidence, evidence)}
            {fields.line("attested_by", label("attested_by"), "text", form.attested_by.clone(), Some(t("people-attested-hint")), Width::Usual)}
            {fields.day("attested_on", label("attested_on"), form.attested_on.clone(), None)}
        </div>
    }
    .into_any()
}

/// Looks for a competence, and states what was found: a form that needs no program.
fn search(view: &StudentView, wanted: &str, returned: Option<&ReturnedHeld>) -> AnyView {
    let address = format!("/studenti/{}", view.id);
    let found = view.found.iter().map(|found| attest(view, found, wanted, returned)).collect_view();
    let none = (!wanted.is_empty() && view.found.is_empty()).then(|| {
        view! { <p class="empty">{ta("people-held-no-match", &[("text", wanted.into())])}</p> }
    });
    view! {
        <div class="people-search" id="cerca">
            <h3>{t("people-held-add")}</h3>
            <form class="fields" method="get" action=format!("{address}#cerca") role="search" aria-label=t("people-held-add")>
                <div class="field field--grow">
                    <label for="held-search">{t("people-held-search")}</label>
                    <input id="held-search" type="search" name="cerca" value=wanted.to_owned() autocomplete="off"/>
                </div>
                <p class="actions"><button class="btn"><Icon name="search"/>{t("people-held-search-send")}</button></p>
            </form>
            {none}
            <ul class="lines">{found}</ul>
        </div>
    }
    .into_any()
}

fn attest(view: &StudentView, found: &FoundCompetence, wanted: &str, returned: Option<&ReturnedHeld>) -> AnyView {
    let competence = found.competence.to_string();
    let back = returned.filter(|returned| returned.of(HeldAct::Attest, &competence));
    let fields = Fields::new(prefix(&competence), back.map(|back| &back.returned.error));
    let blank = HeldForm { competence, ..HeldForm::default() };
    let form = back.map_or(blank, |back| back.returned.form.clone());
    let open = back.is_some() || view.found.len() == 1;
    view! {
        <li>
            <details class="rule-form" open=open>
                <summary>{found.label.clone()}</summary>
                <form method="post" action=format!("/studenti/{}", view.id) novalidate>
                    {identity(HeldAct::Attest, &form, wanted)}
                    {controls(&fields, &form)}
                    <p class="actions"><button class="btn btn--primary">{t("people-held-attest")}</button></p>
                </form>
            </details>
        </li>
    }
    .into_any()
}
