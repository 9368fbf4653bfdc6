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
