//! Numbers that are none, have two readings, or lie outside what the criterion allows.

use super::quote;
use crate::cell::{Asked, Kind};
use finding::Finding;
use points::Exact;
use vietnamese::{NumberValue, NumberWithNote, Operator, show_number, show_number_en};

/// `cell-not-a-number`.
pub(crate) fn not_a_number(asked: &Asked<'_>, text: &str) -> Finding {
    let (subject, wanted, text) = (asked.subject(), asked.wanted(), quote(text));
    asked
        .error("cell-not-a-number")
        .says(
            format!("{} cần {}, ô chứa chữ", subject.vi, wanted.vi),
            format!("{} needs {}, the cell holds text", subject.en, wanted.en),
        )
        .found(format!("chữ “{text}”"), format!("text \"{text}\""))
        .fix(
            "nhập số; nếu chưa có thì ghi “Chưa có số liệu”",
            "type the number; where there is none yet, write \"Chưa có số liệu\"",
        )
}

/// `number-two-readings`: a stored or written share in a column of percentages.
pub(crate) fn two_readings(asked: &Asked<'_>, as_is: &Exact, as_share: &Exact) -> Finding {
    let (vi, en) = (show_number(as_is, None), show_number_en(as_is, None));
    let (share_vi, share_en) = (show_number(as_share, None), show_number_en(as_share, None));
    let subject = asked.subject();
    asked
        .error("number-two-readings")
        .says(
            format!("{}: {vi} có thể là {vi}% hoặc {share_vi}%", subject.vi),
            format!("{}: {en} could be {en}% or {share_en}%", subject.en),
        )
        .found(vi.clone(), en.clone())
        .fix(
            format!("ghi rõ “{share_vi}%” hoặc “{vi}%”"),
            format!("write \"{share_en}%\" or \"{en}%\""),
        )
}

/// `number-two-readings`: a separator that parts thousands or decimals.
pub(crate) fn two_readings_of_text(
    asked: &Asked<'_>,
    text: &str,
    decimal: &Exact,
    thousands: &Exact,
) -> Finding {
    let (subject, text) = (asked.subject(), quote(text));
    let vi = [show_number(decimal, None), show_number(thousands, None)];
    let en = [
        show_number_en(decimal, None),
        show_number_en(thousands, None),
    ];
    asked
        .error("number-two-readings")
        .says(
            format!(
                "{}: “{text}” có thể là {} hoặc {}",
                subject.vi, vi[0], vi[1]
            ),
            format!("{}: \"{text}\" could be {} or {}", subject.en, en[0], en[1]),
        )
        .found(format!("chữ “{text}”"), format!("text \"{text}\""))
        .fix(
            "nhập lại giá trị dưới dạng số, không nhập dưới dạng chữ",
            "type the value again as a number, not as text",
        )
}

/// `number-with-note`.
pub(crate) fn note_in_number(asked: &Asked<'_>, text: &str, noted: &NumberWithNote) -> Finding {
    let (subject, text, note) = (asked.subject(), quote(text), quote(&noted.note));
    let numbers_vi: Vec<String> = noted
        .value
        .readings()
        .map(|number| show_number(&number.value, None))
        .collect();
    let numbers_en: Vec<String> = noted
        .value
        .readings()
        .map(|number| show_number_en(&number.value, None))
        .collect();
    asked
        .error("number-with-note")
        .says(
            format!("{}: ô số có kèm ghi chú", subject.vi),
            format!("{}: a note stands in the cell of a number", subject.en),
        )
        .found(
            format!(
                "“{text}”: số {}, ghi chú “{note}”",
                numbers_vi.join(" hoặc ")
            ),
            format!(
                "\"{text}\": number {}, note \"{note}\"",
                numbers_en.join(" or ")
            ),
        )
        .fix(
            "để riêng số trong ô, chuyển ghi chú sang cột ghi chú",
            "leave the number alone in the cell and move the note to a column of notes",
        )
}

/// `number-is-a-bound`: "trên 80%" is no value.
pub(crate) fn bound(asked: &Asked<'_>, text: &str, number: &NumberValue) -> Finding {
    let (subject, text) = (asked.subject(), quote(text));
    let (vi, en) = match number.operator {
        Operator::About | Operator::Nearly => ("số ước lượng", "an estimate"),
        _ => ("giới hạn", "a bound"),
    };
    asked
        .error("number-is-a-bound")
        .says(
            format!("{}: ô ghi {vi}, không phải giá trị", subject.vi),
            format!("{}: the cell gives {en}, not the value", subject.en),
        )
        .found(format!("“{text}”"), format!("\"{text}\""))
        .fix("ghi giá trị chính xác", "write the value itself")
}

/// `count-not-whole`.
pub(crate) fn count_not_whole(asked: &Asked<'_>, number: &Exact) -> Finding {
    let subject = asked.subject();
    let (vi, en) = (show_number(number, None), show_number_en(number, None));
    let thousands = number
        .as_decimal()
        .filter(|(mantissa, digits)| matches!(digits, 2 | 3) && *mantissa >= 1000)
        .and_then(|_| number.times(&Exact::from(1000)).to_integer());
    let (fix_vi, fix_en) = match thousands {
        Some(whole) => {
            let whole = Exact::from(whole);
            (
                format!(
                    "nếu dấu chấm phân cách hàng nghìn đã bị hiểu là dấu thập phân thì nhập {}; nếu không, nhập số nguyên",
                    show_number(&whole, None)
                ),
                format!(
                    "if a mark between thousands was taken for a decimal mark, type {}; otherwise type a whole number",
                    show_number_en(&whole, None)
                ),
            )
        }
        None => (
            "nhập số nguyên".to_owned(),
            "type a whole number".to_owned(),
        ),
    };
    asked
        .error("count-not-whole")
        .says(
            format!("{} cần một số nguyên, ô chứa {vi}", subject.vi),
            format!("{} needs a whole number, the cell holds {en}", subject.en),
        )
        .found(vi, en)
        .fix(fix_vi, fix_en)
}

/// `number-negative`.
pub(crate) fn negative(asked: &Asked<'_>, number: &Exact) -> Finding {
    let subject = asked.subject();
    let (vi, en) = (show_number(number, None), show_number_en(number, None));
    asked
        .error("number-negative")
        .says(
            format!("{} không nhận số âm", subject.vi),
            format!("{} takes no negative number", subject.en),
        )
        .found(vi, en)
        .fix("kiểm tra và nhập lại", "check it and type it again")
}

/// `percent-too-large`.
pub(crate) fn percent_too_large(asked: &Asked<'_>, number: &Exact) -> Finding {
    let subject = asked.subject();
    let (vi, en) = (show_number(number, None), show_number_en(number, None));
    asked
        .error("percent-too-large")
        .says(
            format!("{}: {vi}% không thể là một tỷ lệ", subject.vi),
            format!("{}: {en}% cannot be a share", subject.en),
        )
        .found(vi, en)
        .fix(
            "kiểm tra dấu thập phân, hoặc cột ghi tỷ lệ",
            "check the decimal mark, or the column",
        )
}

/// `points-over-max`.
pub(crate) fn points_over_max(asked: &Asked<'_>, number: &Exact, max: &Exact) -> Finding {
    let subject = asked.subject();
    asked
        .error("points-over-max")
        .says(
            format!(
                "{}: điểm {} vượt điểm tối đa {}",
                subject.vi,
                show_number(number, None),
                show_number(max, None)
            ),
            format!(
                "{}: {} points exceed the maximum of {}",
                subject.en,
                show_number_en(number, None),
                show_number_en(max, None)
            ),
        )
        .found(show_number(number, None), show_number_en(number, None))
        .fix(
            "kiểm tra điểm và cột ghi điểm",
            "check the points and the column they stand in",
        )
}

/// `percent-not-expected`: a cell formatted as a percentage where a count or points are wanted.
pub(crate) fn percent_not_expected(asked: &Asked<'_>, stored: &Exact) -> Finding {
    let as_percent = stored.times(&Exact::from(100)).trimmed();
    let (subject, wanted) = (asked.subject(), asked.wanted());
    asked
        .error("percent-not-expected")
        .says(
            format!("{} cần {}, ô định dạng %", subject.vi, wanted.vi),
            format!(
                "{} needs {}, the cell is formatted as %",
                subject.en, wanted.en
            ),
        )
        .found(
            format!(
                "lưu {}, hiển thị {}%",
                show_number(stored, None),
                show_number(&as_percent, None)
            ),
            format!(
                "stored {}, shown as {}%",
                show_number_en(stored, None),
                show_number_en(&as_percent, None)
            ),
        )
        .fix(
            "kiểm tra cột; bỏ định dạng % và nhập lại giá trị",
            "check the column; remove the % format and type the value again",
        )
}

/// `percent-not-expected`: a percent sign typed where a count or points are wanted.
pub(crate) fn percent_written(asked: &Asked<'_>, text: &str) -> Finding {
    let (subject, wanted, text) = (asked.subject(), asked.wanted(), quote(text));
    asked
        .error("percent-not-expected")
        .says(
            format!("{} cần {}, ô ghi tỷ lệ %", subject.vi, wanted.vi),
            format!(
                "{} needs {}, the cell holds a percentage",
                subject.en, wanted.en
            ),
        )
        .found(format!("“{text}”"), format!("\"{text}\""))
        .fix(
            match asked.kind {
                Kind::Count => "nhập số lượng, không nhập tỷ lệ",
                _ => "nhập giá trị không kèm dấu %",
            },
            match asked.kind {
                Kind::Count => "type the number of cases, not a share",
                _ => "type the value without the % sign",
            },
        )
}
