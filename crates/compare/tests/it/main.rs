//! Tests of the room `compare`.

mod borders;
mod published;
mod sets;
mod support;
mod what_if;
mod years;
