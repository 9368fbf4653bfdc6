//! What a bundle says of itself: `bundle.json`.

use super::findings;
use crate::folder;
use finding::Finding;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use workbook::Files;

/// Which bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BundleKind {
    /// Recomputes all; not for the public.
    Internal,
    /// What the act made public.
    Public,
}

/// Where the chain of entries stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundleHead {
    /// The number of the last entry.
    pub seq: u64,
    /// Its digest.
    pub digest: String,
}

/// What a result is a function of, and by which act it is public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// 1.
    pub format: u32,
    /// Which bundle.
    pub kind: BundleKind,
    /// The program's version.
    pub parindex: String,
    /// The round's id.
    pub round: String,
    /// Its title.
    pub title: String,
    /// The date of the figures; which text of the set was in force.
    pub as_of: Date,
    /// The set: `qd766/2026`.
    pub set: String,
    /// Where its file stands in the bundle's folder of the set or of the round.
    pub set_file: String,
    /// The set's digest.
    pub set_digest: String,
    /// The digest of the round's folder without files of answers, as [`crate::content_digest`] of what [`crate::pack`] gives.
    pub content: String,
    /// Where the chain stood; absent for a round from files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<BundleHead>,
    /// The act; absent: a draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<Value>,
    /// What of the result the act makes public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub face: Option<Value>,
    /// Which version of the publication, from 1; above 1 a correction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// What a correction says to the public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What every output says.
    pub notices: Vec<String>,
    /// SHA-256 of every other file.
    #[serde(default)]
    pub files: BTreeMap<String, String>,
}

impl About {
    /// What is known from inputs and set; act, head and the rest are added by who has them.
    #[must_use]
    pub fn of(
        kind: BundleKind,
        program: &str,
        inputs: &crate::Inputs,
        set: &criteria::CriteriaSet,
        notices: Vec<String>,
    ) -> Self {
        let manifest = &inputs.manifest;
        Self {
            format: 1,
            kind,
            parindex: program.to_owned(),
            round: manifest.id.clone(),
            title: manifest.title.clone(),
            as_of: manifest.as_of,
            set: set.name(),
            set_file: folder::packed_set(inputs),
            set_digest: set.digest.clone(),
            content: crate::pack(inputs, crate::AnswerFiles::Leave)
                .map_or_else(|_| String::new(), |files| crate::content_digest(&files)),
            head: None,
            act: None,
            face: None,
            version: None,
            note: None,
            notices,
            files: BTreeMap::new(),
        }
    }

    /// The archive of these files with what this says of them.
    pub(super) fn seal(mut self, mut files: Files) -> Result<Vec<u8>, Box<Finding>> {
        let digests = files.iter();
        self.files = digests
            .map(|(path, bytes)| (path.clone(), folder::digest(bytes)))
            .collect();
        let text = serde_json::to_string_pretty(&self)
            .map_err(|error| Box::new(findings::not_written(&error.to_string())))?;
        files.insert(
            super::ABOUT.to_owned(),
            format!("{text}\n").into_bytes().into(),
        );
        workbook::write_archive(&files).map_err(|error| Box::new(findings::not_written(&error)))
    }
}
