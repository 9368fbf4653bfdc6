//! What is scored.

use crate::{Input, MissingPolicy, Policy, Rule};
use jiff::civil::Date;
use points::Exact;

/// Who gives the answer: `scored`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScoredBy {
    /// `self`: the unit, with evidence; then appraised.
    SelfScore,
    /// `appraised`: the appraising body alone.
    Appraised,
    /// `survey`.
    Survey,
    /// `imported`.
    Imported,
    /// `council`.
    Council,
}

/// A value given in an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// A number (count, number, percent, points).
    Number(Exact),
    /// `true` or `false`.
    YesNo(bool),
    /// A level's name, or a state: `"missing"`, `"not-applicable"`.
    Text(String),
    /// A date.
    Date(Date),
    /// Ids of items.
    Items(Vec<String>),
}

/// `{ given = { on_time = 108, resolved = 111 }, points = 6.00 }`; run by `criteria check`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Inputs by name; an input left out is missing. The key `points` gives typed points. For peers, `block = [..]` gives the other values.
    pub given: Vec<(String, Given)>,
    /// Values of the other units of the block, for `peers`.
    pub block: Vec<Exact>,
    /// The expected points, or `None` where `points = "drop" | "blank" | "incomplete" | "ask"` names a state.
    pub points: Option<Exact>,
    /// The state's name where points is a text.
    pub state: Option<String>,
    /// Line of the file.
    pub line: u32,
}

/// The scored part of a leaf node.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// `scored`.
    pub scored: ScoredBy,
    /// `appraised-by`.
    pub appraised_by: Option<String>,
    /// `evidence`.
    pub evidence: Option<String>,
    /// `guide`: how to score, in the decision's words, for the form's column.
    pub guide: Option<String>,
    /// `inputs`, in file order.
    pub inputs: Vec<Input>,
    /// `rule` and its keys.
    pub rule: Rule,
    /// `when-undefined`; `Ask` where absent.
    pub when_undefined: Policy,
    /// `when-not-applicable`; `Ask` where absent.
    pub when_not_applicable: Policy,
    /// `when-missing`; `Incomplete` where absent.
    pub when_missing: MissingPolicy,
    /// `applies-to`: unit types, blocks or codes; empty = all. For other units the leaf is not applicable.
    pub applies_to: Vec<String>,
    /// `from`: counts only from this date in the year; the trace says so.
    pub effective_from: Option<Date>,
    /// `examples`.
    pub examples: Vec<Example>,
}
