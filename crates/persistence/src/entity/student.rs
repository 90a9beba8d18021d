//! A student without a name.

use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "student")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub school: Uuid,
    pub school_class: Uuid,
    pub register_number: String,
    pub pseudonym: String,
    pub birth: Date,
    pub municipality: String,
    pub hours_done: i32,
    pub general_safety_hours: i32,
    pub specific_safety_hours: i32,
    pub safety_risk: Option<String>,
    pub placement_lock: i64,
    pub version: i64,
    pub changed_by: Option<Uuid>,
    pub general_safety_on: Option<Date>,
    pub specific_safety_on: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
