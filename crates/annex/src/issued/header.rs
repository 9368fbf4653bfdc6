//! The heading of an annex: which column is what.

use super::cells::merged;
use std::collections::BTreeMap;
use workbook::Grid;

/// Rows from the top in which the heading is looked for.
const WITHIN: usize = 80;
/// Columns beyond which no annex goes.
const MOST_COLUMNS: u32 = 60;

/// A cell merged over more columns than this, less one, is a title and no heading.
const WIDEST: u32 = 4;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    Code,
    Title,
    Max,
    MaxSurvey,
    Guide,
    Evidence,
    AppraisedBy,
    Note,
    /// Points to be filled in: a form's column, empty in an annex.
    Other,
}

impl Role {
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Code => "số thứ tự",
            Self::Title => "tên tiêu chí",
            Self::Max => "điểm tối đa",
            Self::MaxSurvey => "điểm tối đa điều tra xã hội học",
            Self::Guide => "cách chấm",
            Self::Evidence => "tài liệu kiểm chứng",
            Self::AppraisedBy => "cơ quan thẩm định",
            Self::Note => "ghi chú",
            Self::Other => "không dùng",
        }
    }
}

/// The heading: its rows and its columns.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    pub(crate) top: u32,
    pub(crate) bottom: u32,
    pub(crate) columns: BTreeMap<u32, Role>,
}

impl Header {
    pub(crate) fn of(&self, role: Role) -> impl Iterator<Item = u32> + '_ {
        let own = move |entry: &(&u32, &Role)| *entry.1 == role;
        self.columns.iter().filter(own).map(|(column, _)| *column)
    }
    pub(crate) fn first(&self, role: Role) -> Option<u32> {
        self.of(role).next()
    }
}

/// The heading of the sheet: the first rows, up to three, that name titles and maxima.
pub(crate) fn find(grid: &Grid) -> Option<Header> {
    for row in grid.rows.iter().take(WITHIN) {
        // A title above the table may name criteria too; a heading names several columns in its first row.
        let opening = roles(grid, row.number, row.number);
        let mut kinds: Vec<Role> = opening.into_values().collect();
        kinds.sort_unstable();
        kinds.dedup();
        if kinds.len() < 2 {
            continue;
        }
        for height in [1, 2, 3] {
            let bottom = row.number + height - 1;
            let columns = roles(grid, row.number, bottom);
            let has = |role| columns.values().any(|own| *own == role);
            if has(Role::Title) && (has(Role::Max) || has(Role::MaxSurvey)) {
                let header = Header {
                    top: row.number,
                    bottom,
                    columns,
                };
                return Some(lower(grid, header));
            }
        }
    }
    None
}

/// Takes rows below into the heading while they only say more of its columns.
fn lower(grid: &Grid, mut header: Header) -> Header {
    while header.bottom < header.top + 2 {
        let next = header.bottom + 1;
        let spans = grid
            .merges
            .iter()
            .any(|area| area.top <= header.bottom && area.top >= header.top && area.bottom >= next);
        let below = roles(grid, next, next);
        if !spans && below.values().filter(|role| **role != Role::Other).count() < 2 {
            break;
        }
        header.bottom = next;
        header.columns = roles(grid, header.top, next);
    }
    header
}

fn roles(grid: &Grid, top: u32, bottom: u32) -> BTreeMap<u32, Role> {
    let rows = grid
        .rows
        .iter()
        .filter(|row| (top..=bottom).contains(&row.number));
    let last = rows
        .flat_map(|row| row.cells.last())
        .map(|cell| cell.column)
        .max()
        .unwrap_or(0);
    let mut columns = BTreeMap::new();
    for column in 1..=last.min(MOST_COLUMNS) {
        let mut said: Vec<String> = Vec::new();
        for row in top..=bottom {
            let (text, _) = merged(grid, row, column);
            let area = grid.merge_at(row, column);
            if area.is_some_and(|area| area.right - area.left >= WIDEST) {
                continue;
            }
            if text.chars().count() <= 120 && !said.contains(&text) {
                said.push(text);
            }
        }
        if let Some(role) = role(&vietnamese::fold(&said.join(" "))) {
            columns.insert(column, role);
        }
    }
    columns
}

/// What a heading says, without diacritics.
fn role(text: &str) -> Option<Role> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let is = |words: &[&str]| words.contains(&text.trim_end_matches('.'));
    let maximum = any(&["diem toi da", "thang diem", "diem chuan", "diem quy dinh"]);
    Some(if text.is_empty() || any(&["ket qua"]) {
        return None;
    } else if is(&[
        "stt",
        "tt",
        "so tt",
        "so thu tu",
        "ma",
        "ma so",
        "ma tieu chi",
        "muc",
    ]) {
        Role::Code
    } else if any(&["tu danh gia", "tu cham", "dat duoc", "giai trinh"]) {
        Role::Other
    } else if any(&["tai lieu kiem chung", "tlkc", "minh chung", "kiem chung"]) {
        Role::Evidence
    } else if any(&["xa hoi hoc", "xhh"]) {
        Role::MaxSurvey
    } else if any(&["co quan", "don vi"])
        && any(&[
            "tham dinh",
            "theo doi",
            "chu tri",
            "phu trach",
            "danh gia",
            "cham",
        ])
    {
        Role::AppraisedBy
    } else if maximum || is(&["diem", "so diem"]) {
        Role::Max
    } else if any(&["diem tham dinh", "tham dinh lan"]) {
        Role::Other
    } else if any(&[
        "cach cham",
        "cach tinh",
        "huong dan",
        "phuong phap",
        "cach danh gia",
        "cach thuc",
    ]) {
        Role::Guide
    } else if any(&["ghi chu"]) {
        Role::Note
    } else if any(&["linh vuc", "tieu chi", "noi dung", "tctp"]) {
        Role::Title
    } else {
        return None;
    })
}
