//! What companies ask: placements and forecasts.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[&str] = &[
    // `starts_at` and `ends_at` are minutes since midnight; an end at or before the start is the next day.
    "CREATE TABLE demand (
        id uuid NOT NULL PRIMARY KEY,
        code text UNIQUE,
        company uuid NOT NULL REFERENCES organisation (id),
        kind text NOT NULL CHECK (kind IN ('placement', 'forecast')),
        title text NOT NULL,
        occupation uuid NOT NULL REFERENCES occupation (id),
        positions integer NOT NULL CHECK (positions > 0),
        period_from date,
        period_to date,
        weekly_hours integer CHECK (weekly_hours > 0),
        starts_at integer CHECK (starts_at BETWEEN 0 AND 1439),
        ends_at integer CHECK (ends_at BETWEEN 0 AND 1439),
        municipality text NOT NULL REFERENCES municipality (istat_code),
        risk text NOT NULL CHECK (risk IN ('low', 'medium', 'high')),
        high_risk_task boolean NOT NULL DEFAULT false,
        min_age integer CHECK (min_age BETWEEN 0 AND 99),
        tasks text NOT NULL DEFAULT '',
        conditions text NOT NULL DEFAULT '',
        by_year integer,
        version bigint NOT NULL DEFAULT 1,
        created_at bigint NOT NULL,
        CHECK (period_from <= period_to),
        CHECK ((kind = 'forecast') = (by_year IS NOT NULL)),
        CHECK ((kind = 'placement') = (period_from IS NOT NULL)),
        CHECK ((kind = 'placement') = (period_to IS NOT NULL)),
        CHECK ((kind = 'placement') = (weekly_hours IS NOT NULL)),
        CHECK ((kind = 'placement') = (starts_at IS NOT NULL)),
        CHECK ((kind = 'placement') = (ends_at IS NOT NULL))
    )",
    "CREATE INDEX demand_by_company ON demand (company)",
    // `position` keeps the order in which the company asked.
    "CREATE TABLE demand_competence (
        demand uuid NOT NULL REFERENCES demand (id) ON DELETE CASCADE,
        competence uuid NOT NULL REFERENCES competence (id),
        position integer NOT NULL,
        level integer NOT NULL CHECK (level BETWEEN 1 AND 4),
        weight integer NOT NULL CHECK (weight BETWEEN 1 AND 3),
        mandatory boolean NOT NULL DEFAULT false,
        PRIMARY KEY (demand, competence)
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
        crate::drop_tables(manager, &["demand_competence", "demand"]).await
    }
}
