//! The head approves the unit's self-score as it stands.

use super::{Desk, Done, Made, Refused, Told, findings};
use criteria::LayerKind;
use procedure::{Action, NewEntry, Target};

impl Desk {
    /// Approves; leaves without figures are a warning, since a unit may have none.
    pub(crate) async fn approve(&self, round: &str, unit: &str) -> Result<Done, Refused> {
        let told = Told {
            action: "approve",
            unit: Some(unit),
            detail: None,
        };
        self.act(round, told, |look| {
            look.may(&self.person, Action::Approve, Target::unit(unit))?;
            look.unit(unit)?;
            let current = look.current();
            let own = |leaf: &&str| current.has_leaf(unit, leaf, LayerKind::SelfScore);
            let (done, all) = (
                look.self_leaves().filter(own).count(),
                look.self_leaves().count(),
            );
            let mut made = Made::from(NewEntry::approved(unit));
            if done < all {
                made.findings
                    .push(findings::leaves_missing(unit, done, all));
            }
            Ok(made)
        })
        .await
    }
}
