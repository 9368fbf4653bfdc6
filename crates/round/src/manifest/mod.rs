//! `round.toml`: what a round consists of.

mod read;
mod survey;

pub(crate) use self::survey::limits_over;
pub use self::survey::{Design, Survey};
pub use read::read_manifest;

use criteria::LayerKind;
use jiff::civil::Date;

/// Whether the period that is scored still runs; only then the next step up is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Period {
    /// `closed`, the default: nothing more can be reached.
    #[default]
    Closed,
    /// `running`.
    Running,
}

/// One `[[file]]`: answers of a layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// `path`, from the round's folder; may hold `*` in its last part.
    pub path: String,
    /// `layer`: `self`, `appraised-1`, `appraised-2`, …, `survey`, `imported`, `council`.
    pub layer: LayerKind,
    /// `layout`, where detection is not wanted.
    pub layout: Option<answers::Layout>,
    /// Line of the manifest.
    pub line: u32,
}

/// A round's manifest.
#[derive(Debug, Clone, PartialEq)]
pub struct Manifest {
    /// The manifest's path as given.
    pub file: String,
    /// `id`.
    pub id: String,
    /// `title`.
    pub title: String,
    /// `year`.
    pub year: i16,
    /// `as-of`: the text of the set in force, and the date of outputs.
    pub as_of: Date,
    /// `period`.
    pub period: Period,
    /// `set`: `qd766/2026`, or a path from the round's folder.
    pub set: String,
    /// `units`, from the round's folder.
    pub units: String,
    /// `notice`: stands on every output.
    pub notice: Option<String>,
    /// `agency`: the body in the heading of printed tables.
    pub agency: Option<String>,
    /// `published`: whether the act is recorded; until then outputs say DỰ THẢO – CHƯA CÔNG BỐ. `act` names it.
    pub act: Option<String>,
    /// `previous`: the folder of last year's round, whose items do not count again.
    pub previous: Option<String>,
    /// `crosswalk`: a CSV `old,new` that says which units of last year's round this year's were made of; [`units::read_crosswalk`].
    pub crosswalk: Option<String>,
    /// `[[file]]`.
    pub files: Vec<Answer>,
    /// `[[survey]]`.
    pub surveys: Vec<Survey>,
    /// `[review]` and `[visibility]`: what the round sets for its procedure on a server.
    pub rules: procedure::Rules,
    /// `[expected] known-differences`.
    pub known: Option<String>,
}
