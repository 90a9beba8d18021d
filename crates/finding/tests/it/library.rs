//! What a browser downloads and searches in.

use crate::{index, occupation, vocabulary};
use finding::{Kind, Library, Thesaurus, Vocabulary};
use proptest::prelude::*;

fn others() -> Vocabulary {
    Vocabulary { concepts: vec![occupation(31, "ricamatore a mano/ricamatrice a mano", &["badante"], "7533")], groups: Vec::new() }
}

#[test]
fn both_answer_as_before_they_were_sent() {
    let read =
        Library::from_bytes(&Library::bytes_of(&vocabulary(), &others(), true, &Thesaurus::italian())).expect("the same program wrote it");
    let before = index();
    for query in ["saldatrice", "mulettista", "tronitore", "badante"] {
        assert_eq!(read.own.find(query, Kind::Occupation, 10), before.find(query, Kind::Occupation, 10), "{query}");
    }
    assert_eq!(read.others.vocabulary(), &others());
    let thesaurus_holds = read.others.beside(vocabulary());
    assert_eq!(thesaurus_holds.find("mulettista", Kind::Occupation, 1), before.find("mulettista", Kind::Occupation, 1));
    let part = Library::bytes_of(&vocabulary(), &others(), false, &Thesaurus::default());
    assert!(read.is_all && !Library::from_bytes(&part).expect("the same program wrote it").is_all);
}

#[test]
fn damage_anywhere_is_noticed() {
    let bytes = Library::bytes_of(&vocabulary(), &others(), true, &Thesaurus::default());
    for at in (0..bytes.len()).step_by(7) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x41;
        assert!(Library::from_bytes(&damaged).is_err(), "{at}");
    }
    for length in [0, 3, 4, 20, bytes.len() - 1] {
        assert!(Library::from_bytes(&bytes[..length]).is_err(), "{length}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_met(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _read = Library::from_bytes(&bytes);
    }
}
