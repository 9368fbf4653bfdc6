//! A set as people read it: the rule in words, the tree, JSON.

mod amended;
mod asked;
mod award;
mod interval;
mod json;
mod measure;
mod number;
mod parts;
mod property;
mod rule;
mod settings;
mod text;
mod words;

pub use amended::change_in_words;
pub use json::show_json;
pub use rule::rule_in_words;
pub use text::show_text;

pub(crate) use interval::interval;
pub(crate) use number::plain;
