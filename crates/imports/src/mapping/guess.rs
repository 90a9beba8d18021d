//! The guess: every column and every meaning are weighed by heading and content, and the surest
//! pair is taken first.

use super::content::Content;
use super::field::Field;
use super::heading::{score, words};
use super::shape::{FieldSpec, Shape};
use super::{Because, MappedColumn, Memory};
use crate::layout::{Column, Layout};
use crate::sheet::Grid;

/// Below this a guess is not made.
const LEAST: u8 = 45;

/// How many cells of a column are looked at.
const SAMPLE: usize = 300;

/// What a telling content alone is worth.
const BY_CONTENT: u8 = 60;

pub(super) fn columns(shape: &Shape, grid: &Grid, layout: &Layout, memory: &Memory) -> Vec<MappedColumn> {
    let mut columns: Vec<MappedColumn> = layout.columns.iter().map(unmapped).collect();
    let samples: Vec<Vec<&str>> = layout.columns.iter().map(|column| sample(grid, layout, column.position)).collect();
    let mut free: Vec<bool> = vec![true; columns.len()];
    let mut taken: Vec<Field> = Vec::new();
    // Tax codes are seen under any heading, also where somebody remembered otherwise.
    for (at, cells) in samples.iter().enumerate() {
        let is_tax_code = Content::TaxCode.share(cells).is_some_and(|share| share >= 60);
        if is_tax_code && shape.spec(Field::TaxCode).is_some() && !taken.contains(&Field::TaxCode) {
            take(&mut columns[at], Some(Field::TaxCode), 100, Because::Content);
            (free[at], taken) = (false, vec![Field::TaxCode]);
        }
    }
    for at in 0..columns.len() {
        let Some(field) = memory.recall(&columns[at].heading).filter(|_| free[at]) else { continue };
        if field.is_some_and(|field| taken.contains(&field) || shape.spec(field).is_none()) {
            continue;
        }
        take(&mut columns[at], field, 95, Because::Remembered);
        free[at] = false;
        taken.extend(field);
    }
    let mut pairs = Vec::new();
    for (at, column) in layout.columns.iter().enumerate().filter(|(at, _)| free[*at]) {
        let headings = Headings::of(column);
        for (order, spec) in shape.fields.iter().enumerate() {
            if let Some((confidence, because)) = weigh(&headings, &samples[at], spec).filter(|(confidence, _)| *confidence >= LEAST) {
                pairs.push((std::cmp::Reverse(confidence), at, order, because));
            }
        }
    }
    pairs.sort_by_key(|(confidence, at, order, _)| (*confidence, *order, *at));
    for (confidence, at, order, because) in pairs {
        let field = shape.fields[order].field;
        if free[at] && !taken.contains(&field) {
            take(&mut columns[at], Some(field), confidence.0, because);
            free[at] = false;
            taken.push(field);
        }
    }
    whole_names(shape, &mut columns, &samples);
    columns
}

fn unmapped(column: &Column) -> MappedColumn {
    let heading =
        [column.group.as_str(), column.heading.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
    MappedColumn { position: column.position, letters: column.letters(), heading, field: None, confidence: 0, because: Because::Nothing }
}

fn take(column: &mut MappedColumn, field: Option<Field>, confidence: u8, because: Because) {
    (column.field, column.confidence, column.because) = (field, confidence, because);
}

/// Cells with text, from all over the column.
fn sample<'g>(grid: &'g Grid, layout: &Layout, position: usize) -> Vec<&'g str> {
    let step = (layout.len() / SAMPLE).max(1);
    layout.rows(grid).step_by(step).map(|row| row.cell(position)).filter(|cell| !cell.is_empty()).collect()
}

/// The words over a column: its own, and with those that it shares with others.
struct Headings {
    own: Vec<String>,
    with_group: Vec<String>,
}

impl Headings {
    fn of(column: &Column) -> Self {
        let with_group = if column.group.is_empty() { Vec::new() } else { words(&format!("{} {}", column.group, column.heading)) };
        Self { own: words(&column.heading), with_group }
    }
}

/// How sure it is that a column has a meaning, and from where that is known.
fn weigh(headings: &Headings, cells: &[&str], spec: &FieldSpec) -> Option<(u8, Because)> {
    let heading = score(&headings.own, spec).max(score(&headings.with_group, spec));
    // Reading a sample costs: only where it can say something.
    if heading < LEAST && !spec.content.is_telling() {
        return None;
    }
    let share = spec.content.share(cells);
    if heading >= LEAST {
        // A heading that its own cells contradict is hardly believed: a column whose cells say the
        // same goes first, and where there is none, the rows tell what is wrong with them.
        let weight = match share {
            None => 100,
            Some(share) if share >= 50 => 80 + u32::from(share) / 5,
            Some(share) => 30 + u32::from(share),
        };
        let confidence = u8::try_from(u32::from(heading) * weight / 100).unwrap_or(100);
        return Some((if heading >= 95 { confidence.max(LEAST) } else { confidence }, Because::Heading));
    }
    let alone = spec.content.is_telling() && share.is_some_and(|share| share >= 90) && cells.len() >= 2;
    // A whole name under no heading may be a company's: only where nothing else is said.
    let believed = alone && (spec.content != Content::WholeName || headings.own.is_empty());
    believed.then_some((BY_CONTENT, Because::Content))
}

/// "Nome" alone, without a column of family names, is the whole name where it has several words.
fn whole_names(shape: &Shape, columns: &mut [MappedColumn], samples: &[Vec<&str>]) {
    let has = |columns: &[MappedColumn], field| columns.iter().any(|column| column.field == Some(field));
    if shape.spec(Field::FullName).is_none() || has(columns, Field::FamilyName) || has(columns, Field::FullName) {
        return;
    }
    for (column, cells) in columns.iter_mut().zip(samples) {
        if column.field == Some(Field::GivenName) && Content::WholeName.share(cells).is_some_and(|share| share >= 80) {
            take(column, Some(Field::FullName), 70, Because::Content);
        }
    }
}
