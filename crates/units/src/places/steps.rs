//! From a place of one day to those of another, over every change between.

use super::{Part, PastPlace, PlaceList, Places};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Steps from one place to others, by position.
type Steps = BTreeMap<usize, Vec<(usize, Part)>>;
/// Places by position, each with the part of it.
type Found = BTreeMap<usize, Part>;

const REFORM: Date = PlaceList::Since2025.date();

impl Places {
    /// The places of the earlier day that the place of this code on the later day was made of, with the part of each; a day before 30 June 2025 counts as that day, since earlier changes have no crosswalk.
    ///
    /// Empty where the code meant nothing on the later day, or the lists do not say. A place that did not change is made of itself.
    #[must_use]
    pub fn made_of(&self, code: &str, later: Date, earlier: Date) -> Vec<(&PastPlace, Part)> {
        let mut found = self.stood(code, later.max(PlaceList::Until2025.date()));
        if later >= REFORM {
            found = self.walk(found, earlier.max(REFORM), &self.later_backward);
            if earlier < REFORM {
                found = over(found, &self.backward);
            }
        }
        self.shown(found)
    }

    /// The places of the later day that the place of this code on the earlier day went into, with the part of it; the days as in [`Places::made_of`].
    #[must_use]
    pub fn became(&self, code: &str, earlier: Date, later: Date) -> Vec<(&PastPlace, Part)> {
        let mut found = self.stood(code, earlier.max(PlaceList::Until2025.date()));
        if later >= REFORM {
            if earlier < REFORM {
                found = over(found, &self.forward);
            }
            found = self.walk(found, later, &self.later_forward);
        }
        self.shown(found)
    }

    /// The places of today that a place of June 2025 went into, with the part of it.
    #[must_use]
    pub fn successors(&self, code: &str) -> Vec<(&PastPlace, Part)> {
        self.became(code, PlaceList::Until2025.date(), Date::MAX)
    }

    /// The places of June 2025 that a place of today was made of, with the part of each.
    #[must_use]
    pub fn predecessors(&self, code: &str) -> Vec<(&PastPlace, Part)> {
        self.made_of(code, Date::MAX, PlaceList::Until2025.date())
    }

    fn stood(&self, code: &str, day: Date) -> Found {
        let mut all = self.positions(code).iter().copied();
        let at = all.find(|at| self.places[*at].stood_on(day));
        at.map(|at| (at, Part::Whole)).into_iter().collect()
    }

    /// Follows the steps until every place stood on the day.
    fn walk(&self, mut open: Found, day: Date, steps: &Steps) -> Found {
        let mut arrived = Found::new();
        // Each step leads to another time, so that there are no more of them than changed places.
        for _ in 0..=steps.len() {
            let stood = |at: &usize| self.places[*at].stood_on(day);
            let (here, away): (Found, Found) = open.into_iter().partition(|(at, _)| stood(at));
            for (at, part) in here {
                add(&mut arrived, at, part);
            }
            open = over(away, steps);
            if open.is_empty() {
                break;
            }
        }
        arrived
    }

    fn shown(&self, found: Found) -> Vec<(&PastPlace, Part)> {
        let all = found.into_iter();
        all.map(|(at, part)| (&self.places[at], part)).collect()
    }
}

/// One step; a place without any leads nowhere.
fn over(found: Found, steps: &Steps) -> Found {
    let mut next = Found::new();
    for (at, part) in found {
        for (other, own) in steps.get(&at).into_iter().flatten() {
            add(&mut next, *other, both(part, *own));
        }
    }
    next
}

/// A part of a part.
fn both(first: Part, second: Part) -> Part {
    match (first, second) {
        (Part::Whole, part) | (part, Part::Whole) => part,
        (Part::Doubtful, _) | (_, Part::Doubtful) => Part::Doubtful,
        (Part::Default, Part::Default) => Part::Default,
        _ => Part::Some,
    }
}

/// A place met from two sides: whether both parts together are the whole is not known.
fn add(all: &mut Found, at: usize, part: Part) {
    all.entry(at)
        .and_modify(|own| *own = if *own == part { part } else { Part::Some })
        .or_insert(part);
}
