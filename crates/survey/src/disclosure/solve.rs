//! The attacker: which hidden cells do all lines together give away?

use super::sums::Sums;
use std::collections::{BTreeMap, BTreeSet};

/// 2^61 − 1. Sums and differences of counts are solved modulo a prime instead of in fractions; a cell that fractions would give away is given away here too unless the prime divides a determinant of zeros and ones.
const PRIME: u64 = (1 << 61) - 1;
/// So many rounds of narrowing bounds; each round is sound by itself.
const MOST_ROUNDS: usize = 64;

/// Hidden cells above zero whose count follows from what is shown, ascending: because the lines leave one solution for them, or because counts are not negative.
pub(crate) fn determined(sums: &Sums<'_>, hidden: &[bool]) -> Vec<usize> {
    let mut open = by_elimination(sums, hidden);
    let ranges = ranges(sums, hidden);
    for (cell, (low, high)) in ranges.into_iter().enumerate() {
        if hidden[cell] && low == high {
            open.push(cell);
        }
    }
    open.retain(|cell| sums.values[*cell] > 0);
    open.sort_unstable();
    open.dedup();
    open
}

type Row = BTreeMap<usize, u64>;

/// Hidden cells whose unit vector lies in the space of the lines (reduced row echelon form).
fn by_elimination(sums: &Sums<'_>, hidden: &[bool]) -> Vec<usize> {
    let mut rows: Vec<Row> = Vec::new();
    let mut often: BTreeMap<usize, u32> = BTreeMap::new();
    for line in sums.lines.iter().filter(|line| sums.binds(line)) {
        let parts = line.parts.iter().filter(|part| hidden[**part]);
        let mut row: Row = parts.map(|part| (*part, 1)).collect();
        if hidden[line.total] {
            row.insert(line.total, PRIME - 1);
        }
        if !row.is_empty() {
            for cell in row.keys() {
                *often.entry(*cell).or_default() += 1;
            }
            rows.push(row);
        }
    }
    rows.sort_by_key(Row::len);
    // Pivot of each solved row, and which row a pivot stands for.
    let mut solved: Vec<(usize, Row)> = Vec::new();
    let mut row_of: BTreeMap<usize, usize> = BTreeMap::new();
    for mut row in rows {
        // Earlier rows bring in only pivots of later ones, so that each is subtracted once, in order.
        let pivots = |row: &Row| {
            row.keys()
                .filter_map(|cell| row_of.get(cell).copied())
                .collect()
        };
        let mut pending: BTreeSet<usize> = pivots(&row);
        while let Some(at) = pending.pop_first() {
            let (pivot, other): &(usize, Row) = &solved[at];
            if let Some(factor) = row.get(pivot).copied() {
                subtract(&mut row, factor, other);
                pending.extend(
                    other
                        .keys()
                        .filter_map(|cell| row_of.get(cell))
                        .filter(|next| **next > at),
                );
            }
        }
        let Some(pivot) = row.keys().copied().min_by_key(|cell| (often[cell], *cell)) else {
            continue;
        };
        let inverse = power(row[&pivot], PRIME - 2);
        for value in row.values_mut() {
            *value = times(*value, inverse);
        }
        row_of.insert(pivot, solved.len());
        solved.push((pivot, row));
    }
    for at in (0..solved.len()).rev() {
        let (pivot, mut row) = (solved[at].0, std::mem::take(&mut solved[at].1));
        let later: Vec<(usize, usize)> = row
            .keys()
            .filter(|cell| **cell != pivot)
            .filter_map(|cell| row_of.get(cell).map(|other| (*cell, *other)))
            .collect();
        for (cell, other) in later {
            if let Some(factor) = row.get(&cell).copied() {
                subtract(&mut row, factor, &solved[other].1);
            }
        }
        solved[at].1 = row;
    }
    let alone = solved.into_iter().filter(|(_, row)| row.len() == 1);
    alone.map(|(pivot, _)| pivot).collect()
}

fn subtract(row: &mut Row, factor: u64, other: &Row) {
    for (cell, value) in other {
        let change = PRIME - times(factor, *value);
        let entry = row.entry(*cell).or_default();
        *entry = (*entry + change) % PRIME;
        if *entry == 0 {
            row.remove(cell);
        }
    }
}

fn times(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other) % u128::from(PRIME);
    u64::try_from(product).unwrap_or_default()
}

fn power(base: u64, mut exponent: u64) -> u64 {
    let (mut base, mut result) = (base, 1);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = times(result, base);
        }
        base = times(base, base);
        exponent >>= 1;
    }
    result
}

/// Smallest and largest count that each cell may have, narrowed line by line. A hidden cell above zero is at least 1, because zeros are shown wherever they can be.
fn ranges(sums: &Sums<'_>, hidden: &[bool]) -> Vec<(u64, u64)> {
    let most = u64::MAX / 4;
    let mut ranges: Vec<(u64, u64)> = sums
        .values
        .iter()
        .zip(hidden)
        .map(|(value, hidden)| match hidden {
            true => (u64::from(*value > 0), most),
            false => (*value, *value),
        })
        .collect();
    for _ in 0..MOST_ROUNDS {
        let mut changed = false;
        for line in sums.lines.iter().filter(|line| sums.binds(line)) {
            let rest = sums.rest(line);
            let sum = |end: fn(&(u64, u64)) -> u64, ranges: &[(u64, u64)]| {
                line.parts
                    .iter()
                    .fold(rest, |sum, part| sum.saturating_add(end(&ranges[*part])))
            };
            let (low, high) = (sum(|r| r.0, &ranges), sum(|r| r.1, &ranges));
            let total = &mut ranges[line.total];
            let narrow = (total.0.max(low), total.1.min(high));
            changed |= *total != narrow;
            *total = narrow;
            let (total_low, total_high) = narrow;
            for part in line.parts.iter().filter(|part| hidden[**part]) {
                let own = ranges[*part];
                let others_low = low - own.0;
                let others_high = high.saturating_sub(own.1);
                let narrow = (
                    own.0.max(total_low.saturating_sub(others_high)),
                    own.1.min(total_high.saturating_sub(others_low)),
                );
                // Bounds of the line are of its beginning: the next round narrows further.
                changed |= own != narrow;
                ranges[*part] = narrow;
            }
        }
        if !changed {
            break;
        }
    }
    ranges
}
