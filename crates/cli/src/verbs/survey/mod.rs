//! `survey`: indices, mapping of files, quality; and the work in the field.

mod check;
mod context;
mod entry;
mod field;
mod index;
mod paper;
mod quality;
mod sample;

pub(crate) use context::surveys;

use crate::Exit;
use crate::args::Survey;
use crate::output::Output;

pub(crate) fn run(verb: &Survey, out: &mut Output) -> Exit {
    match verb {
        Survey::Index(words) => index::run(words, out),
        Survey::Check(words) => check::run(words, out),
        Survey::Quality(words) => quality::run(words, out),
        Survey::Sample(words) => sample::run(words, out),
        Survey::Form(words) => paper::run(words, out),
        Survey::Entry(words) => entry::run(words, out),
    }
}
