//! How bytes are sent: their digest as ETag, how long they may be kept, and what the server keeps of them.

mod download;
mod finding;
mod ready;
mod sent;
mod shelf;

pub(crate) use download::download;
pub(crate) use finding::{BothJson, FindingJson};
pub(crate) use ready::{Ready, Shows, ready};
pub(crate) use sent::{Keep, Sent};
pub(crate) use shelf::Shelf;
