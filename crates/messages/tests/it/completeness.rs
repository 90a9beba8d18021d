//! Every key exists in both languages with the same variables, every used key is defined, and
//! every defined key is used somewhere.

use domain::language::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from("../..")
}

/// Key → variables, of one language; a key that is defined twice is an error.
pub(crate) fn defined(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    defined_in(language, |_| true)
}

/// The same of some files only.
fn defined_in(language: Language, wanted: fn(&str) -> bool) -> BTreeMap<String, BTreeSet<String>> {
    let folder = Path::new("texts").join(language.tag());
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut twice = Vec::new();
    for file in fs::read_dir(folder).expect("the texts are there") {
        let file = file.expect("an entry");
        if !wanted(&file.file_name().to_string_lossy()) {
            continue;
        }
        let text = fs::read_to_string(file.path()).expect("UTF-8");
        let mut key = String::new();
        for line in text.lines() {
            if !line.starts_with([' ', '#', '}'])
                && let Some((name, _)) = line.split_once('=')
            {
                key = name.trim().to_owned();
                if keys.insert(key.clone(), BTreeSet::new()).is_some() {
                    twice.push(key.clone());
                }
            }
            for rest in line.split('$').skip(1) {
                let name: String = rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
                keys.get_mut(&key).expect("a variable stands within a text").insert(name);
            }
        }
    }
    assert!(twice.is_empty(), "{language:?}: defined twice: {twice:?}");
    keys
}

fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(fs::read_to_string(&path).expect("UTF-8"));
        }
    }
}

fn all_sources() -> Vec<String> {
    let mut found = Vec::new();
    for folder in [
        "app/src",
        "server/src",
        "crates/messages/src",
        "crates/imports/src",
        "crates/services/src",
        "crates/persistence/src",
        "crates/domain/src",
    ] {
        sources(&root().join(folder), &mut found);
    }
    found
}

/// Whether it looks like a key: words of small letters and digits with hyphens between.
fn is_key(literal: &str) -> bool {
    literal.starts_with(|letter: char| letter.is_ascii_lowercase())
        && !literal.ends_with('-')
        && literal.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}

/// All string literals that look like keys, and those of them that are surely meant as keys:
/// arguments of the functions that look texts up or name a field's problem.
fn literals(source: &str) -> (BTreeSet<&str>, BTreeSet<&str>) {
    const CALLS: [&str; 9] = ["t(", "ta(", "text(", "text0(", "word(", "FieldError::new(", "Problem::of_file(", "hint=", "heading="];
    let (mut all, mut certain) = (BTreeSet::new(), BTreeSet::new());
    for line in source.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let parts: Vec<&str> = line.split('"').collect();
        for (position, literal) in parts.iter().enumerate().filter(|(position, literal)| position % 2 == 1 && is_key(literal)) {
            let before = parts[position - 1].trim_end();
            if ["id=", "aria-labelledby=", "class=", "name="].iter().any(|attribute| before.ends_with(attribute)) {
                continue;
            }
            all.insert(*literal);
            let called = CALLS.iter().any(|call| {
                before.strip_suffix(call).is_some_and(|rest| !rest.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_'))
            });
            let second = ["text(language,", "text0(language,", "text(use_language(),"].iter().any(|call| before.ends_with(call));
            // `t` looks up any key; the other names also belong to functions that know nothing of texts.
            let by_t =
                before.strip_suffix("t(").is_some_and(|rest| !rest.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_'));
            let called = called && (by_t || literal.contains('-'));
            if called || second || literal.starts_with("import-") || literal.starts_with("field-") && line.contains("FieldError") {
                certain.insert(*literal);
            }
        }
    }
    (all, certain)
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_variables() {
    let (italian, english) = (defined(Language::Italian), defined(Language::English));
    let only = |one: &BTreeMap<String, _>, other: &BTreeMap<String, _>| -> Vec<String> {
        one.keys().filter(|key| !other.contains_key(*key)).cloned().collect()
    };
    assert_eq!(only(&italian, &english), Vec::<String>::new(), "only in Italian");
    assert_eq!(only(&english, &italian), Vec::<String>::new(), "only in English");
    for (key, variables) in &italian {
        assert_eq!(variables, &english[key], "variables of {key}");
    }
}

#[test]
fn every_text_can_be_parsed_and_filled_in() {
    for language in Language::ALL {
        for (key, variables) in defined(language) {
            for number in [0_i64, 1, 2, 1234] {
                let values: Vec<_> = variables.iter().map(|name| (name.as_str(), number.into())).collect();
                let text = messages::text(language, &key, &values);
                assert!(!text.contains(['⟦', '{', '}']), "{language:?} {key}: {text}");
                assert_eq!(text.trim(), text, "{language:?} {key}: blanks around it");
            }
        }
    }
}

#[test]
fn every_used_key_is_defined() {
    let keys = defined(Language::Italian);
    let missing: BTreeSet<String> =
        all_sources().iter().flat_map(|source| literals(source).1).filter(|key| !keys.contains_key(*key)).map(str::to_owned).collect();
    assert!(missing.is_empty(), "used but not defined: {missing:?}");
}

/// What runs in the browser finds its texts there: see `EVERYWHERE` in `build.rs`.
#[test]
fn the_browser_downloads_every_text_that_it_needs() {
    let only_server = defined_in(Language::Italian, |file| {
        matches!(
            file,
            "access.ftl"
                | "accounts.ftl"
                | "concepts.ftl"
                | "demand.ftl"
                | "pages.ftl"
                | "forms.ftl"
                | "imports.ftl"
                | "intake.ftl"
                | "lists.ftl"
                | "need.ftl"
                | "network.ftl"
                | "people.ftl"
                | "places.ftl"
                | "releases.ftl"
                | "rules.ftl"
                | "tutors.ftl"
        )
    });
    let mut alive = Vec::new();
    sources(&root().join("app/src/board"), &mut alive);
    sources(&root().join("app/src/ui"), &mut alive);
    for page in [
        "competences",
        "elsewhere",
        "explore",
        "finder",
        "fit_panel",
        "footer",
        "header",
        "marked",
        "occupation",
        "occupations",
        "profile",
        "profile_page",
        "search",
    ] {
        alive.push(fs::read_to_string(root().join(format!("app/src/pages/{page}.rs"))).expect("the page is there"));
    }
    let missing: BTreeSet<&str> = alive.iter().flat_map(|source| literals(source).0).filter(|key| only_server.contains_key(*key)).collect();
    assert!(missing.is_empty(), "texts of the server only: {missing:?}");
}

#[test]
fn every_defined_key_is_used() {
    let sources = all_sources();
    let used: BTreeSet<&str> = sources.iter().flat_map(|source| literals(source).0).collect();
    let unused: Vec<String> = defined(Language::Italian).into_keys().filter(|key| !used.contains(key.as_str())).collect();
    assert!(unused.is_empty(), "defined but never used: {unused:?}");
}

#[test]
fn a_missing_key_is_seen() {
    assert_eq!(messages::text0(Language::Italian, "no-such-key"), "⟦no-such-key⟧");
}
