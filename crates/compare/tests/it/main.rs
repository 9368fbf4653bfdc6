//! Tests of the room `compare`.

mod borders;
mod sets;
mod support;
mod what_if;
mod years;
