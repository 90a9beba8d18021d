//! A line of the log of the thresholds of law.

use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "regulation_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision: i64,
    pub at: i64,
    pub actor: Uuid,
    pub deed: String,
    pub regulation: Uuid,
    pub key: String,
    pub old_value: Option<i32>,
    pub old_from: Option<Date>,
    pub old_to: Option<Date>,
    pub new_value: Option<i32>,
    pub new_from: Option<Date>,
    pub new_to: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
