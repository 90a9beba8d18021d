//! The school's tutor of a class.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "class_tutor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_class: Uuid,
    pub school: Uuid,
    pub tutor: Uuid,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
