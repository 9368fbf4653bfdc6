//! T1: the overall table of a block.

use super::{Cell, Column, Kind, Line, Table};
use crate::ResultContext;
use criteria::{Part, RankOn, Ranking, RankingKey, TieBreak, Ties};
use finding::Lang;
use points::Exact;
use ranking::Row;

/// One line per unit of the block, best first, then the units without a complete result: rank, code, unit, self, appraised rounds, survey, bonus, penalty, total (points), index (%), band. Layers and sections that nobody has are left out.
#[must_use]
pub fn overall(context: &ResultContext<'_>, block: usize) -> Table {
    let rows = context.all_rows(block);
    let picked = Picked::of(context, &rows);
    Table {
        id: "T1",
        sheet: context.sheet_name("T1", block),
        title: context.block_title(
            context.say("Kết quả xếp hạng chung", "Overall ranking"),
            block,
        ),
        columns: columns(context, &picked),
        lines: rows.iter().map(|row| line(context, row, &picked)).collect(),
        notes: notes(context, &rows),
    }
}

/// Which columns hold anything.
struct Picked {
    own: bool,
    rounds: usize,
    survey: bool,
    bonus: bool,
    penalty: bool,
    band: bool,
}

impl Picked {
    fn of(context: &ResultContext<'_>, rows: &[&Row]) -> Self {
        Self {
            own: rows.iter().any(|row| row.self_points.is_some()),
            rounds: context.rounds(),
            survey: rows.iter().any(|row| row.survey.is_some()),
            bonus: context.has_part(Part::Bonus),
            penalty: context.has_part(Part::Penalty),
            band: !context.ranked.bands.is_empty(),
        }
    }
}

fn columns(context: &ResultContext<'_>, picked: &Picked) -> Vec<Column> {
    let digits = context.digits();
    let points = |vi: &str, en: &str| Column::new(context.say(vi, en), Kind::Points(digits));
    let mut columns = vec![
        Column::new(context.say("Hạng", "Rank"), Kind::Count),
        Column::new(context.say("Mã", "Code"), Kind::Code),
        Column::new(context.say("Đơn vị", "Unit"), Kind::Words),
    ];
    if picked.own {
        columns.push(points("Điểm tự đánh giá", "Self-scored"));
    }
    for round in 1..=picked.rounds {
        columns.push(Column::new(
            context.appraised_heading(round, picked.rounds),
            Kind::Points(digits),
        ));
    }
    if picked.survey {
        columns.push(points("Điểm điều tra XHH", "Survey"));
    }
    if picked.bonus {
        columns.push(points("Điểm cộng", "Bonus"));
    }
    if picked.penalty {
        columns.push(points("Điểm trừ", "Penalty"));
    }
    columns.push(points("Tổng điểm", "Total"));
    columns.push(Column::new(
        context.say("Chỉ số (%)", "Index (%)"),
        Kind::Percent(digits),
    ));
    if picked.band {
        columns.push(Column::new(
            context.say("Mức xếp loại", "Band"),
            Kind::Words,
        ));
    }
    columns
}

fn line(context: &ResultContext<'_>, row: &Row, picked: &Picked) -> Line {
    let mut cells = vec![
        match row.rank {
            Some(rank) => Cell::Number(i64::from(rank).into()),
            None => Cell::text("–"),
        },
        Cell::text(&row.code),
        Cell::text(&row.name),
    ];
    if picked.own {
        cells.push(Cell::maybe(row.self_points.as_ref()));
    }
    for round in 0..picked.rounds {
        cells.push(Cell::maybe(
            row.appraised.get(round).and_then(Option::as_ref),
        ));
    }
    if picked.survey {
        cells.push(Cell::maybe(row.survey.as_ref()));
    }
    if picked.bonus {
        cells.push(Cell::Number(row.bonus.clone()));
    }
    if picked.penalty {
        cells.push(Cell::Number(row.penalty.clone()));
    }
    cells.push(Cell::Number(row.total.clone()));
    cells.push(Cell::Number(row.index.clone()));
    if picked.band {
        cells.push(match context.ranked.band_name(row) {
            Some(band) => Cell::text(band),
            None if !row.complete => {
                Cell::text(context.say("chưa đủ kết quả", "result not complete"))
            }
            None => Cell::Empty,
        });
    }
    Line::new(cells)
}

fn notes(context: &ResultContext<'_>, rows: &[&Row]) -> Vec<String> {
    let mut notes = vec![how_ranked(context)];
    if rows.iter().any(|row| !row.dropped.is_empty()) {
        notes.push(
            context
                .say(
                    "Tiêu chí không áp dụng hoặc không phát sinh không tính vào mẫu số; mẫu số và tiêu chí của từng đơn vị ghi ở bảng riêng của đơn vị.",
                    "Criteria that do not apply, or have no cases, are out of the denominator; each unit's own sheet names them and its denominator.",
                )
                .to_owned(),
        );
    }
    if rows.iter().any(|row| row.rank.is_none()) {
        notes.push(
            context
                .say(
                    "Đơn vị ghi dấu – chưa đủ kết quả nên chưa xếp hạng.",
                    "Units marked – have no complete result and are not ranked.",
                )
                .to_owned(),
        );
    }
    notes
}

/// How units were put in order: figure, rounding, ties, tie-breaks.
pub(crate) fn how_ranked(context: &ResultContext<'_>) -> String {
    let ranking = Ranking {
        on: context.ranked.on,
        key: context.ranked.key,
        ties: context.ranked.ties,
        breaks: context.ranked.breaks.clone(),
        blocks: context.set.ranking.blocks.clone(),
    };
    ranking_in_words(&ranking, context.lang)
}

/// How units are put in order, in one sentence: figure, rounding, ties, tie-breaks.
#[must_use]
pub fn ranking_in_words(ranking: &Ranking, lang: Lang) -> String {
    let say = |vi: &'static str, en: &'static str| match lang {
        Lang::Vi => vi,
        Lang::En => en,
    };
    let figure = match (ranking.on, ranking.key) {
        (RankOn::Total, RankingKey::Rounded) => say("tổng điểm đã làm tròn", "the rounded total"),
        (RankOn::Total, RankingKey::Exact) => say("tổng điểm chưa làm tròn", "the exact total"),
        (RankOn::Index, RankingKey::Rounded) => say("chỉ số đã làm tròn", "the rounded index"),
        (RankOn::Index, RankingKey::Exact) => say("chỉ số chưa làm tròn", "the exact index"),
    };
    let ties = match ranking.ties {
        Ties::Competition => say(
            "đơn vị bằng nhau đồng hạng, hạng kế tiếp bỏ cách (1, 1, 3)",
            "equals share a rank and the next rank is left out (1, 1, 3)",
        ),
        Ties::Dense => say(
            "đơn vị bằng nhau đồng hạng, hạng kế tiếp liền sau (1, 1, 2)",
            "equals share a rank and the next rank follows (1, 1, 2)",
        ),
        Ties::Ordered => say("mỗi đơn vị một hạng", "each unit has a rank of its own"),
    };
    let breaks: Vec<String> = ranking
        .breaks
        .iter()
        .map(|own| match own {
            TieBreak::Appraised => say("điểm thẩm định", "appraised points").to_owned(),
            TieBreak::Survey => say("điểm điều tra xã hội học", "survey points").to_owned(),
            TieBreak::Bonus => say("điểm cộng", "bonus").to_owned(),
            TieBreak::Node(code) => {
                format!("{} {code}", say("điểm tiêu chí", "points of"))
            }
        })
        .collect();
    let order = if breaks.is_empty() {
        String::new()
    } else {
        format!(
            "; {} {}",
            say("khi bằng nhau xét lần lượt:", "equals are parted by"),
            breaks.join(", ")
        )
    };
    format!(
        "{} {figure}{order}; {ties}.",
        say("Xếp hạng theo", "Ranked by")
    )
}

impl ResultContext<'_> {
    /// `T1`, or `T1 xã` where there are several blocks.
    pub(crate) fn sheet_name(&self, id: &str, block: usize) -> String {
        match self.ranked.blocks.get(block) {
            Some(own) if self.ranked.blocks.len() > 1 => format!("{id} {}", own.name),
            _ => id.to_owned(),
        }
    }
    /// The title with its block.
    pub(crate) fn block_title(&self, title: &str, block: usize) -> String {
        match self.block_heading(block) {
            heading if heading.is_empty() => title.to_owned(),
            heading => format!("{title} – {heading}"),
        }
    }
    /// Rounds of appraisal that any unit has.
    pub(crate) fn rounds(&self) -> usize {
        let rows = self.ranked.rows.iter();
        let filled = |row: &Row| {
            row.appraised
                .iter()
                .rposition(Option::is_some)
                .map_or(0, |at| at + 1)
        };
        rows.map(filled).max().unwrap_or(0)
    }
    /// `Điểm thẩm định`, or with its round where there are several.
    pub(crate) fn appraised_heading(&self, round: usize, rounds: usize) -> String {
        if rounds == 1 {
            self.say("Điểm thẩm định", "Appraised").to_owned()
        } else {
            format!(
                "{} {round}",
                self.say("Điểm thẩm định lần", "Appraised, round")
            )
        }
    }
    /// A share in percent: `points ÷ max × 100`, exact.
    pub(crate) fn share(points: &Exact, max: &Exact) -> Option<Exact> {
        points.times(&100.into()).over(max)
    }
}
