//! One line of a board's append-only log.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "board_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub board: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i64,
    pub at: i64,
    pub actor: Option<Uuid>,
    pub command: Uuid,
    pub cause: String,
    pub cause_command: Option<Uuid>,
    pub kind: String,
    pub student: Option<Uuid>,
    pub demand: Option<Uuid>,
    pub from_demand: Option<Uuid>,
    pub seats: Option<i32>,
    pub rank: Option<i32>,
    pub assessment: Option<String>,
    pub stage: Option<String>,
    pub reason: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
