//! Who follows students, and whom: of a demand the company's tutor, of a class and of a single student
//! the school's.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Whom somebody follows stands in tables of its own: there a foreign key can say that both are of the
/// same organisation. `changed_by` is no foreign key: what is written stays when somebody is erased.
const UP: &[&str] = &[
    "CREATE TABLE tutor (
        id uuid NOT NULL PRIMARY KEY,
        organisation uuid NOT NULL REFERENCES organisation (id),
        name text NOT NULL CHECK (name <> ''),
        role text NOT NULL DEFAULT '',
        email text,
        phone text,
        most integer NOT NULL CHECK (most BETWEEN 1 AND 100),
        ended_on date,
        version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
        changed_by uuid,
        UNIQUE (id, organisation)
    )",
    "CREATE INDEX tutor_by_organisation ON tutor (organisation)",
    "CREATE UNIQUE INDEX demand_with_company ON demand (id, company)",
    "CREATE UNIQUE INDEX student_with_school ON student (id, school)",
    "CREATE TABLE demand_tutor (
        demand uuid NOT NULL PRIMARY KEY,
        company uuid NOT NULL,
        tutor uuid NOT NULL,
        FOREIGN KEY (demand, company) REFERENCES demand (id, company) ON DELETE CASCADE,
        FOREIGN KEY (tutor, company) REFERENCES tutor (id, organisation)
    )",
    "CREATE INDEX demand_tutor_by_tutor ON demand_tutor (tutor)",
    "CREATE TABLE class_tutor (
        school_class uuid NOT NULL PRIMARY KEY,
        school uuid NOT NULL,
        tutor uuid NOT NULL,
        FOREIGN KEY (school_class, school) REFERENCES school_class (id, school) ON DELETE CASCADE,
        FOREIGN KEY (tutor, school) REFERENCES tutor (id, organisation)
    )",
    "CREATE INDEX class_tutor_by_tutor ON class_tutor (tutor)",
    // Instead of the tutor of the class.
    "CREATE TABLE student_tutor (
        student uuid NOT NULL PRIMARY KEY,
        school uuid NOT NULL,
        tutor uuid NOT NULL,
        FOREIGN KEY (student, school) REFERENCES student (id, school) ON DELETE CASCADE,
        FOREIGN KEY (tutor, school) REFERENCES tutor (id, organisation)
    )",
    "CREATE INDEX student_tutor_by_tutor ON student_tutor (tutor)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::drop_tables(manager, &["student_tutor", "class_tutor", "demand_tutor", "tutor"]).await?;
        crate::run(manager, &["DROP INDEX student_with_school", "DROP INDEX demand_with_company"]).await
    }
}
