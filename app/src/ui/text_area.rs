//! Some lines of text to write.

use super::FieldIds;
use super::markup::as_markup;
use leptos::prelude::*;

/// The control of a [`super::Field`] of several lines.
#[component]
pub fn TextArea(
    /// What the field gave it.
    ids: FieldIds,
    /// The field's name in the form.
    name: &'static str,
    /// How many lines are seen.
    rows: u8,
    /// The most characters.
    #[prop(optional)]
    most: Option<usize>,
    /// What stands in it.
    value: String,
) -> impl IntoView {
    // The line break is the parser's, which else would take away the text's own first one.
    let content = format!("\n{}", as_markup(&value));
    view! {
        <textarea id=ids.id name=name rows=rows.to_string() maxlength=most.map(|most| most.to_string())
            aria-describedby=ids.described_by aria-invalid=ids.invalid>{content}</textarea>
    }
    .into_any()
}
