//! What a company asks; the columns of a period are empty for a forecast.

use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "demand")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub code: Option<String>,
    pub company: Uuid,
    pub kind: String,
    pub title: String,
    pub occupation: Uuid,
    pub positions: i32,
    pub period_from: Option<Date>,
    pub period_to: Option<Date>,
    pub weekly_hours: Option<i32>,
    pub starts_at: Option<i32>,
    pub ends_at: Option<i32>,
    pub municipality: String,
    pub risk: String,
    pub high_risk_task: bool,
    pub min_age: Option<i32>,
    pub tasks: String,
    pub conditions: String,
    pub by_year: Option<i32>,
    pub confidence: String,
    pub version: i64,
    pub created_at: i64,
    pub withdrawn_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
