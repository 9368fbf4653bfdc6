//! A province of communes with a set of 100 leaves in three levels and an answer to each.

use answers::{Answer, Answers, Value};
use criteria::{CriteriaSet, InputKind, LayerKind, Source};
use points::Exact;
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use std::fmt::Write as _;
use units::{Level, Roster, Unit};

/// All that scoring takes.
pub struct Province {
    /// The set's file.
    pub set_text: String,
    /// 10 fields of 2 criteria of 5 leaves, 1 point each.
    pub set: CriteriaSet,
    /// Communes in two blocks.
    pub roster: Roster,
    /// One layer, complete.
    pub answers: Answers,
}

/// The rules of the ten leaves of a field: four ratios, a threshold, a count, a deduction, yes/no, a level, a survey index.
const RULES: [&str; 10] = [
    "inputs = { n = \"count\", d = \"count\" }\nrule = \"ratio\"\nnumerator = [\"n\"]\ndenominator = [\"d\"]\nwhen-undefined = \"zero\"",
    "inputs = { n = \"count\", d = \"count\" }\nrule = \"ratio\"\nnumerator = [\"n\"]\ndenominator = [\"d\"]\ntarget = 95\nwhen-undefined = \"zero\"",
    "inputs = { n = \"count\", d = \"count\" }\nrule = \"ratio\"\nnumerator = [\"n\"]\ndenominator = [\"d\"]\nfloor = 50\nwhen-undefined = \"zero\"",
    "inputs = { n = \"count\", d = \"count\" }\nrule = \"ratio\"\nnumerator = [\"n\"]\ndenominator = [\"d\"]\nwhen-undefined = \"drop\"",
    "inputs = { share = \"percent\" }\nrule = \"thresholds\"\nsteps = [ { from = 95, points = 1 }, { from = 80, points = 0.5 }, { from = 50, points = 0.25 } ]\notherwise = { points = 0 }",
    "inputs = { n = \"count\" }\nrule = \"per-count\"\neach = 0.25",
    "inputs = { n = \"count\" }\nrule = \"deduct\"\neach = 0.25",
    "inputs = { done = \"yes-no\" }\nrule = \"yes-no\"",
    "inputs = { grade = \"level\" }\nrule = \"levels\"\nlevels = [ { name = \"Tốt\", share = 100 }, { name = \"Khá\", share = 75 }, { name = \"Trung bình\", share = 50 } ]",
    "scored = \"survey\"\ninputs = { index = \"percent\" }\nrule = \"survey\"",
];

/// Two digits, half up, at leaf and total.
const ROUNDING: &str = "[rounding]\nleaf = { digits = 2, mode = \"half-up\" }\ntotal = { digits = 2, mode = \"half-up\" }\n";

/// A province of so many communes; the same for the same numbers.
///
/// # Panics
/// Panics where the set it writes is refused, which its own test would show first.
#[must_use]
pub fn province(n_units: usize, rounded: bool) -> Province {
    let set_text = set_text(rounded);
    let set = read(&set_text);
    let roster = Roster::new((0..n_units).map(unit).collect());
    let mut answers = Answers::default();
    let layer = answers.layer_mut(LayerKind::Imported, n_units, &set);
    let mut rng = Pcg64Mcg::seed_from_u64(20_240_101);
    for unit in 0..n_units {
        for leaf in set.leaf_ids() {
            let first = set.first_slot[leaf.index()] as usize;
            let mut whole = 0;
            for (index, input) in set.leaf(leaf).inputs.iter().enumerate().rev() {
                let value = match input.kind {
                    InputKind::Count if input.name == "d" => {
                        whole = rng.random_range(1..2000_i64);
                        Value::Number(Exact::from(whole))
                    }
                    InputKind::Count if whole > 0 => {
                        Value::Number(Exact::from(rng.random_range(whole / 2..=whole)))
                    }
                    InputKind::Count => Value::Number(Exact::from(rng.random_range(0..6_i64))),
                    InputKind::YesNo => Value::YesNo(rng.random_range(0..10) > 1),
                    InputKind::Level(_) => Value::Level(rng.random_range(0..3)),
                    _ => Value::Number(Exact::decimal(rng.random_range(4000..=10_000), 2)),
                };
                layer.set(unit, first + index, Answer::Given(value));
            }
        }
    }
    Province {
        set_text,
        set,
        roster,
        answers,
    }
}

fn unit(index: usize) -> Unit {
    let kind = if index.is_multiple_of(5) {
        "phường"
    } else {
        "xã"
    };
    Unit {
        code: format!("{index:06}"),
        agency: None,
        name: format!("Xã {index}"),
        kind: kind.to_owned(),
        level: Level::Commune,
        block: Some(kind.to_owned()),
        parent: None,
        valid_from: None,
        line: 0,
    }
}

fn set_text(rounded: bool) -> String {
    let mut text = String::from(
        "format = 1\nid = \"tinh-gia-dinh\"\nyear = 2024\nlevels = [\"commune\"]\ntitle = \"Bộ tiêu chí để đo thời gian\"\ntotal = 100\nstatus = \"sample\"\nfinal = [\"imported\"]\n",
    );
    if rounded {
        text.push_str(ROUNDING);
    }
    text.push_str("[basis.A]\ntitle = \"Bộ tiêu chí để đo thời gian\"\n");
    for field in 1..=10 {
        node(&mut text, &field.to_string(), 10, "");
        for criterion in 1..=2 {
            node(&mut text, &format!("{field}.{criterion}"), 5, "");
            for leaf in 1..=5 {
                let rule = RULES[(criterion - 1) * 5 + leaf - 1];
                node(&mut text, &format!("{field}.{criterion}.{leaf}"), 1, rule);
            }
        }
    }
    text
}

fn node(text: &mut String, code: &str, max: u32, rule: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "[criterion.\"{code}\"]\ntitle = \"Tiêu chí {code}\"\nmax = {max}\nsource = \"A\"\n{rule}"
    );
}

fn read(text: &str) -> CriteriaSet {
    let source = Source {
        file: "benches.toml".into(),
        text: text.into(),
        calendars: vec![],
        ..Source::default()
    };
    let (set, findings) = criteria::read_set(&source);
    set.unwrap_or_else(|| panic!("the set of the benchmarks is refused: {findings:#?}"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_province_has_three_levels_of_a_hundred_leaves_and_is_complete() {
        let province = super::province(3, true);
        assert_eq!(province.set.leaves.len(), 100);
        assert_eq!(province.set.nodes.len(), 130);
        let settings = scoring::Settings {
            as_of: jiff::civil::Date::constant(2024, 12, 31),
            running: false,
        };
        let (scored, findings) = scoring::score(
            &province.set,
            &province.roster,
            &province.answers,
            &settings,
        );
        assert!(findings.is_empty());
        assert!(scored.summaries.iter().all(|unit| unit.complete));
    }
}
