//! How much each kind of evidence counts. Chosen on the tuning half of the graded queries
//! (`benches/finding`), in round figures: finer ones would only learn those queries by heart.

/// How much each kind of evidence counts, each from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// A word of the same family (tornio for tornitore).
    pub family: f32,
    /// A word that differs by a slip of the keyboard, times the share of letters that agree.
    pub slip: f32,
    /// A word that shares groups of three letters, times their share.
    pub resemblance: f32,
    /// A word of which only the beginning is typed, times the share that is typed, at least half.
    pub beginning: f32,
    /// A word inside a longer one (idraulico in termoidraulico), times the share that it fills.
    pub inside: f32,
    /// A synonym from the thesaurus.
    pub synonym: f32,
    /// A word that labels use in the place of another, times how often they do.
    pub substitute: f32,
    /// Words put by the thesaurus in the place of others.
    pub rewritten: f32,
    /// The same where the thesaurus knows only a part of the query.
    pub partly_rewritten: f32,
    /// A label that is not the preferred one.
    pub alternative: f32,
    /// A label that names somebody who leads, where the query names nobody such.
    pub uncalled_lead: f32,
    /// What all names of a concept and its surroundings cover together, against its best name.
    pub surroundings: f32,
    /// A word of the name of a concept's own group.
    pub group: f32,
    /// A word of the name of a broader group or concept.
    pub broader: f32,
    /// A word of the description.
    pub description: f32,
    /// How much a concept gains from the best of the others in its group.
    pub neighbours: f32,
    /// How much a word counts that no label knows, against the rarest word of the labels.
    pub unknown: f32,
    /// How much a word counts that says that somebody works, and not at what ("fare", "usare").
    pub light: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            family: 0.8,
            slip: 0.85,
            resemblance: 0.95,
            beginning: 0.9,
            inside: 0.7,
            synonym: 0.7,
            substitute: 0.5,
            rewritten: 0.95,
            partly_rewritten: 0.85,
            alternative: 0.87,
            uncalled_lead: 0.9,
            surroundings: 0.35,
            group: 0.7,
            broader: 0.35,
            description: 0.3,
            neighbours: 0.05,
            unknown: 0.6,
            light: 0.3,
        }
    }
}
