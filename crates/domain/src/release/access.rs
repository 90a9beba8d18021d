//! What is noted of whoever reads a student's name: what they opened, and by what right.

use crate::id::ReleaseId;

/// What somebody has opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccessWhat {
    /// The student's own page at the school.
    File,
    /// All that is held of the student, to take away.
    Export,
    /// The list of the class.
    ClassList,
    /// A board that names the students of the reader's school.
    BoardList,
    /// What was released to the reader's company.
    Released,
}

impl AccessWhat {
    /// Every one with its name in the database.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::File, "file"),
        (Self::Export, "export"),
        (Self::ClassList, "class_list"),
        (Self::BoardList, "board_list"),
        (Self::Released, "released"),
    ];
}

/// By what right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccessGround {
    /// It is the student's own school.
    OwnSchool,
    /// The family has asked for it.
    Release(ReleaseId),
}
