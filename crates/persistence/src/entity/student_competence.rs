//! What a student can do, and says who.

use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "student_competence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub student: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub competence: Uuid,
    pub level: i32,
    pub evidence: String,
    pub attested_by: Option<String>,
    pub attested_on: Option<Date>,
    pub version: i64,
    pub changed_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
