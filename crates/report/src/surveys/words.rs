//! What figures are called, and how they are shown.

use super::SurveyContext;
use crate::frame::Frame;
use points::Exact;
use survey::{Figure, Formula};

impl SurveyContext<'_> {
    /// One of two wordings.
    #[must_use]
    pub fn say<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        Frame::say(self, vi, en)
    }
    /// `Chỉ số hài lòng`; of weighted options, which need not be about satisfaction, `Chỉ số`.
    pub(crate) fn index_words(&self) -> &'static str {
        if self.instrument.index.formula == Formula::Options {
            self.say("Chỉ số", "Index")
        } else {
            self.say("Chỉ số hài lòng", "Satisfaction index")
        }
    }
    /// `Chỉ số chung`, `Cung ứng dịch vụ`, `III. Công chức`, the wording of an item.
    pub(crate) fn figure_title(&self, figure: Figure) -> String {
        let index = &self.instrument.index;
        match figure {
            Figure::Overall => self.say("Chỉ số chung", "Overall index").to_owned(),
            Figure::Part(at) => index.parts[usize::from(at)].title.get(self.lang).to_owned(),
            Figure::Factor(at) => {
                let own = &index.factors[usize::from(at)];
                let title = own.title.get(self.lang);
                // Many titles begin with their code.
                if title.starts_with(&format!("{}.", own.code)) {
                    title.to_owned()
                } else {
                    format!("{}. {title}", own.code)
                }
            }
            Figure::Item(at) => self.item_title(usize::from(at)).to_owned(),
        }
    }
    /// The wording of an item, by its place in the index.
    pub(crate) fn item_title(&self, item: usize) -> &str {
        let question = self.instrument.index.items[item].question;
        self.instrument.question(question).title.get(self.lang)
    }
    /// The code of an item's question.
    pub(crate) fn item_code(&self, item: usize) -> &str {
        let question = self.instrument.index.items[item].question;
        &self.instrument.question(question).code
    }
    /// The figures over items: the whole, parts, factors.
    pub(crate) fn main_figures(&self) -> Vec<Figure> {
        let figures = self.estimates.figures.iter().copied();
        figures
            .filter(|figure| !matches!(figure, Figure::Item(_)))
            .collect()
    }
    /// The factors, in their order.
    pub(crate) fn factor_figures(&self) -> Vec<Figure> {
        let figures = self.estimates.figures.iter().copied();
        figures
            .filter(|figure| matches!(figure, Figure::Factor(_)))
            .collect()
    }
    /// Digits that figures are shown with: those of the instrument's rounding, else two.
    pub(crate) fn digits(&self) -> u8 {
        self.instrument.index.round.map_or(2, |to| to.digits)
    }
    /// A figure in percent, with the sign.
    pub(crate) fn percent(&self, figure: &Exact) -> String {
        format!("{}%", self.number(figure, self.digits()))
    }
    /// A figure in the language's style.
    pub(crate) fn number(&self, figure: &Exact, digits: u8) -> String {
        match self.lang {
            finding::Lang::Vi => vietnamese::show_number(figure, Some(digits)),
            finding::Lang::En => vietnamese::show_number_en(figure, Some(digits)),
        }
    }
    /// A count with its thousands parted.
    pub(crate) fn count(&self, n: u64) -> String {
        self.number(&exact(n), 0)
    }
}

/// A count as a figure.
pub(crate) fn exact(n: u64) -> Exact {
    Exact::from(i64::try_from(n).unwrap_or(i64::MAX))
}

/// `part ÷ whole × 100`; nothing of nothing.
pub(crate) fn share(part: u64, whole: u64) -> Option<Exact> {
    exact(part).times(&100.into()).over(&exact(whole))
}
