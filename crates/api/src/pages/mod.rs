//! Pages.

mod accounts;
mod display;
mod home;
pub(crate) mod roles;
mod work;

use crate::gate::Routes;

pub(crate) fn routes(routes: &mut Routes) {
    home::routes(routes);
    display::routes(routes);
    accounts::routes(routes);
    work::routes(routes);
}
