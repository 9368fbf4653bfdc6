//! Numbers become codes: the parent of each line, and what a spreadsheet made of `1.10` and `3.1`.

use super::findings as says;
use super::marker::{Marker, written};
use super::rows::{Line, Raw, outside};
use finding::{Finding, Place};
use std::collections::BTreeSet;

/// A line with its code.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) code: String,
    pub(crate) parent: Option<usize>,
    /// Empty, `bonus` or `penalty`.
    pub(crate) part: &'static str,
    pub(crate) line: Line,
    pub(crate) has_children: bool,
}

/// One level above the line that is being placed.
struct Above {
    marker: Marker,
    at: usize,
}

/// The lines with their codes; `place` gives the cell of a row's number.
pub(crate) fn place(
    lines: Vec<Line>,
    cell: &dyn Fn(u32) -> Place,
    findings: &mut Vec<Finding>,
) -> Vec<Placed> {
    let by_number = fields_by_number(&lines);
    if by_number && let Some(first) = lines.first() {
        findings.push(says::code_shape(
            cell(first.row),
            "lĩnh vực I, II … có tiêu chí 1.1, 2.1 …: mã lĩnh vực ghi thành 1, 2 …",
            "fields I, II … hold criteria 1.1, 2.1 …: the fields' codes are written 1, 2 …",
        ));
    }
    let mut placed: Vec<Placed> = Vec::new();
    let mut above: Vec<Above> = Vec::new();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let (mut part, mut outside_root): (&'static str, Option<usize>) = ("", None);
    for line in lines {
        let own_part = outside(&vietnamese::fold(&line.title));
        let marker = match &line.raw {
            Some(Raw::Sure(marker)) => Some(sure(
                marker, &line, &above, &taken, by_number, &placed, cell, findings,
            )),
            Some(Raw::Candidates(shown, candidates)) => Some(recovered(
                shown, candidates, &line, &above, by_number, cell, findings,
            )),
            None => None,
        };
        let marker = marker.unwrap_or(Marker::Upper('?'));
        climb(&mut above, &marker);
        let parent = above.last().map(|own| own.at);
        if parent.is_none() || parent == outside_root {
            match own_part {
                Some(own) => {
                    part = own;
                    outside_root = Some(placed.len());
                }
                None if parent.is_none() => {
                    part = "";
                    outside_root = None;
                }
                None => {}
            }
        }
        let base = code(
            &marker,
            parent.map(|at| placed[at].code.as_str()),
            above.last(),
            by_number,
            own_part,
        );
        let mut code = base.clone();
        let mut again = 2;
        while !taken.insert(code.clone()) {
            code = format!("{base}-{again}");
            again += 1;
        }
        if code != base {
            findings.push(says::code_uncertain(cell(line.row), &line.written, &code));
        }
        if let Some(parent) = parent {
            placed[parent].has_children = true;
        }
        above.push(Above {
            marker,
            at: placed.len(),
        });
        placed.push(Placed {
            code,
            parent,
            part,
            line,
            has_children: false,
        });
    }
    placed
}

/// Whether Roman fields hold criteria that begin with the field's number: `II`, then `2.1`.
fn fields_by_number(lines: &[Line]) -> bool {
    let (mut field, mut seen) = (None, 0);
    for line in lines {
        match &line.raw {
            Some(Raw::Sure(Marker::Upper(_))) => return false,
            Some(Raw::Sure(Marker::Roman(value))) => field = Some(*value),
            Some(Raw::Sure(Marker::Dotted(parts))) if field.is_some() => {
                if parts.len() < 2 || parts.first() != field.as_ref() {
                    return false;
                }
                seen += 1;
            }
            Some(Raw::Candidates(_, candidates)) if field.is_some() => {
                let below = |own: &Marker| matches!(own, Marker::Dotted(parts) if parts.len() > 1 && parts.first() == field.as_ref());
                if !candidates.iter().any(below) {
                    return false;
                }
                seen += 1;
            }
            _ => {}
        }
    }
    seen > 0
}

/// Leaves the levels above that this number does not stand below.
fn climb(above: &mut Vec<Above>, marker: &Marker) {
    let keep = |own: &Marker| match (own, marker) {
        (_, Marker::Upper(_)) => false,
        (own, Marker::Roman(_)) => matches!(own, Marker::Upper(_)),
        (Marker::Upper(_), _) => true,
        (Marker::Roman(own), Marker::Mixed(field, _)) => own == field,
        (Marker::Mixed(own, short), Marker::Mixed(field, long)) => {
            own == field && long.len() > short.len() && long.starts_with(short)
        }
        (_, Marker::Mixed(..)) => false,
        (Marker::Roman(_), _) => true,
        (Marker::Dotted(short), Marker::Dotted(long)) => {
            long.len() > short.len() && long.starts_with(short)
        }
        (Marker::Mixed(_, short), Marker::Dotted(long)) => {
            long.len() > short.len() && long.starts_with(short)
        }
        (Marker::Lower(_), _) => false,
        (_, Marker::Lower(_)) => true,
    };
    let kept = above.iter().take_while(|own| keep(&own.marker)).count();
    above.truncate(kept);
}

fn joined(parts: &[u32]) -> String {
    let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
    parts.join(".")
}

fn code(
    marker: &Marker,
    parent: Option<&str>,
    above: Option<&Above>,
    by_number: bool,
    outside: Option<&str>,
) -> String {
    let below = |own: String| match parent {
        Some(parent) => format!("{parent}.{own}"),
        None => own,
    };
    match marker {
        // A heading without a number: points outside the total.
        Marker::Upper('?') => below(
            if outside == Some("penalty") {
                "DT"
            } else {
                "DC"
            }
            .to_owned(),
        ),
        Marker::Upper(letter) => letter.to_string(),
        Marker::Roman(value) if by_number && outside.is_none() => value.to_string(),
        Marker::Roman(value) => below(written(*value)),
        Marker::Lower(letter) => below(letter.to_string()),
        Marker::Mixed(_, parts) => match above.map(|own| &own.marker) {
            Some(Marker::Mixed(_, short)) => below(joined(&parts[short.len()..])),
            _ => below(joined(parts)),
        },
        Marker::Dotted(parts) => match above.map(|own| &own.marker) {
            Some(Marker::Dotted(short) | Marker::Mixed(_, short)) => {
                below(joined(&parts[short.len()..]))
            }
            Some(Marker::Roman(_)) if by_number && parts.len() > 1 => below(joined(&parts[1..])),
            _ => below(joined(parts)),
        },
    }
}

/// What may stand here: the first child of the line above, its next sibling, or the next sibling of a level above it.
fn expected(above: &[Above], by_number: bool) -> Vec<Marker> {
    let mut all = Vec::new();
    for own in above.iter().rev() {
        match &own.marker {
            Marker::Dotted(parts) => {
                if all.is_empty() {
                    let mut child = parts.clone();
                    child.push(1);
                    all.push(Marker::Dotted(child));
                }
                let mut next = parts.clone();
                if let Some(last) = next.last_mut() {
                    *last += 1;
                }
                all.push(Marker::Dotted(next));
            }
            Marker::Roman(value) => {
                if all.is_empty() {
                    let child = if by_number { vec![*value, 1] } else { vec![1] };
                    all.push(Marker::Dotted(child));
                }
                all.push(Marker::Roman(value + 1));
            }
            _ => {}
        }
    }
    if above.is_empty() {
        all.push(Marker::Dotted(vec![1]));
    }
    all
}

fn recovered(
    shown: &str,
    candidates: &[Marker],
    line: &Line,
    above: &[Above],
    by_number: bool,
    cell: &dyn Fn(u32) -> Place,
    findings: &mut Vec<Finding>,
) -> Marker {
    let expected = expected(above, by_number);
    let fits = expected.iter().find(|own| candidates.contains(own));
    let chosen = fits.or(candidates.first()).cloned();
    let chosen = chosen.unwrap_or(Marker::Upper('?'));
    let text = match &chosen {
        Marker::Dotted(parts) => joined(parts),
        _ => shown.to_owned(),
    };
    let plain = shown.replace(',', ".");
    // A first number of a new field may be anything that it says plainly.
    let plainly = plain == text;
    if fits.is_none() && !(plainly && matches!(&chosen, Marker::Dotted(parts) if parts.len() == 1))
    {
        findings.push(says::code_uncertain(cell(line.row), shown, &text));
    } else if !plainly {
        findings.push(says::code_recovered(cell(line.row), shown, &text));
    }
    chosen
}

#[expect(
    clippy::too_many_arguments,
    reason = "one call, and each says something of its own"
)]
fn sure(
    marker: &Marker,
    line: &Line,
    above: &[Above],
    taken: &BTreeSet<String>,
    by_number: bool,
    placed: &[Placed],
    cell: &dyn Fn(u32) -> Place,
    findings: &mut Vec<Finding>,
) -> Marker {
    // A text that has lost its zero: `1.1` after `1.9`.
    if let Marker::Dotted(parts) = marker
        && parts.last() == Some(&1)
        && let Some((last, rest)) = parts.split_last()
    {
        let mut longer = rest.to_vec();
        longer.push(last * 10);
        let mut before = rest.to_vec();
        before.push(9);
        let follows = above
            .iter()
            .find(|own| own.marker == Marker::Dotted(before.clone()));
        let ten = Marker::Dotted(longer.clone());
        if let Some(own) = follows
            && expected(above, by_number).contains(&ten)
            && taken.contains(&placed[own.at].code)
        {
            let text = joined(&longer);
            findings.push(says::code_recovered(cell(line.row), &line.written, &text));
            return ten;
        }
    }
    marker.clone()
}
