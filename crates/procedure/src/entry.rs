//! What a round is made of: entries, only ever appended, in one chain.

use criteria::LayerKind;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// SHA-256, lower-case hex.
pub type Digest = String;

/// What an entry records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An answer of a unit to an input of a leaf, or typed points (slot `points`), in a layer.
    Answer,
    /// Evidence attached to a leaf; value = digest of the file, text = its name.
    Evidence,
    /// Evidence taken off a leaf.
    EvidenceRemoved,
    /// An appraiser's, or the council's, reason for a leaf in a layer.
    Reason,
    /// An appraiser accepted the self-score of a leaf.
    Accepted,
    /// The head approved the unit's self-score as it stands.
    Approved,
    /// The result of an appraisal was notified to the unit.
    Notified,
    /// The unit explained a leaf.
    Explained,
    /// The unit asked for a review of a leaf.
    ReviewRequested,
    /// The request was decided; value = `granted` or `refused`.
    ReviewDecided,
    /// A workbook was taken in; value = digest of the file, text = its name, extra = layer and counts.
    Imported,
    /// An item of the council's minutes.
    Minutes,
    /// A vote on an item; value = `for`, `against`, `abstained`.
    Vote,
    /// The round moved; value = the new stage.
    StageMoved,
    /// A date was set; value = day, extra = stage.
    DeadlineSet,
    /// A unit or leaf was opened again; value = until, extra = stage, allowed-by.
    Reopened,
    /// A result was published; value = digest of the public bundle.
    Published,
    /// A publication was corrected.
    Corrected,
}

/// What an answer says where it is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Taken back: chưa có số liệu.
    Missing,
    /// Không áp dụng.
    NotApplicable,
    /// Không phát sinh.
    Undefined,
    /// Không đọc được.
    Unreadable,
}

/// The cell that an answer was read from; row and column from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceCell {
    /// The file's name as it was given.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// From 1.
    pub row: u32,
    /// From 1.
    pub column: u32,
}

/// An entry before it has its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewEntry {
    /// What it records.
    pub kind: Kind,
    /// The unit's code.
    pub unit: Option<String>,
    /// The leaf's code.
    pub leaf: Option<String>,
    /// The layer.
    #[serde(with = "crate::entry::layer_text")]
    pub layer: Option<LayerKind>,
    /// The input's name, or `points`.
    pub slot: Option<String>,
    /// The value in canonical text: numbers with a point and no grouping, `yes`/`no`, a level's index, a date as `2026-09-26`, items as JSON.
    pub value: Option<String>,
    /// Instead of a value.
    pub state: Option<State>,
    /// Where it was read.
    pub source: Option<SourceCell>,
    /// Words (a reason, an explanation, a file's name): kept apart, only their salted digest is in the chain, so that a court can have them erased and the chain still holds.
    pub text: Option<String>,
    /// What the kind needs besides.
    pub extra: BTreeMap<String, String>,
}

/// An entry in its chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// From 1, without gaps, in one round.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// The account's random id.
    pub author: String,
    /// What.
    pub entry: NewEntry,
    /// Salted digest of the text, where there is one.
    pub text_digest: Option<Digest>,
    /// The digest of the entry before; 64 zeros for the first.
    pub previous: Digest,
    /// SHA-256 over all of the above but the text itself.
    pub digest: Digest,
}

/// A layer's name in entries, bundles, tables and addresses: `self`, `appraised-1`, `survey`, `imported`, `council`.
#[must_use]
pub fn layer_name(layer: LayerKind) -> String {
    layer_text::name(layer)
}

/// The layer of that name; `None` for any other text.
#[must_use]
pub fn layer_from_name(name: &str) -> Option<LayerKind> {
    layer_text::layer(name)
}

/// The layers by their names in entries, bundles and tables.
pub(crate) mod layer_text {
    use criteria::LayerKind;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(crate) fn name(layer: LayerKind) -> String {
        match layer {
            LayerKind::SelfScore => "self".to_owned(),
            LayerKind::Appraised(turn) => format!("appraised-{turn}"),
            LayerKind::Survey => "survey".to_owned(),
            LayerKind::Imported => "imported".to_owned(),
            LayerKind::Council => "council".to_owned(),
        }
    }

    pub(crate) fn layer(name: &str) -> Option<LayerKind> {
        match name {
            "self" => Some(LayerKind::SelfScore),
            "survey" => Some(LayerKind::Survey),
            "imported" => Some(LayerKind::Imported),
            "council" => Some(LayerKind::Council),
            _ => {
                let turn = name.strip_prefix("appraised-")?.parse().ok()?;
                Some(LayerKind::Appraised(turn))
            }
        }
    }

    #[expect(clippy::ref_option, reason = "serde asks for this signature")]
    pub(crate) fn serialize<S: Serializer>(
        own: &Option<LayerKind>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        match own {
            Some(own) => to.serialize_some(&name(*own)),
            None => to.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<LayerKind>, D::Error> {
        let Some(text) = Option::<String>::deserialize(from)? else {
            return Ok(None);
        };
        let own = layer(&text).ok_or_else(|| D::Error::custom(format!("no layer `{text}`")))?;
        Ok(Some(own))
    }
}
