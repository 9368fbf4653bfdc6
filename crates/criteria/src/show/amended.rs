//! What amendments have changed: in the head, under each criterion, and as JSON.

use crate::{Amendment, Change, ChangeKind, CriteriaSet, Node, Target};
use finding::Lang;
use jiff::civil::Date;
use serde_json::{Value, json};

/// Longer values are told by their beginning; the JSON holds the whole.
const LONGEST: usize = 90;

/// The amendments in force and those not yet, one a line; nothing for a set without any.
pub(crate) fn head(set: &CriteriaSet, lang: Lang, out: &mut String) {
    for own in &set.amendments {
        let day = day(own.effective, lang);
        let (title, file) = (&own.title, &own.file);
        out.push_str(&match lang {
            Lang::Vi => format!("Đã sửa đổi từ {day}: {title} · {file}\n"),
            Lang::En => format!("Amended from {day}: {title} · {file}\n"),
        });
    }
    for (from, file) in &set.not_yet {
        let day = day(*from, lang);
        out.push_str(&match lang {
            Lang::Vi => format!("Chưa có hiệu lực (từ {day}): {file}\n"),
            Lang::En => format!("Not in force yet (from {day}): {file}\n"),
        });
    }
}

/// The changes of one criterion, one a line; those of its examples are not the decision's.
pub(crate) fn of_node(set: &CriteriaSet, node: &Node, lang: Lang, indent: &str, out: &mut String) {
    let changes = set.changes_of(&node.code);
    for (amendment, change) in changes.filter(|(_, change)| !change.is_of_examples()) {
        let line = line(set, amendment, change, lang);
        out.push_str(&format!("{indent}    * {line}\n"));
    }
}

/// The changes that no criterion of the tree shows: of bands, ranking, rounding and the head, and what was repealed.
pub(crate) fn rest(set: &CriteriaSet, lang: Lang, out: &mut String) {
    let mut changes = set
        .changes()
        .filter(|(_, change)| match &change.target {
            Target::Criterion(code) => set.find(code).is_none(),
            _ => true,
        })
        .peekable();
    if changes.peek().is_none() {
        return;
    }
    out.push_str(match lang {
        Lang::Vi => "\nSửa đổi khác\n",
        Lang::En => "\nOther changes\n",
    });
    for (amendment, change) in changes {
        let line = line(set, amendment, change, lang);
        out.push_str(&format!("  * {}: {line}\n", target(&change.target, lang)));
    }
}

fn target(target: &Target, lang: Lang) -> String {
    let (word, name) = match (target, lang) {
        (Target::Criterion(code), Lang::Vi) => ("tiêu chí", code),
        (Target::Criterion(code), Lang::En) => ("criterion", code),
        (Target::Band(name), Lang::Vi) => ("mức xếp loại", name),
        (Target::Band(name), Lang::En) => ("band", name),
        (Target::Section(name), _) => return format!("[{name}]"),
    };
    format!("{word} {name}")
}

/// `target: 95 → 90 · B, Điều 1 · từ 01/07/2025 · file:12`.
fn line(set: &CriteriaSet, amendment: &Amendment, change: &Change, lang: Lang) -> String {
    let what = change_in_words(change, lang);
    let source = source(change);
    let (day, place) = (day(amendment.effective, lang), set.line_text(change.line));
    let from = match lang {
        Lang::Vi => "từ",
        Lang::En => "from",
    };
    let reason = change.reason.as_ref();
    let reason = reason.map_or_else(String::new, |reason| format!(" · {reason}"));
    format!("{what} · {source} · {from} {day} · {place}{reason}")
}

/// One change in words: `mức đạt điểm tối đa (%): 95 → 90`, `thêm mới`, `bãi bỏ`.
#[must_use]
pub fn change_in_words(change: &Change, lang: Lang) -> String {
    let nothing = match lang {
        Lang::Vi => "(không ghi)",
        Lang::En => "(nothing)",
    };
    let value = |value: &Option<String>| {
        let value = value.as_deref().unwrap_or(nothing);
        let mut short: String = value.chars().take(LONGEST).collect();
        if value.chars().nth(LONGEST).is_some() {
            short.push('…');
        }
        short
    };
    match (change.kind, lang) {
        (ChangeKind::Amend, _) => format!(
            "{}: {} → {}",
            super::property::in_words(&change.property, lang),
            value(&change.was),
            value(&change.now)
        ),
        (ChangeKind::Add, Lang::Vi) => format!("thêm mới {}", value(&change.now)),
        (ChangeKind::Add, Lang::En) => format!("added {}", value(&change.now)),
        (ChangeKind::Repeal, Lang::Vi) => format!("bãi bỏ {}", value(&change.was)),
        (ChangeKind::Repeal, Lang::En) => format!("repealed {}", value(&change.was)),
    }
}

fn source(change: &Change) -> String {
    let source = &change.source;
    if source.item.is_empty() {
        source.basis.clone()
    } else {
        format!("{}, {}", source.basis, source.item)
    }
}

pub(crate) fn day(day: Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => day.strftime("%d/%m/%Y").to_string(),
        Lang::En => day.to_string(),
    }
}

/// The amendments with their changes; `None` for a set without any, whose JSON stays what it was.
pub(crate) fn amendments_json(set: &CriteriaSet) -> Option<Value> {
    if set.amendments.is_empty() && set.not_yet.is_empty() {
        return None;
    }
    let amendments = set.amendments.iter().map(|own| {
        let changes: Vec<Value> = own
            .changes
            .iter()
            .map(|change| change_json(set, change))
            .collect();
        json!({
            "file": own.file,
            "title": own.title,
            "effective": own.effective.to_string(),
            "changes": changes,
        })
    });
    let not_yet = set
        .not_yet
        .iter()
        .map(|(from, file)| json!({ "file": file, "effective": from.to_string() }));
    Some(json!({
        "in-force": amendments.collect::<Vec<_>>(),
        "not-yet": not_yet.collect::<Vec<_>>(),
    }))
}

fn change_json(set: &CriteriaSet, change: &Change) -> Value {
    let (file, line) = set.at(change.line);
    let (key, name) = match &change.target {
        Target::Criterion(name) => ("criterion", name),
        Target::Band(name) => ("band", name),
        Target::Section(name) => ("section", name),
    };
    let kind = match change.kind {
        ChangeKind::Amend => "amend",
        ChangeKind::Add => "add",
        ChangeKind::Repeal => "repeal",
    };
    json!({
        "kind": kind,
        key: name,
        "property": (!change.property.is_empty()).then_some(&change.property),
        "was": change.was,
        "now": change.now,
        "source": { "basis": change.source.basis, "item": change.source.item },
        "reason": change.reason,
        "file": file,
        "line": line,
    })
}
