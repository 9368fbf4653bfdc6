//! A leaf's points as a live formula, where a spreadsheet can express the rule exactly.
//!
//! Nothing is approximated: a rule that needs a register, other units or another rounding has no formula,
//! and the formula shows nothing where a policy decides over more than the leaf.
//! On reading back our own points count; a formula's result is compared with them.

mod award;
mod days;
mod measure;
mod rule;

use super::state;
use criteria::{Calendar, CriteriaSet, Input, LeafId, MissingPolicy, Policy, Rounding, Rule};
use points::{Exact, Mode, RoundTo};
use std::collections::BTreeMap;

/// Longest formula that a cell holds.
const MOST: usize = 8_000;
/// Deepest nesting that every spreadsheet takes.
const DEEPEST: usize = 60;
/// What makes the whole formula show nothing: an error that the outermost IFERROR takes.
const NOTHING: &str = "1/0";

/// The leaf's inputs and where they stand.
pub(crate) struct Sheet<'a> {
    pub(crate) inputs: &'a [Input],
    /// Addresses, by input.
    pub(crate) cells: &'a [String],
    pub(crate) rounding: &'a Rounding,
    pub(crate) calendars: &'a BTreeMap<i16, Calendar>,
}

/// The scope in which a rule is written: its maximum and what 0/0 earns.
#[derive(Clone)]
struct Scope {
    max: Exact,
    when_undefined: Policy,
    /// Inside `best`, where a part without points is passed over.
    passed_over: bool,
}

/// The formula of a leaf's points, without `=`; `None` where a spreadsheet cannot express it.
pub(crate) fn points_formula(
    set: &CriteriaSet,
    leaf: LeafId,
    cells: &[String],
    state_cell: &str,
) -> Option<String> {
    let it = set.leaf(leaf);
    let max = &set.leaf_node(leaf).max;
    let sheet = Sheet {
        inputs: &it.inputs,
        cells,
        rounding: &set.rounding,
        calendars: &set.calendars,
    };
    let scope = Scope {
        max: max.clone(),
        when_undefined: it.when_undefined,
        passed_over: false,
    };
    let points = sheet.rule(&it.rule, &scope)?;
    let points = rounded(
        &format!("MIN({},MAX(0,{points}))", literal(max)),
        set.rounding.leaf,
    )?;
    let needed = sheet.needed(&it.rule);
    let blank: Vec<String> = needed
        .iter()
        .map(|input| format!("{}=\"\"", cells[usize::from(*input)]))
        .collect();
    let blank = match blank.as_slice() {
        [] => return None,
        [one] => one.clone(),
        many => format!("OR({})", many.join(",")),
    };
    let given = format!("IF({blank},\"\",IFERROR({points},\"\"))");
    let formula = [
        (state::MISSING, "\"\"".to_owned()),
        (state::UNDEFINED, earned(it.when_undefined, max)),
        (state::NOT_APPLICABLE, earned(it.when_not_applicable, max)),
    ]
    .iter()
    .fold(given, |rest, (words, earns)| {
        format!("IF({state_cell}=\"{words}\",{earns},{rest})")
    });
    (formula.len() <= MOST && depth(&formula) <= DEEPEST).then_some(formula)
}

/// What a chosen state earns on the form; nothing where the policy decides over more than the leaf.
fn earned(policy: Policy, max: &Exact) -> String {
    match policy {
        Policy::Full => literal(max),
        Policy::Zero => "0".to_owned(),
        Policy::Drop | Policy::Rescale | Policy::Spread | Policy::Blank | Policy::Ask => {
            "\"\"".to_owned()
        }
    }
}

/// Rounded as the set says; `None` for a mode that spreadsheets do not have, or have only in binary.
pub(crate) fn rounded(points: &str, to: Option<RoundTo>) -> Option<String> {
    match to {
        None => Some(points.to_owned()),
        Some(RoundTo {
            digits,
            mode: Mode::HalfUp,
        }) => Some(format!("ROUND({points},{digits})")),
        Some(_) => None,
    }
}

/// How deep the parentheses go; those inside texts only make it look deeper.
fn depth(formula: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    for c in formula.chars() {
        match c {
            '(' => open += 1,
            ')' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

/// A number as formulas write it.
fn literal(number: &Exact) -> String {
    match number.as_decimal() {
        Some(_) => number.trimmed().to_string(),
        None => format!("({})", number.to_ratio_text()),
    }
}

/// A text as formulas write it; `None` where it is longer than a formula's text may be.
fn quoted(text: &str) -> Option<String> {
    let short = text.encode_utf16().count() <= 255;
    short.then(|| format!("\"{}\"", text.replace('"', "\"\"")))
}

impl Sheet<'_> {
    fn cell(&self, input: u16) -> Option<&str> {
        self.cells.get(usize::from(input)).map(String::as_str)
    }

    /// The inputs that have to be given before the formula shows anything, in order.
    fn needed(&self, rule: &Rule) -> Vec<u16> {
        let mut inputs = measure::inputs_of(rule);
        if let Rule::Sum { parts, .. } = rule {
            // A part that has its own answer to missing figures is shown without them.
            let waits = |part: &&criteria::RulePart| {
                !matches!(
                    part.when_missing,
                    Some(MissingPolicy::Zero | MissingPolicy::Blank)
                )
            };
            if parts.iter().any(|part| waits(&part)) {
                inputs = parts
                    .iter()
                    .filter(waits)
                    .flat_map(|part| measure::inputs_of(&part.rule))
                    .collect();
            }
        }
        inputs.sort_unstable();
        inputs.dedup();
        inputs
    }
}
