//! Whether intervals cover a domain once.

use crate::{Edge, Step};
use points::{Exact, Mode, RoundTo};
use std::cmp::Ordering;

/// What values can occur.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Domain {
    /// Nothing below zero occurs.
    pub(crate) from_zero: bool,
    /// Whole numbers only: between `to = 5` and `from = 6` lies nothing.
    pub(crate) whole: bool,
}

/// What is wrong with a list of intervals; numbers are indexes of steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    Empty(usize),
    Overlap(usize, usize),
    /// Between these bounds nothing is said; `None` is without limit.
    Gap(Option<Edge>, Option<Edge>),
}

pub(crate) fn starts_above(one: &Edge, other: &Edge) -> bool {
    lower_order(Some(one), Some(other)) == Ordering::Greater
}

pub(crate) fn ends_below(one: &Edge, other: &Edge) -> bool {
    match one.value.cmp(&other.value) {
        Ordering::Equal => !one.included && other.included,
        order => order == Ordering::Less,
    }
}

fn lower_order(one: Option<&Edge>, other: Option<&Edge>) -> Ordering {
    match (one, other) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Less,
        (Some(_), None) => Ordering::Greater,
        // At the same value the one that includes it starts earlier.
        (Some(a), Some(b)) => a.value.cmp(&b.value).then(b.included.cmp(&a.included)),
    }
}

/// Gaps from the lowest up, overlaps, and intervals that hold nothing.
pub(crate) fn faults(steps: &[Step], domain: Domain) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut order = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        match (&step.lower, &step.upper) {
            (Some(lower), Some(upper)) if meet(upper, lower, domain) != Meeting::Over => {
                faults.push(Fault::Empty(index));
            }
            _ => order.push(index),
        }
    }
    if !faults.is_empty() {
        // What an interval was meant to cover is not known before its bounds are mended.
        return faults;
    }
    order.sort_by(|a, b| lower_order(steps[*a].lower.as_ref(), steps[*b].lower.as_ref()));
    let Some(first) = order.first() else {
        return faults;
    };
    if let Some(lower) = &steps[*first].lower {
        let zero = Edge {
            value: Exact::ZERO,
            included: false,
        };
        // Everything below zero is out of the domain: the uncovered part would have to lie between.
        let from_start = domain.from_zero && meet(&zero, lower, domain) != Meeting::Gap;
        if !from_start {
            faults.push(Fault::Gap(None, Some(turned(lower))));
        }
    }
    let mut highest = *first;
    for next in order.iter().skip(1) {
        let (Some(upper), Some(lower)) = (&steps[highest].upper, &steps[*next].lower) else {
            faults.push(Fault::Overlap(highest, *next));
            continue;
        };
        match meet(upper, lower, domain) {
            Meeting::Gap => faults.push(Fault::Gap(Some(turned(upper)), Some(turned(lower)))),
            Meeting::Over => faults.push(Fault::Overlap(highest, *next)),
            Meeting::Joined => {}
        }
        let farther = match &steps[*next].upper {
            None => true,
            Some(reach) => ends_below(upper, reach),
        };
        if farther {
            highest = *next;
        }
    }
    if let Some(upper) = &steps[highest].upper {
        faults.push(Fault::Gap(Some(turned(upper)), None));
    }
    faults
}

fn turned(edge: &Edge) -> Edge {
    Edge {
        value: edge.value.clone(),
        included: !edge.included,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meeting {
    /// Something lies between.
    Gap,
    /// One ends where the other starts.
    Joined,
    /// Something lies in both.
    Over,
}

fn meet(upper: &Edge, lower: &Edge, domain: Domain) -> Meeting {
    if domain.whole
        && let (Some(last), Some(first)) = (last_whole(upper), first_whole(lower))
    {
        return match first.cmp(&last.saturating_add(1)) {
            Ordering::Greater => Meeting::Gap,
            Ordering::Equal => Meeting::Joined,
            Ordering::Less => Meeting::Over,
        };
    }
    match (
        lower.value.cmp(&upper.value),
        upper.included,
        lower.included,
    ) {
        (Ordering::Greater, ..) | (Ordering::Equal, false, false) => Meeting::Gap,
        (Ordering::Less, ..) | (Ordering::Equal, true, true) => Meeting::Over,
        (Ordering::Equal, ..) => Meeting::Joined,
    }
}

fn floor(value: &Exact) -> Option<i64> {
    let cut = value.round(RoundTo {
        digits: 0,
        mode: Mode::Down,
    });
    let whole = cut.to_integer()?;
    if cut > *value {
        whole.checked_sub(1)
    } else {
        Some(whole)
    }
}

fn last_whole(upper: &Edge) -> Option<i64> {
    let floor = floor(&upper.value)?;
    let whole = Exact::from(floor) == upper.value;
    if whole && !upper.included {
        floor.checked_sub(1)
    } else {
        Some(floor)
    }
}

fn first_whole(lower: &Edge) -> Option<i64> {
    let floor = floor(&lower.value)?;
    let whole = Exact::from(floor) == lower.value;
    if whole && lower.included {
        Some(floor)
    } else {
        floor.checked_add(1)
    }
}
