use domain::search::{Query, normalise};

#[test]
fn texts_are_compared_without_accents_case_and_apostrophes() {
    for (text, normal) in [
        ("Niccolò D’Angelo", "niccolo d angelo"),
        ("D'AMICO", "d amico"),
        ("Nguyễn", "nguyen"),
        ("Ștefan Łukasz", "stefan lukasz"),
        ("  Torneria   F.lli Nuti S.r.l. ", "torneria f lli nuti s r l"),
        ("C.N.C./CAD", "c n c cad"),
        ("", ""),
        ("’", ""),
        ("ﬁne", "fine"),
    ] {
        assert_eq!(normalise(text), normal, "{text}");
        assert_eq!(normalise(normal), normal, "twice is once");
    }
}

#[test]
fn every_word_begins_some_word() {
    let text = normalise("Niccolò D’Angelo 4ª A Pontedera");
    for (query, matches) in [("nic", true), ("ange nic", true), ("colo", false), ("pont 4", true), ("", true), ("nic x", false)] {
        assert_eq!(Query::new(query).matches(&text), matches, "{query}");
    }
}
