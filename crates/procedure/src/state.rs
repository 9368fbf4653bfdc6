//! What rights and sight depend on, as a view of a round's entries.

use crate::{Deadlines, Entry, Face, Kind, Publication, Rules, Stage, end_of_day};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// One unit, or one leaf of it, opened again by the coordinator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopened {
    /// The unit's code.
    pub unit: String,
    /// The leaf's code; `None` for all leaves.
    pub leaf: Option<String>,
    /// The stage whose entry is open again.
    pub stage: Stage,
    /// Until when.
    pub until: Timestamp,
}

/// What rights and sight depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundState {
    /// The owner: a province or district.
    pub owner: String,
    /// The round's id.
    pub id: String,
    /// Where it stands.
    pub stage: Stage,
    /// The last day of each stage, in the owner's local time.
    pub deadlines: Deadlines,
    /// What is open again.
    pub reopened: Vec<Reopened>,
    /// Units whose head has approved the self-score, with the time of it; reopening takes it away.
    pub approved: BTreeMap<String, Timestamp>,
    /// Units whose self-score was approved and is locked. Reopening a unit takes the lock away; reopening one leaf leaves it on the others.
    pub locked: BTreeSet<String>,
    /// Units to which the result of the first appraisal was notified: the clock of review requests runs from here.
    pub notified: BTreeMap<String, Timestamp>,
    /// The face of the publication in force, once published and past the embargo.
    pub face: Option<Face>,
    /// What the round sets for itself; entries say nothing of it.
    pub rules: Rules,
}

impl RoundState {
    /// A round that nothing has happened in.
    #[must_use]
    pub fn new(owner: impl Into<String>, id: impl Into<String>) -> Self {
        Self {
            owner: owner.into(),
            id: id.into(),
            stage: Stage::SetUp,
            deadlines: Deadlines::new(),
            reopened: Vec::new(),
            approved: BTreeMap::new(),
            locked: BTreeSet::new(),
            notified: BTreeMap::new(),
            face: None,
            rules: Rules::default(),
        }
    }

    /// The state after these entries, taken in their order, as it is at `now` (an embargo ends, an opening runs out).
    ///
    /// An entry that does not say what its kind needs changes nothing: a state never opens anything by mistake.
    ///
    /// ```
    /// # use procedure::{NewEntry, RoundState, Stage};
    /// let now = "2026-01-05T02:00:00Z".parse().unwrap();
    /// let moved = NewEntry::stage_moved(Stage::SelfScoring, None).placed(1, now, "a");
    /// assert_eq!(RoundState::from_entries("p", "r", &[moved], now).stage, Stage::SelfScoring);
    /// ```
    #[must_use]
    pub fn from_entries(
        owner: impl Into<String>,
        id: impl Into<String>,
        entries: &[Entry],
        now: Timestamp,
    ) -> Self {
        let mut state = Self::new(owner, id);
        for entry in entries {
            state.take(entry, now);
        }
        state.reopened.retain(|opening| now < opening.until);
        state
    }

    /// Takes in one entry.
    fn take(&mut self, entry: &Entry, now: Timestamp) {
        let new = &entry.entry;
        let unit = || new.unit.clone();
        match new.kind {
            Kind::StageMoved => {
                let stage = new.value.as_deref().and_then(Stage::named);
                self.stage = stage.unwrap_or(self.stage);
            }
            Kind::DeadlineSet => {
                let stage = new.extra.get("stage").and_then(|name| Stage::named(name));
                let day = new.value.as_deref().and_then(|day| day.parse().ok());
                if let (Some(stage), Some(day)) = (stage, day) {
                    self.deadlines.insert(stage, day);
                }
            }
            Kind::Approved => {
                if let Some(unit) = unit() {
                    let of_self = |opening: &Reopened| {
                        opening.unit == unit && opening.stage == Stage::SelfScoring
                    };
                    self.reopened.retain(|opening| !of_self(opening));
                    self.locked.insert(unit.clone());
                    self.approved.insert(unit, entry.at);
                }
            }
            Kind::Notified => {
                if let Some(unit) = unit() {
                    self.notified.insert(unit, entry.at);
                }
            }
            Kind::Reopened => self.reopen(entry),
            Kind::Published | Kind::Corrected => {
                if let Some(publication) = Publication::of(entry) {
                    self.stage = Stage::Published;
                    if publication.in_force(now) {
                        self.face = Some(publication.face);
                    }
                }
            }
            _ => {}
        }
    }

    fn reopen(&mut self, entry: &Entry) {
        let new = &entry.entry;
        let stage = new.extra.get("stage").and_then(|name| Stage::named(name));
        let until = new.value.as_deref().and_then(|until| until.parse().ok());
        let (Some(unit), Some(stage), Some(until)) = (new.unit.clone(), stage, until) else {
            return;
        };
        if stage == Stage::SelfScoring {
            self.approved.remove(&unit);
            if new.leaf.is_none() {
                self.locked.remove(&unit);
            }
        }
        self.reopened.push(Reopened {
            unit,
            leaf: new.leaf.clone(),
            stage,
            until,
        });
    }

    /// Whether entry of a stage is open for a unit and leaf: the round stands there and its day is not over, or the coordinator opened it again.
    ///
    /// An opening of one leaf opens nothing that names another leaf; asked without a leaf (approval), any opening of the unit counts.
    #[must_use]
    pub fn is_open(
        &self,
        stage: Stage,
        unit: Option<&str>,
        leaf: Option<&str>,
        now: Timestamp,
    ) -> bool {
        let in_time = |day| now < end_of_day(day);
        (self.stage == stage && self.deadlines.get(&stage).copied().is_none_or(in_time))
            || self.is_reopened(stage, unit, leaf, now)
    }

    /// Whether the coordinator opened the unit or leaf again for a stage, and it has not run out.
    #[must_use]
    pub fn is_reopened(
        &self,
        stage: Stage,
        unit: Option<&str>,
        leaf: Option<&str>,
        now: Timestamp,
    ) -> bool {
        let fits = |opening: &Reopened| {
            let same_leaf = match (&opening.leaf, leaf) {
                (None, _) | (_, None) => true,
                (Some(own), Some(asked)) => own == asked,
            };
            Some(opening.unit.as_str()) == unit
                && opening.stage == stage
                && now < opening.until
                && same_leaf
        };
        self.reopened.iter().any(fits)
    }
}
