//! Forms of another round, set or unit; rows put between, deleted, copied; contradictions.

use super::*;
use workbook::{Cell, Row};

/// What a reader finds in a form that was changed by `change`.
fn found(change: impl Fn(&mut Vec<Grid>)) -> (Option<usize>, Answers, Vec<Finding>) {
    let set = sample();
    let layer = Layer::new(LayerKind::SelfScore, 2, set);
    let mut grids = grids(&book(set, &layer, 0));
    change(&mut grids);
    read(set, &grids)
}

fn row_of(grid: &Grid, key: &str) -> u32 {
    let holds = |row: &&Row| row.get(10).and_then(Cell::text) == Some(key);
    grid.rows
        .iter()
        .find(holds)
        .map(|row| row.number)
        .expect("the key is on the form")
}

fn put(grid: &mut Grid, number: u32, column: u32, value: workbook::Value, formula: bool) {
    let row = grid
        .rows
        .iter_mut()
        .find(|row| row.number == number)
        .expect("the row is there");
    let cell = Cell {
        column,
        value,
        format: workbook::Format::Plain,
        font: None,
        formula,
    };
    row.cells.retain(|own| own.column != column);
    let at = row.cells.partition_point(|own| own.column < column);
    row.cells.insert(at, cell);
}

fn text(text: &str) -> workbook::Value {
    workbook::Value::Text(text.into())
}

/// Moves everything from this row on down by so many rows.
fn push_down(grid: &mut Grid, from: u32, by: u32) {
    for row in grid.rows.iter_mut().filter(|row| row.number >= from) {
        row.number += by;
    }
}

#[test]
fn a_form_of_another_round_set_or_unit_is_not_read() {
    let set = sample();
    let book = self_score_form(&form(set, Some(unit(0)), None));
    let grids = grids(&book);
    let check = |expect: Expect<'_>, roster: &Roster, code: &str| {
        let mut answers = Answers::default();
        let (unit, findings) = read_form(
            &grids,
            set,
            roster,
            expect,
            LayerKind::SelfScore,
            &mut answers,
        );
        assert_eq!((unit, codes(&findings)), (None, vec![code]));
        assert_eq!(answers, Answers::default());
    };
    check(
        Expect {
            round: "dot-2025",
            ..expect(set)
        },
        roster(),
        "form-other-round",
    );
    check(
        Expect {
            digest: "00",
            ..expect(set)
        },
        roster(),
        "form-other-set",
    );
    check(
        expect(set),
        &Roster::new(roster().units()[1..].to_vec()),
        "form-unit-unknown",
    );
    let (unit, _, findings) = read(set, &[]);
    assert_eq!((unit, codes(&findings)), (None, vec!["form-not-found"]));
}

#[test]
fn a_form_taken_for_another_unit_says_so_and_stands() {
    let set = sample();
    let grids = grids(&self_score_form(&form(set, Some(unit(0)), None)));
    let expect = Expect {
        unit: Some(1),
        ..expect(set)
    };
    let mut answers = Answers::default();
    let (index, findings) = read_form(
        &grids,
        set,
        roster(),
        expect,
        LayerKind::SelfScore,
        &mut answers,
    );
    assert_eq!(
        (index, codes(&findings)),
        (Some(0), vec!["form-other-unit"])
    );
}

#[test]
fn a_form_for_no_unit_is_of_the_unit_that_the_caller_knows() {
    let set = sample();
    let grids = grids(&self_score_form(&form(set, None, None)));
    let read = |unit| {
        let expect = Expect {
            unit,
            ..expect(set)
        };
        let mut answers = Answers::default();
        let (unit, findings) = read_form(
            &grids,
            set,
            roster(),
            expect,
            LayerKind::SelfScore,
            &mut answers,
        );
        (
            unit,
            findings
                .iter()
                .map(|finding| finding.code.clone())
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(read(Some(1)), (Some(1), Vec::new()));
    assert_eq!(read(None), (None, vec!["form-unit-unknown".to_owned()]));
    assert_eq!(read(Some(9)).0, None);
}

#[test]
fn rows_put_between_change_nothing() {
    let (unit, answers, findings) = found(|grids| {
        let grid = &mut grids[0];
        push_down(grid, 1, 2);
        let row = row_of(grid, "input|1.1.3|planned");
        push_down(grid, row, 3);
        put(grid, row + 3, 6, workbook::Value::Number(12.0), false);
    });
    assert_eq!((unit, codes(&findings)), (Some(0), Vec::new()));
    let set = sample();
    let leaf = set.find_leaf("1.1.3").unwrap();
    let slot = set.input_slot(leaf, "planned").unwrap();
    assert_eq!(
        answers.layers[0].get(0, slot).number(),
        Some(&Exact::from(12))
    );
}

#[test]
fn deleted_and_copied_rows_are_found() {
    let (unit, _, findings) = found(|grids| {
        let row = row_of(&grids[0], "input|1.1.3|planned");
        grids[0].rows.retain(|own| own.number != row);
    });
    assert_eq!(
        (unit, codes(&findings)),
        (Some(0), vec!["form-row-missing"])
    );
    assert!(
        findings[0].found.vi.contains("1.1.3/planned"),
        "{:?}",
        findings[0].found
    );
    let (_, _, findings) = found(|grids| {
        let row = row_of(&grids[0], "input|1.1.3|planned");
        let mut copy = grids[0].row(row).cloned().expect("the row is there");
        copy.number = 5_000;
        grids[0].rows.push(copy);
    });
    assert_eq!(codes(&findings), ["form-row-twice"]);
    let (_, _, findings) = found(|grids| {
        let row = row_of(&grids[0], "input|1.1.3|planned");
        put(&mut grids[0], row, 10, text("input|9.9|x"), false);
    });
    assert_eq!(codes(&findings), ["form-row-unknown", "form-row-missing"]);
}

#[test]
fn a_state_beside_a_value_is_neither() {
    let (_, answers, findings) = found(|grids| {
        let row = row_of(&grids[0], "leaf|1.1.3|done");
        put(&mut grids[0], row, 6, workbook::Value::Number(3.0), false);
        put(&mut grids[0], row, 7, text("Không phát sinh"), false);
    });
    assert_eq!(codes(&findings), ["form-state-and-value"]);
    let set = sample();
    let slot = set
        .input_slot(set.find_leaf("1.1.3").unwrap(), "done")
        .unwrap();
    assert_eq!(answers.layers[0].get(0, slot), &Answer::Unreadable);
}

#[test]
fn a_state_that_is_none_is_found() {
    let (_, answers, findings) = found(|grids| {
        let row = row_of(&grids[0], "leaf|1.1.3|done");
        put(&mut grids[0], row, 7, text("xem sau"), false);
    });
    assert_eq!(codes(&findings), ["form-state-unknown"]);
    let set = sample();
    let slot = set
        .input_slot(set.find_leaf("1.1.3").unwrap(), "planned")
        .unwrap();
    assert_eq!(answers.layers[0].get(0, slot), &Answer::Unreadable);
}

#[test]
fn a_live_formula_is_typed_points_only_beside_its_inputs() {
    let set = sample();
    let typed = |fill: &[(&str, f64)], points: workbook::Value| {
        let (_, answers, findings) = found(|grids| {
            for (key, number) in fill {
                let row = row_of(&grids[0], key);
                put(
                    &mut grids[0],
                    row,
                    6,
                    workbook::Value::Number(*number),
                    false,
                );
            }
            let row = row_of(&grids[0], "leaf|1.1.3|done");
            put(&mut grids[0], row, 8, points.clone(), true);
        });
        assert!(findings.is_empty(), "{findings:#?}");
        answers.layers[0]
            .get(0, set.typed_slot(set.find_leaf("1.1.3").unwrap()))
            .clone()
    };
    let both = [("leaf|1.1.3|done", 9.0), ("input|1.1.3|planned", 10.0)];
    let number = workbook::Value::Number(0.9);
    assert_eq!(
        typed(&both, number.clone()),
        Answer::from(Exact::decimal(9, 1))
    );
    assert_eq!(typed(&both[..1], number.clone()), Answer::Missing);
    assert_eq!(typed(&[], number), Answer::Missing);
    assert_eq!(
        typed(&both, workbook::Value::NotCalculated),
        Answer::Missing
    );
    assert_eq!(typed(&both, text(" ")), Answer::Missing);
}

#[test]
fn registers_want_an_id_and_count_it_once() {
    let item = |grid: &mut Grid, row: u32, id: &str, content: &str| {
        if !id.is_empty() {
            put(grid, row, 2, text(id), false);
        }
        put(grid, row, 5, text(content), false);
    };
    let (_, answers, findings) = found(|grids| {
        let grid = grids
            .iter_mut()
            .find(|grid| grid.sheet.starts_with("DM DC.1"))
            .expect("a register");
        item(grid, 5, "12/QĐ-UBND", "a");
        item(grid, 7, "12/QĐ-UBND", "b");
        item(grid, 8, "13/QĐ-UBND", "c");
    });
    assert_eq!(codes(&findings), ["form-item-twice"]);
    let set = sample();
    let leaf = set.find_leaf("DC.1").unwrap();
    let slot = set.first_slot[leaf.index()] as usize;
    let Answer::Given(Value::Items(items)) = answers.layers[0].get(0, slot) else {
        panic!("items were read");
    };
    assert_eq!(
        items
            .iter()
            .map(|item| item.id.as_str())
            .collect::<Vec<_>>(),
        ["12/QĐ-UBND", "13/QĐ-UBND"]
    );
    let (_, answers, findings) = found(|grids| {
        let grid = grids
            .iter_mut()
            .find(|grid| grid.sheet.starts_with("DM DC.1"))
            .expect("a register");
        item(grid, 5, "", "a");
    });
    assert_eq!(codes(&findings), ["form-item-without-id"]);
    assert_eq!(answers.layers[0].get(0, slot), &Answer::Unreadable);
}

#[test]
fn two_forms_of_one_unit_must_agree() {
    let set = sample();
    let leaf = set.find_leaf("1.1.3").unwrap();
    let with_planned = |planned: i64| {
        let mut layer = Layer::new(LayerKind::SelfScore, 2, set);
        for (input, number) in [("done", 9), ("planned", planned)] {
            let slot = set.input_slot(leaf, input).unwrap();
            layer.set(0, slot, Answer::from(Exact::from(number)));
        }
        grids(&book(set, &layer, 0))
    };
    let read_two = |second: i64| {
        let mut answers = Answers::default();
        let mut all = Vec::new();
        for planned in [10, second] {
            let (_, findings) = read_form(
                &with_planned(planned),
                set,
                roster(),
                expect(set),
                LayerKind::SelfScore,
                &mut answers,
            );
            all.extend(findings);
        }
        let slot = set.input_slot(leaf, "planned").unwrap();
        (all, answers.layers[0].get(0, slot).clone())
    };
    let (findings, planned) = read_two(10);
    assert_eq!(codes(&findings), ["form-again"]);
    assert_eq!(planned, Answer::from(Exact::from(10)));
    let (findings, planned) = read_two(12);
    assert_eq!(codes(&findings), ["form-two-differ"]);
    assert!(
        findings[0].found.vi.ends_with("1.1.3"),
        "{:?}",
        findings[0].found
    );
    assert_eq!(planned, Answer::Unreadable);
}
