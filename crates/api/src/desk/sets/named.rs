//! The name of a text of a set in addresses: `round/phu-tho-2026`, `round/cchc-2025@2025-07-01`, `draft/3fa…`, `draft/3fa…/2`.

use jiff::civil::Date;
use std::fmt;

/// A text of a set.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum SetName {
    /// The set of a round.
    Round {
        /// The round's id.
        round: String,
        /// As it was in force on a day; with every amendment at hand without one.
        on: Option<Date>,
    },
    /// A draft.
    Draft {
        /// The draft's id.
        draft: String,
        /// Which version; the newest without one.
        version: Option<u32>,
    },
}

impl SetName {
    /// Reads a name.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once('/')?;
        if rest.is_empty() || rest.len() > 200 {
            return None;
        }
        match kind {
            "round" => {
                let (round, on) = match rest.split_once('@') {
                    Some((round, day)) => (round, Some(day.parse().ok()?)),
                    None => (rest, None),
                };
                Some(Self::Round {
                    round: round.to_owned(),
                    on,
                })
            }
            "draft" => {
                let (draft, version) = match rest.split_once('/') {
                    Some((draft, version)) => (draft, Some(version.parse().ok()?)),
                    None => (rest, None),
                };
                Some(Self::Draft {
                    draft: draft.to_owned(),
                    version,
                })
            }
            _ => None,
        }
    }
}

impl fmt::Display for SetName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Round { round, on: None } => write!(f, "round/{round}"),
            Self::Round {
                round,
                on: Some(day),
            } => write!(f, "round/{round}@{day}"),
            Self::Draft {
                draft,
                version: None,
            } => write!(f, "draft/{draft}"),
            Self::Draft {
                draft,
                version: Some(version),
            } => write!(f, "draft/{draft}/{version}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SetName;

    #[test]
    fn a_name_comes_back_and_nothing_else_is_one() {
        for name in [
            "round/phu-tho-2026",
            "round/cchc-2025@2025-07-01",
            "draft/3fa0",
            "draft/3fa0/12",
        ] {
            assert_eq!(SetName::read(name).unwrap().to_string(), name);
        }
        for name in [
            "",
            "round",
            "round/",
            "draft/a/b",
            "draft/a/-1",
            "round/a@31-12-2025",
            "set/a",
        ] {
            assert_eq!(SetName::read(name), None, "{name}");
        }
    }
}
