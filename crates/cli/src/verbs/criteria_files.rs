//! `criteria import`, `criteria export`, `criteria new`: sets in and out.

use super::open::{calendars_and_set, source_of};
use crate::Exit;
use crate::args::{ExportSet, ImportSet, NewSet};
use crate::output::Output;
use ::criteria::{Draft, Source, read_set, write_set};
use finding::{Finding, Severity, Text};
use std::path::{Path, PathBuf};
use workbook::{Limits, Workbook};

pub(crate) fn import(of: &ImportSet, out: &mut Output) -> Exit {
    let shown = of.file.display().to_string();
    let (book, mut findings) = match workbook::open_path(&of.file, &shown, &Limits::default()) {
        Ok(opened) => opened,
        Err(findings) => {
            out.findings(&findings, true);
            return Exit::Failed;
        }
    };
    let draft = if annex::is_edit_workbook(&book) {
        // The hidden sheets are our own.
        findings.retain(|finding| finding.code != "sheet-hidden");
        let (mut draft, found) = annex::read_edit_workbook(&book);
        findings.extend(found);
        draft.set_some("id", of.id.as_deref());
        draft.set_some("year", of.year.map(i64::from));
        draft.set_some("title", of.title.as_deref());
        draft
    } else {
        match issued(&book, of, out, &mut findings) {
            Some(draft) => draft,
            None => {
                out.findings(&findings, true);
                return Exit::Failed;
            }
        }
    };
    written(&draft, of.out.as_deref(), findings, out)
}

fn issued(
    book: &Workbook,
    of: &ImportSet,
    out: &mut Output,
    findings: &mut Vec<Finding>,
) -> Option<Draft> {
    let (Some(id), Some(year)) = (&of.id, of.year) else {
        out.say(&Text::new(
            "nhập phụ lục cần --id và --year",
            "an annex needs --id and --year",
        ));
        return None;
    };
    let annex = annex::AnnexOf {
        id: id.clone(),
        year,
        level: of.level.clone(),
        title: of.title.clone(),
        sheet: of.sheet.clone(),
    };
    let (draft, found) = annex::read_annex(book, &annex);
    findings.extend(found);
    draft
}

/// Writes the draft, reads it back, runs its examples, and says what was found.
fn written(
    draft: &Draft,
    path: Option<&Path>,
    mut findings: Vec<Finding>,
    out: &mut Output,
) -> Exit {
    let text = write_set(draft);
    if let Some(path) = path {
        if !out.write_file(path, text.as_bytes()) {
            return Exit::Failed;
        }
    } else {
        out.result(&text);
    }
    let file = path.map_or_else(|| "toml".to_owned(), |path| path.display().to_string());
    let source = Source {
        file,
        text,
        calendars: calendars(path),
        ..Source::default()
    };
    let (set, found) = read_set(&source);
    if let Some(set) = &set {
        findings.extend(scoring::beside_errors(
            set,
            &found,
            scoring::run_examples(set),
        ));
    }
    findings.extend(found);
    out.findings(&findings, true);
    if let (Some(set), Some(path)) = (&set, path) {
        let shown = path.display();
        let proposed = findings
            .iter()
            .filter(|own| own.code == "rule-proposed")
            .count();
        let open = findings
            .iter()
            .filter(|own| own.code == "rule-open")
            .count();
        let (leaves, total) = (set.leaves.len(), &set.total);
        out.say(&Text::new(
            format!("đã ghi {shown}: {leaves} tiêu chí chấm điểm, tối đa {total}; cách tính đề xuất {proposed}, chưa rõ {open}"),
            format!("{shown}: {leaves} leaves, maximum {total}; rules proposed {proposed}, open {open}"),
        ));
    }
    out.close(&findings)
}

/// The calendars beside the file, as `criteria check` finds them; those of the folder `criteria` here where the file stands elsewhere.
fn calendars(path: Option<&Path>) -> Vec<(String, String)> {
    let beside = path
        .into_iter()
        .flat_map(|path| path.ancestors().skip(1).take(2));
    let mut folders: Vec<PathBuf> = beside.map(|folder| folder.join("calendars")).collect();
    folders.push(PathBuf::from("criteria/calendars"));
    let Some(folder) = folders.into_iter().find(|folder| folder.is_dir()) else {
        return Vec::new();
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    let read = |path: PathBuf| {
        Some((
            path.display().to_string(),
            std::fs::read_to_string(path).ok()?,
        ))
    };
    paths.into_iter().filter_map(read).collect()
}

pub(crate) fn export(of: &ExportSet, out: &mut Output) -> Exit {
    let mut found = Vec::new();
    let Some(text) = ::round::find_set(&of.set, Path::new("."), &mut found) else {
        out.findings(&found, true);
        return Exit::Failed;
    };
    let (set, findings) = calendars_and_set(&of.set, Path::new("."));
    let Some(set) = set else {
        out.findings(&findings, true);
        return Exit::Failed;
    };
    let ending = of.out.extension().and_then(|ending| ending.to_str());
    let ending = ending.unwrap_or_default().to_lowercase();
    let bytes = match (of.edit, ending.as_str()) {
        (true, "xlsx") => match annex::edit_workbook(&Draft::parse(&text.text)) {
            Ok(bytes) => bytes,
            Err(error) => {
                out.say(&Text::same(error.to_string()));
                return Exit::Failed;
            }
        },
        (false, "csv") => annex::set_csv(&set).into_bytes(),
        (false, "toml") => write_set(&Draft::parse(&text.text)).into_bytes(),
        (false, "json") => match serde_json::to_string_pretty(&::criteria::show_json(&set)) {
            Ok(json) => format!("{json}\n").into_bytes(),
            Err(error) => {
                out.say(&Text::same(error.to_string()));
                return Exit::Failed;
            }
        },
        _ => {
            out.say(&Text::new(
                "tệp cần ghi là .xlsx (kèm --edit), .csv, .json hoặc .toml",
                "the file to write is .xlsx (with --edit), .csv, .json or .toml",
            ));
            return Exit::Failed;
        }
    };
    if !out.write_file(&of.out, &bytes) {
        return Exit::Failed;
    }
    let shown = of.out.display();
    out.say(&Text::new(
        format!("đã ghi {shown}"),
        format!("{shown} is written"),
    ));
    if !set.amendments.is_empty() && matches!(ending.as_str(), "xlsx" | "toml") {
        out.say(&Text::new(
            format!("{} có {} văn bản sửa đổi: tệp này là văn bản khi ban hành, không gồm phần sửa đổi; bản hợp nhất xem bằng criteria show, bộ năm sau từ bản hợp nhất lập bằng criteria new", set.name(), set.amendments.len()),
            format!("{} has {} amendments: this file is the text as issued, without them; criteria show prints the consolidated text, criteria new makes next year's set of it", set.name(), set.amendments.len()),
        ));
    }
    let errors: Vec<Finding> = findings.into_iter().filter(Finding::is_error).collect();
    out.findings(&errors, true);
    out.close(&errors)
}

pub(crate) fn new(of: &NewSet, out: &mut Output) -> Exit {
    let (source, found) = source_of(&of.from, Path::new("."));
    let Some(source) = source else {
        out.findings(&found, true);
        return Exit::Failed;
    };
    if of.out.exists() {
        let shown = of.out.display();
        out.say(&Text::new(
            format!("{shown} đã có; không ghi đè"),
            format!("{shown} is there already and is not written over"),
        ));
        return Exit::Failed;
    }
    let shown = of.out.display().to_string();
    // Next year goes on from the text as it stands at the end, not from the one first issued.
    let (draft, _) = Draft::in_force(&source, None);
    let (draft, findings) = annex::next_year(&draft, of.year, of.id.as_deref(), &shown);
    let (_, mut of_old) = calendars_and_set(&of.from, Path::new("."));
    of_old.retain(|finding| finding.severity == Severity::Error);
    if !of_old.is_empty() {
        out.findings(&of_old, true);
    }
    written(&draft, Some(&of.out), findings, out)
}
