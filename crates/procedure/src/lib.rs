//! The procedure of a yearly round, without a database and without a network: stages, roles and what each may do, what each may see, the entries that a round is made of and their chain.
//!
//! Three questions are answered here and nowhere else:
//! [`may`] (is this person allowed to do this, now, here), [`depth`] (how deep may this person see this unit) and [`Entry::chained`] (does an entry follow from the one before).
//! Everything is a function of its arguments; the time of day is one of them.

mod act;
mod chain;
mod entry;
mod face;
mod person;
mod right;
mod stage;
mod visibility;

pub use act::{Act, ActKind};
pub use chain::{Head, NO_ENTRY, follow, text_digest, time_text};
pub use entry::{Digest, Entry, Kind, NewEntry, SourceCell, State, layer_from_name, layer_name};
pub use face::Face;
pub use person::{Grant, Person, Role, Scope};
pub use right::{Action, Refusal, Target, may};
pub use stage::{Deadlines, Reopened, RoundState, Stage};
pub use visibility::{Depth, Viewpoint, Visibility, depth};
