//! The lists, and which of them holds on a day.

use jiff::civil::{Date, date};

/// A list of places as it stood on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceList {
    /// 6 October 2019: 63 provinces, 707 districts, 11,160 communes.
    Of2019,
    /// 30 June 2025, the last day with districts: 63, 696 and 10,035.
    Until2025,
    /// 1 July 2025: 34 provinces and 3,321 communes.
    Since2025,
}

/// What is known of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InForce {
    /// This list held.
    List(PlaceList),
    /// The day lies before the first list; that list is the nearest.
    Before(PlaceList),
    /// The day lies between two lists whose changes have no known day: what stands in both held for certain.
    Between(PlaceList, PlaceList),
}

impl PlaceList {
    /// All lists, oldest first.
    pub const ALL: [Self; 3] = [Self::Of2019, Self::Until2025, Self::Since2025];

    /// The day of the list.
    #[must_use]
    pub const fn date(self) -> Date {
        match self {
            Self::Of2019 => date(2019, 10, 6),
            Self::Until2025 => date(2025, 6, 30),
            Self::Since2025 => date(2025, 7, 1),
        }
    }

    /// Its letter in our files.
    pub(crate) const fn letter(self) -> char {
        match self {
            Self::Of2019 => 'a',
            Self::Until2025 => 'b',
            Self::Since2025 => 'c',
        }
    }

    /// What is known of a day.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use units::{InForce, PlaceList};
    /// assert_eq!(PlaceList::on(date(2026, 1, 1)), InForce::List(PlaceList::Since2025));
    /// assert_eq!(PlaceList::on(date(2020, 12, 31)), InForce::Between(PlaceList::Of2019, PlaceList::Until2025));
    /// ```
    #[must_use]
    pub fn on(day: Date) -> InForce {
        if day >= Self::Since2025.date() {
            InForce::List(Self::Since2025)
        } else if day == Self::Until2025.date() {
            InForce::List(Self::Until2025)
        } else if day > Self::Of2019.date() {
            InForce::Between(Self::Of2019, Self::Until2025)
        } else if day == Self::Of2019.date() {
            InForce::List(Self::Of2019)
        } else {
            InForce::Before(Self::Of2019)
        }
    }
}

impl InForce {
    /// The list to look in: the later one of two, the first one before all.
    #[must_use]
    pub const fn list(self) -> PlaceList {
        match self {
            Self::List(list) | Self::Before(list) | Self::Between(_, list) => list,
        }
    }
}
