//! The desk of whoever calls, and its refusals as problems.

use super::{Desk, Refused};
use crate::problem::Problem;
use crate::{App, Caller};

impl Desk {
    /// The caller's desk, now.
    pub(crate) fn of(app: &App, caller: &Caller) -> Self {
        Self {
            store: app.store().clone(),
            rooms: app.rooms().clone(),
            owner: caller.owner.clone(),
            person: caller.person.clone(),
            now: app.now(),
        }
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::No(refusal) => refusal.into(),
            Refused::Findings(findings) => Self::unusable(findings),
            Refused::Store(failure) => failure.into(),
            Refused::Round(findings) => {
                let codes: Vec<&str> = findings.iter().map(|own| own.code.as_str()).collect();
                Self::ours(&format!(
                    "the files of a round do not hold: {}",
                    codes.join(", ")
                ))
            }
        }
    }
}
