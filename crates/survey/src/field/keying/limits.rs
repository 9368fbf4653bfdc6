//! What may be typed into the columns of a keying workbook.

use super::columns::Keyed;
use super::identity::MODES;
use super::{KeyCodes, KeyingBook};
use crate::{Instrument, QuestionId, QuestionKind};
use jiff::civil::date;
use workbook::{Area, Limit, Prompt, Sheet};

/// Sets the limits; `at` is the column of the first question, the first and the last row.
pub(super) fn set(
    sheet: &mut Sheet,
    of: &KeyingBook<'_>,
    questions: &[(String, Keyed)],
    at: (u32, u32, u32),
) {
    let (first_question, first, last) = at;
    let column_area = |column: u32| Area::new(first, column, last, column);
    sheet.limit(
        column_area(1),
        Limit::Length(24),
        Prompt::refuse(
            "Số phiếu có dạng 01-00778-0001-36: đợt phát, mã đơn vị, số thứ tự, số kiểm.",
        ),
    );
    let modes: Vec<String> = (1..)
        .zip(MODES)
        .map(|(key, (_, words)): (u8, _)| format!("{key} {words}"))
        .collect();
    sheet.limit(
        column_area(4),
        Limit::Whole {
            least: 0,
            most: Some(5),
        },
        Prompt::refuse("Nhập một chữ số từ 0 đến 5.").note(
            "Hình thức khảo sát",
            format!("{}; 0 không rõ", modes.join("; ")),
        ),
    );
    let year = of.instrument.year;
    let days = Limit::Date {
        first: date(year.clamp(1901, 9_990), 1, 1),
        last: date(year.clamp(1901, 9_990) + 2, 12, 31),
    };
    let day_error = "Nhập ngày dạng 31/12/2024.";
    sheet.limit(column_area(5), days, Prompt::refuse(day_error).warn());
    for (column, (name, keyed)) in (first_question..).zip(questions) {
        let area = column_area(column);
        let title = |id: &QuestionId| shortened(&of.instrument.question(*id).title.vi, 110);
        match keyed {
            Keyed::One(id, keys) => {
                let note = format!("{}\n{}", title(id), legend(of.instrument, *id, keys));
                let (limit, error) = allowed(keys, area);
                sheet.limit(area, limit, Prompt::refuse(error).note(name.as_str(), note));
            }
            Keyed::Tick(id, place) => {
                let choices = of.instrument.choices(*id);
                let choice = choices
                    .get(usize::from(*place))
                    .map_or("", |choice| choice.title.vi.as_str());
                let note = format!(
                    "{}\n{}: 1 có đánh dấu, 0 không",
                    title(id),
                    shortened(choice, 90)
                );
                sheet.limit(
                    area,
                    Limit::Whole {
                        least: 0,
                        most: Some(1),
                    },
                    Prompt::refuse("Nhập 1 (có đánh dấu) hoặc 0 (không).")
                        .note(name.as_str(), note),
                );
            }
            Keyed::Figure(id) => {
                if let QuestionKind::Whole { least, most } = of.instrument.question(*id).kind {
                    let limit = Limit::Whole {
                        least: least.unwrap_or(0),
                        most,
                    };
                    let prompt = Prompt::refuse(
                        "Số ngoài khoảng của câu hỏi; nếu trên phiếu đúng như vậy, vẫn nhập được.",
                    )
                    .warn();
                    sheet.limit(area, limit, prompt.note(name.as_str(), title(id)));
                }
            }
            Keyed::Name(id) => sheet.limit(
                area,
                Limit::Length(60),
                Prompt::refuse("Tên quá dài.").note(name.as_str(), title(id)),
            ),
            _ => {}
        }
    }
}

/// The keys of a question as a limit: a run of whole numbers with the two special ones, by a formula where there is a gap.
fn allowed(keys: &KeyCodes, area: Area) -> (Limit, String) {
    let all = keys.all();
    let shown: Vec<String> = all.iter().map(|key| keys.shown(*key)).collect();
    let error = format!("Mã được nhập: {}.", shown.join(", "));
    let cell = area.fixed().replace('$', "");
    let cell = cell.split(':').next().unwrap_or(&cell);
    let largest = all.iter().rev().nth(2).copied().unwrap_or(0);
    let own = all.len() - 3;
    let limit = if usize::from(largest) == own {
        // OR of three tests, because a list of numbers may not stand in a limit.
        let (two, none) = (keys.two_ticks(), keys.no_opinion());
        Limit::Formula(format!(
            "OR(AND({cell}>=0,{cell}<={largest},{cell}=INT({cell})),{cell}={two},{cell}={none})"
        ))
    } else {
        let tests: Vec<String> = all.iter().map(|key| format!("{cell}={key}")).collect();
        Limit::Formula(format!("OR({})", tests.join(",")))
    };
    (limit, error)
}

/// `1 Rất không hài lòng; …; 0 bỏ trống; 8 hai ô; 9 không ý kiến`.
fn legend(instrument: &Instrument, id: QuestionId, keys: &KeyCodes) -> String {
    let mut parts: Vec<String> = instrument
        .choices(id)
        .iter()
        .enumerate()
        .map(|(at, choice)| {
            format!(
                "{} {}",
                keys.shown(keys.key(at)),
                shortened(&choice.title.vi, 24)
            )
        })
        .collect();
    parts.push(format!("{} bỏ trống", keys.shown(0)));
    parts.push(format!("{} hai ô", keys.shown(keys.two_ticks())));
    parts.push(format!("{} không ý kiến", keys.shown(keys.no_opinion())));
    parts.join("; ")
}

/// At most so many characters, an ellipsis for the rest.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}
