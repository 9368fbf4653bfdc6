//! The coordinator opens a unit or a leaf again.

use super::{Desk, Done, Refused, Told, findings, words};
use jiff::civil::Date;
use procedure::{Action, NewEntry, Stage, Target, end_of_day, local_day};

/// What is opened again, until when, who allowed it and why.
#[derive(Debug, Clone)]
pub(crate) struct Opening<'a> {
    /// The unit.
    pub(crate) unit: &'a str,
    /// One leaf, or all.
    pub(crate) leaf: Option<&'a str>,
    /// The stage whose entry is open again.
    pub(crate) stage: Stage,
    /// The last day.
    pub(crate) until: Date,
    /// The office that allowed it.
    pub(crate) allowed_by: &'a str,
    /// Why.
    pub(crate) reason: &'a str,
}

impl Desk {
    /// Opens again. Of self-scoring it takes the head's approval away: they approve anew.
    pub(crate) async fn reopen(&self, round: &str, own: &Opening<'_>) -> Result<Done, Refused> {
        let told = Told {
            action: "reopen",
            unit: Some(own.unit),
            detail: own.leaf,
        };
        self.act(round, told, |look| {
            let target = Target {
                leaf: own.leaf,
                ..Target::unit(own.unit)
            };
            look.may(&self.person, Action::Reopen, target)?;
            look.unit(own.unit)?;
            if let Some(leaf) = own.leaf {
                look.leaf(leaf)?;
            }
            let entry_of = Stage::SelfScoring..=Stage::Council;
            if !entry_of.contains(&own.stage) || own.stage > look.state.stage {
                return Err(findings::stage_not_reopened().into());
            }
            if own.until < local_day(look.now) {
                return Err(findings::until_past().into());
            }
            let allowed_by = words::given(own.allowed_by)?;
            let reason = words::given(own.reason)?;
            let until = end_of_day(own.until);
            let entry =
                NewEntry::reopened(own.unit, own.leaf, own.stage, until, &allowed_by, &reason);
            Ok(entry.into())
        })
        .await
    }
}
