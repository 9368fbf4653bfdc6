//! The cell that takes an answer: its style, its limits, and what stands in it beforehand.

use crate::{Answer, Value};
use criteria::InputKind;
use jiff::civil::Date;
use points::Exact;
use workbook::{CellStyle, Entry, Limit, NumberStyle, Prompt};

/// The ground of cells that are to be filled: light enough to print.
pub(crate) const TO_FILL: u32 = 0x00FF_F9E5;
/// The ground of what the unit does not fill.
pub(crate) const GREYED: u32 = 0x00ED_EDED;
/// The words of a yes.
pub(crate) const YES: &str = "Có";
/// The words of a no.
pub(crate) const NO: &str = "Không";

/// The style of a cell that takes an answer of this kind.
pub(crate) fn style(kind: &InputKind) -> CellStyle {
    let cell = CellStyle::body().fill(TO_FILL).unlocked().centered();
    match kind {
        InputKind::Count => cell.number(NumberStyle::Whole),
        InputKind::Date => cell.number(NumberStyle::Date),
        // Percent stays general: there a typed "94,5%" turns the cell's format into a percentage, which the reader sees;
        // with fixed decimals Excel would keep them and store 0,945.
        _ => cell,
    }
}

/// What may be typed.
pub(crate) fn limit(kind: &InputKind, year: i16) -> Option<(Limit, Prompt)> {
    let number = |least: i64, most: Option<i64>| Limit::Decimal {
        least: Exact::from(least),
        most: most.map(Exact::from),
    };
    Some(match kind {
        InputKind::Count => (
            Limit::Whole { least: 0, most: None },
            Prompt::refuse("Nhập một số nguyên từ 0 trở lên. Nếu không có số liệu, chọn ở cột Trạng thái."),
        ),
        InputKind::Number => (
            number(-1_000_000_000_000, None),
            Prompt::refuse("Nhập một số. Nếu không có số liệu, chọn ở cột Trạng thái."),
        ),
        InputKind::Percent => (
            number(0, Some(100)),
            Prompt::refuse("Tỷ lệ phần trăm thường từ 0 đến 100, ví dụ nhập 94,43 (không nhập dấu %). Vẫn giữ số này?")
                .warn(),
        ),
        InputKind::Points => (
            number(0, None),
            Prompt::refuse("Nhập điểm là một số từ 0 trở lên."),
        ),
        InputKind::YesNo => (
            Limit::OneOf(vec![YES.to_owned(), NO.to_owned()]),
            Prompt::refuse("Chọn “Có” hoặc “Không” trong danh sách."),
        ),
        InputKind::Level(levels) => (
            Limit::OneOf(levels.clone()),
            Prompt::refuse("Chọn một mức trong danh sách."),
        ),
        InputKind::Date => (
            Limit::Date {
                first: day(year - 1, 1, 1)?,
                last: day(year + 1, 12, 31)?,
            },
            Prompt::refuse("Ngày nằm ngoài khoảng từ năm trước đến năm sau của năm đánh giá. Vẫn giữ ngày này?").warn(),
        ),
        InputKind::Items => return None,
    })
}

/// Points typed within a maximum, in steps where the set has them.
pub(crate) fn points_limit(max: &Exact, step: Option<&Exact>, cell: &str) -> (Limit, Prompt) {
    let words = match step {
        Some(step) => format!(
            "Nhập điểm từ 0 đến {}, theo bước {}.",
            vietnamese::show_number(max, None),
            vietnamese::show_number(step, None)
        ),
        None => format!("Nhập điểm từ 0 đến {}.", vietnamese::show_number(max, None)),
    };
    let limit = match step.filter(|step| !step.is_zero()) {
        Some(step) => Limit::Formula(format!(
            "AND(ISNUMBER({cell}),{cell}>=0,{cell}<={max},ROUND(MOD(ROUND({cell}/{step},6),1),6)=0)"
        )),
        None => Limit::Decimal {
            least: Exact::ZERO,
            most: Some(max.clone()),
        },
    };
    (limit, Prompt::refuse(words))
}

/// What stands in the cell beforehand; states stand in their own column.
pub(crate) fn entry(kind: &InputKind, answer: &Answer) -> Entry {
    let Answer::Given(value) = answer else {
        return Entry::Empty;
    };
    match value {
        Value::Number(number) => Entry::from(number),
        Value::YesNo(yes) => Entry::from(if *yes { YES } else { NO }),
        Value::Level(index) => match kind {
            InputKind::Level(levels) => Entry::from(levels.get(usize::from(*index))),
            _ => Entry::Empty,
        },
        Value::Date(date) => Entry::from(*date),
        Value::Items(_) => Entry::Empty,
    }
}

fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}
