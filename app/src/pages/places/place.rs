//! `/luoghi/:id`: one municipality, what is there, and the coordinator's forms.

use super::fields::{all, differences, label};
use super::{done, for_members, ways};
use crate::api::actor;
use crate::i18n::{t, ta};
use crate::pages::form_fields::{Fields, Returned};
use crate::pages::form_notes::{Refused, changed_meanwhile, removal};
use crate::pages::school::query;
use domain::ApiError;
use domain::place::{Means, Municipality, PlaceForm, WayForm};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use services::place::{PlaceFigures, PlaceView};

/// The page.
#[component]
pub fn PlacePage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    let returned = use_context::<Returned<PlaceForm>>();
    let way = use_context::<Returned<WayForm>>();
    // The way that came back is the one that is shown.
    let (means, to) = match &way {
        Some(Returned { form, .. }) => (form.means.clone(), form.to.clone()),
        None => (query("mezzo"), query("verso")),
    };
    // Pupils without a licence go by bus.
    let means = Means::from_name(&means).unwrap_or(Means::PublicTransport);
    let read = move |services| async move { services::place::one(&services, &actor(), &id, means).await };
    let content = for_members(read, move |view| whole(&view, returned, way, &to));
    view! { <div class="page people-page">{content}</div> }.into_any()
}

fn whole(view: &PlaceView, returned: Option<Returned<PlaceForm>>, way: Option<Returned<WayForm>>, to: &str) -> AnyView {
    let place = &view.line.municipality;
    let address = format!("/luoghi/{}", place.istat_code);
    let refused = use_context::<Refused>();
    let above = match (&returned, &way) {
        _ if refused.is_some() => refused.map(|refused| refused.note(t("people-remove-not"), &address)),
        (Some(returned), _) if returned.error == ApiError::Stale => Some(changed_meanwhile(view.changed_by.as_deref())),
        (Some(returned), _) => Some(Fields::new("place", Some(&returned.error)).summary(&returned.error, label, &address)),
        (None, Some(way)) => Some(ways::above(view, way, &address)),
        (None, None) => done(),
    };
    let facts = [("places-istat", place.istat_code.clone()), ("places-coordinates", degrees(place))]
        .into_iter()
        .map(|(key, value)| view! { <div><dt>{t(key)}</dt><dd class="num">{value}</dd></div> });
    view! {
        <Title text=place.name.clone()/>
        <header class="page__head">
            <p class="crumbs"><a href="/luoghi">{t("places-title")}</a></p>
            <h1>{place.name.clone()}</h1>
            <p class="lead num">{figures(view.line.figures)}</p>
        </header>
        {above}
        <section class="box" aria-labelledby="place-facts">
            <h2 id="place-facts">{t("places-facts")}</h2>
            <dl class="network-facts">{facts.collect_view()}</dl>
        </section>
        {ways::section(view, way, to, &address)}
        {view.may_keep.then(|| edit(view, returned, address))}
    }
    .into_any()
}

/// "43.6621, 10.6327": degrees north and east.
pub(super) fn degrees(place: &Municipality) -> String {
    format!("{}, {}", place.latitude, place.longitude)
}

/// How many organisations and demands are there.
pub(super) fn figures(figures: PlaceFigures) -> String {
    let organisations = ta("places-organisations", &[("count", figures.organisations.into())]);
    let demands = ta("places-demands", &[("count", figures.demands.into())]);
    format!("{organisations}, {demands}")
}

/// The coordinator's forms.
fn edit(view: &PlaceView, returned: Option<Returned<PlaceForm>>, address: String) -> AnyView {
    let open = returned.is_some();
    let now = PlaceForm::filled(&view.line.municipality, view.version);
    let mut fields = Fields::new("place", returned.as_ref().map(|returned| &returned.error));
    let form = match returned {
        None => now,
        Some(Returned { form, error: ApiError::Stale }) => {
            // Whoever sends it now has seen what stands there.
            let seen = PlaceForm { version: now.version.clone(), ..form };
            fields = fields.beside(differences(&seen, now));
            seen
        }
        Some(Returned { form, .. }) => form,
    };
    let question = ta("places-remove-text", &[("name", view.line.municipality.name.as_str().into())]);
    view! {
        <section class="box people-edit" aria-labelledby="place-edit">
            <h2 id="place-edit">{t("places-edit-heading")}</h2>
            <details class="rule-form" open=open>
                <summary>{t("people-edit")}</summary>
                <form method="post" action=address.clone() novalidate>
                    <input type="hidden" name="act" value="change"/>
                    <input type="hidden" name="version" value=form.version.clone()/>
                    {all(&fields, &form, false)}
                    <p class="actions"><button class="btn btn--primary">{t("network-edit-send")}</button></p>
                </form>
            </details>
            {removal(address, view.version.to_string(), question, &view.hindrances)}
        </section>
    }
    .into_any()
}
