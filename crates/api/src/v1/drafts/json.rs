//! Drafts of criteria sets as JSON.

use crate::desk::sets::upload::Prepared;
use crate::http::FindingJson;
use crate::layout::in_query;
use serde::Serialize;
use serde_json::Value;
use store::DraftVersion;

/// A version of a draft.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct DraftJson {
    /// Id of the draft, random.
    draft: String,
    /// From 1.
    version: u32,
    /// `cchc-xa/2027`.
    name: String,
    title: String,
    /// When it was kept.
    at: String,
    /// Random id of the account or key that kept it.
    author: String,
    /// Why, in the author's words.
    reason: String,
    /// `file`, or `clone` with the text that it was made from.
    origin: String,
    /// SHA-256 of its text in hex.
    digest: String,
    /// The file that it was read from, as it was sent.
    upload: Option<DraftFileJson>,
    links: DraftLinks,
}

/// A file.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct DraftFileJson {
    name: String,
    /// SHA-256 in hex.
    digest: String,
}

/// Addresses.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct DraftLinks {
    /// The tree with rules in words, and what was found.
    own: String,
    /// The text.
    toml: String,
    /// One line a node.
    csv: String,
    /// The workbook to edit.
    xlsx: String,
    /// `POST` sends a file for the next version.
    next: String,
}

/// A version with its tree.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct DraftTreeJson {
    draft: DraftJson,
    /// As a set of `/api/v1/sets`; null where the text has no tree.
    #[schema(value_type = Option<Object>)]
    set: Option<Value>,
    /// What was found in the text, its examples among it.
    findings: Vec<FindingJson>,
}

/// A file that waits to become the next version.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct DraftPreviewJson {
    /// Its id, random.
    id: String,
    /// Id of the draft.
    draft: String,
    /// The version that it would follow.
    after: u32,
    /// The file as it was sent.
    file: DraftFileJson,
    /// Whether nothing was found that is an error.
    sound: bool,
    /// Whether it is the text that stands.
    same: bool,
    /// What was found in the file.
    findings: Vec<FindingJson>,
    /// What becomes of each leaf, as between two sets; null where one of the two has no tree.
    #[schema(value_type = Option<Object>)]
    changes: Option<Value>,
    links: DraftPreviewLinks,
}

/// Addresses.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct DraftPreviewLinks {
    /// `GET` reads it, `DELETE` drops it.
    own: String,
    /// `POST` keeps it as the next version.
    confirm: String,
}

/// What came of confirming.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct DraftKeptJson {
    /// Id of the draft.
    pub(super) draft: String,
    /// The version that stands now.
    pub(super) version: u32,
    /// Whether the text stood already, so that no version was added.
    pub(super) same: bool,
    /// Its address.
    pub(super) link: String,
}

/// Where a draft is read.
pub(super) fn address(draft: &str) -> String {
    format!("/api/v1/sets/drafts/{}", in_query(draft))
}

/// Where a version is read.
pub(super) fn version_address(draft: &str, version: u32) -> String {
    format!("{}/versions/{version}", address(draft))
}

/// Where a preview is read.
pub(super) fn preview_address(draft: &str, preview: &str) -> String {
    format!("{}/previews/{}", address(draft), in_query(preview))
}

impl DraftJson {
    pub(super) fn of(own: &DraftVersion) -> Self {
        let files = version_address(&own.draft, own.version);
        let kept = &own.kept;
        Self {
            draft: own.draft.clone(),
            version: own.version,
            name: kept.name.clone(),
            title: kept.title.clone(),
            at: own.at.to_string(),
            author: kept.author.clone(),
            reason: kept.reason.clone(),
            origin: kept.origin.clone(),
            digest: kept.digest.clone(),
            upload: kept.upload.clone().map(DraftFileJson::of),
            links: DraftLinks {
                toml: format!("{files}/set.toml"),
                csv: format!("{files}/set.csv"),
                xlsx: format!("{files}/set.xlsx"),
                own: files,
                next: address(&own.draft),
            },
        }
    }
}

impl DraftFileJson {
    fn of((digest, name): (String, String)) -> Self {
        Self { name, digest }
    }
}

impl DraftTreeJson {
    pub(super) fn of(
        own: &DraftVersion,
        set: Option<Value>,
        findings: &[finding::Finding],
    ) -> Self {
        Self {
            draft: DraftJson::of(own),
            set,
            findings: findings.iter().map(FindingJson::of).collect(),
        }
    }
}

impl DraftPreviewJson {
    pub(super) fn of(
        (draft, id): (&str, &str),
        prepared: Prepared,
        same: bool,
        changes: Option<Value>,
    ) -> Self {
        let own = preview_address(draft, id);
        let (name, digest) = prepared.file.clone();
        Self {
            id: id.to_owned(),
            draft: draft.to_owned(),
            after: prepared.after,
            file: DraftFileJson { name, digest },
            sound: prepared.is_sound(),
            same,
            findings: prepared.read.findings.iter().map(FindingJson::of).collect(),
            changes,
            links: DraftPreviewLinks {
                confirm: format!("{own}/confirm"),
                own,
            },
        }
    }
}
