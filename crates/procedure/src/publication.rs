//! A publication as its entry says it: the act, the face, when it comes into force, and what it pins.

use crate::{Act, ActKind, Depth, Digest, Entry, Face, Kind, NewEntry};
use jiff::Timestamp;

/// A published result, or a correction of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// From 1; a correction is the next version.
    pub version: u32,
    /// The act.
    pub act: Act,
    /// How much of it is public.
    pub face: Face,
    /// The moment before which nobody outside sees it.
    pub embargo: Option<Timestamp>,
    /// The last entry that the result was computed from.
    pub head: u64,
    /// The digest of that entry.
    pub head_digest: Digest,
    /// The digest of the round's files.
    pub content: Digest,
    /// The digest of the public bundle.
    pub public_bundle: Digest,
    /// The digest of the internal bundle.
    pub internal_bundle: Digest,
    /// What a correction tells the public; `None` where the text was erased or there is none.
    pub note: Option<String>,
}

impl Publication {
    /// Whether it is past its embargo.
    #[must_use]
    pub fn in_force(&self, now: Timestamp) -> bool {
        self.embargo.is_none_or(|embargo| embargo <= now)
    }

    /// The entry that records it: version 1 publishes, every further one corrects.
    #[must_use]
    pub fn entry(&self) -> NewEntry {
        let kind = if self.version <= 1 {
            Kind::Published
        } else {
            Kind::Corrected
        };
        let mut entry = NewEntry::of(kind);
        entry.value = Some(self.public_bundle.clone());
        entry.text.clone_from(&self.note);
        let mut put = |key: &str, value: String| {
            entry.extra.insert(key.to_owned(), value);
        };
        put("version", self.version.to_string());
        put("act-kind", self.act.kind.name().to_owned());
        put("act-number", self.act.number.clone());
        put("act-date", self.act.date.to_string());
        put("act-body", self.act.body.clone());
        put("act-signer", self.act.signer.clone());
        put("act-file", self.act.file.clone());
        put("face", self.face.name().to_owned());
        match self.face {
            Face::Full { depth } => put("face-depth", depth.name().to_owned()),
            Face::TopAndClasses { top } => put("face-top", top.to_string()),
            Face::Classes => {}
        }
        if let Some(embargo) = self.embargo {
            put("embargo", embargo.to_string());
        }
        put("head", self.head.to_string());
        put("head-digest", self.head_digest.clone());
        put("content", self.content.clone());
        put("internal-bundle", self.internal_bundle.clone());
        entry
    }

    /// What an entry of kind published or corrected says; `None` where it is another or lacks something.
    #[must_use]
    pub fn of(entry: &Entry) -> Option<Self> {
        let new = &entry.entry;
        if !matches!(new.kind, Kind::Published | Kind::Corrected) {
            return None;
        }
        let get = |key: &str| new.extra.get(key).map(String::as_str);
        let face = match get("face")? {
            "full" => Face::Full {
                depth: Depth::named(get("face-depth")?)?.min(Depth::Inputs),
            },
            "top-and-classes" => Face::TopAndClasses {
                top: get("face-top")?.parse().ok()?,
            },
            "classes" => Face::Classes,
            _ => return None,
        };
        let embargo = match get("embargo") {
            Some(text) => Some(text.parse().ok()?),
            None => None,
        };
        Some(Self {
            version: get("version")?.parse().ok()?,
            act: Act {
                kind: ActKind::named(get("act-kind")?)?,
                number: get("act-number")?.to_owned(),
                date: get("act-date")?.parse().ok()?,
                body: get("act-body")?.to_owned(),
                signer: get("act-signer")?.to_owned(),
                file: get("act-file")?.to_owned(),
            },
            face,
            embargo,
            head: get("head")?.parse().ok()?,
            head_digest: get("head-digest")?.to_owned(),
            content: get("content")?.to_owned(),
            public_bundle: new.value.clone()?,
            internal_bundle: get("internal-bundle")?.to_owned(),
            note: new.text.clone(),
        })
    }
}

/// All publications of a round, oldest first.
#[must_use]
pub fn publications(entries: &[Entry]) -> Vec<Publication> {
    entries.iter().filter_map(Publication::of).collect()
}
