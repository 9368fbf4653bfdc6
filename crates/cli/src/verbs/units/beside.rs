//! The place that stands beside a name: a district or province of the list, or a former one.

use jiff::civil::Date;
use std::collections::BTreeMap;
use units::{Level, Match, PastPlace, PlaceList, Places, Roster, Scope};

/// What a written place above means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Beside {
    /// These places of the list, by their positions; several where it may be any of them.
    Known(Vec<usize>),
    /// A district or province that ended in July 2025: the communes of today that its communes went into.
    Former(Vec<usize>),
    /// No list holds it.
    Unknown,
}

/// Looks for places above, each text once.
pub(super) struct Above<'a> {
    roster: &'a Roster,
    /// The lists and their roster of June 2025, where the names are those of after it.
    before: Option<(&'a Places, Roster)>,
    found: BTreeMap<String, Beside>,
}

impl<'a> Above<'a> {
    /// For names of a day; `places` only where the roster is one of the country's lists.
    pub(super) fn new(roster: &'a Roster, places: Option<&'a Places>, day: Option<Date>) -> Self {
        let today = day.is_none_or(|day| day >= PlaceList::Since2025.date());
        let before = places.filter(|_| today);
        Self {
            roster,
            before: before.map(|places| (places, places.roster(PlaceList::Until2025))),
            found: BTreeMap::new(),
        }
    }

    /// The place that a text names.
    pub(super) fn find(&mut self, text: &str) -> Beside {
        if let Some(found) = self.found.get(text) {
            return found.clone();
        }
        let found = self.look(text);
        self.found.insert(text.to_owned(), found.clone());
        found
    }

    fn look(&self, text: &str) -> Beside {
        let known = candidates(self.roster, text);
        if !known.is_empty() {
            return Beside::Known(known);
        }
        let Some((places, before)) = &self.before else {
            return Beside::Unknown;
        };
        let old = candidates(before, text).into_iter();
        let today: Vec<&PastPlace> = old
            .filter_map(|at| before.get(at))
            .flat_map(|unit| places.today_of(&unit.code))
            .collect();
        let mut communes: Vec<usize> = today
            .iter()
            .filter_map(|place| self.roster.position(&place.code))
            .collect();
        communes.sort_unstable();
        communes.dedup();
        if communes.is_empty() {
            Beside::Unknown
        } else {
            Beside::Former(communes)
        }
    }
}

/// The units that a text names and that can hold others; a commune of the same name cannot.
fn candidates(roster: &Roster, text: &str) -> Vec<usize> {
    let found = match roster.match_written(text, Scope::default()) {
        Match::Exact(at, _) => vec![at],
        Match::Ambiguous(several) => several,
        Match::None { .. } => Vec::new(),
    };
    let holds = |at: &usize| {
        let unit = roster.get(*at);
        unit.is_some_and(|unit| {
            unit.level != Level::Commune && roster.children_of(&unit.code).next().is_some()
        })
    };
    found.into_iter().filter(holds).collect()
}
