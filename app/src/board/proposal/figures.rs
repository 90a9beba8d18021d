//! What the plans are worth: the tiers in their order, and placed students by score.

use super::words::signed;
use crate::board::store::Store;
use crate::i18n::t;
use leptos::prelude::*;
use proposal::{BANDS, Figures, Proposal};
use std::sync::Arc;

/// The tiers, now and proposed.
#[component]
pub(super) fn Tiers(proposal: Arc<Proposal>) -> impl IntoView {
    let store = expect_context::<Store>();
    let (before, after) = (proposal.before, proposal.after);
    let mean = |figures: &Figures| messages::number(store.language, figures.worth.total / i64::from(figures.placed.max(1)) / 100);
    let total = store.text("proposal-tier-total-mean", &[("before", mean(&before).into()), ("after", mean(&after).into())]);
    let rows = [
        (t("proposal-tier-unplaced"), before.worth.unplaced, after.worth.unplaced, Better::Less),
        (t("proposal-tier-quarter"), before.worth.below_quarter, after.worth.below_quarter, Better::Less),
        (t("proposal-tier-half"), before.worth.below_half, after.worth.below_half, Better::Less),
        (total, before.worth.total, after.worth.total, Better::More),
        (t("proposal-tier-moves"), before.worth.moves, after.worth.moves, Better::Neither),
    ];
    let rows = rows.into_iter().zip(1..).map(|((words, before, after, better), place)| {
        let difference = after - before;
        let tone = match better {
            Better::Less if difference < 0 => "gain gain--good",
            Better::More if difference > 0 => "gain gain--good",
            Better::Neither => "gain",
            _ if difference == 0 => "gain",
            _ => "gain gain--bad",
        };
        view! {
            <tr>
                <td class="num muted" aria-hidden="true">{place}</td>
                <th scope="row">{words}</th>
                <td class="num">{messages::number(store.language, before)}</td>
                <td class="num"><b>{messages::number(store.language, after)}</b></td>
                <td class="num"><span class=tone>{signed(store, difference)}</span></td>
            </tr>
        }
    });
    view! {
        <table class="tiers">
            <caption>{t("proposal-tiers")}</caption>
            <thead><tr><td></td><th scope="col"><span class="visually-hidden">{t("proposal-tiers")}</span></th><th scope="col">{t("proposal-now")}</th><th scope="col">{t("proposal-then")}</th><th scope="col"><span class="visually-hidden">{t("proposal-difference")}</span></th></tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// Which way a figure is better.
#[derive(Clone, Copy)]
enum Better {
    Less,
    More,
    Neither,
}

/// Placed students by score, now and proposed, side by side and to the same scale.
#[component]
pub(super) fn Bands(proposal: Arc<Proposal>) -> impl IntoView {
    let highest = proposal.before.bands.iter().chain(&proposal.after.bands).copied().max().unwrap_or(1).max(1);
    view! {
        <div class="bands">
            <Chart figures=proposal.before highest title="proposal-bands-now"/>
            <Chart figures=proposal.after highest title="proposal-bands-then"/>
        </div>
    }
    .into_any()
}

#[component]
fn Chart(figures: Figures, highest: u32, title: &'static str) -> impl IntoView {
    const WIDTH: u32 = 40;
    const HEIGHT: u32 = 44;
    let store = expect_context::<Store>();
    let title = store.text(title, &[("count", figures.placed.into())]);
    let band = |from: u16, count: u32| store.text("proposal-band", &[("from", from.into()), ("count", count.into())]);
    let list = BANDS.iter().zip(figures.bands).map(|(from, count)| band(*from, count)).collect::<Vec<_>>().join(", ");
    let spoken = store.text("proposal-bands-spoken", &[("list", list.into())]);
    let bars = BANDS.iter().zip(figures.bands).zip(0..).map(|((from, count), position)| {
        let tall = (count * HEIGHT).div_ceil(highest).max(u32::from(count > 0));
        let (left, top) = (position * WIDTH, 14 + HEIGHT - tall);
        let tone = match from {
            70.. => "band band--hi",
            50.. => "band band--mid",
            _ => "band band--lo",
        };
        let name = match from {
            0 => "<50".to_owned(),
            90 => "90+".to_owned(),
            from => from.to_string(),
        };
        view! {
            <g>
                <title>{band(*from, count)}</title>
                <rect class=tone x=left + 3 y=top width=WIDTH - 6 height=tall rx="2"></rect>
                <text class="band__count" x=left + WIDTH / 2 y=top - 3>{count}</text>
                <text class="band__name" x=left + WIDTH / 2 y=HEIGHT + 29>{name}</text>
            </g>
        }
    });
    view! {
        <figure class="bands__chart">
            <figcaption>{title}</figcaption>
            <svg viewBox="0 0 240 76" role="img" aria-label=spoken>{bars.collect_view()}</svg>
        </figure>
    }
    .into_any()
}
