//! What the build script and the small reader make of a text is what Fluent's own library makes
//! of it, for every text in both languages.

use crate::completeness::defined;
use domain::language::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use messages::Value;
use std::fs;
use std::path::Path;

/// What a variable may be. Beside the words and the figures: it may have been forgotten.
const SAMPLES: [Option<Sample>; 10] = [
    Some(Sample::Number(0)),
    Some(Sample::Number(1)),
    Some(Sample::Number(2)),
    Some(Sample::Number(-1)),
    Some(Sample::Number(11)),
    Some(Sample::Number(1234)),
    Some(Sample::Number(1_000_000)),
    Some(Sample::Text("Officine «È più»")),
    Some(Sample::Text("one")),
    None,
];

#[derive(Clone, Copy, Debug)]
enum Sample {
    Number(i64),
    Text(&'static str),
}

fn by_fluent(language: Language) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![language.tag().parse().expect("a language")]);
    bundle.set_use_isolating(false);
    let written = match language {
        Language::Italian => |value: &FluentValue<'_>, _: &_| figure(value, Language::Italian),
        Language::English => |value: &FluentValue<'_>, _: &_| figure(value, Language::English),
    };
    bundle.set_formatter(Some(written));
    for file in fs::read_dir(Path::new("texts").join(language.tag())).expect("texts") {
        let text = fs::read_to_string(file.expect("an entry").path()).expect("UTF-8");
        bundle.add_resource(FluentResource::try_new(text).expect("it can be parsed")).expect("no key twice");
    }
    bundle
}

fn figure(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "the samples are whole numbers")]
        FluentValue::Number(number) => Some(messages::number(language, number.value as i64)),
        _ => None,
    }
}

/// Every way of giving each variable a sample.
fn assignments(variables: usize) -> Vec<Vec<Option<Sample>>> {
    (0..variables).fold(vec![Vec::new()], |all, _| {
        all.iter().flat_map(|some| SAMPLES.iter().map(|sample| some.iter().copied().chain([*sample]).collect())).collect()
    })
}

#[test]
fn every_text_says_what_fluent_says() {
    let mut compared = 0;
    for language in Language::ALL {
        let bundle = by_fluent(language);
        for (key, variables) in defined(language) {
            let pattern = bundle.get_message(&key).and_then(|message| message.value()).expect("Fluent knows the key");
            for samples in assignments(variables.len()) {
                let mut arguments = FluentArgs::new();
                let mut values = Vec::new();
                for (name, sample) in variables.iter().zip(&samples) {
                    match *sample {
                        Some(Sample::Number(number)) => {
                            arguments.set(name.as_str(), number);
                            values.push((name.as_str(), Value::Number(number)));
                        }
                        Some(Sample::Text(words)) => {
                            arguments.set(name.as_str(), words);
                            values.push((name.as_str(), words.into()));
                        }
                        None => {}
                    }
                }
                let expected = bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned();
                assert_eq!(messages::text(language, &key, &values), expected, "{language:?} {key} {samples:?}");
                compared += 1;
            }
        }
    }
    assert!(compared > 5_000, "only {compared} sentences were compared");
}
