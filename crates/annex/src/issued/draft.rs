//! The placed lines become the draft of a set.

use super::head::Head;
use super::rows::Line;
use super::sentence::{self, Of};
use super::tree::Placed;
use super::{AnnexOf, findings as says};
use criteria::{CriteriaSet, Draft, Source, read_set, rule_in_words, write_set};
use finding::{Finding, Lang, Place};
use points::Exact;
use std::collections::BTreeSet;

const NO_RULE: (&str, &str) = (
    "cách chấm đọc được nhưng không thành một cách tính hợp lệ",
    "the sentence was read and gives no valid rule",
);

pub(crate) fn build(
    placed: &[Placed],
    total: &Exact,
    head: &Head,
    of: &AnnexOf,
    place: &dyn Fn(&Line) -> Place,
    findings: &mut Vec<Finding>,
) -> Draft {
    let read: Vec<_> = placed.iter().map(propose).collect();
    let mut refused: BTreeSet<usize> = BTreeSet::new();
    let taken = |refused: &BTreeSet<usize>| {
        let mut top = top(placed, total, head, of);
        for (at, own) in placed.iter().enumerate() {
            let proposal = read[at].as_ref().and_then(|read| read.as_ref().ok());
            let proposal = proposal.filter(|_| !refused.contains(&at));
            put(&mut top, own, node(own, proposal));
        }
        top
    };
    // What the reader of sets does not take is no proposal.
    let checked = |top: &Draft| {
        let source = Source {
            file: String::new(),
            text: write_set(top),
            ..Source::default()
        };
        read_set(&source)
    };
    let mut top = taken(&refused);
    let (mut set, found) = checked(&top);
    for finding in found
        .iter()
        .filter(|own| own.is_error() || own.code.starts_with("example"))
    {
        let code = finding.criterion.as_deref();
        let at = placed
            .iter()
            .position(|own| Some(own.code.as_str()) == code);
        refused.extend(at);
    }
    if !refused.is_empty() {
        top = taken(&refused);
        set = checked(&top).0;
    }
    for (at, own) in placed.iter().enumerate() {
        let Some(read) = &read[at] else { continue };
        let why = match read {
            Ok(_) if !refused.contains(&at) => {
                let (vi, en) = words(set.as_ref(), &own.code);
                let guide = own.line.guide.join("; ");
                let place = place(&own.line);
                let address = place.address();
                comment(
                    &mut top,
                    own,
                    format!("ĐỀ XUẤT, cần xác nhận ({address}): {vi}"),
                );
                findings.push(says::rule_proposed(place, &own.code, &guide, &vi, &en));
                continue;
            }
            Ok(_) => NO_RULE,
            Err(why) => *why,
        };
        let place = place(&own.line);
        let address = place.address();
        comment(
            &mut top,
            own,
            format!("CHƯA RÕ cách tính ({address}): {}; tạm nhập điểm", why.0),
        );
        let guide = own.line.guide.join("; ");
        findings.push(says::rule_open(place, &own.code, &guide, why));
    }
    top
}

/// The proposal of a leaf, or why there is none; `None` for what has no rule to propose.
fn propose(own: &Placed) -> Option<Result<Draft, (&'static str, &'static str)>> {
    let max = own.line.max.as_ref()?;
    if own.has_children || max.is_zero() {
        return None;
    }
    if surveyed(own) {
        return Some(Err((
            "điểm lấy từ điều tra xã hội học",
            "the points come from a survey",
        )));
    }
    let of = Of {
        title: &own.line.title,
        max,
    };
    Some(sentence::read(&of, &own.line.guide.join("\n")))
}

/// Whether the points come from respondents.
fn surveyed(own: &Placed) -> bool {
    let said = |text: &str| vietnamese::fold(text).contains("dieu tra xa hoi hoc");
    own.line.survey || said(&own.line.title) || own.line.guide.iter().any(|line| said(line))
}

fn top(placed: &[Placed], total: &Exact, head: &Head, of: &AnnexOf) -> Draft {
    let mut top = Draft::new();
    top.comment = vec![
        "Dự thảo nhập từ phụ lục; đối chiếu với quyết định trước khi dùng.".to_owned(),
        "A draft imported from an annex; compare it with the decision before use.".to_owned(),
    ];
    top.set("format", 1);
    top.set("id", &*of.id);
    top.set("year", i64::from(of.year));
    top.set("levels", vec![of.level.as_str()]);
    let title = of.title.clone().or(head.title.clone());
    top.set(
        "title",
        title.unwrap_or_else(|| format!("Bộ tiêu chí {}", of.year)),
    );
    top.set(
        "notice",
        "DỰ THẢO nhập từ phụ lục, chưa đối chiếu với quyết định",
    );
    top.set("total", total.trimmed());
    top.set("status", "reconstructed");
    let mut layers = vec!["appraised"];
    if placed.iter().any(|own| !own.has_children && surveyed(own)) {
        layers.push("survey");
    }
    top.set("final", layers);
    let mut digits = Draft::new();
    digits.set("digits", 2);
    digits.set("mode", "half-up");
    top.table_mut("rounding").set("leaf", digits.clone());
    top.table_mut("rounding").set("total", digits);
    let mut basis = Draft::new();
    let decision = head.decision.clone();
    basis.set(
        "title",
        decision.unwrap_or_else(|| "Quyết định ban hành bộ tiêu chí (ghi tên đầy đủ)".to_owned()),
    );
    basis.set_some("number", head.number.clone());
    basis.set_some("issued", head.issued);
    top.table_mut("basis").set("A", basis);
    top
}

/// The section root gives title and cap; what stands below it are its criteria, or it alone where nothing does.
fn put(top: &mut Draft, own: &Placed, node: Draft) {
    if own.part.is_empty() {
        top.table_mut("criterion").set(&own.code, node);
        return;
    }
    let section = top.table_mut(own.part);
    if section.get("cap").is_none() {
        section.set("title", &*own.line.title);
        section.set("cap", own.line.max.clone().unwrap_or(Exact::from(1)));
        section.set("source", source(own));
        if own.has_children {
            return;
        }
    }
    section.table_mut("criterion").set(&own.code, node);
}

fn source(own: &Placed) -> String {
    match own.line.written.is_empty() {
        true => "A".to_owned(),
        false => format!("A, mục {}", own.line.written.trim_end_matches(['.', ')'])),
    }
}

fn node(own: &Placed, proposal: Option<&Draft>) -> Draft {
    let line = &own.line;
    let mut node = Draft::new();
    node.set("title", &*line.title);
    node.set("max", line.max.clone().unwrap_or(Exact::ZERO).trimmed());
    node.set("source", source(own));
    if own.has_children {
        return node;
    }
    if surveyed(own) {
        node.set("scored", "survey");
    }
    let text = |parts: &[String]| (!parts.is_empty()).then(|| parts.join("\n"));
    node.set_some(
        "appraised-by",
        text(&line.appraised_by).map(|text| text.replace('\n', ", ")),
    );
    node.set_some("evidence", text(&line.evidence));
    let guide: Vec<String> = line.guide.iter().chain(&line.note).cloned().collect();
    node.set_some("guide", text(&guide));
    let informs = line.max.as_ref().is_none_or(Exact::is_zero);
    node.set("rule", if informs { "info" } else { "points" });
    if let Some(proposal) = proposal {
        for (key, value) in proposal.entries() {
            node.set(key, value.clone());
        }
    }
    node
}

fn comment(top: &mut Draft, own: &Placed, line: String) {
    let all = match own.part {
        "" => top.table_mut("criterion"),
        section => top.table_mut(section).table_mut("criterion"),
    };
    if all.get(&own.code).is_some() {
        all.table_mut(&own.code).comment = vec![line];
    }
}

fn words(set: Option<&CriteriaSet>, code: &str) -> (String, String) {
    let Some((set, leaf)) = set.and_then(|set| Some((set, set.find_leaf(code)?))) else {
        return (String::new(), String::new());
    };
    (
        rule_in_words(set, leaf, Lang::Vi),
        rule_in_words(set, leaf, Lang::En),
    )
}
