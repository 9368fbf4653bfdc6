//! The rows of one sheet, one after another.

use super::cells::{Judge, Memory, decoded};
use super::day::Days;
use super::skip::{is_column_numbers, is_header_again, is_tags, is_total};
use super::state::State;
use super::store::{Labels, fill, prepare};
use super::unit::UnitFinder;
use crate::read::answer::Asked;
use crate::read::header::HeadingIndex;
use crate::read::plan::{Act, Plan};
use crate::read::trouble::{Kind, Troubles};
use crate::{BLANK, KeyCodes, Mode, NumberBook, QuestionId, QuestionKind, Responses};
use std::collections::HashMap;
use units::{Roster, Scope};
use workbook::Row;

/// What holds for all rows of a sheet.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    /// The instrument and its wordings.
    pub(crate) index: &'a HeadingIndex<'a>,
    /// What is done with the columns.
    pub(crate) plan: &'a Plan,
    /// The units.
    pub(crate) roster: &'a Roster,
    /// Where units are looked for.
    pub(crate) scope: Scope<'a>,
    /// The unit of the whole sheet.
    pub(crate) unit: Option<u32>,
    /// The mode of the whole file.
    pub(crate) mode: Mode,
    /// By question its keys, where the sheet was keyed by them.
    pub(crate) keys: Option<&'a [Option<KeyCodes>]>,
    /// The numbers that printed sheets of the roster may have.
    pub(crate) numbers: &'a NumberBook,
    /// The last row of the header.
    pub(crate) header_end: u32,
    /// Its place among the sources.
    pub(crate) source: u32,
}

/// Reads the rows of a sheet into responses.
pub(crate) struct Reader<'a> {
    pub(super) setting: Setting<'a>,
    pub(super) out: &'a mut Responses,
    pub(super) by_column: Vec<u16>,
    pub(super) memory: Vec<Memory>,
    pub(super) units: UnitFinder<'a>,
    pub(super) unit_column: usize,
    pub(super) parent_column: usize,
    pub(super) modes: HashMap<u32, (Mode, u32)>,
    pub(super) labels: Vec<Labels>,
    pub(super) stratum_labels: Labels,
    pub(super) asked: Vec<Option<Asked<'a>>>,
    pub(super) one: Vec<QuestionId>,
    pub(super) many: Vec<QuestionId>,
    pub(super) number: Vec<QuestionId>,
    pub(super) state: State,
    pub(super) days: Days,
    /// What was wrong.
    pub(crate) troubles: Troubles,
    /// Rows that are no responses.
    pub(crate) n_skipped: u64,
    pub(super) n_seen: u32,
    pub(super) first: usize,
    pub(super) finishes: bool,
    pub(super) links: Links,
}

/// How rows of repeats find their responses.
#[derive(Debug, Default)]
pub(crate) struct Links {
    /// Whether numbers of rows are kept.
    pub(crate) wanted: bool,
    /// A row's own number → its response.
    pub(crate) by_index: HashMap<u64, u32>,
    /// A tool's id → its response.
    pub(crate) by_id: HashMap<u128, u32>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(setting: Setting<'a>, out: &'a mut Responses, links: Links) -> Self {
        let instrument = setting.index.instrument;
        prepare(instrument, out);
        let columns = &setting.plan.columns;
        let last = columns.last().map_or(0, |planned| planned.column as usize);
        let mut by_column = vec![0; last + 1];
        let mut lists: [Vec<QuestionId>; 3] = Default::default();
        let (mut unit_column, mut parent_column) = (usize::MAX, usize::MAX);
        for (at, planned) in columns.iter().enumerate() {
            by_column[planned.column as usize] = u16::try_from(at + 1).unwrap_or(0);
            for act in &planned.acts {
                let (list, id) = match *act {
                    Act::One(id) => (0, id),
                    Act::Ticks(id) => (1, id),
                    Act::Tick(id, _) => match instrument.question(id).kind {
                        QuestionKind::One { .. } => (0, id),
                        _ => (1, id),
                    },
                    Act::Number(id) => (2, id),
                    Act::Unit => {
                        unit_column = unit_column.min(at);
                        continue;
                    }
                    Act::Parent => {
                        parent_column = parent_column.min(at);
                        continue;
                    }
                    _ => continue,
                };
                if !lists[list].contains(&id) {
                    lists[list].push(id);
                }
            }
        }
        let asked = (0..instrument.questions.len()).map(|at| {
            let id = QuestionId(u16::try_from(at).ok()?);
            let choices = setting.index.choices_of(id)?;
            let other = matches!(
                instrument.question(id).kind,
                QuestionKind::One { other: true, .. } | QuestionKind::Many { other: true, .. }
            );
            Some(Asked {
                choices,
                other,
                keyed: setting.keys.and_then(|keys| keys.get(at)?.as_ref()),
            })
        });
        let n = instrument.questions.len();
        let [one, many, number] = lists;
        Self {
            asked: asked.collect(),
            memory: columns.iter().map(|_| Memory::default()).collect(),
            units: UnitFinder::new(setting.roster, setting.scope, instrument),
            state: State {
                ones: vec![BLANK; n],
                many: vec![(0, false); n],
                numbers: vec![None; n],
                ..State::default()
            },
            first: out.rows.len(),
            setting,
            out,
            by_column,
            unit_column,
            parent_column,
            modes: HashMap::new(),
            labels: Vec::new(),
            stratum_labels: Labels::default(),
            one,
            many,
            number,
            days: Days::default(),
            troubles: Troubles::default(),
            n_skipped: 0,
            n_seen: 0,
            finishes: setting.plan.does(|act| *act == Act::Finish),
            links,
        }
    }

    /// Takes a row of the sheet.
    pub(crate) fn row(&mut self, row: &Row) {
        if row.number <= self.setting.header_end {
            return;
        }
        self.n_seen = self.n_seen.saturating_add(1);
        if (self.n_seen <= 3 && (is_tags(row) || is_column_numbers(row))) || is_total(row) {
            self.n_skipped += 1;
            return;
        }
        self.clear();
        for cell in &row.cells {
            let Some(at) = self
                .by_column
                .get(cell.column as usize)
                .and_then(|at| usize::from(*at).checked_sub(1))
            else {
                continue;
            };
            if cell.font.is_some()
                && let Some(value) = decoded(cell)
            {
                let planned = &self.setting.plan.columns[at];
                let group = Judge {
                    planned,
                    troubles: &mut self.troubles,
                }
                .legacy();
                self.state.pending.push(group);
                self.cell(at, &value);
            } else {
                self.cell(at, &cell.value);
            }
        }
        let doubtful = !self.state.pending.is_empty();
        if doubtful && is_header_again(row, &self.setting.plan.columns) || !self.state.answered {
            self.n_skipped += 1;
            return;
        }
        if self.setting.plan.repeat {
            self.merge(row.number);
        } else {
            self.push(row.number);
        }
    }

    /// Ends the sheet: fills what it did not have, settles the order of day and month. Returns whether days were read month first.
    pub(crate) fn finish(&mut self) -> bool {
        let month_first = !self.days.day_first && !self.days.month_first.is_empty();
        if month_first {
            for (at, day) in &self.days.either {
                self.out.days[*at as usize] = Some(*day);
            }
            for (at, _, day) in &self.days.month_first {
                self.out.days[*at as usize] = Some(*day);
            }
        } else if !self.days.month_first.is_empty() {
            let group = self
                .troubles
                .group(self.days.column, Kind::DayUnreadable, None, "");
            for (_, row, _) in &self.days.month_first {
                self.troubles.add(group, *row);
            }
        }
        fill(self.out);
        month_first
    }

    /// Responses that this sheet added.
    pub(crate) fn n_rows(&self) -> u64 {
        (self.out.rows.len() - self.first) as u64
    }
    /// Its first response.
    pub(crate) fn first(&self) -> usize {
        self.first
    }
    pub(super) fn parts(
        &mut self,
    ) -> (
        &mut Responses,
        &State,
        [&[QuestionId]; 3],
        &mut Troubles,
        &Links,
    ) {
        (
            &mut *self.out,
            &self.state,
            [&self.one, &self.many, &self.number],
            &mut self.troubles,
            &self.links,
        )
    }
    pub(super) fn pending(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.state.pending)
    }
    pub(super) fn link_column(&self) -> u32 {
        let links = |act: &Act| matches!(act, Act::ParentId | Act::ParentIndex);
        let planned = self
            .setting
            .plan
            .columns
            .iter()
            .find(|planned| planned.acts.iter().any(links));
        planned.map_or(1, |planned| planned.column)
    }
    /// What later sheets of the file need to find responses by.
    pub(crate) fn into_links(self) -> (Troubles, Links) {
        (self.troubles, self.links)
    }
}
