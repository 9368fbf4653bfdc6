//! Pages.

mod not_found;
