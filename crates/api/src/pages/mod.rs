//! Pages.

mod display;
mod home;

use crate::gate::Routes;

pub(crate) fn routes(routes: &mut Routes) {
    home::routes(routes);
    display::routes(routes);
}
