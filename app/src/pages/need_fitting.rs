//! Beside a need that is being written: who in the polo fits now, without names and without small
//! numbers, what most lack, and what one level less would change.

use super::need_esco::note_of_new;
use crate::i18n::{t, ta, use_language};
use crate::ui::{Icon, width_class};
use domain::ApiError;
use domain::competence::AskedCompetence;
use domain::need::{BANDS, Easing, FEWEST_TOLD, Told};
use leptos::prelude::*;
use services::need::{Fitting, FittingGroup};

/// What the draft's writer sees of its being kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Saved {
    /// The version that was saved; 0 where nothing was yet.
    pub(super) version: u64,
    /// In words, when; or why not.
    pub(super) words: Option<String>,
}

/// The line that says when the draft was kept, and the version of it with which the form goes on.
#[component]
pub(super) fn SavedLine(saved: Saved) -> impl IntoView {
    let kept = saved.version > 0;
    view! {
        <p class="saved" id="need-saved" role="status">
            <input type="hidden" name="version" value=saved.version.to_string()/>
            {saved.words.map(|words| view! { <Icon name=if kept { "check" } else { "warning" }/>{words} })}
        </p>
    }
    .into_any()
}

/// Who fits.
#[component]
pub(super) fn WhoFits(
    fitting: Result<Fitting, ApiError>,
    asks: bool,
    /// What no student can have yet, and so is not counted.
    new: Vec<String>,
    /// To which the form is posted.
    address: String,
) -> impl IntoView {
    let content = match fitting {
        Err(error) => view! { <p class="muted">{messages::api_error(use_language(), &error)}</p> }.into_any(),
        Ok(_) if !asks && !new.is_empty() => ().into_any(),
        Ok(_) if !asks => view! { <p class="muted">{t("fits-nothing-asked")}</p> }.into_any(),
        Ok(fitting) => counted(fitting, new.is_empty(), &address),
    };
    view! {
        <section id="need-fits" class="fits" aria-labelledby="need-fits-heading">
            <div class="words__head"><h2 id="need-fits-heading">{t("fits-heading")}</h2><span class="grow"></span>
                <button class="btn btn--ghost fits__again" name="look" value="1" formaction=format!("{address}#need-fits")>{t("fits-again")}</button>
            </div>
            {note_of_new(&new)}
            {content}
            <p class="fine"><Icon name="lock"/><span>{ta("fits-privacy", &[("fewest", FEWEST_TOLD.into())])}</span></p>
        </section>
    }
    .into_any()
}

fn counted(fitting: Fitting, is_all: bool, address: &str) -> AnyView {
    let met = if is_all { t("fits-all-met") } else { t("fits-rest-met") };
    let Fitting { students, all_met, one_step, groups, reaching, easing, bands } = fitting;
    let step = match one_step {
        Told::Few => None,
        Told::Exactly(count) => Some(ta("fits-one-step", &[("count", count.into())])),
    };
    let of = ta("fits-of", &[("students", students.into())]);
    view! {
        <p class="fits__count">
            <b class=if all_met == Told::Few { "score score--few" } else { "score num" }>{told(all_met)}</b>
            <span><b>{met}</b><small class="muted">{step.map(|step| format!("{step}, "))}{of}</small></span>
        </p>
        {chart(&bands)}
        {easing.map(|(label, easing)| eased(&label, easing, all_met, format!("{address}#f-asked")))}
        {by_group(&groups, all_met)}
        <div class="words__head"><h3>{t("fits-lacking")}</h3><span class="grow"></span><small class="muted">{ta("fits-lacking-note", &[("students", students.into())])}</small></div>
        <ul class="fits__reaching">{reaching.iter().map(|(label, asked, told)| reach(label, *asked, *told, students)).collect_view()}</ul>
    }
    .into_any()
}

/// "meno di 3", "14".
fn told(count: Told) -> String {
    match count {
        Told::Few => ta("fits-few", &[("fewest", FEWEST_TOLD.into())]),
        Told::Exactly(count) => count.to_string(),
    }
}

/// The fit of everybody, in ten bars; the same in words for whoever does not see them.
fn chart(bands: &[Told]) -> AnyView {
    const HEIGHT: u32 = 60;
    let number = |told: Told| match told {
        Told::Few => 0,
        Told::Exactly(count) => count,
    };
    let most = bands.iter().map(|told| number(*told)).max().unwrap_or(0).max(1);
    let bars = bands.iter().enumerate().map(|(band, told)| {
        let height = (number(*told) * HEIGHT / most).max(2);
        let class = if *told == Told::Few { "fits__few" } else { "fits__many" };
        view! { <rect class=class x=(band * 24).to_string() y=(HEIGHT - height).to_string() width="21" height=height.to_string()/> }
    });
    let words: Vec<String> = bands
        .iter()
        .enumerate()
        .filter(|(_, told)| **told != Told::Few)
        .map(|(band, count)| {
            let (from, to) = (band * BANDS, if band + 1 == BANDS { 100 } else { band * BANDS + 9 });
            ta("fits-band", &[("from", from.into()), ("to", to.into()), ("count", told(*count).into())])
        })
        .collect();
    view! {
        <figure class="fits__chart">
            <svg viewBox="0 0 237 60" role="img" aria-label=format!("{}: {}", t("fits-chart"), words.join("; "))>{bars.collect_view()}</svg>
            <figcaption class="muted"><span>"0"</span><span>{t("fits-chart")}</span><span>"100"</span></figcaption>
        </figure>
    }
    .into_any()
}

/// "Con il livello «con guida» in Tornitura CNC: 14 invece di 3".
fn eased(label: &str, easing: Easing, now: Told, there: String) -> AnyView {
    let level = messages::level(use_language(), easing.level);
    let value = format!("{}:{}", easing.competence, easing.level.number());
    let words = if now == Told::Few {
        ta(
            "fits-eased-at-least",
            &[("level", level.into()), ("competence", label.into()), ("count", easing.all_met.into()), ("now", told(now).into())],
        )
    } else {
        ta(
            "fits-eased",
            &[("level", level.into()), ("competence", label.into()), ("count", easing.all_met.into()), ("now", told(now).into())],
        )
    };
    view! {
        <div class="fits__eased"><p>{words}</p><button class="btn" name="ease" value=value formaction=there>{t("fits-apply")}</button></div>
    }
    .into_any()
}

fn by_group(groups: &[FittingGroup], all_met: Told) -> Option<AnyView> {
    let lines = groups.iter().map(|group| {
        let class = ta("fits-class", &[("grade", group.grade.to_string().into()), ("track", group.track.clone().into())]);
        view! { <li class="line"><span><b>{class}</b><small class="muted">{group.school.clone()}</small></span><span class="line__end num">{group.students}</span></li> }
    });
    let lines = lines.collect_view();
    let listed: u32 = groups.iter().map(|group| group.students).sum();
    let others =
        matches!(all_met, Told::Exactly(all) if all > listed).then(|| view! { <li class="line muted">{t("fits-other-classes")}</li> });
    (all_met != Told::Few)
        .then(|| view! { <div class="words__head"><h3>{t("fits-where")}</h3></div><ul class="lines">{lines}{others}</ul> }.into_any())
}

fn reach(label: &str, asked: AskedCompetence, count: Told, students: u32) -> AnyView {
    let percent = match count {
        Told::Few => 0,
        Told::Exactly(count) => u16::try_from(count * 100 / students.max(1)).unwrap_or(100),
    };
    view! {
        <li>
            <span class="fits__label"><span>{label.to_owned()}" "<small class="muted">{messages::level(use_language(), asked.level)}</small></span><b class="num">{told(count)}</b></span>
            <span class="track" aria-hidden="true"><i class=width_class(percent)></i></span>
        </li>
    }
    .into_any()
}
