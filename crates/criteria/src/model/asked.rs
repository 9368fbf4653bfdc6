//! Where a group's value comes from once responses are counted: the link from a leaf to an instrument.

/// One figure of an instrument by the codes of its file. What the codes name is checked where the instrument is at hand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum FigureOf {
    /// `overall`.
    #[default]
    Overall,
    /// `part:service`.
    Part(String),
    /// `factor:III`.
    Factor(String),
    /// `item:Q9.15`.
    Item(String),
}

impl FigureOf {
    /// A figure as it is written, or `None`: one of `overall`, `part:CODE`, `factor:CODE`, `item:CODE`.
    ///
    /// ```
    /// use criteria::FigureOf;
    /// assert_eq!(FigureOf::parse("factor:III"), Some(FigureOf::Factor("III".into())));
    /// assert_eq!(FigureOf::parse("factor:"), None);
    /// assert_eq!(FigureOf::parse("III"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "overall" {
            return Some(Self::Overall);
        }
        let (kind, code) = text.split_once(':')?;
        if code.is_empty() || code.trim() != code || code.len() > 80 {
            return None;
        }
        match kind {
            "part" => Some(Self::Part(code.to_owned())),
            "factor" => Some(Self::Factor(code.to_owned())),
            "item" => Some(Self::Item(code.to_owned())),
            _ => None,
        }
    }
}

impl std::fmt::Display for FigureOf {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Overall => out.write_str("overall"),
            Self::Part(code) => write!(out, "part:{code}"),
            Self::Factor(code) => write!(out, "factor:{code}"),
            Self::Item(code) => write!(out, "item:{code}"),
        }
    }
}

/// What is taken from an instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// `figure`: an index in percent, for a group with `input`.
    Figure(FigureOf),
    /// `question` and `choices`: counts of answers, for a group with `options`.
    Counts {
        /// The question whose choices are counted.
        question: String,
        /// Input → codes of its choices, in the order of `options`; an input's own name where `choices` does not name it.
        choices: Vec<(u16, Vec<String>)>,
    },
}

/// The link of one group of respondents to an instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// `instrument`: `mot-cua/2024`.
    pub instrument: String,
    /// What is taken from it.
    pub taken: Taken,
    /// `where`: only those who took one of these choices, question by question; all have to hold.
    pub only: Vec<(String, Vec<String>)>,
}
