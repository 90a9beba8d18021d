//! Parts that every page uses. They know no server function and no board.
//!
//! Content-Security-Policy forbids `style="…"` in the server's HTML: widths go by class, `w-0` to
//! `w-100` in steps of one (`style/_widths.scss`).

mod dialog;
mod downloads;
mod field;
mod fit_bar;
mod icon;
mod level_bar;
#[cfg(feature = "ssr")]
pub mod markup;
mod problem;
#[cfg(feature = "ssr")]
mod text_area;

pub use dialog::Dialog;
pub use downloads::{Downloads, query};
pub use field::{Field, FieldIds};
pub use fit_bar::{FitBar, fit_tone, width_class};
pub use icon::{Brand, Icon};
pub use level_bar::LevelBar;
pub use problem::Problem;
#[cfg(feature = "ssr")]
pub use text_area::TextArea;
