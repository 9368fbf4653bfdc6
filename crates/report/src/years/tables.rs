//! T7 movers, T16 years with marks, T16a what does not compare.

use super::YearsContext;
use crate::frame::Frame;
use crate::table::{Cell, Column, Kind, Line, Table};
use compare::YearUnit;
use criteria::{CriteriaSet, LeafId, RankOn};

impl YearsContext<'_> {
    fn unit_words(&self) -> &'static str {
        match self.split.figure {
            RankOn::Total => self.say("Thay đổi (điểm)", "Change (points)"),
            RankOn::Index => self.say("Thay đổi (điểm phần trăm)", "Change (percentage points)"),
        }
    }
    fn figure_words(&self) -> &'static str {
        match self.split.figure {
            RankOn::Total => self.say("Tổng điểm", "Total"),
            RankOn::Index => self.say("Chỉ số (%)", "Index (%)"),
        }
    }
}

fn rank(own: Option<u32>) -> Cell {
    own.map_or_else(
        || Cell::text("–"),
        |rank| Cell::Number(i64::from(rank).into()),
    )
}

/// T7: one line per unit that both rounds have in the same borders, the largest rise first: ranks, figures, the change and its parts. The parts of a line add up to its change as printed.
#[must_use]
pub fn movers(context: &YearsContext<'_>) -> Table {
    let mut units: Vec<&YearUnit> = context
        .split
        .units
        .iter()
        .filter(|own| own.parts.is_some())
        .collect();
    units.sort_by_key(|own| std::cmp::Reverse(own.change()));
    let (old, new) = (context.years.0.to_string(), context.years.1.to_string());
    let points = |vi: &str, en: &str| Column::new(context.say(vi, en), Kind::Points(2));
    let change = context.unit_words();
    let line = |own: &&YearUnit| {
        let (change, parts) = (own.change()?, own.parts.as_ref()?);
        let mut cells = vec![
            Cell::text(&own.code),
            Cell::text(&own.name),
            rank(own.old_rank),
            rank(own.new_rank),
            Cell::maybe(own.old.as_ref()),
            Cell::maybe(own.new.as_ref()),
        ];
        let [performance, revision, survey, rounding] = parts.shown(&change, 2);
        cells.extend([change, performance, revision, survey, rounding].map(Cell::Number));
        Some(Line::new(cells))
    };
    Table {
        id: "T7",
        sheet: "T7".to_owned(),
        title: context.say("Đơn vị tăng, giảm và vì sao", "Movers, and why").to_owned(),
        columns: vec![
            Column::new(context.say("Mã", "Code"), Kind::Code),
            Column::new(context.say("Đơn vị", "Unit"), Kind::Words),
            Column::new(old.as_str(), Kind::Count).under(context.say("Hạng", "Rank")),
            Column::new(new.as_str(), Kind::Count).under(context.say("Hạng", "Rank")),
            Column::new(old.as_str(), Kind::Points(2)).under(context.figure_words()),
            Column::new(new.as_str(), Kind::Points(2)).under(context.figure_words()),
            points("Cộng", "All").under(change),
            points("Kết quả thực hiện", "Performance").under(change),
            points("Sửa bộ tiêu chí", "Revision of the set").under(change),
            points("Khảo sát", "Survey").under(change),
            points("Làm tròn", "Rounding").under(change),
        ],
        lines: units.iter().filter_map(line).collect(),
        notes: vec![
            context
                .say(
                    "Mỗi phần là mức tác động bình quân trên mọi thứ tự thay đổi của ba yếu tố (giá trị Shapley), nên không yếu tố nào được lợi vì tính trước; các phần cộng lại đúng bằng thay đổi. Phần lẻ do làm tròn khi in dồn vào phần lớn nhất.",
                    "Each part is the mean effect over all orders in which the three factors can change (Shapley value), so that none is favoured by being counted first; the parts add up to the change. What rounding leaves in print is put to the largest part.",
                )
                .to_owned(),
            context
                .say(
                    "Tiêu chí không so sánh được giữa hai năm tính vào phần sửa bộ tiêu chí; xem T16a.",
                    "Criteria that do not compare between the years are in the revision of the set; see T16a.",
                )
                .to_owned(),
        ],
    }
}

/// T16: one line per unit of the second round, in its order: the figure of either year and a mark: * other borders (predecessors side by side, no mean is made), – no complete result.
#[must_use]
pub fn years_with_marks(context: &YearsContext<'_>) -> Table {
    let number = |figure: &points::Exact| match context.lang {
        finding::Lang::Vi => vietnamese::show_number(figure, Some(2)),
        finding::Lang::En => vietnamese::show_number_en(figure, Some(2)),
    };
    let line = |own: &YearUnit| {
        let mark = match (own.borders, &own.old, &own.new) {
            (true, ..) => "*",
            (_, Some(_), Some(_)) => "",
            _ => "–",
        };
        let before: Vec<String> = own
            .predecessors
            .iter()
            .map(|(code, name, figure)| {
                let figure = figure.as_ref().map_or_else(|| "–".to_owned(), number);
                format!("{name} ({code}): {figure}")
            })
            .collect();
        Line::new(vec![
            Cell::text(&own.code),
            Cell::text(&own.name),
            own.old
                .as_ref()
                .map_or_else(|| Cell::text("–"), |old| Cell::Number(old.clone())),
            own.new
                .as_ref()
                .map_or_else(|| Cell::text("–"), |new| Cell::Number(new.clone())),
            Cell::text(mark),
            Cell::text(before.join("; ")),
        ])
    };
    let figure = context.figure_words();
    Table {
        id: "T16",
        sheet: "T16".to_owned(),
        title: context.say("Các năm và dấu hiệu so sánh", "Years with marks").to_owned(),
        columns: vec![
            Column::new(context.say("Mã", "Code"), Kind::Code),
            Column::new(context.say("Đơn vị", "Unit"), Kind::Words),
            Column::new(context.years.0.to_string(), Kind::Points(2)).under(figure),
            Column::new(context.years.1.to_string(), Kind::Points(2)).under(figure),
            Column::new(context.say("Dấu", "Mark"), Kind::Words),
            Column::new(context.say("Đơn vị trước khi sắp xếp", "Predecessors"), Kind::Words),
        ],
        lines: context.split.units.iter().map(line).collect(),
        notes: vec![
            context
                .say(
                    "* địa giới đã thay đổi: không so sánh trực tiếp, các đơn vị trước khi sắp xếp ghi cạnh nhau, không lấy bình quân; – chưa đủ kết quả ở một trong hai năm.",
                    "* other borders: not directly comparable, predecessors stand side by side and no mean is made; – no complete result in one of the years.",
                )
                .to_owned(),
        ],
    }
}

/// T16a: one line per leaf or group of leaves that does not compare: codes, title, why not.
#[must_use]
pub fn not_compared(context: &YearsContext<'_>) -> Table {
    let codes = |set: &CriteriaSet, leaves: &[LeafId]| {
        let codes: Vec<&str> = leaves
            .iter()
            .map(|id| set.leaf_node(*id).code.as_str())
            .collect();
        codes.join(" + ")
    };
    let line = |own: &compare::Left| {
        let group = context.found.groups.get(own.group)?;
        let title = match (group.new.first(), group.old.first()) {
            (Some(id), _) => &context.new_set.leaf_node(*id).title,
            (None, Some(id)) => &context.old_set.leaf_node(*id).title,
            (None, None) => return None,
        };
        Some(Line::new(vec![
            Cell::text(codes(context.old_set, &group.old)),
            Cell::text(codes(context.new_set, &group.new)),
            Cell::text(title),
            Cell::text(group.comparable.words(context.lang)),
        ]))
    };
    let column = |vi: &str, en: &str, kind| Column::new(context.say(vi, en), kind);
    Table {
        id: "T16a",
        sheet: "T16a".to_owned(),
        title: context
            .say(
                "Tiêu chí không so sánh giữa hai năm",
                "Criteria that do not compare",
            )
            .to_owned(),
        columns: vec![
            column("Mã cũ", "Old code", Kind::Code),
            column("Mã mới", "New code", Kind::Code),
            column("Tiêu chí", "Criterion", Kind::Words),
            column("Vì sao", "Why not", Kind::Words),
        ],
        lines: context.split.left.iter().filter_map(line).collect(),
        notes: Vec::new(),
    }
}
