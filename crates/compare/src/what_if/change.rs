//! One threshold or weight changed, to see what it would do: `3.1 target=90`.

use crate::findings;
use criteria::{
    Award, CriteriaSet, Deduction, Edge, NodeId, NodeKind, Part, Rule, RulePart, Step, Steps,
};
use finding::{Finding, Text};
use points::Exact;

/// A change that was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The leaf.
    pub code: String,
    /// The property: `target`.
    pub key: String,
    /// The figure before, in words.
    pub from: Text,
    /// The figure after.
    pub to: Exact,
}

/// The set with one figure changed, and what it was before.
///
/// `max` is a weight: the points within the rule keep their share of it, and the maxima above and the total move along.
/// Other keys are those of the rule: `target`, `floor`, `each`, `per`, `cap`, `expected`, `scale`, `step`, `yes`, `no` (points), and `from.2`, `points.2`, `share.2` for the second step, level or count; `part.1.target` within the first part, `case.1.…` within the first case.
/// A bound that two steps share moves for both.
///
/// ```
/// # let text = "format = 1\nid = \"x\"\nyear = 2025\nlevels = [\"commune\"]\ntitle = \"x\"\ntotal = 6\nstatus = \"sample\"\nfinal = [\"self\"]\n[basis.A]\ntitle = \"x\"\n[criterion.\"1\"]\ntitle = \"x\"\nmax = 6\nsource = \"A\"\ninputs = { n = \"count\", d = \"count\" }\nrule = \"ratio\"\nnumerator = [\"n\"]\ndenominator = [\"d\"]\ntarget = 95\n";
/// # let set = criteria::read_set(&criteria::Source { file: "x.toml".into(), text: text.into(), ..Default::default() }).0.unwrap();
/// let (changed, what) = compare::change(&set, "1 target=90").unwrap();
/// assert_eq!(what.from.vi, "95");
/// assert!(criteria::rule_in_words(&changed, criteria::LeafId(0), finding::Lang::Vi).contains("90%"));
/// // A property that the rule does not have is refused, with those it has.
/// let refused = compare::change(&set, "1 each=2").unwrap_err();
/// assert!(refused.expected.vi.contains("target"));
/// ```
///
/// # Errors
/// A finding where the change cannot be read, the leaf or property does not exist, or the figure would break the rule.
pub fn change(set: &CriteriaSet, written: &str) -> Result<(CriteriaSet, Changed), Box<Finding>> {
    let refuse =
        |words: Text, known: Text| Box::new(findings::change_refused(set, written, words, known));
    let form = || {
        Text::new(
            "MÃ KHÓA=SỐ, ví dụ \"3.1 target=90\"",
            "CODE KEY=NUMBER, such as \"3.1 target=90\"",
        )
    };
    let unread = || {
        refuse(
            Text::new("không đọc được thay đổi", "the change cannot be read"),
            form(),
        )
    };
    let (code, rest) = written
        .trim()
        .split_once(char::is_whitespace)
        .ok_or_else(unread)?;
    let (key, value) = rest.split_once('=').ok_or_else(unread)?;
    let (key, value) = (key.trim(), value.trim());
    let value: Exact = value.parse().map_err(|_| unread())?;
    let mut other = set.clone();
    let leaf = set.find_leaf(code).ok_or_else(|| {
        refuse(
            Text::new(
                format!("không có tiêu chí chấm điểm {code}"),
                format!("no leaf {code}"),
            ),
            Text::new("mã của một tiêu chí chấm điểm", "the code of a leaf"),
        )
    })?;
    let id = set.leaves[leaf.index()];
    let broken = || {
        refuse(
            Text::new(
                format!("con số {value} không dùng được ở {key} của tiêu chí {code}"),
                format!("{value} cannot stand as {key} of {code}"),
            ),
            Text::new(
                "số giữ được thứ tự các mức, điểm từ 0 đến điểm tối đa, tỷ lệ đạt điểm tối đa trên 0",
                "a figure that keeps the order of steps, points from 0 to the maximum, a target above 0",
            ),
        )
    };
    let from = if key == "max" {
        let from = set.node(id).max.clone();
        if from.is_zero() || value.is_zero() || value.is_negative() {
            return Err(broken());
        }
        weigh(&mut other, id, &value);
        from
    } else {
        let max = set.node(id).max.clone();
        let NodeKind::Leaf(own) = &mut other.nodes[id.index()].kind else {
            return Err(unread());
        };
        let mut at = At {
            value: &value,
            known: vec!["max".to_owned()],
            was: None,
        };
        at.rule(&mut own.rule, key, "");
        let Some(from) = at.was else {
            let words = Text::new(
                format!("tiêu chí {code} không có {key}"),
                format!("criterion {code} has no {key}"),
            );
            return Err(refuse(words, Text::same(at.known.join(", "))));
        };
        if !holds(&own.rule, &max) {
            return Err(broken());
        }
        from
    };
    let from = crate::sets::plain(&from);
    let (code, key) = (code.to_owned(), key.to_owned());
    let to = value;
    Ok((
        other,
        Changed {
            code,
            key,
            from,
            to,
        },
    ))
}

/// Another maximum: the rule's points keep their share, the nodes above and the total move along.
fn weigh(set: &mut CriteriaSet, id: NodeId, to: &Exact) {
    let from = set.node(id).max.clone();
    let (more, factor) = (to.minus(&from), to.over(&from).unwrap_or_default());
    let node = &mut set.nodes[id.index()];
    node.max = to.clone();
    let (part, mut above) = (node.part, node.parent);
    if let NodeKind::Leaf(leaf) = &mut node.kind {
        scale(&mut leaf.rule, &factor);
    }
    while let Some(parent) = above {
        let node = &mut set.nodes[parent.index()];
        node.max = node.max.plus(&more);
        above = node.parent;
    }
    if part == Part::Base {
        set.total = set.total.plus(&more);
    }
}

fn scale(rule: &mut Rule, factor: &Exact) {
    let times = |own: &mut Exact| *own = own.times(factor);
    let award = |own: &mut Award| {
        if let Award::Points(points) = own {
            *points = points.times(factor);
        }
    };
    let part = |own: &mut RulePart| {
        own.max = own.max.times(factor);
        scale(&mut own.rule, factor);
    };
    match rule {
        Rule::YesNo { yes, no, .. } => [yes, no].into_iter().for_each(award),
        Rule::Levels { levels, .. } | Rule::PenaltyShare { levels, .. } => {
            levels.iter_mut().map(|own| &mut own.award).for_each(award);
        }
        Rule::Thresholds { steps, .. } | Rule::Deadline { steps, .. } => {
            steps
                .steps
                .iter_mut()
                .map(|own| &mut own.award)
                .for_each(award);
            steps.otherwise.iter_mut().for_each(award);
        }
        Rule::PerCount { counts } | Rule::Deduct { deductions: counts } => {
            for own in counts {
                times(&mut own.each);
                own.cap.iter_mut().for_each(times);
            }
        }
        Rule::Cases { cases } => cases.iter_mut().map(|own| &mut own.then).for_each(part),
        Rule::Award(own) => award(own),
        Rule::Sum { parts, .. } | Rule::Best { parts } => parts.iter_mut().for_each(part),
        _ => {}
    }
}

/// One key looked for, and every key there is.
struct At<'v> {
    value: &'v Exact,
    known: Vec<String>,
    was: Option<Exact>,
}

impl At<'_> {
    fn number(&mut self, own: &mut Exact, key: &str, name: &str) {
        self.known.push(name.to_owned());
        if key == name {
            self.was = Some(std::mem::replace(own, self.value.clone()));
        }
    }

    /// A figure that has a meaning where it is left out.
    fn optional(&mut self, own: &mut Option<Exact>, absent: Option<i64>, key: &str, name: &str) {
        match (own, absent) {
            (Some(own), _) => self.number(own, key, name),
            (own @ None, Some(absent)) => {
                self.known.push(name.to_owned());
                if key == name {
                    self.was = Some(absent.into());
                    *own = Some(self.value.clone());
                }
            }
            (None, None) => {}
        }
    }

    fn award(&mut self, own: &mut Award, key: &str, points: &str, share: &str) {
        match own {
            Award::Points(own) => self.number(own, key, points),
            Award::Share(own) => self.number(own, key, share),
            Award::Ratio => {}
        }
    }

    fn steps(&mut self, steps: &mut Steps, key: &str, before: &str) {
        let mut moved: Option<Exact> = None;
        for (n, step) in (1..).zip(&mut steps.steps) {
            for (edge, name) in [(&mut step.lower, "from"), (&mut step.upper, "to")] {
                let Some(edge) = edge else { continue };
                let name = format!("{before}{name}.{n}");
                if key == name {
                    moved = Some(edge.value.clone());
                }
                self.known.push(name);
            }
            let names = (format!("{before}points.{n}"), format!("{before}share.{n}"));
            self.award(&mut step.award, key, &names.0, &names.1);
        }
        let Some(was) = moved else { return };
        let edges = steps
            .steps
            .iter_mut()
            .flat_map(|step| [&mut step.lower, &mut step.upper]);
        for edge in edges.flatten().filter(|edge| edge.value == was) {
            edge.value = self.value.clone();
        }
        self.was = Some(was);
    }

    fn counts(&mut self, counts: &mut [Deduction], key: &str, before: &str) {
        let one = counts.len() == 1;
        for (n, own) in (1..).zip(counts) {
            let name = |name: &str| match one {
                true => format!("{before}{name}"),
                false => format!("{before}{name}.{n}"),
            };
            self.number(&mut own.each, key, &name("each"));
            self.number(&mut own.per, key, &name("per"));
            self.optional(&mut own.cap, None, key, &name("cap"));
        }
    }

    fn rule(&mut self, rule: &mut Rule, key: &str, before: &str) {
        let name = |name: &str| format!("{before}{name}");
        match rule {
            Rule::YesNo { yes, no, .. } => {
                self.award(yes, key, &name("yes"), &name("yes"));
                self.award(no, key, &name("no"), &name("no"));
            }
            Rule::Levels { levels, .. } | Rule::PenaltyShare { levels, .. } => {
                for (n, own) in (1..).zip(levels) {
                    let names = (format!("{before}points.{n}"), format!("{before}share.{n}"));
                    self.award(&mut own.award, key, &names.0, &names.1);
                }
            }
            Rule::Thresholds { steps, .. } | Rule::Deadline { steps, .. } => {
                self.steps(steps, key, before);
            }
            Rule::Ratio { target, floor, .. } => {
                self.optional(target, Some(100), key, &name("target"));
                self.optional(floor, Some(0), key, &name("floor"));
            }
            Rule::PerCount { counts } | Rule::Deduct { deductions: counts } => {
                self.counts(counts, key, before);
            }
            Rule::Cases { cases } => {
                for (n, own) in (1..).zip(cases) {
                    self.rule(&mut own.then.rule, key, &format!("{before}case.{n}."));
                }
            }
            Rule::Sum { parts, .. } | Rule::Best { parts } => {
                for (n, own) in (1..).zip(parts) {
                    self.rule(&mut own.rule, key, &format!("{before}part.{n}."));
                }
            }
            Rule::Award(own) => self.award(own, key, &name("points"), &name("share")),
            Rule::Imported { scale, .. } => self.optional(scale, None, key, &name("scale")),
            Rule::Frequency { expected, .. } => {
                self.optional(expected, None, key, &name("expected"));
            }
            Rule::Council { step } | Rule::Points { step } => {
                self.optional(step, None, key, &name("step"));
            }
            Rule::Survey { .. } | Rule::Peers { .. } | Rule::Info => {}
        }
    }
}

/// Whether the rule still holds together.
fn holds(rule: &Rule, max: &Exact) -> bool {
    let within = |own: &Exact, most: &Exact| !own.is_negative() && own <= most;
    let positive = |own: &Exact| !own.is_negative() && !own.is_zero();
    let award = |own: &Award| match own {
        Award::Points(points) => within(points, max),
        Award::Share(share) => within(share, &100.into()),
        Award::Ratio => true,
    };
    match rule {
        Rule::YesNo { yes, no, .. } => award(yes) && award(no),
        Rule::Levels { levels, .. } | Rule::PenaltyShare { levels, .. } => {
            levels.iter().all(|own| award(&own.award))
        }
        Rule::Thresholds { steps, .. } | Rule::Deadline { steps, .. } => {
            steps
                .steps
                .iter()
                .all(|own| award(&own.award) && in_order(own))
                && apart(&steps.steps)
        }
        Rule::Ratio { target, floor, .. } => {
            let (target, floor) = (
                target.clone().unwrap_or_else(|| 100.into()),
                floor.clone().unwrap_or_default(),
            );
            positive(&target) && within(&floor, &target)
        }
        Rule::PerCount { counts } | Rule::Deduct { deductions: counts } => counts
            .iter()
            .all(|own| positive(&own.each) && positive(&own.per) && own.cap.iter().all(positive)),
        Rule::Cases { cases } => cases.iter().all(|own| holds(&own.then.rule, &own.then.max)),
        Rule::Sum { parts, .. } | Rule::Best { parts } => {
            parts.iter().all(|own| holds(&own.rule, &own.max))
        }
        Rule::Award(own) => award(own),
        Rule::Imported { scale, .. } => scale.iter().all(positive),
        Rule::Frequency { expected, .. } => expected.iter().all(positive),
        Rule::Council { step } | Rule::Points { step } => step.iter().all(positive),
        Rule::Survey { .. } | Rule::Peers { .. } | Rule::Info => true,
    }
}

fn in_order(step: &Step) -> bool {
    match (&step.lower, &step.upper) {
        (Some(lower), Some(upper)) => {
            lower.value < upper.value
                || (lower.value == upper.value && lower.included && upper.included)
        }
        _ => true,
    }
}

/// No two steps overlap.
fn apart(steps: &[Step]) -> bool {
    let above = |lower: &Option<Edge>, upper: &Option<Edge>| match (lower, upper) {
        (Some(lower), Some(upper)) => {
            lower.value > upper.value
                || (lower.value == upper.value && !(lower.included && upper.included))
        }
        _ => false,
    };
    steps.iter().enumerate().all(|(n, one)| {
        steps[n + 1..]
            .iter()
            .all(|other| above(&one.lower, &other.upper) || above(&other.lower, &one.upper))
    })
}
