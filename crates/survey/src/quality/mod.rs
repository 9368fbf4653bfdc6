//! One page on how good a file, or a round's survey, is.

mod answers;
mod line;
mod returned;
mod spread;

pub use line::{QualityLine, Verdict};

use crate::{Estimates, Instrument, Limits, QuestionId, Responses, Validity};
use finding::{Lang, Text};
use units::Roster;

/// How many people of the population stand behind each choice of a trait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PopulationCounts {
    /// The trait.
    pub question: QuestionId,
    /// By choice.
    pub counts: Vec<u64>,
}

/// What the page is made of.
#[derive(Debug, Clone, Copy)]
pub struct QualityRequest<'a> {
    /// What was asked.
    pub instrument: &'a Instrument,
    /// What came back.
    pub responses: &'a Responses,
    /// What counts.
    pub validity: &'a Validity,
    /// The units.
    pub roster: &'a Roster,
    /// The round's limits.
    pub limits: &'a Limits,
    /// For Cronbach's alpha; without them the page has none.
    pub estimates: Option<&'a Estimates>,
    /// For the comparison with the population; may be empty.
    pub population: &'a [PopulationCounts],
}

/// One page: lines in a fixed order.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Quality {
    /// `sipas/2022`.
    pub instrument: String,
    /// Title of the instrument.
    pub title: Text,
    /// The page.
    pub lines: Vec<QualityLine>,
}

impl Quality {
    /// The worst verdict of any line; good where no line has one.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let verdicts = self.lines.iter().filter_map(|line| line.verdict);
        verdicts.max().unwrap_or(Verdict::Good)
    }
    /// The line of this name.
    #[must_use]
    pub fn line(&self, key: &str) -> Option<&QualityLine> {
        self.lines.iter().find(|line| line.key == key)
    }
    /// The page as text, a line each: what, value, verdict, scale.
    #[must_use]
    pub fn to_text(&self, lang: Lang) -> String {
        let mut text = format!("{} ({})\n", self.title.get(lang), self.instrument);
        for line in &self.lines {
            text.push_str(&format!("{}: {}", line.label(lang), line.value.get(lang)));
            if let Some(verdict) = line.verdict {
                text.push_str(&format!(" – {}", verdict.word(lang)));
                if verdict != Verdict::Good {
                    text.push_str(&format!(" ({})", line.scale.get(lang)));
                }
            }
            text.push('\n');
        }
        text
    }
}

/// The page on the quality of the responses. It holds counts, shares, codes of questions and names of units, and no answer of anybody.
///
/// | line | good | take a look |
/// | --- | --- | --- |
/// | `response-rate`: returned ÷ issued | from 80% | from 50% |
/// | `valid`: valid ÷ returned | from 95% | from 80% |
/// | `units`: smallest number of valid responses of a unit | from 100 | from 30 |
/// | `units-without`: units of the survey without a valid response | none | |
/// | `item-blanks`: largest share of blanks of an item | to 5% | to 20% |
/// | `unreadable`: largest share of two ticks, unknown and out of range of a question | to 1% | to 10% |
/// | `straight-lines`: share of valid responses | to 10% | to 30% |
/// | `duplicates`: share of returned responses | to 1% | to 5% |
/// | `alike`: share of valid responses in batches that look alike | none | to 10% |
/// | `days`: share of responses of the busiest day | to 50% | any |
/// | `alpha-…`: Cronbach's alpha of a factor (Nunnally 1978) | from 0.7 | from 0.6 |
/// | `clusters`: smallest number of valid responses of a cluster | from 5 | from 2 |
/// | `population-…`: largest distance of a choice's share from the population | to 5 points | any |
///
/// Past the second limit a line is not usable. The limits are ours, set for local surveys of 150 to 200 responses a commune; they decide nothing but the word on this page.
/// Numbers of responses from 1 to under the round's small cell are not told.
#[must_use]
pub fn quality(request: &QualityRequest<'_>) -> Quality {
    let mut lines = returned::lines(request);
    lines.extend(answers::lines(request));
    lines.extend(spread::lines(request));
    Quality {
        instrument: request.instrument.name(),
        title: request.instrument.title.clone(),
        lines,
    }
}

impl QualityRequest<'_> {
    fn n_valid(&self) -> u64 {
        self.validity.n_valid() as u64
    }
    /// Rows that count.
    fn rows(&self) -> impl Iterator<Item = usize> {
        let excluded = self.validity.excluded.iter().enumerate();
        excluded
            .filter(|(_, reason)| reason.is_none())
            .map(|(row, _)| row)
    }
    /// Valid responses by unit of the roster.
    fn by_unit(&self) -> Vec<u64> {
        let mut counts = vec![0_u64; self.roster.len()];
        for row in self.rows() {
            let unit = self.responses.units.get(row).copied();
            if let Some(count) = unit.and_then(|unit| counts.get_mut(unit as usize)) {
                *count += 1;
            }
        }
        counts
    }
}
