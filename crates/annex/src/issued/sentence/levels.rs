//! "Có: tối đa; không: 0"; "Hoàn thành xuất sắc: tối đa; hoàn thành tốt: 75%; hoàn thành: 50%".

use super::{Award, Clause, Of, Pattern, award, example, given, input};
use criteria::Draft;
use points::Exact;

const NOT_WHOLE: (&str, &str) = (
    "các mức điểm chưa khớp điểm tối đa",
    "the points of the levels do not fit the maximum",
);
/// A name that is longer is a sentence of its own.
const LONGEST: usize = 200;

pub(crate) fn read(of: &Of<'_>, clauses: &[Clause]) -> Pattern {
    if clauses.len() < 2 {
        return None;
    }
    let mut earned = Vec::new();
    for clause in clauses {
        let own = clause.award.as_ref()?;
        // A measured percentage is no level to choose.
        let counted = ["mỗi ", "cứ "]
            .iter()
            .any(|word| clause.condition.starts_with(word));
        if clause.condition.is_empty()
            || clause.condition.contains('%')
            || clause.said.chars().count() > LONGEST
            || counted
        {
            return None;
        }
        let points = of.points(own)?;
        earned.push((clause, own, points));
    }
    let best = earned.iter().map(|(_, _, points)| points).max()?;
    let mut names: Vec<&str> = earned
        .iter()
        .map(|(clause, ..)| &*clause.condition)
        .collect();
    names.sort_unstable();
    names.dedup();
    if best != of.max || names.len() != earned.len() {
        return Some(Err(NOT_WHOLE));
    }
    if let Some(own) = yes_no(of, &earned) {
        return Some(Ok(own));
    }
    let mut own = Draft::new();
    let mut inputs = Draft::new();
    inputs.set("level", input("level", of.title));
    own.set("inputs", inputs);
    let off = earned
        .iter()
        .any(|(_, what, _)| matches!(what, Award::Off(_)));
    own.set("rule", if off { "penalty-share" } else { "levels" });
    let (mut levels, mut examples) = (Vec::new(), Vec::new());
    for (clause, what, points) in &earned {
        let mut level = Draft::new();
        level.set("name", &*clause.said);
        if off {
            level.set("share", taken_off(of, what)?);
        } else {
            for (key, value) in award(of, what).entries() {
                level.set(key, value.clone());
            }
        }
        levels.push(level);
        examples.push(example(given("level", &*clause.said), points.clone()));
    }
    own.set("levels", levels);
    own.set("examples", examples);
    Some(Ok(own))
}

/// The percent of the maximum that is taken off; `None` where points do not divide into it.
fn taken_off(of: &Of<'_>, what: &Award) -> Option<Exact> {
    let whole = Exact::from(100);
    match what {
        Award::Most => Some(Exact::ZERO),
        Award::Off(share) => Some(share.clone()),
        Award::Share(share) => Some(whole.minus(share).trimmed()),
        Award::Points(points) if points.is_zero() => Some(whole),
        Award::Points(points) if points == of.max => Some(Exact::ZERO),
        _ => None,
    }
}

/// Two clauses of which the second denies the first: "ban hành: 1; không ban hành: 0".
fn yes_no(of: &Of<'_>, earned: &[(&Clause, &super::Award, Exact)]) -> Option<Draft> {
    let [(first, _, most), (second, other, least)] = earned else {
        return None;
    };
    let denied = ["không có", "không", "chưa có", "chưa"]
        .iter()
        .find_map(|word| second.condition.strip_prefix(word))?
        .trim();
    let said = first
        .condition
        .strip_prefix("có")
        .unwrap_or(&first.condition)
        .trim();
    if most != of.max || !(denied.is_empty() || denied == said) {
        return None;
    }
    let mut own = Draft::new();
    let mut inputs = Draft::new();
    inputs.set("done", input("yes-no", of.title));
    own.set("inputs", inputs);
    own.set("rule", "yes-no");
    if !least.is_zero() {
        own.set("no", award(of, other));
    }
    own.set(
        "examples",
        vec![
            example(given("done", true), most.clone()),
            example(given("done", false), least.clone()),
        ],
    );
    Some(own)
}
