//! Which responses count: every reason and flag, with limits that the round may set.

mod alike;
mod bases;
mod chance;
mod duplicates;
mod facts;
mod findings;
mod issued;
mod rows;
mod sheets;

pub(crate) use bases::Bases;
pub use bases::holds;
pub(crate) use facts::is_answer;
pub use issued::{Issued, IssuedRow, read_issued};
pub use rows::{ExclusionRow, exclusion_rows, reason_words};

use crate::{Flag, Instrument, Limits, NO_UNIT, OnStraightLine, Reason, Responses, Validity};
use alike::Alike;
use duplicates::Verdicts;
use facts::Fact;
use finding::Finding;
use rayon::prelude::*;
use std::collections::BTreeSet;
use units::Roster;

/// The verdict on every response and what was found; a response that does not count has one reason, the first in the order of [`Reason`].
///
/// - Unknown unit: the unit is none of the roster.
/// - Duplicates: the tool's id, the number on the sheet (within the unit), or the same content within unit and day, where fewer than 0.01 equal ones were to be expected by chance.
///   Of rows that are one response the first that has nothing else against it counts.
/// - Unfinished: the tool says so.
/// - Empty: no question about the matter or the person is answered.
/// - Too many blanks: a share of the items in the respondent's base larger than `most-blank-percent` has no usable answer; two ticks, unknown and out of range are none, "no opinion" is one.
/// - Straight line: one answer to all items answered, at least `straight-line-from`; a flag unless the round excludes.
///
/// Flags stand on responses that count only.
/// The cost is linear in responses × questions but for sorting; a million responses of 30 items take about a second on two cores.
#[must_use]
pub fn check_responses(
    instrument: &Instrument,
    responses: &Responses,
    roster: &Roster,
    limits: &Limits,
    issued: &Issued,
) -> (Validity, Vec<Finding>) {
    let bases = Bases::of(instrument, responses);
    let facts = facts::facts_of(instrument, responses, &bases);
    let own = own_reasons(responses, roster, limits, &facts);
    let order = by_unit_and_day(responses);
    let mut verdicts = Verdicts {
        responses,
        facts: &facts,
        twice: vec![None; own.len()],
        own,
        instead: Vec::new(),
    };
    let id = |row: usize| Some(responses.ids[row]).filter(|id| *id != 0);
    verdicts.by_key(id, Reason::DuplicateId);
    // Our own numbers hold the unit; plain ones begin anew in each.
    let sheet = |row: usize| match responses.serials[row] {
        0 => None,
        plain if plain < sheets::FIRST_KEY => Some((responses.units[row], plain)),
        key => Some((NO_UNIT, key)),
    };
    verdicts.by_key(sheet, Reason::DuplicateSerial);
    if limits.duplicate_content {
        verdicts.by_content(instrument, &order);
    }
    let Verdicts {
        own,
        twice,
        mut instead,
        ..
    } = verdicts;
    instead.sort_unstable();
    let excluded: Vec<Option<Reason>> = own
        .iter()
        .zip(&twice)
        .map(|(own, twice)| twice.or(*own))
        .collect();
    let (never_issued, numbers) = sheets::check_sheets(responses, roster, issued);
    let alike = batches_alike(responses, limits, &facts, &excluded, &order);
    let twins = alike.iter().flat_map(|batch| batch.twins.iter().copied());
    let mut flags = flags_of(responses, limits, &facts);
    flags.extend(twins.map(|row| (row, Flag::AlikeBatch)));
    flags.extend(never_issued.iter().map(|row| (*row, Flag::NeverIssued)));
    flags.retain(|(row, _)| excluded[*row as usize].is_none());
    flags.sort_unstable();
    flags.dedup();
    let validity = Validity {
        excluded,
        instead,
        flags,
        issued: issued.by_unit(roster),
        returned: issued.returned_by_unit(roster, responses),
    };
    let mut findings = findings::all(responses, roster, limits, &validity);
    findings.extend(findings::alike::all(
        responses,
        roster,
        &alike,
        limits.alike_percent,
    ));
    findings.extend(numbers);
    (validity, findings)
}

/// What speaks against each response in itself, whatever the others say.
fn own_reasons(
    responses: &Responses,
    roster: &Roster,
    limits: &Limits,
    facts: &[Fact],
) -> Vec<Option<Reason>> {
    let mut own: Vec<Option<Reason>> = facts
        .iter()
        .zip(&responses.units)
        .map(|(fact, unit)| {
            if *unit == NO_UNIT || *unit as usize >= roster.len() {
                Some(Reason::UnknownUnit)
            } else if !fact.any {
                Some(Reason::Empty)
            } else if too_many_blanks(fact, limits) {
                Some(Reason::TooManyBlanks)
            } else if limits.straight_line == OnStraightLine::Exclude && is_straight(fact, limits) {
                Some(Reason::StraightLine)
            } else {
                None
            }
        })
        .collect();
    for row in &responses.unfinished {
        if let Some(own) = own.get_mut(*row as usize)
            && *own != Some(Reason::UnknownUnit)
        {
            *own = Some(Reason::Unfinished);
        }
    }
    own
}

fn too_many_blanks(fact: &Fact, limits: &Limits) -> bool {
    let blank = u32::from(fact.asked - fact.answered);
    blank * 100 > u32::from(limits.most_blank_percent) * u32::from(fact.asked)
}

fn is_straight(fact: &Fact, limits: &Limits) -> bool {
    fact.same && fact.answered >= limits.straight_line_from.max(2)
}

/// Rows by unit, day and source, then in their order.
fn by_unit_and_day(responses: &Responses) -> Vec<u32> {
    let key = |row: u32| {
        let at = row as usize;
        let source = responses.rows[at].source;
        (responses.units[at], responses.days[at], source, row)
    };
    let n = u32::try_from(responses.len()).unwrap_or(u32::MAX);
    let mut order: Vec<u32> = (0..n).collect();
    if !order.is_sorted_by_key(|row| key(*row)) {
        order.par_sort_unstable_by_key(|row| key(*row));
    }
    order
}

/// Batches are the responses of one unit, day and source; of paper sheets also those of one unit and batch number.
/// What was entered twice or names no unit takes no part; copies of content do.
fn batches_alike(
    responses: &Responses,
    limits: &Limits,
    facts: &[Fact],
    excluded: &[Option<Reason>],
    order: &[u32],
) -> Vec<Alike> {
    let takes_part = |row: &u32| {
        !matches!(
            excluded[*row as usize],
            Some(Reason::UnknownUnit | Reason::DuplicateId | Reason::DuplicateSerial)
        )
    };
    let order: Vec<u32> = order.iter().copied().filter(takes_part).collect();
    let key = |row: &u32| {
        let at = *row as usize;
        let source = responses.rows[at].source;
        (responses.units[at], responses.days[at], source)
    };
    let days: Vec<&[u32]> = order
        .chunk_by(|one, other| key(one) == key(other))
        .collect();
    let mut alike = alike::alike_batches(facts, &days, limits.alike_percent);
    let stack = |row: &u32| responses.serials[*row as usize] / 10_000;
    let mut paper: Vec<u32> = order
        .iter()
        .copied()
        .filter(|row| responses.serials[*row as usize] >= sheets::FIRST_KEY)
        .collect();
    paper.sort_unstable_by_key(|row| (stack(row), *row));
    let stacks: Vec<&[u32]> = paper
        .chunk_by(|one, other| stack(one) == stack(other))
        .collect();
    let more = alike::alike_batches(facts, &stacks, limits.alike_percent);
    let known: BTreeSet<Vec<u32>> = alike.iter().map(|batch| batch.twins.clone()).collect();
    alike.extend(
        more.into_iter()
            .filter(|batch| !known.contains(&batch.twins)),
    );
    alike
}

fn flags_of(responses: &Responses, limits: &Limits, facts: &[Fact]) -> Vec<(u32, Flag)> {
    let mut flags = Vec::new();
    let n = u32::try_from(responses.len()).unwrap_or(u32::MAX);
    for (row, fact) in (0..n).zip(facts) {
        if is_straight(fact, limits) {
            flags.push((row, Flag::StraightLine));
        }
        let marks = [
            (facts::WRONG_BASE, Flag::WrongBase),
            (facts::RANGE, Flag::OutOfRange),
            (facts::TICKS, Flag::TwoTicks),
            (facts::UNKNOWN, Flag::UnknownAnswer),
        ];
        for (bit, flag) in marks {
            if fact.marks & bit != 0 {
                flags.push((row, flag));
            }
        }
    }
    flags
}
