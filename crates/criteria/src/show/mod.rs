//! A set as people read it: the rule in words, the tree, JSON.

mod interval;
mod number;

pub(crate) use interval::interval;
pub(crate) use number::plain;
