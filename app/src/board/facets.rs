//! Combinable filters with disjunctive counts: a facet's counts ignore its own choice. Columns
//! and bitsets, no DOM; runs in the browser on every key and on the server for the first paint.

use domain::search::Query;
use domain::sorting::sort_by_key;
use fixedbitset::FixedBitSet;
use std::collections::{BTreeMap, BTreeSet};

/// What is chosen on one side of the board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What was typed.
    pub text: String,
    /// Values by facet; several values of one facet are alternatives.
    pub values: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Choice {
    /// Whether anything is chosen.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.values.values().all(BTreeSet::is_empty)
    }

    /// Chooses a value, or lets it go.
    pub fn toggle(&mut self, facet: &'static str, value: &str) {
        let values = self.values.entry(facet).or_default();
        if !values.remove(value) {
            values.insert(value.to_owned());
        }
    }

    /// Reads the choice from the address: `text_key` and one parameter per facet and value.
    pub fn read(text_key: &str, facets: &[&'static str], mut parameters: impl FnMut(&str) -> Vec<String>) -> Self {
        let text = parameters(text_key).pop().unwrap_or_default();
        let values =
            facets.iter().map(|facet| (*facet, parameters(facet).into_iter().filter(|value| !value.is_empty()).collect())).collect();
        Self { text, values }
    }

    /// The parameters of the address.
    pub fn parameters(&self, text_key: &str) -> Vec<(String, String)> {
        let text = (!self.text.trim().is_empty()).then(|| (text_key.to_owned(), self.text.trim().to_owned()));
        let values = self.values.iter().flat_map(|(facet, values)| values.iter().map(|value| ((*facet).to_owned(), value.clone())));
        text.into_iter().chain(values).collect()
    }
}

/// What one item says of itself.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Normalised text.
    pub text: String,
    /// Facet, value, label.
    pub values: Vec<(&'static str, String, String)>,
}

/// A side of the board, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Index<Id> {
    ids: Vec<Id>,
    texts: Vec<String>,
    columns: Vec<(&'static str, Vec<Value>)>,
}

#[derive(Clone, Debug)]
struct Value {
    value: String,
    label: String,
    items: FixedBitSet,
}

/// A value of a facet and how many items choosing it would show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// As in the address.
    pub value: String,
    /// As people read it.
    pub label: String,
    /// Items.
    pub count: usize,
    /// Whether chosen.
    pub chosen: bool,
}

/// A search's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<Id> {
    /// The items that match, in their order.
    pub ids: Vec<Id>,
    /// All items.
    pub total: usize,
    /// Every facet with its values.
    pub facets: Vec<(&'static str, Vec<FacetValue>)>,
}

impl<Id: Copy> Index<Id> {
    /// Builds the columns. Facets are those of `facets`, in that order; their values by label.
    pub fn new(facets: &[&'static str], entries: impl IntoIterator<Item = (Id, Entry)>) -> Self {
        let (ids, entries): (Vec<Id>, Vec<Entry>) = entries.into_iter().unzip();
        let mut columns: BTreeMap<&'static str, BTreeMap<String, Value>> = BTreeMap::new();
        for (position, entry) in entries.iter().enumerate() {
            for (facet, value, label) in &entry.values {
                let column = columns.entry(facet).or_default();
                let cell = column.entry(value.clone()).or_insert_with(|| Value {
                    value: value.clone(),
                    label: label.clone(),
                    items: FixedBitSet::with_capacity(ids.len()),
                });
                cell.items.insert(position);
            }
        }
        let columns = facets
            .iter()
            .map(|facet| {
                let mut values: Vec<Value> = columns.remove(facet).unwrap_or_default().into_values().collect();
                sort_by_key(&mut values, |value| domain::search::normalise(&value.label));
                (*facet, values)
            })
            .collect();
        Self { ids, texts: entries.into_iter().map(|entry| entry.text).collect(), columns }
    }

    /// What matches the choice, with the counts.
    pub fn search(&self, choice: &Choice) -> Found<Id> {
        let query = Query::new(&choice.text);
        let mut by_text = FixedBitSet::with_capacity(self.ids.len());
        by_text.extend((0..self.ids.len()).filter(|position| query.matches(&self.texts[*position])));
        let chosen = |facet: &str| choice.values.get(facet).filter(|values| !values.is_empty());
        let allowed: Vec<Option<FixedBitSet>> = self
            .columns
            .iter()
            .map(|(facet, column)| {
                let values = chosen(facet)?;
                let mut union = FixedBitSet::with_capacity(self.ids.len());
                column.iter().filter(|value| values.contains(&value.value)).for_each(|value| union.union_with(&value.items));
                Some(union)
            })
            .collect();
        let without = |ignored: usize| {
            let mut set = by_text.clone();
            for (position, allowed) in allowed.iter().enumerate() {
                if let Some(allowed) = allowed
                    && position != ignored
                {
                    set.intersect_with(allowed);
                }
            }
            set
        };
        let facets = self
            .columns
            .iter()
            .enumerate()
            .map(|(position, (facet, column))| {
                let others = without(position);
                let values = column.iter().map(|value| FacetValue {
                    value: value.value.clone(),
                    label: value.label.clone(),
                    count: value.items.intersection_count(&others),
                    chosen: chosen(facet).is_some_and(|values| values.contains(&value.value)),
                });
                (*facet, values.collect())
            })
            .collect();
        let ids = without(usize::MAX).ones().map(|position| self.ids[position]).collect();
        Found { ids, total: self.ids.len(), facets }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str, class: &str, skills: &[&str]) -> Entry {
        let mut values = vec![("class", class.to_owned(), class.to_owned())];
        values.extend(skills.iter().map(|skill| ("skill", (*skill).to_owned(), skill.to_uppercase())));
        Entry { text: domain::search::normalise(text), values }
    }

    fn index() -> Index<u8> {
        Index::new(
            &["class", "skill"],
            [
                (1, entry("Niccolò D’Angelo", "4A", &["cnc", "cad"])),
                (2, entry("Giulia Bianchi", "4A", &["cnc"])),
                (3, entry("Yi Chen", "5A", &["cad"])),
                (4, entry("Bianca Neri", "5A", &[])),
            ],
        )
    }

    fn counts(found: &Found<u8>, facet: &str) -> Vec<(String, usize)> {
        let values = &found.facets.iter().find(|(key, _)| *key == facet).expect("the facet").1;
        values.iter().map(|value| (value.value.clone(), value.count)).collect()
    }

    #[test]
    fn counts_ignore_their_own_facet_only() {
        let mut choice = Choice::default();
        choice.toggle("class", "4A");
        let found = index().search(&choice);
        assert_eq!((found.ids.clone(), found.total), (vec![1, 2], 4));
        assert_eq!(counts(&found, "class"), [("4A".into(), 2), ("5A".into(), 2)], "as if nothing of the class were chosen");
        assert_eq!(counts(&found, "skill"), [("cad".into(), 1), ("cnc".into(), 2)], "within the chosen class");
        choice.toggle("class", "5A");
        assert_eq!(index().search(&choice).ids, [1, 2, 3, 4], "values of one facet are alternatives");
        choice.toggle("skill", "cad");
        assert_eq!(index().search(&choice).ids, [1, 3], "facets narrow each other");
    }

    #[test]
    fn text_is_blind_to_accents_and_finds_beginnings() {
        let ids = |text: &str| index().search(&Choice { text: text.into(), ..Choice::default() }).ids;
        assert_eq!(ids("niccolo dangelo"), Vec::<u8>::new());
        assert_eq!(ids("d'ang NICCOLÒ"), [1]);
        assert_eq!(ids("bian"), [2, 4]);
        assert_eq!(ids("  "), [1, 2, 3, 4]);
    }

    #[test]
    fn a_choice_survives_the_address() {
        let mut choice = Choice { text: " chen ".into(), ..Choice::default() };
        choice.toggle("class", "5A");
        choice.toggle("skill", "cad");
        let address = choice.parameters("q");
        let read = Choice::read("q", &["class", "skill"], |key| {
            address.iter().filter(|(name, _)| name == key).map(|(_, value)| value.clone()).collect()
        });
        assert_eq!((read.text.as_str(), read.values), ("chen", choice.values));
    }

    #[test]
    fn an_unknown_value_finds_nothing_and_breaks_nothing() {
        let mut choice = Choice::default();
        choice.toggle("class", "9Z");
        assert_eq!(index().search(&choice).ids, Vec::<u8>::new());
    }
}
