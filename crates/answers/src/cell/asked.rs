//! What a cell is asked for: the kind of value, and everything that a finding about it names.

use crate::{Answer, Value};
use criteria::{CriteriaSet, InputKind, LeafId, NodeId, Part, SlotKind};
use finding::{Finding, Place, Text};
use points::Exact;

/// The kind of value that a cell should hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind<'a> {
    Count,
    Number,
    Percent,
    /// Points typed for a node, within its maximum (`None`: no maximum is known).
    Points {
        max: Option<&'a Exact>,
        penalty: bool,
    },
    YesNo,
    Level(&'a [String]),
    Date,
    Items,
}

/// A question to a cell.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) kind: Kind<'a>,
    /// The criterion's code.
    pub(crate) criterion: &'a str,
    /// The input's title; `None` for typed points.
    pub(crate) input: Option<&'a str>,
    /// The unit's code.
    pub(crate) unit: Option<&'a str>,
    pub(crate) at: CellAt<'a>,
    set: &'a CriteriaSet,
    node: NodeId,
    line: u32,
}

/// A cell of a sheet; a [`Place`] only once a finding needs one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CellAt<'a> {
    pub(crate) file: &'a str,
    pub(crate) sheet: &'a str,
    pub(crate) row: u32,
    pub(crate) column: u32,
}

impl CellAt<'_> {
    pub(crate) fn place(&self) -> Place {
        Place::cell(self.file, self.sheet, self.row, self.column)
    }
}

impl<'a> Asked<'a> {
    /// What a slot of the set asks for.
    pub(crate) fn slot(
        set: &'a CriteriaSet,
        slot: usize,
        unit: Option<&'a str>,
        at: CellAt<'a>,
    ) -> Self {
        let it = set.slots[slot];
        match it.kind {
            SlotKind::Typed => Self::points(set, set.leaves[it.leaf.index()], unit, at),
            SlotKind::Input(index) => Self::input(set, it.leaf, usize::from(index), unit, at),
        }
    }

    /// The points of a leaf or of an inner node.
    pub(crate) fn points(
        set: &'a CriteriaSet,
        node: NodeId,
        unit: Option<&'a str>,
        at: CellAt<'a>,
    ) -> Self {
        let it = set.node(node);
        Self {
            kind: Kind::Points {
                max: (!it.max.is_zero()).then_some(&it.max),
                penalty: it.part == Part::Penalty,
            },
            criterion: &it.code,
            input: None,
            unit,
            at,
            set,
            node,
            line: it.line,
        }
    }

    fn input(
        set: &'a CriteriaSet,
        leaf: LeafId,
        index: usize,
        unit: Option<&'a str>,
        at: CellAt<'a>,
    ) -> Self {
        let node = set.leaves[leaf.index()];
        let input = &set.leaf(leaf).inputs[index];
        let kind = match &input.kind {
            InputKind::Count => Kind::Count,
            InputKind::Number => Kind::Number,
            InputKind::Percent => Kind::Percent,
            InputKind::Points => Kind::Points {
                max: None,
                penalty: false,
            },
            InputKind::YesNo => Kind::YesNo,
            InputKind::Level(levels) => Kind::Level(levels),
            InputKind::Date => Kind::Date,
            InputKind::Items => Kind::Items,
        };
        Self {
            kind,
            criterion: &set.node(node).code,
            input: Some(&input.title),
            unit,
            at,
            set,
            node,
            line: input.line,
        }
    }

    /// `tiêu chí 2.1 (Số hồ sơ tiếp nhận)`.
    pub(crate) fn subject(&self) -> Text {
        let code = self.criterion;
        match self.input {
            Some(input) => Text::new(
                format!("tiêu chí {code} ({input})"),
                format!("criterion {code} ({input})"),
            ),
            None => Text::new(format!("tiêu chí {code}"), format!("criterion {code}")),
        }
    }

    /// What should stand there: `một số nguyên từ 0 trở lên`.
    pub(crate) fn wanted(&self) -> Text {
        match self.kind {
            Kind::Count => Text::new("một số nguyên từ 0 trở lên", "a whole number from 0"),
            Kind::Number => Text::new("một số", "a number"),
            Kind::Percent => Text::new(
                "một tỷ lệ phần trăm, ví dụ 94,43",
                "a percentage, for example 94.43",
            ),
            Kind::Points { max: Some(max), .. } => Text::new(
                format!("điểm từ 0 đến {}", vietnamese::show_number(max, None)),
                format!("points from 0 to {}", vietnamese::show_number_en(max, None)),
            ),
            Kind::Points { max: None, .. } => Text::new("điểm, là một số", "points, a number"),
            Kind::YesNo => Text::new("“Có” hoặc “Không”", "\"Có\" (yes) or \"Không\" (no)"),
            Kind::Level(levels) => Text::new(
                format!("một trong các mức: {}", levels.join("; ")),
                format!("one of the levels: {}", levels.join("; ")),
            ),
            Kind::Date => Text::new(
                "một ngày, ví dụ 15/06/2025",
                "a date, for example 15/06/2025",
            ),
            Kind::Items => Text::new(
                "danh mục có mã từng mục, ở một trang riêng",
                "a register with an id in each row, on a sheet of its own",
            ),
        }
    }

    /// An error finding of this cell, with unit, criterion, rule and what is wanted filled in.
    pub(crate) fn error(&self, code: &str) -> Finding {
        let mut finding = Finding::error(code, self.at.place());
        finding.criterion = Some(self.criterion.to_owned());
        finding.unit = self.unit.map(ToOwned::to_owned);
        finding.rule = Some(rule_of(self.set, self.node, self.line));
        finding.expected = self.wanted();
        finding
    }
}

/// `criteria/x/2025.toml:36, Phụ lục I, mục 1.2`.
pub(crate) fn rule_of(set: &CriteriaSet, node: NodeId, line: u32) -> String {
    set.rule_place_at(set.node(node), line)
}

/// What reading a cell gave.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ReadCell {
    pub(crate) answer: Answer,
    /// What the trace shows besides the value.
    pub(crate) note: Option<String>,
    pub(crate) finding: Option<Finding>,
}

impl ReadCell {
    pub(crate) fn value(value: Value) -> Self {
        Self::state(Answer::Given(value))
    }
    pub(crate) fn state(answer: Answer) -> Self {
        Self {
            answer,
            note: None,
            finding: None,
        }
    }
    pub(crate) fn unreadable(finding: Finding) -> Self {
        Self {
            answer: Answer::Unreadable,
            note: None,
            finding: Some(finding),
        }
    }
    pub(crate) fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}
