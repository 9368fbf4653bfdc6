//! `round new` and `round status`; `round bundle` stands beside `verify`.

use super::open::{InForce, day, inputs, print_json, set_in_force};
use crate::Exit;
use crate::args::{Format, Round};
use crate::output::{Output, io_words};
use ::round::{Begin, begin, read_answers, status};
use finding::{Finding, Text};
use report::{Cell, Column, Kind, Line, Table};
use std::path::Path;

pub(crate) fn run(verb: &Round, out: &mut Output) -> Exit {
    match verb {
        Round::New {
            set,
            roster,
            out: folder,
            title,
            as_of,
        } => new(set, roster, folder, title.as_deref(), as_of.as_deref(), out),
        Round::Status { round, format } => tell(round, *format, out),
        Round::Bundle { round, out: file } => super::bundle::make(round, file, out),
    }
}

fn new(
    name: &str,
    roster_path: &Path,
    folder: &Path,
    title: Option<&str>,
    as_of: Option<&str>,
    out: &mut Output,
) -> Exit {
    if folder.join("round.toml").exists() {
        let shown = folder.display();
        out.say(&Text::new(
            format!("thư mục {shown} đã có một đợt đánh giá, không ghi đè"),
            format!("the folder {shown} holds a round already and is not overwritten"),
        ));
        return Exit::Failed;
    }
    let as_of = match as_of.map(|written| day(written, out)) {
        Some(None) => return Exit::Failed,
        Some(as_of) => as_of,
        None => None,
    };
    let in_force = as_of.map_or(InForce::YearEnd, InForce::On);
    let (set, mut findings) = set_in_force(name, folder, in_force);
    let roster_text = match std::fs::read_to_string(roster_path) {
        Ok(text) => text,
        Err(error) => {
            let shown = roster_path.display();
            let why = io_words(&error);
            out.say(&Text::new(
                format!("không đọc được {shown}: {}", why.vi),
                format!("{shown} cannot be read: {}", why.en),
            ));
            return Exit::Failed;
        }
    };
    let (roster, found) = units::read_roster(&roster_path.to_string_lossy(), &roster_text);
    findings.extend(found);
    let Some(set) = set.filter(|_| !findings.iter().any(Finding::is_error)) else {
        out.findings(&findings, true);
        return Exit::Failed;
    };
    let as_of = as_of.unwrap_or(jiff::civil::date(set.year, 12, 31));
    let id = folder.file_name().map_or_else(
        || set.id.clone(),
        |name| name.to_string_lossy().into_owned(),
    );
    let title = title.map_or_else(|| format!("{}, {}", set.title, set.year), ToOwned::to_owned);
    let is_path = Path::new(name)
        .extension()
        .is_some_and(|ending| ending == "toml");
    let set_text = if is_path {
        std::fs::read_to_string(name).ok()
    } else {
        None
    };
    let new = Begin {
        set: &set,
        set_name: if set_text.is_some() { "set.toml" } else { name },
        set_text: set_text.as_deref(),
        roster: &roster,
        roster_text: &roster_text,
        id: &id,
        title: &title,
        as_of,
    };
    let files = match begin(&new) {
        Ok(files) => files,
        Err(error) => {
            out.say(&Text::new(
                format!("không lập được phiếu: {error}"),
                format!("the forms cannot be written: {error}"),
            ));
            return Exit::Failed;
        }
    };
    let n_forms = files
        .iter()
        .filter(|(path, _)| path.starts_with("forms/"))
        .count();
    for (path, bytes) in &files {
        if !out.write_file(&folder.join(path), bytes) {
            return Exit::Failed;
        }
    }
    let shown = folder.display();
    out.say(&Text::new(
        format!(
            "đã lập {shown}: round.toml, units.csv và {n_forms} phiếu tự chấm điểm trong forms/"
        ),
        format!("{shown} is made: round.toml, units.csv and {n_forms} self-score forms in forms/"),
    ));
    out.findings(&findings, false);
    Exit::Clean
}

fn tell(folder: &Path, format: Format, out: &mut Output) -> Exit {
    let Some((inputs, mut findings)) = inputs(folder, out) else {
        return Exit::Failed;
    };
    let (read, found) = read_answers(&inputs);
    findings.extend(found);
    let Some(read) = read else {
        out.findings(&findings, true);
        return Exit::Failed;
    };
    let states = status(&read);
    if format == Format::Json {
        let rows = states.iter().map(|state| {
            let unit = read.roster.get(state.unit);
            serde_json::json!({
                "code": unit.map(|unit| unit.code.as_str()),
                "name": unit.map(units::Unit::display_name),
                "sent": state.sent,
                "blank": state.blank,
                "answered": state.answered,
                "asked": state.asked,
                "missing": state.missing,
            })
        });
        print_json(out, &rows.collect::<Vec<_>>());
    } else {
        let say = |vi: &str, en: &str| Text::new(vi, en).get(out.lang).to_owned();
        let lines = states.iter().filter_map(|state| {
            let unit = read.roster.get(state.unit)?;
            let sent = if state.sent {
                say("đã gửi", "sent")
            } else if state.blank {
                say("chưa điền", "blank")
            } else {
                say("chưa gửi", "not sent")
            };
            let first: Vec<&str> = state.missing.iter().take(8).map(String::as_str).collect();
            let more = if state.missing.len() > 8 { " …" } else { "" };
            Some(Line::new(vec![
                Cell::text(&unit.code),
                Cell::text(unit.display_name()),
                Cell::text(sent),
                Cell::text(format!("{}/{}", state.answered, state.asked)),
                Cell::text(format!("{}{more}", first.join(" "))),
            ]))
        });
        let table = Table {
            id: "status",
            sheet: say("Tình hình gửi phiếu", "Status"),
            title: inputs.manifest.title.clone(),
            columns: vec![
                Column::new(say("Mã", "Code"), Kind::Code),
                Column::new(say("Đơn vị", "Unit"), Kind::Words),
                Column::new(say("Phiếu", "Form"), Kind::Words),
                Column::new(say("Đã chấm", "Answered"), Kind::Words),
                Column::new(say("Chưa có số liệu", "Missing"), Kind::Words),
            ],
            lines: lines.collect(),
            notes: Vec::new(),
        };
        out.result(&table.to_text(out.lang, usize::MAX));
        let n_sent = states.iter().filter(|state| state.sent).count();
        let n_units = states.len();
        out.say(&Text::new(
            format!("{n_sent}/{n_units} đơn vị đã gửi phiếu"),
            format!("{n_sent} of {n_units} units have sent their form"),
        ));
    }
    out.findings(&findings, false);
    out.close(&findings)
}
