//! How alike two words look.

/// Three neighbouring letters, packed; a blank stands before the first and behind the last.
pub(crate) type Trigram = u32;

/// All groups of three letters of a word, sorted, without repetition.
pub(crate) fn trigrams(word: &str) -> Vec<Trigram> {
    let padded: Vec<u8> = [b' ', b' '].into_iter().chain(word.bytes()).chain([b' ']).collect();
    let mut grams: Vec<Trigram> =
        padded.windows(3).map(|three| three.iter().fold(0, |packed, letter| packed << 8 | u32::from(*letter))).collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// Dice's coefficient: twice what is common, by all that both have. From 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "words have few letters")]
pub(crate) fn dice(common: usize, one: usize, other: usize) -> f32 {
    2.0 * common as f32 / (one + other).max(1) as f32
}

/// The number of letters to insert, delete, replace or swap with their neighbour (the optimal string
/// alignment of Damerau and Levenshtein), or `None` where there are more than `limit`.
pub(crate) fn slips(one: &str, other: &str, limit: usize) -> Option<usize> {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len().abs_diff(other.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut line = Vec::with_capacity(other.len() + 1);
        line.push(row + 1);
        for (column, against) in other.iter().enumerate() {
            let replaced = last[column] + usize::from(letter != against);
            let mut least = replaced.min(last[column + 1] + 1).min(line[column] + 1);
            if row > 0 && column > 0 && *letter == other[column - 1] && one[row - 1] == *against {
                least = least.min(before[column - 1] + 1);
            }
            line.push(least);
        }
        if line.iter().all(|&distance| distance > limit) {
            return None;
        }
        before = std::mem::replace(&mut last, line);
    }
    last.last().copied().filter(|&distance| distance <= limit)
}
