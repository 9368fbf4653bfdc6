//! Random sets and answers from a seed.

use crate::support::{Round, round_with};
use answers::{Answer, Value};
use criteria::{InputKind, LayerKind};
use points::Exact;
use std::fmt::Write as _;

/// SplitMix64 (Steele, Lea, Flood 2014): a stream that is the same everywhere.
pub(crate) struct Stream(u64);

impl Stream {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    /// Below `n`.
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }
    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
    fn pick<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len() as u64) as usize]
    }
}

const RULES: [&str; 14] = [
    "inputs = { n = \"count\", d = \"count\" }\nrule = \"ratio\"\nnumerator = [\"n\"]\ndenominator = [\"d\"]",
    "inputs = { n = \"count\", d = \"count\" }\nrule = \"ratio\"\nnumerator = [\"n\"]\ndenominator = [\"d\"]\ntarget = 80",
    "inputs = { n = \"count\", late = \"count\", d = \"count\" }\nrule = \"ratio\"\nnumerator = [\"n\", \"-late\"]\ndenominator = [\"d\"]\nfloor = 50",
    "inputs = { p = \"percent\" }\nrule = \"thresholds\"\nsteps = [ { from = 95, share = 100 }, { from = 80, share = 50 } ]\notherwise = { points = 0 }",
    "inputs = { n = \"count\" }\nrule = \"per-count\"\neach = 0.3",
    "inputs = { n = \"count\" }\nrule = \"deduct\"\neach = 0.25",
    "inputs = { done = \"yes-no\" }\nrule = \"yes-no\"",
    "inputs = { grade = \"level\" }\nrule = \"levels\"\nlevels = [ { name = \"Tốt\", share = 100 }, { name = \"Khá\", share = 75 } ]",
    "inputs = { i = \"percent\", j = \"percent\" }\nrule = \"survey\"\n[[criterion.\"CODE\".group]]\ntitle = \"Dân\"\nweight = 2\ninput = \"i\"\n[[criterion.\"CODE\".group]]\ntitle = \"Doanh nghiệp\"\nweight = 1\ninput = \"j\"",
    "rule = \"points\"\nstep = 0.25",
    "inputs = { v = \"number\" }\nrule = \"peers\"\nmethod = \"min-max\"\nbetter = \"higher\"",
    "inputs = { v = \"number\" }\nrule = \"peers\"\nmethod = \"share-of-best\"\nbetter = \"lower\"",
    "inputs = { n = \"count\" }\nrule = \"frequency\"\nexpected = 6",
    "inputs = { a = \"count\", b = \"count\", c = \"count\" }\nrule = \"sum\"\nover-max = \"cap\"\n[[criterion.\"CODE\".part]]\nrule = \"ratio\"\nmax = 1\nnumerator = [\"a\"]\ndenominator = [\"b\"]\n[[criterion.\"CODE\".part]]\nrule = \"per-count\"\nmax = 1\ninput = \"c\"\neach = 0.7",
];

/// A round of three to eight communes in two blocks below a province.
pub(crate) fn round(seed: u64) -> Round {
    let mut stream = Stream::new(seed);
    // `drop` and `rescale` do not stand in one set.
    let out = if stream.one_in(2) { "drop" } else { "rescale" };
    let policies = [out, "full", "spread", "zero", "blank", "zero", out];
    let mut body = String::new();
    let mut total = 0;
    for field in 1..=1 + stream.below(3) {
        let mut inner = String::new();
        let mut sum = 0;
        for criterion in 1..=1 + stream.below(3) {
            let code = format!("{field}.{criterion}");
            if stream.one_in(3) {
                let mut leaves = String::new();
                let mut own = 0;
                for leaf in 1..=1 + stream.below(3) {
                    own += write_leaf(
                        &mut leaves,
                        &format!("{code}.{leaf}"),
                        &mut stream,
                        &policies,
                    );
                }
                node(&mut inner, &code, own, "");
                inner.push_str(&leaves);
                sum += own;
            } else {
                sum += write_leaf(&mut inner, &code, &mut stream, &policies);
            }
        }
        let imported = if stream.one_in(3) {
            "imported-when = \"no-leaf-inputs\"\n"
        } else {
            ""
        };
        node(&mut body, &field.to_string(), sum, imported);
        body.push_str(&inner);
        total += sum;
    }
    if stream.one_in(2) {
        body.push_str("[bonus]\ntitle = \"Cộng\"\ncap = 1\nsource = \"A\"\n[bonus.criterion.\"C1\"]\ntitle = \"Cộng\"\nmax = 2\nsource = \"A\"\ninputs = { n = \"count\" }\nrule = \"per-count\"\neach = 0.4\n");
    }
    let mut head = format!(
        "total = {total}\nstands = \"{}\"\nfinal = [\"appraised\", \"self\", \"survey\", \"imported\"]\n[rounding]\n",
        stream.pick(&["computed", "typed"])
    );
    for key in ["part", "leaf", "field", "total"] {
        if !stream.one_in(2) {
            let mode = stream.pick(&["half-up", "half-even", "down"]);
            let _ = writeln!(
                head,
                "{key} = {{ digits = {}, mode = \"{mode}\" }}",
                stream.below(4)
            );
        }
    }
    let mut rows = String::from("code,name,type,level,block,parent\nP,Tỉnh P,tỉnh,province,,\n");
    for unit in 0..3 + stream.below(6) {
        let kind = stream.pick(&["xã", "phường"]);
        let _ = writeln!(rows, "U{unit},{kind} {unit},{kind},commune,{kind},P");
    }
    let mut round = round_with(&head, &body, &rows);
    for layer in [
        LayerKind::SelfScore,
        LayerKind::Appraised(1),
        LayerKind::Appraised(2),
        LayerKind::Imported,
    ] {
        if !stream.one_in(4) {
            fill(&mut round, layer, &mut stream);
        }
    }
    round
}

fn write_leaf(text: &mut String, code: &str, stream: &mut Stream, policies: &[&str]) -> u64 {
    let max = 1 + stream.below(4);
    let rule = RULES[stream.below(RULES.len() as u64) as usize].replace("CODE", code);
    let mut keys = format!(
        "when-undefined = \"{}\"\nwhen-not-applicable = \"{}\"\nwhen-missing = \"{}\"\n",
        stream.pick(policies),
        stream.pick(policies),
        stream.pick(&["incomplete", "blank", "zero"]),
    );
    if stream.one_in(6) {
        keys.push_str("applies-to = [\"phường\"]\n");
    }
    if rule.contains("inputs") && stream.one_in(3) {
        keys.push_str("from-children = \"pooled\"\n");
    }
    if rule.contains("survey") {
        keys.push_str("scored = \"survey\"\n");
    }
    node(text, code, max, &format!("{keys}{rule}\n"));
    max
}

fn node(text: &mut String, code: &str, max: u64, keys: &str) {
    let _ = writeln!(
        text,
        "[criterion.\"{code}\"]\ntitle = \"{code}\"\nmax = {max}\nsource = \"A\"\n{keys}"
    );
}

fn fill(round: &mut Round, kind: LayerKind, stream: &mut Stream) {
    let n_units = round.roster.len();
    let set = round.set.clone();
    let layer = round.answers.layer_mut(kind, n_units, &set);
    for unit in 0..n_units {
        for leaf in set.leaf_ids() {
            if stream.one_in(5) {
                continue;
            }
            let first = set.first_slot[leaf.index()] as usize;
            for (index, input) in set.leaf(leaf).inputs.iter().enumerate() {
                layer.set(unit, first + index, answer(&input.kind, stream));
            }
            let max = set.leaf_node(leaf).max.to_integer().unwrap_or(1);
            if set.leaf(leaf).inputs.is_empty() || stream.one_in(6) {
                let quarters = stream.below(4 * max as u64 + 2);
                layer.set(
                    unit,
                    set.typed_slot(leaf),
                    Exact::decimal(25 * quarters as i64, 2).into(),
                );
            }
        }
        for node in &set.roots {
            if !stream.one_in(3) {
                continue;
            }
            let points = Some(Exact::decimal(stream.below(300) as i64, 2));
            let own = answers::NodePoints {
                points,
                origin: answers::Origin::default(),
            };
            layer.node_points.insert((unit as u32, *node), own);
        }
    }
}

fn answer(kind: &InputKind, stream: &mut Stream) -> Answer {
    match stream.below(40) {
        0 => return Answer::NotApplicable,
        1 => return Answer::Missing,
        2 => return Answer::Unreadable,
        3 => return Answer::Undefined,
        _ => {}
    }
    Answer::Given(match kind {
        InputKind::YesNo => Value::YesNo(stream.one_in(2)),
        InputKind::Level(names) => Value::Level(stream.below(names.len() as u64) as u16),
        InputKind::Percent => Value::Number(Exact::decimal(stream.below(10_001) as i64, 2)),
        InputKind::Number => Value::Number(Exact::decimal(stream.below(2_000) as i64 - 100, 1)),
        _ => Value::Number(Exact::from(stream.below(12) as i64)),
    })
}
