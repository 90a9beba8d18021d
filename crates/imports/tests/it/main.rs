//! One binary; a module per part of the crate.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests say what they mean by their names and may fail loudly")]

mod archives;
mod delimited;
mod drafts;
mod esco;
mod files;
mod layouts;
mod mappings;
mod package;
mod polo;
mod sheets;
mod values;
mod vocabularies;
mod workbooks;
