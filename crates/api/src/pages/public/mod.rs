//! What everybody may read: results as far as their publication allows, sets and method.
//!
//! [`load::find`] is the one way to a result; it gives a [`crate::seen::Seen`], and everything here is made of that.

mod charts;
mod compare;
pub(crate) mod criteria;
mod drawn;
mod head;
mod load;
mod method;
mod method_words;
mod parts;
mod profile;
mod ranking;
mod routes;
mod sets;
mod shown;
mod sorted;
mod start;
mod versions;
mod years;

pub(crate) use criteria::{node_title, set_title};
pub(crate) use head::{Framed, address, block_heading, framed, origin};
pub(crate) use load::{Found, Shelves, find, published, visible};
pub(crate) use parts::{ChartView, Fact, Link, Tab, both_charts, share};
pub(crate) use profile::outcome_words;
pub(crate) use ranking::digits;
pub(crate) use shown::{Shown, UnitShown};
pub(crate) use sorted::{Ask, order};

pub(crate) use routes::{answer, layout};

use crate::gate::Routes;

pub(crate) fn routes(to: &mut Routes) {
    routes::routes(to);
    charts::routes(to);
}
