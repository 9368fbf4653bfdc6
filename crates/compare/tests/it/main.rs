//! Tests of the room `compare`.

mod sets;
mod support;
mod what_if;
mod years;
