//! Organisations, classes, students and the people who use the product.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[&str] = &[
    "CREATE TABLE organisation (
        id uuid NOT NULL PRIMARY KEY,
        code text NOT NULL UNIQUE,
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('technical_institute', 'vocational_institute', 'its', 'training_body', 'company')),
        school_code text,
        vat_number text,
        ateco text,
        municipality text NOT NULL REFERENCES municipality (istat_code),
        address text NOT NULL DEFAULT '',
        search_norm text NOT NULL
    )",
    "CREATE TABLE school_class (
        id uuid NOT NULL PRIMARY KEY,
        school uuid NOT NULL REFERENCES organisation (id),
        school_year text NOT NULL,
        grade integer NOT NULL CHECK (grade BETWEEN 1 AND 5),
        section text NOT NULL,
        track text NOT NULL,
        UNIQUE (school, school_year, grade, section),
        UNIQUE (id, school)
    )",
    // No names here. `placement_lock` counts up whenever a placement of the student is decided, so
    // that two boards never decide about the same student at once.
    "CREATE TABLE student (
        id uuid NOT NULL PRIMARY KEY,
        school uuid NOT NULL,
        school_class uuid NOT NULL,
        register_number text NOT NULL,
        pseudonym text NOT NULL UNIQUE,
        birth date NOT NULL,
        municipality text NOT NULL REFERENCES municipality (istat_code),
        hours_done integer NOT NULL DEFAULT 0 CHECK (hours_done >= 0),
        general_safety_hours integer NOT NULL DEFAULT 0 CHECK (general_safety_hours >= 0),
        specific_safety_hours integer NOT NULL DEFAULT 0 CHECK (specific_safety_hours >= 0),
        safety_risk text CHECK (safety_risk IN ('low', 'medium', 'high')),
        placement_lock bigint NOT NULL DEFAULT 0,
        UNIQUE (school, register_number),
        FOREIGN KEY (school_class, school) REFERENCES school_class (id, school)
    )",
    // The only place with names of students.
    "CREATE TABLE student_identity (
        student uuid NOT NULL PRIMARY KEY REFERENCES student (id) ON DELETE CASCADE,
        given text NOT NULL,
        family text NOT NULL
    )",
    "CREATE TABLE student_competence (
        student uuid NOT NULL REFERENCES student (id) ON DELETE CASCADE,
        competence uuid NOT NULL REFERENCES competence (id),
        level integer NOT NULL CHECK (level BETWEEN 1 AND 4),
        evidence text NOT NULL CHECK (evidence IN ('lesson', 'lab', 'certificate', 'placement', 'self_declared')),
        attested_by text,
        attested_on date,
        PRIMARY KEY (student, competence)
    )",
    "CREATE TABLE person (
        id uuid NOT NULL PRIMARY KEY,
        code text NOT NULL UNIQUE,
        name text NOT NULL,
        role text NOT NULL CHECK (role IN ('teacher', 'student', 'company', 'coordinator')),
        organisation uuid REFERENCES organisation (id),
        student uuid REFERENCES student (id) ON DELETE CASCADE,
        CHECK (role NOT IN ('teacher', 'company') OR organisation IS NOT NULL),
        CHECK ((role = 'student') = (student IS NOT NULL))
    )",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, TABLES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::drop_tables(manager, &["person", "student_competence", "student_identity", "student", "school_class", "organisation"]).await
    }
}
