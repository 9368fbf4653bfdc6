//! Every key that a set file may hold, block by block. `criteria/schema.json` names the same ones, which a test compares.

pub(crate) const TOP: &[&str] = &[
    "format",
    "id",
    "year",
    "levels",
    "title",
    "title-en",
    "notice",
    "total",
    "sum-differs",
    "status",
    "final",
    "stands",
    "rounding",
    "ranking",
    "index",
    "band",
    "basis",
    "criterion",
    "bonus",
    "penalty",
];
pub(crate) const ROUNDING: &[&str] = &["part", "leaf", "field", "total"];
pub(crate) const ROUND_TO: &[&str] = &["digits", "mode"];
pub(crate) const RANKING: &[&str] = &["on", "key", "ties", "break", "blocks"];
pub(crate) const INDEX: &[&str] = &["base"];
pub(crate) const BAND: &[&str] = &["name", "from", "above"];
pub(crate) const BASIS: &[&str] = &["title", "number", "issued"];
pub(crate) const SECTION: &[&str] = &["title", "cap", "source", "criterion"];

pub(crate) const NODE: &[&str] = &[
    "title", "title-en", "max", "source", "content", "follows", "changed",
];
pub(crate) const INNER: &[&str] = &["sum-differs", "imported-when"];
pub(crate) const LEAF: &[&str] = &[
    "scored",
    "appraised-by",
    "evidence",
    "guide",
    "inputs",
    "rule",
    "when-undefined",
    "when-not-applicable",
    "when-missing",
    "applies-to",
    "from-children",
    "from",
    "examples",
];
pub(crate) const INPUT: &[&str] = &[
    "kind",
    "title",
    "levels",
    "not-over",
    "from-children",
    "weights",
];
pub(crate) const EXAMPLE: &[&str] = &["given", "block", "points"];

pub(crate) const AWARD: &[&str] = &["points", "share"];
pub(crate) const STEP_AWARD: &[&str] = &["points", "share", "ratio"];
pub(crate) const BOUNDS: &[&str] = &["from", "above", "to", "below"];
pub(crate) const MEASURE: &[&str] = &["input", "numerator", "denominator"];
pub(crate) const COUNTED: &[&str] = &["input", "numerator", "each", "per", "cap"];
pub(crate) const PART: &[&str] = &["title", "max", "rule", "when-undefined", "when-missing"];
pub(crate) const CASE: &[&str] = &["when"];
pub(crate) const IS: &[&str] = &["is"];
pub(crate) const GROUP: &[&str] = &[
    "title",
    "weight",
    "input",
    "options",
    "instrument",
    "figure",
    "question",
    "choices",
    "where",
];

pub(crate) const AMENDMENT: &[&str] = &[
    "format",
    "amends",
    "title",
    "effective",
    "basis",
    "amend",
    "add",
    "repeal",
];
pub(crate) const AMEND: &[&str] = &[
    "criterion",
    "band",
    "section",
    "property",
    "was",
    "now",
    "now-examples",
    "source",
    "reason",
];
pub(crate) const ADD: &[&str] = &[
    "criterion",
    "band",
    "after",
    "before",
    "node",
    "counts-from",
    "source",
    "reason",
];
pub(crate) const REPEAL: &[&str] = &[
    "criterion",
    "band",
    "was-title",
    "was-max",
    "was",
    "source",
    "reason",
];

/// The keys of each rule, in the order of the description.
pub(crate) const RULES: &[(&str, &[&str])] = &[
    ("yes-no", &["input", "yes", "no"]),
    ("levels", &["input", "levels"]),
    (
        "thresholds",
        &["input", "numerator", "denominator", "steps", "otherwise"],
    ),
    (
        "ratio",
        &["input", "numerator", "denominator", "target", "floor"],
    ),
    (
        "per-count",
        &["input", "numerator", "each", "per", "counts"],
    ),
    (
        "deduct",
        &["input", "numerator", "each", "per", "deductions"],
    ),
    ("penalty-share", &["input", "levels"]),
    (
        "deadline",
        &["input", "due", "due-input", "days", "steps", "otherwise"],
    ),
    ("cases", &["case"]),
    ("sum", &["part", "over-max"]),
    ("best", &["part"]),
    (
        "survey",
        &[
            "input",
            "options",
            "group",
            "instrument",
            "figure",
            "question",
            "choices",
            "where",
        ],
    ),
    ("imported", &["input", "scale"]),
    (
        "peers",
        &["input", "numerator", "denominator", "method", "better"],
    ),
    ("frequency", &["input", "expected", "expected-input"]),
    ("council", &["step"]),
    ("points", &["step"]),
    ("info", &[]),
];

/// The keys of one rule; none where the name is unknown.
pub(crate) fn of_rule(name: &str) -> &'static [&'static str] {
    let rule = RULES.iter().find(|(rule, _)| *rule == name);
    rule.map_or(&[], |(_, keys)| keys)
}
