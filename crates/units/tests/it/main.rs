//! Rosters as provinces keep them, and names as officers write them.

mod matching;
mod places;
mod reading;
