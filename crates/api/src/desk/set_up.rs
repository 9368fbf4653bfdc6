//! The coordinator sets the last days of stages.

use super::{Desk, Done, Made, Refused, Told};
use jiff::civil::Date;
use procedure::{Action, NewEntry, Stage, Target};

impl Desk {
    /// Sets the last day of a stage; entry closes at its end in Vietnam.
    pub(crate) async fn set_deadline(
        &self,
        round: &str,
        stage: Stage,
        day: Date,
    ) -> Result<Done, Refused> {
        let told = Told {
            action: "set-deadline",
            unit: None,
            detail: Some(stage.name()),
        };
        self.act(round, told, |look| {
            look.may(&self.person, Action::SetUpRound, Target::round())?;
            if look.state.deadlines.get(&stage) == Some(&day) {
                return Ok(Made::default());
            }
            Ok(NewEntry::deadline_set(stage, day).into())
        })
        .await
    }
}
