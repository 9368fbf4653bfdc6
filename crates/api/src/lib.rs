//! The server: JSON API and pages over one store, for the whole yearly round.
#![expect(dead_code, reason = "the routes that show pages come next")]

mod assets;
mod layout;
mod pages;
mod text;
