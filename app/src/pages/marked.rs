//! Words that were found, with those marked in them that answer what was asked; and the list of what
//! ESCO has besides the polo's catalogue.

use super::search::found_by;
use crate::i18n::t;
use crate::ui::Icon;
use domain::catalogue::FoundBy;
use domain::concept::page_of;
use leptos::prelude::*;

/// A text in pieces, plain and marked in turn.
pub(super) fn pieces(pieces: &[String]) -> AnyView {
    let view = |(place, piece): (usize, &String)| {
        let piece = piece.clone();
        if place.is_multiple_of(2) { piece.into_any() } else { view! { <mark>{piece}</mark> }.into_any() }
    };
    // An empty text would stand there as a blank.
    pieces.iter().enumerate().filter(|(_, piece)| !piece.is_empty()).map(view).collect_view().into_any()
}

/// A label with its marks; without, where the words that were found are those of another one.
pub(super) fn label(label: &str, found: &FoundBy) -> AnyView {
    if found.label.concat() == label { pieces(&found.label) } else { label.to_owned().into_any() }
}

/// Other words, of which one may be the one that was found.
pub(super) fn among(words: &[String], matched: &[String]) -> AnyView {
    let found = matched.concat();
    let mut all = vec![String::new()];
    for (place, word) in words.iter().enumerate() {
        let plain = if place == 0 { "" } else { ", " };
        append(&mut all, plain);
        if *word == found {
            let mut rest = matched.iter();
            append(&mut all, rest.next().map_or("", String::as_str));
            all.extend(rest.cloned());
        } else {
            append(&mut all, word);
        }
    }
    pieces(&all)
}

/// Goes on with plain text.
fn append(pieces: &mut Vec<String>, plain: &str) {
    if pieces.len().is_multiple_of(2) {
        pieces.push(String::new());
    }
    if let Some(last) = pieces.last_mut() {
        last.push_str(plain);
    }
}

/// What ESCO has besides, each with its page.
pub(super) fn others_of(others: &[(String, FoundBy)]) -> Option<AnyView> {
    let line = |(address, found): &(String, FoundBy)| {
        view! {
            <li>
                <a class="line line--link" href=page_of(address) rel="external">
                    <span><b>{pieces(&found.label)}</b>{found_by(&found.matched)}</span>
                    <Icon name="forward"/>
                </a>
            </li>
        }
    };
    (!others.is_empty()).then(|| {
        view! {
            <section class="others" aria-labelledby="others-heading">
                <h2 id="others-heading">{t("search-others")}</h2>
                <p class="muted">{t("search-others-note")}</p>
                <ul class="box lines">{others.iter().map(line).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::append;

    #[test]
    fn plain_text_stands_at_the_even_places() {
        let mut pieces = vec!["Tornitura ".to_owned(), "CNC".to_owned()];
        append(&mut pieces, ", ");
        append(&mut pieces, "tornio");
        assert_eq!(pieces, ["Tornitura ", "CNC", ", tornio"]);
    }
}
