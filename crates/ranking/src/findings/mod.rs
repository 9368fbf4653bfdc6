//! What ranking has to say about its inputs.

mod tie_not_decided;
mod unknown_block;

pub(crate) use tie_not_decided::tie_not_decided;
pub(crate) use unknown_block::unknown_block;
