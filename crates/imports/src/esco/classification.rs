//! A package as one classification: every file that it has, in one language.

use super::{
    BroaderOccupation, BroaderSkill, Esco, EscoRow, IscoGroup, Numbered, Occupation, OccupationSkill, PackageFiles, Skill, SkillGroup,
    SkillSkill,
};
use crate::problem::{Problem, Problems};
use domain::catalogue::Relation;
use domain::classification::{Classification, Concept, ConceptKind, ConceptLink, ConceptRelation, LinkOrigin};
use domain::competence::CompetenceKind;
use domain::language::Language;
use std::collections::{HashMap, HashSet};

impl<F: PackageFiles> Esco<F> {
    /// Everything that the package says in one language. `heard` is told each file and its rows.
    /// Where there are problems the classification lacks their rows: the caller decides.
    pub fn classification(&mut self, language: Language, problems: &mut Problems, heard: &mut dyn FnMut(&str, usize)) -> Classification {
        let mut reading = Reading { package: self, language, problems, heard, first: HashMap::new(), found: Classification::default() };
        reading.found.language = language;
        reading.concepts(|Numbered { row, entry: Occupation { uri, isco_group, code, label, alternatives, description } }| {
            (row, concept(uri, ConceptKind::Occupation, code, isco_group, label, alternatives, description))
        });
        reading.concepts(|Numbered { row, entry: Skill { uri, kind, label, alternatives, description, .. } }| {
            let kind = if kind == CompetenceKind::Knowledge { ConceptKind::Knowledge } else { ConceptKind::Skill };
            (row, concept(uri, kind, String::new(), String::new(), label, alternatives, description))
        });
        reading.concepts(|Numbered { row, entry: IscoGroup(group) }| (row, of_group(group, ConceptKind::OccupationGroup)));
        reading.concepts(|Numbered { row, entry: SkillGroup(group) }| (row, of_group(group, ConceptKind::SkillGroup)));
        reading.links(LinkOrigin::OccupationHierarchy, |BroaderOccupation(link)| (link.narrow, ConceptRelation::Broader, link.broad));
        reading.links(LinkOrigin::SkillHierarchy, |BroaderSkill(link)| (link.narrow, ConceptRelation::Broader, link.broad));
        reading.links(LinkOrigin::OccupationNeeds, |link: OccupationSkill| (link.occupation, needs(link.relation), link.skill));
        reading.links(LinkOrigin::SkillNeeds, |link: SkillSkill| (link.original, needs(link.relation), link.related));
        reading.found
    }
}

fn needs(relation: Relation) -> ConceptRelation {
    match relation {
        Relation::Essential => ConceptRelation::Essential,
        Relation::Optional => ConceptRelation::Optional,
    }
}

fn of_group(group: super::Group, kind: ConceptKind) -> Concept {
    concept(group.uri, kind, group.code, String::new(), group.label, Vec::new(), String::new())
}

/// A concept whose alternative labels stand once each, and not again what the preferred one says.
fn concept(
    uri: String,
    kind: ConceptKind,
    code: String,
    group: String,
    label: String,
    mut alternatives: Vec<String>,
    description: String,
) -> Concept {
    let mut seen: HashSet<String> = HashSet::from([label.clone()]);
    alternatives.retain(|alternative| seen.insert(alternative.clone()));
    Concept { uri, kind, code, group, label, alternatives, description }
}

struct Reading<'p, F> {
    package: &'p mut Esco<F>,
    language: Language,
    problems: &'p mut Problems,
    heard: &'p mut dyn FnMut(&str, usize),
    /// Where each address stood first.
    first: HashMap<String, (String, u32)>,
    found: Classification,
}

impl<F: PackageFiles> Reading<'_, F> {
    fn concepts<T: EscoRow>(&mut self, read: impl Fn(Numbered<T>) -> (u32, Concept)) {
        self.rows(|reading, file, numbered| {
            let (row, concept) = read(numbered);
            if let Some((_, first)) = reading.first.get(&concept.uri) {
                let problem = Problem::of_file(file, "import-duplicate").in_row(row).in_column("conceptUri", &concept.uri);
                reading.problems.push(problem.with("first", *first));
                return;
            }
            reading.first.insert(concept.uri.clone(), (file.to_owned(), row));
            reading.found.concepts.push(concept);
        });
    }

    fn links<T: EscoRow>(&mut self, origin: LinkOrigin, read: impl Fn(T) -> (String, ConceptRelation, String)) {
        let mut links = Vec::new();
        let stated = self.rows(|_, _, Numbered { entry, .. }| {
            let (concept, relation, other) = read(entry);
            links.push(ConceptLink { concept, relation, other });
        });
        if stated {
            links.sort_unstable();
            links.dedup();
            self.found.links.insert(origin, links);
        }
    }

    /// Hears every row of a kind; says whether the package has such a file.
    fn rows<T: EscoRow>(&mut self, mut take: impl FnMut(&mut Self, &str, Numbered<T>)) -> bool {
        // The rows are taken out first: what they are put into is in the same hand as the package.
        let (mut entries, mut wrong) = (Vec::new(), Vec::new());
        let file = match self.package.rows::<T>(self.language) {
            Ok(None) => return false,
            Err(problem) => {
                self.problems.push(*problem);
                return true;
            }
            Ok(Some(rows)) => {
                let file = rows.file().to_owned();
                for row in rows {
                    match row {
                        Ok(entry) => entries.push(entry),
                        Err(problem) => wrong.push(*problem),
                    }
                }
                file
            }
        };
        for problem in wrong {
            self.problems.push(problem);
        }
        (self.heard)(&file, entries.len());
        for entry in entries {
            take(self, &file, entry);
        }
        true
    }
}
