//! A placement of an earlier year.

use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "past_placement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub student: Uuid,
    pub company: Uuid,
    pub school_year: String,
    pub period_from: Option<Date>,
    pub period_to: Option<Date>,
    pub hours: Option<i32>,
    pub planned_hours: Option<i32>,
    pub tasks: String,
    pub outcome: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
