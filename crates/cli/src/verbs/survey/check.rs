//! `survey check`: what each column of the files is taken for, before anything is counted.

use crate::Exit;
use crate::args::{Format, SurveyCheck};
use crate::output::{Output, io_words};
use crate::verbs::open::{inputs, print_json, stepping};
use ::round::{FoundSurvey, Preview};
use finding::{Finding, Lang, Text};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use survey::{Mapping, SheetMapping, TakenAs};
use units::Roster;

/// A survey whose files are looked at, and where its mapping is saved.
pub(super) struct Asked {
    pub(super) found: FoundSurvey,
    save: PathBuf,
    /// Whether the round names that file.
    named: bool,
}

pub(crate) fn run(words: &SurveyCheck, out: &mut Output) -> Exit {
    let Some((asked, roster, mut findings)) = asked(words, out) else {
        return Exit::Failed;
    };
    let mut previews = Vec::new();
    for own in &asked {
        let (preview, found) = stepping(out, |progress| {
            ::round::preview(&own.found, &roster, progress)
        });
        findings.extend(found);
        if let Some(preview) = preview {
            previews.push((own, preview));
        }
    }
    if previews.is_empty() {
        out.findings(&findings, true);
        return Exit::Failed;
    }
    match words.format {
        Format::Json => {
            let surveys: Vec<serde_json::Value> =
                previews.iter().map(|(_, own)| json(own)).collect();
            let json = serde_json::json!({
                "format": 1,
                "parindex": env!("CARGO_PKG_VERSION"),
                "surveys": surveys,
                "findings": findings,
            });
            print_json(out, &json);
        }
        Format::Text | Format::Csv => {
            for (_, preview) in &previews {
                out.result(&text(preview, out.lang));
            }
        }
    }
    if words.save {
        for (own, preview) in &previews {
            if !save(own, preview, out) {
                return Exit::Failed;
            }
        }
    }
    out.findings(&findings, true);
    out.close(&findings)
}

/// The surveys of a round, or the files given with their instrument.
fn asked(words: &SurveyCheck, out: &mut Output) -> Option<(Vec<Asked>, Roster, Vec<Finding>)> {
    if let Some(instrument) = &words.instrument {
        return of_files(words, instrument, out);
    }
    let [folder] = words.paths.as_slice() else {
        out.say(&Text::new(
            "cần một thư mục đợt đánh giá, hoặc --instrument và các tệp phiếu",
            "one round's folder is wanted, or --instrument and files of responses",
        ));
        return None;
    };
    let (inputs, mut findings) = inputs(folder, out)?;
    let (roster, found) = units::read_roster(&inputs.roster.0, &inputs.roster.1);
    findings.extend(found);
    if inputs.surveys.is_empty() {
        out.say(&Text::new(
            "đợt không khai cuộc khảo sát nào (khối [[survey]] trong round.toml)",
            "the round lists no survey ([[survey]] in round.toml)",
        ));
        return None;
    }
    let several = inputs.surveys.len() > 1;
    let asked = inputs
        .surveys
        .into_iter()
        .enumerate()
        .map(|(at, found)| {
            let name = match (&found.survey.mapping, several) {
                (Some(name), _) => name.clone(),
                (None, false) => "mapping.toml".to_owned(),
                (None, true) => format!("mapping-{}.toml", at + 1),
            };
            Asked {
                save: folder.join(name),
                named: found.survey.mapping.is_some(),
                found,
            }
        })
        .collect();
    Some((asked, roster, findings))
}

pub(super) fn of_files(
    words: &SurveyCheck,
    instrument: &str,
    out: &mut Output,
) -> Option<(Vec<Asked>, Roster, Vec<Finding>)> {
    let (found, mut findings) = FoundSurvey::of_files(instrument, &words.paths);
    let roster = match &words.units {
        Some(path) => {
            let text = match std::fs::read_to_string(path) {
                Ok(text) => text,
                Err(error) => {
                    let (shown, why) = (path.display(), io_words(&error));
                    out.say(&Text::new(
                        format!("không đọc được {shown}: {}", why.vi),
                        format!("{shown} cannot be read: {}", why.en),
                    ));
                    return None;
                }
            };
            let (roster, own) = units::read_roster(&path.to_string_lossy(), &text);
            findings.extend(own);
            roster
        }
        None => Roster::default(),
    };
    let asked = Asked {
        found,
        save: PathBuf::from("mapping.toml"),
        named: true,
    };
    Some((vec![asked], roster, findings))
}

fn merged(preview: &Preview) -> Mapping {
    let mut mapping = Mapping::default();
    for report in &preview.reports {
        mapping.extend(report.mapping.clone());
    }
    mapping
}

fn save(own: &Asked, preview: &Preview, out: &mut Output) -> bool {
    let text = merged(preview).to_toml();
    if !out.write_file(&own.save, text.as_bytes()) {
        return false;
    }
    let shown = own.save.display();
    out.say(&Text::new(
        format!("đã ghi cách hiểu các cột vào {shown}"),
        format!("what the columns were taken for is saved in {shown}"),
    ));
    if !own.named {
        let name = own.save.file_name().map(Path::new).map(Path::display);
        let name = name.map_or_else(String::new, |name| name.to_string());
        out.say(&Text::new(
            format!(
                "thêm mapping = \"{name}\" vào khối [[survey]] của {} để lần sau dùng lại",
                preview.id
            ),
            format!(
                "write mapping = \"{name}\" in the [[survey]] of {} so that it is used again",
                preview.id
            ),
        ));
    }
    true
}

/// Sheet by sheet, column by column.
fn text(preview: &Preview, lang: Lang) -> String {
    let vi = lang == Lang::Vi;
    let word = |one: &'static str, other: &'static str| if vi { one } else { other };
    let mut out = format!(
        "{} · {} · {} {}\n",
        preview.id,
        preview.instrument.title.get(lang),
        preview.responses.len(),
        word("phiếu đọc được", "responses read"),
    );
    for report in &preview.reports {
        for sheet in &report.mapping.sheets {
            let _ = writeln!(out, "\n{}", heading(sheet, lang));
            for column in &sheet.columns {
                let _ = writeln!(
                    out,
                    "  {:<4}{} → {}{}",
                    column.letters(),
                    column.heading,
                    column.taken.words().get(lang),
                    trouble(&column.counts, lang),
                );
            }
        }
        if report.n_skipped > 0 {
            let _ = writeln!(
                out,
                "  ({} {})",
                report.n_skipped,
                word(
                    "dòng không phải phiếu: dòng tổng, dòng thẻ, tiêu đề lặp lại, dòng trống",
                    "rows that are no responses: totals, tags, repeated headings, empty rows"
                )
            );
        }
    }
    let missing = not_found(preview);
    if !missing.is_empty() {
        let _ = writeln!(
            out,
            "\n{}: {}",
            word(
                "Câu của mẫu phiếu không thấy trong tệp nào",
                "Questions of the instrument that no file has"
            ),
            missing.join(", ")
        );
    }
    out.push('\n');
    out
}

fn heading(sheet: &SheetMapping, lang: Lang) -> String {
    let name = if sheet.sheet.is_empty() {
        sheet.file.clone()
    } else {
        format!("{}, {}", sheet.file, sheet.sheet)
    };
    let (first, last) = sheet.header;
    let rows = if first == last {
        first.to_string()
    } else {
        format!("{first}–{last}")
    };
    let n = sheet.n_rows;
    let unit = sheet.unit.as_deref().unwrap_or_default();
    match (sheet.taken, lang) {
        (survey::SheetUse::None, Lang::Vi) => format!("{name}: không dùng"),
        (survey::SheetUse::None, Lang::En) => format!("{name}: not used"),
        (survey::SheetUse::Counts, Lang::Vi) => {
            format!("{name}: bảng số phiếu đã cộng sẵn, không phải phiếu trả lời")
        }
        (survey::SheetUse::Counts, Lang::En) => format!("{name}: a table of counts, no responses"),
        (_, Lang::Vi) => format!("{name}: {n} phiếu, tiêu đề dòng {rows} {unit}")
            .trim_end()
            .to_owned(),
        (_, Lang::En) => format!("{name}: {n} responses, heading in row {rows} {unit}")
            .trim_end()
            .to_owned(),
    }
}

/// How many answers could not be used; counts of choices are for the results, where small ones are hidden.
fn trouble(counts: &[(String, u64)], lang: Lang) -> String {
    let of = |key: &str| {
        counts
            .iter()
            .find(|(own, _)| own == key)
            .map_or(0, |(_, n)| *n)
    };
    let words = [
        ("", "để trống", "blank"),
        ("2x", "hai lựa chọn", "two ticks"),
        ("?", "không rõ", "unknown"),
        ("!", "ngoài khoảng", "out of range"),
    ];
    let parts: Vec<String> = words
        .iter()
        .filter(|(key, _, _)| of(key) > 0)
        .map(|(key, vi, en)| {
            let word = if lang == Lang::Vi { vi } else { en };
            format!("{} {word}", of(key))
        })
        .collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!("  ({})", parts.join(", "))
    }
}

/// Questions that take an answer and that no column was taken for.
fn not_found(preview: &Preview) -> Vec<String> {
    let mapping = merged(preview);
    let taken: Vec<&TakenAs> = mapping
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.columns)
        .map(|column| &column.taken)
        .collect();
    let found = |code: &str| {
        taken.iter().any(|taken| match taken {
            TakenAs::Question(own) | TakenAs::Tick(own, _) | TakenAs::Summary(own) => own == code,
            _ => false,
        })
    };
    preview
        .instrument
        .questions
        .iter()
        .filter(|question| {
            matches!(
                question.role,
                survey::Role::Item | survey::Role::Demographic | survey::Role::Other
            )
        })
        .filter(|question| {
            !matches!(
                question.kind,
                survey::QuestionKind::Note | survey::QuestionKind::Text
            )
        })
        .filter(|question| !found(&question.code))
        .map(|question| question.code.clone())
        .collect()
}

fn json(preview: &Preview) -> serde_json::Value {
    let sheets: Vec<serde_json::Value> = merged(preview)
        .sheets
        .iter()
        .map(|sheet| {
            let columns: Vec<serde_json::Value> = sheet
                .columns
                .iter()
                .map(|column| {
                    serde_json::json!({
                        "column": column.letters(),
                        "heading": column.heading,
                        "taken": column.taken.to_word(),
                    })
                })
                .collect();
            serde_json::json!({
                "file": sheet.file,
                "sheet": sheet.sheet,
                "use": sheet.taken.key(),
                "header": [sheet.header.0, sheet.header.1],
                "unit": sheet.unit,
                "responses": sheet.n_rows,
                "columns": columns,
            })
        })
        .collect();
    serde_json::json!({
        "id": preview.id,
        "instrument": preview.instrument.name(),
        "responses": preview.responses.len(),
        "sheets": sheets,
        "not_found": not_found(preview),
    })
}
