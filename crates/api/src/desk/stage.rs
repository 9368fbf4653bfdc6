//! The coordinator moves the round on.

use super::{Desk, Done, Refused, Told, words};
use procedure::{Action, NewEntry, Stage, Target, against_move};
use std::collections::BTreeSet;

impl Desk {
    /// Moves the round to its next stage; `missing` names the units without which it goes on, `said` why.
    pub(crate) async fn move_on(
        &self,
        round: &str,
        to: Stage,
        missing: &BTreeSet<String>,
        said: &str,
    ) -> Result<Done, Refused> {
        let told = Told {
            action: "move-stage",
            unit: None,
            detail: Some(to.name()),
        };
        self.act(round, told, |look| {
            look.may(&self.person, Action::MoveStage, Target::round())?;
            for unit in missing {
                look.unit(unit)?;
            }
            let against = against_move(&look.state, to, &look.standing(missing));
            if !against.is_empty() {
                return Err(Refused::Findings(against));
            }
            // Going on without a unit needs its reason.
            let said = if missing.is_empty() {
                words::maybe(said)?
            } else {
                Some(words::given(said)?)
            };
            let mut entry = NewEntry::stage_moved(to, said.as_deref());
            if !missing.is_empty() {
                let named: Vec<&str> = missing.iter().map(String::as_str).collect();
                entry.extra.insert("missing".to_owned(), named.join(" "));
            }
            Ok(entry.into())
        })
        .await
    }
}
