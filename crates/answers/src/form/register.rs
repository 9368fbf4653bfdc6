//! Registers: inputs that are counted from rows with ids, each on a sheet of its own.

use super::Identity;
use super::key::RowKey;
use super::self_score::columns;
use crate::{Answer, Layer, Value};
use criteria::{CriteriaSet, InputKind, LeafId};
use workbook::{Area, Book, CellStyle, Entry, Limit, NumberStyle, PrintSetup, Prompt};

/// Columns of a register.
pub(crate) const NUMBER: u32 = 1;
pub(crate) const ID: u32 = 2;
pub(crate) const DATE: u32 = 3;
pub(crate) const WEIGHT: u32 = 4;
pub(crate) const CONTENT: u32 = 5;
pub(crate) const HEADING_ROW: u32 = 4;
/// Rows offered; more may be put in.
const ROWS: u32 = 40;

/// The sheet's name: short, so that it is never cut.
pub(crate) fn sheet_name(code: &str, input: &str) -> String {
    let name: String = format!("DM {code} {input}")
        .chars()
        .map(|c| {
            if "[]:*?/\\'".contains(c) || c.is_control() {
                '-'
            } else {
                c
            }
        })
        .take(31)
        .collect();
    name.trim().to_owned()
}

/// How many rows of the register carry an id.
pub(crate) fn count_formula(code: &str, input: &str) -> String {
    let first = HEADING_ROW + 1;
    let area = Area::new(first, ID, first + 999, ID).fixed();
    format!("COUNTA('{}'!{area})", sheet_name(code, input))
}

/// How many rows an answer fills.
pub(crate) fn prefilled(answer: Option<&Answer>) -> usize {
    match answer {
        Some(Answer::Given(Value::Items(items))) => items.len(),
        _ => 0,
    }
}

/// A sheet for each register that the unit fills.
pub(crate) fn write(
    book: &mut Book,
    set: &CriteriaSet,
    identity: &Identity,
    prefill: Option<(&Layer, usize)>,
    is_filled: impl Fn(LeafId) -> bool,
    footer: &str,
) {
    for leaf in set.leaf_ids().filter(|leaf| is_filled(*leaf)) {
        let inputs = set.leaf(leaf).inputs.iter().enumerate();
        for (index, input) in inputs.filter(|(_, input)| input.kind == InputKind::Items) {
            let slot = set.first_slot[leaf.index()] as usize + index;
            let answer = prefill.map(|(layer, unit)| layer.get(unit, slot));
            one(
                book,
                set,
                leaf,
                (&input.name, &input.title),
                identity,
                answer,
                footer,
            );
        }
    }
}

fn one(
    book: &mut Book,
    set: &CriteriaSet,
    leaf: LeafId,
    (name, title): (&str, &str),
    identity: &Identity,
    answer: Option<&Answer>,
    footer: &str,
) {
    let code = &set.leaf_node(leaf).code;
    let sheet = book.sheet(&sheet_name(code, name));
    let across = |row: u32| Area::new(row, NUMBER, row, CONTENT);
    sheet.column_widths(&[6.0, 24.0, 14.0, 12.0, 60.0]);
    sheet.merge(
        across(1),
        format!("DANH MỤC – tiêu chí {code}: {title}"),
        CellStyle::title(),
    );
    sheet.merge(
        across(2),
        "Mỗi dòng một mục, có mã hoặc số hiệu riêng (số văn bản, số quyết định công nhận). Một mục chỉ được tính một lần, kể cả giữa các năm. \
         Cột Số lượng để trống nghĩa là 1.",
        CellStyle::remark(),
    );
    let headings = ["TT", "Mã, số hiệu", "Ngày", "Số lượng", "Nội dung"];
    sheet.put_row(HEADING_ROW, NUMBER, headings, CellStyle::heading());
    let fill = CellStyle::body()
        .fill(super::answer_cell::TO_FILL)
        .unlocked();
    let items = match answer {
        Some(Answer::Given(Value::Items(items))) => items.as_ref(),
        _ => &[],
    };
    let rows = ROWS.max(u32::try_from(items.len()).unwrap_or(ROWS));
    for offset in 0..rows {
        let row = HEADING_ROW + 1 + offset;
        let item = items.get(offset as usize);
        sheet.put(row, NUMBER, offset + 1, CellStyle::body().centered());
        sheet.put(
            row,
            ID,
            Entry::from(item.map(|item| item.id.as_str())),
            fill.number(NumberStyle::Text),
        );
        sheet.put(
            row,
            DATE,
            Entry::from(item.and_then(|item| item.date)),
            fill.number(NumberStyle::Date).centered(),
        );
        let weight = item
            .map(|item| &item.weight)
            .filter(|weight| **weight != points::Exact::from(1));
        sheet.put(row, WEIGHT, Entry::from(weight), fill.centered());
        sheet.put(row, CONTENT, Entry::Empty, fill);
    }
    let last = HEADING_ROW + rows;
    let from = HEADING_ROW + 1;
    if let Some((limit, prompt)) = super::answer_cell::limit(&InputKind::Date, set.year) {
        sheet.limit(Area::new(from, DATE, last, DATE), limit, prompt);
    }
    sheet.limit(
        Area::new(from, WEIGHT, last, WEIGHT),
        Limit::Decimal {
            least: points::Exact::ZERO,
            most: None,
        },
        Prompt::refuse("Nhập một số từ 0 trở lên, hoặc để trống."),
    );
    let hidden = CellStyle::new().number(NumberStyle::Text);
    let key = RowKey::Register {
        code: code.clone(),
        input: name.to_owned(),
    };
    sheet.put(1, columns::KEY, identity.to_cell(), hidden);
    sheet.put(HEADING_ROW, columns::KEY, key.to_cell(), hidden);
    sheet.hide_column(columns::KEY);
    sheet.freeze(HEADING_ROW, 0);
    sheet.protect();
    let mut print = PrintSetup::landscape()
        .repeat_rows(HEADING_ROW, HEADING_ROW)
        .footer(footer);
    print.last_column = Some(CONTENT);
    sheet.print(print);
}
