//! Whether a row can stand: the place is there, is called so, and the row says what its change needs.

use super::{Kind, Row};
use crate::findings::later as says;
use crate::places::Places;
use crate::written::{Written, core_key};
use finding::Finding;
use std::collections::{BTreeMap, BTreeSet};

/// What the rows of one day say together.
struct Day<'r> {
    /// Codes whose place goes over to another code.
    leaving: BTreeSet<&'r str>,
    /// Codes of which some row gives the name.
    named: BTreeSet<&'r str>,
}

/// The position of the place that each row of one day changes; rows that cannot stand are findings and left out.
pub(super) fn checked<'r>(
    places: &Places,
    rows: &'r [Row],
    findings: &mut Vec<Finding>,
) -> Vec<(&'r Row, usize)> {
    let left = rows
        .iter()
        .filter(|row| row.new.is_some() && row.kind != Kind::Divide);
    let named = rows.iter().filter(|row| row.now.is_some());
    let day = Day {
        leaving: left.map(|row| row.code.as_str()).collect(),
        named: named.map(Row::target).collect(),
    };
    let mut kept: Vec<(&Row, usize)> = Vec::new();
    let mut first: BTreeMap<&str, &Row> = BTreeMap::new();
    let mut parts: BTreeSet<(&str, &str)> = BTreeSet::new();
    for row in rows {
        match old_place(places, row).and_then(|at| fits(places, &day, row).map(|()| at)) {
            Ok(at) => {
                // A place may be divided into several; any other change happens once a day.
                let new_part = parts.insert((&row.code, row.target()));
                match first.get(row.code.as_str()) {
                    Some(earlier)
                        if !new_part
                            || row.kind != Kind::Divide
                            || earlier.kind != Kind::Divide =>
                    {
                        findings.push(says::twice(row.place(), &row.code, earlier.place()));
                    }
                    _ => {
                        first.entry(&row.code).or_insert(row);
                        kept.push((row, at));
                    }
                }
            }
            Err(finding) => findings.push(*finding),
        }
    }
    kept
}

fn old_place(places: &Places, row: &Row) -> Result<usize, Box<Finding>> {
    let Some(at) = places.open_before(&row.code, row.decided.from) else {
        return Err(Box::new(says::not_there(row.place(), &row.code)));
    };
    let name = &places.places[at].name;
    if core_key(name) == core_key(&row.was) {
        Ok(at)
    } else {
        Err(Box::new(says::was(row.place(), &row.code, &row.was, name)))
    }
}

/// What the change says against what the row gives.
fn fits(places: &Places, day: &Day<'_>, row: &Row) -> Result<(), Box<Finding>> {
    let wrong = |vi: &str, en: &str| Err(Box::new(says::does_not_fit(row.place(), vi, en)));
    let was = Written::of(&row.was, false);
    let now = row.now.as_deref().map(|now| Written::of(now, false));
    let core = now
        .as_ref()
        .map(|now| core_key(&now.core) == core_key(&was.core));
    let kind = now.as_ref().map(|now| now.kind == was.kind);
    if now.as_ref().is_some_and(|now| now.kind.is_none()) {
        return wrong(
            "tên mới ghi kèm loại đơn vị (xã, phường, …)",
            "the new name stands with its type (xã, phường, …)",
        );
    }
    if row.target().len() != row.code.len() || !row.target().bytes().all(|b| b.is_ascii_digit()) {
        return wrong(
            "mã mới phải có cùng số chữ số",
            "the new code has as many digits",
        );
    }
    let above = |code: &String| places.open_before(code, row.decided.from).is_some();
    if !row.parent.as_ref().is_none_or(above) {
        return wrong(
            "không có đơn vị cấp trên này",
            "there is no such place above",
        );
    }
    match row.kind {
        Kind::Retype if row.new.is_some() || core != Some(true) || kind != Some(false) => wrong(
            "đổi loại: cùng mã, cùng tên riêng, loại khác",
            "a retype keeps code and name and has another type",
        ),
        Kind::Rename if row.new.is_some() || core != Some(false) => wrong(
            "đổi tên: cùng mã, tên riêng khác",
            "a rename keeps the code and has another name",
        ),
        Kind::Recode if row.new.is_none() || core == Some(false) || kind == Some(false) => wrong(
            "đổi mã: mã khác, cùng tên và loại",
            "a recode keeps name and type and has another code",
        ),
        Kind::Move if row.parent.is_none() || row.new.is_some() || row.now.is_some() => wrong(
            "chuyển: chỉ ghi đơn vị cấp trên mới ở cột parent",
            "a move gives the new place above in the column parent, and nothing else",
        ),
        Kind::Recode if taken(places, day, row) => wrong(
            "mã mới đang là của đơn vị khác",
            "the new code belongs to another place",
        ),
        Kind::Merge | Kind::Divide
            if !day.named.contains(row.target()) && !taken(places, day, row) =>
        {
            wrong(
                "ghi tên của đơn vị mới ở cột now",
                "the name of the new place in the column now",
            )
        }
        _ => Ok(()),
    }
}

/// Whether a place stands under the new code and does not leave it on this day.
fn taken(places: &Places, day: &Day<'_>, row: &Row) -> bool {
    places.open_before(row.target(), row.decided.from).is_some()
        && !day.leaving.contains(row.target())
}
