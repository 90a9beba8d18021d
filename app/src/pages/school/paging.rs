//! The pages of a long list: which one the address asks for, and the ways to the others.

use super::query;
use crate::i18n::{t, ta};
use crate::ui::Icon;
use leptos::prelude::*;
use services::school_class::Page;

/// The page that the address asks for, from 0; people count from 1.
pub(in crate::pages) fn asked() -> usize {
    query("pagina").parse::<usize>().map_or(0, |number| number.saturating_sub(1))
}

/// Nothing where there is one page only. `kept` is the filter, as it stands in the address.
pub(in crate::pages) fn pages(address: &str, kept: &[(&str, String)], page: Page) -> Option<AnyView> {
    let link = |number: usize, key: &'static str, relation: &'static str, icon: &'static str| {
        let mut parameters: Vec<(String, String)> =
            kept.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        parameters.push(("pagina".to_owned(), (number + 1).to_string()));
        let href = format!("{address}{}", crate::ui::query(&parameters));
        view! { <a class="btn" href=href rel=relation><Icon name=icon/>{t(key)}</a> }
    };
    (page.of > 1).then(|| {
        let before = page.number.checked_sub(1).map(|number| link(number, "people-page-before", "prev", "back"));
        let after = (page.number + 1 < page.of).then(|| link(page.number + 1, "people-page-after", "next", "forward"));
        let where_one_is = ta("people-page", &[("number", (page.number + 1).into()), ("of", page.of.into())]);
        view! {
            <nav class="actions" aria-label=t("people-pages")>
                {before}<span class="num">{where_one_is}</span>{after}
            </nav>
        }
        .into_any()
    })
}
