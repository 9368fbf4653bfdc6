//! How a round was published, and the form that does it.

use super::frame::{Inside, Tab};
use crate::layout::Layout;
use crate::problem::{Problem, page};
use crate::sentence::stands_alone;
use crate::text::Words;
use crate::{App, Caller};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use procedure::{Action, Depth, Face, Publication, Target};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "inside/publication.html")]
struct PublicationPage {
    page: Layout,
    tabs: Vec<Tab>,
    token: String,
    base: String,
    versions: Vec<Version>,
    publishes: bool,
    corrects: bool,
    state: String,
}

/// One version.
struct Version {
    number: u32,
    act: String,
    signer: String,
    face: String,
    embargo: String,
    note: String,
    head: String,
    /// Whether there are bundles: an illustration has none.
    bundles: bool,
}

/// A face in words.
pub(super) fn face_words(words: Words, face: Face) -> String {
    match face {
        Face::Full { depth } => words.t(match depth {
            Depth::Leaves => "publication-face-leaves",
            Depth::Inputs => "publication-face-inputs",
            _ => "publication-face-full",
        }),
        Face::TopAndClasses { top } => words.t1("publication-face-top", "n", top),
        Face::Classes => words.t("publication-face-classes"),
    }
}

fn version(words: Words, own: &Publication) -> Version {
    Version {
        number: own.version,
        act: format!(
            "{} {} – {} – {}",
            own.act.kind.words().get(words.lang),
            own.act.number,
            words.day(own.act.date),
            own.act.body
        ),
        signer: own.act.signer.clone(),
        face: face_words(words, own.face),
        embargo: own.embargo.map_or_else(
            || words.t("publication-at-once"),
            |embargo| words.time(embargo),
        ),
        note: own.note.clone().unwrap_or_default(),
        bundles: !own.internal_bundle.is_empty(),
        head: format!("{} · {}", own.head, own.head_digest),
    }
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let inside = Inside::of(&app, &caller, &round).await?;
    let words = inside.words;
    let versions = procedure::publications(&inside.look.entries);
    let versions: Vec<Version> = versions
        .iter()
        .rev()
        .map(|own| version(words, own))
        .collect();
    let may = procedure::may(
        &inside.desk.person,
        Action::Publish,
        Target::round(),
        Some(&inside.look.state),
        inside.look.now,
    );
    let title = words.t("publication-title");
    page(&PublicationPage {
        page: inside.page(&app, &caller, title, &query),
        tabs: inside.tabs("publication"),
        token: caller.token.clone(),
        base: inside.base(),
        corrects: !versions.is_empty(),
        publishes: may.is_ok(),
        state: match may {
            // Who only looks is told where it stands, not what others may do.
            Err(refusal) if refusal.code == "not-granted" && versions.is_empty() => {
                words.t("publication-none")
            }
            Err(refusal) if refusal.code != "not-granted" => {
                stands_alone(refusal.says.get(words.lang))
            }
            _ => String::new(),
        },
        versions,
    })
}
