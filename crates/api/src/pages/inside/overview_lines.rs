//! The lines of a round's overview: where each unit stands.

use super::frame::Inside;
use crate::desk::review::Clock;
use crate::layout::in_query;
use criteria::LayerKind;
use procedure::{Current, Review, Stage, end_of_day};

/// Where one unit stands.
#[derive(Debug, Clone, Default)]
pub(super) struct UnitLine {
    pub(super) code: String,
    pub(super) name: String,
    /// `7/16`.
    pub(super) progress: String,
    /// What the head has done, or that it is late.
    pub(super) approval: String,
    pub(super) late: bool,
    /// Leaves decided of those to be appraised.
    pub(super) appraised: String,
    pub(super) notified: String,
    pub(super) reviews: String,
    pub(super) reopened: String,
    /// The unit's page of explanations, for the unit itself.
    pub(super) explain: String,
}

/// A stage on the way.
#[derive(Debug, Clone)]
pub(super) struct StageLine {
    pub(super) words: String,
    pub(super) class: &'static str,
    pub(super) is_now: bool,
    pub(super) day: String,
}

impl Inside {
    /// The stages with their last days.
    pub(super) fn stages(&self) -> Vec<StageLine> {
        let state = &self.look.state;
        Stage::ALL
            .into_iter()
            .map(|stage| StageLine {
                words: stage.words().get(self.words.lang).to_owned(),
                class: match stage.cmp(&state.stage) {
                    std::cmp::Ordering::Less => "past",
                    std::cmp::Ordering::Equal => "now",
                    std::cmp::Ordering::Greater => "",
                },
                is_now: stage == state.stage,
                day: state.deadlines.get(&stage).map_or_else(String::new, |day| {
                    self.words.t1("inside-until", "day", self.words.day(*day))
                }),
            })
            .collect()
    }

    /// Units, those who are late first; of all units, or only of these.
    pub(super) fn unit_lines(
        &self,
        current: &Current<'_>,
        only: Option<&[String]>,
    ) -> Vec<UnitLine> {
        let leaves: Vec<&str> = self.look.self_leaves().collect();
        let units = self.look.units();
        let mut lines: Vec<UnitLine> = units
            .filter(|unit| only.is_none_or(|own| own.contains(&unit.code)))
            .map(|unit| self.unit_line(current, &leaves, unit, only.is_some()))
            .collect();
        lines.sort_by_key(|line| !line.late);
        lines
    }

    fn unit_line(
        &self,
        current: &Current<'_>,
        leaves: &[&str],
        unit: &units::Unit,
        own: bool,
    ) -> UnitLine {
        let (words, state) = (self.words, &self.look.state);
        let code = unit.code.as_str();
        let has = |leaf: &&&str| current.has_leaf(code, leaf, LayerKind::SelfScore);
        let done = leaves.iter().filter(has).count();
        let approved = state.approved.get(code).copied();
        let day = state.deadlines.get(&Stage::SelfScoring).copied();
        let over = state.stage > Stage::SelfScoring
            || (state.stage == Stage::SelfScoring
                && day.is_some_and(|day| end_of_day(day) <= self.look.now));
        let late = approved.is_none() && over;
        let decided = |leaf: &&&str| {
            has(leaf) && current.appraisal(code, leaf, 1) != procedure::Appraisal::Open
        };
        let mut waiting = 0_usize;
        let mut all = 0_usize;
        for leaf in leaves {
            match current.leaf(code, leaf).map(|now| now.review) {
                Some(Review::Requested(_)) => {
                    waiting += 1;
                    all += 1;
                }
                Some(Review::Granted(_) | Review::Refused(_)) => all += 1,
                _ => {}
            }
        }
        let openings = state.reopened.iter().filter(|opening| opening.unit == code);
        let openings: Vec<String> = openings
            .map(|opening| {
                let leaf = opening
                    .leaf
                    .clone()
                    .unwrap_or_else(|| words.t("inside-all-leaves"));
                let until = words.time(opening.until);
                words.t2("inside-open-until", ("leaf", leaf), ("time", until))
            })
            .collect();
        // What an appraiser has done so far is not the unit's to know before the notice.
        let shows_appraisal = !own || state.notified.contains_key(code);
        UnitLine {
            code: code.to_owned(),
            name: unit.display_name(),
            progress: format!("{done}/{}", leaves.len()),
            approval: match (approved, late) {
                (Some(at), _) => words.t1("inside-approved-at", "time", words.time(at)),
                (None, true) => words.t("inside-late"),
                (None, false) => words.t("inside-not-approved"),
            },
            late,
            appraised: if shows_appraisal && state.stage >= Stage::FirstAppraisal {
                format!("{}/{done}", leaves.iter().filter(decided).count())
            } else {
                String::new()
            },
            notified: match self.look.clock(code) {
                Clock::NotStarted => String::new(),
                Clock::Running { left, last } => words.t2(
                    "inside-clock-running",
                    ("left", usize::try_from(left).unwrap_or_default()),
                    ("day", words.day(last)),
                ),
                Clock::Over(last) => words.t1("inside-clock-over", "day", words.day(last)),
                Clock::NoCalendar(year) => {
                    words.t1("inside-clock-no-calendar", "year", year.to_string())
                }
            },
            reviews: if all > 0 {
                words.t2("inside-reviews-of", ("waiting", waiting), ("all", all))
            } else {
                String::new()
            },
            reopened: openings.join("; "),
            explain: if own {
                format!("{}/explain/{}", self.base(), in_query(code))
            } else {
                String::new()
            },
        }
    }
}
