//! Reads the texts when the crate is built, so that the browser downloads no parser: every text
//! becomes one line of parts with marks between (see `src/marks.rs`). What the small reader in
//! `src/pattern.rs` could not fill in is refused here, with the file and the key.

#![expect(clippy::panic, reason = "a build script fails with the words of its panic")]

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/marks.rs"]
mod marks;

/// Texts of the board and of the pages that come alive in the browser.
const EVERYWHERE: [&str; 5] = ["domain", "board", "explore", "preferences", "proposal"];
/// Texts of pages that stay the server's, and of files: the browser does not download them.
const ON_SERVER: [&str; 16] = [
    "access", "accounts", "concepts", "pages", "forms", "demand", "imports", "intake", "lists", "need", "network", "people", "places",
    "releases", "rules", "tutors",
];
const LANGUAGES: [&str; 2] = ["it", "en"];

fn main() {
    println!("cargo::rerun-if-changed=texts");
    println!("cargo::rerun-if-changed=src/marks.rs");
    write("everywhere.txt", &EVERYWHERE);
    write("on_server.txt", &ON_SERVER);
}

/// All entries of some files, in the order of their keys, in one file.
fn write(name: &str, files: &[&str]) {
    let [italian, english] = LANGUAGES.map(|language| texts(language, files));
    let mut lines = String::new();
    for (key, text) in &italian {
        let other = english.get(key).unwrap_or_else(|| panic!("{key} has no English text"));
        for part in [key, text, other] {
            lines.push_str(part);
            lines.push(char::from(marks::SEPARATOR));
        }
    }
    if let Some(key) = english.keys().find(|key| !italian.contains_key(*key)) {
        panic!("{key} has no Italian text");
    }
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(folder.join(name), lines).unwrap_or_else(|error| panic!("{name}: {error}"));
}

fn texts(language: &str, files: &[&str]) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for file in files {
        let path = Path::new("texts").join(language).join(file).with_extension("ftl");
        let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let parsed = fluent_syntax::parser::parse(source.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{} cannot be parsed: {errors:?}", path.display()));
        for entry in parsed.body {
            let message = match entry {
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
                Entry::Message(message) if message.attributes.is_empty() => message,
                other => panic!("{}: neither a text nor a comment: {other:?}", path.display()),
            };
            let key = message.id.name;
            let fail = |what: &str| -> String { panic!("{}: {key}: {what}", path.display()) };
            let text = message.value.as_ref().map_or_else(|| Err("no text"), written).unwrap_or_else(fail);
            if texts.insert(key.to_owned(), text).is_some() {
                fail("defined twice");
            }
        }
    }
    texts
}

fn written(pattern: &Pattern<&str>) -> Result<String, &'static str> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } if value.bytes().any(|byte| byte <= marks::CHOICE_END) => {
                return Err("a control character");
            }
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression } => text.push_str(&placed(expression)?),
        }
    }
    Ok(text)
}

fn placed(expression: &Expression<&str>) -> Result<String, &'static str> {
    let mark = |mark: u8| char::from(mark);
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) if !value.contains('\\') => Ok((*value).to_owned()),
        Expression::Inline(InlineExpression::VariableReference { id }) => {
            Ok(format!("{}{}{}", mark(marks::VARIABLE), id.name, mark(marks::END)))
        }
        Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
            let mut choice = format!("{}{}{}", mark(marks::CHOICE), id.name, mark(marks::END));
            for variant in variants {
                let (key, pattern) = (key(variant)?, written(&variant.value)?);
                choice.push_str(&format!("{key}{}{pattern}{}", mark(marks::END), mark(marks::VARIANT_END)));
            }
            choice.push(mark(marks::CHOICE_END));
            Ok(choice)
        }
        _ => Err("only variables, words in quotes and choices by a variable can be read"),
    }
}

fn key(variant: &Variant<&str>) -> Result<String, &'static str> {
    match variant.key {
        _ if variant.default => Ok("*".to_owned()),
        VariantKey::Identifier { name: "one" } => Ok("one".to_owned()),
        VariantKey::NumberLiteral { value } if value.parse::<i64>().is_ok() => Ok(format!("#{value}")),
        _ => Err("only `one`, whole numbers and the default can be chosen"),
    }
}
