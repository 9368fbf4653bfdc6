//! Findings as text and as rows of the findings workbook.

use crate::{Finding, Lang, Severity};

/// One row of the findings workbook, column by column as in [`ROW_HEADINGS`].
pub type Row = [String; 11];

/// The headings, Vietnamese and English: severity, code, file, address, unit, criterion, what, found, expected, how to mend, rule.
pub const ROW_HEADINGS: [(&str, &str); 11] = [
    ("Mức độ", "Severity"),
    ("Mã", "Code"),
    ("Tệp", "File"),
    ("Vị trí", "Place"),
    ("Đơn vị", "Unit"),
    ("Tiêu chí", "Criterion"),
    ("Nội dung", "Message"),
    ("Ghi trong tệp", "Found"),
    ("Cần có", "Expected"),
    ("Cách sửa", "How to mend"),
    ("Quy định", "Rule"),
];

impl Finding {
    /// The row in one language.
    #[must_use]
    pub fn row(&self, lang: Lang) -> Row {
        [
            self.severity.word(lang).to_owned(),
            self.code.clone(),
            self.place
                .file_name()
                .map_or_else(|| self.place.to_string(), ToOwned::to_owned),
            self.place.address(),
            self.unit.clone().unwrap_or_default(),
            self.criterion.clone().unwrap_or_default(),
            self.message.get(lang).to_owned(),
            self.found.get(lang).to_owned(),
            self.expected.get(lang).to_owned(),
            self.fix.get(lang).to_owned(),
            self.rule.clone().unwrap_or_default(),
        ]
    }

    /// The block that a terminal shows.
    #[must_use]
    pub fn to_text(&self, lang: Lang) -> String {
        let mut out = format!(
            "{}[{}]: {}\n",
            self.severity.word(lang),
            self.code,
            self.message.get(lang)
        );
        out.push_str(&format!("  --> {}\n", self.place));
        for place in &self.related {
            out.push_str(&format!("  ::: {place}\n"));
        }
        if let Some(snippet) = &self.snippet {
            out.push_str(&snippet.draw());
        }
        let words = match lang {
            Lang::Vi => ["ghi trong tệp", "cần có", "quy định", "cách sửa"],
            Lang::En => ["found", "expected", "rule", "fix"],
        };
        let rule = self.rule.as_deref().unwrap_or_default();
        let values = [
            self.found.get(lang),
            self.expected.get(lang),
            rule,
            self.fix.get(lang),
        ];
        for (word, value) in words.iter().zip(values) {
            if !value.is_empty() {
                out.push_str(&format!("   = {:<14} {value}\n", format!("{word}:")));
            }
        }
        out
    }

    /// Whether it keeps something from being used.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
