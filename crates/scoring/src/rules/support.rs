//! Short words for the tests of the rules.

use super::{Peers, RuleResult, Sheet, Silent, State, Tracing, points};
use crate::rules::PeerRange;
use answers::{Answer, Value};
use criteria::{
    Award, Calendar, Deduction, Edge, Input, InputKind, Item, LevelAward, Measure, MissingPolicy,
    Policy, Rule, RulePart, Sign, Step, Steps, Term,
};
use jiff::civil::Date;
use points::{Exact, Fraction, RoundTo};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn n(text: &str) -> Exact {
    text.parse()
        .expect("tests write numbers and dates as they are read")
}
pub(crate) fn given(number: Exact) -> Answer {
    Answer::from(number)
}
pub(crate) fn count(number: i64) -> Answer {
    given(Exact::from(number))
}
pub(crate) fn yes(answer: bool) -> Answer {
    Answer::Given(Value::YesNo(answer))
}
pub(crate) fn level(index: u16) -> Answer {
    Answer::Given(Value::Level(index))
}
pub(crate) fn day(text: &str) -> Date {
    text.parse()
        .expect("tests write numbers and dates as they are read")
}
pub(crate) fn date(text: &str) -> Answer {
    Answer::Given(Value::Date(day(text)))
}
pub(crate) fn item(id: &str) -> Item {
    Item {
        id: id.to_owned(),
        date: None,
        weight: Exact::from(1),
    }
}
pub(crate) fn items<const N: usize>(items: [Item; N]) -> Answer {
    Answer::Given(Value::Items(Box::new(items)))
}
pub(crate) fn levels(named: &[(&str, &str)]) -> (InputKind, Vec<LevelAward>) {
    let kind = InputKind::Level(named.iter().map(|(name, _)| (*name).to_owned()).collect());
    let award = |share: &str| Award::Share(n(share));
    let awards = named.iter().map(|(name, share)| LevelAward {
        name: (*name).to_owned(),
        award: award(share),
    });
    (kind, awards.collect())
}
/// A lower bound is ≥ and an upper bound <, unless written `>5` or `=5`.
pub(crate) fn step(lower: Option<&str>, upper: Option<&str>, earns: &str) -> Step {
    let edge = |text: &str, usual: bool| Edge {
        value: n(text.trim_start_matches(['>', '='])),
        included: match text.as_bytes()[0] {
            b'>' => false,
            b'=' => true,
            _ => usual,
        },
    };
    Step {
        lower: lower.map(|text| edge(text, true)),
        upper: upper.map(|text| edge(text, false)),
        award: Award::Points(n(earns)),
        line: 0,
    }
}
pub(crate) fn steps<const N: usize>(steps: [Step; N]) -> Steps {
    Steps {
        steps: steps.into(),
        otherwise: None,
    }
}
pub(crate) fn of(numerator: &[u16], denominator: &[u16]) -> Measure {
    let terms = |inputs: &[u16]| {
        inputs
            .iter()
            .map(|input| Term {
                input: *input,
                sign: Sign::Plus,
            })
            .collect()
    };
    Measure::Ratio {
        numerator: terms(numerator),
        denominator: terms(denominator),
    }
}
pub(crate) fn counting(input: u16, each: &str, per: &str, cap: Option<&str>) -> Deduction {
    Deduction {
        measure: Measure::Input(input),
        each: n(each),
        per: n(per),
        cap: cap.map(n),
    }
}
pub(crate) fn part(max: &str, rule: Rule) -> RulePart {
    RulePart {
        title: String::new(),
        max: n(max),
        rule,
        when_undefined: None,
        when_missing: None,
        line: 0,
    }
}
/// Off: 29/04 to 01/05; worked: Saturday 04/05.
pub(crate) fn year_2024() -> BTreeMap<i16, Calendar> {
    let calendar = Calendar {
        year: 2024,
        holidays: ["2024-04-29", "2024-04-30", "2024-05-01"].map(day).into(),
        make_up: vec![day("2024-05-04")],
        source: String::new(),
    };
    BTreeMap::from([(2024, calendar)])
}

/// One question to a rule.
pub(crate) struct Ask<'a> {
    pub(crate) rule: &'a Rule,
    pub(crate) max: &'a str,
    pub(crate) kinds: &'a [InputKind],
    pub(crate) before: &'a [&'a str],
    pub(crate) calendars: &'a BTreeMap<i16, Calendar>,
    pub(crate) part_rounding: Option<RoundTo>,
    pub(crate) when_missing: MissingPolicy,
    pub(crate) block: Option<(&'a str, &'a str)>,
}

static NO_CALENDAR: BTreeMap<i16, Calendar> = BTreeMap::new();

impl<'a> Ask<'a> {
    pub(crate) fn new(rule: &'a Rule, max: &'a str, kinds: &'a [InputKind]) -> Self {
        Self {
            rule,
            max,
            kinds,
            before: &[],
            calendars: &NO_CALENDAR,
            part_rounding: None,
            when_missing: MissingPolicy::Incomplete,
            block: None,
        }
    }
    /// Runs the rule silently and with a trace; both give what is expected.
    pub(crate) fn check<const N: usize>(
        &self,
        answers: [Answer; N],
        expected: Result<&str, State>,
    ) {
        let input = |kind: &InputKind| Input {
            name: String::new(),
            title: String::new(),
            kind: kind.clone(),
            from_children: None,
            not_over: None,
            line: 0,
        };
        let inputs: Vec<Input> = self.kinds.iter().map(input).collect();
        let before: BTreeSet<String> = self.before.iter().map(|id| (*id).to_owned()).collect();
        let block = self.block.map(|(low, high)| (n(low), n(high)));
        let ranges: Vec<PeerRange<'_>> = block
            .iter()
            .map(|(lowest, highest)| PeerRange {
                rule: self.rule,
                lowest,
                highest,
            })
            .collect();
        let sheet = Sheet {
            inputs: &inputs,
            answers: &answers,
            counted_before: Some(&before),
            from: None,
            calendars: self.calendars,
            part_rounding: self.part_rounding,
            when_undefined: Policy::Ask,
            when_not_applicable: Policy::Ask,
            when_missing: self.when_missing,
            peers: Peers::Known(&ranges),
        };
        let max = n(self.max).to_fraction();
        let expected: RuleResult = expected.map(|text| Fraction::from(&n(text)));
        assert_eq!(
            points(self.rule, &max, &sheet, &mut Silent),
            expected,
            "{answers:?}"
        );
        assert_eq!(
            points(self.rule, &max, &sheet, &mut Tracing::default()),
            expected
        );
    }
}

pub(crate) fn check<const N: usize>(
    rule: &Rule,
    max: &str,
    kinds: &[InputKind],
    answers: [Answer; N],
    expected: Result<&str, State>,
) {
    Ask::new(rule, max, kinds).check(answers, expected);
}
