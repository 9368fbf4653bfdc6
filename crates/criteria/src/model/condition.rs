//! What a rule looks at: a measure, and a condition on one.

use crate::Step;

/// The sign of a term: `["received", "-late"]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// Added.
    Plus,
    /// Taken off.
    Minus,
}

/// An input of the leaf with its sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Term {
    /// Index into the leaf's inputs.
    pub input: u16,
    /// The sign.
    pub sign: Sign,
}

/// A value that thresholds, ratios and peers look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// `input = "x"`: the value itself (count, number, percent).
    Input(u16),
    /// `numerator` and `denominator`: their quotient. Thresholds, conditions and peers read it in percent (× 100). A denominator of zero is *undefined*.
    Ratio {
        /// Signed sum.
        numerator: Vec<Term>,
        /// Signed sum.
        denominator: Vec<Term>,
    },
    /// `numerator` without `denominator`: the signed sum.
    Sum(Vec<Term>),
}

/// One condition of a guarded case: `{ input = "x", from = 95 }`, `{ input = "done", is = true }`, `{ input = "grade", is = "Tốt" }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// The measure lies in an interval (bounds as in a step).
    Within {
        /// What is looked at.
        measure: Measure,
        /// The interval; its award is not used.
        interval: Step,
    },
    /// A yes/no input equals this.
    Is {
        /// Index of the input.
        input: u16,
        /// The wanted answer.
        yes: bool,
    },
    /// A level input is this level.
    IsLevel {
        /// Index of the input.
        input: u16,
        /// Index of the level in the input's list.
        level: u16,
    },
}
