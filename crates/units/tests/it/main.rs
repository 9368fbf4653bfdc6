//! Rosters as provinces keep them, and names as officers write them.

mod crosswalk;
mod later;
mod matching;
mod places;
mod reading;
