//! The rows of one sheet, one after another.

use super::cache::hash_id;
use super::cells::{Judge, Memory, decoded, is_empty, reads_words};
use super::day::Day;
use super::skip::{is_column_numbers, is_header_again, is_tags, is_total};
use super::store::{Labels, fill, prepare};
use super::unit::UnitFinder;
use super::words::Words;
use crate::read::answer::{Asked, Tick, read_mode};
use crate::read::header::HeadingIndex;
use crate::read::plan::{Act, Plan};
use crate::read::trouble::{Kind, NONE, Troubles};
use crate::{BLANK, Column, Labelled, Mode, NO_UNIT, QuestionId, QuestionKind, Responses, RowAt, TWO_TICKS, UNKNOWN_ANSWER};
use jiff::civil::Date;
use std::collections::HashMap;
use units::{Roster, Scope};
use workbook::{Row, Value};

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
    /// Whether the sheet was keyed by code.
    pub(crate) keyed: bool,
    /// The last row of the header.
    pub(crate) header_end: u32,
    /// Its place among the sources.
    pub(crate) source: u32,
}

/// Reads the rows of a sheet into responses.
pub(crate) struct Reader<'a> {
    setting: Setting<'a>,
    out: &'a mut Responses,
    by_column: Vec<u16>,
    memory: Vec<Memory>,
    units: UnitFinder<'a>,
    unit_column: usize,
    parent_column: usize,
    modes: HashMap<u32, (Mode, u32)>,
    labels: Vec<Labels>,
    stratum_labels: Labels,
    asked: Vec<Option<Asked<'a>>>,
    one: Vec<QuestionId>,
    many: Vec<QuestionId>,
    number: Vec<QuestionId>,
    state: State,
    pub(super) days: Days,
    /// What was wrong.
    pub(crate) troubles: Troubles,
    /// Rows that are no responses.
    pub(crate) n_skipped: u64,
    n_seen: u32,
    first: usize,
    pub(super) links: Links,
}

/// The row in hand.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) ones: Vec<u8>,
    pub(super) many: Vec<(u64, bool)>,
    pub(super) numbers: Vec<Option<f64>>,
    clusters: Vec<u32>,
    stratum: u32,
    unit: u32,
    parent: u32,
    mode: (Mode, u32),
    serial: u64,
    pub(super) id: u128,
    day: Option<Day>,
    unfinished: bool,
    finish_seen: bool,
    weight: Option<f64>,
    answered: bool,
    pub(super) row_index: Option<u64>,
    pub(super) parent_index: Option<u64>,
    pub(super) parent_id: u128,
    pending: Vec<u32>,
}

/// Days whose order of day and month shows only further down.
#[derive(Debug, Default)]
pub(super) struct Days {
    day_first: bool,
    either: Vec<(u32, Date)>,
    month_first: Vec<(u32, u32, Date)>,
    column: u32,
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
            Some(Asked { choices, other, keyed: setting.keyed })
        });
        let n = instrument.questions.len();
        let [one, many, number] = lists;
        Self {
            asked: asked.collect(),
            memory: columns.iter().map(|_| Memory::default()).collect(),
            units: UnitFinder::new(setting.roster, setting.scope, instrument),
            state: State { ones: vec![BLANK; n], many: vec![(0, false); n], numbers: vec![None; n], ..State::default() },
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
            let Some(at) = self.by_column.get(cell.column as usize).and_then(|at| usize::from(*at).checked_sub(1)) else {
                continue;
            };
            if cell.font.is_some()
                && let Some(value) = decoded(cell)
            {
                let planned = &self.setting.plan.columns[at];
                let group = Judge { planned, troubles: &mut self.troubles }.legacy();
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

    fn clear(&mut self) {
        let state = &mut self.state;
        for id in &self.one {
            state.ones[id.index()] = BLANK;
        }
        for id in &self.many {
            state.many[id.index()] = (0, false);
        }
        for id in &self.number {
            state.numbers[id.index()] = None;
        }
        state.clusters.fill(0);
        state.pending.clear();
        (state.stratum, state.unit, state.parent, state.serial, state.id, state.parent_id) = (0, 0, 0, 0, 0, 0);
        (state.mode, state.day, state.weight) = ((Mode::Unknown, NONE), None, None);
        (state.row_index, state.parent_index) = (None, None);
        (state.unfinished, state.finish_seen, state.answered) = (false, false, false);
    }

    fn cell(&mut self, at: usize, value: &Value) {
        let planned = &self.setting.plan.columns[at];
        let memory = &mut self.memory[at];
        let state = &mut self.state;
        for act in &planned.acts {
            let mut judge = Judge { planned, troubles: &mut self.troubles };
            let mut group = NONE;
            match *act {
                Act::One(id) => {
                    let Some(asked) = self.asked[id.index()] else { continue };
                    let judged = judge.one(asked, value, &mut memory.answers);
                    group = judged.group;
                    let own = &mut state.ones[id.index()];
                    if *own == BLANK || judged.code == *own {
                        *own = judged.code;
                    } else if judged.code != BLANK {
                        *own = UNKNOWN_ANSWER;
                        group = self.troubles.group(planned.column, Kind::ColumnsDiffer, None, "");
                    }
                    state.answered |= judged.code != BLANK || (self.setting.keyed && !is_empty(value));
                }
                Act::Tick(id, choice) => {
                    let Some(asked) = self.asked[id.index()] else { continue };
                    let (tick, trouble) = judge.tick(asked.choices, choice, value, &mut memory.tick);
                    group = trouble;
                    state.answered |= tick != Tick::Empty;
                    if matches!(self.setting.index.instrument.question(id).kind, QuestionKind::One { .. }) {
                        let own = &mut state.ones[id.index()];
                        let code = u8::try_from(choice + 1).unwrap_or(UNKNOWN_ANSWER);
                        match tick {
                            Tick::Yes if *own == BLANK || *own == code => *own = code,
                            Tick::Yes => *own = TWO_TICKS,
                            Tick::Unknown if *own == BLANK => *own = UNKNOWN_ANSWER,
                            _ => {}
                        }
                    } else {
                        let own = &mut state.many[id.index()];
                        own.1 |= tick != Tick::Empty;
                        if tick == Tick::Yes && choice < 64 {
                            own.0 |= 1 << choice;
                        }
                    }
                }
                Act::Ticks(id) => {
                    let Some(asked) = self.asked[id.index()] else { continue };
                    let (ticks, trouble) = judge.ticks(asked, value, &mut memory.ticks);
                    group = trouble;
                    let own = &mut state.many[id.index()];
                    own.0 |= ticks.mask;
                    own.1 |= ticks.answered;
                    state.answered |= ticks.answered;
                }
                Act::Number(id) => {
                    let (number, trouble) = judge.number(self.setting.index.instrument, id, value);
                    group = trouble;
                    let own = &mut state.numbers[id.index()];
                    *own = own.or(number);
                    state.answered |= number.is_some() || trouble != NONE;
                }
                Act::Present => state.answered |= !is_empty(value),
                Act::Day => {
                    let (day, trouble) = judge.day(value);
                    group = trouble;
                    state.answered |= day != Day::Empty;
                    state.day = Some(day);
                    self.days.column = planned.column;
                }
                Act::Finish => state.finish_seen |= !is_empty(value),
                Act::Serial => {
                    (state.serial, group) = judge.serial(value);
                    state.answered |= !is_empty(value);
                }
                Act::Weight => {
                    let (weight, trouble) = judge.weight(value);
                    (state.weight, group) = (Some(weight), trouble);
                }
                Act::Id => {
                    state.id = id_of(value);
                    state.answered |= state.id != 0;
                }
                Act::ParentId => state.parent_id = id_of(value),
                Act::RowIndex => state.row_index = whole(value),
                Act::ParentIndex => state.parent_index = whole(value),
                act if reads_words(act) => {
                    let word = memory.words.number(value);
                    match act {
                        Act::Unit if state.unit == 0 => state.unit = word,
                        Act::Parent if state.parent == 0 => state.parent = word,
                        Act::Stratum => state.stratum = word,
                        Act::Cluster(stage) => {
                            let stage = usize::from(stage).min(3);
                            if state.clusters.len() <= stage {
                                state.clusters.resize(stage + 1, 0);
                            }
                            state.clusters[stage] = word;
                        }
                        Act::Mode => {
                            let found = self.modes.entry(word).or_insert_with(|| {
                                let text = memory.words.text(word);
                                match read_mode(text) {
                                    Some(mode) => (mode, NONE),
                                    None => {
                                        let shown = crate::read::privacy::shown_answer(text);
                                        (Mode::Unknown, self.troubles.group(planned.column, Kind::ModeUnknown, shown, ""))
                                    }
                                }
                            });
                            state.mode = *found;
                            group = found.1;
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
            if group != NONE {
                state.pending.push(group);
            }
        }
    }

    fn push(&mut self, row: u32) {
        let unit = self.unit();
        let at = u32::try_from(self.out.rows.len()).unwrap_or(u32::MAX);
        for group in self.state.pending.drain(..) {
            self.troubles.add(group, row);
        }
        let (out, state) = (&mut *self.out, &self.state);
        for id in &self.one {
            if let Column::One(codes) = &mut out.columns[id.index()] {
                codes.push(state.ones[id.index()]);
            }
        }
        for id in &self.many {
            if let Column::Many { ticks, answered } = &mut out.columns[id.index()] {
                let (mask, is_answered) = state.many[id.index()];
                ticks.push(mask);
                answered.push(is_answered);
            }
        }
        for id in &self.number {
            if let Column::Number(numbers) = &mut out.columns[id.index()] {
                numbers.push(state.numbers[id.index()]);
            }
        }
        out.rows.push(RowAt { source: self.setting.source, row });
        out.units.push(unit);
        out.modes.push(if state.mode.0 == Mode::Unknown { self.setting.mode } else { state.mode.0 });
        out.serials.push(state.serial);
        out.ids.push(state.id);
        if self.finishes() && !state.finish_seen {
            out.unfinished.push(at);
        }
        out.days.push(self.days.take(state.day, at, row));
        self.design(at);
        if self.links.wanted {
            if let Some(index) = self.state.row_index {
                self.links.by_index.entry(index).or_insert(at);
            }
            if self.state.id != 0 {
                self.links.by_id.entry(self.state.id).or_insert(at);
            }
        }
    }

    fn finishes(&self) -> bool {
        self.setting.plan.does(|act| *act == Act::Finish)
    }

    fn unit(&mut self) -> u32 {
        let given = self.setting.unit.unwrap_or(NO_UNIT);
        let Some(planned) = self.setting.plan.columns.get(self.unit_column) else {
            return given;
        };
        if self.state.unit == 0 && given != NO_UNIT {
            return given;
        }
        let nothing = Words::default();
        let parents = self.memory.get(self.parent_column).map_or(&nothing, |memory| &memory.words);
        let units = &self.memory[self.unit_column].words;
        let (unit, group) = self.units.find((units, self.state.unit), (parents, self.state.parent), planned.column, &mut self.troubles);
        if group != NONE {
            self.state.pending.push(group);
        }
        unit
    }

    /// Weights, strata and clusters, where columns give them.
    fn design(&mut self, at: u32) {
        let out = &mut *self.out;
        let before = at as usize;
        if let Some(weight) = self.state.weight.or_else(|| self.setting.plan.does(|act| *act == Act::Weight).then_some(0.0)) {
            let weights = out.weights.get_or_insert_with(Vec::new);
            weights.resize(before, 1.0);
            weights.push(weight);
        }
        let word_of = |act: Act| self.setting.plan.columns.iter().position(|planned| planned.acts.contains(&act));
        if let Some(column) = word_of(Act::Stratum) {
            let strata = out.strata.get_or_insert_with(Labelled::default);
            let code = self.stratum_labels.code(strata, &self.memory[column].words, self.state.stratum);
            pad(strata, before);
            strata.codes.push(code);
        }
        for stage in 0..self.state.clusters.len() {
            let act = Act::Cluster(u8::try_from(stage).unwrap_or(u8::MAX));
            let Some(column) = word_of(act) else { continue };
            while out.clusters.len() <= stage {
                out.clusters.push(Labelled::default());
            }
            if self.labels.len() <= stage {
                self.labels.resize_with(stage + 1, Labels::default);
            }
            let clusters = &mut out.clusters[stage];
            let code = self.labels[stage].code(clusters, &self.memory[column].words, self.state.clusters[stage]);
            pad(clusters, before);
            clusters.codes.push(code);
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
            let group = self.troubles.group(self.days.column, Kind::DayUnreadable, None, "");
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
    pub(super) fn parts(&mut self) -> (&mut Responses, &State, [&[QuestionId]; 3], &mut Troubles, &Links) {
        (&mut *self.out, &self.state, [&self.one, &self.many, &self.number], &mut self.troubles, &self.links)
    }
    pub(super) fn pending(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.state.pending)
    }
    pub(super) fn link_column(&self) -> u32 {
        let links = |act: &Act| matches!(act, Act::ParentId | Act::ParentIndex);
        let planned = self.setting.plan.columns.iter().find(|planned| planned.acts.iter().any(links));
        planned.map_or(1, |planned| planned.column)
    }
    /// What later sheets of the file need to find responses by.
    pub(crate) fn into_links(self) -> (Troubles, Links) {
        (self.troubles, self.links)
    }
}

fn pad(labelled: &mut Labelled, n: usize) {
    if labelled.codes.len() < n {
        let empty = labelled.labels.iter().position(String::is_empty).unwrap_or_else(|| {
            labelled.labels.push(String::new());
            labelled.labels.len() - 1
        });
        labelled.codes.resize(n, u32::try_from(empty).unwrap_or(u32::MAX));
    }
}

impl Days {
    /// The day to keep now; what is settled later is remembered.
    fn take(&mut self, day: Option<Day>, at: u32, row: u32) -> Option<Date> {
        match day? {
            Day::Sure(day) => Some(day),
            Day::DayFirst(day) => {
                self.day_first = true;
                Some(day)
            }
            Day::Either(day, other) => {
                self.either.push((at, other));
                Some(day)
            }
            Day::MonthFirst(day) => {
                self.month_first.push((at, row, day));
                None
            }
            Day::Empty | Day::Unreadable => None,
        }
    }
}

/// A hash of an id; `uuid:` in front does not count.
fn id_of(value: &Value) -> u128 {
    match value {
        Value::Text(text) => {
            let text = text.trim();
            let text = text.strip_prefix("uuid:").unwrap_or(text);
            if text.is_empty() { 0 } else { hash_id(text) }
        }
        Value::Number(number) => points::Exact::from_cell(*number).map_or(0, |exact| hash_id(&exact.to_string())),
        _ => 0,
    }
}

fn whole(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => points::Exact::from_cell(*number).ok()?.to_integer()?.try_into().ok(),
        Value::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}
