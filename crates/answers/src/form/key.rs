//! The key of a row, in the hidden column.

/// What a row of a form stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum RowKey {
    /// A leaf's first row: state, typed points and evidence stand there, and the first input where there is one.
    Leaf { code: String, input: Option<String> },
    /// A further input of a leaf.
    Input { code: String, input: String },
    /// A unit's row on an appraisal sheet.
    Unit { code: String },
    /// The leaf of an appraisal sheet.
    Sheet { code: String },
    /// A register: leaf and input.
    Register { code: String, input: String },
}

/// Stands between the parts of a key; no code and no input's name holds it.
const BETWEEN: char = '|';

impl RowKey {
    pub(crate) fn to_cell(&self) -> String {
        match self {
            Self::Leaf { code, input } => {
                format!(
                    "leaf{BETWEEN}{code}{BETWEEN}{}",
                    input.as_deref().unwrap_or("")
                )
            }
            Self::Input { code, input } => format!("input{BETWEEN}{code}{BETWEEN}{input}"),
            Self::Unit { code } => format!("unit{BETWEEN}{code}"),
            Self::Sheet { code } => format!("sheet{BETWEEN}{code}"),
            Self::Register { code, input } => format!("register{BETWEEN}{code}{BETWEEN}{input}"),
        }
    }
    pub(crate) fn from_cell(text: &str) -> Option<Self> {
        let (kind, rest) = text.trim().split_once(BETWEEN)?;
        let pair = || {
            rest.rsplit_once(BETWEEN)
                .map(|(code, input)| (code.to_owned(), input.to_owned()))
        };
        match kind {
            "leaf" => pair().map(|(code, input)| Self::Leaf {
                code,
                input: (!input.is_empty()).then_some(input),
            }),
            "input" => pair().map(|(code, input)| Self::Input { code, input }),
            "register" => pair().map(|(code, input)| Self::Register { code, input }),
            "unit" => Some(Self::Unit {
                code: rest.to_owned(),
            }),
            "sheet" => Some(Self::Sheet {
                code: rest.to_owned(),
            }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_back() {
        let code = || "3.1".to_owned();
        let input = || "on_time".to_owned();
        for key in [
            RowKey::Leaf {
                code: code(),
                input: None,
            },
            RowKey::Leaf {
                code: code(),
                input: Some(input()),
            },
            RowKey::Input {
                code: code(),
                input: input(),
            },
            RowKey::Unit { code: code() },
            RowKey::Sheet { code: code() },
            RowKey::Register {
                code: code(),
                input: input(),
            },
        ] {
            assert_eq!(RowKey::from_cell(&key.to_cell()), Some(key));
        }
        for text in ["", "leaf", "leaf|3", "other|3|x", "3.1"] {
            assert_eq!(RowKey::from_cell(text), None);
        }
    }
}
