//! Server functions, one file per noun: actor, one service call, typed result. What a request
//! carries (who asks, in which language) comes in by context from `server`.
//!
//! Every function is a public HTTP endpoint: none may trust its arguments, and none that changes
//! something may be called by GET.

pub mod board;
pub mod catalogue;
mod codec;
pub mod demand;
mod failure;
pub mod polo;
pub mod preference;
pub mod proposal;
pub mod regulation;
#[cfg(feature = "ssr")]
mod request;
pub mod session;

pub use codec::{BLOCKING, JsonText};
pub use failure::Failure;
#[cfg(feature = "ssr")]
pub use request::{
    LANGUAGE_COOKIE, OperatorContact, PERSON_COOKIE, RequestActor, RequestAddress, RequestLanguage, SessionCookie, person_cookie,
    session_cookie, session_of,
};
#[cfg(feature = "ssr")]
pub(crate) use request::{actor, demo, language, secret_now, services, session_now};
#[cfg(feature = "ssr")]
pub(crate) use session::own_path;
