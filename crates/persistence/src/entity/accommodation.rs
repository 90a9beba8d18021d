//! What a student needs to be well placed.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "accommodation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub student: Uuid,
    pub travel_means: Option<String>,
    pub travel_minutes: Option<i32>,
    pub risk: Option<String>,
    pub daily_hours: Option<i32>,
    pub weekly_hours: Option<i32>,
    pub not_before: Option<i32>,
    pub not_after: Option<i32>,
    pub until: Option<TimeDate>,
    pub version: i64,
    pub changed_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
