//! The numbers of paper sheets against those issued: never issued, never returned, and of another unit than the response says.

use super::Issued;
use super::findings::sheets as says;
use crate::{Responses, SheetNumber};
use finding::Finding;
use std::collections::BTreeMap;
use units::Roster;

/// Keys of sheet numbers stand above; plain numbers of another form below.
pub(crate) const FIRST_KEY: u64 = 1_000_000;
const SERIALS: u64 = 10_000;

/// What was issued of one unit and batch.
struct Stack {
    unit: u32,
    batch: u8,
    issued: u64,
    lost: u64,
    back: Vec<bool>,
}

/// Rows whose number was never issued, ascending, and what is found about the numbers. Nothing is said where no batch was issued with numbers.
pub(crate) fn check_sheets(
    responses: &Responses,
    roster: &Roster,
    issued: &Issued,
) -> (Vec<u32>, Vec<Finding>) {
    let mut findings = Vec::new();
    let other_unit = of_other_unit(responses, roster);
    findings.extend(says::other_unit(responses, &other_unit));
    let mut stacks: BTreeMap<u64, Stack> = BTreeMap::new();
    for row in &issued.rows {
        let Some(unit) = roster.get(row.unit as usize) else {
            continue;
        };
        let number = row
            .batch
            .and_then(|batch| SheetNumber::new(batch, &unit.code, 1));
        let (Some(number), Some(batch)) = (number, row.batch) else {
            continue;
        };
        let stack = stacks.entry(number.key() / SERIALS).or_insert(Stack {
            unit: row.unit,
            batch,
            issued: 0,
            lost: 0,
            back: Vec::new(),
        });
        stack.issued = stack.issued.saturating_add(row.issued).min(SERIALS - 1);
        let lost = [row.spoiled, row.refused].map(Option::unwrap_or_default);
        stack.lost = lost.into_iter().fold(stack.lost, u64::saturating_add);
    }
    if stacks.is_empty() {
        return (Vec::new(), findings);
    }
    for stack in stacks.values_mut() {
        stack.back = vec![false; usize::try_from(stack.issued).unwrap_or(0) + 1];
    }
    let mut never_issued = Vec::new();
    let mut numbered = false;
    for (row, key) in (0_u32..).zip(&responses.serials) {
        if *key < FIRST_KEY {
            continue;
        }
        numbered = true;
        let serial = usize::try_from(key % SERIALS).unwrap_or(0);
        let stack = stacks.get_mut(&(key / SERIALS));
        match stack.and_then(|stack| stack.back.get_mut(serial)) {
            Some(back) if serial > 0 => *back = true,
            _ => never_issued.push(row),
        }
    }
    findings.extend(says::never_issued(responses, &never_issued));
    if numbered {
        for stack in stacks.values() {
            let missing: Vec<u16> = (0_u16..)
                .zip(&stack.back)
                .skip(1)
                .filter_map(|(serial, back)| (!back).then_some(serial))
                .collect();
            if let Some(unit) = roster.get(stack.unit as usize)
                && missing.len() as u64 > stack.lost
            {
                findings.push(says::never_returned(
                    unit,
                    stack.batch,
                    stack.lost,
                    &missing,
                ));
            }
        }
    }
    (never_issued, findings)
}

/// Rows whose number belongs to another unit than the response is said to judge.
fn of_other_unit(responses: &Responses, roster: &Roster) -> Vec<u32> {
    let any = responses.serials.iter().any(|key| *key >= FIRST_KEY);
    if !any {
        return Vec::new();
    }
    let prefix = |code: &str| Some(SheetNumber::new(1, code, 1)?.key() / SERIALS / 100);
    let own: Vec<Option<u64>> = roster
        .units()
        .iter()
        .map(|unit| prefix(&unit.code))
        .collect();
    let of_unit = |unit: u32| own.get(unit as usize).copied().flatten();
    (0_u32..)
        .zip(&responses.serials)
        .filter(|(row, key)| {
            let unit = responses.units.get(*row as usize).copied();
            let wanted = unit.and_then(of_unit);
            **key >= FIRST_KEY && wanted.is_some_and(|wanted| wanted != **key / SERIALS / 100)
        })
        .map(|(row, _)| row)
        .collect()
}
