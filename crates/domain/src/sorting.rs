//! Sorting in little code. The standard library's sorting is quick, and compiled anew for every
//! type that is sorted: some 5 kB each in what the browser downloads. Here one copy puts positions
//! in order, and only the exchange of places is compiled for each type.

use std::cmp::Ordering;

/// Sorts by a comparison. What compares as equal stays in its order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = sorted(items.len(), &|one, other| compare(&items[one], &items[other]));
    arrange(items, order);
}

/// Sorts by a key, which is made once for each. What has the same key stays in its order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let order = sorted(items.len(), &|one, other| keys[one].cmp(&keys[other]));
    arrange(items, order);
}

/// The positions in the order of what stands there.
fn sorted(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

/// Brings to each place what stands at the position named there, circle by circle.
fn arrange<T>(items: &mut [T], mut order: Vec<usize>) {
    for start in 0..items.len() {
        let mut place = start;
        loop {
            let from = std::mem::replace(&mut order[place], place);
            if from == start {
                break;
            }
            items.swap(place, from);
            place = from;
        }
    }
}
