//! What every sheet and picture says about itself, whatever it reports.

use crate::ResultContext;
use criteria::CriteriaSet;
use finding::Lang;
use jiff::civil::Date;
use points::Exact;
use std::fmt::Debug;

/// A result that sheets and pictures can be framed for: its language, what stands above them and what below.
pub(crate) trait Frame: Debug {
    /// The language.
    fn lang(&self) -> Lang;
    /// What stands below every title: the title of the round.
    fn subtitle(&self) -> String;
    /// The agency that puts out the result.
    fn agency(&self) -> Option<&str>;
    /// The date of the figures.
    fn as_of(&self) -> Date;
    /// Whether the result is unpublished.
    fn is_draft(&self) -> bool;
    /// The notices that every output repeats.
    fn notices(&self) -> Vec<&str>;
    /// What stands below every output.
    fn origin_words(&self) -> String;
    /// What stands in the footer of every printed page.
    fn foot_words(&self) -> String;

    /// One of two wordings.
    fn say<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        match self.lang() {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
    /// A figure with so many digits, in the language's style.
    fn figure(&self, figure: &Exact, digits: u8) -> String {
        match self.lang() {
            Lang::Vi => vietnamese::show_number(figure, Some(digits)),
            Lang::En => vietnamese::show_number_en(figure, Some(digits)),
        }
    }
    /// A figure with its own digits, without zeros behind: a maximum.
    fn short_figure(&self, figure: &Exact) -> String {
        let figure = figure.trimmed();
        match self.lang() {
            Lang::Vi => vietnamese::show_number(&figure, None),
            Lang::En => vietnamese::show_number_en(&figure, None),
        }
    }
    /// `DỰ THẢO – CHƯA CÔNG BỐ`, where the result is unpublished.
    fn draft_words(&self) -> Option<&'static str> {
        let words = match self.lang() {
            Lang::Vi => "DỰ THẢO – CHƯA CÔNG BỐ",
            Lang::En => "DRAFT – NOT PUBLISHED",
        };
        self.is_draft().then_some(words)
    }
    /// The date of the figures, in words.
    fn date_words(&self) -> String {
        match self.lang() {
            Lang::Vi => vietnamese::show_date(self.as_of()),
            Lang::En => vietnamese::show_date_en(self.as_of()),
        }
    }
}

/// The first twelve digits of a digest: what outputs show of it.
pub(crate) fn short_digest(digest: &str) -> &str {
    digest.get(..12).unwrap_or(digest)
}

/// `cchc-xa-minh-hoa/2024 (bộ tiêu chí minh họa, mã kiểm c35820500635)`: one of two sets that an output names.
pub(crate) fn set_words(set: &CriteriaSet, lang: Lang) -> String {
    let digest = match lang {
        Lang::Vi => "mã kiểm",
        Lang::En => "digest",
    };
    let (name, status) = (set.name(), set.status.words(lang));
    format!("{name} ({status}, {digest} {})", short_digest(&set.digest))
}

impl Frame for ResultContext<'_> {
    fn lang(&self) -> Lang {
        self.lang
    }
    fn subtitle(&self) -> String {
        self.round_title.to_owned()
    }
    fn agency(&self) -> Option<&str> {
        self.agency
    }
    fn as_of(&self) -> Date {
        self.as_of
    }
    fn is_draft(&self) -> bool {
        self.draft
    }
    fn notices(&self) -> Vec<&str> {
        ResultContext::notices(self)
    }
    fn origin_words(&self) -> String {
        ResultContext::origin_words(self)
    }
    fn foot_words(&self) -> String {
        format!(
            "{} · {} · {} · {}",
            self.round,
            self.set.name(),
            self.status_words(),
            self.short_digest()
        )
    }
}
