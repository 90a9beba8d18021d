//! Names that stand for those of students: a letter, a digit, a dash, two digits ("K7-31").

use std::collections::HashSet;
use uuid::Uuid;

/// Letters that nobody takes for a digit.
const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";

/// How many different ones there are with two digits at the end; beyond, there are more digits.
const SHORT: usize = LETTERS.len() * 10 * 100;

/// Draws by chance.
#[derive(Debug)]
pub(crate) struct Lots(u64);

impl Lots {
    /// Lots that nobody can draw again: whoever has the class list must not be able to work out
    /// which pseudonym is whose.
    pub(crate) fn secret() -> Self {
        let (high, low) = Uuid::now_v7().as_u64_pair();
        // The lower half of a UUID of version 7 is random, and so are twelve bits of the upper one.
        Self(low ^ high.rotate_left(52))
    }

    #[cfg(test)]
    pub(super) fn fixed(seed: u64) -> Self {
        Self(seed)
    }

    /// SplitMix64.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// The numbers below `count` in an order by chance (Fisher–Yates).
    pub(crate) fn order(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for last in (1..count).rev() {
            let bound = u64::try_from(last).unwrap_or(u64::MAX) + 1;
            let other = usize::try_from(self.next() % bound).unwrap_or(last);
            order.swap(last, other);
        }
        order
    }

    /// So many different pseudonyms besides those that are given already.
    pub(crate) fn pseudonyms_besides(&mut self, count: usize, given: &HashSet<String>) -> Vec<String> {
        let mut drawn = self.pseudonyms(count + given.len());
        drawn.retain(|code| !given.contains(code));
        drawn.truncate(count);
        drawn
    }

    /// So many different pseudonyms.
    pub(super) fn pseudonyms(&mut self, count: usize) -> Vec<String> {
        let mut numbers = self.order(SHORT.max(count));
        numbers.truncate(count);
        numbers.into_iter().map(pseudonym).collect()
    }
}

fn pseudonym(number: usize) -> String {
    let letter = char::from(LETTERS[number % LETTERS.len()]);
    let rest = number / LETTERS.len();
    format!("{letter}{}-{:02}", rest % 10, rest / 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pseudonyms_differ_and_have_the_form() {
        for count in [0, 1, 120, SHORT, SHORT + 500] {
            let drawn = Lots::fixed(1).pseudonyms(count);
            assert_eq!(drawn.iter().collect::<HashSet<_>>().len(), count);
        }
        assert!(Lots::fixed(2).pseudonyms(500).iter().all(|code| code.len() == 5 && code.as_bytes()[2] == b'-'));
        assert_eq!([0, 25, SHORT - 1, SHORT].map(pseudonym), ["A0-00", "B1-00", "Z9-99", "A0-100"]);
    }

    #[test]
    fn nobody_gets_a_pseudonym_that_is_given() {
        let given: HashSet<String> = Lots::fixed(5).pseudonyms(2_000).into_iter().collect();
        let drawn = Lots::fixed(5).pseudonyms_besides(500, &given);
        assert_eq!((drawn.len(), drawn.iter().filter(|code| given.contains(*code)).count()), (500, 0));
    }

    #[test]
    fn an_order_holds_each_number_once_and_depends_on_the_seed() {
        let mut order = Lots::fixed(3).order(1_000);
        assert_ne!(order, Lots::fixed(4).order(1_000));
        order.sort_unstable();
        assert_eq!(order, (0..1_000).collect::<Vec<_>>());
    }
}
