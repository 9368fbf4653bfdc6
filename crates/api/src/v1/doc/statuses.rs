//! What holds for every operation: who may call it, which statuses it refuses with, and that a known answer is not sent again. It is read off the gate's table, so that it cannot say anything else.

use crate::gate::{Access, Method, ROWS, Row};
use utoipa::Modify;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::Operation;
use utoipa::openapi::response::{Response, ResponseBuilder};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{ContentBuilder, OpenApi, Ref, RefOr};

/// The name of the one way to be known: a key.
const KEY: &str = "key";

pub(super) struct Statuses;

impl Modify for Statuses {
    fn modify(&self, api: &mut OpenApi) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some(
                "A key from the administrator, with scopes (`read`, `import`, `sets`) and an end: `Authorization: Bearer parindex_…`.",
            ));
        let components = api.components.get_or_insert_default();
        components.add_security_scheme(KEY, SecurityScheme::Http(scheme.build()));
        for (path, item) in &mut api.paths.paths {
            let each = [
                (Method::Get, &mut item.get),
                (Method::Post, &mut item.post),
                (Method::Delete, &mut item.delete),
            ];
            for (method, operation) in each {
                let row = ROWS
                    .iter()
                    .find(|row| row.path == path && row.method == method);
                if let (Some(operation), Some(row)) = (operation, row) {
                    complete(operation, *row);
                }
            }
        }
    }
}

fn complete(operation: &mut Operation, row: Row) {
    let key = match row.access {
        Access::Key(scope, _) => vec![SecurityRequirement::new(KEY, [scope])],
        // With a key that may read, the same addresses show what its role sees.
        _ => vec![
            SecurityRequirement::default(),
            SecurityRequirement::new(KEY, ["read"]),
        ],
    };
    operation.security = Some(key);
    for (status, own) in &mut operation.responses.responses {
        if let RefOr::T(own) = own {
            if own.description.is_empty() {
                "Found".clone_into(&mut own.description);
            }
            if status == "200" && row.method == Method::Get {
                let tag = text("Send it in `If-None-Match` to get 304 while nothing has changed");
                own.headers.insert("etag".to_owned(), tag);
            }
        }
    }
    let all = &mut operation.responses.responses;
    let streamed = row.path.ends_with("/{digest}");
    if row.method == Method::Get && !streamed {
        let known = ResponseBuilder::new().description("The reader has it already");
        all.insert("304".to_owned(), known.build().into());
    }
    for (status, words) in refusals(row) {
        let mut own = problem(words);
        if status == 429 {
            let wait = text("Seconds to wait");
            own.headers.insert("retry-after".to_owned(), wait);
        }
        all.insert(status.to_string(), own.into());
    }
}

/// What an operation may answer besides, and when.
fn refusals(row: Row) -> Vec<(u16, &'static str)> {
    let mut all = vec![
        (400, "The request cannot be read"),
        (403, "The caller was not granted this, or not now"),
        (
            404,
            "There is no such thing, or none that the caller may see",
        ),
        (429, "Too many requests from this address or key"),
        (
            500,
            "Something failed on our side; the reference is in the log",
        ),
        (503, "The request took too long"),
    ];
    if matches!(row.access, Access::Key(..)) {
        all.push((401, "Without a key"));
    }
    if row.method.changes() {
        all.push((409, "Something changed meanwhile"));
        all.push((
            422,
            "What was sent does not do; the findings tell what to mend",
        ));
    }
    if row.upload {
        all.push((413, "More bytes than are taken at once"));
        all.push((415, "No kind of file that is taken"));
    }
    all
}

fn problem(words: &str) -> Response {
    let schema = Ref::from_schema_name("ProblemJson");
    let content = ContentBuilder::new().schema(Some(schema)).build();
    ResponseBuilder::new()
        .description(words)
        .content("application/problem+json", content)
        .build()
}

fn text(words: &str) -> RefOr<utoipa::openapi::header::Header> {
    let schema = ObjectBuilder::new().schema_type(Type::String);
    let header = HeaderBuilder::new()
        .schema(Some(schema))
        .description(Some(words));
    RefOr::T(header.build())
}
