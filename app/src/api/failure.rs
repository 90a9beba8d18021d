//! The error of every server function: an [`ApiError`] that knows how to travel.

use super::codec::JsonText;
use domain::ApiError;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// An [`ApiError`] on its way to the browser. Making one on the server sets the response's status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Failure(ApiError);

impl Failure {
    /// The error itself.
    #[must_use]
    pub fn into_error(self) -> ApiError {
        self.0
    }
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        #[cfg(feature = "ssr")]
        set_status(&error);
        Self(error)
    }
}

impl FromServerFnError for Failure {
    type Encoder = JsonText;

    /// A server that cannot be reached counts as busy: the same may be sent again. What cannot be
    /// read, in either direction, means that browser and server are of different versions.
    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        let error = match error {
            ServerFnErrorErr::Request(_) => ApiError::Busy,
            ServerFnErrorErr::Deserialization(what)
            | ServerFnErrorErr::Serialization(what)
            | ServerFnErrorErr::Args(what)
            | ServerFnErrorErr::MissingArg(what)
            | ServerFnErrorErr::UnsupportedRequestMethod(what) => ApiError::Malformed(what),
            ServerFnErrorErr::Registration(what)
            | ServerFnErrorErr::ServerError(what)
            | ServerFnErrorErr::MiddlewareError(what)
            | ServerFnErrorErr::Response(what) => {
                #[cfg(feature = "ssr")]
                tracing::error!(what, "a server function failed outside of the services");
                ApiError::Internal(what)
            }
        };
        error.into()
    }
}

#[cfg(feature = "ssr")]
fn set_status(error: &ApiError) {
    if let Some(response) = leptos::prelude::use_context::<leptos_axum::ResponseOptions>()
        && let Ok(status) = http::StatusCode::from_u16(error.status())
    {
        response.set_status(status);
    }
}
