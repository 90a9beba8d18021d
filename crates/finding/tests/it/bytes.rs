//! The index as bytes.

use crate::{index, vocabulary};
use finding::{BytesError, Index, Kind, Thesaurus};
use proptest::prelude::*;

#[test]
fn what_is_read_is_what_was_written() {
    let written = index();
    let read = Index::from_bytes(&written.to_bytes()).expect("the same program wrote it");
    assert_eq!(read.vocabulary(), &vocabulary());
    for query in ["saldatrice", "mulettista", "assemblatore", "xyz"] {
        assert_eq!(read.find(query, Kind::Occupation, 10), written.find(query, Kind::Occupation, 10));
    }
}

#[test]
fn addresses_that_are_no_uuids_survive() {
    let mut vocabulary = vocabulary();
    for (concept, uri) in vocabulary.concepts.iter_mut().zip([
        "locale:1",
        "",
        "http://data.europa.eu/esco/skill/5F8E1BDE-a2f9-4742-a4f4-309dfc2f6311",
        "/",
        "http://data.europa.eu/esco/skill/+f8e1bdea2f94742a4f4309dfc2f6311aaaa",
    ]) {
        uri.clone_into(&mut concept.uri);
    }
    let bytes = Index::build(vocabulary.clone(), Thesaurus::default()).to_bytes();
    assert_eq!(Index::from_bytes(&bytes).expect("readable").vocabulary(), &vocabulary);
}

#[test]
fn other_bytes_are_refused() {
    let bytes = index().to_bytes();
    assert_eq!(Index::from_bytes(b"").expect_err("not readable"), BytesError::NotAnIndex);
    assert_eq!(Index::from_bytes(b"PK\x03\x04").expect_err("not readable"), BytesError::NotAnIndex);
    let mut newer = bytes.clone();
    newer[7] = 9;
    assert_eq!(Index::from_bytes(&newer).expect_err("not readable"), BytesError::OtherVersion { found: 9 });
    for length in [7, 8, 15, 16, bytes.len() - 1] {
        assert!(matches!(Index::from_bytes(&bytes[..length]), Err(BytesError::Damaged { .. })), "{length}");
    }
}

/// The body with a checksum that agrees, as a forger would write it.
fn sealed(body: &[u8]) -> Vec<u8> {
    let sum = body.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    [body, &sum.to_le_bytes()].concat()
}

proptest! {
    #[test]
    fn every_altered_byte_is_noticed(position in 0_usize..4_000, change in 1_u8..) {
        let mut bytes = index().to_bytes();
        let position = position % bytes.len();
        bytes[position] ^= change;
        prop_assert!(Index::from_bytes(&bytes).is_err());
    }

    #[test]
    fn forged_bytes_never_panic(position in 8_usize..4_000, byte: u8, cut in 0_usize..200) {
        let bytes = index().to_bytes();
        let mut body = bytes[..bytes.len() - 8].to_vec();
        let position = position % body.len();
        if position >= 8 {
            body[position] = byte;
        }
        body.truncate(body.len() - cut);
        let _answer = Index::from_bytes(&sealed(&body));
    }

    #[test]
    fn random_bytes_never_panic(tail in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _answer = Index::from_bytes(&sealed(&[b"finding\x01".as_slice(), &tail].concat()));
    }
}
