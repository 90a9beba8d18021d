//! A fit from 0 to 100 as a bar and a number. The colour repeats what the number says.

use crate::i18n::t;
use leptos::prelude::*;

/// The tone of a fit: `hi` from 75, `mid` from 50, `lo` below.
#[must_use]
pub fn fit_tone(percent: u16) -> &'static str {
    match percent {
        75.. => "hi",
        50.. => "mid",
        _ => "lo",
    }
}

/// The class of a width from 0 to 100 per cent.
#[must_use]
pub fn width_class(percent: u16) -> String {
    format!("w-{}", percent.min(100))
}

/// Bar and number.
#[component]
pub fn FitBar(
    /// From 0 to 100.
    percent: u16,
) -> impl IntoView {
    view! {
        <span class=format!("fit {}", fit_tone(percent))>
            <span class="fit__track" aria-hidden="true"><i class=width_class(percent)></i></span>
            <span class="visually-hidden">{t("fit-of")}" "</span>
            <span class="num">{percent}</span>
            <span class="visually-hidden">" "{t("fit-out-of")}</span>
        </span>
    }
    .into_any()
}
