//! What a page shows of what the services say, or what went wrong, with the status of the answer.

use crate::api::{Failure, services as the_services};
use crate::ui::Problem;
use domain::ApiError;
use leptos::prelude::*;
use services::Services;

/// Reads, then shows.
pub(super) fn served<V, Read, Reading>(read: Read, show: impl FnOnce(V) -> AnyView + Send + 'static) -> AnyView
where
    V: Send + 'static,
    Read: FnOnce(Services) -> Reading + Send + 'static,
    Reading: Future<Output = Result<V, ApiError>> + Send,
{
    Suspend::new(async move {
        let outcome = match the_services() {
            Ok(services) => read(services).await.map_err(Failure::from),
            Err(error) => Err(error),
        };
        match outcome {
            Ok(found) => show(found),
            Err(error) => view! { <Problem error=error.into_error()/> }.into_any(),
        }
    })
    .into_any()
}
