//! The binary `parindex`: reads words, calls the rooms, prints, and exits.
//! Exit code 0: clean or warnings; 1: findings of severity error; 2: could not run.

mod args;
#[cfg(feature = "server")]
mod log;
mod output;
mod verbs;

use args::{Arguments, Verb};
use clap::Parser;
use std::process::ExitCode;

/// How a verb ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Nothing worse than warnings.
    Clean,
    /// Findings of severity error.
    Findings,
    /// Could not run.
    Failed,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = output::Output::new(arguments.lang.into());
    let exit = match &arguments.verb {
        Verb::Rank(rank) => verbs::rank::run(rank, &mut out),
        Verb::Explain(explain) => verbs::explain::run(explain, &mut out),
        Verb::Check(check) => verbs::check::run(check, &mut out),
        Verb::Form(form) => verbs::form::run(form, &mut out),
        Verb::Criteria(criteria) => verbs::criteria::run(criteria, &mut out),
        Verb::Compare(words) => verbs::years::run(words, &mut out),
        Verb::Round(round) => verbs::round::run(round, &mut out),
        Verb::Survey(survey) => verbs::survey::run(survey, &mut out),
        Verb::Units(units) => verbs::units::run(units, &mut out),
        Verb::ReadWorker { layer, folder } => verbs::read_worker::run(layer, folder, &mut out),
        Verb::ReadSetWorker => verbs::read_worker::run_set(&mut out),
        Verb::Verify { bundle } => verbs::bundle::verify(bundle, &mut out),
        #[cfg(feature = "server")]
        Verb::Serve(serve) => verbs::serve::run(serve, &mut out),
        #[cfg(feature = "server")]
        Verb::Load(load) => verbs::serve::load(load, &mut out),
        #[cfg(feature = "server")]
        Verb::Backup(backup) => verbs::backup::run(backup, &mut out),
        #[cfg(feature = "server")]
        Verb::Restore(restore) => verbs::backup::restore(restore, &mut out),
    };
    match exit {
        Exit::Clean => ExitCode::SUCCESS,
        Exit::Findings => ExitCode::from(1),
        Exit::Failed => ExitCode::from(2),
    }
}
