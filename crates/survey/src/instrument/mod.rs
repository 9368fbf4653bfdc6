//! A questionnaire's file becomes an [`Instrument`].

mod checks;
mod condition;
mod draft;
mod findings;
mod groups;
mod head;
mod index;
mod keys;
mod limits;
mod lists;
mod questions;
mod roles;
mod texts;
mod write;
mod xlsform;

pub use limits::read_limits;
pub use write::write_xlsform;

use crate::Instrument;
use criteria::toml::Document;
use finding::Finding;
use sha2::{Digest, Sha256};

/// What an instrument is read from. The caller has opened the files; nothing is opened here.
#[derive(Debug, Clone, Default)]
pub struct InstrumentSource {
    /// The path of the TOML file, as findings name it.
    pub file: String,
    /// Its text.
    pub text: String,
    /// Path and bytes of the XLSForm workbook that the text names by `xlsform`, as [`xlsform_of`] gives it; `None` where it names none.
    pub xlsform: Option<(String, Vec<u8>)>,
}

/// Whether a file of `criteria/` is an instrument: it holds questions, or names the workbook that does. A set holds criteria instead.
///
/// ```
/// assert!(survey::is_instrument("[question.q1]\n"));
/// assert!(!survey::is_instrument("[criterion.\"1\"]\n"));
/// ```
#[must_use]
pub fn is_instrument(text: &str) -> bool {
    let document = Document::parse("", text);
    let root = document.root();
    root.has("question") || root.has("xlsform")
}

/// The workbook that an instrument's text names by `xlsform`, as a path from the text's own folder; `None` where the text holds the questions itself.
///
/// ```
/// assert_eq!(survey::xlsform_of("xlsform = \"2022.xlsx\"\n"), Some("2022.xlsx".to_owned()));
/// assert_eq!(survey::xlsform_of("id = \"sipas\"\n"), None);
/// ```
#[must_use]
pub fn xlsform_of(text: &str) -> Option<String> {
    Document::parse("", text).root().text("xlsform")
}

/// The instrument and everything found in its file: what stands in the text by line, then what stands in the workbook.
///
/// The instrument is `None` where none can be built: no id or year, no questions, no index.
/// Where a finding is an error the instrument is there to be looked at, not to be counted with: check [`Finding::is_error`] first.
///
/// ```
/// let text = r#"
/// format = 1
/// id     = "vi-du"
/// year   = 2024
/// title  = "Ví dụ"
/// status = "sample"
/// source = "Ví dụ minh họa"
/// [list.muc-do]
/// best    = "last"
/// choices = [
///   { code = "1", title = "Không hài lòng" },
///   { code = "2", title = "Bình thường" },
///   { code = "3", title = "Hài lòng" },
/// ]
/// [question.thai-do]
/// title = "Thái độ của công chức"
/// kind  = "one"
/// list  = "muc-do"
/// [index]
/// formula     = "mean-rescaled"
/// blanks      = "out"
/// aggregation = "pooled"
/// places      = "pooled"
/// round       = { digits = 2 }
/// [[factor]]
/// code  = "I"
/// title = "Công chức"
/// items = ["thai-do"]
/// "#;
/// let source = survey::InstrumentSource { file: "vi-du/2024.toml".into(), text: text.into(), xlsform: None };
/// let (instrument, findings) = survey::read_instrument(&source);
/// assert!(findings.is_empty(), "{findings:?}");
/// let item = &instrument.unwrap().index.items[0];
/// // (2 − 1) ÷ (3 − 1) × 100 for the middle level.
/// assert_eq!(item.scores[1].as_ref().unwrap().to_string(), "50");
/// ```
#[must_use]
pub fn read_instrument(source: &InstrumentSource) -> (Option<Instrument>, Vec<Finding>) {
    let document = Document::parse(&source.file, &source.text);
    let instrument = head::read(&document, source).map(|mut instrument| {
        instrument.digest = digest(source);
        instrument
    });
    (instrument, document.take_findings())
}

/// SHA-256 over the text followed by the workbook, lower-case hex: what `cat` and `sha256sum` give for the same files.
fn digest(source: &InstrumentSource) -> String {
    let mut hash = Sha256::new();
    hash.update(source.text.as_bytes());
    if let Some((_, bytes)) = &source.xlsform {
        hash.update(bytes);
    }
    let hex = |byte: &u8| format!("{byte:02x}");
    hash.finalize().iter().map(hex).collect()
}
