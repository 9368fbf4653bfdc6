//! What a leaf asks for.

use jiff::civil::Date;
use points::Exact;

/// The kind of an input: `inputs = { on_time = "count" }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputKind {
    /// `count`: a whole number from 0.
    Count,
    /// `number`: any decimal.
    Number,
    /// `percent`: 94.43 means 94.43 %.
    Percent,
    /// `points`: typed points of a part.
    Points,
    /// `yes-no`.
    YesNo,
    /// `level`: one of the rule's named levels, in this order.
    Level(Vec<String>),
    /// `date`.
    Date,
    /// `items`: a register whose rows carry ids, counted once across years.
    Items,
}

/// `from-children`: a parent's input out of its units' inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FromChildren {
    /// `pooled`: the sum over the units (counts).
    Pooled,
    /// `mean`: the exact mean over the units that have a value.
    Mean,
    /// `weights`: Σ weight × value ÷ Σ weight over the units that have both; the weight is this other input of the leaf (its index), named by `weights`.
    Weights(u16),
}

/// One input of a leaf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The key in `inputs`.
    pub name: String,
    /// The words on the form: `inputs = { on_time = { kind = "count", title = "Số hồ sơ …" } }`; the name where absent.
    pub title: String,
    /// The kind.
    pub kind: InputKind,
    /// `from-children` of the input or of its leaf.
    pub from_children: Option<FromChildren>,
    /// `not-over = "resolved"`: this input may not exceed that one (parts and wholes). Index of the other input.
    pub not_over: Option<u16>,
    /// Line of the file.
    pub line: u32,
}

/// One row of an `items` input.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Item {
    /// The id that makes it countable once.
    pub id: String,
    /// Its date, where the register has one.
    pub date: Option<Date>,
    /// How many it stands for; 1 in most registers.
    pub weight: Exact,
}
