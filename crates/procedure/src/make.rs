//! One way to write each kind of entry, so that readers find what they need where they look for it.

use crate::{Entry, Kind, NewEntry, SourceCell, Stage, State};
use criteria::LayerKind;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;

impl NewEntry {
    /// An entry that says nothing but its kind.
    #[must_use]
    pub fn of(kind: Kind) -> Self {
        Self {
            kind,
            unit: None,
            leaf: None,
            layer: None,
            slot: None,
            value: None,
            state: None,
            source: None,
            text: None,
            extra: BTreeMap::new(),
        }
    }
    /// The entry at a place, outside any chain: for views of what would be, and for tests.
    #[must_use]
    pub fn placed(self, seq: u64, at: Timestamp, author: impl Into<String>) -> Entry {
        Entry {
            seq,
            at,
            author: author.into(),
            entry: self,
            text_digest: None,
            previous: String::new(),
            digest: String::new(),
        }
    }
    fn of_leaf(kind: Kind, unit: &str, leaf: &str) -> Self {
        Self {
            unit: Some(unit.to_owned()),
            leaf: Some(leaf.to_owned()),
            ..Self::of(kind)
        }
    }

    /// A value in canonical text, or the state that stands instead.
    #[must_use]
    pub fn answer(
        unit: &str,
        leaf: &str,
        layer: LayerKind,
        slot: &str,
        value: Result<String, State>,
        source: Option<SourceCell>,
    ) -> Self {
        let (value, state) = match value {
            Ok(value) => (Some(value), None),
            Err(state) => (None, Some(state)),
        };
        Self {
            layer: Some(layer),
            slot: Some(slot.to_owned()),
            value,
            state,
            source,
            ..Self::of_leaf(Kind::Answer, unit, leaf)
        }
    }
    /// A file attached to a leaf, by its digest, with its name.
    #[must_use]
    pub fn evidence(unit: &str, leaf: &str, digest: &str, name: &str) -> Self {
        Self {
            value: Some(digest.to_owned()),
            text: Some(name.to_owned()),
            ..Self::of_leaf(Kind::Evidence, unit, leaf)
        }
    }
    /// The same taken off again.
    #[must_use]
    pub fn evidence_removed(unit: &str, leaf: &str, digest: &str) -> Self {
        Self {
            value: Some(digest.to_owned()),
            ..Self::of_leaf(Kind::EvidenceRemoved, unit, leaf)
        }
    }
    /// Why a leaf was changed in a layer.
    #[must_use]
    pub fn reason(unit: &str, leaf: &str, layer: LayerKind, why: &str) -> Self {
        Self {
            layer: Some(layer),
            text: Some(why.to_owned()),
            ..Self::of_leaf(Kind::Reason, unit, leaf)
        }
    }
    /// The self-score of a leaf was accepted; the answers stand before it, copied into the appraiser's layer.
    #[must_use]
    pub fn accepted(unit: &str, leaf: &str, layer: LayerKind) -> Self {
        Self {
            layer: Some(layer),
            ..Self::of_leaf(Kind::Accepted, unit, leaf)
        }
    }
    /// The head approved the self-score.
    #[must_use]
    pub fn approved(unit: &str) -> Self {
        Self {
            unit: Some(unit.to_owned()),
            ..Self::of(Kind::Approved)
        }
    }
    /// The result of the appraisal was notified to the unit.
    #[must_use]
    pub fn notified(unit: &str) -> Self {
        Self {
            unit: Some(unit.to_owned()),
            ..Self::of(Kind::Notified)
        }
    }
    /// The unit explained a leaf.
    #[must_use]
    pub fn explained(unit: &str, leaf: &str, words: &str) -> Self {
        Self {
            text: Some(words.to_owned()),
            ..Self::of_leaf(Kind::Explained, unit, leaf)
        }
    }
    /// The unit asked for a review of a leaf.
    #[must_use]
    pub fn review_requested(unit: &str, leaf: &str, words: Option<&str>) -> Self {
        Self {
            text: words.map(str::to_owned),
            ..Self::of_leaf(Kind::ReviewRequested, unit, leaf)
        }
    }
    /// The request was decided, with the reason.
    #[must_use]
    pub fn review_decided(unit: &str, leaf: &str, granted: bool, why: &str) -> Self {
        let value = if granted { "granted" } else { "refused" };
        Self {
            value: Some(value.to_owned()),
            text: Some(why.to_owned()),
            ..Self::of_leaf(Kind::ReviewDecided, unit, leaf)
        }
    }
    /// An item of the council's minutes under a number, about a unit and leaf or in general.
    #[must_use]
    pub fn minutes(item: u32, unit: Option<&str>, leaf: Option<&str>, words: &str) -> Self {
        Self {
            unit: unit.map(str::to_owned),
            leaf: leaf.map(str::to_owned),
            value: Some(item.to_string()),
            text: Some(words.to_owned()),
            ..Self::of(Kind::Minutes)
        }
    }
    /// A member's vote on an item: `for`, `against`, `abstained`.
    #[must_use]
    pub fn vote(item: u32, unit: Option<&str>, choice: &str) -> Self {
        Self {
            unit: unit.map(str::to_owned),
            value: Some(choice.to_owned()),
            extra: BTreeMap::from([("item".to_owned(), item.to_string())]),
            ..Self::of(Kind::Vote)
        }
    }
    /// The round moved; the words say which units were named as missing and why.
    #[must_use]
    pub fn stage_moved(to: Stage, words: Option<&str>) -> Self {
        Self {
            value: Some(to.name().to_owned()),
            text: words.map(str::to_owned),
            ..Self::of(Kind::StageMoved)
        }
    }
    /// The last day of a stage.
    #[must_use]
    pub fn deadline_set(stage: Stage, day: Date) -> Self {
        Self {
            value: Some(day.to_string()),
            extra: BTreeMap::from([("stage".to_owned(), stage.name().to_owned())]),
            ..Self::of(Kind::DeadlineSet)
        }
    }
    /// A unit or one leaf opened again: until when, the office that allowed it, and why.
    #[must_use]
    pub fn reopened(
        unit: &str,
        leaf: Option<&str>,
        stage: Stage,
        until: Timestamp,
        allowed_by: &str,
        why: &str,
    ) -> Self {
        Self {
            unit: Some(unit.to_owned()),
            leaf: leaf.map(str::to_owned),
            value: Some(until.to_string()),
            text: Some(why.to_owned()),
            extra: BTreeMap::from([
                ("stage".to_owned(), stage.name().to_owned()),
                ("allowed-by".to_owned(), allowed_by.to_owned()),
            ]),
            ..Self::of(Kind::Reopened)
        }
    }
    /// A workbook was taken in: its digest and name, the layer, and how many answers it brought.
    #[must_use]
    pub fn imported(digest: &str, name: &str, layer: LayerKind, n_answers: usize) -> Self {
        Self {
            layer: Some(layer),
            value: Some(digest.to_owned()),
            text: Some(name.to_owned()),
            extra: BTreeMap::from([("answers".to_owned(), n_answers.to_string())]),
            ..Self::of(Kind::Imported)
        }
    }
}
