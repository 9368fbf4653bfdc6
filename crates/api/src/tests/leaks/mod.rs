//! Nothing leaks: every route of the gate's table answers the same bytes whatever other units' data are.
//!
//! Two servers hold the same accounts, sessions and ids; in one of them another unit has entered something else.
//! Whoever may not see that unit asks both for every address and with every form of the table, stage by stage, and every answer must be the same.

pub(super) mod addresses;
mod forms;
pub(super) mod people;
mod published;
mod unpublished;
mod worlds;
