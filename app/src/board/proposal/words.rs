//! Prices and differences of plans in words.

use crate::board::store::Store;
use proposal::Worth;

/// How a price looks: a few words, and which tone they have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceWords {
    /// "ottimo", "−30", "1 abbinato in meno".
    pub short: String,
    /// `hi`, `mid` or `lo`.
    pub tone: &'static str,
    /// The whole sentence.
    pub sentence: String,
}

/// A price in words: the first tier that gets worse.
pub fn price(store: Store, worth: &Worth) -> PriceWords {
    if worth.is_free() {
        return PriceWords { short: store.text("price-free", &[]), tone: "hi", sentence: store.text("price-free-spoken", &[]) };
    }
    let short = difference(store, worth);
    let sentence = store.text("price-spoken", &[("price", short.as_str().into())]);
    let tone = if worth.unplaced > 0 { "lo" } else { "mid" };
    PriceWords { short, tone, sentence }
}

/// A difference of plans in words: its first tier, worse or better.
pub fn difference(store: Store, worth: &Worth) -> String {
    let count = |key: &str, gain: &str, figure: i64| {
        let key = if figure > 0 { key } else { gain };
        store.text(key, &[("count", figure.abs().into())])
    };
    if worth.unplaced != 0 {
        count("price-unplaced", "price-unplaced-gain", worth.unplaced)
    } else if worth.below_quarter != 0 {
        count("price-below-quarter", "price-below-quarter-gain", worth.below_quarter)
    } else if worth.below_half != 0 {
        count("price-below-half", "price-below-half-gain", worth.below_half)
    } else {
        signed(store, worth.total)
    }
}

/// A figure with its sign: "+1.240", "−30", "0".
pub fn signed(store: Store, figure: i64) -> String {
    let digits = messages::number(store.language, figure.abs());
    match figure {
        0 => digits,
        1.. => format!("+{digits}"),
        _ => format!("−{digits}"),
    }
}

/// A score of 0 to 10,000 as people read it, from 0 to 100.
pub fn percent(score: u16) -> u16 {
    score / 100
}
