//! Places and agencies: who is scored, under which code, in which block, below whom.
//!
//! A [`Roster`] is read from `units.csv` with [`read_roster`]; [`Roster::match_written`] finds the unit that an officer meant by a written name, or says why it cannot tell.
//! Names alone never identify a unit: a match is looked for within a [`Scope`], homonyms are [`Match::Ambiguous`], and a misspelling only yields proposals.
//!
//! ```
//! use units::{How, Match, Scope, read_roster};
//! let text = "code,name,type,level,block\n\
//!             00001,Xã An Hòa,xã,commune,xã\n\
//!             00002,Phường An Hòa,phường,commune,phường\n";
//! let (roster, findings) = read_roster("units.csv", text);
//! assert!(findings.is_empty());
//! let found = roster.match_written("UBND xã An Hoà", Scope::default());
//! assert_eq!(found, Match::Exact(0, How::Stripped));
//! assert_eq!(roster.match_written("An Hòa", Scope::default()), Match::Ambiguous(vec![0, 1]));
//! ```

mod area;
mod crosswalk;
mod file_name;
mod findings;
mod groups;
mod level;
mod lookup;
mod near;
mod places;
mod propose;
mod read;
mod roster;
mod table;
mod unit;
mod weights;
mod written;

pub use crosswalk::{Crosswalk, Predecessor, read_crosswalk};
pub use groups::{Group, GroupKind, read_groups};
pub use level::Level;
pub use lookup::{How, Match, Scope};
pub use places::{
    Change, Decided, FormerDistricts, Identity, InForce, Part, Past, PastPlace, PlaceList, Places,
};
pub use read::read_roster;
pub use roster::Roster;
pub use unit::Unit;
pub use weights::{Weights, read_weights};
pub use written::places_behind;
