//! A form's field: label, control, hint and error, tied together for whoever cannot see them.

use leptos::prelude::*;

/// The ids that a control must carry.
#[derive(Clone, Debug)]
pub struct FieldIds {
    /// Of the control.
    pub id: String,
    /// What describes it: hint and error, where there are any.
    pub described_by: Option<String>,
    /// For `aria-invalid`.
    pub invalid: Option<&'static str>,
}

/// Label, control, hint and error. `control` gets the ids that it must carry.
#[component]
pub fn Field<Control>(
    /// The control's id; hint and error derive theirs from it.
    #[prop(into)]
    id: String,
    /// What it is.
    #[prop(into)]
    label: String,
    /// How to fill it in.
    #[prop(default = None)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(default = None)]
    error: Option<String>,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    /// Makes the control.
    control: Control,
) -> impl IntoView
where
    Control: FnOnce(FieldIds) -> AnyView + 'static,
{
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described_by: Vec<&str> =
        [hint.as_ref().map(|_| hint_id.as_str()), error.as_ref().map(|_| error_id.as_str())].into_iter().flatten().collect();
    let ids = FieldIds {
        id: id.clone(),
        described_by: (!described_by.is_empty()).then(|| described_by.join(" ")),
        invalid: error.is_some().then_some("true"),
    };
    let class = format!("field {class}{}", if error.is_some() { " field--wrong" } else { "" });
    view! {
        <div class=class>
            <label for=id>{label}</label>
            {control(ids)}
            {hint.map(|hint| view! { <small class="field__hint" id=hint_id.clone()>{hint}</small> })}
            {error.map(|error| view! { <p class="field__error" id=error_id.clone()>{error}</p> })}
        </div>
    }
    .into_any()
}
