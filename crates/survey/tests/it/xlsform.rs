//! An instrument written as an XLSForm and read back.

use crate::instrument::{shipped, shown};
use crate::{at_root, text};
use criteria::toml::{Document, Table};
use std::fmt::Write as _;
use survey::{Instrument, InstrumentSource, Role};

const SHIPPED: [&str; 3] = ["sipas/2022", "mot-cua/2024", "can-bo/2024"];

/// What stands beside a workbook: the text of an instrument without its questions, and what a workbook cannot say.
fn index_part(plain: &str, instrument: &Instrument) -> String {
    let mut part = String::from("xlsform = \"form.xlsx\"\n");
    let mut kept = true;
    for line in plain.lines() {
        if line.starts_with('[') {
            let moved = ["[list.", "[group.", "[question."];
            kept = !moved.iter().any(|start| line.starts_with(start));
        }
        if kept {
            part.push_str(line);
            part.push('\n');
        }
    }
    part.push_str("[roles]\n");
    for question in &instrument.questions {
        let word = match question.role {
            Role::Demographic => "demographic",
            Role::Unit => "unit",
            Role::Parent => "parent",
            Role::Cluster(_) => "cluster",
            Role::Mode => "mode",
            Role::Serial => "serial",
            Role::Day => "day",
            Role::Identifying => "identifying",
            Role::Other => "other",
            Role::FreeText => "free-text",
            Role::Item => continue,
            role => panic!("no shipped instrument has {role:?}"),
        };
        let _ = writeln!(part, "\"{}\" = \"{word}\"", question.code);
    }
    let document = Document::parse("", plain);
    for (name, list) in document
        .root()
        .table("list")
        .iter()
        .flat_map(Table::entries)
    {
        lists_facts(&mut part, name, list.table().expect("a list"));
    }
    part
}

fn lists_facts(part: &mut String, name: &str, list: Table<'_>) {
    let _ = writeln!(part, "[list.{name}]");
    if let Some(best) = list.text("best") {
        let _ = writeln!(part, "best = \"{best}\"");
    }
    if let Some(options) = list.table("options") {
        let weights = options.entries().map(|(code, weight)| {
            let weight = weight.exact().expect("a number");
            format!("{code} = {weight}")
        });
        let weights: Vec<String> = weights.collect();
        let _ = writeln!(part, "options = {{ {} }}", weights.join(", "));
    }
    part.push_str("choices = [\n");
    for choice in list.tables("choices") {
        let also: Vec<String> = choice
            .texts("also")
            .iter()
            .map(|text| format!("{text:?}"))
            .collect();
        let no_opinion = choice.flag("no-opinion").unwrap_or(false);
        let code = choice.text("code").expect("a code");
        let also = also.join(", ");
        let _ = writeln!(
            part,
            "{{ code = \"{code}\", also = [{also}], no-opinion = {no_opinion} }},"
        );
    }
    part.push_str("]\n");
}

#[test]
fn a_written_workbook_reads_back_to_the_same_instrument() {
    for name in SHIPPED {
        let plain = text(&at_root(&format!("criteria/{name}.toml")));
        let own = shipped(name);
        let bytes = survey::write_xlsform(&own).expect("a workbook");
        let source = InstrumentSource {
            file: own.file.clone(),
            text: index_part(&plain, &own),
            xlsform: Some(("form.xlsx".to_owned(), bytes)),
        };
        assert_eq!(
            survey::xlsform_of(&source.text).as_deref(),
            Some("form.xlsx")
        );
        let (back, findings) = survey::read_instrument(&source);
        assert!(findings.is_empty(), "{}", shown(&findings));
        let mut back = back.expect("an instrument");
        // Lines are rows there, and the digest is of other bytes.
        back.digest.clone_from(&own.digest);
        for (question, line) in back.questions.iter_mut().zip(&own.questions) {
            question.line = line.line;
        }
        assert_eq!(back, own);
    }
}

#[test]
fn the_workbook_beside_each_instrument_is_the_one_it_writes() {
    for name in SHIPPED {
        let committed = std::fs::read(at_root(&format!("criteria/{name}.xlsx")));
        let written = survey::write_xlsform(&shipped(name)).expect("a workbook");
        assert!(
            committed.is_ok_and(|committed| committed == written),
            "{name}: run `cargo xtask fixtures instruments`"
        );
    }
}
