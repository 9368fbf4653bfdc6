//! Charts of a survey.

mod dots;
mod heat;
mod items;
mod profile;
mod segments;

pub use dots::unit_dots;
pub use heat::factor_heat;
pub use items::item_bars;
pub use profile::unit_profile;

use crate::SurveyContext;
use survey::{Domain, Figure};

impl<'a> SurveyContext<'a> {
    /// Units whose figure may be shown, highest first; equals in the order of the roster.
    pub(crate) fn highest_first(&self, units: &[&'a Domain], figure: Figure) -> Vec<&'a Domain> {
        let value = |domain: &Domain| {
            let seen = self.seen(domain, figure).shown();
            seen.map(|own| own.value.clone())
        };
        let mut units: Vec<(points::Exact, &Domain)> = units
            .iter()
            .filter_map(|domain| Some((value(domain)?, *domain)))
            .collect();
        units.sort_by(|a, b| b.0.cmp(&a.0));
        units.into_iter().map(|own| own.1).collect()
    }
    /// `Khối xã: `-like ending of a chart's title: the block and the number of units.
    pub(crate) fn group_words(&self, name: Option<&str>, n: usize) -> String {
        let units = self.say("đơn vị", "units");
        match name {
            Some(name) => format!("{n} {units}, {} {name}", self.say("khối", "block")),
            None => format!("{n} {units}"),
        }
    }
    /// `units`, `units-2`: the name of a chart of one of several groups.
    pub(crate) fn group_id(&self, kind: &str, group: usize) -> String {
        if group == 0 {
            kind.to_owned()
        } else {
            format!("{kind}-{}", group + 1)
        }
    }
    /// Names of units whose figures are hidden, for a line below a chart.
    pub(crate) fn hidden_line(&self, units: &[&Domain], figure: Figure) -> Option<String> {
        let hidden =
            |domain: &&&Domain| matches!(self.seen(domain, figure), crate::surveys::Seen::Hidden);
        let names: Vec<&str> = units
            .iter()
            .filter(hidden)
            .map(|domain| domain.title.get(self.lang))
            .collect();
        (!names.is_empty()).then(|| {
            format!(
                "{}: {}",
                self.say("Không hiện số liệu (ít phiếu)", "Not shown (few responses)"),
                names.join(", ")
            )
        })
    }
}
