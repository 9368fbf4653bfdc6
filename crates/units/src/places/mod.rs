//! Places through time: three lists, and what became of the places of one in the next.
//!
//! A code is not an identity: a merged commune takes the code of the place where its committee sits.
//! Identity is code and first list; 00778 was Xã Xín Cái and is Xã Sơn Vĩ since 1 July 2025, while the old Sơn Vĩ was 00793.

mod former;
mod history;
mod list;
mod read;

pub use former::FormerDistricts;
pub use history::{Change, Identity, Past};
pub use list::{InForce, PlaceList};

use crate::written::Written;
use crate::{Level, Roster, Unit};
use finding::Finding;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// One place as it stood in one or more lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastPlace {
    /// Two digits a province, three a district, five a commune.
    pub code: String,
    /// With its type: `Xã Sơn Vĩ`.
    pub name: String,
    /// By the length of the code.
    pub level: Level,
    /// The code of the place above; `None` for a province.
    pub parent: Option<String>,
    /// The lists in which it stands, in their order.
    pub lists: Vec<PlaceList>,
}

impl PastPlace {
    /// The first day on which the code is known to have meant this place, or `None` where it stands in the oldest list and nothing earlier is known.
    #[must_use]
    pub fn valid_from(&self) -> Option<Date> {
        match self.lists.first() {
            Some(PlaceList::Since2025) => Some(PlaceList::Since2025.date()),
            _ => None,
        }
    }
    /// The last day, where it is known: 30 June 2025 for what the reform of July 2025 ended.
    #[must_use]
    pub fn valid_to(&self) -> Option<Date> {
        match self.lists.last() {
            Some(PlaceList::Until2025) => Some(PlaceList::Until2025.date()),
            _ => None,
        }
    }
}

/// What became of a place of June 2025 in July.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it went there.
    Whole,
    /// A part of it went there.
    Some,
    /// A part of it went there, which the source takes where only one can be named.
    Default,
    /// The source says so, and it is doubtful: the part lies over 30 km away and the merged province has a namesake.
    Doubtful,
}

/// The lists with their crosswalk.
#[derive(Debug, Clone, Default)]
pub struct Places {
    places: Vec<PastPlace>,
    by_code: BTreeMap<String, Vec<usize>>,
    /// Old and new position in `places`, by the old one.
    forward: BTreeMap<usize, Vec<(usize, Part)>>,
    backward: BTreeMap<usize, Vec<(usize, Part)>>,
}

impl Places {
    /// The lists that come with the program: 2019-10-06, the last day with districts (2025-06-30), and since 2025-07-01.
    ///
    /// ```
    /// let places = units::Places::shipped();
    /// let codes: Vec<_> = places.identities("00778").map(|place| place.name.as_str()).collect();
    /// assert_eq!(codes, ["Xã Xín Cái", "Xã Sơn Vĩ"]);
    /// ```
    #[must_use]
    pub fn shipped() -> Self {
        let (places, _) = Self::read(
            ("places.csv", include_str!("../../data/places.csv")),
            ("changes.csv", include_str!("../../data/changes.csv")),
        );
        places
    }

    /// The places in two files (name and text each): `code,name,parent,lists` and `old,new,mark`; a row that cannot be used is a finding.
    #[must_use]
    pub fn read(places: (&str, &str), changes: (&str, &str)) -> (Self, Vec<Finding>) {
        read::read(places, changes)
    }

    /// All places, by code, then by list.
    #[must_use]
    pub fn places(&self) -> &[PastPlace] {
        &self.places
    }

    /// Everything that this code has meant, oldest first.
    pub fn identities(&self, code: &str) -> impl Iterator<Item = &PastPlace> {
        self.positions(code).iter().map(|at| &self.places[*at])
    }

    fn positions(&self, code: &str) -> &[usize] {
        self.by_code.get(code).map_or(&[], Vec::as_slice)
    }

    /// The place of this code in a list.
    #[must_use]
    pub fn in_list(&self, code: &str, list: PlaceList) -> Option<&PastPlace> {
        self.identities(code)
            .find(|place| place.lists.contains(&list))
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
