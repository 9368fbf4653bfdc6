//! What can be wrong with a roster, in both languages.

pub(crate) mod columns;
pub(crate) mod crosswalk;
pub(crate) mod groups;
pub(crate) mod later;
pub(crate) mod parents;
pub(crate) mod rows;
pub(crate) mod weights;
