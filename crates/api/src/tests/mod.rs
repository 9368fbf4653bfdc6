//! Tests through the router, of rounds out of `fixtures/`.

mod asked;
mod drafts;
mod guessed;
mod imports;
mod keys;
mod leaks;
mod outputs;
mod public;
mod ready;
mod rounds;
mod surveys;
mod v1;
