//! Forms written, filled and read back.

mod appraisal;
mod broken;
mod live;
mod round_trip;
mod saved;

use super::{Expect, SelfScoreForm, read_form, self_score_form};
use crate::{Answer, Answers, Layer, Value};
use criteria::{CriteriaSet, InputKind, Item, LayerKind, LeafId, Source};
use finding::Finding;
use jiff::civil::date;
use points::Exact;
use std::sync::OnceLock;
use units::{Roster, Unit};
use workbook::{Book, Grid};

pub(super) const ROUND: &str = "dot-2024";

/// The illustrative set: every rule form once.
pub(super) fn sample() -> &'static CriteriaSet {
    static SAMPLE: OnceLock<CriteriaSet> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let text = include_str!("../../../../../criteria/cchc-xa-minh-hoa/2024.toml");
        set("criteria/cchc-xa-minh-hoa/2024.toml", text)
    })
}

pub(super) fn set(file: &str, text: &str) -> CriteriaSet {
    let source = Source {
        file: file.to_owned(),
        text: text.to_owned(),
        calendars: Vec::new(),
        ..Source::default()
    };
    criteria::read_set(&source).0.expect("the set can be read")
}

pub(super) fn roster() -> &'static Roster {
    static ROSTER: OnceLock<Roster> = OnceLock::new();
    ROSTER.get_or_init(|| {
        let text = "code,name,type,level,block\n\
                    00793,Xã Sơn Vĩ,xã,commune,xã\n\
                    00691,Phường Hà Giang 1,phường,commune,phường\n";
        units::read_roster("units.csv", text).0
    })
}

pub(super) fn unit(index: usize) -> &'static Unit {
    roster().get(index).expect("a unit of the test's roster")
}

pub(super) fn expect(set: &CriteriaSet) -> Expect<'_> {
    Expect {
        round: ROUND,
        digest: &set.digest,
        unit: None,
    }
}

pub(super) fn form<'a>(
    set: &'a CriteriaSet,
    unit: Option<&'a Unit>,
    prefill: Option<(&'a Layer, usize)>,
) -> SelfScoreForm<'a> {
    SelfScoreForm {
        set,
        round: ROUND,
        round_title: "",
        unit,
        prefill,
        points: None,
        as_of: date(2025, 1, 15),
    }
}

/// Every sheet of a written workbook, as the reader gives it.
pub(super) fn grids(book: &Book) -> Vec<Grid> {
    grids_of(&book.to_bytes().expect("the form can be written"))
}

pub(super) fn grids_of(bytes: &[u8]) -> Vec<Grid> {
    let limits = workbook::Limits::default();
    let (book, _) =
        workbook::open("phieu.xlsx", bytes, &limits).expect("what was written can be opened");
    (0..book.sheets().len())
        .map(|sheet| book.grid(sheet).0)
        .collect()
}

pub(super) fn read(set: &CriteriaSet, grids: &[Grid]) -> (Option<usize>, Answers, Vec<Finding>) {
    let mut answers = Answers::default();
    let (unit, findings) = read_form(
        grids,
        set,
        roster(),
        expect(set),
        LayerKind::SelfScore,
        &mut answers,
    );
    (unit, answers, findings)
}

pub(super) fn codes(findings: &[Finding]) -> Vec<&str> {
    findings
        .iter()
        .map(|finding| finding.code.as_str())
        .collect()
}

/// A value of the kind out of any number.
pub(super) fn any_value(kind: &InputKind, seed: u64) -> Value {
    let small = i64::try_from(seed % 5_000).unwrap_or(0);
    match kind {
        InputKind::Count => Value::Number(Exact::from(small)),
        InputKind::Number => Value::Number(Exact::decimal(small - 700, 2)),
        // From 1 on: 0,5 in a percent cell has two readings, and the reader says so.
        InputKind::Percent => Value::Number(Exact::decimal(101 + small, 2)),
        InputKind::Points => Value::Number(Exact::decimal(small % 400, 2)),
        InputKind::YesNo => Value::YesNo(seed.is_multiple_of(2)),
        InputKind::Level(levels) => {
            Value::Level(u16::try_from(seed % levels.len() as u64).unwrap_or(0))
        }
        InputKind::Date => Value::Date(date(2024, 1 + (small % 12) as i8, 1 + (small % 28) as i8)),
        InputKind::Items => {
            let item = |n: i64| Item {
                id: format!("{n}/QĐ-UBND"),
                date: (n % 2 == 0).then(|| date(2024, 3, 1 + (n % 28) as i8)),
                weight: Exact::from(1 + n % 3),
            };
            Value::Items((0..1 + small % 50).map(item).collect())
        }
    }
}

/// Whether the unit fills the leaf on its form.
pub(super) fn is_filled(set: &CriteriaSet, unit: &Unit, leaf: LeafId) -> bool {
    let it = set.leaf(leaf);
    super::words::not_self_scored(it).is_none()
        && super::identity::is_concerned(unit, &it.applies_to)
}

/// Answers of one unit for every leaf it fills: values, states, or nothing, by a seed.
pub(super) fn any_layer(set: &CriteriaSet, unit: usize, seeds: &[u64]) -> Layer {
    let roster = roster();
    let mut layer = Layer::new(LayerKind::SelfScore, roster.len(), set);
    for leaf in set
        .leaf_ids()
        .filter(|leaf| is_filled(set, self::unit(unit), *leaf))
    {
        let seed = seeds[leaf.index() % seeds.len()].wrapping_add(leaf.index() as u64 * 7919);
        let first = set.first_slot[leaf.index()] as usize;
        let typed = set.typed_slot(leaf);
        let inputs = &set.leaf(leaf).inputs;
        let state = match seed % 11 {
            0 => Some(Answer::NotApplicable),
            1 => Some(Answer::Undefined),
            2 => Some(Answer::Missing),
            _ => None,
        };
        match (state, inputs.is_empty()) {
            (Some(state), true) => layer.set(unit, typed, state),
            (Some(state), false) => {
                for slot in first..typed {
                    layer.set(unit, slot, state.clone());
                }
            }
            (None, true) => {
                let max = &set.leaf_node(leaf).max;
                let points = match super::self_score::step(&set.leaf(leaf).rule) {
                    Some(step) => step.clone(),
                    None => max.clone(),
                };
                layer.set(unit, typed, Answer::from(points));
            }
            (None, false) => {
                for (slot, input) in (first..).zip(inputs) {
                    let value = any_value(
                        &input.kind,
                        seed.rotate_left(u32::try_from(slot % 60).unwrap_or(0)),
                    );
                    layer.set(unit, slot, Answer::Given(value));
                }
            }
        }
        if seed.is_multiple_of(3) {
            let unit = u32::try_from(unit).expect("few units");
            layer
                .evidence
                .insert((unit, leaf), format!("Báo cáo số {}/BC-UBND", seed % 300));
        }
    }
    layer
}

pub(super) fn book(set: &CriteriaSet, layer: &Layer, unit: usize) -> Book {
    self_score_form(&form(set, Some(self::unit(unit)), Some((layer, unit))))
}
