//! "Mỗi văn bản chậm trừ 0,25 điểm"; "mỗi sáng kiến cộng 0,1 điểm, tối đa 1"; "chậm 1 ngày trừ 0,1".

use super::{Clause, Of, Pattern, example, given, input, several};
use crate::number;
use criteria::Draft;
use points::{Exact, Fraction};

const NOT_WHOLE: (&str, &str) = (
    "điểm cộng, trừ mỗi lần chưa khớp điểm tối đa",
    "the points for each do not fit the maximum",
);

/// Points for each of something, or off for each.
pub(super) struct Each {
    pub(super) off: bool,
    pub(super) what: String,
    pub(super) per: Exact,
    pub(super) each: Exact,
    pub(super) cap: Option<Exact>,
}

pub(crate) fn read(of: &Of<'_>, clauses: &[Clause]) -> Pattern {
    let mut found: Vec<Each> = Vec::new();
    let mut most = None;
    for clause in clauses {
        let parts = parts(&clause.whole);
        let all: Option<Vec<Each>> = parts.iter().map(|part| each(of, part)).collect();
        if let Some(all) = all {
            found.extend(all);
        } else if let Some(own) = at_most(&clause.whole) {
            // Behind a single one it is that one's, behind several the sum's.
            found.last()?;
            most = Some(own);
        } else if !goes_without_saying(clause, of) {
            return None;
        }
    }
    let (first, rest) = found.split_first_mut()?;
    if rest.is_empty() {
        first.cap = most.or_else(|| first.cap.take());
        return Some(rule(of, first).ok_or(NOT_WHOLE));
    }
    Some(several::rule(of, &found, most.as_ref()).ok_or(NOT_WHOLE))
}

/// A clause cut before each further "mỗi": "mỗi … trừ 0,25, mỗi … trừ 0,5 điểm".
fn parts(text: &str) -> Vec<String> {
    let marked = [", mỗi ", " và mỗi ", ", cứ ", " và cứ ", ", và mỗi "]
        .iter()
        .fold(text.to_owned(), |text, word| {
            let start = word
                .trim_start_matches([',', ' '])
                .trim_start_matches("và ");
            text.replace(word, &format!("\n{start}"))
        });
    marked.lines().map(|part| part.trim().to_owned()).collect()
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
    let in_time = super::deadline::on_time(&clause.condition).is_some();
    to_the_end
        || (full && in_time)
        || (full && none.iter().any(|word| clause.condition.starts_with(word)))
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

fn each(of: &Of<'_>, text: &str) -> Option<Each> {
    let (text, cap) = match text.rsplit_once(", ") {
        Some((before, after)) if at_most(after).is_some() => (before, at_most(after)),
        _ => (text, None),
    };
    let chained = text
        .strip_prefix("chậm mỗi ")
        .map(|rest| format!("mỗi {rest}"));
    let text = match &chained {
        // "chậm mỗi ngày trừ 0,1": the days are days late.
        Some(text) => text.as_str(),
        None => text,
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
    let late = chained.is_some() || !text.starts_with("mỗi") && !text.starts_with("cứ");
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
            earned(of, points)?,
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

/// Points, or a percentage of the maximum as points.
fn earned(of: &Of<'_>, text: &str) -> Option<Exact> {
    let Some((share, rest)) = text.split_once('%') else {
        return number(text);
    };
    let of_maximum = [
        "",
        "số",
        "số điểm",
        "điểm tối đa",
        "số điểm tối đa",
        "tổng số",
    ];
    let share = number(share).filter(|_| of_maximum.contains(&rest.trim()))?;
    let points = of.max.times(&share).over(&Exact::from(100))?;
    // What cannot be written in three digits is nobody's intention.
    let short = points.round(points::RoundTo::half_up(3)).trimmed();
    (short.to_fraction() == points.to_fraction()).then_some(short)
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

    fn each(text: &str) -> Option<Each> {
        let of = Of {
            title: "Báo cáo",
            max: &Exact::from(2),
        };
        super::each(&of, text)
    }

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
        let one = each("mỗi lần nhắc nhở trừ 10% số điểm").expect("a pattern");
        assert_eq!((one.off, one.each.to_string().as_str()), (true, "0.2"));
        let one = each("chậm mỗi ngày trừ 0,1").expect("a pattern");
        assert_eq!(one.what, "ngày chậm");
        assert!(each("mỗi năm 2 lần").is_none());
        assert!(each("mỗi lần trừ 10% số điểm đạt được").is_none());
    }
}
