//! A form written, filled and read back gives the same answers.

use super::*;
use proptest::prelude::*;

/// The answers of a unit are those of the layer, cell by cell, and nothing is found.
fn check(set: &CriteriaSet, layer: &Layer, unit: usize) {
    let (index, answers, findings) = read(set, &grids(&book(set, layer, unit)));
    assert_eq!(index, Some(unit));
    assert!(findings.is_empty(), "{findings:#?}");
    let back = answers
        .layer(LayerKind::SelfScore)
        .expect("the layer was made");
    for (slot, it) in set.slots.iter().enumerate() {
        let code = &set.leaf_node(it.leaf).code;
        assert_eq!(
            back.get(unit, slot),
            layer.get(unit, slot),
            "{code} {:?}",
            it.kind
        );
    }
    assert_eq!(back.evidence, layer.evidence);
}

#[test]
fn an_empty_form_says_nothing() {
    let set = sample();
    check(set, &Layer::new(LayerKind::SelfScore, 2, set), 0);
}

#[test]
fn both_shipped_sets_come_back() {
    let text = include_str!("../../../../../criteria/qd766/2026.toml");
    for set in [sample(), &set("criteria/qd766/2026.toml", text)] {
        for unit in 0..2 {
            check(set, &any_layer(set, unit, &[4, 90, 17, 256]), unit);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn any_answers_come_back(seeds in proptest::collection::vec(any::<u64>(), 1..40), unit in 0..2_usize) {
        let set = sample();
        check(set, &any_layer(set, unit, &seeds), unit);
    }
}

#[test]
fn a_form_is_the_same_bytes_each_time() {
    let set = sample();
    let layer = any_layer(set, 0, &[3, 5]);
    assert_eq!(
        book(set, &layer, 0).to_bytes(),
        book(set, &layer, 0).to_bytes()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    /// Whatever is typed over, cut or moved in a form, reading it ends, and ends in a unit or a finding.
    #[test]
    fn a_damaged_form_ends_in_findings(damage in proptest::collection::vec((any::<u16>(), any::<u16>(), 0..8_u8), 1..40)) {
        static FORM: OnceLock<Vec<Grid>> = OnceLock::new();
        let set = sample();
        let mut grids = FORM.get_or_init(|| grids(&book(set, &any_layer(set, 0, &[5, 6, 7]), 0))).clone();
        for (at, other, how) in damage {
            let n_grids = grids.len();
            let grid = &mut grids[usize::from(at) % n_grids];
            if grid.rows.is_empty() {
                continue;
            }
            let n_rows = grid.rows.len();
            let row = usize::from(other) % n_rows;
            let n_cells = grid.rows[row].cells.len().max(1);
            let cell = usize::from(at) % n_cells;
            match how {
                0 => drop(grid.rows.remove(row)),
                1 => grid.rows[row].number = u32::MAX - u32::from(other),
                2 if !grid.rows[row].cells.is_empty() => drop(grid.rows[row].cells.remove(cell)),
                3 => {
                    let copy = grid.rows[row].clone();
                    grid.rows.push(copy);
                }
                _ => {
                    if let Some(cell) = grid.rows[row].cells.get_mut(cell) {
                        cell.value = match how {
                            4 => workbook::Value::Number(f64::NAN),
                            5 => workbook::Value::DateSerial(-1e300),
                            6 => workbook::Value::Text("leaf|1.1.3|".into()),
                            _ => workbook::Value::NotCalculated,
                        };
                    }
                }
            }
        }
        let (unit, _, findings) = read(set, &grids);
        prop_assert!(unit.is_some() || !findings.is_empty());
    }
}
