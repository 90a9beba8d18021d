//! The fields of a company's form, except for the competences. Every name is that of
//! `domain::demand::DemandForm`, written as the browser sends it.

use super::need_esco::EscoPart;
use crate::i18n::{t, ta, use_language};
use crate::ui::{Field, FieldIds, TextArea};
use domain::ApiError;
use domain::demand::{AllotmentField, Confidence, DemandForm, DemandOptions, MAX_TEXT, MAX_TITLE, OwnAllotment, Risk};
use domain::{FieldError, demand::BoardOption};
use leptos::prelude::*;
use services::need::ReadNeed;

/// The form as it was or will be filled in, with what is wrong and what there is to choose from.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    address: StoredValue<String>,
    form: StoredValue<DemandForm>,
    errors: StoredValue<Vec<FieldError>>,
    reading: StoredValue<Option<ReadNeed>>,
    now: StoredValue<Vec<(&'static str, String)>>,
    pub(super) options: StoredValue<DemandOptions>,
}

impl Draft {
    /// The form at an address, to which it is posted.
    pub(super) fn new(
        address: String,
        form: DemandForm,
        error: Option<ApiError>,
        reading: Option<ReadNeed>,
        options: DemandOptions,
    ) -> Self {
        let errors = if let Some(ApiError::Invalid(errors)) = error { errors } else { Vec::new() };
        Self {
            address: StoredValue::new(address),
            form: StoredValue::new(form),
            errors: StoredValue::new(errors),
            reading: StoredValue::new(reading),
            now: StoredValue::new(Vec::new()),
            options: StoredValue::new(options),
        }
    }

    /// Says beside these fields what stands there now, where somebody changed it meanwhile.
    pub(super) fn beside(self, now: Vec<(&'static str, String)>) -> Self {
        self.now.set_value(now);
        self
    }

    /// The address of a part of the page, for a button that posts a step.
    pub(super) fn here(self, part: &str) -> String {
        self.address.with_value(|address| format!("{address}#{part}"))
    }

    /// What stands in a field now, in a sentence, where that is another thing.
    fn now(self, name: &str) -> Option<String> {
        self.now.with_value(|now| now.iter().find(|(field, _)| *field == name).map(|(_, value)| value.clone())).map(|value| {
            let value = if value.is_empty() { t("form-now-nothing") } else { value };
            ta("form-now", &[("value", value.into())])
        })
    }

    /// The same below what is no single field.
    pub(super) fn now_line(self, name: &str) -> Option<AnyView> {
        self.now(name).map(|sentence| view! { <small class="field__hint">{sentence}</small> }.into_any())
    }

    fn hint(self, name: &str, usual: Option<&'static str>) -> Option<String> {
        self.now(name).or_else(|| usual.map(t))
    }

    /// What was read from the company's words; `None` where nobody asked for it.
    pub(super) fn reading<T>(self, read: impl FnOnce(Option<&ReadNeed>) -> T) -> T {
        self.reading.with_value(|reading| read(reading.as_ref()))
    }

    /// A new form: what most companies would write stands there already.
    pub(super) fn blank(options: &DemandOptions) -> DemandForm {
        DemandForm {
            kind: "placement".to_owned(),
            positions: "1".to_owned(),
            weekly_hours: "40".to_owned(),
            starts_at: "08:00".to_owned(),
            ends_at: "17:00".to_owned(),
            municipality: options.municipalities.first().map(|(code, _)| code.clone()).unwrap_or_default(),
            by_year: options.today.map(|today| (today.year() + 2).to_string()).unwrap_or_default(),
            confidence: Confidence::default().name().to_owned(),
            ..DemandForm::default()
        }
    }

    pub(super) fn value<T>(self, read: impl FnOnce(&DemandForm) -> T) -> T {
        self.form.with_value(read)
    }

    /// What is wrong with a field, in words.
    pub(super) fn error(self, field: &str) -> Option<String> {
        self.errors
            .with_value(|errors| errors.iter().find(|error| error.field == field).map(|error| messages::field_error(use_language(), error)))
    }

    /// The id of a field's control: `asked[0][level]` → `f-asked-0-level`.
    pub(super) fn id(field: &str) -> String {
        format!("f-{}", field.replace(['[', ']'], "-").replace("--", "-").trim_end_matches('-'))
    }

    /// What a field is called in the form.
    pub(super) fn label(field: &str) -> String {
        let key = match field {
            "kind" => "need-kind",
            "title" => "need-field-title",
            "occupation" => "need-field-occupation",
            "positions" => "need-field-positions",
            "from" => "need-field-from",
            "to" => "need-field-to",
            "weekly_hours" => "need-field-weekly-hours",
            "starts_at" => "need-field-starts-at",
            "ends_at" => "need-field-ends-at",
            "municipality" => "need-field-municipality",
            "risk" => "need-field-risk",
            "min_age" => "need-field-min-age",
            "tutor" => "tutors-of-company",
            "tasks" => "need-field-tasks",
            "conditions" => "need-field-conditions",
            "by_year" => "need-field-by-year",
            "confidence" => "need-field-confidence",
            _ if field.starts_with("asked") => "need-asked",
            _ if field.starts_with("proposed") => "need-proposed",
            _ => "need-seats",
        };
        t(key)
    }
}

/// A field of one line.
#[component]
fn Line(
    name: &'static str,
    value: String,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] hint: Option<&'static str>,
    #[prop(optional)] class: &'static str,
    #[prop(optional)] least: Option<&'static str>,
    #[prop(optional)] most: Option<String>,
) -> impl IntoView {
    let draft = expect_context::<Draft>();
    let longest = (kind == "text").then_some(most.clone()).flatten();
    let most = (kind != "text").then_some(most).flatten();
    let control = move |ids: FieldIds| {
        view! { <input id=ids.id name=name type=kind value=value min=least max=most maxlength=longest aria-describedby=ids.described_by aria-invalid=ids.invalid/> }.into_any()
    };
    view! { <Field id=Draft::id(name) label=Draft::label(name) hint=draft.hint(name, hint) error=draft.error(name) class control/> }
        .into_any()
}

/// A field of several lines.
#[component]
pub(super) fn Paragraph(name: &'static str, value: String, hint: &'static str, #[prop(default = 3)] rows: u8) -> impl IntoView {
    let draft = expect_context::<Draft>();
    let control = move |ids: FieldIds| view! { <TextArea ids name rows most=MAX_TEXT value/> }.into_any();
    view! { <Field id=Draft::id(name) label=Draft::label(name) hint=draft.hint(name, Some(hint)) error=draft.error(name) class="field--wide" control/> }
        .into_any()
}

/// A choice of one among many.
#[component]
fn Select(
    name: &'static str,
    value: String,
    choices: Vec<(String, String)>,
    #[prop(optional)] hint: Option<&'static str>,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    let draft = expect_context::<Draft>();
    let control = move |ids: FieldIds| {
        let options =
            choices.into_iter().map(|(key, label)| view! { <option selected=key == value value=key>{label}</option> }).collect_view();
        view! {
            <select id=ids.id name=name aria-describedby=ids.described_by aria-invalid=ids.invalid>
                <option value="">{t("need-choose")}</option>
                {options}
            </select>
        }
        .into_any()
    };
    view! { <Field id=Draft::id(name) label=Draft::label(name) hint=draft.hint(name, hint) error=draft.error(name) class control/> }
        .into_any()
}

/// A heading with a group of fields.
#[component]
fn Group(
    heading: &'static str,
    #[prop(optional)] note: Option<&'static str>,
    #[prop(optional)] class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <fieldset class=format!("group-box {class}")>
            <legend><h2>{t(heading)}</h2>{note.map(|note| view! { <small class="muted">{t(note)}</small> })}</legend>
            {children()}
        </fieldset>
    }
    .into_any()
}

/// A placement or a forecast. The stylesheet shows the fields of the one that is chosen.
#[component]
pub(super) fn KindChoice() -> impl IntoView {
    let draft = expect_context::<Draft>();
    let chosen = draft.value(|form| form.kind.clone());
    let error = draft.error("kind").map(|error| view! { <p class="field__error">{error}</p> });
    let choice = |value: &'static str, title: &'static str, text: &'static str| {
        view! {
            <label class="kind">
                <input type="radio" name="kind" id=format!("f-kind-{value}") value=value checked=chosen == value/>
                <span><b>{t(title)}</b><small>{t(text)}</small></span>
            </label>
        }
    };
    view! {
        <fieldset class="kinds" id="f-kind">
            <legend class="visually-hidden">{t("need-kind")}</legend>
            {choice("placement", "need-kind-placement", "need-kind-placement-text")}
            {choice("forecast", "need-kind-forecast", "need-kind-forecast-text")}
            {error}
            {draft.now_line("kind")}
        </fieldset>
    }
    .into_any()
}

/// Title, positions, occupation.
#[component]
pub(super) fn What() -> impl IntoView {
    let draft = expect_context::<Draft>();
    let mut occupations = draft
        .options
        .with_value(|options| options.occupations.iter().map(|one| (one.id.to_string(), one.label.clone())).collect::<Vec<_>>());
    let chosen = draft.value(|form| form.occupation.clone());
    occupations.extend(expect_context::<EscoPart>().marked(&chosen).map(|label| (chosen, label)));
    view! {
        <Group heading="need-what">
            <div class="fields">
                <Line name="title" value=draft.value(|form| form.title.clone()) hint="need-hint-title" class="field--grow" most=MAX_TITLE.to_string()/>
                <Line name="positions" value=draft.value(|form| form.positions.clone()) kind="number" least="1" most="200".to_owned() class="field--small"/>
                <Select name="occupation" value=draft.value(|form| form.occupation.clone()) choices=occupations hint="need-hint-occupation" class="field--wide"/>
            </div>
        </Group>
    }
    .into_any()
}

/// The period of a placement, or the year of a forecast.
#[component]
pub(super) fn When() -> impl IntoView {
    let draft = expect_context::<Draft>();
    view! {
        <Group heading="need-when" class="only-placement">
            <div class="fields">
                <Line name="from" value=draft.value(|form| form.from.clone()) kind="date" class="field--day"/>
                <Line name="to" value=draft.value(|form| form.to.clone()) kind="date" class="field--day"/>
                <Line name="weekly_hours" value=draft.value(|form| form.weekly_hours.clone()) kind="number" least="1" most="60".to_owned() class="field--small"/>
                <Line name="starts_at" value=draft.value(|form| form.starts_at.clone()) kind="time" class="field--time"/>
                <Line name="ends_at" value=draft.value(|form| form.ends_at.clone()) kind="time" class="field--time"/>
            </div>
        </Group>
        <Group heading="need-by-when" class="only-forecast">
            <div class="fields">
                <Line name="by_year" value=draft.value(|form| form.by_year.clone()) kind="number" hint="need-hint-by-year" class="field--day"/>
                <Select name="confidence" value=draft.value(|form| form.confidence.clone()) choices=confidences() hint="need-hint-confidence" class="field--grow"/>
            </div>
        </Group>
    }
    .into_any()
}

/// How sure a forecast may be: names with their words.
pub(super) fn confidences() -> Vec<(String, String)> {
    Confidence::ALL.iter().map(|(one, name)| ((*name).to_owned(), messages::confidence(use_language(), *one))).collect()
}

/// How dangerous a workplace may be: names with their words.
pub(super) fn risks() -> Vec<(String, String)> {
    Risk::ALL.iter().map(|(risk, name)| ((*name).to_owned(), messages::risk(use_language(), *risk))).collect()
}

/// Where, how dangerous, from which age.
#[component]
pub(super) fn Workplace() -> impl IntoView {
    let draft = expect_context::<Draft>();
    let places = draft.options.with_value(|options| options.municipalities.clone());
    let high_risk = draft.value(|form| !form.high_risk_task.is_empty());
    view! {
        <Group heading="need-where">
            <div class="fields">
                <Select name="municipality" value=draft.value(|form| form.municipality.clone()) choices=places class="field--day"/>
                <Select name="risk" value=draft.value(|form| form.risk.clone()) choices=risks() hint="need-hint-risk" class="field--day"/>
                <Line name="min_age" value=draft.value(|form| form.min_age.clone()) kind="number" least="14" most="30".to_owned() hint="need-hint-min-age" class="field--day"/>
                <label class="check field--wide">
                    <input type="checkbox" name="high_risk_task" id="f-high_risk_task" value="on" checked=high_risk/>
                    <span>{t("need-high-risk-task")}<small class="muted">{t("need-high-risk-task-text")}</small>{draft.now_line("high_risk_task")}</span>
                </label>
            </div>
        </Group>
    }
    .into_any()
}

/// Who follows the students in the company.
#[component]
pub(super) fn Tutor() -> impl IntoView {
    let draft = expect_context::<Draft>();
    let (name, chosen) = ("tutor", draft.value(|form| form.tutor.clone()));
    let tutors = draft.options.with_value(|options| options.tutors.clone());
    let control = move |ids: FieldIds| {
        let options =
            tutors.into_iter().map(|(id, label)| view! { <option selected=id == chosen value=id>{label}</option> }).collect_view();
        view! {
            <select id=ids.id name=name aria-describedby=ids.described_by aria-invalid=ids.invalid>
                <option value="">{t("tutors-nobody-yet")}</option>
                {options}
            </select>
        }
        .into_any()
    };
    view! {
        <Group heading="tutors-of-company" note="tutors-need-note" class="only-placement">
            <div class="fields">
                <Field id=Draft::id(name) label=t("tutors-who-follows") hint=draft.hint(name, Some("tutors-need-hint")) error=draft.error(name) class="field--wide" control/>
            </div>
        </Group>
    }
    .into_any()
}

/// What else one should know.
#[component]
pub(super) fn Conditions() -> impl IntoView {
    let draft = expect_context::<Draft>();
    view! {
        <Group heading="need-conditions">
            <div class="fields"><Paragraph name="conditions" value=draft.value(|form| form.conditions.clone()) hint="need-hint-conditions"/></div>
        </Group>
    }
    .into_any()
}

/// On which boards, with how many seats.
#[component]
pub(super) fn Seats() -> impl IntoView {
    let draft = expect_context::<Draft>();
    let boards = draft.options.with_value(|options| options.boards.clone());
    let rows = boards.into_iter().enumerate().map(|(row, board)| view! { <SeatsOnBoard row board/> }).collect_view();
    let error = draft.error("allotments").map(|error| view! { <p class="field__error">{error}</p> });
    view! {
        <Group heading="need-seats" note="need-seats-note" class="only-placement">
            <div id="f-allotments" class="box seats-on-boards">{rows}</div>
            {error}
        </Group>
    }
    .into_any()
}

#[component]
fn SeatsOnBoard(row: usize, board: BoardOption) -> impl IntoView {
    let draft = expect_context::<Draft>();
    let AllotmentField { seats, .. } =
        draft.value(|form| form.allotments.iter().find(|field| field.board == board.id.to_string()).cloned().unwrap_or_default());
    let name = format!("allotments[{row}][seats]");
    let id = Draft::id(&name);
    let error = draft.error(&name);
    let error_id = format!("{id}-error");
    let about =
        ta("need-board-about", &[("period", messages::period(use_language(), board.period).into()), ("students", board.students.into())]);
    view! {
        <div class="seats-on-boards__row">
            <label for=id.clone()><b>{board.title}</b>" "<small class="muted">{board.school_name}" · "{about}</small></label>
            <input type="hidden" name=format!("allotments[{row}][board]") value=board.id.to_string()/>
            <input id=id name=name type="number" min="0" max="200" placeholder="0" value=seats aria-invalid=error.as_ref().map(|_| "true") aria-describedby=error.as_ref().map(|_| error_id.clone())/>
            {error.map(|error| view! { <p class="field__error" id=error_id>{error}</p> })}
        </div>
    }
    .into_any()
}

/// On which boards a demand that stands has seats: those are the schools' to give and to take.
#[component]
pub(super) fn Standing(boards: Vec<OwnAllotment>) -> impl IntoView {
    let none = boards.is_empty().then(|| view! { <p class="muted">{t("demands-on-no-board")}</p> });
    let rows = boards.into_iter().map(|board| {
        let taken = ta("boards-taken", &[("part", board.taken.into()), ("whole", board.seats.into())]);
        view! {
            <li class="line">
                <span><a href=format!("/tavoli/{}", board.board)><b>{board.title}</b></a><small class="muted">{board.school_name}</small></span>
                <span class="line__end num">{taken}</span>
            </li>
        }
    });
    view! {
        <Group heading="need-seats" note="demand-standing-note" class="only-placement">
            <div id="f-allotments" class="box">{none}<ul class="lines">{rows.collect_view()}</ul></div>
        </Group>
    }
    .into_any()
}
