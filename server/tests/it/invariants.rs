//! The rules of the workspace: who may depend on whom.

use cargo_metadata::{DependencyKind, MetadataCommand, Package};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// Which of our crates each of them may name. A new crate is refused until it stands here.
const OURS: &[(&str, &[&str])] = &[
    ("frontend", &["app"]),
    ("app", &["domain", "finding", "matching", "messages", "proposal", "services", "wire"]),
    ("server", &["app", "domain", "finding", "matching", "messages", "migrations", "persistence", "services"]),
    ("services", &["auth", "domain", "finding", "imports", "matching", "messages", "persistence", "proposal"]),
    ("imports", &["domain"]),
    ("proposal", &["domain", "matching"]),
    ("persistence", &["domain"]),
    ("messages", &["domain"]),
    ("finding", &["domain"]),
    ("auth", &[]),
    ("matching", &[]),
    ("migrations", &[]),
    ("wire", &[]),
    ("domain", &[]),
];

/// Crates of others that only some of ours may name: they would bring what the rest must not know.
const THEIRS: &[(&str, &[&str])] = &[
    ("sea-orm", &["persistence"]),
    ("sea-orm-migration", &["migrations"]),
    ("sqlx", &[]),
    ("axum", &["app", "server"]),
    ("web-sys", &["app"]),
    ("anyhow", &["server"]),
];

fn manifest() -> &'static Path {
    Path::new("../Cargo.toml")
}

fn workspace() -> Vec<Package> {
    let metadata = MetadataCommand::new().manifest_path(manifest()).no_deps().exec().expect("cargo metadata");
    metadata.packages
}

fn names(package: &Package) -> BTreeSet<String> {
    package
        .dependencies
        .iter()
        .filter(|dependency| dependency.kind == DependencyKind::Normal)
        .map(|dependency| dependency.name.clone())
        .collect()
}

#[test]
fn crates_of_ours_know_only_whom_they_may() {
    let packages = workspace();
    let ours: BTreeSet<String> = packages.iter().map(|package| package.name.to_string()).collect();
    let listed: BTreeSet<String> = OURS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(ours, listed, "the table of this test must list every crate");
    for package in &packages {
        let (_, allowed) = OURS.iter().find(|(name, _)| *name == package.name.as_str()).expect("listed");
        let found: Vec<String> = names(package).intersection(&ours).filter(|name| !allowed.contains(&name.as_str())).cloned().collect();
        assert!(found.is_empty(), "{} must not depend on {found:?}", package.name);
    }
}

#[test]
fn crates_of_others_are_named_only_where_they_belong() {
    for package in &workspace() {
        for (name, allowed) in THEIRS {
            let may = allowed.contains(&package.name.as_str());
            assert!(may || !names(package).contains(*name), "{} must not depend on {name}", package.name);
        }
    }
}

#[test]
fn the_services_reach_the_browser_in_no_way() {
    let packages = workspace();
    let app = packages.iter().find(|package| package.name.as_str() == "app").expect("there is an app");
    for dependency in app.dependencies.iter().filter(|dependency| dependency.kind == DependencyKind::Normal) {
        let server_only = ["axum", "http", "leptos_axum", "services", "tracing"].contains(&dependency.name.as_str());
        assert!(!server_only || dependency.optional, "app names {} without `ssr`", dependency.name);
    }
    let tree = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--package",
            "frontend",
            "--target",
            "wasm32-unknown-unknown",
            "--edges",
            "normal",
            "--invert",
            "tokio",
        ])
        .arg("--manifest-path")
        .arg(manifest())
        .output()
        .expect("cargo runs");
    let found = String::from_utf8_lossy(&tree.stdout);
    assert!(found.trim().is_empty(), "tokio must not reach the browser:\n{found}");
}

/// A path compiled in would be that of the clone that compiled it, which a later clone with the same
/// content takes over from the cache. Tests run in the folder of their crate: relative paths do.
#[test]
fn no_clone_compiles_in_where_it_lies() {
    let forbidden = concat!("env!(\"CARGO", "_MANIFEST_DIR\")");
    let listed = Command::new("git")
        .current_dir("..")
        .args(["grep", "--name-only", "--untracked", "--fixed-strings", forbidden, "--", "*.rs"])
        .output();
    let found = String::from_utf8(listed.expect("git").stdout).expect("paths");
    assert_eq!(found, "");
}
