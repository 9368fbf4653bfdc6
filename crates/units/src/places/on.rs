//! The places of a day.

use super::{PastPlace, PlaceList, Places};
use crate::written::Written;
use crate::{Level, Roster, Unit};
use jiff::civil::Date;

impl PastPlace {
    /// The first day on which the code is known to have meant this place, or `None` where it stands in the oldest list and nothing earlier is known.
    #[must_use]
    pub fn valid_from(&self) -> Option<Date> {
        match (&self.since, self.lists.first()) {
            (Some(decided), _) => Some(decided.from),
            (None, Some(PlaceList::Since2025)) => Some(PlaceList::Since2025.date()),
            _ => None,
        }
    }

    /// The last day, where it is known: 30 June 2025 for what the reform of July 2025 ended, the day before a later decision took effect.
    #[must_use]
    pub fn valid_to(&self) -> Option<Date> {
        match (&self.until, self.lists.last()) {
            (Some(decided), _) => decided.from.yesterday().ok(),
            (None, Some(PlaceList::Until2025)) => Some(PlaceList::Until2025.date()),
            _ => None,
        }
    }

    /// Whether it stood on a day, as far as the lists know: between two lists the later one is looked at.
    #[must_use]
    pub fn stood_on(&self, day: Date) -> bool {
        let begun = match &self.since {
            Some(decided) => day >= decided.from,
            None => self.lists.contains(&PlaceList::on(day).list()),
        };
        begun && self.until.as_ref().is_none_or(|decided| day < decided.from)
    }

    /// Whether it stands on the day before a later change, and nothing has ended it yet.
    pub(super) fn is_open_before(&self, day: Date) -> bool {
        let begun = self
            .since
            .as_ref()
            .map_or(self.lists.contains(&PlaceList::Since2025), |decided| {
                decided.from < day
            });
        begun && self.until.is_none()
    }

    /// The last day on which it is known to have stood; the end of time for a place of today.
    fn last_day(&self) -> Date {
        match (self.valid_to(), self.lists.last()) {
            (Some(day), _) => day,
            (None, Some(PlaceList::Of2019)) => PlaceList::Of2019.date(),
            _ => Date::MAX,
        }
    }
}

impl Places {
    /// The place that the code meant on a day.
    #[must_use]
    pub fn on(&self, code: &str, day: Date) -> Option<&PastPlace> {
        self.identities(code).find(|place| place.stood_on(day))
    }

    /// The places above one, nearest first, as they were called at its end.
    #[must_use]
    pub fn above(&self, place: &PastPlace) -> Vec<&PastPlace> {
        let day = place.last_day();
        let up = |place: &&PastPlace| self.on(place.parent.as_deref()?, day);
        let first = place.parent.as_deref().and_then(|code| self.on(code, day));
        // Three levels above none; a wrong file must not lead in a circle.
        std::iter::successors(first, up).take(3).collect()
    }

    pub(super) fn open_before(&self, code: &str, day: Date) -> Option<usize> {
        let all = self.positions(code).iter().copied();
        all.into_iter()
            .find(|at| self.places[*at].is_open_before(day))
    }

    /// A list as a roster, for matching written names within it. Blocks are the types of communes: `xã`, `phường`, `thị trấn`, `đặc khu`.
    #[must_use]
    pub fn roster(&self, list: PlaceList) -> Roster {
        let own = self
            .places
            .iter()
            .filter(|place| place.lists.contains(&list));
        Roster::new(own.map(|place| unit(place, list)).collect())
    }

    /// The places of a day as a roster, in the order of their codes; of today where no day is given.
    #[must_use]
    pub fn roster_on(&self, day: Option<Date>) -> Roster {
        let day = day.unwrap_or(Date::MAX);
        let list = PlaceList::on(day).list();
        let mut own: Vec<&PastPlace> = self.places.iter().collect();
        own.retain(|place| place.stood_on(day));
        own.sort_by(|a, b| a.code.cmp(&b.code));
        Roster::new(own.into_iter().map(|place| unit(place, list)).collect())
    }
}

fn unit(place: &PastPlace, list: PlaceList) -> Unit {
    let kind = Written::of(&place.name, false).kind.unwrap_or_default();
    Unit {
        code: place.code.clone(),
        agency: None,
        name: place.name.clone(),
        kind: kind.to_owned(),
        level: place.level,
        block: (place.level == Level::Commune).then(|| kind.to_owned()),
        parent: place.parent.clone(),
        valid_from: place.valid_from().or(Some(list.date())),
        line: 0,
    }
}
