//! How well and how quickly concepts are found.
use std::error::Error;
mod baseline;
mod data;
mod quality;
use baseline::{Baseline, Features};
use data::{Graded, Half};
use finding::{Index, Kind, Thesaurus, Vocabulary, Weights};
use quality::{DEPTH, Quality};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let Some(folder) = data::shared() else { eprintln!("skip"); return Ok(()) };
    let vocabulary = data::occupations(&folder)?;
    let graded = data::graded(&data::repository().join("crates/finding/tests/data/occupation_queries.csv"))?;
    let t = std::time::Instant::now();
    let index = Index::build(vocabulary.clone(), Thesaurus::italian());
    eprintln!("build {:?}", t.elapsed());
    let plain = Index::build(vocabulary.clone(), Thesaurus::default());
    let w = Weights::default();
    match arguments.first().map(String::as_str) {
        Some("failures") => {
            for g in graded.iter().filter(|g| Half::of(&g.query) == Half::Tuning) {
                let hits = index.find(&g.query, Kind::Occupation, DEPTH);
                let uris: Vec<String> = hits.iter().map(|h| h.uri.clone()).collect();
                let r = quality::rank(&uris, &g.accepted);
                if r != Some(0) {
                    let best = vocabulary.concepts.iter().find(|c| c.uri == g.accepted[0]).map(|c| c.shown()).unwrap_or("?");
                    println!("{} [{}] {:?}", g.query, best, r);
                    for h in hits.iter().take(4) { println!("      {:.2} {} ({})", h.score, h.label, h.matched); }
                }
            }
        }
        Some("ask") => for q in &arguments[1..] {
            println!("{q}");
            for h in index.find(q, Kind::Occupation, 6) { println!("      {:.2} {} ({})", h.score, h.label, h.matched); }
        },
        Some("held") => {
            let (less, held) = data::held_out(&vocabulary);
            let index = Index::build(less.clone(), Thesaurus::italian());
            let plain = Index::build(less.clone(), Thesaurus::default());
            report(&less, &held, &index, &plain, &w);
        }
        Some("tune") => tune(&index, &graded),
        _ => report(&vocabulary, &graded, &index, &plain, &w),
    }
    Ok(())
}

fn report(vocabulary: &Vocabulary, graded: &[Graded], index: &Index, plain: &Index, w: &Weights) {
    let t = std::time::Instant::now();
    for half in [Half::Tuning, Half::Test] {
        let q = Quality::measure(graded, Some(half), |q| index.find_weighing(q, Kind::Occupation, DEPTH, w).into_iter().map(|h| h.uri).collect());
        println!("ours {half:?} {} {}", q.queries(), q.line());
    }
    eprintln!("time {:?}", t.elapsed() / graded.len() as u32);
    for half in [Half::Tuning, Half::Test] {
        let q = Quality::measure(graded, Some(half), |q| plain.find_weighing(q, Kind::Occupation, DEPTH, w).into_iter().map(|h| h.uri).collect());
        println!("ours, no thesaurus {half:?} {} {}", q.queries(), q.line());
    }
    let n = vocabulary.concepts.len();
    let bases: Vec<(Features, Baseline)> = [Features::Letters, Features::StemmedLetters, Features::Stems].into_iter().map(|f| (f, Baseline::new(vocabulary, f))).collect();
    let top = |scores: Vec<f32>| { let mut o: Vec<usize> = (0..n).collect(); o.sort_by(|a, b| scores[*b].total_cmp(&scores[*a])); o.into_iter().take(DEPTH).map(|i| vocabulary.concepts[i].uri.clone()).collect::<Vec<_>>() };
    for half in [Half::Tuning, Half::Test] {
        for (f, b) in &bases {
            let q = Quality::measure(graded, Some(half), |q| top(b.scores(q, n)));
            println!("{f:?} {half:?} {}", q.line());
        }
        let q = Quality::measure(graded, Some(half), |q| { let mut s = vec![0.0; n]; for (_, b) in &bases { for (s, x) in s.iter_mut().zip(b.scores(q, n)) { *s += x } } top(s) });
        println!("mixture {half:?} {}", q.line());
    }
}

fn tune(_: &Index, _: &[Graded]) {}
