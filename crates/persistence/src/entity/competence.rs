//! A skill or knowledge; without a URI it is the polo's own.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "competence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub uri: Option<String>,
    pub kind: String,
    pub label_it: String,
    pub label_en: String,
    pub synonyms_it: String,
    pub group_code: String,
    pub description_it: String,
    pub description_en: String,
    pub version: i64,
    pub changed_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
