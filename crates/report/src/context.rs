//! What a result is made of, and what of it is wanted.

use crate::SurveyContext;
use crate::frame::{Frame, short_digest};
use answers::Answers;
use criteria::{CriteriaSet, Status};
use finding::{Finding, Lang};
use jiff::civil::Date;
use points::Exact;
use ranking::Ranked;
use scoring::Scored;
use units::Roster;

/// Everything that tables and charts look at.
#[derive(Debug, Clone, Copy)]
pub struct ResultContext<'a> {
    /// The criteria set.
    pub set: &'a CriteriaSet,
    /// The scores.
    pub scored: &'a Scored,
    /// The ranking of the same scores.
    pub ranked: &'a Ranked,
    /// The answers behind the scores, where reasons and typed points are wanted.
    pub answers: Option<&'a Answers>,
    /// The roster that was scored; with it and the answers a unit's sheet says why each criterion is below its maximum.
    pub roster: Option<&'a Roster>,
    /// The surveys of the round: their tables T13 and T14 stand in the ranking's workbook, their own workbooks and charts beside it. Empty where there are none.
    pub surveys: &'a [SurveyContext<'a>],
    /// Whether the period still runs: then the sheet says what the next step would give.
    pub running: bool,
    /// Everything found on the way.
    pub findings: &'a [Finding],
    /// The round's id.
    pub round: &'a str,
    /// The round's title.
    pub round_title: &'a str,
    /// A sentence that every output of the round repeats, such as that the figures are illustrative.
    pub notice: Option<&'a str>,
    /// The agency that puts out the result, for the head of printed tables.
    pub agency: Option<&'a str>,
    /// Whether the result is unpublished: then every output says so.
    pub draft: bool,
    /// The date of the figures; the only date that outputs carry.
    pub as_of: Date,
    /// The language.
    pub lang: Lang,
    /// The program's version.
    pub program: &'a str,
}

/// Which charts are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Charts {
    /// None.
    None,
    /// Those of the whole block.
    Blocks,
    /// Those of the block, and radar and waterfall of every unit.
    #[default]
    Units,
}

/// What to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Which charts.
    pub charts: Charts,
    /// Whether charts are written as PNG beside their SVG.
    pub png: bool,
    /// With more rows than this, radar and waterfall are written as SVG only: a picture takes about 40 ms, its drawing about 1 ms.
    pub most_unit_pictures: usize,
    /// Whether workbooks are written.
    pub workbooks: bool,
}

impl Options {
    /// More units than this get a workbook file each instead of a sheet.
    pub const MOST_UNIT_SHEETS: usize = 200;
}

impl Default for Options {
    fn default() -> Self {
        Self {
            charts: Charts::default(),
            png: true,
            most_unit_pictures: 40,
            workbooks: true,
        }
    }
}

impl ResultContext<'_> {
    /// One of two wordings.
    #[must_use]
    pub fn say<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
    /// A figure with so many digits, in the language's style.
    #[must_use]
    pub fn number(&self, figure: &Exact, digits: u8) -> String {
        Frame::figure(self, figure, digits)
    }
    /// A figure with its own digits, without zeros behind: a maximum.
    #[must_use]
    pub fn short(&self, figure: &Exact) -> String {
        Frame::short_figure(self, figure)
    }
    /// A percentage with so many digits.
    #[must_use]
    pub fn percent(&self, figure: &Exact, digits: u8) -> String {
        format!("{}%", self.number(figure, digits))
    }
    /// Digits that totals are shown with: those of the set's rounding, else two.
    #[must_use]
    pub fn digits(&self) -> u8 {
        self.set.rounding.total.map_or(2, |to| to.digits)
    }
    /// Digits that points of a leaf are shown with: those of the set's rounding, else two.
    #[must_use]
    pub fn leaf_digits(&self) -> u8 {
        self.set.rounding.leaf.map_or(2, |to| to.digits)
    }
    /// The name of a block, in words where the set has one table.
    #[must_use]
    pub fn block_name(&self, block: usize) -> String {
        match self.ranked.blocks.get(block) {
            Some(own) if own.is_all() => self.say("tất cả đơn vị", "all units").to_owned(),
            Some(own) => own.name.clone(),
            None => String::new(),
        }
    }
    /// `Khối xã`, or nothing where the set has one table.
    #[must_use]
    pub fn block_heading(&self, block: usize) -> String {
        match self.ranked.blocks.get(block) {
            Some(own) if !own.is_all() => {
                format!("{} {}", self.say("Khối", "Block"), own.name)
            }
            _ => String::new(),
        }
    }
    /// What the set's status is called.
    #[must_use]
    pub fn status_words(&self) -> &'static str {
        let (vi, en) = match self.set.status {
            Status::Official => ("bộ tiêu chí chính thức", "official set"),
            Status::Reconstructed => (
                "bộ tiêu chí dựng lại từ số liệu đã công bố",
                "set reconstructed from published figures",
            ),
            Status::Sample => ("bộ tiêu chí minh họa", "sample set"),
        };
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
    /// `DỰ THẢO – CHƯA CÔNG BỐ`, where the result is unpublished.
    #[must_use]
    pub fn draft_words(&self) -> Option<&'static str> {
        Frame::draft_words(self)
    }
    /// The date of the figures.
    #[must_use]
    pub fn date_words(&self) -> String {
        Frame::date_words(self)
    }
    /// The first twelve digits of the set's digest.
    #[must_use]
    pub fn short_digest(&self) -> &str {
        short_digest(&self.set.digest)
    }
    /// What stands at the foot of every output: set, status, digest, date, program.
    #[must_use]
    pub fn origin_words(&self) -> String {
        format!(
            "{} {} ({}) · {} {} · {} {} · parindex {}",
            self.say("Bộ tiêu chí", "Criteria set"),
            self.set.name(),
            self.status_words(),
            self.say("mã kiểm", "digest"),
            self.short_digest(),
            self.say("số liệu đến", "figures to"),
            self.date_words(),
            self.program
        )
    }
    /// Everything that an output of the round has to say: the notices, and that it is a draft.
    #[must_use]
    pub fn said(&self) -> Vec<&str> {
        self.notices()
            .into_iter()
            .chain(self.draft_words())
            .collect()
    }
    /// The notices that every output repeats, each once: the round's, the set's, then those of the instruments, or that one is not official.
    #[must_use]
    pub fn notices(&self) -> Vec<&str> {
        let own = [self.notice, self.set.notice.as_deref()];
        let surveys = self.surveys.iter().map(|survey| {
            let official = survey.instrument.status == Status::Official;
            let status = (!official).then(|| survey.status_words());
            survey.instrument.notice.as_deref().or(status)
        });
        let mut said: Vec<&str> = Vec::new();
        for text in own.into_iter().chain(surveys).flatten() {
            if !text.is_empty() && !said.contains(&text) {
                said.push(text);
            }
        }
        said
    }
}
