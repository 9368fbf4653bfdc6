//! `rule` and its keys; each form has its own few lines.

use super::keys;
use super::leaf::Leafing;
use super::{cases, counts, dates, levels, parts, survey, typed};
use crate::check::cover::Domain;
use crate::findings::{leaf as says, values};
use crate::toml::Table;
use crate::{Award, Best, InputKind, Measure, PeerMethod, Rule, Sign};
use points::Exact;

const HUNDRED: Exact = Exact::decimal(100, 0);

/// The rule of a leaf, and its name where it is a known one.
pub(crate) fn of_leaf<'d>(
    own: &mut Leafing<'_>,
    table: Table<'d>,
    max: &Exact,
) -> (Option<Rule>, &'d str) {
    let Some(item) = table.get("rule") else {
        let names: Vec<&str> = keys::RULES.iter().map(|(name, _)| *name).collect();
        own.push(table, says::rule_missing(table.place(), &names));
        return (None, "");
    };
    let name = item.text().unwrap_or_default();
    (read(own, table, max), name)
}

/// The rule that a table names, with the keys beside it.
pub(crate) fn read(own: &mut Leafing<'_>, table: Table<'_>, max: &Exact) -> Option<Rule> {
    let item = table.get("rule")?;
    let name = item.text()?;
    match name {
        "yes-no" => yes_no(own, table, max),
        "levels" => levels::levels(own, table, max),
        "thresholds" => thresholds(own, table, max),
        "ratio" => ratio(own, table),
        "per-count" => counts::per_count(own, table),
        "deduct" => counts::deduct(own, table),
        "penalty-share" => levels::penalty_share(own, table),
        "deadline" => dates::read(own, table, max),
        "cases" => cases::read(own, table, max),
        "sum" => parts::sum(own, table, max),
        "best" => parts::best(own, table, max),
        "survey" => survey::read(own, table),
        "imported" => typed::imported(own, table),
        "peers" => peers(own, table),
        "frequency" => typed::frequency(own, table),
        "council" => Some(Rule::Council {
            step: typed::step(own, table),
        }),
        "points" => Some(Rule::Points {
            step: typed::step(own, table),
        }),
        "info" => Some(Rule::Info),
        _ => {
            let names: Vec<&str> = keys::RULES.iter().map(|(name, _)| *name).collect();
            own.push(
                table,
                values::unknown_word(item.place(), "rule", name, &names),
            );
            None
        }
    }
}

fn yes_no(own: &mut Leafing<'_>, table: Table<'_>, max: &Exact) -> Option<Rule> {
    let input = own.input(table, "input", &["yes-no"]);
    let side = |key: &str| {
        let inner = table.table(key)?;
        inner.only(keys::AWARD);
        own.award(inner, max, false)
    };
    let yes = side("yes").unwrap_or(Award::Share(HUNDRED));
    let no = side("no").unwrap_or(Award::Points(Exact::ZERO));
    Some(Rule::YesNo {
        input: input?,
        yes,
        no,
    })
}

fn thresholds(own: &mut Leafing<'_>, table: Table<'_>, max: &Exact) -> Option<Rule> {
    let measure = own.measure(table);
    let percent = measure
        .as_ref()
        .is_some_and(|measure| own.in_percent(measure));
    let domain = measure.as_ref().map_or(
        Domain {
            from_zero: true,
            whole: false,
        },
        |measure| domain(own, measure),
    );
    let steps = own.steps(table, max, domain, percent);
    Some(Rule::Thresholds {
        measure: measure?,
        steps: steps?,
    })
}

/// What values a measure takes: counts are whole, and only numbers and sums with a minus go below zero.
pub(crate) fn domain(own: &Leafing<'_>, measure: &Measure) -> Domain {
    let counted = |input: u16| matches!(own.kind(input), InputKind::Count | InputKind::Items);
    match measure {
        Measure::Input(input) => Domain {
            from_zero: *own.kind(*input) != InputKind::Number,
            whole: counted(*input),
        },
        Measure::Ratio { .. } => Domain {
            from_zero: true,
            whole: false,
        },
        Measure::Sum(terms) => {
            let plus = |term: &crate::Term| term.sign == Sign::Plus && counted(term.input);
            Domain {
                from_zero: terms.iter().all(plus),
                whole: terms.iter().all(|term| counted(term.input)),
            }
        }
    }
}

fn ratio(own: &mut Leafing<'_>, table: Table<'_>) -> Option<Rule> {
    let measure = own.measure(table);
    if let Some(measure) = &measure
        && !own.in_percent(measure)
    {
        own.push(table, says::measure_no_ratio(table.place_of("rule")));
    }
    let percent = |key: &str, above_zero: bool| {
        let value = table.exact(key)?;
        let low = value.is_negative() || (above_zero && value.is_zero());
        if low || value > HUNDRED {
            let found = value.to_string();
            let place = table.place_of(key);
            let (vi, en) = (
                "phần trăm, trên 0 đến 100",
                "a percentage over 0, up to 100",
            );
            own.push(table, values::out_of_range(place, key, &found, vi, en));
            return None;
        }
        Some(value)
    };
    let target = percent("target", true);
    let floor = percent("floor", false);
    if let (Some(target), Some(floor)) = (&target, &floor)
        && floor > target
    {
        let (found, most) = (floor.to_string(), target.to_string());
        let place = table.place_of("floor");
        let vi = format!("không quá `target` = {most}");
        let en = format!("at most `target` = {most}");
        own.push(
            table,
            values::out_of_range(place, "floor", &found, &vi, &en),
        );
    }
    Some(Rule::Ratio {
        measure: measure?,
        target,
        floor,
    })
}

fn peers(own: &mut Leafing<'_>, table: Table<'_>) -> Option<Rule> {
    let measure = own.measure(table);
    for key in ["method", "better"] {
        if !table.has(key) {
            table.missing(key);
        }
    }
    let methods = [
        ("min-max", PeerMethod::MinMax),
        ("share-of-best", PeerMethod::ShareOfBest),
    ];
    let ends = [("higher", Best::Higher), ("lower", Best::Lower)];
    let method = table.one_of("method", &methods);
    let better = table.one_of("better", &ends);
    Some(Rule::Peers {
        measure: measure?,
        method: method?,
        better: better?,
    })
}
