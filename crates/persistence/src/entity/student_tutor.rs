//! The school's tutor of one student, instead of the class's.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "student_tutor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub student: Uuid,
    pub school: Uuid,
    pub tutor: Uuid,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
