//! The binary `parindex`.
fn main() {}
