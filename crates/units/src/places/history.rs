//! What became of a place, and what it was made of.

use super::{Decided, Part, PastPlace, PlaceList, Places};
use crate::Level;
use crate::written::{Written, core_key};
use jiff::civil::Date;

/// How one place became another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// The same place under the same code, name and type.
    Kept,
    /// The same place under another name.
    Renamed,
    /// The same place with another type: a commune that became a ward.
    Retyped,
    /// The same place under another code.
    Recoded,
    /// The same place below another one.
    Moved,
    /// It went whole into a larger one.
    Merged,
    /// It was divided; this is one of its parts.
    Divided,
    /// It stands in no later list, and the lists do not say where it went.
    Ended,
}

/// One step of a history: the other place, how, and how much of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past<'p> {
    /// The other place; `None` where the lists do not name it.
    pub place: Option<&'p PastPlace>,
    /// How.
    pub change: Change,
    /// How much of the older place.
    pub part: Part,
    /// The decision, for changes after the last list.
    pub decided: Option<&'p Decided>,
}

/// One meaning of a code, with what came before and after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity<'p> {
    /// The place.
    pub place: &'p PastPlace,
    /// What it was made of.
    pub before: Vec<Past<'p>>,
    /// What became of it.
    pub after: Vec<Past<'p>>,
}

impl Places {
    /// Every meaning of a code, oldest first, with predecessors and successors; on a day only what the code meant then. Empty where no list holds the code.
    ///
    /// Between 2019 and 2025 the lists give no crosswalk: a code that stands in both is taken for the same place, a code that ended has no named successor.
    #[must_use]
    pub fn history(&self, code: &str, at: Option<Date>) -> Vec<Identity<'_>> {
        self.positions(code)
            .iter()
            .filter(|own| at.is_none_or(|day| self.places[**own].stood_on(day)))
            .map(|at| Identity {
                place: &self.places[*at],
                before: self.before(*at),
                after: self.after(*at),
            })
            .collect()
    }

    fn after(&self, at: usize) -> Vec<Past<'_>> {
        let place = &self.places[at];
        let steps = [&self.forward, &self.later_forward].map(|steps| steps.get(&at));
        let known = steps.iter().any(Option::is_some);
        if known {
            let all = steps.into_iter().flatten().flatten();
            let others = all.filter(|(new, _)| *new != at);
            return others
                .map(|(new, part)| self.step(at, *new, *new, *part))
                .collect();
        }
        match place.lists.last() {
            Some(PlaceList::Of2019) => match self.next_of_2019(at) {
                Some(next) => vec![self.plain(at, next, next)],
                None => vec![ended()],
            },
            Some(PlaceList::Until2025) => vec![ended()],
            _ => Vec::new(),
        }
    }

    fn before(&self, at: usize) -> Vec<Past<'_>> {
        let steps = [&self.backward, &self.later_backward].map(|steps| steps.get(&at));
        if steps.iter().any(Option::is_some) {
            let all = steps.into_iter().flatten().flatten();
            let others = all.filter(|(old, _)| *old != at);
            return others
                .map(|(old, part)| self.step(*old, at, *old, *part))
                .collect();
        }
        if self.places[at].lists.first() != Some(&PlaceList::Until2025) {
            return Vec::new();
        }
        let older = self.positions(&self.places[at].code).iter().copied();
        older
            .filter(|old| self.next_of_2019(*old) == Some(at))
            .map(|old| self.plain(old, at, old))
            .collect()
    }

    /// The place of 2025 under the code of a place that stands in the list of 2019 only.
    fn next_of_2019(&self, at: usize) -> Option<usize> {
        let place = &self.places[at];
        let ends = place.lists.last() == Some(&PlaceList::Of2019);
        let same_code = self.positions(&place.code).iter().copied();
        ends.then_some(())?;
        same_code
            .into_iter()
            .find(|next| self.places[*next].lists.first() == Some(&PlaceList::Until2025))
    }

    fn plain(&self, old: usize, new: usize, shown: usize) -> Past<'_> {
        Past {
            place: Some(&self.places[shown]),
            change: alike(&self.places[old], &self.places[new]),
            part: Part::Whole,
            decided: None,
        }
    }

    fn step(&self, old: usize, new: usize, shown: usize, part: Part) -> Past<'_> {
        let steps = if self.places[new].since.is_some() {
            &self.later_backward
        } else {
            &self.backward
        };
        let joined = steps.get(&new).is_some_and(|all| all.len() > 1);
        let change = if part != Part::Whole {
            Change::Divided
        } else if joined {
            Change::Merged
        } else {
            alike(&self.places[old], &self.places[new])
        };
        Past {
            place: Some(&self.places[shown]),
            change,
            part,
            decided: self.places[new].since.as_ref(),
        }
    }

    /// The communes of today that the communes of a district or province of June 2025 went into, wholly or in part, by code; empty for anything else.
    #[must_use]
    pub fn today_of(&self, code: &str) -> Vec<&PastPlace> {
        let old = |code: &str| self.in_list(code, PlaceList::Until2025);
        let below = |place: &PastPlace| {
            let parent = place.parent.as_deref();
            let above = parent.and_then(old).and_then(|up| up.parent.as_deref());
            parent == Some(code) || above == Some(code)
        };
        let inside = self.places.iter().filter(|place| {
            place.level == Level::Commune
                && place.lists.contains(&PlaceList::Until2025)
                && below(place)
        });
        let mut today: Vec<&PastPlace> = inside
            .flat_map(|place| self.successors(&place.code))
            .filter(|(_, part)| *part != Part::Doubtful)
            .map(|(place, _)| place)
            .collect();
        today.sort_by(|a, b| a.code.cmp(&b.code));
        today.dedup();
        today
    }
}

fn ended<'p>() -> Past<'p> {
    Past {
        place: None,
        change: Change::Ended,
        part: Part::Whole,
        decided: None,
    }
}

/// What one place that became one other has changed: its code, else its name, else its type, else the place above it.
fn alike(old: &PastPlace, new: &PastPlace) -> Change {
    let (from, to) = (Written::of(&old.name, false), Written::of(&new.name, false));
    // Districts are gone: a commune of today stands below its province.
    let moved = old.parent != new.parent && new.lists.first() != Some(&PlaceList::Since2025);
    if old.code != new.code {
        Change::Recoded
    } else if core_key(&from.core) != core_key(&to.core) {
        Change::Renamed
    } else if from.kind != to.kind {
        Change::Retyped
    } else if moved {
        Change::Moved
    } else {
        Change::Kept
    }
}
