//! The unit that a row names.

use super::words::{TOO_MANY, Words};
use crate::read::privacy::{scrub, shown_answer};
use crate::read::trouble::{Kind, NONE, Troubles};
use crate::{Instrument, NO_UNIT, Question, QuestionId, Role};
use std::collections::HashMap;
use units::{Match, Roster, Scope};
use vietnamese::same_label;

/// Finds units by their written names, each pair of words once.
#[derive(Debug)]
pub(crate) struct UnitFinder<'a> {
    roster: &'a Roster,
    scope: Scope<'a>,
    instrument: &'a Instrument,
    question: Option<QuestionId>,
    found: HashMap<(u32, u32), (u32, u32)>,
    last: ((u32, u32), (u32, u32)),
    n_unknown: usize,
}

/// Different unknown names after which no more are looked up: the column holds something else, and each look-up searches for similar names.
const MOST_UNKNOWN: usize = 10_000;

impl<'a> UnitFinder<'a> {
    pub(crate) fn new(roster: &'a Roster, scope: Scope<'a>, instrument: &'a Instrument) -> Self {
        Self {
            roster,
            scope,
            instrument,
            question: instrument.with_role(Role::Unit),
            found: HashMap::new(),
            last: ((0, 0), (NO_UNIT, NONE)),
            n_unknown: 0,
        }
    }

    /// The unit of a word within the parent of another one, and the group of the mistake where there is one.
    pub(crate) fn find(
        &mut self,
        units: (&Words, u32),
        parents: (&Words, u32),
        column: u32,
        troubles: &mut Troubles,
    ) -> (u32, u32) {
        let key = (units.1, parents.1);
        if key == self.last.0 {
            return self.last.1;
        }
        let known = self.found.get(&key).copied();
        let found = known.unwrap_or_else(|| {
            let text = if units.1 == TOO_MANY || self.n_unknown >= MOST_UNKNOWN {
                ""
            } else {
                units.0.text(units.1)
            };
            self.look(text, parents.0.text(parents.1), column, troubles)
        });
        self.n_unknown += usize::from(known.is_none() && found.0 == NO_UNIT);
        self.found.insert(key, found);
        self.last = (key, found);
        found
    }

    fn look(&self, text: &str, parent: &str, column: u32, troubles: &mut Troubles) -> (u32, u32) {
        let roster = self.roster;
        let above = (!parent.is_empty())
            .then(|| {
                roster.match_written(
                    parent,
                    Scope {
                        parent: self.scope.parent,
                        level: None,
                    },
                )
            })
            .and_then(|found| found.position())
            .and_then(|at| roster.get(at))
            .filter(|unit| roster.children_of(&unit.code).next().is_some());
        let scope = Scope {
            parent: above.map(|unit| unit.code.as_str()).or(self.scope.parent),
            level: self.scope.level,
        };
        let mut found = roster.match_written(text, scope);
        if found.position().is_none()
            && let Some(by_choice) = self.by_choice(text, scope)
        {
            found = by_choice;
        }
        match found {
            Match::Exact(at, how) => {
                let group = if how.is_flagged() {
                    let name = roster
                        .get(at)
                        .map(units::Unit::display_name)
                        .unwrap_or_default();
                    troubles.group(column, Kind::UnitFlagged, Some(scrub(text)), &name)
                } else {
                    NONE
                };
                (u32::try_from(at).unwrap_or(NO_UNIT), group)
            }
            Match::Ambiguous(_) => (
                NO_UNIT,
                troubles.group(column, Kind::UnitAmbiguous, Some(scrub(text)), ""),
            ),
            Match::None { proposals } => {
                let near: Vec<String> = proposals
                    .iter()
                    .take(3)
                    .filter_map(|(at, _)| {
                        roster
                            .get(*at)
                            .map(|unit| format!("{} ({})", unit.display_name(), unit.code))
                    })
                    .collect();
                // Communes bear names of persons too; what is like no unit's name may be a person's or an address.
                let alike = proposals.first().is_some_and(|(_, percent)| *percent >= 85);
                let shown = if alike {
                    Some(scrub(text))
                } else {
                    shown_answer(text).filter(|shown| !shown.is_empty())
                };
                (
                    NO_UNIT,
                    troubles.group(column, Kind::UnitUnknown, shown, &near.join("; ")),
                )
            }
        }
    }

    /// Where the unit is a question with choices: the choice's code, or its title, names the unit.
    fn by_choice(&self, text: &str, scope: Scope<'_>) -> Option<Match> {
        let id = self.question?;
        let is = |question: &Question| question.role == Role::Unit;
        if !is(self.instrument.question(id)) {
            return None;
        }
        let choice = self.instrument.choices(id).iter().find(|choice| {
            choice.code == text
                || same_label(&choice.title.vi, text)
                || same_label(&choice.title.en, text)
                || choice.also.iter().any(|also| same_label(also, text))
        })?;
        let by_code = self.roster.match_written(&choice.code, scope);
        if by_code.position().is_some() {
            return Some(by_code);
        }
        let by_title = self.roster.match_written(&choice.title.vi, scope);
        by_title.position().is_some().then_some(by_title)
    }
}
