//! Every key that an instrument's file may hold, block by block, and the words that some of them take.

use crate::{Aggregation, Blanks, Formula, OnStraightLine, Places};
use criteria::Status;

pub(crate) const TOP: &[&str] = &[
    "format", "id", "year", "title", "title-en", "status", "notice", "source", "xlsform", "roles",
    "list", "group", "question", "index", "part", "factor", "item", "limits",
];
pub(crate) const LIST: &[&str] = &["best", "choices", "options"];
pub(crate) const CHOICE: &[&str] = &["code", "title", "title-en", "also", "no-opinion"];
pub(crate) const GROUP: &[&str] = &["title", "title-en", "in"];
pub(crate) const QUESTION: &[&str] = &[
    "title", "title-en", "hint", "hint-en", "group", "kind", "list", "other", "least", "most",
    "role", "required", "relevant",
];
pub(crate) const INDEX: &[&str] = &["formula", "blanks", "aggregation", "places", "round"];
pub(crate) const PART: &[&str] = &["code", "title", "title-en", "weight", "base"];
pub(crate) const FACTOR: &[&str] = &[
    "code", "title", "title-en", "part", "weight", "base", "items",
];
pub(crate) const ITEM: &[&str] = &["weight", "base", "formula", "options"];
pub(crate) const LIMITS: &[&str] = &[
    "most-blank-percent",
    "straight-line",
    "straight-line-from",
    "duplicate-content",
    "small-cell",
    "alike-percent",
];

pub(crate) const STATUSES: &[(&str, Status)] = &[
    ("official", Status::Official),
    ("reconstructed", Status::Reconstructed),
    ("sample", Status::Sample),
];
pub(crate) const FORMULAS: &[(&str, Formula)] = &[
    ("top2", Formula::Top2),
    ("mean-over-max", Formula::MeanOverMax),
    ("mean-rescaled", Formula::MeanRescaled),
    ("options", Formula::Options),
];
pub(crate) const BLANKS: &[(&str, Blanks)] = &[("out", Blanks::Out), ("in", Blanks::In)];
pub(crate) const AGGREGATIONS: &[(&str, Aggregation)] = &[
    ("pooled", Aggregation::Pooled),
    ("mean-of-items", Aggregation::MeanOfItems),
    ("mean-of-factors", Aggregation::MeanOfFactors),
    ("weights", Aggregation::Weights),
];
pub(crate) const PLACES: &[(&str, Places)] = &[
    ("pooled", Places::Pooled),
    ("mean-of-units", Places::MeanOfUnits),
    ("weights", Places::Weights),
];
pub(crate) const STRAIGHT_LINES: &[(&str, OnStraightLine)] = &[
    ("flag", OnStraightLine::Flag),
    ("exclude", OnStraightLine::Exclude),
];
