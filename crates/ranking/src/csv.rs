//! Tables as text, in two kinds: for programs, and for Excel on a Vietnamese computer.

use crate::{Ranked, Row, decimal_text};
use criteria::CriteriaSet;
use points::Exact;

/// Which reader the text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CsvKind {
    /// UTF-8, comma, decimal point, LF.
    Machine,
    /// UTF-8 with byte order mark, semicolon, decimal comma, CRLF: what Excel opens by a double click where the comma is the decimal sign.
    Excel,
}

/// What a cell of such a text holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CsvCell {
    /// Words, names, codes.
    Text(String),
    /// A figure.
    Number(Exact),
    /// Nothing.
    Empty,
}

impl CsvCell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
    /// A figure, or nothing.
    #[must_use]
    pub fn number(figure: Option<&Exact>) -> Self {
        figure.map_or(Self::Empty, |figure| Self::Number(figure.clone()))
    }
}

/// Lines of cells as text of the kind.
///
/// In the Excel kind a text that a spreadsheet would run as a formula gets an apostrophe before it, and a code that it would read as a number (`1.10`, `00778`) is written as `="1.10"`.
///
/// ```
/// use ranking::{CsvCell, CsvKind, csv_text};
/// let lines = [vec![
///     CsvCell::text("Xã An Hòa; khu 1"),
///     CsvCell::text("1.10"),
///     CsvCell::Number("19.13".parse().unwrap()),
/// ]];
/// assert_eq!(csv_text(&lines, CsvKind::Machine), "Xã An Hòa; khu 1,1.10,19.13\n");
/// assert_eq!(
///     csv_text(&lines, CsvKind::Excel),
///     "\u{feff}\"Xã An Hòa; khu 1\";\"=\"\"1.10\"\"\";19,13\r\n"
/// );
/// ```
#[must_use]
pub fn csv_text(lines: &[Vec<CsvCell>], kind: CsvKind) -> String {
    let (start, separator, end) = match kind {
        CsvKind::Machine => ("", ',', "\n"),
        CsvKind::Excel => ("\u{feff}", ';', "\r\n"),
    };
    let mut text = start.to_owned();
    for line in lines {
        for (column, cell) in line.iter().enumerate() {
            if column > 0 {
                text.push(separator);
            }
            let shown = shown(cell, kind);
            if shown.contains([separator, '"', '\n', '\r']) {
                text.push('"');
                text.push_str(&shown.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(&shown);
            }
        }
        text.push_str(end);
    }
    text
}

fn shown(cell: &CsvCell, kind: CsvKind) -> String {
    match (cell, kind) {
        (CsvCell::Empty, _) => String::new(),
        (CsvCell::Number(figure), CsvKind::Machine) => decimal_text(figure),
        (CsvCell::Number(figure), CsvKind::Excel) => decimal_text(figure).replace('.', ","),
        (CsvCell::Text(text), CsvKind::Machine) => text.clone(),
        (CsvCell::Text(text), CsvKind::Excel) => {
            if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                format!("'{text}")
            } else if text.parse::<Exact>().is_ok() {
                format!("=\"{text}\"")
            } else {
                text.clone()
            }
        }
    }
}

/// `ranking.csv` or `ranking-excel.csv`: one line a unit, in the order of [`Ranked::rows`], with English keys for programs and Vietnamese headings for Excel.
///
/// What every output of the round has to say (`notices`) stands in a last column of its own, on each line, so that a row that is copied elsewhere takes it along; without notices there is no such column.
#[must_use]
pub fn ranking_csv(set: &CriteriaSet, ranked: &Ranked, notices: &[&str], kind: CsvKind) -> String {
    let rounds = ranked
        .rows
        .iter()
        .map(|row| row.appraised.len())
        .max()
        .unwrap_or(0);
    let mut lines = vec![headings(set, ranked, rounds, kind)];
    lines.extend(
        ranked
            .rows
            .iter()
            .map(|row| line(ranked, row, rounds, kind)),
    );
    if !notices.is_empty() {
        let heading = match kind {
            CsvKind::Machine => "notice",
            CsvKind::Excel => "Lưu ý",
        };
        let mut cells =
            std::iter::once(heading.to_owned()).chain(std::iter::repeat(notices.join(" · ")));
        for line in &mut lines {
            line.extend(cells.next().map(CsvCell::Text));
        }
    }
    csv_text(&lines, kind)
}

fn headings(set: &CriteriaSet, ranked: &Ranked, rounds: usize, kind: CsvKind) -> Vec<CsvCell> {
    let word = |machine: &str, excel: &str| match kind {
        CsvKind::Machine => CsvCell::text(machine),
        CsvKind::Excel => CsvCell::text(excel),
    };
    let mut cells = vec![
        word("block", "Khối"),
        word("rank", "Hạng"),
        word("tied", "Đồng hạng"),
        word("code", "Mã đơn vị"),
        word("name", "Đơn vị"),
        word("self", "Điểm tự đánh giá"),
    ];
    for round in 1..=rounds {
        cells.push(word(
            &format!("appraised_{round}"),
            &format!("Điểm thẩm định lần {round}"),
        ));
    }
    cells.extend([
        word("survey", "Điểm điều tra xã hội học"),
        word("bonus", "Điểm cộng"),
        word("penalty", "Điểm trừ"),
        word("total", "Tổng điểm"),
        word("max", "Điểm tối đa áp dụng"),
        word("index", "Chỉ số CCHC (%)"),
        word("band", "Mức xếp loại"),
        word("complete", "Đủ kết quả"),
    ]);
    for field in &ranked.fields {
        let node = set.node(*field);
        cells.push(word(
            &format!("field_{}", node.code),
            &format!("{} {}", node.code, node.title),
        ));
    }
    cells
}

fn line(ranked: &Ranked, row: &Row, rounds: usize, kind: CsvKind) -> Vec<CsvCell> {
    let words = |yes: bool, no_word: &str, yes_word: &str| match (kind, yes) {
        (CsvKind::Machine, _) => CsvCell::Text(yes.to_string()),
        (CsvKind::Excel, true) => CsvCell::text(yes_word),
        (CsvKind::Excel, false) => CsvCell::text(no_word),
    };
    let rank = row.rank.map(|rank| Exact::from(i64::from(rank)));
    let mut cells = vec![
        CsvCell::text(ranked.block_name(row).unwrap_or_default()),
        CsvCell::number(rank.as_ref()),
        words(row.tied, "", "có"),
        CsvCell::text(&row.code),
        CsvCell::text(&row.name),
        CsvCell::number(row.self_points.as_ref()),
    ];
    for round in 0..rounds {
        cells.push(CsvCell::number(
            row.appraised.get(round).and_then(Option::as_ref),
        ));
    }
    cells.extend([
        CsvCell::number(row.survey.as_ref()),
        CsvCell::Number(row.bonus.clone()),
        CsvCell::Number(row.penalty.clone()),
        CsvCell::Number(row.total.clone()),
        CsvCell::Number(row.max.clone()),
        CsvCell::Number(row.index.clone()),
        CsvCell::text(ranked.band_name(row).unwrap_or_default()),
        words(row.complete, "chưa đủ", "đủ"),
    ]);
    for field in &row.fields {
        cells.push(CsvCell::number(field.as_ref().map(|own| &own.points)));
    }
    cells
}
