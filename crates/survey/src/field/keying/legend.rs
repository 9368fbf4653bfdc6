//! The sheet of the keying workbook that lists every question with its keys.

use super::columns::Keyed;
use crate::Instrument;
use workbook::{CellStyle, NumberStyle, PrintSetup, Sheet};

/// One row a column of the keying sheet: its name, the question, what is typed.
pub(super) fn write(sheet: &mut Sheet, instrument: &Instrument, questions: &[(String, Keyed)]) {
    sheet.column_widths(&[12.0, 52.0, 60.0]);
    sheet.put_row(1, 1, ["Cột", "Câu hỏi", "Mã nhập"], CellStyle::heading());
    let code = CellStyle::body().number(NumberStyle::Text).at_top();
    let body = CellStyle::body().at_top();
    for (row, (name, keyed)) in (2..).zip(questions) {
        sheet.put(row, 1, name.as_str(), code);
        let (title, keys) = match keyed {
            Keyed::One(id, keys) => {
                let mut lines: Vec<String> = instrument
                    .choices(*id)
                    .iter()
                    .enumerate()
                    .map(|(at, choice)| format!("{} {}", keys.shown(keys.key(at)), choice.title.vi))
                    .collect();
                lines.push(format!(
                    "{} bỏ trống; {} đánh hai ô; {} không có ý kiến",
                    keys.shown(0),
                    keys.shown(keys.two_ticks()),
                    keys.shown(keys.no_opinion())
                ));
                (title(instrument, *id), lines.join("\n"))
            }
            Keyed::Tick(id, place) => {
                let choice = instrument
                    .choices(*id)
                    .get(usize::from(*place))
                    .map_or("", |choice| choice.title.vi.as_str());
                let keys = format!("{choice}: 1 có đánh dấu, 0 không");
                (title(instrument, *id), keys)
            }
            Keyed::Figure(id) => (
                title(instrument, *id),
                "số như ghi trên phiếu; để trống nếu bỏ trống".to_owned(),
            ),
            Keyed::Date(id) => (title(instrument, *id), "ngày/tháng/năm".to_owned()),
            Keyed::Name(id) => (
                title(instrument, *id),
                "tên thôn, tổ dân phố ghi trên phiếu".to_owned(),
            ),
            Keyed::Number | Keyed::Aside | Keyed::Mode | Keyed::Day | Keyed::Unknown => continue,
        };
        sheet.put(row, 2, title, body);
        sheet.put(row, 3, keys, body);
    }
    sheet.freeze(1, 0);
    sheet.print(PrintSetup::portrait().repeat_rows(1, 1));
}

fn title(instrument: &Instrument, id: crate::QuestionId) -> String {
    let question = instrument.question(id);
    match question.heading.vi.is_empty() {
        true => question.title.vi.clone(),
        false => format!("{} [{}]", question.heading.vi, question.title.vi),
    }
}
