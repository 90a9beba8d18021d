//! Forms of one word and words of one family.

use finding::{Language, MAX_WORDS, root, stem, words};

#[test]
fn gender_and_number_leave_the_stem() {
    for forms in [
        &["operatore", "operatrice", "operatori", "operatrici"][..],
        &["tornitore", "tornitrice", "tornitori"],
        &["magazziniere", "magazziniera", "magazzinieri"],
        &["addetto", "addetta", "addetti", "addette"],
        &["meccanico", "meccanica", "meccanici", "meccaniche"],
        &["psicologo", "psicologhe"],
        &["operaio", "operaia", "operai", "operaie"],
        &["professore", "professoressa", "professoresse"],
        &["studio", "studi"],
        &["manager", "managers"],
    ] {
        let stems: Vec<String> = forms.iter().map(|form| stem(form, Language::Italian)).collect();
        assert!(stems.iter().all(|stem| *stem == stems[0]), "{forms:?} became {stems:?}");
    }
}

#[test]
fn different_words_keep_different_stems() {
    for (one, other) in [("porto", "porta"), ("moda", "modo"), ("operaio", "opera"), ("macello", "macellaio")] {
        let same = stem(one, Language::Italian) == stem(other, Language::Italian);
        // Words that only the last vowel tells apart are the price of a light stem.
        assert_eq!(same, one[..one.len() - 1] == other[..other.len() - 1], "{one}, {other}");
    }
}

#[test]
fn families_share_their_root() {
    for family in [
        &["tornio", "tornitore", "tornitrice", "tornitura", "tornire"][..],
        &["saldare", "saldatore", "saldatura", "saldatrice"],
        &["fresa", "fresatore", "fresatrice", "fresatura", "fresare"],
        &["manutenere", "manutentore", "manutenzione"],
        &["montare", "montaggio", "montatore"],
        &["gelato", "gelataio", "gelateria"],
        &["falegname", "falegnameria"],
        &["biblioteca", "bibliotecario"],
        &["elettrico", "elettricista", "elettricità"],
        &["insegnare", "insegnante", "insegnamento"],
        &["condurre", "conduttore", "conducente", "conduzione"],
        &["pesca", "pescatore", "pescheria"],
        &["infermiere", "infermieristico"],
    ] {
        let roots: Vec<String> = family.iter().map(|word| root(&stem(&words(word)[0], Language::Italian), Language::Italian)).collect();
        assert!(roots.iter().all(|root| *root == roots[0]), "{family:?} became {roots:?}");
    }
}

#[test]
fn english_has_its_own_endings() {
    for (one, other) in [("lathes", "lathe"), ("assemblies", "assembly"), ("drawings", "drawing")] {
        assert_eq!(stem(one, Language::English), stem(other, Language::English));
    }
    let root_of = |word: &str| root(&stem(word, Language::English), Language::English);
    assert_eq!(root_of("welding"), root_of("welder"));
}

#[test]
fn joining_words_are_left_out() {
    assert_eq!(words("Addetto all’assemblaggio e alla saldatura"), ["addetto", "assemblaggio", "saldatura"]);
    assert_eq!(words("di del della"), Vec::<String>::new());
    assert_eq!(words(&"tornio ".repeat(10_000)).len(), MAX_WORDS);
}
