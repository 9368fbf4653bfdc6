//! A form that does not belong to this round, or was changed in its layout.

mod appraisal;
mod identity;
mod rows;

pub(crate) use appraisal::*;
pub(crate) use identity::*;
pub(crate) use rows::*;
