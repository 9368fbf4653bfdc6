//! Tests of the survey room, one module a subject.

mod made;
mod valid;
