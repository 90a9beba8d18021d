//! Thresholds of law as data, with the values known today. Those from memory are marked to be
//! checked by the school.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "CREATE TABLE regulation (
    key text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    value integer NOT NULL CHECK (value >= 0),
    citation text NOT NULL,
    to_check boolean NOT NULL,
    PRIMARY KEY (key, valid_from),
    CHECK (valid_to IS NULL OR valid_from <= valid_to)
)";

const CHILD_LABOUR_ACT: &str = "L. 977/1967";
const SAFETY_COURSES: &str = "D.Lgs. 81/2008, art. 37; Accordo Stato-Regioni";
const TUTORS: &str = "D.I. 195/2017, art. 5";
const FSL_HOURS: &str = "L. 145/2018, art. 1 c. 784";

/// Key, first day, value, citation, whether the school must check it.
const DEFAULTS: [(&str, &str, u16, &str, bool); 15] = [
    ("adult_age", "1975-03-10", 18, "Codice civile, art. 2", false),
    ("minor_night_from", "2000-01-01", 22, CHILD_LABOUR_ACT, true),
    ("minor_night_to", "2000-01-01", 6, CHILD_LABOUR_ACT, true),
    ("minor_daily_hours", "2000-01-01", 8, CHILD_LABOUR_ACT, true),
    ("minor_weekly_hours", "2000-01-01", 40, CHILD_LABOUR_ACT, true),
    ("general_safety_hours", "2012-01-01", 4, SAFETY_COURSES, true),
    ("specific_safety_hours_low", "2012-01-01", 4, SAFETY_COURSES, true),
    ("specific_safety_hours_medium", "2012-01-01", 8, SAFETY_COURSES, true),
    ("specific_safety_hours_high", "2012-01-01", 12, SAFETY_COURSES, true),
    ("students_per_tutor_low", "2018-01-01", 12, TUTORS, true),
    ("students_per_tutor_medium", "2018-01-01", 8, TUTORS, true),
    ("students_per_tutor_high", "2018-01-01", 5, TUTORS, true),
    ("high_risk_task_forbidden", "2019-01-01", 1, "L. 145/2018, art. 1 c. 784-novies", false),
    ("fsl_hours_technical", "2019-01-01", 150, FSL_HOURS, false),
    ("fsl_hours_vocational", "2019-01-01", 210, FSL_HOURS, false),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, &[TABLE]).await?;
        for (key, from, value, citation, to_check) in DEFAULTS {
            let row = format!(
                "INSERT INTO regulation (key, valid_from, value, citation, to_check) VALUES ('{key}', '{from}', {value}, '{citation}', {to_check})"
            );
            crate::run(manager, &[&row]).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::drop_tables(manager, &["regulation"]).await
    }
}
