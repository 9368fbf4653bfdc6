//! What a round sets for itself: how long a unit may ask for a review, and how deep insiders see before publication.

use crate::{Depth, REVIEW_DAYS, Stage, Viewpoint};
use criteria::toml::Table;
use finding::Finding;
use std::collections::BTreeMap;

/// Rules of one round; without any of its own it follows the usual ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Working days after the notice on which a unit may ask for a review.
    pub review_days: u16,
    sight: BTreeMap<(Viewpoint, Stage), Depth>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            review_days: REVIEW_DAYS,
            sight: BTreeMap::new(),
        }
    }
}

/// Whose sight a round may set. The public and other units see nothing before publication and then what the act says; who runs the round sees all of it.
const SETTABLE: [(&str, Viewpoint); 4] = [
    ("own-unit", Viewpoint::OwnUnit),
    ("appraiser", Viewpoint::Appraiser),
    ("council", Viewpoint::Council),
    ("auditor", Viewpoint::Auditor),
];

/// The longest that a round may leave for review requests.
const MOST_DAYS: i64 = 60;

impl Rules {
    /// The rules with one cell of the table of sight set anew.
    ///
    /// Nothing changes where the cell is not the round's to set: at the public, at other units, at who runs the round, and from publication on.
    #[must_use]
    pub fn seeing(mut self, viewpoint: Viewpoint, stage: Stage, depth: Depth) -> Self {
        if SETTABLE.iter().any(|own| own.1 == viewpoint) && stage < Stage::Published {
            self.sight.insert((viewpoint, stage), depth);
        }
        self
    }

    /// How deep, where the round says so.
    pub(crate) fn sight(&self, viewpoint: Viewpoint, stage: Stage) -> Option<Depth> {
        self.sight.get(&(viewpoint, stage)).copied()
    }
}

/// The rules in a round's manifest: `[review] days`, and `[visibility]` with a row for `own-unit`, `appraiser`, `council` or `auditor` that names depths by stage.
/// Every mistake is a finding at its line; what is not understood stays as usual.
///
/// ```
/// # use procedure::{Depth, Stage, Viewpoint};
/// let text = "[review]\ndays = 10\n[visibility]\ncouncil = { first-appraisal = \"leaves\" }\n";
/// let document = criteria::toml::Document::parse("round.toml", text);
/// let rules = procedure::read_rules(&document.root());
/// assert_eq!(rules.review_days, 10);
/// let mut same = procedure::Rules::default();
/// same.review_days = 10;
/// assert_eq!(rules, same.seeing(Viewpoint::Council, Stage::FirstAppraisal, Depth::Leaves));
/// assert!(document.take_findings().is_empty());
/// ```
#[must_use]
pub fn read_rules(root: &Table<'_>) -> Rules {
    let mut rules = Rules::default();
    if let Some(review) = root.table("review") {
        review.only(&["days"]);
        if let Some(days) = review.whole("days") {
            match u16::try_from(days) {
                Ok(own) if (1..=MOST_DAYS).contains(&days) => rules.review_days = own,
                _ => review.push(days_out_of_range(&review, days)),
            }
        }
    }
    let Some(visibility) = root.table("visibility") else {
        return rules;
    };
    visibility.only(&SETTABLE.map(|own| own.0));
    let stages = Stage::ALL.map(|stage| (stage.name(), stage));
    let stages = &stages[..stages.len() - 1];
    let depths = Depth::ALL.map(|depth| (depth.name(), depth));
    for (who, viewpoint) in SETTABLE {
        let Some(row) = visibility.table(who) else {
            continue;
        };
        let names: Vec<&str> = stages.iter().map(|own| own.0).collect();
        row.only(&names);
        for (name, stage) in stages {
            if let Some(depth) = row.one_of(name, &depths) {
                rules = rules.seeing(viewpoint, *stage, depth);
            }
        }
    }
    rules
}

fn days_out_of_range(review: &Table<'_>, days: i64) -> Finding {
    Finding::error("review-days", review.place_of("days"))
        .says(
            "số ngày làm việc để đề nghị thẩm định lại nằm ngoài giới hạn",
            "the working days for review requests are out of range",
        )
        .found(days.to_string(), days.to_string())
        .expected(format!("1 đến {MOST_DAYS}"), format!("1 to {MOST_DAYS}"))
        .fix(
            "ghi số ngày trong giới hạn, hoặc bỏ dòng này để dùng 5 ngày",
            "write a number within range, or leave the line out for 5 days",
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use criteria::toml::Document;

    #[test]
    fn a_cell_that_is_not_the_rounds_stays_as_it_is() {
        let usual = Rules::default();
        for (viewpoint, stage) in [
            (Viewpoint::Public, Stage::Council),
            (Viewpoint::OtherUnit, Stage::Council),
            (Viewpoint::Coordinator, Stage::Council),
            (Viewpoint::Auditor, Stage::Published),
        ] {
            let own = usual.clone().seeing(viewpoint, stage, Depth::Reasons);
            assert_eq!(own, usual, "{viewpoint:?}");
        }
    }

    #[test]
    fn mistakes_are_found_at_their_lines_and_change_nothing() {
        for (text, line) in [
            ("[review]\ndays = 0\n", 2),
            ("[review]\ndays = 61\n", 2),
            ("[review]\ndays = -5\n", 2),
            ("[review]\ndays = \"5\"\n", 2),
            ("[review]\nday = 5\n", 2),
            ("[visibility]\npublic = { council = \"leaves\" }\n", 2),
            ("[visibility]\nother-unit = { council = \"class\" }\n", 2),
            ("[visibility]\ncouncil = { published = \"class\" }\n", 2),
            ("[visibility]\ncouncil = { council = \"all\" }\n", 2),
            ("[visibility]\ncouncil = { council = 6 }\n", 2),
            ("[visibility]\ncouncil = \"leaves\"\n", 2),
        ] {
            let document = Document::parse("round.toml", text);
            let rules = read_rules(&document.root());
            let findings = document.take_findings();
            assert_eq!(findings.len(), 1, "{text}: {findings:?}");
            assert!(
                findings[0]
                    .to_text(finding::Lang::En)
                    .contains(&format!("round.toml:{line}")),
                "{}",
                findings[0].to_text(finding::Lang::En)
            );
            assert_eq!(rules, Rules::default(), "{text}");
        }
    }
}
