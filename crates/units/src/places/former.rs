//! The communes of today by the district in which they lay until June 2025.

use super::{Part, PastPlace, Places};
use crate::Roster;

/// The units of a roster by former district.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormerDistricts<'p> {
    /// Each district with the positions of the units that were made of its communes alone, by its code.
    pub whole: Vec<(&'p PastPlace, Vec<usize>)>,
    /// The units that were made of communes of several districts, with these; they belong to none.
    pub across: Vec<(usize, Vec<&'p PastPlace>)>,
}

impl Places {
    /// Which units of the roster (by their codes of today) lay in which district of June 2025. A unit that the lists do not know is in neither part.
    ///
    /// A part that the source marks as doubtful is not looked at.
    /// The result proposes groups: an index over them is that of a group of units, not of a district, which no longer exists.
    ///
    /// ```
    /// let places = units::Places::shipped();
    /// let (roster, _) = units::read_roster("units.csv", "code,name,level\n00778,Xã Sơn Vĩ,commune\n");
    /// let former = places.former_districts(&roster);
    /// assert_eq!(former.whole[0].0.name, "Huyện Mèo Vạc");
    /// ```
    #[must_use]
    pub fn former_districts(&self, roster: &Roster) -> FormerDistricts<'_> {
        let mut found = FormerDistricts::default();
        for (at, unit) in roster.units().iter().enumerate() {
            let before = self.predecessors(&unit.code);
            let sure = before.iter().filter(|(_, part)| *part != Part::Doubtful);
            let mut districts: Vec<&str> = sure
                .filter_map(|(place, _)| place.parent.as_deref())
                .collect();
            districts.sort_unstable();
            districts.dedup();
            let named = districts
                .iter()
                .filter_map(|code| self.in_list(code, super::PlaceList::Until2025));
            let districts: Vec<&PastPlace> = named.collect();
            match districts.as_slice() {
                [] => {}
                [one] => match found.whole.iter_mut().find(|own| own.0.code == one.code) {
                    Some((_, units)) => units.push(at),
                    None => found.whole.push((one, vec![at])),
                },
                _ => found.across.push((at, districts)),
            }
        }
        found.whole.sort_by(|a, b| a.0.code.cmp(&b.0.code));
        found
    }
}
