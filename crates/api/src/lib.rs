//! The server: JSON API and pages over one store, for the whole yearly round.
