//! Problems of files as a person reads them in a list.

use domain::language::Language;
use imports::{Problem, Problems};

/// Each problem in a line: the place, what stands there, what to do.
pub(crate) fn sentences(problems: &Problems, language: Language) -> String {
    let mut lines: Vec<String> = problems.list().iter().map(|problem| sentence(problem, language)).collect();
    if problems.more() > 0 {
        lines.push(messages::text(language, "import-more-problems", &[("count", problems.more().into())]));
    }
    lines.join("\n")
}

/// One problem: the place, what stands there, what to do.
pub(crate) fn sentence(problem: &Problem, language: Language) -> String {
    let mut place = problem.file.clone();
    if let Some(row) = problem.row {
        place.push_str(&messages::text(language, "import-place-row", &[("row", row.to_string().into())]));
    }
    if let Some(column) = &problem.column {
        place.push_str(&format!(", {column}"));
    }
    if !problem.value.is_empty() {
        place.push_str(&format!(" “{}”", problem.value));
    }
    format!("{place}: {}", remedy(problem, language))
}

/// What to do, without the place.
pub(crate) fn remedy(problem: &Problem, language: Language) -> String {
    let values: Vec<(&str, messages::Value<'_>)> =
        problem.values.iter().map(|(name, value)| (name.as_str(), value.as_str().into())).collect();
    messages::text(language, &problem.key, &values)
}
