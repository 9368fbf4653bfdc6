//! "Trước ngày 15/12/2025: 1; chậm từ 1 đến 5 ngày: 0,5; chậm trên 5 ngày: 0"; without a date the days late are counted by whoever answers.

use super::{Award, Clause, Of, Pattern, award, example, given, input};
use criteria::Draft;
use jiff::civil::Date;
use points::Exact;

const NOT_WHOLE: (&str, &str) = (
    "các khoảng ngày chậm chưa nối tiếp nhau hoặc chưa khớp điểm tối đa",
    "the spans of days late do not join, or do not fit the maximum",
);

/// Days late from one to another, both inside; open above where there is no second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Late {
    from: i64,
    to: Option<i64>,
}

pub(crate) fn read(of: &Of<'_>, clauses: &[Clause]) -> Pattern {
    let (first, rest) = clauses.split_first()?;
    let on_time = on_time(&first.condition)?;
    let most = of.points(first.award.as_ref()?)?;
    let mut spans: Vec<(Late, Award)> = Vec::new();
    let mut otherwise = None;
    for clause in rest {
        let earned = clause.award.clone()?;
        of.points(&earned)?;
        if ["còn lại", "các trường hợp còn lại", "trường hợp còn lại"]
            .contains(&clause.condition.as_str())
        {
            otherwise = Some(earned);
        } else {
            spans.push((late(&clause.condition)?, earned));
        }
    }
    if spans.is_empty() {
        return None;
    }
    spans.sort_by_key(|(span, _)| span.from);
    Some(rule(of, on_time, &most, &spans, otherwise).ok_or(NOT_WHOLE))
}

/// Whether a condition means "in time", and the last day where it gives one.
pub(super) fn on_time(condition: &str) -> Option<Option<Date>> {
    let said = [
        "đúng hạn",
        "đúng thời hạn",
        "đúng tiến độ",
        "đúng thời gian",
        "đúng thời gian quy định",
        "đúng thời hạn quy định",
        "trước hạn, đúng hạn",
        "đúng hạn, trước hạn",
        "đúng hoặc trước hạn",
    ];
    let denied = ["không", "chưa", "chậm", "quá hạn"];
    let (before, day) = match condition.split_once("ngày ") {
        None => {
            let known = said.iter().find_map(|word| {
                condition
                    .strip_suffix(word)
                    .filter(|rest| rest.is_empty() || rest.ends_with(' '))
            })?;
            return (!denied.iter().any(|word| known.contains(word))).then_some(None);
        }
        Some((before, day)) => (before.trim(), day.trim()),
    };
    // A day without its year belongs to no year for certain.
    let written = day.replace(" tháng ", "/").replace(" năm ", "/");
    let parts = written.split(['/', '-', '.']).count();
    let day = crate::date(&written).filter(|_| parts == 3)?;
    if let Some(words) = before.strip_suffix("trước") {
        let clear = !denied.iter().any(|word| words.contains(word));
        return clear.then(|| day.yesterday().ok()).flatten().map(Some);
    }
    let until = [
        "chậm nhất",
        "chậm nhất là",
        "chậm nhất vào",
        "muộn nhất",
        "muộn nhất là",
        "đến hết",
        "hết",
        "không quá",
        "đến",
    ];
    let words = until.iter().filter_map(|word| before.strip_suffix(word));
    let words = words.min_by_key(|words| words.len())?;
    (!denied.iter().any(|word| words.contains(word))).then_some(Some(day))
}

/// The span of a condition such as "chậm từ 1 đến 5 ngày".
fn late(condition: &str) -> Option<Late> {
    let rest = [
        "nộp chậm",
        "gửi chậm",
        "báo cáo chậm",
        "chậm",
        "trễ",
        "quá hạn",
        "muộn",
    ]
    .iter()
    .find_map(|word| condition.strip_prefix(word))?;
    let spaced = rest
        .replace(['-', '–'], " đến ")
        .replace("ngày làm việc", "ngày");
    let mut numbers = Vec::new();
    let mut words = Vec::new();
    for token in spaced.split_whitespace() {
        match token.parse::<i64>() {
            Ok(number) if (0..=3660).contains(&number) => {
                numbers.push(number);
                words.push("#");
            }
            Ok(_) => return None,
            Err(_) => words.push(token),
        }
    }
    let text = words.join(" ");
    let text = text.replace(" ngày", "").replace("ngày ", "");
    let one = *numbers.first()?;
    let span = |from, to| Some(Late { from, to });
    match text.trim() {
        "từ # đến #" | "# đến #" => span(one, Some(*numbers.get(1)?)),
        "từ # đến dưới #" => span(one, Some(numbers.get(1)? - 1)),
        "trên # đến #" => span(one + 1, Some(*numbers.get(1)?)),
        "#" | "đúng #" => span(one, Some(one)),
        "dưới #" => span(1, Some(one - 1)),
        "không quá #" | "đến #" | "tối đa #" => span(1, Some(one)),
        "trên #" | "quá #" | "hơn #" => span(one + 1, None),
        "từ # trở lên" => span(one, None),
        _ => None,
    }
}

fn rule(
    of: &Of<'_>,
    due: Option<Date>,
    most: &Exact,
    spans: &[(Late, Award)],
    otherwise: Option<Award>,
) -> Option<Draft> {
    // Each span begins where the one before it ends, the first with one day.
    let mut next = Some(1);
    for (span, _) in spans {
        if next != Some(span.from) || span.to.is_some_and(|to| to < span.from) {
            return None;
        }
        next = span.to.map(|to| to + 1);
    }
    let open = next.is_none();
    // What comes behind the last span has to be said, once.
    if most != of.max || open == otherwise.is_some() {
        return None;
    }
    let mut steps = vec![step(of, None, Some(0), &Award::Most)];
    for (span, earned) in spans {
        steps.push(step(of, Some(span.from - 1), span.to, earned));
    }
    let mut own = Draft::new();
    let mut inputs = Draft::new();
    let mut examples = Vec::new();
    let mut shown = vec![(0, most.clone())];
    for (span, earned) in spans {
        let points = of.points(earned)?;
        shown.push((span.from, points.clone()));
        // Each edge of a span has its example.
        if let Some(to) = span.to.filter(|to| *to != span.from) {
            shown.push((to, points));
        }
    }
    if let (Some(earned), Some(next)) = (&otherwise, next) {
        shown.push((next, of.points(earned)?));
    }
    match due {
        Some(due) => {
            inputs.set("done", input("date", "Ngày thực hiện"));
            own.set("inputs", inputs);
            own.set("rule", "deadline");
            own.set("due", due);
            for (days, points) in shown {
                let day = due.checked_add(jiff::Span::new().days(days)).ok()?;
                examples.push(example(given("done", day), points));
            }
        }
        None => {
            inputs.set("late", input("count", "Số ngày chậm"));
            own.set("inputs", inputs);
            own.set("rule", "thresholds");
            for (days, points) in shown {
                examples.push(example(given("late", days), points));
            }
        }
    }
    own.set("steps", steps);
    if let Some(earned) = &otherwise {
        own.set("otherwise", award(of, earned));
    }
    own.set("examples", examples);
    Some(own)
}

fn step(of: &Of<'_>, above: Option<i64>, to: Option<i64>, earned: &Award) -> Draft {
    let mut table = Draft::new();
    if let Some(above) = above {
        table.set("above", above);
    }
    if let Some(to) = to {
        table.set("to", to);
    }
    for (key, value) in award(of, earned).entries() {
        table.set(key, value.clone());
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_late_as_they_are_written() {
        for (text, from, to) in [
            ("chậm từ 1 đến 5 ngày", 1, Some(5)),
            ("chậm 1-3 ngày làm việc", 1, Some(3)),
            ("chậm dưới 5 ngày", 1, Some(4)),
            ("chậm trên 5 ngày", 6, None),
            ("chậm từ 6 ngày trở lên", 6, None),
            ("trễ 2 ngày", 2, Some(2)),
        ] {
            assert_eq!(late(text), Some(Late { from, to }), "{text}");
        }
        for text in [
            "chậm nhiều ngày",
            "chậm mỗi 2 ngày",
            "không chậm",
            "chậm từ 2 lần",
        ] {
            assert_eq!(late(text), None, "{text}");
        }
    }

    #[test]
    fn the_last_day_in_time() {
        let day = |text: &str| on_time(text).flatten().map(|day| day.to_string());
        assert_eq!(
            day("gửi báo cáo trước ngày 15/12/2025").as_deref(),
            Some("2025-12-14")
        );
        assert_eq!(
            day("chậm nhất là ngày 15/12/2025").as_deref(),
            Some("2025-12-15")
        );
        assert_eq!(
            day("đến hết ngày 31 tháng 3 năm 2025").as_deref(),
            Some("2025-03-31")
        );
        assert_eq!(on_time("gửi báo cáo đúng hạn"), Some(None));
        for text in [
            "trước ngày 15/12",
            "không gửi trước ngày 15/12/2025",
            "sau ngày 15/12/2025",
            "không đúng hạn",
            "hằng ngày",
        ] {
            assert_eq!(on_time(text), None, "{text}");
        }
    }
}
