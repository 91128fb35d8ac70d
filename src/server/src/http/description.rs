//! What every answer of a kind has in common is said once, and stands in the description of each route.

use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::{ContentBuilder, OpenApi, Ref, RefOr, Response, ResponseBuilder};

/// Adds the statuses that come from what is around the handlers: the reading of bodies, the origin of the request, a
/// failure. What a handler describes itself stays.
pub(super) fn complete(mut api: OpenApi) -> OpenApi {
    for item in api.paths.paths.values_mut() {
        for (operation, changes) in operations(item) {
            add(operation, "500", "The server failed; nothing was done");
            add(
                operation,
                "503",
                "The database cannot be reached; nothing was done",
            );
            if operation.request_body.is_some() {
                add(operation, "400", "A body that is none of this kind");
                add(operation, "413", "A body that is too large");
            }
            if changes {
                add(operation, "403", "Asked by a page of another origin");
            }
        }
    }
    api
}

/// The operations of a path, each with whether it can change something.
fn operations(item: &mut PathItem) -> impl Iterator<Item = (&mut Operation, bool)> {
    [
        (item.get.as_mut(), false),
        (item.post.as_mut(), true),
        (item.put.as_mut(), true),
        (item.patch.as_mut(), true),
        (item.delete.as_mut(), true),
    ]
    .into_iter()
    .filter_map(|(operation, changes)| Some((operation?, changes)))
}

fn add(operation: &mut Operation, status: &str, words: &str) {
    let responses = &mut operation.responses.responses;
    responses
        .entry(status.to_owned())
        .or_insert_with(|| RefOr::T(error(words)));
}

fn error(words: &str) -> Response {
    let schema = Ref::from_schema_name("ApiError");
    let content = ContentBuilder::new().schema(Some(schema)).build();
    ResponseBuilder::new()
        .description(words)
        .content("application/json", content)
        .build()
}
