//! Estimates against R `survey` 4.5 and other programs; `fixtures/reference/*/README.md` says where each table comes from.

mod binomial;
mod designs;
mod domains;
mod groups;
mod moved;
mod proportions;
mod table;
mod whole;
