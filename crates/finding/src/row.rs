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

/// How many characters of a value a terminal shows.
const LONGEST: usize = 400;

/// The value as far as a terminal shows it, cut behind a comma or a blank where there is one near the end.
fn cut(value: &str, lang: Lang) -> std::borrow::Cow<'_, str> {
    let Some((end, _)) = value.char_indices().nth(LONGEST) else {
        return value.into();
    };
    let kept = &value[..end];
    let kept = kept
        .rfind([',', ' '])
        .filter(|at| *at > end / 2)
        .map_or(kept, |at| &kept[..at]);
    let more = match lang {
        Lang::Vi => "… (xem đủ trong sổ phát hiện hoặc --format json)",
        Lang::En => "… (in full in the findings workbook or with --format json)",
    };
    format!("{kept} {more}").into()
}

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

    /// The block that a terminal shows. A value of more than [`LONGEST`] characters (the rows of an answer that came back a thousand times) is cut there; JSON and the findings workbook have it whole.
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
                let value = cut(value, lang);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Place;

    #[test]
    fn a_terminal_shows_the_beginning_of_a_long_value() {
        let rows: Vec<String> = (0..1000).map(|row| row.to_string()).collect();
        let long = rows.join(", ");
        let finding = Finding::error("answer-unknown", Place::file("a.xlsx")).found(&long, &long);
        let text = finding.to_text(Lang::En);
        assert!(
            text.contains("0, 1, 2") && text.contains("in full in the findings workbook"),
            "{text}"
        );
        assert!(text.chars().count() < 600);
        assert!(!text.contains("500"));
        let short = "đ".repeat(400);
        let finding = Finding::error("a", Place::file("a.xlsx")).found(&short, &short);
        assert!(finding.to_text(Lang::Vi).contains(&short));
    }
}
