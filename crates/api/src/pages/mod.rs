//! Pages.

mod accounts;
mod admin;
mod display;
mod inside;
pub(crate) mod public;
pub(crate) mod roles;
mod sets;
mod table_view;
mod why;
mod work;

use crate::gate::Routes;
pub(crate) use sets::draft_file;

pub(crate) fn routes(routes: &mut Routes) {
    public::routes(routes);
    display::routes(routes);
    why::routes(routes);
    inside::routes(routes);
    sets::routes(routes);
    accounts::routes(routes);
    admin::routes(routes);
    work::routes(routes);
}
