//! What work in the field finds.

pub(crate) mod frame;
pub(crate) mod keying;
pub(crate) mod paper;
pub(crate) mod plan;
