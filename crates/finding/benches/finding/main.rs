//! How well and how quickly concepts are found, beside plain ways to search the same labels in the
//! same run. `make bench`; by itself:
//!
//! ```text
//! cargo bench --profile release -p finding --bench finding              everything
//! … -- failures                       what of the tuning halves is not found first
//! … -- sweep                          what other weights would make of the tuning halves
//! … -- judge                          the first three of the judged questions, to be read
//! … -- write FOLDER                   indexes for the measurement in Chromium
//! … -- ask occupation|competence "…"  the hits of a query; competences are those of data/demo
//! ```
//!
//! ESCO's files are read from `../shared/data`, or from where `ANNODA_SHARED_DATA` says; where they
//! are not, it says so and measures nothing.
//!
//! Three sets of queries are graded, each split by a hash of the query into a tuning half, whose
//! failures may be looked at, and a test half, whose failures nobody looks at:
//!
//! - *own*: `tests/data/occupation_queries.csv`, written by us. Whoever wrote it also wrote much of
//!   the thesaurus: what it says of the thesaurus is too good.
//! - *held out*: for each occupation of ESCO, one of its alternative labels, taken out of the index.
//!   Nobody chose them, and there are many; they are nearer to official lists than to workshops.
//! - *demo*: occupations and demands of `data/demo`, mechanics only, named before there was a search.

mod baseline;
mod data;
mod quality;
mod reading;
mod report;
mod speed;
mod sweep;

use data::{Graded, Half};
use finding::{Index, Kind, Thesaurus, Vocabulary};
use quality::{DEPTH, rank};
use report::say;
use std::error::Error;
use std::path::Path;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    // Cargo itself adds `--bench`.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let shared = data::shared();
    match arguments[..] {
        ["judge"] => return reading::judge(),
        ["write", folder] => return reading::write(shared.as_deref(), Path::new(folder)),
        _ => {}
    }
    let Some(folder) = shared else {
        say("Finding: skipped, ESCO's files are neither in ../shared/data nor where ANNODA_SHARED_DATA says.");
        return Ok(());
    };
    match arguments[..] {
        [] => measure(&folder),
        ["failures"] => print_failures(&folder),
        ["sweep"] => sweep::print(&sets(&folder)?),
        ["ask", "occupation", query] => ask(data::occupations(&folder)?, query, Kind::Occupation),
        ["ask", "competence", query] => ask(data::demo_competences()?, query, Kind::Competence),
        _ => Err("usage: finding [failures | sweep | judge | write FOLDER | ask occupation|competence QUERY]".into()),
    }
}

/// Queries with the vocabulary in which they are searched.
struct Set {
    name: &'static str,
    vocabulary: Vocabulary,
    graded: Vec<Graded>,
}

impl Set {
    fn index(&self, thesaurus: Thesaurus) -> Index {
        Index::build(self.vocabulary.clone(), thesaurus)
    }

    fn half(&self, half: Half) -> impl Iterator<Item = &Graded> {
        self.graded.iter().filter(move |graded| Half::of(&graded.query) == half)
    }
}

fn sets(folder: &Path) -> Outcome<Vec<Set>> {
    let all = data::occupations(folder)?;
    let (less, held_out) = data::held_out(&all);
    let own = data::graded(&data::repository().join("crates/finding/tests/data/occupation_queries.csv"))?;
    let demo = data::demo_titles(&all)?;
    Ok(vec![
        Set { name: "own", vocabulary: all.clone(), graded: own },
        Set { name: "held out", vocabulary: less, graded: held_out },
        Set { name: "demo", vocabulary: all, graded: demo },
    ])
}

fn measure(folder: &Path) -> Outcome<()> {
    let sets = sets(folder)?;
    sets.iter().for_each(report::quality);
    say("\nAims on titles that are graded elsewhere: 0.57, better 0.62, where groups of letters reach 0.52");
    speed::measure(folder, &sets[0])
}

fn uris(index: &Index, query: &str) -> Vec<String> {
    index.find(query, Kind::Occupation, DEPTH).into_iter().map(|hit| hit.uri).collect()
}

/// Only of the tuning halves: who looks at the others has no measure left.
fn print_failures(folder: &Path) -> Outcome<()> {
    for set in sets(folder)? {
        let index = set.index(Thesaurus::italian());
        say(&format!("\n{}", set.name));
        for graded in set.half(Half::Tuning) {
            let found = rank(&uris(&index, &graded.query), &graded.accepted);
            if found == Some(0) {
                continue;
            }
            let place = found.map_or_else(|| "not found".to_owned(), |place| format!("{}.", place + 1));
            say(&format!("{} → {}: {place}", graded.query, index.label(&graded.accepted[0]).unwrap_or("?")));
            for hit in index.find(&graded.query, Kind::Occupation, 3) {
                say(&format!("    {:.2} {} ({})", hit.score, hit.label, hit.matched));
            }
        }
    }
    Ok(())
}

fn ask(vocabulary: Vocabulary, query: &str, kind: Kind) -> Outcome<()> {
    for hit in Index::build(vocabulary, Thesaurus::italian()).find(query, kind, DEPTH) {
        say(&format!("{:.2} {} ({})", hit.score, hit.label, hit.matched));
    }
    Ok(())
}
