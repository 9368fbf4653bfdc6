//! What the surveys say of one unit, for its sheet.

use super::SurveyContext;
use crate::surveys::Seen;
use survey::{Estimate, Figure};

impl SurveyContext<'_> {
    /// One sentence: the instrument, valid responses, and every main figure, with its interval where intervals are shown; `None` where the unit was not asked.
    pub(crate) fn unit_words(&self, unit: usize) -> Option<String> {
        let domain = self.estimates.unit(u32::try_from(unit).ok()?)?;
        let title = self.instrument.title.get(self.lang);
        let survey = self.say("Khảo sát", "Survey");
        if self.is_hidden(domain) {
            let words = self.say("không hiện số liệu (ít phiếu)", "not shown (few responses)");
            return Some(format!("{survey} “{title}”: {words}."));
        }
        let figure = |figure: Figure| match self.seen(domain, figure) {
            Seen::Shown(own) => Some(format!(
                "{} {}",
                self.figure_title(figure),
                self.figure_words(own)
            )),
            Seen::Hidden | Seen::Nothing => None,
        };
        let figures: Vec<String> = self.main_figures().into_iter().filter_map(figure).collect();
        Some(format!(
            "{survey} “{title}” ({}): {} {}; {}.",
            self.status_words(),
            self.count(domain.valid),
            self.say("phiếu hợp lệ", "valid responses"),
            figures.join("; ")
        ))
    }
    /// `84,21% (KTC 95%: 80,10–88,32%)`.
    fn figure_words(&self, own: &Estimate) -> String {
        let value = self.percent(&own.value);
        let bound = |double: f64| {
            let exact = points::Exact::from_cell(double).ok()?;
            let to = points::RoundTo::half_up(self.digits());
            Some(self.number(&exact.round(to), self.digits()))
        };
        let interval = own.interval.filter(|_| self.intervals);
        let shown = interval.and_then(|own| Some((bound(own.low)?, bound(own.high)?)));
        shown.map_or_else(
            || value.clone(),
            |(low, high)| {
                format!(
                    "{value} ({} {low}–{high}%)",
                    self.say("KTC 95%:", "95% CI:")
                )
            },
        )
    }
}
