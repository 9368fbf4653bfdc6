//! The server: JSON API and pages over one store, for the whole yearly round.
//!
//! [`serve`] listens, [`router`] makes the routes, [`App`] is what they share.
//! Every route has its row in one table (`gate::table`), and everything that a response shows of results passes one cut (`seen`).

mod app;
mod assets;
mod caller;
mod clock;
mod demo;
mod desk;
mod failure;
mod first;
mod gate;
mod health;
mod http;
mod layout;
mod limits;
mod load;
mod metrics;
mod pages;
mod problem;
mod refill;
mod results;
mod router;
mod security;
mod seen;
mod sentence;
mod serve;
mod settings;
#[cfg(test)]
mod tests;
mod text;
mod tidying;
mod tongue;
mod uploads;
mod v1;
mod webhooks;
mod worker;

pub use app::App;
pub(crate) use caller::Caller;
pub use clock::Clock;
pub use demo::{DemoAccount, NoDemo, demonstrate};
pub use first::{FirstAccount, prepare};
pub use gate::{Access, Method, ROWS, Row};
pub use load::{Loaded, NotLoaded, load_round};
pub use router::router;
pub use serve::{Listening, asked_to_end, serve};
pub use settings::Settings;
