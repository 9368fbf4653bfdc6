//! The order of keys in each kind of table, and which of them stand under a heading.

use crate::read::keys;

/// What kind of table it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Top,
    /// `[rounding]`, `[ranking]`, `[index]`, `[basis.A]`, `[[band]]`: keys as they come.
    Plain,
    /// `[bonus]`, `[penalty]`.
    Section,
    /// `[criterion]`: its keys are codes.
    Nodes,
    /// `[basis]`: its keys are letters.
    Bases,
    Node,
    Inputs,
    Input,
    /// `part` and `case`.
    Part,
    Group,
    Example,
    /// One of `counts` or `deductions`.
    Counted,
    /// One of `steps`, or a condition of a case.
    Interval,
    /// One of a rule's `levels`.
    Level,
    Inline,
}

impl Role {
    /// What the table under a key is.
    pub(crate) fn of(self, key: &str) -> Self {
        match (self, key) {
            (Self::Top | Self::Section, "criterion") => Self::Nodes,
            (Self::Top, "basis") => Self::Bases,
            (Self::Nodes, _) => Self::Node,
            (Self::Bases, _) => Self::Plain,
            (Self::Top, "bonus" | "penalty") => Self::Section,
            (Self::Top, "rounding" | "ranking" | "index" | "band") => Self::Plain,
            (Self::Node, "inputs") => Self::Inputs,
            (Self::Inputs, _) => Self::Input,
            (Self::Node | Self::Part, "part" | "case") => Self::Part,
            (Self::Node | Self::Part, "group") => Self::Group,
            (Self::Node, "examples") => Self::Example,
            (Self::Node | Self::Part, "counts" | "deductions") => Self::Counted,
            (Self::Node | Self::Part, "steps") | (Self::Part, "when") => Self::Interval,
            (Self::Node | Self::Part, "levels") => Self::Level,
            _ => Self::Inline,
        }
    }

    /// Whether a table, or a list of tables, under this key has a heading of its own wherever it stands.
    pub(crate) fn has_heading(self, key: &str) -> bool {
        matches!(
            (self, key),
            (Self::Top | Self::Section, _)
                | (Self::Nodes | Self::Bases, _)
                | (Self::Node | Self::Part, "part" | "case" | "group")
        )
    }

    /// Where a key stands among its neighbours; unknown keys come last, in their own order.
    pub(crate) fn position(self, key: &str) -> usize {
        let found = |lists: &[&[&str]]| {
            let mut all = lists.iter().flat_map(|list| list.iter());
            all.position(|own| *own == key).unwrap_or(usize::MAX)
        };
        let (before, after) = keys::LEAF.split_at(6);
        match self {
            Self::Top => found(&[keys::TOP]),
            Self::Section => found(&[keys::SECTION]),
            Self::Node => found(&[keys::NODE, keys::INNER, before, &of_rules(), after]),
            Self::Part => found(&[
                keys::CASE,
                &["title", "max", "rule"],
                keys::AWARD,
                &of_rules(),
                &["when-undefined", "when-missing"],
            ]),
            Self::Input => found(&[keys::INPUT]),
            Self::Group => found(&[keys::GROUP]),
            Self::Example => found(&[keys::EXAMPLE]),
            Self::Counted => found(&[keys::COUNTED]),
            Self::Interval => found(&[keys::MEASURE, keys::BOUNDS, keys::IS, keys::STEP_AWARD]),
            Self::Level => found(&[&["name"], keys::AWARD]),
            Self::Plain | Self::Nodes | Self::Bases | Self::Inputs | Self::Inline => usize::MAX,
        }
    }
}

/// What is looked at, before what it earns.
fn of_rules() -> Vec<&'static str> {
    let first = [
        "input",
        "numerator",
        "denominator",
        "due",
        "due-input",
        "days",
    ];
    let all = keys::RULES
        .iter()
        .flat_map(|(_, keys)| keys.iter().copied());
    first.into_iter().chain(all).collect()
}
