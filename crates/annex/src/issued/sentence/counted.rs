//! "Mỗi văn bản chậm trừ 0,25 điểm"; "mỗi sáng kiến cộng 0,1 điểm, tối đa 1"; "chậm 1 ngày trừ 0,1".

use super::{Clause, Of, Pattern, example, given, input};
use crate::number;
use criteria::Draft;
use points::{Exact, Fraction};

const NOT_WHOLE: (&str, &str) = (
    "điểm cộng, trừ mỗi lần chưa khớp điểm tối đa",
    "the points for each do not fit the maximum",
);

/// Points for each of something, or off for each.
struct Each {
    off: bool,
    what: String,
    per: Exact,
    each: Exact,
    cap: Option<Exact>,
}

pub(crate) fn read(of: &Of<'_>, clauses: &[Clause]) -> Pattern {
    let mut found: Option<Each> = None;
    for clause in clauses {
        if let Some(each) = each(&clause.whole) {
            if found.is_some() {
                return None;
            }
            found = Some(each);
        } else if let Some(most) = at_most(&clause.whole) {
            found.as_mut()?.cap = Some(most);
        } else if !goes_without_saying(clause, of) {
            return None;
        }
    }
    Some(rule(of, &found?).ok_or(NOT_WHOLE))
}

/// "Không có văn bản chậm: điểm tối đa", "Trừ đến hết số điểm": what a deduction says anyway.
fn goes_without_saying(clause: &Clause, of: &Of<'_>) -> bool {
    let to_the_end = clause.whole.contains("trừ") && clause.whole.contains("hết");
    let full = clause
        .award
        .as_ref()
        .and_then(|award| of.points(award))
        .as_ref()
        == Some(of.max);
    let none = ["không", "đúng", "đầy đủ", "kịp thời", "thực hiện"];
    to_the_end || (full && none.iter().any(|word| clause.condition.starts_with(word)))
}

/// "tối đa 1 điểm", "tổng không quá 2 điểm".
fn at_most(text: &str) -> Option<Exact> {
    let text = text.trim_end_matches("điểm").trim();
    [
        "tối đa không quá ",
        "tổng không quá ",
        "không quá ",
        "tối đa ",
    ]
    .iter()
    .find_map(|word| number(text.strip_prefix(word)?))
}

fn each(text: &str) -> Option<Each> {
    let (text, cap) = match text.rsplit_once(", ") {
        Some((before, after)) if at_most(after).is_some() => (before, at_most(after)),
        _ => (text, None),
    };
    let rest = ["mỗi một ", "mỗi ", "cứ mỗi ", "cứ "]
        .iter()
        .find_map(|word| text.strip_prefix(word));
    // "chậm 1 ngày trừ 0,1": one of it is said in figures.
    let rest = match rest {
        Some(rest) => rest.to_owned(),
        None => text
            .strip_prefix("chậm ")
            .map(|rest| format!("{rest} chậm"))
            .filter(|_| text.contains("trừ"))
            .map(|rest| rest.trim_end_matches(" chậm").to_owned())?,
    };
    let late = !text.starts_with("mỗi") && !text.starts_with("cứ");
    let (off, what, points) = [
        (true, " bị trừ "),
        (true, " trừ "),
        (false, " được cộng "),
        (false, " cộng "),
        (false, " được "),
        (false, ": "),
    ]
    .iter()
    .find_map(|(off, word)| {
        let (what, points) = rest.rsplit_once(word)?;
        let points = points
            .trim_start_matches("điểm")
            .trim_end_matches("điểm")
            .trim();
        let points = points
            .trim_start_matches("cộng ")
            .trim_start_matches("trừ ");
        let off = *off || rest.contains(": trừ ");
        Some((
            off,
            what.trim_end_matches([':', ',', ' ']).to_owned(),
            number(points)?,
        ))
    })?;
    let mut words = what.split_whitespace();
    let first = words.next()?;
    let (per, what) = match number(first) {
        Some(per) => (per, words.collect::<Vec<_>>().join(" ")),
        None => (Exact::from(1), what.clone()),
    };
    let figures = what.chars().any(|c| c.is_ascii_digit());
    if what.is_empty()
        || figures
        || per.is_zero()
        || per.is_negative()
        || points.is_zero()
        || points.is_negative()
    {
        return None;
    }
    let what = if late { format!("{what} chậm") } else { what };
    Some(Each {
        off,
        what,
        per,
        each: points,
        cap,
    })
}

fn rule(of: &Of<'_>, found: &Each) -> Option<Draft> {
    if found.cap.as_ref().is_some_and(|cap| cap != of.max) || found.each > *of.max {
        return None;
    }
    let mut own = Draft::new();
    let mut inputs = Draft::new();
    inputs.set("n", input("count", &format!("số {}", found.what)));
    own.set("inputs", inputs);
    own.set("rule", if found.off { "deduct" } else { "per-count" });
    own.set("each", found.each.clone());
    let one = Exact::from(1);
    if found.per != one {
        own.set("per", found.per.clone());
    }
    // As many as use the maximum up.
    let times = of.max.over(&found.each)?.to_fraction();
    let up = times.round(points::RoundTo {
        digits: 0,
        mode: points::Mode::Down,
    });
    let up = if up.to_fraction() == times {
        up
    } else {
        up.plus(&one)
    };
    let per = found.per.to_integer()?;
    let mut examples = Vec::new();
    let mut counts = vec![
        Exact::ZERO,
        Exact::from(per),
        up.times(&Exact::from(per)).trimmed(),
    ];
    counts.dedup();
    for count in counts {
        let steps = count.over(&Exact::from(per))?;
        let points: Fraction = steps.times(&found.each).to_fraction();
        let points = points
            .at_most(&of.max.to_fraction())
            .round(points::RoundTo::half_up(2));
        let points = if found.off {
            of.max.minus(&points)
        } else {
            points
        };
        examples.push(example(given("n", count), points.trimmed()));
    }
    own.set("examples", examples);
    Some(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_for_each() {
        let one = each("mỗi văn bản ban hành chậm trừ 0,25 điểm").expect("a pattern");
        assert!(one.off);
        assert_eq!(
            (one.what.as_str(), one.each.to_string().as_str()),
            ("văn bản ban hành chậm", "0.25")
        );
        let one = each("mỗi sáng kiến được cộng 0,1 điểm, tối đa 1 điểm").expect("a pattern");
        assert!(!one.off);
        assert_eq!(one.cap.map(|cap| cap.to_string()).as_deref(), Some("1"));
        let one = each("cứ 2 ngày chậm trừ 0,1").expect("a pattern");
        assert_eq!(
            (one.per.to_string().as_str(), one.what.as_str()),
            ("2", "ngày chậm")
        );
        let one = each("chậm 1 ngày trừ 0,1 điểm").expect("a pattern");
        assert_eq!((one.off, one.what.as_str()), (true, "ngày chậm"));
        assert!(each("mỗi năm 2 lần").is_none());
    }
}
