//! Small cells stay hidden: the tests try to work them out.

use proptest::prelude::*;
use survey::{CountTable, ShownCount};

/// A fraction in lowest terms, as far as the tests need it.
type Ratio = (i128, i128);

fn reduced((over, under): Ratio) -> Ratio {
    fn gcd(one: i128, other: i128) -> i128 {
        if other == 0 {
            one.abs()
        } else {
            gcd(other, one % other)
        }
    }
    let common = gcd(over, under).max(1);
    let sign = if under < 0 { -1 } else { 1 };
    (sign * over / common, sign * under / common)
}

/// By column whether its unit vector lies in the space of the rows: whether a row of the reduced echelon form, worked out in fractions, holds nothing else.
pub(crate) fn recoverable(lines: &[Vec<i128>]) -> Vec<bool> {
    let width = lines.first().map_or(0, Vec::len);
    let mut rows: Vec<Vec<Ratio>> = lines
        .iter()
        .map(|line| line.iter().map(|value| (*value, 1)).collect())
        .collect();
    let mut done = 0;
    for at in 0..width {
        let Some(pivot) = (done..rows.len()).find(|row| rows[*row][at].0 != 0) else {
            continue;
        };
        rows.swap(done, pivot);
        let lead = rows[done][at];
        for own in &mut rows[done] {
            *own = reduced((own.0 * lead.1, own.1 * lead.0));
        }
        let head = rows[done].clone();
        for (row, own) in rows.iter_mut().enumerate() {
            let factor = own[at];
            if row == done || factor.0 == 0 {
                continue;
            }
            for (own, of_head) in own.iter_mut().zip(&head) {
                if of_head.0 != 0 {
                    let product = reduced((factor.0 * of_head.0, factor.1 * of_head.1));
                    let over = own.0 * product.1 - product.0 * own.1;
                    *own = reduced((over, own.1 * product.1));
                }
            }
        }
        done += 1;
    }
    let mut open = vec![false; width];
    for row in &rows {
        let filled: Vec<usize> = (0..width).filter(|at| row[*at].0 != 0).collect();
        if let [one] = filled[..] {
            open[one] = true;
        }
    }
    open
}

/// The lines of a table with margins over its hidden cells.
fn hidden_lines(
    table: &CountTable,
    rows: usize,
    columns: usize,
) -> (Vec<(usize, usize)>, Vec<Vec<i128>>) {
    let mut cells = Vec::new();
    for row in 0..=rows {
        for column in 0..=columns {
            if table.cell(row, column) == ShownCount::Hidden {
                cells.push((row, column));
            }
        }
    }
    let across = (0..=rows).map(|row| {
        let sign = |cell: &(usize, usize)| match (cell.0 == row, cell.1 == columns) {
            (true, false) => 1,
            (true, true) => -1,
            _ => 0,
        };
        cells.iter().map(sign).collect::<Vec<i128>>()
    });
    let down = (0..=columns).map(|column| {
        let sign = |cell: &(usize, usize)| match (cell.1 == column, cell.0 == rows) {
            (true, false) => 1,
            (true, true) => -1,
            _ => 0,
        };
        cells.iter().map(sign).collect::<Vec<i128>>()
    });
    let lines = across.chain(down).collect();
    (cells, lines)
}

fn counts() -> impl Strategy<Value = Vec<Vec<u64>>> {
    (1_usize..6, 1_usize..6).prop_flat_map(|(rows, columns)| {
        let cell = prop_oneof![3 => 0_u64..8, 2 => 5_u64..60];
        prop::collection::vec(prop::collection::vec(cell, columns), rows)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_small_cell_is_shown_and_none_can_be_worked_out(counts in counts()) {
        let (rows, columns) = (counts.len(), counts[0].len());
        let mut table = CountTable::new(counts.clone());
        table.suppress(5);
        for row in 0..=rows {
            for column in 0..=columns {
                if let ShownCount::Count(count) = table.cell(row, column) {
                    prop_assert!(!(1..5).contains(&count), "{:?}", counts);
                }
            }
        }
        let (cells, lines) = hidden_lines(&table, rows, columns);
        let truth = CountTable::new(counts.clone());
        let known = recoverable(&lines);
        for (at, (row, column)) in cells.iter().enumerate() {
            let value = truth.cell(*row, *column).count().expect("nothing is hidden yet");
            prop_assert!(value == 0 || !known[at], "{:?} {:?}", counts, (row, column));
        }
        prop_assert!(table.audit(5).is_empty());
    }

    #[test]
    fn the_auditor_finds_what_fractions_find(counts in counts(), hide in prop::collection::vec(any::<bool>(), 49)) {
        let (rows, columns) = (counts.len(), counts[0].len());
        let mut table = CountTable::new(counts.clone());
        let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        let chosen: Vec<(usize, usize)> = cells.zip(&hide).filter(|(_, hide)| **hide).map(|(cell, _)| cell).collect();
        for (row, column) in &chosen {
            table.hide(*row, *column);
        }
        let (cells, lines) = hidden_lines(&table, rows, columns);
        let open = table.audit(5);
        let known = recoverable(&lines);
        for (at, cell) in cells.iter().enumerate() {
            if counts[cell.0][cell.1] > 0 && known[at] {
                prop_assert!(open.contains(cell), "{:?} {:?}", counts, cell);
            }
        }
    }
}

#[test]
fn a_single_small_cell_takes_three_others_with_it() {
    let mut table = CountTable::new(vec![vec![3, 20, 17], vec![40, 12, 18], vec![25, 30, 11]]);
    table.suppress(5);
    let hidden: Vec<(usize, usize)> = (0..3)
        .flat_map(|row| (0..3).map(move |column| (row, column)))
        .filter(|(row, column)| table.cell(*row, *column) == ShownCount::Hidden)
        .collect();
    // By row the 17 is the next larger, by column the 25, and the 11 closes the rectangle.
    assert_eq!(hidden, [(0, 0), (0, 2), (2, 0), (2, 2)]);
    assert_eq!(table.total(), ShownCount::Count(176));
}

#[test]
fn two_ones_that_sum_to_two_are_not_left_alone() {
    // Hidden 1 + 1 = 2 would say that both are 1.
    let mut table = CountTable::new(vec![vec![1, 1, 30, 40]]);
    table.suppress(5);
    assert_eq!(table.cell(0, 2), ShownCount::Hidden);
    assert_eq!(table.cell(0, 3), ShownCount::Count(40));
}
