//! What stands in a cell line by line: inputs, what is looked at, steps and levels, conditions, examples.
//!
//! Each has a writer and a reader. A writer never has to be complete: what its reader does not give back unchanged is kept apart (`residue`).

pub(crate) mod conditions;
pub(crate) mod examples;
pub(crate) mod inputs;
pub(crate) mod measure;
pub(crate) mod others;
pub(crate) mod scale;

/// The lines of a cell that say something.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}
