//! Cells that are no answers, gathered by column and text.

use crate::read::trouble::{Group, Kind};
use finding::{Finding, Place, Severity, Text, column_letters};

/// Rows that a finding names one by one; the rest follows as a list.
const FIRST: usize = 3;
/// Runs of rows in the list of a finding.
const MOST_RUNS: usize = 400;

/// The finding of a group. `question`: what the column asks for; `expected`: what may stand there.
pub(crate) fn of_group(
    file: &str,
    sheet: &str,
    group: &Group,
    question: &Text,
    expected: &Text,
) -> Finding {
    let first = group.rows.first().map_or(1, |(row, _)| *row);
    let place = Place::cell(file, sheet, first, group.column);
    let words = words_of(group.kind);
    let (vi, en) = (&question.vi, &question.en);
    let finding = Finding::new(words.severity, words.code, place).says(
        if vi.is_empty() {
            words.vi.to_owned()
        } else {
            format!("{vi}: {}", words.vi)
        },
        if en.is_empty() {
            words.en.to_owned()
        } else {
            format!("{en}: {}", words.en)
        },
    );
    let (shown_vi, shown_en) = match &group.shown {
        Some(text) => (format!("“{text}” "), format!("\"{text}\" ")),
        None => (String::new(), String::new()),
    };
    let where_ = cells(group);
    let finding = finding.found(
        format!("{shown_vi}tại {} ô: {}", group.count, where_.vi),
        format!("{shown_en}in {} cells: {}", group.count, where_.en),
    );
    let finding = match (group.kind, group.note.is_empty()) {
        (Kind::UnitUnknown, false) => finding.expected(
            format!("có thể là: {}", group.note),
            format!("could be: {}", group.note),
        ),
        (Kind::UnitFlagged, false) => finding.expected(
            format!("đã hiểu là {}", group.note),
            format!("taken for {}", group.note),
        ),
        _ => finding.expected(&expected.vi, &expected.en),
    };
    finding.fix(words.fix_vi, words.fix_en)
}

/// `D5, D9, D12; dòng 5-9, 12, …`.
fn cells(group: &Group) -> Text {
    let letters = column_letters(group.column);
    let each = group.rows.iter().flat_map(|(first, last)| *first..=*last);
    let named: Vec<String> = each
        .take(FIRST)
        .map(|row| format!("{letters}{row}"))
        .collect();
    let named = named.join(", ");
    if group.count <= FIRST as u64 {
        return Text::same(named);
    }
    let runs = group.rows.iter().take(MOST_RUNS).map(|(first, last)| {
        if first == last {
            first.to_string()
        } else {
            format!("{first}-{last}")
        }
    });
    let runs = runs.collect::<Vec<_>>().join(", ");
    let more = if group.cut || group.rows.len() > MOST_RUNS {
        ", …"
    } else {
        ""
    };
    Text::new(
        format!("{named}, …; dòng {runs}{more}"),
        format!("{named}, …; rows {runs}{more}"),
    )
}

struct Words {
    code: &'static str,
    severity: Severity,
    vi: &'static str,
    en: &'static str,
    fix_vi: &'static str,
    fix_en: &'static str,
}

fn words_of(kind: Kind) -> Words {
    let make = |severity, code, vi, en, fix_vi, fix_en| Words {
        code,
        severity,
        vi,
        en,
        fix_vi,
        fix_en,
    };
    use Severity::{Error, Info, Warning};
    match kind {
        Kind::Unknown => make(
            Error,
            "answer-unknown",
            "câu trả lời không có trong các lựa chọn; không được tính",
            "the answer is none of the choices; it is not counted",
            "sửa ô, hoặc thêm cách viết này vào “also” của lựa chọn trong mẫu phiếu",
            "mend the cell, or add the wording to the choice's \"also\" in the instrument",
        ),
        Kind::OutOfRange => make(
            Error,
            "answer-out-of-range",
            "số không phải mã của lựa chọn nào; không được tính",
            "the number is no choice's code; it is not counted",
            "sửa ô; nếu trang được nhập theo mã (0 trống, 8 hai dấu, 9 không ý kiến) thì ghi keyed = true trong tệp ánh xạ",
            "mend the cell; if the sheet was keyed by code (0 blank, 8 two ticks, 9 no opinion), write keyed = true in the mapping",
        ),
        Kind::TwoTicks => make(
            Warning,
            "answer-two-ticks",
            "hai lựa chọn trong một ô của câu chỉ chọn một; không được tính",
            "two choices in a cell of a question with one; not counted",
            "kiểm tra lại phiếu gốc",
            "look at the sheet again",
        ),
        Kind::NotCalculated => make(
            Error,
            "cell-not-calculated",
            "công thức chưa có kết quả",
            "the formula has no saved result",
            "mở tệp bằng Excel và lưu lại",
            "open the file in Excel and save it",
        ),
        Kind::ErrorValue => make(
            Error,
            "cell-error-value",
            "ô chứa giá trị lỗi",
            "the cell holds an error value",
            "sửa công thức hoặc nhập lại",
            "mend the formula or type the answer",
        ),
        Kind::TickUnreadable => make(
            Error,
            "tick-unreadable",
            "ô của một lựa chọn phải là có hoặc không",
            "the cell of a choice has to say yes or no",
            "ghi 1 hoặc 0 (hoặc x và để trống)",
            "write 1 or 0 (or x and nothing)",
        ),
        Kind::TicksUnreadable => make(
            Error,
            "ticks-unreadable",
            "không tách được các lựa chọn trong ô; không được tính",
            "the choices in the cell cannot be told apart; not counted",
            "xuất lại với mỗi lựa chọn một cột, hoặc ngăn cách bằng dấu phẩy",
            "export again with a column for each choice, or part them by commas",
        ),
        Kind::NumberUnreadable => make(
            Error,
            "number-unreadable",
            "không đọc được số, hoặc số ngoài giới hạn của câu hỏi",
            "no number, or one beyond the question's limits",
            "nhập lại số",
            "type the number",
        ),
        Kind::DayUnreadable => make(
            Warning,
            "day-unreadable",
            "không đọc được ngày",
            "the day cannot be read",
            "ghi ngày dạng 03/11/2024",
            "write the day as 03/11/2024",
        ),
        Kind::ModeUnknown => make(
            Warning,
            "mode-unknown",
            "không rõ hình thức khảo sát",
            "the mode is none that is known",
            "ghi: tại nhà, tại Bộ phận Một cửa, bưu chính, điện thoại, hoặc trực tuyến",
            "write: home, centre, post, telephone or online",
        ),
        Kind::SerialUnreadable => make(
            Warning,
            "serial-unreadable",
            "không đọc được số phiếu, hoặc số kiểm tra không khớp",
            "the sheet's number cannot be read, or its check digit does not fit",
            "so lại với số in trên phiếu",
            "compare it with the number on the sheet",
        ),
        Kind::WeightUnreadable => make(
            Error,
            "weight-unreadable",
            "trọng số phải là số dương; phiếu này có trọng số 0",
            "a weight has to be a positive number; the response gets 0",
            "nhập lại trọng số",
            "type the weight",
        ),
        Kind::UnitUnknown => make(
            Error,
            "response-unit-unknown",
            "không có đơn vị này trong danh sách đánh giá",
            "no unit of the roster is called so",
            "ghi đúng tên hoặc mã đơn vị",
            "write the unit's exact name or code",
        ),
        Kind::UnitAmbiguous => make(
            Error,
            "response-unit-ambiguous",
            "nhiều đơn vị cùng tên",
            "several units have this name",
            "ghi mã đơn vị, hoặc tên kèm loại và cấp trên",
            "write the unit's code, or its name with type and parent",
        ),
        Kind::UnitFlagged => make(
            Warning,
            "response-unit-guessed",
            "tên viết không dấu hoặc mã mất số 0; đã tìm được đơn vị",
            "a name without diacritics or a code without its zeros; the unit was found",
            "ghi đúng tên hoặc mã nếu đơn vị không phải như vậy",
            "write the exact name or code if it is another unit",
        ),
        Kind::ColumnsDiffer => make(
            Error,
            "answer-columns-differ",
            "hai cột của cùng một câu ghi khác nhau; câu trả lời không được tính",
            "two columns of one question differ; the answer is not counted",
            "giữ một câu trả lời",
            "keep one of the answers",
        ),
        Kind::LegacyText => make(
            Info,
            "answer-legacy-text",
            "chữ theo bảng mã cũ (TCVN3, VNI) đã được chuyển sang Unicode",
            "text of an old encoding (TCVN3, VNI) was read as Unicode",
            "không cần sửa nếu đúng",
            "nothing to do if it is right",
        ),
        Kind::Orphan => make(
            Error,
            "repeat-without-response",
            "dòng của trang phụ không tìm được phiếu tương ứng",
            "a row of a repeat whose response is not there",
            "đọc tệp chính trước, hoặc xuất lại đủ các trang",
            "read the main file first, or export all sheets again",
        ),
    }
}
