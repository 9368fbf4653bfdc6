//! What a table looks like, where someone says so: `layout` of a file in the round's manifest.

use super::register::Register;
use std::collections::BTreeMap;
use std::str::FromStr;

/// Where the things of a table stand. Rows and columns count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// The sheet; where absent every visible sheet of the file.
    pub sheet: Option<String>,
    /// Header rows, `[3, 4]`; the data begin after the last.
    pub header: Vec<u32>,
    /// Where the units stand.
    pub units: UnitsAt,
    /// What the row of totals is.
    pub total_row: TotalRow,
    /// What stands in each column, or in each row where the units stand in columns.
    pub fields: BTreeMap<u32, Field>,
}

/// Where the units stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitsAt {
    /// One row a unit: the columns of their names and codes (`unit = "B"`, `code = "A"`).
    Rows {
        /// Column of names.
        name: Option<u32>,
        /// Column of codes.
        code: Option<u32>,
    },
    /// One column a unit: the row of their names; the criteria stand in rows.
    Columns {
        /// Row of names or codes.
        row: u32,
        /// Column of the criteria's codes or titles, for the rows that `fields` does not name.
        criteria: Option<u32>,
    },
    /// One sheet or file a unit: the criteria stand in rows.
    Sheets {
        /// Column of the criteria's codes or titles.
        criteria: u32,
        /// The unit's code or name, where the sheet does not say it.
        unit: Option<String>,
    },
    /// One row a thing, several a unit; counted.
    Register(Register),
}

impl Default for UnitsAt {
    fn default() -> Self {
        Self::Rows {
            name: None,
            code: None,
        }
    }
}

/// What the row of totals is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum TotalRow {
    /// `total-row = "own"`: the parent's own row; its answers are taken as the parent's, and its counts compared with the sum of its units.
    Own,
    /// `total-row = "sum"`: a row of sums, compared with ours and not taken.
    Sum,
    /// `total-row = "none"`: no such row; and where nothing is said rows are recognised by their words.
    #[default]
    None,
}

/// What stands in a column or row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// `-`: nothing of ours.
    Ignored,
    /// `2.1=published`: a published figure; kept out of the answers, others compare it.
    Published(String),
    /// `2.1`: typed points of a leaf or of an inner node.
    Points(String),
    /// `2.1/received`: an input of a leaf.
    Input(String, String),
    /// `2.1#reason`: why an appraiser changed it, or what the unit explained.
    Reason(String),
    /// `2.1#evidence`: the evidence named.
    Evidence(String),
    /// `points`: typed points of the criterion of the row (one sheet a unit).
    RowPoints,
    /// `input`, or `input/received`: the input of the criterion of the row, by name where it has several.
    RowInput(Option<String>),
    /// `reason`, of the criterion of the row.
    RowReason,
    /// `evidence`, of the criterion of the row.
    RowEvidence,
}

/// The text is no field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError(pub String);

impl std::fmt::Display for FieldError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "\"{}\" is none of: \"-\", \"2.1\", \"2.1/input\", \"2.1#reason\", \"2.1#evidence\", \"2.1=published\", \"points\", \"input\", \"input/name\", \"reason\", \"evidence\"",
            self.0
        )
    }
}
impl std::error::Error for FieldError {}

impl FromStr for Field {
    type Err = FieldError;

    /// Reads the text of a manifest's `columns`.
    ///
    /// ```
    /// use answers::Field;
    /// assert_eq!("2.1/received".parse(), Ok(Field::Input("2.1".into(), "received".into())));
    /// assert_eq!("2.1".parse(), Ok(Field::Points("2.1".into())));
    /// assert!("2.1#why".parse::<Field>().is_err());
    /// ```
    fn from_str(text: &str) -> Result<Self, FieldError> {
        let text = text.trim();
        let wrong = || FieldError(text.to_owned());
        match text {
            "" => return Err(wrong()),
            "-" => return Ok(Self::Ignored),
            "points" => return Ok(Self::RowPoints),
            "input" => return Ok(Self::RowInput(None)),
            "reason" => return Ok(Self::RowReason),
            "evidence" => return Ok(Self::RowEvidence),
            _ => {}
        }
        if let Some(input) = text.strip_prefix("input/") {
            return Ok(Self::RowInput(Some(input.trim().to_owned())));
        }
        let part = |(code, rest): (&str, &str)| (code.trim().to_owned(), rest.trim().to_owned());
        if let Some((code, word)) = text.split_once('=').map(part) {
            return (word == "published")
                .then_some(Self::Published(code))
                .ok_or_else(wrong);
        }
        if let Some((code, word)) = text.split_once('#').map(part) {
            return match word.as_str() {
                "reason" => Ok(Self::Reason(code)),
                "evidence" => Ok(Self::Evidence(code)),
                _ => Err(wrong()),
            };
        }
        match text.split_once('/').map(part) {
            Some((code, input)) if !code.is_empty() && !input.is_empty() => {
                Ok(Self::Input(code, input))
            }
            Some(_) => Err(wrong()),
            None => Ok(Self::Points(text.to_owned())),
        }
    }
}

/// The number of a column by its letters (`"AB"` is 28), or of a row by its digits.
///
/// ```
/// assert_eq!(answers::line_number("AB"), Some(28));
/// assert_eq!(answers::line_number("12"), Some(12));
/// assert_eq!(answers::line_number("A1"), None);
/// ```
#[must_use]
pub fn line_number(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text
            .parse()
            .ok()
            .filter(|number| (1..=1_048_576).contains(number));
    }
    if text.len() > 3 {
        return None;
    }
    let digit = |byte: u8| {
        let upper = byte.to_ascii_uppercase();
        upper
            .is_ascii_uppercase()
            .then(|| u32::from(upper - b'A') + 1)
    };
    let number = text
        .bytes()
        .try_fold(0, |sum, byte| Some(sum * 26 + digit(byte)?))?;
    (1..=16_384).contains(&number).then_some(number)
}
