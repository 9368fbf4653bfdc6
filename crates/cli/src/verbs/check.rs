//! `check`: everything wrong with the inputs, and what each sheet was taken for.

use super::open::{inputs, print_json, told};
use super::rank::context;
use super::survey::surveys;
use crate::Exit;
use crate::args::{Check, Format};
use crate::output::Output;
use finding::Text;

pub(crate) fn run(words: &Check, out: &mut Output) -> Exit {
    let Some((inputs, mut findings)) = inputs(&words.round, out) else {
        return Exit::Failed;
    };
    let (ran, found) = told(&inputs, None, out);
    findings.extend(found);
    let Some(ran) = ran else {
        out.findings(&findings, true);
        return Exit::Failed;
    };
    match words.format {
        Format::Json => print_json(out, &findings),
        Format::Csv => {
            let mut text = String::from("\u{feff}");
            let headings = finding::ROW_HEADINGS.map(|(vi, en)| match out.lang {
                finding::Lang::Vi => vi.to_owned(),
                finding::Lang::En => en.to_owned(),
            });
            for row in std::iter::once(headings)
                .chain(findings.iter().map(|finding| finding.row(out.lang)))
            {
                let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
                text.push_str(&format!("{}\r\n", cells.join(";")));
            }
            out.result(&text);
        }
        Format::Text => {
            for mapping in &ran.mappings {
                let n_units = mapping.units.len();
                let n_fields = mapping
                    .fields
                    .values()
                    .filter(|field| *field != "-")
                    .count();
                let (file, sheet) = (&mapping.file, &mapping.sheet);
                out.say(&Text::new(
                    format!("{file}, {sheet}: {n_units} đơn vị, {n_fields} cột số liệu"),
                    format!("{file}, {sheet}: {n_units} units, {n_fields} columns of answers"),
                ));
            }
            out.findings(&findings, true);
            if findings.is_empty() {
                out.say(&Text::new(
                    "không phát hiện điều gì cần sửa",
                    "nothing found that needs mending",
                ));
            }
        }
    }
    if let Some(path) = &words.out {
        let surveys = surveys(&inputs, &ran, out);
        let context = context(&inputs, &ran, &findings, &surveys, out);
        match report::findings_workbook(&context, &findings) {
            Ok(bytes) => {
                if !out.write_file(path, &bytes) {
                    return Exit::Failed;
                }
            }
            Err(error) => {
                out.say(&Text::same(error.to_string()));
                return Exit::Failed;
            }
        }
    }
    out.close(&findings)
}

fn quoted(cell: &str) -> String {
    if cell.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
