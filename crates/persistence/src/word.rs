//! The words under which enumerations are stored; each table's CHECK lists the same ones.

use crate::error::StoreError;
use domain::audit::AuditKind;
use domain::board::{Assessment, Stage, Withdrawal};
use domain::catalogue::Relation;
use domain::classification::{ConceptKind, ConceptRelation};
use domain::competence::Evidence;
use domain::demand::{Confidence, DemandDeed, Risk};
use domain::import::ImportState;
use domain::network::MembershipRole;
use domain::organisation::OrganisationKind;
use domain::person::RoleKind;
use domain::place::Means;
use domain::regulation::Deed;
use domain::release::AccessWhat;

/// An enumeration with a word for each value.
pub(crate) trait Word: Copy + PartialEq + 'static {
    /// Every value with its word.
    const WORDS: &'static [(Self, &'static str)];

    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(value, _)| *value == self).map_or("", |(_, word)| word)
    }

    fn read(table: &'static str, word: &str) -> Result<Self, StoreError> {
        let known = Self::WORDS.iter().find(|(_, known)| *known == word);
        known.map(|(value, _)| *value).ok_or_else(|| StoreError::corrupt(table, format!("unknown word \"{word}\"")))
    }
}

impl Word for Assessment {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Agreed, "agreed"), (Self::Interesting, "interesting"), (Self::Unseen, "unseen"), (Self::NotNow, "not_now")];
}

impl Word for AuditKind {
    const WORDS: &'static [(Self, &'static str)] = &Self::ALL;
}

impl Word for Stage {
    const WORDS: &'static [(Self, &'static str)] = &Self::ALL;
}

impl Word for Withdrawal {
    const WORDS: &'static [(Self, &'static str)] = &Self::ALL;
}

impl Word for AccessWhat {
    const WORDS: &'static [(Self, &'static str)] = &Self::ALL;
}

impl Word for Risk {
    const WORDS: &'static [(Self, &'static str)] = &Self::ALL;
}

impl Word for Confidence {
    const WORDS: &'static [(Self, &'static str)] = &Self::ALL;
}

impl Word for DemandDeed {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Changed, "changed"), (Self::Withdrawn, "withdrawn"), (Self::Reopened, "reopened")];
}

impl Word for Means {
    const WORDS: &'static [(Self, &'static str)] = &Self::ALL;
}

impl Word for ImportState {
    const WORDS: &'static [(Self, &'static str)] = &[(Self::Draft, "draft"), (Self::Done, "done"), (Self::Undone, "undone")];
}

impl Word for Relation {
    const WORDS: &'static [(Self, &'static str)] = &[(Self::Essential, "essential"), (Self::Optional, "optional")];
}

impl Word for Evidence {
    const WORDS: &'static [(Self, &'static str)] = &Self::ALL;
}

impl Word for OrganisationKind {
    const WORDS: &'static [(Self, &'static str)] = &Self::ALL;
}

impl Word for MembershipRole {
    const WORDS: &'static [(Self, &'static str)] = &Self::ALL;
}

impl Word for RoleKind {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Teacher, "teacher"), (Self::Student, "student"), (Self::Company, "company"), (Self::Coordinator, "coordinator")];
}

impl Word for ConceptKind {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Occupation, "occupation"),
        (Self::Skill, "skill"),
        (Self::Knowledge, "knowledge"),
        (Self::OccupationGroup, "occupation_group"),
        (Self::SkillGroup, "skill_group"),
    ];
}

impl Word for ConceptRelation {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Broader, "broader"), (Self::Essential, "essential"), (Self::Optional, "optional")];
}

impl Word for Deed {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Opened, "opened"),
        (Self::Confirmed, "confirmed"),
        (Self::Corrected, "corrected"),
        (Self::Closed, "closed"),
        (Self::Reopened, "reopened"),
        (Self::TakenBack, "taken_back"),
    ];
}
