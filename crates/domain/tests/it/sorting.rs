//! Sorting does what the standard library does.

use domain::sorting::{sort_by, sort_by_key};
use proptest::prelude::*;
use std::cmp::Reverse;

proptest! {
    #[test]
    fn sorted_as_the_standard_library_sorts(items in prop::collection::vec((0_u8..6, any::<u16>()), 0..60)) {
        let mut expected = items.clone();
        expected.sort_by_key(|(key, _)| Reverse(*key));
        let (mut by_key, mut by_comparison) = (items.clone(), items);
        sort_by_key(&mut by_key, |(key, _)| Reverse(*key));
        sort_by(&mut by_comparison, |one, other| other.0.cmp(&one.0));
        prop_assert_eq!(&by_key, &expected);
        prop_assert_eq!(&by_comparison, &expected);
    }
}

#[test]
fn a_key_is_made_once_for_each() {
    let mut made = 0;
    sort_by_key(&mut ["c", "a", "b", "d"], |word| {
        made += 1;
        *word
    });
    assert_eq!(made, 4);
}
