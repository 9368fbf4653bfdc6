//! T19 to T22: units, leaves, order, and every unit × leaf.

use super::ImpactContext;
use crate::frame::Frame;
use crate::table::{Cell, Column, Kind, Line, Table};
use compare::{Taken, UnitImpact};
use criteria::{CriteriaSet, LeafId, RankOn};
use finding::Lang;
use points::Exact;

/// Of so many leaves a line names what they do to a unit; the workbook's last sheet has all.
const NAMED: usize = 3;

impl ImpactContext<'_> {
    fn figure(&self) -> (&'static str, &'static str, Kind) {
        match self.impact.figure {
            RankOn::Total => ("Tổng điểm", "Total", Kind::Points(2)),
            RankOn::Index => ("Chỉ số (%)", "Index (%)", Kind::Percent(2)),
        }
    }

    /// `3.1`, or `2.3 + 2.4 → 2.3` where codes differ.
    fn codes(&self, group: usize) -> String {
        let Some(own) = self.found.groups.get(group) else {
            return String::new();
        };
        let join = |set: &CriteriaSet, leaves: &[LeafId]| {
            let codes: Vec<&str> = leaves
                .iter()
                .map(|id| set.leaf_node(*id).code.as_str())
                .collect();
            codes.join(" + ")
        };
        let (old, new) = (join(self.old.set, &own.old), join(self.new.set, &own.new));
        match (old.is_empty(), new.is_empty()) {
            (true, _) => new,
            (_, true) => old,
            _ if old == new => new,
            _ => format!("{old} → {new}"),
        }
    }

    fn title_of(&self, group: usize) -> String {
        let Some(own) = self.found.groups.get(group) else {
            return String::new();
        };
        match (own.new.first(), own.old.first()) {
            (Some(id), _) => self.new.set.leaf_node(*id).title.clone(),
            (None, Some(id)) => self.old.set.leaf_node(*id).title.clone(),
            (None, None) => String::new(),
        }
    }

    fn signed(&self, figure: &Exact) -> String {
        let sign = if figure.is_negative() { "" } else { "+" };
        let shown = match self.lang {
            Lang::Vi => vietnamese::show_number(figure, Some(2)),
            Lang::En => vietnamese::show_number_en(figure, Some(2)),
        };
        format!("{sign}{shown}")
    }

    fn causes(&self, own: &UnitImpact) -> String {
        let mut parts: Vec<&(usize, Exact)> = own.groups.iter().collect();
        let size = |part: &Exact| {
            if part.is_negative() {
                part.negated()
            } else {
                part.clone()
            }
        };
        parts.sort_by(|one, other| size(&other.1).cmp(&size(&one.1)).then(one.0.cmp(&other.0)));
        let mut words: Vec<String> = parts
            .iter()
            .take(NAMED)
            .map(|(group, part)| format!("{}: {}", self.codes(*group), self.signed(part)))
            .collect();
        let rest = parts.len().saturating_sub(NAMED);
        if !own.base.is_zero() {
            let base = self.say("mẫu số khác", "another base");
            words.insert(0, format!("{base}: {}", self.signed(&own.base)));
        }
        match rest {
            0 => words.join("; "),
            _ => format!("{}; … (+{rest})", words.join("; ")),
        }
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let codes = |wanted: fn(&Taken) -> bool| -> Vec<&str> {
            let own = self.carried.iter().filter(|own| wanted(&own.taken));
            own.map(|own| self.new.set.leaf_node(own.leaf).code.as_str())
                .collect()
        };
        for (taken, vi, en) in [
            (
                codes(|taken| *taken == Taken::Nothing),
                "Tiêu chí không có số liệu ở đợt này (cách xử lý do người dùng chọn)",
                "Criteria without inputs in this round (treated as the user chose)",
            ),
            (
                codes(|taken| matches!(taken, Taken::Partly(_))),
                "Tiêu chí chỉ có một phần số liệu",
                "Criteria with a part of their inputs",
            ),
            (
                codes(|taken| *taken == Taken::Typed),
                "Tiêu chí chỉ lấy điểm đã nhập, chưa tính theo cách chấm mới",
                "Criteria taken over as typed points, not worked out by the new rule",
            ),
        ] {
            if !taken.is_empty() {
                notes.push(format!("{}: {}.", self.say(vi, en), taken.join(", ")));
            }
        }
        let other: Vec<&str> = self
            .carried
            .iter()
            .filter(|own| own.other_figure)
            .map(|own| self.new.set.leaf_node(own.leaf).code.as_str())
            .collect();
        if !other.is_empty() {
            let words = self.say(
                "Tiêu chí khảo sát hỏi số liệu khác với tiêu chí được kế thừa, không lấy giá trị cũ",
                "Survey criteria that ask for another figure than the one they follow; the old value was not taken",
            );
            notes.push(format!("{words}: {}.", other.join(", ")));
        }
        let followed: Vec<String> = self
            .carried
            .iter()
            .filter(|own| !own.followed.is_empty())
            .map(|own| {
                let code = &self.new.set.leaf_node(own.leaf).code;
                format!("{code} ← {}", own.followed.join(" + "))
            })
            .collect();
        if !followed.is_empty() {
            let words = self.say(
                "Tiêu chí khảo sát lấy giá trị theo cùng mẫu phiếu và cùng chỉ số từ tiêu chí khác",
                "Survey criteria whose value followed the same instrument and figure from another criterion",
            );
            notes.push(format!("{words}: {}.", followed.join("; ")));
        }
        notes
    }
}

fn whole(n: Option<i64>) -> Cell {
    n.map_or_else(|| Cell::text("–"), |n| Cell::Number(n.into()))
}

/// T19: one line per unit, in the order of the old ranking: ranks before and after, places gained, the figure before and after, its change, and the three leaves that move it most.
#[must_use]
pub fn impact_by_unit(context: &ImpactContext<'_>) -> Table {
    let (vi, en, kind) = context.figure();
    let figure = context.say(vi, en);
    let count = |vi: &str, en: &str| Column::new(context.say(vi, en), Kind::Count);
    let line = |own: &UnitImpact| {
        Line::new(vec![
            whole(own.old_rank.map(i64::from)),
            whole(own.new_rank.map(i64::from)),
            own.places().map_or_else(
                || Cell::text("–"),
                |places| {
                    Cell::text(if places > 0 {
                        format!("+{places}")
                    } else {
                        places.to_string()
                    })
                },
            ),
            Cell::text(&own.code),
            Cell::text(&own.name),
            Cell::maybe(own.old.as_ref()),
            Cell::maybe(own.new.as_ref()),
            Cell::maybe(own.change().as_ref()),
            Cell::text(context.causes(own)),
        ])
    };
    let mut notes = context.notes();
    if context
        .impact
        .units
        .iter()
        .any(|own| own.change().is_none())
    {
        notes.push(
            context
                .say(
                    "Đơn vị chưa đủ kết quả ở một trong hai cách chấm thì không so sánh.",
                    "Units without a complete result under either set are not compared.",
                )
                .to_owned(),
        );
    }
    Table {
        id: "T19",
        sheet: context.say("Theo đơn vị", "By unit").to_owned(),
        title: context
            .say(
                "Tác động của việc đổi bộ tiêu chí đến từng đơn vị",
                "What the change of the set does to each unit",
            )
            .to_owned(),
        columns: vec![
            count("Hạng cũ", "Old rank"),
            count("Hạng mới", "New rank"),
            Column::new(context.say("Tăng, giảm hạng", "Places"), Kind::Count),
            Column::new(context.say("Mã", "Code"), Kind::Code),
            Column::new(context.say("Đơn vị", "Unit"), Kind::Words),
            Column::new(context.say("Cũ", "Old"), kind).under(figure),
            Column::new(context.say("Mới", "New"), kind).under(figure),
            Column::new(context.say("Thay đổi", "Change"), kind).under(figure),
            Column::new(context.say("Do tiêu chí", "By criterion"), Kind::Words),
        ],
        lines: context.impact.units.iter().map(line).collect(),
        notes,
    }
}

/// T20: one line per leaf or group of leaves that moves any unit: units that gain, sum of their gain, units that lose, sum of their loss.
#[must_use]
pub fn impact_by_leaf(context: &ImpactContext<'_>) -> Table {
    let (_, _, kind) = context.figure();
    let line = |own: &compare::GroupImpact| {
        Line::new(vec![
            Cell::text(context.codes(own.group)),
            Cell::text(context.title_of(own.group)),
            Cell::count(own.gain),
            Cell::Number(own.gained.clone()),
            Cell::count(own.lose),
            Cell::Number(own.lost.negated()),
        ])
    };
    Table {
        id: "T20",
        sheet: context.say("Theo tiêu chí", "By criterion").to_owned(),
        title: context
            .say("Tiêu chí làm tăng, giảm điểm", "Criteria that move points")
            .to_owned(),
        columns: vec![
            Column::new(context.say("Mã", "Code"), Kind::Code),
            Column::new(context.say("Tiêu chí", "Criterion"), Kind::Words),
            Column::new(
                context.say("Số đơn vị tăng", "Units that gain"),
                Kind::Count,
            ),
            Column::new(context.say("Tổng điểm tăng", "Sum gained"), kind),
            Column::new(
                context.say("Số đơn vị giảm", "Units that lose"),
                Kind::Count,
            ),
            Column::new(context.say("Tổng điểm giảm", "Sum lost"), kind),
        ],
        lines: context.impact.groups.iter().map(line).collect(),
        notes: Vec::new(),
    }
}

/// T21: one line per block: units ranked in both, pairs, pairs in the same order, pairs that swap, pairs tied in one or both, Kendall's tau-b, Spearman's rho.
#[must_use]
pub fn impact_of_order(context: &ImpactContext<'_>) -> Table {
    let count = |vi: &str, en: &str| Column::new(context.say(vi, en), Kind::Count);
    let n = |n: u64| Cell::Number(i64::try_from(n).unwrap_or(i64::MAX).into());
    let coefficient = |own: Option<f64>| own.map_or_else(|| Cell::text("–"), Cell::Figure);
    let line = |own: &compare::BlockImpact| {
        let pairs = &own.pairs;
        let name = match own.name.as_str() {
            "all" => context.say("Tất cả", "All"),
            name => name,
        };
        Line::new(vec![
            Cell::text(name),
            n(pairs.n),
            n(pairs.all()),
            n(pairs.concordant),
            n(pairs.discordant),
            n(pairs.tied_old),
            n(pairs.tied_new),
            n(pairs.tied_both),
            coefficient(pairs.tau_b()),
            coefficient(pairs.rho()),
        ])
    };
    Table {
        id: "T21",
        sheet: context.say("Thứ hạng", "Order").to_owned(),
        title: context
            .say("Thứ hạng thay đổi ra sao", "How the order changes")
            .to_owned(),
        columns: vec![
            Column::new(context.say("Khối", "Block"), Kind::Words),
            count("Số đơn vị", "Units"),
            count("Số cặp", "Pairs"),
            count("Giữ thứ tự", "Same order"),
            count("Đổi thứ tự", "Swapped"),
            count("Chỉ cũ bằng nhau", "Equal before only"),
            count("Chỉ mới bằng nhau", "Equal after only"),
            count("Bằng nhau cả hai", "Equal in both"),
            Column::new("Kendall τ-b", Kind::Points(4)),
            Column::new("Spearman ρ", Kind::Points(4)),
        ],
        lines: context.impact.blocks.iter().map(line).collect(),
        notes: Vec::new(),
    }
}

/// T22: one line per unit with a figure in both: what each leaf adds or takes, the part of another maximum to divide by, the rest (rounding, caps), and the change; each line adds up to it exactly before it is shown with two digits.
#[must_use]
pub fn impact_in_full(context: &ImpactContext<'_>) -> Table {
    let (_, _, kind) = context.figure();
    let groups: Vec<usize> = context.impact.groups.iter().map(|own| own.group).collect();
    let mut columns = vec![
        Column::new(context.say("Mã", "Code"), Kind::Code),
        Column::new(context.say("Đơn vị", "Unit"), Kind::Words),
    ];
    columns.extend(
        groups
            .iter()
            .map(|group| Column::new(context.codes(*group), kind)),
    );
    columns.push(Column::new(context.say("Mẫu số khác", "Other base"), kind));
    columns.push(Column::new(
        context.say("Làm tròn, mức trần", "Rounding, caps"),
        kind,
    ));
    columns.push(Column::new(context.say("Thay đổi", "Change"), kind));
    let line = |own: &UnitImpact| {
        let change = own.change()?;
        let mut cells = vec![Cell::text(&own.code), Cell::text(&own.name)];
        cells.extend(groups.iter().map(|group| {
            let part = own.groups.iter().find(|(at, _)| at == group);
            Cell::maybe(part.map(|(_, part)| part))
        }));
        cells.extend([&own.base, &own.other, &change].map(|part| Cell::Number(part.clone())));
        Some(Line::new(cells))
    };
    Table {
        id: "T22",
        sheet: context
            .say("Đơn vị × tiêu chí", "Unit × criterion")
            .to_owned(),
        title: context
            .say(
                "Thay đổi của từng đơn vị theo từng tiêu chí",
                "Change of each unit by criterion",
            )
            .to_owned(),
        columns,
        lines: context.impact.units.iter().filter_map(line).collect(),
        notes: Vec::new(),
    }
}
