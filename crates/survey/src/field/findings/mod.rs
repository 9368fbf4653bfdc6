//! What work in the field finds.

pub(crate) mod frame;
pub(crate) mod numbers;
pub(crate) mod plan;
