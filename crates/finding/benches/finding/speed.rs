//! How long it takes and how large it is.

use crate::report::{judged, say};
use crate::{Outcome, Set, data};
use finding::{Index, Kind, Thesaurus, Vocabulary};
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

/// Each figure is the best or the middle of so many.
const ROUNDS: usize = 5;
/// What a query may take, at the 95th of a hundred.
const QUERY_AIM: Duration = Duration::from_millis(5);
const BUILD_AIM: Duration = Duration::from_secs(1);
const LOAD_AIM: Duration = Duration::from_millis(100);

/// Needs in Italian and in English, for the competences.
const NEEDS: &[&str] = &[
    "stare al tornio e leggere i disegni",
    "operate a lathe and read drawings",
    "welding with continuous wire",
    "guidare il muletto",
    "programming of robots",
    "manage staff of a small restaurant",
    "manutenzione",
    "wrok in a taem",
    "sold",
    "customer relationship management software",
];

pub(crate) fn measure(folder: &Path, own: &Set) -> Outcome<()> {
    say("\nTime and size");
    let queries: Vec<&str> = own.graded.iter().map(|graded| graded.query.as_str()).collect();
    row("occupations", &own.vocabulary, Kind::Occupation, &queries)?;
    row("competences", &data::english_competences(folder)?, Kind::Competence, NEEDS)
}

fn row(name: &str, vocabulary: &Vocabulary, kind: Kind, queries: &[&str]) -> Outcome<()> {
    let labels: usize = vocabulary.concepts.iter().map(|concept| concept.labels.len()).sum();
    let (build, index) = best(|| Index::build(vocabulary.clone(), Thesaurus::italian()));
    let bytes = index.to_bytes();
    let (load, loaded) = best(|| Index::from_bytes(&bytes));
    let loaded = loaded?;
    say(&format!("  {} {name} with {labels} labels", vocabulary.concepts.len()));
    say(&format!("    built in {:>6.1} ms  aim < {} ms  {}", ms(build), BUILD_AIM.as_millis(), judged(build < BUILD_AIM)));
    say(&format!("    loaded in {:>5.1} ms  aim < {} ms   {}", ms(load), LOAD_AIM.as_millis(), judged(load < LOAD_AIM)));
    say(&format!("    {} kB, {} kB with Brotli", bytes.len() / 1000, brotli(&bytes)?.len() / 1000));
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        for query in queries {
            let start = Instant::now();
            let hits = loaded.find(query, kind, 10);
            times.push(start.elapsed());
            std::hint::black_box(hits);
        }
    }
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    say(&format!(
        "    a query p50 {:.2} ms, p95 {:.2} ms  aim p95 ≤ {} ms  {}",
        ms(at(50)),
        ms(at(95)),
        QUERY_AIM.as_millis(),
        judged(at(95) <= QUERY_AIM)
    ));
    Ok(())
}

/// The shortest time of several, and what came of it.
fn best<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut timed = || {
        let start = Instant::now();
        let made = work();
        (start.elapsed(), made)
    };
    let mut best = timed();
    for _ in 1..ROUNDS {
        let next = timed();
        if next.0 < best.0 {
            best = next;
        }
    }
    best
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// As `scripts/precompress.mjs` compresses: the highest quality.
fn brotli(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut compressed = Vec::new();
    brotli::CompressorWriter::new(&mut compressed, 4096, 11, 22).write_all(bytes)?;
    Ok(compressed)
}
