//! A unit explains a leaf to its appraiser.

use super::{Desk, Done, Refused, Told, words};
use procedure::{Action, NewEntry, Target};

impl Desk {
    /// Explains.
    pub(crate) async fn explain(
        &self,
        round: &str,
        unit: &str,
        leaf: &str,
        said: &str,
    ) -> Result<Done, Refused> {
        let told = Told {
            action: "explain",
            unit: Some(unit),
            detail: Some(leaf),
        };
        self.act(round, told, |look| {
            look.may(&self.person, Action::Explain, Target::leaf(unit, leaf))?;
            look.unit(unit)?;
            look.leaf(leaf)?;
            let said = words::given(said)?;
            Ok(NewEntry::explained(unit, leaf, &said).into())
        })
        .await
    }
}
