//! The server over HTTP, as browsers and operators meet it, and the rules of the workspace.

mod access;
mod accounts;
mod bad_input;
mod broken_off;
mod concepts;
mod demands;
mod find;
mod forms;
mod functions;
mod imports;
mod invariants;
mod keeping;
mod lists;
mod live;
mod match_file;
mod need;
mod network;
mod pages;
mod privacy;
mod process;
mod race;
mod releases;
mod rules;
mod site;
mod students;
mod tutors;
