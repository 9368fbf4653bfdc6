//! The council: minutes, changes with a reason, votes.

use super::appraise::change;
use super::enter::Typed;
use super::{Desk, Done, Look, Refused, Told, findings, words};
use criteria::{LayerKind, LeafId, ScoredBy};
use procedure::{Action, NewEntry, Target};

impl Look {
    /// The layer in which the council's word on a leaf is scored: its own where the set lets that stand before the appraisal, else a further turn of appraisal.
    pub(crate) fn council_layer(&self, leaf: LeafId) -> LayerKind {
        let set = &self.room.set;
        let place = |wanted: fn(&LayerKind) -> bool| set.final_layers.iter().position(wanted);
        let council = place(|layer| *layer == LayerKind::Council);
        let appraised = place(|layer| matches!(layer, LayerKind::Appraised(_)));
        let first = match (council, appraised) {
            (Some(council), Some(appraised)) => council < appraised,
            (Some(_), None) => true,
            (None, _) => false,
        };
        if first || set.leaf(leaf).scored == ScoredBy::Council {
            LayerKind::Council
        } else {
            LayerKind::Appraised(3)
        }
    }
}

impl Desk {
    /// Writes an item of the minutes: a new one, or another wording of item `number`.
    pub(crate) async fn minutes(
        &self,
        round: &str,
        number: Option<u32>,
        unit: Option<&str>,
        leaf: Option<&str>,
        said: &str,
    ) -> Result<Done, Refused> {
        let told = Told {
            action: "council-minutes",
            unit,
            detail: leaf,
        };
        self.act(round, told, |look| {
            let target = Target {
                unit,
                leaf,
                ..Target::default()
            };
            look.may(&self.person, Action::RecordCouncil, target)?;
            if let Some(unit) = unit {
                look.unit(unit)?;
            }
            if let Some(leaf) = leaf {
                look.leaf(leaf)?;
            }
            let said = words::given(said)?;
            let current = look.current();
            let number = match number {
                Some(own) => {
                    let item = current.items.get(&own).ok_or_else(findings::no_item)?;
                    // What is about one unit stays about it: otherwise its own member could write it under another's name.
                    let about = item.minutes.entry.unit.as_deref();
                    let target = about.map_or_else(Target::round, Target::unit);
                    look.may(&self.person, Action::RecordCouncil, target)?;
                    own
                }
                None => current
                    .items
                    .keys()
                    .next_back()
                    .map_or(1, |last| last.saturating_add(1)),
            };
            Ok(NewEntry::minutes(number, unit, leaf, &said).into())
        })
        .await
    }

    /// The council's points or answers for a leaf, with the reason.
    pub(crate) async fn council_points(
        &self,
        round: &str,
        unit: &str,
        leaf: &str,
        typed: &Typed,
        reason: &str,
    ) -> Result<Done, Refused> {
        let told = Told {
            action: "council-points",
            unit: Some(unit),
            detail: Some(leaf),
        };
        self.act(round, told, |look| {
            let target = Target::leaf(unit, leaf);
            look.may(&self.person, Action::RecordCouncil, target)?;
            look.unit(unit)?;
            let id = look.leaf(leaf)?;
            let layer = look.council_layer(id);
            change(look, &look.current(), unit, id, layer, typed, reason)
        })
        .await
    }

    /// A member's vote on an item.
    pub(crate) async fn vote(&self, round: &str, item: u32, choice: &str) -> Result<Done, Refused> {
        let number = item.to_string();
        let told = Told {
            action: "council-vote",
            unit: None,
            detail: Some(&number),
        };
        if !["for", "against", "abstained"].contains(&choice) {
            return Err(findings::no_choice().into());
        }
        self.act(round, told, |look| {
            let current = look.current();
            // Whether there is such an item is for members to know.
            look.may(&self.person, Action::Vote, Target::round())?;
            let item = current.items.get(&item).ok_or_else(findings::no_item)?;
            let unit = item.minutes.entry.unit.as_deref();
            let target = Target {
                unit,
                ..Target::default()
            };
            look.may(&self.person, Action::Vote, target)?;
            let own = item.votes.get(self.person.id.as_str());
            if own.is_some_and(|vote| vote.entry.value.as_deref() == Some(choice)) {
                return Ok(super::Made::default());
            }
            Ok(NewEntry::vote(item.number, unit, choice).into())
        })
        .await
    }
}
