//! What work in the field finds.

pub(crate) mod numbers;
