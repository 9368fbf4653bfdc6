//! Mistakes that repeat, gathered: one group a column and text, with its rows.

use std::collections::HashMap;

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    /// A text that is no choice.
    Unknown,
    /// A number that is no choice.
    OutOfRange,
    /// Two choices where one was asked for.
    TwoTicks,
    /// A formula without a saved result.
    NotCalculated,
    /// An error value.
    ErrorValue,
    /// A tick's cell that is neither yes nor no.
    TickUnreadable,
    /// A cell of several choices that cannot be parted.
    TicksUnreadable,
    /// A number that cannot be read or lies beyond the question's limits.
    NumberUnreadable,
    /// A day that cannot be read.
    DayUnreadable,
    /// A mode that is none.
    ModeUnknown,
    /// A sheet number that cannot be read.
    SerialUnreadable,
    /// A weight that is no positive number.
    WeightUnreadable,
    /// A unit that is not in the roster.
    UnitUnknown,
    /// A name that several units bear.
    UnitAmbiguous,
    /// A unit found by a code without its zeros or a name without diacritics.
    UnitFlagged,
    /// Two columns of one question that say different things.
    ColumnsDiffer,
    /// Text of an old font, read as Unicode.
    LegacyText,
    /// A row of a repeat whose response is not there.
    Orphan,
}

/// One mistake and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// The column, from 1.
    pub(crate) column: u32,
    /// What is wrong.
    pub(crate) kind: Kind,
    /// What stands there, fit to be shown; `None`: free text, a name, or one of many different texts.
    pub(crate) shown: Option<Box<str>>,
    /// What the kind adds: a unit's name.
    pub(crate) note: Box<str>,
    /// How many cells.
    pub(crate) count: u64,
    /// Rows, as runs.
    pub(crate) rows: Vec<(u32, u32)>,
    /// Whether `rows` is not all of them.
    pub(crate) cut: bool,
}

/// The mistakes of a sheet.
#[derive(Debug, Default)]
pub(crate) struct Troubles {
    groups: Vec<Group>,
    known: HashMap<(u32, Kind, Option<Box<str>>), u32>,
    texts: HashMap<(u32, Kind), usize>,
    runs: usize,
}

/// Different texts that are shown for a column; the rest share a group.
const MOST_TEXTS: usize = 40;
/// Runs of rows that are kept for a sheet.
const MOST_RUNS: usize = 60_000;
/// Groups of a sheet.
const MOST_GROUPS: usize = 20_000;
/// No group.
pub(crate) const NONE: u32 = u32::MAX;

impl Troubles {
    /// The group of a mistake.
    pub(crate) fn group(
        &mut self,
        column: u32,
        kind: Kind,
        shown: Option<String>,
        note: &str,
    ) -> u32 {
        let mut key = (column, kind, shown.map(String::into_boxed_str));
        if let Some(at) = self.known.get(&key) {
            return *at;
        }
        if key.2.is_some() {
            let texts = self.texts.entry((column, kind)).or_default();
            if *texts >= MOST_TEXTS {
                key.2 = None;
            } else {
                *texts += 1;
            }
            if let Some(at) = self.known.get(&key) {
                return *at;
            }
        }
        if self.groups.len() >= MOST_GROUPS {
            return NONE;
        }
        let at = u32::try_from(self.groups.len()).unwrap_or(NONE);
        self.groups.push(Group {
            column,
            kind,
            shown: key.2.clone(),
            note: if key.2.is_some() {
                note.into()
            } else {
                "".into()
            },
            count: 0,
            rows: Vec::new(),
            cut: false,
        });
        self.known.insert(key, at);
        at
    }

    /// Notes a cell.
    pub(crate) fn add(&mut self, group: u32, row: u32) {
        let Some(group) = self.groups.get_mut(group as usize) else {
            return;
        };
        group.count += 1;
        let is_first = group.rows.is_empty();
        match group.rows.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(row) => *last = row,
            Some((first, last)) if (*first..=*last).contains(&row) => {}
            _ if self.runs < MOST_RUNS || is_first => {
                self.runs += 1;
                group.rows.push((row, row));
            }
            _ => group.cut = true,
        }
    }

    /// The mistakes that were met, by column, then by row.
    pub(crate) fn finish(self) -> Vec<Group> {
        let mut groups: Vec<Group> = self
            .groups
            .into_iter()
            .filter(|group| group.count > 0)
            .collect();
        groups.sort_by(|a, b| {
            let key = |group: &Group| (group.column, group.rows.first().copied(), group.kind);
            key(a).cmp(&key(b)).then_with(|| a.shown.cmp(&b.shown))
        });
        groups
    }
}
