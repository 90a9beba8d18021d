//! A request that companies may read a student's name.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "name_release")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub student: Uuid,
    pub company: Option<Uuid>,
    pub board: Option<Uuid>,
    pub asked_by: String,
    pub guardian: Option<String>,
    pub valid_from: TimeDate,
    pub valid_to: TimeDate,
    pub with_email: bool,
    pub with_phone: bool,
    pub with_note: bool,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub note: Option<String>,
    pub requested_at: i64,
    pub recorded_by: Uuid,
    pub revoked_at: Option<i64>,
    pub revoked_by: Option<Uuid>,
    pub told: String,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
