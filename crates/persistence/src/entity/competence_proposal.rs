//! A competence that a company misses in the catalogue, and what became of it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "competence_proposal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub demand: Uuid,
    pub company: Uuid,
    pub person: Uuid,
    pub label: String,
    pub description: String,
    pub broader: Option<Uuid>,
    pub level: i32,
    pub weight: i32,
    pub state: String,
    pub competence: Option<Uuid>,
    pub reason: String,
    pub version: i64,
    pub created_at: i64,
    pub decided_by: Option<Uuid>,
    pub decided_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
