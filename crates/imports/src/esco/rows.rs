//! Rows of ESCO's files, typed. Columns are found by their names; those that a version lacks are
//! blank.

use domain::catalogue::Relation;
use domain::competence::CompetenceKind;

/// What a URI stands for in the hierarchy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConceptKind {
    /// A skill or knowledge.
    Skill,
    /// A group of skills.
    SkillGroup,
    /// An occupation.
    Occupation,
    /// An ISCO-08 group.
    IscoGroup,
}

/// Of `occupations`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occupation {
    /// Its URI.
    pub uri: String,
    /// The ISCO-08 group, four digits.
    pub isco_group: String,
    /// ESCO's own code, "2654.1.7"; empty before version 1.1.
    pub code: String,
    /// The preferred label.
    pub label: String,
    /// Other labels.
    pub alternatives: Vec<String>,
    /// What it is.
    pub description: String,
}

/// Of `skills`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skill {
    /// Its URI.
    pub uri: String,
    /// Skill or knowledge.
    pub kind: CompetenceKind,
    /// How widely it can be used again: `transversal`, `cross-sector`, …
    pub reuse_level: String,
    /// The preferred label.
    pub label: String,
    /// Other labels.
    pub alternatives: Vec<String>,
    /// What it is.
    pub description: String,
}

/// Of `ISCOGroups` and `skillGroups`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its URI.
    pub uri: String,
    /// Its code.
    pub code: String,
    /// The preferred label.
    pub label: String,
}

/// Of `occupationSkillRelations`: what an occupation needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OccupationSkill {
    /// The occupation's URI.
    pub occupation: String,
    /// The skill's URI.
    pub skill: String,
    /// Essential or optional.
    pub relation: Relation,
}

/// Of `broaderRelationsSkillPillar` and `broaderRelationsOccPillar`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broader {
    /// The narrower one's URI.
    pub narrow: String,
    /// The broader one's URI.
    pub broad: String,
    /// What the broader one is.
    pub broad_kind: ConceptKind,
}

/// Of `skillSkillRelations`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillSkill {
    /// The skill's URI.
    pub original: String,
    /// The other skill's URI.
    pub related: String,
    /// Essential or optional to the first.
    pub relation: Relation,
}

/// One file of the package: how it is called, what its rows become.
pub trait EscoRow: Sized {
    /// Its name before the language.
    const STEM: &'static str;
    /// The columns without which nothing can be read.
    const REQUIRED: &'static [&'static str];

    /// Reads a row.
    ///
    /// # Errors
    /// The column that cannot be read, and a key of `messages`.
    fn read(cells: &Cells<'_>) -> Result<Self, (&'static str, &'static str)>;
}

/// Which rows of a file count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Released,
    Withdrawn,
}

/// The cells of a row, by the names of their columns.
#[derive(Debug)]
pub struct Cells<'r> {
    pub(super) columns: &'r [String],
    pub(super) record: &'r csv::StringRecord,
}

impl<'r> Cells<'r> {
    /// What stands under a column, without blanks around it; nothing where there is none.
    #[must_use]
    pub fn text(&self, column: &str) -> &'r str {
        let position = self.columns.iter().position(|name| name == column);
        position.and_then(|position| self.record.get(position)).map_or("", str::trim)
    }

    fn uri(&self, column: &'static str) -> Result<String, (&'static str, &'static str)> {
        let text = self.text(column);
        match text {
            "" => Err((column, "import-required")),
            _ if !text.starts_with("http") || text.contains(char::is_whitespace) => Err((column, "import-not-a-uri")),
            _ => Ok(text.to_owned()),
        }
    }

    fn label(&self, column: &'static str) -> Result<String, (&'static str, &'static str)> {
        let text = self.text(column).split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() { Err((column, "import-required")) } else { Ok(text) }
    }

    /// Labels, one a line; a `|` between them is understood too, for no label has one.
    fn labels(&self, column: &str) -> Vec<String> {
        let labels = self.text(column).split(['\n', '\r', '|']).map(str::trim).filter(|label| !label.is_empty());
        labels.map(str::to_owned).collect()
    }

    fn relation(&self, column: &'static str) -> Result<Relation, (&'static str, &'static str)> {
        let text = self.text(column);
        match text.rsplit(['#', '/']).next() {
            Some("essential") => Ok(Relation::Essential),
            Some("optional") => Ok(Relation::Optional),
            _ => Err((column, "import-not-a-relation")),
        }
    }

    pub(super) fn status(&self) -> Status {
        if matches!(self.text("status"), "" | "released") { Status::Released } else { Status::Withdrawn }
    }
}

impl EscoRow for Occupation {
    const STEM: &'static str = "occupations";
    const REQUIRED: &'static [&'static str] = &["concepturi", "preferredlabel"];

    fn read(cells: &Cells<'_>) -> Result<Self, (&'static str, &'static str)> {
        Ok(Self {
            uri: cells.uri("concepturi")?,
            isco_group: cells.text("iscogroup").trim_start_matches('C').to_owned(),
            code: cells.text("code").to_owned(),
            label: cells.label("preferredlabel")?,
            alternatives: cells.labels("altlabels"),
            description: cells.text("description").to_owned(),
        })
    }
}

impl EscoRow for Skill {
    const STEM: &'static str = "skills";
    const REQUIRED: &'static [&'static str] = &["concepturi", "preferredlabel"];

    fn read(cells: &Cells<'_>) -> Result<Self, (&'static str, &'static str)> {
        let is_knowledge = cells.text("skilltype").rsplit(['#', '/']).next() == Some("knowledge");
        Ok(Self {
            uri: cells.uri("concepturi")?,
            kind: if is_knowledge { CompetenceKind::Knowledge } else { CompetenceKind::Skill },
            reuse_level: cells.text("reuselevel").to_owned(),
            label: cells.label("preferredlabel")?,
            alternatives: cells.labels("altlabels"),
            description: cells.text("description").to_owned(),
        })
    }
}

/// A group of ISCO-08.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IscoGroup(pub Group);

/// A group of skills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillGroup(pub Group);

fn group(cells: &Cells<'_>) -> Result<Group, (&'static str, &'static str)> {
    Ok(Group { uri: cells.uri("concepturi")?, code: cells.text("code").to_owned(), label: cells.label("preferredlabel")? })
}

impl EscoRow for IscoGroup {
    const STEM: &'static str = "ISCOGroups";
    const REQUIRED: &'static [&'static str] = &["concepturi", "preferredlabel"];

    fn read(cells: &Cells<'_>) -> Result<Self, (&'static str, &'static str)> {
        group(cells).map(Self)
    }
}

impl EscoRow for SkillGroup {
    const STEM: &'static str = "skillGroups";
    const REQUIRED: &'static [&'static str] = &["concepturi", "preferredlabel"];

    fn read(cells: &Cells<'_>) -> Result<Self, (&'static str, &'static str)> {
        group(cells).map(Self)
    }
}

impl EscoRow for OccupationSkill {
    const STEM: &'static str = "occupationSkillRelations";
    const REQUIRED: &'static [&'static str] = &["occupationuri", "relationtype", "skilluri"];

    fn read(cells: &Cells<'_>) -> Result<Self, (&'static str, &'static str)> {
        Ok(Self { occupation: cells.uri("occupationuri")?, skill: cells.uri("skilluri")?, relation: cells.relation("relationtype")? })
    }
}

impl EscoRow for SkillSkill {
    const STEM: &'static str = "skillSkillRelations";
    const REQUIRED: &'static [&'static str] = &["originalskilluri", "relationtype", "relatedskilluri"];

    fn read(cells: &Cells<'_>) -> Result<Self, (&'static str, &'static str)> {
        Ok(Self {
            original: cells.uri("originalskilluri")?,
            related: cells.uri("relatedskilluri")?,
            relation: cells.relation("relationtype")?,
        })
    }
}

/// A broader one of a skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BroaderSkill(pub Broader);

/// A broader one of an occupation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BroaderOccupation(pub Broader);

fn broader(cells: &Cells<'_>, unnamed: ConceptKind) -> Result<Broader, (&'static str, &'static str)> {
    let broad_kind = match cells.text("broadertype") {
        "Occupation" => ConceptKind::Occupation,
        "ISCOGroup" => ConceptKind::IscoGroup,
        "SkillGroup" => ConceptKind::SkillGroup,
        "KnowledgeSkillCompetence" => ConceptKind::Skill,
        _ => unnamed,
    };
    Ok(Broader { narrow: cells.uri("concepturi")?, broad: cells.uri("broaderuri")?, broad_kind })
}

impl EscoRow for BroaderSkill {
    const STEM: &'static str = "broaderRelationsSkillPillar";
    const REQUIRED: &'static [&'static str] = &["concepturi", "broaderuri"];

    fn read(cells: &Cells<'_>) -> Result<Self, (&'static str, &'static str)> {
        broader(cells, ConceptKind::Skill).map(Self)
    }
}

impl EscoRow for BroaderOccupation {
    const STEM: &'static str = "broaderRelationsOccPillar";
    const REQUIRED: &'static [&'static str] = &["concepturi", "broaderuri"];

    fn read(cells: &Cells<'_>) -> Result<Self, (&'static str, &'static str)> {
        broader(cells, ConceptKind::Occupation).map(Self)
    }
}
