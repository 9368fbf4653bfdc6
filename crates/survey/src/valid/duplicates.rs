//! The same response twice: by the tool's id, by the number on the sheet, by content within unit and day.

use super::chance::Chance;
use super::facts::{Fact, is_content};
use crate::{Column, Instrument, Reason, Responses};
use std::collections::BTreeMap;

/// Equal contents are one response twice only where fewer than this many equal ones were to be expected by chance within the unit and day.
const LARGEST_EXPECTED: f64 = 0.01;
/// And only where this many items were answered.
const FEWEST_ANSWERS: u16 = 5;

/// What stands so far about each response, while reasons are found one after the other.
pub(crate) struct Verdicts<'a> {
    pub(crate) responses: &'a Responses,
    pub(crate) facts: &'a [Fact],
    /// What speaks against a response in itself.
    pub(crate) own: Vec<Option<Reason>>,
    /// As a duplicate.
    pub(crate) twice: Vec<Option<Reason>>,
    pub(crate) instead: Vec<(u32, u32)>,
}

impl Verdicts<'_> {
    fn is_in(&self, row: usize) -> bool {
        self.own[row] != Some(Reason::UnknownUnit) && self.twice[row].is_none()
    }

    /// Of rows that are one response, ascending, the first that counts stays (the first, where none does).
    fn settle(&mut self, rows: &[u32], reason: Reason) {
        let counts = |row: &&u32| self.own[**row as usize].is_none();
        let Some(kept) = rows.iter().find(counts).or(rows.first()).copied() else {
            return;
        };
        for row in rows.iter().copied().filter(|row| *row != kept) {
            self.twice[row as usize] = Some(reason);
            self.instead.push((row, kept));
        }
    }

    /// Every key that several rows bear is one response; zero is no key.
    pub(crate) fn by_key<K: Ord + Copy + Send>(
        &mut self,
        key: impl Fn(usize) -> Option<K>,
        reason: Reason,
    ) {
        let mut keyed: Vec<(K, u32)> = (0..self.responses.len())
            .filter(|row| self.is_in(*row))
            .filter_map(|row| Some((key(row)?, u32::try_from(row).ok()?)))
            .collect();
        if !keyed.is_sorted() {
            keyed.sort_unstable();
        }
        for group in keyed.chunk_by(|one, other| one.0 == other.0) {
            if group.len() > 1 {
                let rows: Vec<u32> = group.iter().map(|(_, row)| *row).collect();
                self.settle(&rows, reason);
            }
        }
    }

    /// Equal content within unit and day, where chance does not explain it; a straight line has a rule of its own. `order` holds the rows by unit and day.
    pub(crate) fn by_content(&mut self, instrument: &Instrument, order: &[u32]) {
        let mut groups: Vec<(Vec<u32>, usize)> = Vec::new();
        let mut keyed: Vec<(u64, u32)> = Vec::new();
        let responses = self.responses;
        let where_and_when = |row: &u32| {
            let row = *row as usize;
            (responses.units[row], responses.days[row])
        };
        for day in order.chunk_by(|one, other| where_and_when(one) == where_and_when(other)) {
            keyed.clear();
            keyed.extend(day.iter().filter_map(|row| {
                let fact = &self.facts[*row as usize];
                (self.is_in(*row as usize) && fact.answered >= FEWEST_ANSWERS && !fact.same)
                    .then_some((fact.content, *row))
            }));
            keyed.sort_unstable();
            for equal in keyed.chunk_by(|one, other| one.0 == other.0) {
                if equal.len() > 1 {
                    let rows: Vec<u32> = equal.iter().map(|(_, row)| *row).collect();
                    groups.push((rows, day.len()));
                }
            }
        }
        if groups.is_empty() {
            return;
        }
        let contents = groups
            .iter()
            .map(|(rows, _)| self.facts[rows[0] as usize].content);
        let everywhere = count_of(contents, self.facts);
        let chance = Chance::of(instrument, responses);
        for (mut rows, n_day) in groups {
            let first = rows[0];
            rows.retain(|row| equal_content(instrument, responses, first as usize, *row as usize));
            let copies = u32::try_from(rows.len()).unwrap_or(u32::MAX);
            if copies < 2 {
                continue;
            }
            let all = everywhere[&self.facts[first as usize].content];
            let outside = responses.len().saturating_sub(n_day);
            let (outside, others) = (outside as f64, (n_day - 1) as f64);
            let elsewhere = f64::from(all.saturating_sub(copies)) / outside.max(1.0);
            let expected = others * chance.of_row(first as usize, copies).max(elsewhere);
            if expected < LARGEST_EXPECTED {
                self.settle(&rows, Reason::DuplicateContent);
            }
        }
    }
}

/// How many responses have each of these contents.
fn count_of(contents: impl Iterator<Item = u64>, facts: &[Fact]) -> BTreeMap<u64, u32> {
    let mut counts: BTreeMap<u64, u32> = contents.map(|content| (content, 0)).collect();
    // Most responses have none of them: a bit for each content spares the search.
    let mut seen = vec![0_u64; 1 << 14];
    let bit = |content: u64| ((content >> 6 & 0x3fff) as usize, 1_u64 << (content & 63));
    for content in counts.keys() {
        let (word, mask) = bit(*content);
        seen[word] |= mask;
    }
    for fact in facts {
        let (word, mask) = bit(fact.content);
        if seen[word] & mask != 0
            && let Some(count) = counts.get_mut(&fact.content)
        {
            *count += 1;
        }
    }
    counts
}

/// Whether two rows hold the same content, so that no chance of hashes excludes anybody.
fn equal_content(instrument: &Instrument, responses: &Responses, one: usize, other: usize) -> bool {
    let questions = instrument.questions.iter().zip(&responses.columns);
    let equal = |column: &Column| match column {
        Column::One(codes) => codes.get(one) == codes.get(other),
        Column::Many { ticks, answered } => {
            ticks.get(one) == ticks.get(other) && answered.get(one) == answered.get(other)
        }
        Column::Number(numbers) => {
            let bits = |row: usize| numbers.get(row).copied().flatten().map(f64::to_bits);
            bits(one) == bits(other)
        }
        Column::Dropped => true,
    };
    questions
        .filter(|(question, _)| is_content(question.role, &question.kind))
        .all(|(_, column)| equal(column))
        && responses
            .clusters
            .iter()
            .all(|stage| stage.codes.get(one) == stage.codes.get(other))
}
