//! The rule in the words of decisions.

use super::award::{award, in_points, share_of};
use super::measure::{measure, percent, step, title, unit};
use super::number::plain;
use super::{parts, words};
use crate::{Award, CriteriaSet, Deduction, Leaf, LeafId, LevelAward, Measure, Rule, Steps};
use finding::Lang;
use points::Exact;

/// The rule of a leaf in one sentence without a full stop, in the words of decisions: `Từ 95% trở lên: 2,00 điểm; từ 80% đến dưới 95%: 1,00 điểm; dưới 80%: 0 điểm`.
///
/// Numbers are in the language's style; points have at least two digits, and a share of the maximum is given in points too.
#[must_use]
pub fn rule_in_words(set: &CriteriaSet, leaf: LeafId, lang: Lang) -> String {
    let (node, leaf) = (set.leaf_node(leaf), set.leaf(leaf));
    let sentence = words(leaf, &leaf.rule, &node.max, lang);
    let mut letters = sentence.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => sentence,
    }
}

pub(crate) fn words(leaf: &Leaf, rule: &Rule, max: &Exact, lang: Lang) -> String {
    let most = in_points(max, lang);
    match rule {
        Rule::YesNo { yes, no, .. } => {
            let (yes, no) = (award(yes, max, lang), award(no, max, lang));
            match lang {
                Lang::Vi => format!("có: {yes}; không: {no}"),
                Lang::En => format!("yes: {yes}; no: {no}"),
            }
        }
        Rule::Levels { levels, .. } => joined(levels, |level: &LevelAward| {
            format!("{}: {}", level.name, award(&level.award, max, lang))
        }),
        Rule::PenaltyShare { levels, .. } => joined(levels, |level| taken_off(level, max, lang)),
        Rule::Thresholds { measure, steps } => {
            over(steps, max, lang, |own| step(own, unit(leaf, measure), lang))
        }
        Rule::Ratio {
            measure,
            target,
            floor,
        } => ratio(leaf, measure, target.as_ref(), floor.as_ref(), max, lang),
        Rule::PerCount { counts } => {
            let counts = joined(counts, |count| each(leaf, count, false, lang));
            match lang {
                Lang::Vi => format!("{counts}; tối đa {most}"),
                Lang::En => format!("{counts}; {most} at most"),
            }
        }
        Rule::Deduct { deductions } => {
            let deductions = joined(deductions, |fault| each(leaf, fault, true, lang));
            match lang {
                Lang::Vi => format!("điểm tối đa {most}; {deductions}; không thấp hơn 0"),
                Lang::En => format!("{most} to begin with; {deductions}; not below 0"),
            }
        }
        Rule::Deadline {
            due, days, steps, ..
        } => words::deadline(*due, *days, steps, max, lang),
        Rule::Cases { cases } => parts::cases(leaf, cases, lang),
        Rule::Award(own) => award(own, max, lang),
        Rule::Sum { parts, cap } => parts::sum(leaf, parts, *cap, max, lang),
        Rule::Best { parts } => parts::best(leaf, parts, lang),
        Rule::Survey { groups } => words::survey(leaf, groups, max, lang),
        Rule::Imported { scale, .. } => words::imported(scale.as_ref(), max, lang),
        Rule::Peers {
            measure,
            method,
            better,
        } => words::peers(leaf, measure, *method, *better, max, lang),
        Rule::Frequency {
            input,
            expected,
            expected_input,
        } => {
            let done = title(leaf, *input);
            let expected = match (expected, expected_input) {
                (Some(number), _) => plain(number, lang),
                (None, Some(input)) => title(leaf, *input).to_owned(),
                (None, None) => "?".to_owned(),
            };
            match lang {
                Lang::Vi => format!("{done} ÷ {expected} × {most}; tối đa {most}"),
                Lang::En => format!("{done} ÷ {expected} × {most}; {most} at most"),
            }
        }
        Rule::Council { step } | Rule::Points { step } => {
            let council = matches!(rule, Rule::Council { .. });
            words::typed(council, step.as_ref(), max, lang)
        }
        Rule::Info => match lang {
            Lang::Vi => "chỉ để tham khảo, không tính điểm".to_owned(),
            Lang::En => "for information only, not scored".to_owned(),
        },
    }
}

fn joined<T>(list: &[T], say: impl Fn(&T) -> String) -> String {
    let all: Vec<String> = list.iter().map(say).collect();
    all.join("; ")
}

/// The steps as the file has them.
pub(crate) fn over(
    steps: &Steps,
    max: &Exact,
    lang: Lang,
    interval: impl Fn(&crate::Step) -> String,
) -> String {
    joined(&steps.steps, |own| {
        format!("{}: {}", interval(own), award(&own.award, max, lang))
    })
}

fn taken_off(level: &LevelAward, max: &Exact, lang: Lang) -> String {
    let name = &level.name;
    let Award::Share(share) = &level.award else {
        return format!("{name}: {}", award(&level.award, max, lang));
    };
    let left = in_points(&max.minus(&share_of(share, max)), lang);
    if share.is_zero() {
        return format!("{name}: {left}");
    }
    let share = plain(share, lang);
    match lang {
        Lang::Vi => format!("{name}: trừ {share}% điểm tối đa (còn {left})"),
        Lang::En => format!("{name}: {share}% of the maximum off ({left} left)"),
    }
}

fn each(leaf: &Leaf, counted: &Deduction, off: bool, lang: Lang) -> String {
    let what = measure(leaf, &counted.measure);
    let points = in_points(&counted.each, lang);
    let one = counted.per == Exact::from(1);
    let per = plain(&counted.per, lang);
    let cap = counted.cap.as_ref().map(|cap| in_points(cap, lang));
    match lang {
        Lang::Vi => {
            // "Số văn bản ban hành chậm" counts documents: "mỗi văn bản ban hành chậm".
            let thing = what.strip_prefix("Số lượng ").or(what.strip_prefix("Số "));
            let each = match (thing, one) {
                (Some(thing), true) => format!("mỗi {thing}"),
                (Some(thing), false) => format!("cứ {per} {thing}"),
                (None, true) => format!("mỗi mục của \"{what}\""),
                (None, false) => format!("cứ {per} mục của \"{what}\""),
            };
            let sign = if off { "trừ " } else { "" };
            let cap = cap.map_or(String::new(), |cap| format!(", không quá {cap}"));
            format!("{each}: {sign}{points}{cap}")
        }
        Lang::En => {
            let each = if one {
                "each".to_owned()
            } else {
                format!("every {per}")
            };
            let sign = if off { " off" } else { "" };
            let cap = cap.map_or(String::new(), |cap| format!(", {cap} at most"));
            format!("{each} of \"{what}\": {points}{sign}{cap}")
        }
    }
}

/// With a target the maximum is reached there; with a floor nothing is earned below it.
fn ratio(
    leaf: &Leaf,
    looked_at: &Measure,
    target: Option<&Exact>,
    floor: Option<&Exact>,
    max: &Exact,
    lang: Lang,
) -> String {
    let what = match looked_at {
        Measure::Input(input) => title(leaf, *input).to_owned(),
        _ => measure(leaf, looked_at),
    };
    let most = in_points(max, lang);
    let formula = match target {
        Some(target) => format!("{what} ÷ {} × {most}", percent(target, lang)),
        None => format!("{what} × {most}"),
    };
    let mut clauses = Vec::new();
    if let Some(target) = target {
        let target = percent(target, lang);
        clauses.push(match lang {
            Lang::Vi => format!("từ {target} trở lên: {most}"),
            Lang::En => format!("{target} or more: {most}"),
        });
    }
    let between = match (target, floor, lang) {
        (None, None, _) => formula,
        (Some(target), None, Lang::Vi) => format!("dưới {}: {formula}", percent(target, lang)),
        (Some(target), None, Lang::En) => format!("under {}: {formula}", percent(target, lang)),
        (None, Some(floor), Lang::Vi) => format!("từ {} trở lên: {formula}", percent(floor, lang)),
        (None, Some(floor), Lang::En) => format!("{} or more: {formula}", percent(floor, lang)),
        (Some(target), Some(floor), Lang::Vi) => {
            let (floor, target) = (percent(floor, lang), percent(target, lang));
            format!("từ {floor} đến dưới {target}: {formula}")
        }
        (Some(target), Some(floor), Lang::En) => {
            let (floor, target) = (percent(floor, lang), percent(target, lang));
            format!("from {floor} to under {target}: {formula}")
        }
    };
    clauses.push(between);
    if let Some(floor) = floor {
        let (floor, none) = (percent(floor, lang), in_points(&Exact::ZERO, lang));
        clauses.push(match lang {
            Lang::Vi => format!("dưới {floor}: {none}"),
            Lang::En => format!("under {floor}: {none}"),
        });
    }
    clauses.join("; ")
}
