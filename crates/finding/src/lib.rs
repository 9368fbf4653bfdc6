//! A finding: one thing that is wrong, doubtful or worth knowing about an input, with its place and a way to mend it.
//!
//! Readers return `(T, Vec<Finding>)` and go on after each.
//! A finding holds values; its two sentences are written beside the code that finds it, in the crate that knows the subject.
//! The same finding becomes a block of text ([`Finding::to_text`]), JSON (`serde`), and a row of a findings workbook ([`Finding::row`]).
//!
//! ```
//! use finding::{Finding, Place, Severity, Text};
//! let finding = Finding::error("cell-not-a-number", Place::cell("an-hoa.xlsx", "Phiếu", 17, 4))
//!     .says("tiêu chí 1.2 cần một tỷ lệ phần trăm, ô chứa chữ", "criterion 1.2 needs a percentage, the cell holds text")
//!     .found("chữ “chín mươi”", "text \"chín mươi\"")
//!     .expected("một số từ 0 đến 100", "a number from 0 to 100")
//!     .fix("nhập số, ví dụ 90, không kèm dấu %", "type the number, for example 90, without the % sign");
//! assert_eq!(finding.place.to_string(), "an-hoa.xlsx, Phiếu!D17");
//! assert!(finding.to_text(finding::Lang::En).starts_with("error[cell-not-a-number]: criterion 1.2"));
//! ```

mod findings;
mod place;
mod row;
mod snippet;
mod text;

pub use findings::{Count, Findings, count};
pub use place::{Place, column_letters};
pub use row::{ROW_HEADINGS, Row};
pub use snippet::Snippet;
pub use text::{Lang, Text};

/// How bad it is; what decides the exit code.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing has to be done.
    Info,
    /// Doubtful; the result stands.
    Warning,
    /// Something could not be used; the result is incomplete there.
    Error,
}

impl Severity {
    /// The word on screen.
    #[must_use]
    pub fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Info, Lang::Vi) => "ghi chú",
            (Self::Info, Lang::En) => "note",
            (Self::Warning, Lang::Vi) => "cảnh báo",
            (Self::Warning, Lang::En) => "warning",
            (Self::Error, Lang::Vi) => "lỗi",
            (Self::Error, Lang::En) => "error",
        }
    }
}

/// One finding; build it with [`Finding::error`], [`Finding::warning`] or [`Finding::info`] and the setters below.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Finding {
    /// The stable name, kebab-case: `cell-not-a-number`.
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// Where it was found.
    pub place: Place,
    /// Other places that take part: the second of two files, the line of the rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Place>,
    /// The unit's code, where it concerns one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The criterion's code, where it concerns one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criterion: Option<String>,
    /// What is wrong, one sentence without a full stop.
    pub message: Text,
    /// What stands there.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub found: Text,
    /// What should stand there.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub expected: Text,
    /// How to mend it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub fix: Text,
    /// Where the rule stands: `criteria/qd766/2026.toml:36, Phụ lục I, mục 1.2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The rows around the cell, where the reader had them at hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snippet: Option<Snippet>,
}

impl Finding {
    /// A finding of this severity; `code` is the stable kebab-case name.
    #[must_use]
    pub fn new(severity: Severity, code: &str, place: Place) -> Self {
        Self {
            code: code.to_owned(),
            severity,
            place,
            related: Vec::new(),
            unit: None,
            criterion: None,
            message: Text::default(),
            found: Text::default(),
            expected: Text::default(),
            fix: Text::default(),
            rule: None,
            snippet: None,
        }
    }
    /// A finding after which something could not be used.
    #[must_use]
    pub fn error(code: &str, place: Place) -> Self {
        Self::new(Severity::Error, code, place)
    }
    /// A doubtful thing; the result stands.
    #[must_use]
    pub fn warning(code: &str, place: Place) -> Self {
        Self::new(Severity::Warning, code, place)
    }
    /// A note.
    #[must_use]
    pub fn info(code: &str, place: Place) -> Self {
        Self::new(Severity::Info, code, place)
    }
    /// What is wrong, in Vietnamese and in English.
    #[must_use]
    pub fn says(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.message = Text::new(vi, en);
        self
    }
    /// What stands there.
    #[must_use]
    pub fn found(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.found = Text::new(vi, en);
        self
    }
    /// What should stand there.
    #[must_use]
    pub fn expected(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.expected = Text::new(vi, en);
        self
    }
    /// How to mend it.
    #[must_use]
    pub fn fix(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.fix = Text::new(vi, en);
        self
    }
    /// The unit it concerns.
    #[must_use]
    pub fn of_unit(mut self, code: impl Into<String>) -> Self {
        self.unit = Some(code.into());
        self
    }
    /// The criterion it concerns.
    #[must_use]
    pub fn of_criterion(mut self, code: impl Into<String>) -> Self {
        self.criterion = Some(code.into());
        self
    }
    /// Another place that takes part.
    #[must_use]
    pub fn with(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }
    /// Where the rule stands.
    #[must_use]
    pub fn by_rule(mut self, rule: impl Into<String>) -> Self {
        self.rule = Some(rule.into());
        self
    }
    /// The rows around the cell.
    #[must_use]
    pub fn showing(mut self, snippet: Snippet) -> Self {
        self.snippet = Some(snippet);
        self
    }
}
