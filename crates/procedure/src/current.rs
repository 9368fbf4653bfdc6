//! What stands now: the latest entry of each kind for each place, as a view of a round's entries.

use crate::{Entry, Kind, State};
use criteria::LayerKind;
use std::collections::BTreeMap;

/// Where an appraisal of a leaf stands in one turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Appraisal {
    /// Nobody has decided.
    #[default]
    Open,
    /// The self-score was accepted.
    Accepted,
    /// Other answers or points stand.
    Changed,
    /// It was decided, and the unit's self-score was entered anew since: to be looked at again.
    Outdated,
}

/// Where a review request of a leaf stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Review<'a> {
    /// None was made.
    #[default]
    None,
    /// Asked and not decided.
    Requested(&'a Entry),
    /// Granted, by this entry: the leaf is appraised again.
    Granted(&'a Entry),
    /// Refused, by this entry.
    Refused(&'a Entry),
}

/// What happened to one leaf of one unit, besides its answers.
#[derive(Debug, Clone, Default)]
pub struct LeafNow<'a> {
    /// Evidence attached, by digest; the entry's text is the file's name.
    pub evidence: BTreeMap<&'a str, &'a Entry>,
    /// The latest reason of each layer.
    pub reasons: BTreeMap<LayerKind, &'a Entry>,
    /// Explanations, oldest first.
    pub explained: Vec<&'a Entry>,
    /// The latest review request.
    pub review: Review<'a>,
    /// The latest answer of each layer, whatever its slot.
    answered: BTreeMap<LayerKind, u64>,
    /// The latest acceptance of each turn.
    accepted: BTreeMap<u8, u64>,
}

/// An item of the council's minutes with its votes.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// Its number.
    pub number: u32,
    /// As it stands: the latest wording.
    pub minutes: &'a Entry,
    /// The latest vote of each member, by the account's id.
    pub votes: BTreeMap<&'a str, &'a Entry>,
}

/// The place of an answer: unit, leaf, layer, slot.
pub type At<'a> = (&'a str, &'a str, LayerKind, &'a str);

/// What stands now.
#[derive(Debug, Clone, Default)]
pub struct Current<'a> {
    /// The latest answer at each place, those taken back (state missing) among them.
    pub answers: BTreeMap<At<'a>, &'a Entry>,
    /// What happened to leaves, by unit and leaf.
    pub leaves: BTreeMap<(&'a str, &'a str), LeafNow<'a>>,
    /// The council's items by number.
    pub items: BTreeMap<u32, Item<'a>>,
}

impl<'a> Current<'a> {
    /// The view after these entries, taken in their order.
    ///
    /// ```
    /// # use procedure::{Current, NewEntry};
    /// # use criteria::LayerKind::SelfScore;
    /// let at = "2026-03-02T02:00:00Z".parse().unwrap();
    /// let typed = |seq, value: &str| {
    ///     NewEntry::answer("A", "1.1", SelfScore, "done", Ok(value.into()), None).placed(seq, at, "x")
    /// };
    /// let entries = [typed(1, "7"), typed(2, "8")];
    /// assert_eq!(Current::of(&entries).value("A", "1.1", SelfScore, "done"), Some("8"));
    /// ```
    #[must_use]
    pub fn of(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut current = Self::default();
        for entry in entries {
            current.take(entry);
        }
        current
    }

    fn take(&mut self, entry: &'a Entry) {
        let new = &entry.entry;
        match new.kind {
            Kind::Minutes => {
                let number = new.value.as_deref().and_then(|text| text.parse().ok());
                if let Some(number) = number {
                    let fresh = || Item {
                        number,
                        minutes: entry,
                        votes: BTreeMap::new(),
                    };
                    self.items.entry(number).or_insert_with(fresh).minutes = entry;
                }
                return;
            }
            Kind::Vote => {
                let item = new.extra.get("item").and_then(|text| text.parse().ok());
                if let Some(item) = item.and_then(|item: u32| self.items.get_mut(&item)) {
                    item.votes.insert(&entry.author, entry);
                }
                return;
            }
            _ => {}
        }
        let (Some(unit), Some(leaf)) = (new.unit.as_deref(), new.leaf.as_deref()) else {
            return;
        };
        if !new.kind.is_of_a_leaf() {
            return;
        }
        let now = self.leaves.entry((unit, leaf)).or_default();
        match (new.kind, new.layer) {
            (Kind::Answer, Some(layer)) => {
                if let Some(slot) = new.slot.as_deref() {
                    self.answers.insert((unit, leaf, layer, slot), entry);
                    now.answered.insert(layer, entry.seq);
                }
            }
            (Kind::Accepted, Some(LayerKind::Appraised(turn))) => {
                now.accepted.insert(turn, entry.seq);
            }
            (Kind::Reason, Some(layer)) => {
                now.reasons.insert(layer, entry);
            }
            (Kind::Evidence, _) => {
                if let Some(digest) = new.value.as_deref() {
                    now.evidence.insert(digest, entry);
                }
            }
            (Kind::EvidenceRemoved, _) => {
                if let Some(digest) = new.value.as_deref() {
                    now.evidence.remove(digest);
                }
            }
            (Kind::Explained, _) => now.explained.push(entry),
            (Kind::ReviewRequested, _) => now.review = Review::Requested(entry),
            (Kind::ReviewDecided, _) => {
                now.review = match new.value.as_deref() {
                    Some("granted") => Review::Granted(entry),
                    _ => Review::Refused(entry),
                };
            }
            _ => {}
        }
    }

    /// The value at a place in canonical text; `None` where nothing or only a state stands there.
    #[must_use]
    pub fn value<'s>(
        &'s self,
        unit: &'s str,
        leaf: &'s str,
        layer: LayerKind,
        slot: &'s str,
    ) -> Option<&'s str> {
        let entry = self.answers.get(&(unit, leaf, layer, slot))?;
        entry.entry.value.as_deref()
    }
    /// The answers of a leaf in a layer that were not taken back, by slot.
    pub fn of_leaf<'s>(
        &'s self,
        unit: &'s str,
        leaf: &'s str,
        layer: LayerKind,
    ) -> impl Iterator<Item = (&'s str, &'s Entry)> {
        let answers: &'s BTreeMap<At<'s>, &'s Entry> = &self.answers;
        let from: At<'s> = (unit, leaf, layer, "");
        answers
            .range(from..)
            .take_while(move |(at, _)| (at.0, at.1, at.2) == (unit, leaf, layer))
            .filter(|(_, entry)| entry.entry.state != Some(State::Missing))
            .map(|(at, entry)| (at.3, *entry))
    }
    /// Whether anything is answered for the leaf in the layer.
    #[must_use]
    pub fn has_leaf(&self, unit: &str, leaf: &str, layer: LayerKind) -> bool {
        self.of_leaf(unit, leaf, layer).next().is_some()
    }
    /// What happened to a leaf, where anything did.
    #[must_use]
    pub fn leaf<'s>(&'s self, unit: &'s str, leaf: &'s str) -> Option<&'s LeafNow<'s>> {
        self.leaves.get(&(unit, leaf))
    }
    /// Where the appraisal of a leaf stands in a turn.
    #[must_use]
    pub fn appraisal(&self, unit: &str, leaf: &str, turn: u8) -> Appraisal {
        let layer = LayerKind::Appraised(turn);
        let Some(now) = self.leaf(unit, leaf) else {
            return Appraisal::Open;
        };
        let accepted = now.accepted.get(&turn).copied();
        let changed = now.answered.get(&layer).copied();
        let Some(decided) = accepted.max(changed) else {
            return Appraisal::Open;
        };
        if now.answered.get(&LayerKind::SelfScore).copied() > Some(decided) {
            return Appraisal::Outdated;
        }
        if accepted >= changed {
            return Appraisal::Accepted;
        }
        if self.has_leaf(unit, leaf, layer) {
            Appraisal::Changed
        } else {
            Appraisal::Open
        }
    }
    /// Requests that wait for a decision: unit, leaf, the request.
    pub fn waiting(&self) -> impl Iterator<Item = (&'a str, &'a str, &'a Entry)> {
        self.leaves
            .iter()
            .filter_map(|((unit, leaf), now)| match now.review {
                Review::Requested(entry) => Some((*unit, *leaf, entry)),
                _ => None,
            })
    }
}

impl Kind {
    /// Whether entries of this kind say something of one leaf of one unit.
    fn is_of_a_leaf(self) -> bool {
        matches!(
            self,
            Self::Answer
                | Self::Evidence
                | Self::EvidenceRemoved
                | Self::Reason
                | Self::Accepted
                | Self::Explained
                | Self::ReviewRequested
                | Self::ReviewDecided
        )
    }
}
