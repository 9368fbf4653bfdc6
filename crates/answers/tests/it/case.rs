//! One case: `case.toml` says how the files beside it are read.

use answers::{Answer, Answers, Layer, TableInput, Value, missing_units, read_layout, read_table};
use criteria::toml::Document;
use criteria::{CriteriaSet, LayerKind, SlotKind, Source, read_set};
use finding::{Finding, Lang, Place};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use units::{Roster, read_roster};

/// What reading the case found and answered, as text.
pub(crate) fn run(folder: &Path) -> String {
    let above = folder.parent().expect("a case lies in a folder");
    let (set, roster) = shared(above);
    let text = std::fs::read_to_string(folder.join("case.toml")).unwrap_or_default();
    let document = Document::parse("case.toml", &text);
    let root = document.root();
    root.only(&["shows", "layer", "layout", "missing"]);
    let layer = match root.text("layer").as_deref() {
        None | Some("self") => LayerKind::SelfScore,
        Some("appraised") => LayerKind::Appraised(1),
        Some(other) => panic!("unknown layer {other}"),
    };
    let layout = root.table("layout").map(|table| read_layout(&table));
    let mut findings = document.take_findings();
    let (mut answers, mut seen) = (Answers::default(), BTreeSet::new());
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("the case is a folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| name != "case.toml" && name != "expected.txt")
        .collect();
    names.sort();
    for name in names {
        let bytes = std::fs::read(folder.join(&name)).expect("the file can be read");
        match workbook::open(&name, bytes, &workbook::Limits::default()) {
            Ok((book, found)) => {
                findings.extend(found);
                let input = TableInput {
                    workbook: &book,
                    set: &set,
                    roster: &roster,
                    layer,
                    layout: layout.as_ref(),
                };
                let report = read_table(&input, &mut answers);
                findings.extend(report.findings);
                seen.extend(report.units);
            }
            Err(found) => findings.extend(found),
        }
    }
    if root.flag("missing") == Some(true) {
        findings.extend(missing_units(
            &roster,
            &set,
            &seen,
            Place::whole("bang-mau"),
        ));
    }
    shown(&findings, &answers, &set, &roster)
}

/// The set and the roster of all cases.
pub(crate) fn shared(folder: &Path) -> (CriteriaSet, Roster) {
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("a shared file");
    let (set, findings) = read_set(&Source {
        file: "set.toml".to_owned(),
        text: read("set.toml"),
        calendars: Vec::new(),
        ..Source::default()
    });
    let errors: Vec<&Finding> = findings
        .iter()
        .filter(|finding| finding.is_error())
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let (roster, findings) = read_roster("units.csv", &read("units.csv"));
    assert!(findings.is_empty(), "{findings:#?}");
    (set.expect("the set is readable"), roster)
}

fn shown(findings: &[Finding], answers: &Answers, set: &CriteriaSet, roster: &Roster) -> String {
    let mut out = String::new();
    for finding in findings {
        out.push_str(&finding.to_text(Lang::Vi));
        out.push('\n');
    }
    for layer in &answers.layers {
        for (at, unit) in roster.units().iter().enumerate() {
            let lines = of_unit(layer, answers, set, at);
            if !lines.is_empty() {
                let _ = writeln!(out, "{} {}", unit.code, unit.name);
                out.push_str(&lines);
            }
        }
    }
    out
}

fn of_unit(layer: &Layer, answers: &Answers, set: &CriteriaSet, unit: usize) -> String {
    let mut out = String::new();
    for (slot, it) in set.slots.iter().enumerate() {
        let origin = layer.origin(unit, slot);
        if origin.row == 0 {
            continue;
        }
        let code = &set.leaf_node(it.leaf).code;
        let name = match it.kind {
            SlotKind::Typed => code.clone(),
            SlotKind::Input(index) => {
                format!(
                    "{code}/{}",
                    set.leaf(it.leaf).inputs[usize::from(index)].name
                )
            }
        };
        let place = answers
            .sources
            .place(origin)
            .map_or_else(String::new, |place| place.to_string());
        let _ = write!(
            out,
            "  {name} = {} [{place}]",
            answer(layer.get(unit, slot), set, slot)
        );
        let key = (
            u32::try_from(unit).unwrap_or(0),
            u32::try_from(slot).unwrap_or(0),
        );
        if let Some(note) = layer.notes.get(&key) {
            let _ = write!(out, " ({note})");
        }
        out.push('\n');
    }
    for ((of, node), points) in &layer.node_points {
        if *of as usize == unit {
            let shown = points
                .points
                .as_ref()
                .map_or("unreadable".to_owned(), ToString::to_string);
            let place = answers
                .sources
                .place(points.origin)
                .map_or_else(String::new, |place| place.to_string());
            let _ = writeln!(out, "  {} = {shown} [{place}]", set.node(*node).code);
        }
    }
    for (what, texts) in [("reason", &layer.reasons), ("evidence", &layer.evidence)] {
        for ((of, leaf), text) in texts {
            if *of as usize == unit {
                let _ = writeln!(out, "  {}#{what} = {text}", set.leaf_node(*leaf).code);
            }
        }
    }
    out
}

fn answer(answer: &Answer, set: &CriteriaSet, slot: usize) -> String {
    match answer {
        Answer::Missing => "missing".to_owned(),
        Answer::NotApplicable => "not applicable".to_owned(),
        Answer::Undefined => "undefined".to_owned(),
        Answer::Unreadable => "unreadable".to_owned(),
        Answer::Given(Value::Number(number)) => number.to_string(),
        Answer::Given(Value::YesNo(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
        Answer::Given(Value::Date(date)) => date.to_string(),
        Answer::Given(Value::Items(items)) => {
            let shown = items.iter().map(|item| {
                let date = item
                    .date
                    .map_or_else(String::new, |date| format!(" {date}"));
                format!("{}{date} ×{}", item.id, item.weight)
            });
            format!("[{}]", shown.collect::<Vec<_>>().join("; "))
        }
        Answer::Given(Value::Level(index)) => {
            let it = set.slots[slot];
            let SlotKind::Input(input) = it.kind else {
                return index.to_string();
            };
            match &set.leaf(it.leaf).inputs[usize::from(input)].kind {
                criteria::InputKind::Level(levels) => format!("“{}”", levels[usize::from(*index)]),
                _ => index.to_string(),
            }
        }
    }
}
