//! How bytes are sent: their digest as ETag, how long they may be kept, and what the server keeps of them.

mod sent;
mod shelf;

pub(crate) use sent::{Keep, Sent};
pub(crate) use shelf::Shelf;
