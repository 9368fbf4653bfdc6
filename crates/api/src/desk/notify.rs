//! The coordinator records that the result of the appraisal was notified.

use super::{Desk, Done, Made, Refused, Told};
use procedure::{Action, NewEntry, Target};

impl Desk {
    /// Records the notice to units; where it stands already, the first one counts and nothing is added.
    pub(crate) async fn notify(&self, round: &str, units: &[String]) -> Result<Done, Refused> {
        let told = Told {
            action: "notify",
            unit: None,
            detail: None,
        };
        self.act(round, told, |look| {
            let mut made = Made::default();
            look.may(&self.person, Action::Notify, Target::round())?;
            for unit in units {
                look.unit(unit)?;
                if !look.state.notified.contains_key(unit) {
                    made.entries.push(NewEntry::notified(unit));
                }
            }
            Ok(made)
        })
        .await
    }
}
