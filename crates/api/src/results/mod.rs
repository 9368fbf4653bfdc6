//! What a round comes to: computed whole at a head of its chain, and kept by digests.
//!
//! Nothing here is ever shown: what somebody may see of a [`Computed`] is a [`crate::seen::Seen`].

mod computed;
mod facts;
mod keep;
pub(crate) mod load;
pub(crate) mod rows;
mod stand;
#[cfg(test)]
mod tests;

pub(crate) use computed::{Computed, compute};
pub(crate) use facts::Facts;
pub(crate) use keep::{Results, Trouble, aside};
use rows::rows_of;
pub(crate) use stand::Stand;
