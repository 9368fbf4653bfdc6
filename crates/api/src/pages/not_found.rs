//! The page for an address that leads nowhere, or to what is not published: the two look the same.

use crate::layout::{Layout, Section};
use askama::Template;

/// Says that there is no such page.
#[derive(Debug, Template)]
#[template(path = "not_found.html")]
pub(crate) struct NotFound {
    pub(crate) page: Layout,
}
