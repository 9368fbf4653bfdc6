//! What the round's chain holds of one leaf of one unit, as it may be seen.
//!
//! Numbers and digests of entries depend on everything that was entered before them, by other units too: they are for who sees the chain's head, as auditors and readers of a published result do.

use super::Seen;
use super::row::SeenRow;
use super::surveys::SurveySight;
use criteria::{LayerKind, LeafId, NodeId};
use jiff::Timestamp;
use points::Exact;
use procedure::{Depth, Entry, Kind};

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SeenEntry {
    /// What it records.
    pub(crate) kind: Kind,
    /// The layer.
    pub(crate) layer: Option<LayerKind>,
    /// The input's name, or `points`.
    pub(crate) slot: Option<String>,
    /// When.
    pub(crate) at: Timestamp,
    /// The account's id, for who sees every layer of every unit.
    pub(crate) author: Option<String>,
    /// Number and digest in the chain.
    pub(crate) place: Option<(u64, String)>,
    /// The file that an answer was read from, as it was named.
    pub(crate) file: Option<String>,
    /// Whether a later one took its place.
    pub(crate) past: bool,
}

/// A node between the whole and a leaf, with its points and applicable maximum where these are seen.
pub(crate) type SeenNode = (NodeId, Option<(Exact, Exact)>);

impl Seen {
    /// What the chain holds of a leaf of a unit among these entries of it, in their order.
    pub(crate) fn chain(&self, row: &SeenRow, leaf: LeafId, entries: &[Entry]) -> Vec<SeenEntry> {
        let depth = row.depth_of(leaf);
        if depth < Depth::Inputs {
            return Vec::new();
        }
        let code = &self.set().leaf_node(leaf).code;
        let places = self.sees_chain();
        let authors = self.all || self.publication.is_none() && row.is_whole();
        let head = self
            .publication
            .as_ref()
            .map_or(u64::MAX, |publication| publication.head);
        let mut found: Vec<SeenEntry> = Vec::new();
        for entry in entries {
            let new = &entry.entry;
            let own = new.unit.as_deref() == Some(row.code.as_str())
                && new.leaf.as_deref() == Some(code.as_str());
            let layer = new.layer.is_none_or(|layer| row.sees_layer(layer));
            if !own || !layer || entry.seq > head || !is_seen(new.kind, depth) {
                continue;
            }
            for before in &mut found {
                before.past |= before.kind == new.kind
                    && before.layer == new.layer
                    && before.slot == new.slot
                    && matches!(new.kind, Kind::Answer | Kind::Reason);
            }
            found.push(SeenEntry {
                kind: new.kind,
                layer: new.layer,
                slot: new.slot.clone(),
                at: entry.at,
                author: authors.then(|| entry.author.clone()),
                place: places.then(|| (entry.seq, entry.digest.clone())),
                file: new.source.as_ref().map(|source| source.file.clone()),
                past: false,
            });
        }
        found
    }

    /// Whether numbers and digests of the chain are for this reader: with a publication for everybody, before it for who sees every layer of every unit.
    pub(crate) fn sees_chain(&self) -> bool {
        self.head_digest().is_some() || self.survey_sight() == SurveySight::Whole
    }

    /// What the result is a function of: digests of the round's files and of the chain, for who sees the chain's head.
    pub(crate) fn made_of(&self) -> Option<(&str, u64, &str)> {
        let head = &self.whole.head;
        self.sees_chain()
            .then_some((self.whole.content.as_str(), head.seq, head.digest.as_str()))
    }

    /// The digest of a file of survey responses, for who sees the chain's head.
    pub(crate) fn survey_file(&self, name: &str) -> Option<&str> {
        let surveys = self.whole.inputs.surveys.iter();
        let mut files = surveys.flat_map(|own| &own.files);
        let file = files.find(|file| file.name == name && self.sees_chain())?;
        Some(&file.digest)
    }
}

fn is_seen(kind: Kind, depth: Depth) -> bool {
    match kind {
        Kind::Answer | Kind::Accepted => true,
        Kind::Evidence
        | Kind::EvidenceRemoved
        | Kind::Reason
        | Kind::Explained
        | Kind::ReviewRequested
        | Kind::ReviewDecided => depth >= Depth::Reasons,
        _ => false,
    }
}

impl SeenRow {
    /// Whether a layer is among those that are seen.
    fn sees_layer(&self, layer: LayerKind) -> bool {
        self.sight
            .layers()
            .is_none_or(|layers| layers.contains(&layer))
    }

    /// The nodes above a leaf, the highest first, with points where every leaf below them may be seen and has its result.
    pub(crate) fn above(&self, leaf: LeafId) -> Vec<SeenNode> {
        let ran = &self.from.ran;
        let set = &ran.set;
        let mut nodes = Vec::new();
        let mut node = set.leaf_node(leaf).parent;
        while let Some(id) = node {
            let seen = set
                .leaf_ids()
                .filter(|own| is_below(set, *own, id))
                .all(|own| self.depth_of(own) >= Depth::Leaves);
            let score = ran.scored.inner_node(self.unit, id);
            let score = score.filter(|own| seen && own.complete);
            nodes.push((id, score.map(|own| (own.points.clone(), own.max.clone()))));
            node = set.node(id).parent;
        }
        nodes.reverse();
        nodes
    }
}

fn is_below(set: &criteria::CriteriaSet, leaf: LeafId, node: NodeId) -> bool {
    let mut at = set.leaf_node(leaf).parent;
    while let Some(id) = at {
        if id == node {
            return true;
        }
        at = set.node(id).parent;
    }
    false
}
