//! The sentences, both languages side by side; one family of codes a file.

pub(crate) mod amended;
pub(crate) mod asked;
pub(crate) mod award;
pub(crate) mod cases;
pub(crate) mod dates;
pub(crate) mod examples;
pub(crate) mod keys;
pub(crate) mod layers;
pub(crate) mod leaf;
pub(crate) mod levels;
pub(crate) mod maxima;
pub(crate) mod ranking;
pub(crate) mod sources;
pub(crate) mod steps;
pub(crate) mod survey;
pub(crate) mod syntax;
pub(crate) mod tree;
pub(crate) mod values;
pub(crate) mod weights;
