//! The procedure of a yearly round, without a database and without a network: stages, roles and what each may do, what each may see, the entries that a round is made of and their chain.
//!
//! Three questions are answered here and nowhere else:
//! [`may`] (is this person allowed to do this, now, here), [`depth`] (how deep may this person see this unit) and [`Entry::chained`] (does an entry follow from the one before).
//! Everything is a function of its arguments; the time of day is one of them.

mod act;
mod action;
mod chain;
mod clock;
mod current;
mod entry;
mod face;
mod make;
mod moves;
mod person;
mod publication;
mod right;
mod rights;
mod rules;
mod stage;
mod state;
mod visibility;

pub use act::{Act, ActKind};
pub use action::{Action, Refusal, Target};
pub use chain::{Head, NO_ENTRY, follow, text_digest, time_text};
pub use clock::{REVIEW_DAYS, review_days_left, review_last_day};
pub use current::{Appraisal, At, Current, Item, LeafNow, Review};
pub use entry::{Digest, Entry, Kind, NewEntry, SourceCell, State, layer_from_name, layer_name};
pub use face::Face;
pub use moves::{Standing, against_move};
pub use person::{Grant, Person, Role, Scope};
pub use publication::{Publication, publications};
pub use right::{covers, may};
pub use rules::{Rules, read_rules};
pub use stage::{Deadlines, Stage, end_of_day, local_day};
pub use state::{Reopened, RoundState};
pub use visibility::{Depth, Viewpoint, Visibility, depth};
