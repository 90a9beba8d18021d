//! The lines of the form in which a company says which competences it asks. Six stand there from
//! the start; in the browser one may add and remove lines and take what the occupation suggests.

use super::demand_fields::Draft;
use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use domain::competence::{Level, Weight};
use domain::demand::{AskedField, MAX_COMPETENCES};
use leptos::prelude::*;

/// One line.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Row {
    /// Its number in the field's names; never used again after the line was removed.
    number: usize,
    competence: RwSignal<String>,
    level: RwSignal<String>,
    weight: RwSignal<String>,
    mandatory: RwSignal<bool>,
}

impl Row {
    fn new(number: usize, field: AskedField) -> Self {
        Self {
            number,
            competence: RwSignal::new(field.competence),
            level: RwSignal::new(field.level),
            weight: RwSignal::new(field.weight),
            mandatory: RwSignal::new(!field.mandatory.is_empty()),
        }
    }

    fn name(self, part: &str) -> String {
        format!("asked[{}][{part}]", self.number)
    }
}

/// All lines.
#[derive(Clone, Copy)]
struct Rows {
    list: RwSignal<Vec<Row>>,
    next: StoredValue<usize>,
}

impl Rows {
    fn add(self, competence: String, level: Level) {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        let weight = u8::from(Weight::Important).to_string();
        let field = AskedField { competence, level: level.number().to_string(), weight, mandatory: String::new() };
        self.list.update(|rows| rows.push(Row::new(number, field)));
    }

    /// Puts a competence into the first empty line, or into a new one.
    fn take(self, competence: String, level: Level) {
        let empty = self.list.with_untracked(|rows| rows.iter().find(|row| row.competence.with_untracked(String::is_empty)).copied());
        match empty {
            Some(row) => {
                row.competence.set(competence);
                row.level.set(level.number().to_string());
            }
            None => self.add(competence, level),
        }
    }
}

/// The lines with their heading and suggestions.
#[component]
pub(super) fn AskedRows() -> impl IntoView {
    let draft = expect_context::<Draft>();
    let fields = draft.value(|form| form.asked.clone());
    let next = StoredValue::new(fields.len());
    let list = RwSignal::new(fields.into_iter().enumerate().map(|(number, field)| Row::new(number, field)).collect::<Vec<_>>());
    let rows = Rows { list, next };
    let lively = RwSignal::new(false);
    Effect::new(move |_| lively.set(true));
    let may_add = move || lively.get() && list.with(Vec::len) < MAX_COMPETENCES;
    let error = draft.error("asked").map(|error| view! { <p class="field__error">{error}</p> });
    view! {
        <fieldset class="group-box">
            <legend><h2>{t("need-asked")}</h2><small class="muted">{t("need-asked-note")}</small></legend>
            <div class="box asked" id="f-asked">
                <div class="asked__head" aria-hidden="true">
                    <span>{t("need-asked-competence")}</span><span>{t("need-asked-level")}</span><span>{t("need-asked-weight")}</span><span>{t("need-asked-mandatory")}</span>
                </div>
                <For each=move || list.get() key=|row| row.number children=move |row| view! { <Line row rows lively/> }/>
                <Show when=may_add><Suggestions rows/></Show>
            </div>
            {error}
        </fieldset>
    }
    .into_any()
}

/// One competence, its level, its weight, whether it is mandatory.
#[component]
fn Line(row: Row, rows: Rows, lively: RwSignal<bool>) -> impl IntoView {
    let draft = expect_context::<Draft>();
    let position = move || rows.list.with(|rows| rows.iter().position(|other| *other == row).unwrap_or(0) + 1);
    let competence = row.name("competence");
    let error = ["competence", "level", "weight"].iter().find_map(|part| draft.error(&row.name(part)));
    let error_id = format!("{}-error", Draft::id(&competence));
    let described_by = error.as_ref().map(|_| error_id.clone());
    let invalid = error.as_ref().map(|_| "true");
    let chosen = row.competence.get_untracked();
    let options = draft.options.with_value(|options| {
        let option = |label: &domain::catalogue::CompetenceLabel| {
            let id = label.id.to_string();
            view! { <option selected=id == chosen value=id>{label.label.clone()}</option> }
        };
        options.competences.iter().map(option).collect_view()
    });
    view! {
        <fieldset class="asked__row">
            <legend class="visually-hidden">{move || ta("need-asked-row", &[("number", position().into())])}</legend>
            <select id=Draft::id(&competence) name=competence aria-label=t("need-asked-competence") aria-invalid=invalid aria-describedby=described_by
                prop:value=move || row.competence.get() on:change=move |event| row.competence.set(event_target_value(&event))>
                <option value="">{t("need-asked-none")}</option>
                {options}
            </select>
            <Segments legend="need-asked-level" name=row.name("level") value=row.level choices=levels()/>
            <Segments legend="need-asked-weight" name=row.name("weight") value=row.weight choices=weights()/>
            <label class="switch">
                <input type="checkbox" name=row.name("mandatory") value="on" checked=row.mandatory.get_untracked() prop:checked=move || row.mandatory.get()
                    on:change=move |event| row.mandatory.set(event_target_checked(&event))/>
                <span class="switch__mark" aria-hidden="true"></span><span class="switch__text">{t("need-asked-mandatory")}</span>
            </label>
            <Show when=move || lively.get()>
                <button type="button" class="btn btn--ghost btn--icon" aria-label=move || ta("need-asked-remove", &[("number", position().into())])
                    on:click=move |_| rows.list.update(|rows| rows.retain(|other| *other != row))><Icon name="close"/></button>
            </Show>
            {error.map(|error| view! { <p class="field__error" id=error_id>{error}</p> })}
        </fieldset>
    }
    .into_any()
}

fn levels() -> Vec<(String, String)> {
    Level::STEPS.iter().map(|level| (level.number().to_string(), messages::level(use_language(), *level))).collect()
}

fn weights() -> Vec<(String, String)> {
    Weight::ALL.iter().map(|weight| (u8::from(*weight).to_string(), messages::weight(use_language(), *weight))).collect()
}

/// A choice of one among few.
#[component]
fn Segments(legend: &'static str, name: String, value: RwSignal<String>, choices: Vec<(String, String)>) -> impl IntoView {
    let parts = choices
        .into_iter()
        .map(|(key, label)| {
            let (own, compared) = (key.clone(), key.clone());
            let checked = value.with_untracked(|value| *value == key);
            let id = format!("{}-{key}", Draft::id(&name));
            view! {
                <label class="seg__part">
                    <input type="radio" id=id name=name.clone() value=key checked=checked prop:checked=move || value.with(|value| *value == compared)
                        on:change=move |_| value.set(own.clone())/>
                    <span>{label}</span>
                </label>
            }
        })
        .collect_view();
    view! { <div class="seg" role="radiogroup" aria-label=t(legend)>{parts}</div> }.into_any()
}

/// What the chosen occupation usually needs and no line has yet, and an empty line.
#[component]
fn Suggestions(rows: Rows) -> impl IntoView {
    let draft = expect_context::<Draft>();
    let suggested = move || {
        let taken = rows.list.with(|rows| rows.iter().map(|row| row.competence.get()).collect::<Vec<_>>());
        draft.options.with_value(|options| {
            let occupation = draft.occupation.with(|id| options.occupations.iter().find(|one| one.id.to_string() == *id));
            let typical = occupation.map(|one| one.competences.clone()).unwrap_or_default();
            let label = |id| options.competences.iter().find(|label| label.id == id).map(|label| label.label.clone());
            let missing = typical.into_iter().filter(|one| !taken.contains(&one.competence.to_string()));
            missing.filter_map(|one| Some((one.competence, one.level, label(one.competence)?))).take(8).collect::<Vec<_>>()
        })
    };
    let chips = move || {
        let chip = |(id, level, label): (domain::id::CompetenceId, Level, String)| {
            view! { <button type="button" class="chip" on:click=move |_| rows.take(id.to_string(), level)><Icon name="plus"/>{label}</button> }
        };
        suggested().into_iter().map(chip).collect_view()
    };
    view! {
        <div class="asked__add">
            {chips}
            <button type="button" class="chip" on:click=move |_| rows.add(String::new(), Level::Guided)><Icon name="plus"/>{t("need-asked-add")}</button>
            <Show when=move || !suggested().is_empty()><small class="muted"><Icon name="book"/>{t("need-asked-typical")}</small></Show>
        </div>
    }
    .into_any()
}
