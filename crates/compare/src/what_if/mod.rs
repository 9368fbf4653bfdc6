//! Answers given under one set, scored under another.

mod carry;
mod change;
mod confirmed;
mod figures;
mod impact;
mod impact_json;
mod pairs;
mod published;
mod slots;

pub use carry::{Carried, LeafCarried, Taken, Without, carry};
pub use change::{Changed, change};
pub(crate) use impact::figure_of;
pub use impact::{BlockImpact, GroupImpact, Impact, Side, UnitImpact, impact};
pub use impact_json::impact_json;
pub(crate) use impact_json::text;
pub use pairs::Pairs;

use answers::Answers;
use criteria::CriteriaSet;
use finding::{Finding, Text};
use ranking::{Entrant, Ranked, rank_entrants};
use scoring::{Scored, Settings};
use units::Roster;

/// A round scored under a set that is not its own. It is no result of the round.
#[derive(Debug, Clone)]
pub struct WhatIf {
    /// The other set, with the chosen policy in leaves that have no inputs.
    pub set: CriteriaSet,
    /// The answers in the places of the other set.
    pub answers: Answers,
    /// What was taken over, leaf by leaf.
    pub leaves: Vec<LeafCarried>,
    /// Points.
    pub scored: Scored,
    /// Ranks.
    pub ranked: Ranked,
    /// What scoring and ranking found.
    pub findings: Vec<Finding>,
}

impl WhatIf {
    /// As one of the two scorings of an impact.
    #[must_use]
    pub fn side(&self) -> Side<'_> {
        Side {
            set: &self.set,
            scored: &self.scored,
            ranked: &self.ranked,
        }
    }
}

/// Takes a round's answers over and scores them under the other set.
#[must_use]
pub fn what_if(
    (own, answers): (&CriteriaSet, &Answers),
    other: &CriteriaSet,
    (roster, entrants): (&Roster, &[Entrant]),
    settings: &Settings,
    options: &crate::Options,
    without: Without,
) -> WhatIf {
    let found = crate::compare_sets(own, other, options);
    let Carried {
        set,
        answers,
        leaves,
    } = carry((own, answers), other, &found, without);
    let (scored, mut findings) = scoring::score(&set, roster, &answers, settings);
    let ranked = rank_entrants(&set, entrants, &scored);
    findings.extend(found.findings);
    let wanting = leaves.iter().filter(|own| own.taken != Taken::Whole);
    findings.extend(wanting.map(|leaf| crate::findings::not_taken_over(&set, leaf)));
    findings.extend(ranked.findings.iter().cloned());
    WhatIf {
        set,
        answers,
        leaves,
        scored,
        ranked,
        findings,
    }
}

/// Answers taken over along a comparison that is at hand, scored and not ranked.
pub(crate) struct Tried {
    pub(crate) leaves: Vec<LeafCarried>,
    pub(crate) scored: Scored,
}

pub(crate) fn what_if_along(
    (own, answers): (&CriteriaSet, &Answers),
    other: &CriteriaSet,
    roster: &Roster,
    settings: &Settings,
    found: &crate::SetComparison,
    without: Without,
) -> Tried {
    let Carried {
        set,
        answers,
        leaves,
    } = carry((own, answers), other, found, without);
    let (scored, _) = scoring::score(&set, roster, &answers, settings);
    Tried { leaves, scored }
}

/// What every output of a what-if says.
#[must_use]
pub fn what_if_words(own: &CriteriaSet, other: &str) -> Text {
    Text::new(
        format!(
            "TÍNH THỬ: số liệu của bộ tiêu chí {} chấm theo {other} – KHÔNG PHẢI KẾT QUẢ CỦA ĐỢT ĐÁNH GIÁ",
            own.name()
        ),
        format!(
            "WHAT-IF: answers given under {} scored under {other} – NO RESULT OF THE ROUND",
            own.name()
        ),
    )
}
