//! `/richieste/nuova`: the plain form in which a company says what it needs. It is posted to its
//! own address and needs no program in the browser; what is wrong comes back beside the fields
//! with everything that was typed. A small script (`public/need.js`) keeps the draft and counts
//! again while one writes; without it, every button does both.

use super::demand_fields::{Draft, Seats};
use super::entrance::ForOthers;
use super::need_esco::{EscoPart, Found, new_to_polo};
use super::need_fitting::Saved;
use super::need_form::{Frame, need_form, summary};
use crate::api::demand::{FormStart, read_demand_options};
use crate::api::{Failure, actor, language, services, session_now};
use crate::i18n::{t, ta, use_language};
use crate::ui::{Icon, Problem};
use domain::ApiError;
use domain::competence::AskedCompetence;
use domain::demand::{DemandForm, DemandOptions};
use domain::id::{CommandId, DemandId};
use domain::person::RoleKind;
use domain::policy::Role;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use services::Services;
use services::draft::Draft as Kept;
use services::need::{Fitting, ReadNeed};

/// Where the form is, and to where it is posted.
const ADDRESS: &str = "/richieste/nuova";

/// A form that came back: as it was filled in, and why it was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Returned {
    /// As it was filled in.
    pub(super) form: DemandForm,
    /// The id of the wish, kept so that sending it again is safe.
    pub(super) command: Option<CommandId>,
    /// Why not; `None` where the server only filled something in.
    pub(super) error: Option<ApiError>,
    /// What the company's words name, where somebody asked.
    pub(super) reading: Option<ReadNeed>,
    /// What the whole classification has, where somebody searched it.
    pub(super) found: Option<Found>,
    /// How far the draft is kept.
    pub(super) saved: Saved,
}

/// What the page begins with.
struct Start {
    options: FormStart,
    begun: Option<Returned>,
    fitting: Result<Fitting, ApiError>,
    asked: Vec<AskedCompetence>,
    /// What the form has chosen of the classification, with labels.
    chosen: Vec<(String, String)>,
    /// Whether there is a classification.
    is_loaded: bool,
    /// Whether it begins with a typical need.
    is_typical: bool,
}

/// From where a new form is begun.
enum Source {
    Blank,
    Draft(CommandId),
    Copy(DemandId),
    Template(String),
    /// An address that names none of these.
    Unknown,
}

impl Source {
    /// `?bozza=` continues a draft, `?copia=` begins with a former demand, `?modello=` with a typical one.
    fn of_address() -> Self {
        let (draft, copy, template) =
            use_query_map().with_untracked(|query| (query.get("bozza"), query.get("copia"), query.get("modello")));
        match (draft.map(|id| id.parse()), copy.map(|id| id.parse()), template) {
            (Some(Ok(id)), ..) => Self::Draft(id),
            (None, Some(Ok(id)), _) => Self::Copy(id),
            (None, None, Some(key)) => Self::Template(key),
            (None, None, None) => Self::Blank,
            _ => Self::Unknown,
        }
    }

    async fn begin(self, services: &Services, options: &DemandOptions) -> Result<Option<Returned>, ApiError> {
        let actor = actor();
        let begun = |form, command, saved| Returned { form, command, error: None, reading: None, found: None, saved };
        Ok(match self {
            Self::Blank => None,
            Self::Unknown => return Err(ApiError::NotFound),
            Self::Draft(id) => {
                let kept = services::draft::read(services, &actor, id).await?;
                let saved = Saved { version: kept.version, words: Some(kept_at(&kept)) };
                Some(begun(kept.form, Some(id), saved))
            }
            Self::Template(key) => {
                let DemandForm { title, occupation, weekly_hours, tasks, asked, .. } =
                    services::template::begin(services, &actor, &key, language()).await?;
                let form = DemandForm { title, occupation, weekly_hours, tasks, asked, ..Draft::blank(options) };
                Some(begun(form, None, Saved { version: 0, words: None }))
            }
            Self::Copy(id) => Some(begun(services::draft::copy(services, &actor, id).await?, None, Saved { version: 0, words: None })),
        })
    }
}

/// "bozza salvata: 23 nov 2026, 10:42".
pub(super) fn kept_at(kept: &Kept) -> String {
    ta("need-saved", &[("when", messages::moment(use_language(), kept.saved_at).into())])
}

/// Who fits what a form asks so far.
pub(super) async fn fitting_of(services: &Services, form: &DemandForm) -> (Vec<AskedCompetence>, Result<Fitting, ApiError>) {
    let asked = form.asked_so_far();
    let fitting = services::need::who_fits(services, &actor(), &asked, language()).await;
    (asked, fitting)
}

async fn start(source: Source, returned: Option<Returned>) -> Result<Start, ApiError> {
    let services = services().map_err(Failure::into_error)?;
    let options = read_demand_options().await.map_err(Failure::into_error)?;
    let is_typical = returned.is_none() && matches!(source, Source::Template(_));
    let begun = match returned {
        Some(returned) => Some(returned),
        None => source.begin(&services, &options.options).await?,
    };
    let none = DemandForm::default();
    let form = begun.as_ref().map_or(&none, |begun| &begun.form);
    let (asked, fitting) = fitting_of(&services, form).await;
    let chosen = services::concept::esco::chosen(&services, &actor(), form, language()).await?;
    let is_loaded = services::concept::esco::begin(&services).await?;
    Ok(Start { options, begun, fitting, asked, chosen, is_loaded, is_typical })
}

/// The page.
#[component]
pub fn NewDemand() -> impl IntoView {
    let returned = use_context::<Returned>();
    let content = if matches!(session_now().actor.role(), Some(Role::Company { .. })) {
        let source = Source::of_address();
        Suspend::new(async move {
            match start(source, returned).await {
                Ok(start) => view! { <Form start/> }.into_any(),
                // Made a failure it sets the status of the answer.
                Err(error) => view! { <Problem error=Failure::from(error).into_error()/> }.into_any(),
            }
        })
        .into_any()
    } else {
        view! {
            <div class="page"><ForOthers heading="need-heading" text="need-for-whom" roles=vec![RoleKind::Company] back="/richieste/nuova"/></div>
        }
        .into_any()
    };
    view! { <Title text=t("need-title")/>{content} }.into_any()
}

/// The form.
#[component]
fn Form(start: Start) -> impl IntoView {
    let Start { options: start, begun, fitting, asked, chosen, is_loaded, is_typical } = start;
    let blank = || Returned {
        form: Draft::blank(&start.options),
        command: None,
        error: None,
        reading: None,
        found: None,
        saved: Saved { version: 0, words: None },
    };
    let is_blank = begun.is_none();
    let Returned { form, command, error, reading, found, saved } = begun.unwrap_or_else(blank);
    let above = match &error {
        Some(error) => Some(summary(error, "need-kept")),
        None if is_typical => {
            Some(view! { <p class="note" role="status"><Icon name="file"/>{ta("need-template-begun", &[("title", form.title.as_str().into())])}</p> }.into_any())
        }
        None => is_blank.then(templates),
    };
    let company = start.options.company_name.clone();
    let new = new_to_polo(&form, &chosen);
    provide_context(EscoPart::new(chosen, found, is_loaded));
    let draft = Draft::new(ADDRESS.to_owned(), form, error, reading, start.options);
    need_form(
        draft,
        Frame {
            address: ADDRESS.to_owned(),
            command: command.unwrap_or(start.command),
            saved,
            head: view! { <p class="crumbs"><a href="/richieste">{t("nav-demands")}</a>" › "{company}</p><h1>{t("need-heading")}</h1> }
                .into_any(),
            above,
            send: "need-publish",
            keeps_draft: true,
            proposes: true,
            new,
            seats: Box::new(|| view! { <Seats/> }.into_any()),
            aside: view! { <Afterwards/> }.into_any(),
        },
        fitting,
        !asked.is_empty(),
    )
}

/// Typical needs to begin with.
fn templates() -> AnyView {
    let links = services::template::all(use_language())
        .into_iter()
        .map(|(key, title)| view! { <li><a href=format!("{ADDRESS}?modello={key}")>{title}</a></li> })
        .collect_view();
    view! {
        <details class="templates">
            <summary>{t("need-templates")}</summary>
            <p class="muted">{t("need-templates-note")}</p>
            <ul>{links}</ul>
        </details>
    }
    .into_any()
}

/// What happens with it, beside the form.
#[component]
fn Afterwards() -> impl IntoView {
    let steps = ["need-step-publish", "need-step-board", "need-step-match"].map(|key| view! { <li>{t(key)}</li> }).collect_view();
    view! {
        <h2>{t("need-aside-heading")}</h2>
        <ol class="steps">{steps}</ol>
        <div class="sunk"><b>{t("need-aside-forecast")}</b><p>{t("need-aside-forecast-text")}</p></div>
    }
    .into_any()
}
