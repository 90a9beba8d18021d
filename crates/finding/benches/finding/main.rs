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
    let Some(folder) = data::shared() else {
        eprintln!("skip");
        return Ok(());
    };
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
                    for h in hits.iter().take(4) {
                        println!("      {:.2} {} ({})", h.score, h.label, h.matched);
                    }
                }
            }
        }
        Some("need") => {
            let mut v = data::demo_competences()?;
            let mut e = finding::Essentials::new();
            for row in csv::ReaderBuilder::new()
                .delimiter(b';')
                .from_path(data::repository().join("data/demo/professioni_competenze.csv"))?
                .records()
            {
                let row = row?;
                if &row[2] == "essenziale" {
                    e.entry(row[0].to_owned()).or_default().push(row[1].to_owned());
                }
            }
            v.concepts.extend(vocabulary.concepts.clone());
            v.groups = vocabulary.groups.clone();
            let index = Index::build(v, Thesaurus::italian());
            for q in std::fs::read_to_string(&arguments[1])?.split("\n\n") {
                let n = finding::read_need(&index, q, &e);
                println!("{q}\n  OCC {:?}", n.occupations.iter().map(|h| format!("{} {:.2}", h.label, h.score)).collect::<Vec<_>>());
                for c in n.competences {
                    println!(
                        "   {} {:.2} {}",
                        c.label,
                        c.score,
                        match c.reason {
                            finding::Reason::Said(p) => p.text,
                            _ => "(essential)".into(),
                        }
                    );
                }
                println!("  ?? {:?}", n.unmatched.iter().map(|p| p.text.clone()).collect::<Vec<_>>());
            }
        }
        Some("comp") => {
            let index = Index::build(data::demo_competences()?, Thesaurus::italian());
            for q in std::fs::read_to_string(&arguments[1])?.lines() {
                println!("{q}");
                for h in index.find(q, Kind::Competence, 4) {
                    println!("      {:.2} {} ({})", h.score, h.label, h.matched);
                }
            }
        }
        Some("ask") => {
            for q in &arguments[1..] {
                println!("{q}");
                for h in index.find(q, Kind::Occupation, 6) {
                    println!("      {:.2} {} ({})", h.score, h.label, h.matched);
                }
            }
        }
        Some("held") => {
            let (less, held) = data::held_out(&vocabulary);
            let index = Index::build(less.clone(), Thesaurus::italian());
            let plain = Index::build(less.clone(), Thesaurus::default());
            report(&less, &held, &index, &plain, &w);
        }
        Some("mix") => {
            let (less, held) = data::held_out(&vocabulary);
            mix(&less, &held, &Index::build(less.clone(), Thesaurus::italian()));
            mix(&less, &held, &Index::build(less.clone(), Thesaurus::default()));
        }
        Some("tune") => {
            let (less, held) = data::held_out(&vocabulary);
            tune(&Index::build(less, Thesaurus::italian()), &held, &index, &graded)
        }
        Some("hurt") => {
            let (less, held) = data::held_out(&vocabulary);
            let index = Index::build(less.clone(), Thesaurus::italian());
            let plain = Index::build(less.clone(), Thesaurus::default());
            for g in held.iter().filter(|g| Half::of(&g.query) == Half::Tuning) {
                let hits = index.find(&g.query, Kind::Occupation, DEPTH);
                let other = plain.find(&g.query, Kind::Occupation, DEPTH);
                let u = |h: &[finding::Hit]| h.iter().map(|h| h.uri.clone()).collect::<Vec<_>>();
                let (a, b) = (quality::rank(&u(&hits), &g.accepted), quality::rank(&u(&other), &g.accepted));
                let r = |r: Option<usize>| r.map_or(0.0, |r| 1.0 / (r as f64 + 1.0));
                if (r(a) - r(b)).abs() > 0.05 {
                    println!(
                        "{} {} => [{}] {a:?} {b:?}   {}",
                        if r(a) > r(b) { "+" } else { "-" },
                        g.query,
                        less.concepts.iter().find(|c| c.uri == g.accepted[0]).unwrap().shown(),
                        hits.iter().take(2).map(|h| h.matched.clone()).collect::<Vec<_>>().join(" | ")
                    );
                }
            }
        }
        Some("heldfail") => {
            let (less, held) = data::held_out(&vocabulary);
            let index = Index::build(less.clone(), Thesaurus::italian());
            for g in held.iter().filter(|g| Half::of(&g.query) == Half::Tuning) {
                let hits = index.find(&g.query, Kind::Occupation, DEPTH);
                let uris: Vec<String> = hits.iter().map(|h| h.uri.clone()).collect();
                let r = quality::rank(&uris, &g.accepted);
                if r != Some(0) {
                    let c = less.concepts.iter().find(|c| c.uri == g.accepted[0]).unwrap();
                    println!(
                        "{} => [{}] {:?} {}",
                        g.query,
                        c.shown(),
                        r,
                        c.labels.iter().skip(1).take(3).map(|l| l.text.as_str()).collect::<Vec<_>>().join("; ")
                    );
                    for h in hits.iter().take(3) {
                        println!("      {:.2} {} ({})", h.score, h.label, h.matched);
                    }
                }
            }
        }
        _ => report(&vocabulary, &graded, &index, &plain, &w),
    }
    Ok(())
}

fn report(vocabulary: &Vocabulary, graded: &[Graded], index: &Index, plain: &Index, w: &Weights) {
    let t = std::time::Instant::now();
    for half in [Half::Tuning, Half::Test] {
        let q = Quality::measure(graded, Some(half), |q| {
            index.find_weighing(q, Kind::Occupation, DEPTH, w).into_iter().map(|h| h.uri).collect()
        });
        println!("ours {half:?} {} {}", q.queries(), q.line());
    }
    eprintln!("time {:?}", t.elapsed() / graded.len() as u32);
    for half in [Half::Tuning, Half::Test] {
        let q = Quality::measure(graded, Some(half), |q| {
            plain.find_weighing(q, Kind::Occupation, DEPTH, w).into_iter().map(|h| h.uri).collect()
        });
        println!("ours, no thesaurus {half:?} {} {}", q.queries(), q.line());
    }
    let n = vocabulary.concepts.len();
    let bases: Vec<(Features, Baseline)> =
        [Features::Letters, Features::StemmedLetters, Features::Stems].into_iter().map(|f| (f, Baseline::new(vocabulary, f))).collect();
    let top = |scores: Vec<f32>| {
        let mut o: Vec<usize> = (0..n).collect();
        o.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
        o.into_iter().take(DEPTH).map(|i| vocabulary.concepts[i].uri.clone()).collect::<Vec<_>>()
    };
    for half in [Half::Tuning, Half::Test] {
        for (f, b) in &bases {
            let q = Quality::measure(graded, Some(half), |q| top(b.scores(q, n)));
            println!("{f:?} {half:?} {}", q.line());
        }
        let q = Quality::measure(graded, Some(half), |q| {
            let mut s = vec![0.0; n];
            for (_, b) in &bases {
                for (s, x) in s.iter_mut().zip(b.scores(q, n)) {
                    *s += x
                }
            }
            top(s)
        });
        println!("mixture {half:?} {}", q.line());
    }
}

fn mix(vocabulary: &Vocabulary, graded: &[Graded], index: &Index) {
    let n = vocabulary.concepts.len();
    let place: std::collections::HashMap<&str, usize> = vocabulary.concepts.iter().enumerate().map(|(i, c)| (c.uri.as_str(), i)).collect();
    let base = Baseline::new(vocabulary, Features::Letters);
    for share in [0.0_f32, 0.1, 0.2, 0.3, 0.4, 0.5] {
        let q = Quality::measure(graded, Some(Half::Tuning), |q| {
            let mut s: Vec<f32> = base.scores(q, n).into_iter().map(|x| x * share).collect();
            for h in index.find(q, Kind::Occupation, 100) {
                s[place[h.uri.as_str()]] += h.score * (1.0 - share);
            }
            let mut o: Vec<usize> = (0..n).collect();
            o.sort_by(|a, b| s[*b].total_cmp(&s[*a]));
            o.into_iter().take(DEPTH).map(|i| vocabulary.concepts[i].uri.clone()).collect::<Vec<_>>()
        });
        println!("mix {share} {}", q.line());
    }
}

fn tune(held_index: &Index, held: &[Graded], index: &Index, graded: &[Graded]) {
    let eval = |w: &Weights| {
        let f = |i: &Index, g: &[Graded]| {
            Quality::measure(g, Some(Half::Tuning), |q| i.find_weighing(q, Kind::Occupation, DEPTH, w).into_iter().map(|h| h.uri).collect())
                .mean_reciprocal_rank()
        };
        (f(held_index, held), f(index, graded))
    };
    type Get = fn(&mut Weights) -> &mut f32;
    let params: [(&str, Get); 16] = [
        ("partly", |w| &mut w.partly_rewritten),
        ("substitute", |w| &mut w.substitute),
        ("family", |w| &mut w.family),
        ("slip", |w| &mut w.slip),
        ("resemblance", |w| &mut w.resemblance),
        ("beginning", |w| &mut w.beginning),
        ("inside", |w| &mut w.inside),
        ("synonym", |w| &mut w.synonym),
        ("rewritten", |w| &mut w.rewritten),
        ("alternative", |w| &mut w.alternative),
        ("surroundings", |w| &mut w.surroundings),
        ("group", |w| &mut w.group),
        ("broader", |w| &mut w.broader),
        ("description", |w| &mut w.description),
        ("neighbours", |w| &mut w.neighbours),
        ("unknown", |w| &mut w.unknown),
    ];
    let mut best = Weights::default();
    let mut value = eval(&best);
    println!("start {value:?}");
    let only = std::env::var("ONLY").unwrap_or_default();
    for (name, get) in params {
        if !only.is_empty() && !only.split(',').any(|o| o == name) {
            continue;
        }
        if name == "description" {
            continue;
        }
        let centre = *get(&mut best);
        for step in [-0.2, -0.1, -0.05, 0.05, 0.1, 0.2_f32] {
            let mut w = best.clone();
            *get(&mut w) = (centre + step).clamp(0.0, if centre >= 1.0 { 3.0 } else { 1.0 });
            let v = eval(&w);
            println!("{name} {:.2}: {:.4} {:.4}", *get(&mut w), v.0, v.1);
            if v.0 + 0.3 * v.1 > value.0 + 0.3 * value.1 + 0.0005 {
                value = v;
                best = w;
                println!("  keep");
            }
        }
    }
    println!("{best:?} {value:?}");
}
