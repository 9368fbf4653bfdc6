//! "Mỗi văn bản chậm trừ 0,25 điểm, mỗi văn bản sai thể thức trừ 0,5 điểm": several counts in one criterion.

use super::counted::Each;
use super::{Of, example, input};
use criteria::Draft;
use points::Exact;

/// More would be a table of its own.
const MOST: usize = 9;

/// All of them off, or all of them on; `None` where the points do not fit the maximum.
pub(super) fn rule(of: &Of<'_>, all: &[Each], most: Option<&Exact>) -> Option<Draft> {
    let off = all.first()?.off;
    let fits = |own: &Each| {
        let cap = own.cap.as_ref();
        own.off == off
            && own.each <= *of.max
            && cap.is_none_or(|cap| cap <= of.max && *cap >= own.each)
    };
    let same_words = all
        .iter()
        .enumerate()
        .any(|(at, own)| all[..at].iter().any(|other| other.what == own.what));
    if all.len() > MOST || !all.iter().all(fits) || same_words {
        return None;
    }
    // A limit said for the sum is the maximum; limits on every part have to reach it.
    let caps: Option<Vec<&Exact>> = all.iter().map(|own| own.cap.as_ref()).collect();
    let reach = caps.map(|caps| caps.iter().fold(Exact::ZERO, |sum, cap| sum.plus(cap)));
    if most.is_some_and(|most| most != of.max) || reach.is_some_and(|reach| reach < *of.max) {
        return None;
    }
    let mut own = Draft::new();
    let mut inputs = Draft::new();
    let mut parts = Vec::new();
    for (number, each) in (1..).zip(all) {
        let name = format!("n{number}");
        inputs.set(&name, input("count", &format!("số {}", each.what)));
        let mut part = Draft::new();
        part.set("input", &*name);
        part.set("each", each.each.clone());
        if each.per != Exact::from(1) {
            part.set("per", each.per.clone());
        }
        if let Some(cap) = &each.cap {
            part.set("cap", cap.clone());
        }
        parts.push(part);
    }
    own.set("inputs", inputs);
    own.set("rule", if off { "deduct" } else { "per-count" });
    own.set(if off { "deductions" } else { "counts" }, parts);
    let mut examples = Vec::new();
    let none = if off { of.max.trimmed() } else { Exact::ZERO };
    examples.push(example(counts(all, None), none));
    for (at, each) in all.iter().enumerate() {
        let points = if off {
            of.max.minus(&each.each)
        } else {
            each.each.clone()
        };
        let points = points.round(points::RoundTo::half_up(2)).trimmed();
        examples.push(example(counts(all, Some(at)), points));
    }
    own.set("examples", examples);
    Some(own)
}

/// Nothing of anything, or one step of a single one.
fn counts(all: &[Each], one: Option<usize>) -> Draft {
    let mut given = Draft::new();
    for (at, each) in all.iter().enumerate() {
        let count = if one == Some(at) {
            each.per.clone()
        } else {
            Exact::ZERO
        };
        given.set(&format!("n{}", at + 1), count);
    }
    given
}
