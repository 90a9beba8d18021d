//! A school, training body, ITS or company.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub code: String,
    pub name: String,
    pub kind: String,
    pub school_code: Option<String>,
    pub vat_number: Option<String>,
    pub ateco: Option<String>,
    pub municipality: String,
    pub address: String,
    pub search_norm: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
