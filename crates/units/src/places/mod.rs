//! Places through time: three lists, and what became of the places of one in the next.
//!
//! A code is not an identity: a merged commune takes the code of the place where its committee sits.
//! Identity is code and first list; 00778 was Xã Xín Cái and is Xã Sơn Vĩ since 1 July 2025, while the old Sơn Vĩ was 00793.

mod former;
mod history;
mod later;
mod list;
mod on;
mod read;
mod steps;

pub use former::FormerDistricts;
pub use history::{Change, Identity, Past};
pub use later::Decided;
pub use list::{InForce, PlaceList};

use crate::Level;
use finding::Finding;
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
    /// The lists in which it stands, in their order; none where a later decision made it.
    pub lists: Vec<PlaceList>,
    /// The decision after the last list by which it began.
    pub since: Option<Decided>,
    /// The decision after the last list with whose first day it was no more.
    pub until: Option<Decided>,
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
    /// The same for the decisions after the last list.
    later_forward: BTreeMap<usize, Vec<(usize, Part)>>,
    later_backward: BTreeMap<usize, Vec<(usize, Part)>>,
}

impl Places {
    /// The lists that come with the program: 2019-10-06, the last day with districts (2025-06-30), and since 2025-07-01 with the changes decided after it.
    ///
    /// ```
    /// let places = units::Places::shipped();
    /// let codes: Vec<_> = places.identities("00778").map(|place| place.name.as_str()).collect();
    /// assert_eq!(codes, ["Xã Xín Cái", "Xã Sơn Vĩ"]);
    /// ```
    #[must_use]
    pub fn shipped() -> Self {
        Self::shipped_with(&[]).0
    }

    /// The shipped lists with further files (name and text each) of later changes, and what is wrong with these.
    ///
    /// The columns are `from,change,code,was,new,now,decision,source`, and `parent` where a place moves below another one; `data/later.csv` describes them.
    /// A row that repeats a shipped one is passed over; a row that cannot stand is a finding and changes nothing.
    ///
    /// ```
    /// let more = "from,change,code,was,new,now,decision,source\n\
    ///             2027-01-01,rename,21609,Xã An Lão,,Xã Tân An,Nghị quyết số 1,công báo\n";
    /// let (places, findings) = units::Places::shipped_with(&[("2027.csv", more)]);
    /// assert!(findings.is_empty());
    /// assert_eq!(places.on("21609", "2027-01-01".parse().unwrap()).unwrap().name, "Xã Tân An");
    /// assert_eq!(places.on("21609", "2026-12-31".parse().unwrap()).unwrap().name, "Xã An Lão");
    /// ```
    #[must_use]
    pub fn shipped_with(files: &[(&str, &str)]) -> (Self, Vec<Finding>) {
        let mut all = vec![("later.csv", include_str!("../../data/later.csv"))];
        all.extend(files);
        Self::read(
            ("places.csv", include_str!("../../data/places.csv")),
            ("changes.csv", include_str!("../../data/changes.csv")),
            &all,
        )
    }

    /// The places in two files (name and text each), `code,name,parent,lists` and `old,new,mark`, and in files of later changes; a row that cannot be used is a finding.
    #[must_use]
    pub fn read(
        places: (&str, &str),
        changes: (&str, &str),
        later: &[(&str, &str)],
    ) -> (Self, Vec<Finding>) {
        let (mut own, mut findings) = read::read(places, changes);
        findings.extend(later::add(&mut own, later));
        (own, findings)
    }

    /// All places, by code, then by list; behind them those of later decisions, by their day.
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
}
