//! The annex of a decision as it is issued becomes a draft of a set: tree, maxima and texts always, a rule where the sentence has a known pattern.

mod cells;
mod draft;
mod findings;
mod head;
mod header;
mod marker;
mod rows;
mod sentence;
mod sums;
mod tree;

use criteria::Draft;
use finding::{Finding, Place};
use header::Role;
use workbook::{Grid, Workbook};

/// Rows with a number beyond which a sheet is no annex.
const MOST_LINES: usize = 5_000;

/// What an annex does not say of itself.
#[derive(Debug, Clone, Default)]
pub struct AnnexOf {
    /// The set's id.
    pub id: String,
    /// The set's year.
    pub year: i16,
    /// `commune`, `district`, `department` or `province`.
    pub level: String,
    /// The title; that of the annex where absent.
    pub title: Option<String>,
    /// The sheet; the first with a table of criteria where absent.
    pub sheet: Option<String>,
}

/// The draft of a set from the annex of a decision, and what a person has to confirm or mend in it; `None` where no table of criteria was found.
///
/// Columns are found by their headings, codes from the numbers I, 1, 1.1, a), which spreadsheets may have turned into dates (`3.1`) or shortened (`1.10`).
/// A rule is written only where the whole sentence has a known pattern, with a comment `ĐỀ XUẤT` and the finding `rule-proposed`; else points are typed and `rule-open` says so.
/// Every proposed rule has examples on its boundaries and passes [`criteria::read_set`].
///
/// ```
/// let csv = "STT;Tiêu chí;Điểm tối đa;Cách chấm\n1;Ban hành kế hoạch;2;\"Có: tối đa; không: 0\"\n";
/// let (book, _) = workbook::open("pl.csv", csv.as_bytes(), &workbook::Limits::default()).unwrap();
/// let of = annex::AnnexOf { id: "thu".into(), year: 2025, level: "commune".into(), ..Default::default() };
/// let (draft, findings) = annex::read_annex(&book, &of);
/// let draft = draft.unwrap();
/// assert_eq!(draft.table("criterion").and_then(|all| all.table("1")).and_then(|one| one.text("rule")), Some("yes-no"));
/// assert!(findings.iter().any(|finding| finding.code == "rule-proposed"));
/// ```
#[must_use]
pub fn read_annex(book: &Workbook, of: &AnnexOf) -> (Option<Draft>, Vec<Finding>) {
    let mut findings = Vec::new();
    let named = of.sheet.as_ref();
    for (index, info) in book.sheets().iter().enumerate() {
        let wanted = named.map_or(!info.hidden, |name| {
            vietnamese::same_label(name, &info.name)
        });
        if !wanted {
            continue;
        }
        let (grid, found) = book.grid(index);
        if let Some(header) = header::find(&grid) {
            findings.extend(found);
            let draft = from_grid(&grid, &header, of, &mut findings);
            if draft.is_some() {
                return (draft, findings);
            }
        }
    }
    findings.push(findings::no_table(Place::file(book.file())));
    (None, findings)
}

fn from_grid(
    grid: &Grid,
    header: &header::Header,
    of: &AnnexOf,
    findings: &mut Vec<Finding>,
) -> Option<Draft> {
    let mut read = rows::read(grid, header);
    read.lines.truncate(MOST_LINES);
    if read.lines.is_empty() {
        return None;
    }
    let named: Vec<String> = header
        .columns
        .iter()
        .map(|(column, role)| format!("{} {}", finding::column_letters(*column), role.words()))
        .collect();
    let first = header.columns.keys().next().copied().unwrap_or(1);
    findings.push(findings::columns(
        grid.place(header.top, first),
        &named.join(", "),
    ));
    let code = header
        .first(Role::Code)
        .or(header.first(Role::Title))
        .unwrap_or(1);
    let cell = |row: u32| grid.place(row, code);
    let mut placed = tree::place(read.lines, &cell, findings);
    let max = header
        .first(Role::Max)
        .or(header.first(Role::MaxSurvey))
        .unwrap_or(1);
    let max_cell = |row: u32| grid.place(row, max);
    let total = sums::settle(&mut placed, read.total, &max_cell, findings);
    let head = head::read(grid, header.top);
    let guide = header.first(Role::Guide);
    let title = header.first(Role::Title).unwrap_or(1);
    let place = |line: &rows::Line| match (guide, line.guide_row) {
        (Some(column), Some(row)) if grid.get(row, column).is_some() => grid.place(row, column),
        (_, Some(row)) => grid.place(row, title),
        (_, None) => grid.place(line.row, guide.unwrap_or(title)),
    };
    Some(draft::build(&placed, &total, &head, of, &place, findings))
}
