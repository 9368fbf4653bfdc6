//! A trace as data: one leaf of one unit, layer by layer.

use super::{RoundingDifference, SurveyTrace};
use crate::rules::Note;
use finding::{Place, Text};
use points::Exact;
use serde::{Serialize, Serializer};

/// Writes a number as its decimal text.
pub(crate) fn as_text<S: Serializer>(number: &Exact, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

/// Writes a number as its decimal text, or null.
#[expect(clippy::ref_option, reason = "the signature that serde calls")]
pub(crate) fn maybe_text<S: Serializer>(
    number: &Option<Exact>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => serializer.collect_str(number),
        None => serializer.serialize_none(),
    }
}

/// A unit's value that a parent's was taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChildTrace {
    /// The unit's code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The value, or its state.
    pub value: Text,
    /// The cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// One input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InputTrace {
    /// The key in the set.
    pub name: String,
    /// The words on the form.
    pub title: String,
    /// The value, or its state.
    pub value: Text,
    /// The cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// What the cell said besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// How it came out of the units below: their sum, their mean, a mean with weights.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Text>,
    /// The units that a parent's value was taken from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<ChildTrace>,
}

/// What one layer says of the leaf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LayerTrace {
    /// `self`, `appraised-1`, `survey`, `imported`, `council`.
    pub layer: String,
    /// The layer in words.
    pub name: Text,
    /// Whether this layer stands.
    pub stands: bool,
    /// The inputs; those that are missing too, where the layer has an answer.
    pub inputs: Vec<InputTrace>,
    /// The typed points, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub typed: Option<InputTrace>,
    /// What stands behind values that were counted from responses, group by group.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub surveys: Vec<SurveyTrace>,
    /// What the rule did.
    pub notes: Vec<Note>,
    /// The points; null where there are none.
    #[serde(serialize_with = "maybe_text")]
    pub points: Option<Exact>,
    /// The points, or the state and what it earns.
    pub result: Text,
    /// The appraiser's reason or the unit's explanation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The evidence that the unit named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
}

/// One leaf of one unit in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trace {
    /// The unit's code.
    pub unit: String,
    /// Its name.
    pub unit_name: String,
    /// The criterion's code.
    pub criterion: String,
    /// Its title.
    pub title: Text,
    /// The maximum for this unit; zero where the leaf is out.
    #[serde(serialize_with = "as_text")]
    pub max: Exact,
    /// The rule in words.
    pub rule: Text,
    /// The line of the set: `criteria/qd766/2026.toml:36`.
    pub line: String,
    /// The legal basis and the item in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What amendments have changed of it, each with its decision, day and line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub amended: Vec<Text>,
    /// Layer by layer.
    pub layers: Vec<LayerTrace>,
    /// The points that stand; null where none do.
    #[serde(serialize_with = "maybe_text")]
    pub points: Option<Exact>,
    /// The points that stand, or the state and what it earns.
    pub result: Text,
    /// Which layer stands and why.
    pub why: Text,
    /// A published figure that is known to differ by rounding, with both calculations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<RoundingDifference>,
}
