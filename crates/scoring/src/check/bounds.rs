//! `count-negative`, `count-not-whole`, `percent-negative`, `percent-over-100`, `date-outside-year`.

use super::Checked;
use crate::words;
use answers::{Answer, Value, consistency};
use criteria::InputKind;
use finding::{Finding, Lang};
use points::Exact;

pub(super) fn check(checked: &Checked<'_, '_, '_>, findings: &mut Vec<Finding>) {
    for (index, input) in checked.inputs.iter().enumerate() {
        let found = match (&input.kind, &checked.answers[index]) {
            (InputKind::Count, Answer::Given(Value::Number(number))) => {
                count(checked, index, number)
            }
            (InputKind::Percent, Answer::Given(Value::Number(number))) => {
                percent(checked, index, number)
            }
            (InputKind::Date, Answer::Given(Value::Date(date))) => {
                let year = checked.about.plan.set.year;
                consistency::date_outside_year(*date, year).then(|| {
                    Finding::warning("date-outside-year", checked.place(index))
                        .says(
                            format!(
                                "tiêu chí {}: “{}” nằm ngoài năm {year}",
                                checked.code(),
                                checked.title(index)
                            ),
                            format!(
                                "criterion {}: \"{}\" lies outside the year {year}",
                                checked.code(),
                                checked.title(index)
                            ),
                        )
                        .found(date.strftime("%d/%m/%Y").to_string(), date.to_string())
                        .fix("kiểm tra lại ngày", "check the date")
                })
            }
            _ => None,
        };
        findings.extend(found.map(|finding| checked.about.sign(finding)));
    }
}

fn count(checked: &Checked<'_, '_, '_>, index: usize, number: &Exact) -> Option<Finding> {
    let (code, title) = (checked.code(), checked.title(index));
    let finding = if number.is_negative() {
        Finding::error("count-negative", checked.place(index)).says(
            format!("tiêu chí {code}: “{title}” là số đếm nhưng nhỏ hơn 0"),
            format!("criterion {code}: \"{title}\" is a count and below 0"),
        )
    } else if number.to_integer().is_none() && !counts_answers(checked, index) {
        Finding::error("count-not-whole", checked.place(index)).says(
            format!("tiêu chí {code}: “{title}” là số đếm nhưng có phần lẻ"),
            format!("criterion {code}: \"{title}\" is a count and not whole"),
        )
    } else {
        return None;
    };
    Some(
        finding
            .found(
                words::exact(number, Lang::Vi),
                words::exact(number, Lang::En),
            )
            .expected("một số nguyên từ 0", "a whole number from 0")
            .fix("nhập lại số đếm", "type the count"),
    )
}

/// Whether the input counts the answers of an instrument, which may be weighted.
fn counts_answers(checked: &Checked<'_, '_, '_>, index: usize) -> bool {
    let rule = &checked.about.plan.leaves[checked.about.leaf].leaf.rule;
    rule.respondents().iter().any(|group| {
        let own = |(input, _): &(u16, Exact)| usize::from(*input) == index;
        group.asked.is_some() && group.options.iter().any(own)
    })
}

fn percent(checked: &Checked<'_, '_, '_>, index: usize, number: &Exact) -> Option<Finding> {
    let (code, title) = (checked.code(), checked.title(index));
    let finding = if number.is_negative() {
        Finding::error("percent-negative", checked.place(index)).says(
            format!("tiêu chí {code}: “{title}” là tỷ lệ nhưng nhỏ hơn 0"),
            format!("criterion {code}: \"{title}\" is a percentage and below 0"),
        )
    } else if *number > Exact::from(100) {
        Finding::warning("percent-over-100", checked.place(index)).says(
            format!("tiêu chí {code}: “{title}” vượt 100%; điểm tính không quá điểm tối đa"),
            format!("criterion {code}: \"{title}\" is over 100%; the points stay at the maximum"),
        )
    } else {
        return None;
    };
    Some(
        finding
            .found(
                format!("{}%", words::exact(number, Lang::Vi)),
                format!("{}%", words::exact(number, Lang::En)),
            )
            .expected("từ 0 đến 100", "from 0 to 100")
            .fix(
                "kiểm tra lại tỷ lệ và đơn vị tính",
                "check the percentage and its unit",
            ),
    )
}
