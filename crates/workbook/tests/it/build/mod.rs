//! Files made by hand, so that they can be wrong in one place.

pub(crate) mod ods;
pub(crate) mod package;
pub(crate) mod xls;
pub(crate) mod xlsb;
pub(crate) mod xlsx;
