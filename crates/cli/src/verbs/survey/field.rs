//! What the verbs of the field open and write: instrument and roster, files, shares.

use crate::args::SurveyOf;
use crate::output::{Output, io_words};
use crate::verbs::open::inputs;
use ::round::find_instrument;
use finding::{Finding, Text};
use jiff::civil::Date;
use points::Exact;
use std::path::Path;
use survey::{Instrument, InstrumentSource, read_instrument};
use units::Roster;
use workbook::{Book, Workbook};

/// A survey with the units it is about.
pub(super) struct Of {
    pub(super) instrument: Instrument,
    pub(super) roster: Roster,
    pub(super) round_title: String,
    pub(super) agency: Option<String>,
    pub(super) as_of: Date,
    pub(super) findings: Vec<Finding>,
}

impl Of {
    /// The units that are surveyed: those that are ranked, all of them where none is.
    pub(super) fn surveyed(&self) -> Vec<u32> {
        let units = || (0_u32..).zip(self.roster.units());
        let ranked: Vec<u32> = units()
            .filter(|(_, unit)| unit.is_ranked())
            .map(|(at, _)| at)
            .collect();
        match ranked.is_empty() {
            true => units().map(|(at, _)| at).collect(),
            false => ranked,
        }
    }
}

/// Opens a round's survey, or an instrument with a roster; what is wrong with them is said.
pub(super) fn open(words: &SurveyOf, out: &mut Output) -> Option<Of> {
    let folder = Path::new(&words.of);
    if folder.join("round.toml").is_file() {
        return of_round(words, folder, out);
    }
    let mut findings = Vec::new();
    let source = find_instrument(&words.of, Path::new("."), &mut findings);
    let Some(units) = &words.units else {
        out.findings(&findings, true);
        out.say(&Text::new(
            "cần danh sách đơn vị: --units units.csv",
            "the roster is wanted: --units units.csv",
        ));
        return None;
    };
    let bytes = bytes_of(units, out)?;
    let text = String::from_utf8_lossy(&bytes);
    let (roster, found) = units::read_roster(&units.to_string_lossy(), &text);
    findings.extend(found);
    let instrument = instrument_of(source, findings, out)?;
    let (instrument, findings) = instrument;
    let as_of = jiff::civil::date(instrument.year, 12, 31);
    Some(Of {
        instrument,
        roster,
        round_title: String::new(),
        agency: None,
        as_of,
        findings,
    })
}

fn of_round(words: &SurveyOf, folder: &Path, out: &mut Output) -> Option<Of> {
    let (inputs, mut findings) = inputs(folder, out)?;
    let (roster, found) = units::read_roster(&inputs.roster.0, &inputs.roster.1);
    findings.extend(found);
    let name = |own: &::round::FoundSurvey| {
        let id = own.survey.id.clone();
        id.unwrap_or_else(|| own.survey.instrument.clone())
    };
    let names: Vec<String> = inputs.surveys.iter().map(name).collect();
    let chosen = match &words.survey {
        Some(wanted) => inputs
            .surveys
            .iter()
            .find(|own| name(own) == *wanted || own.survey.instrument == *wanted),
        None if inputs.surveys.len() == 1 => inputs.surveys.first(),
        None => None,
    };
    let Some(chosen) = chosen else {
        let list = names.join("; ");
        if list.is_empty() {
            out.say(&Text::new(
                "đợt không khai cuộc khảo sát nào (khối [[survey]] trong round.toml)",
                "the round lists no survey ([[survey]] in round.toml)",
            ));
            return None;
        }
        out.say(&Text::new(
            format!("chọn một cuộc khảo sát của đợt bằng --survey: {list}"),
            format!("choose a survey of the round with --survey: {list}"),
        ));
        return None;
    };
    let (instrument, findings) = instrument_of(chosen.instrument.clone(), findings, out)?;
    Some(Of {
        instrument,
        roster,
        round_title: inputs.manifest.title.clone(),
        agency: inputs.manifest.agency.clone(),
        as_of: inputs.manifest.as_of,
        findings,
    })
}

fn instrument_of(
    source: Option<InstrumentSource>,
    mut findings: Vec<Finding>,
    out: &mut Output,
) -> Option<(Instrument, Vec<Finding>)> {
    let read = source.map(|source| read_instrument(&source));
    let instrument = read.and_then(|(instrument, found)| {
        findings.extend(found);
        instrument
    });
    match instrument {
        Some(instrument) => Some((instrument, findings)),
        None => {
            out.findings(&findings, true);
            None
        }
    }
}

/// A file's bytes; what keeps it from being read is said.
pub(super) fn bytes_of(path: &Path, out: &mut Output) -> Option<Vec<u8>> {
    match std::fs::read(path) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            let shown = path.display();
            let why = io_words(&error);
            out.say(&Text::new(
                format!("không đọc được {shown}: {}", why.vi),
                format!("{shown} cannot be read: {}", why.en),
            ));
            None
        }
    }
}

/// A workbook; what keeps it from being opened is said.
pub(super) fn workbook_of(path: &Path, out: &mut Output) -> Option<Workbook> {
    let bytes = bytes_of(path, out)?;
    let shown = path.to_string_lossy();
    match workbook::open(&shown, bytes, &workbook::Limits::default()) {
        Ok((workbook, _)) => Some(workbook),
        Err(findings) => {
            out.findings(&findings, true);
            None
        }
    }
}

/// Writes a file and says so.
pub(super) fn write(path: &Path, bytes: &[u8], out: &mut Output) -> Option<()> {
    if !out.write_file(path, bytes) {
        return None;
    }
    let shown = path.display();
    out.say(&Text::new(
        format!("đã ghi {shown}"),
        format!("{shown} written"),
    ));
    Some(())
}

/// Writes a workbook and says so. A name that ends otherwise is refused: a spreadsheet would not open it.
pub(super) fn write_book(path: &Path, book: &Book, out: &mut Output) -> Option<()> {
    if path.extension().and_then(|ending| ending.to_str()) != Some("xlsx") {
        out.say(&Text::new(
            format!("--out cần một tệp .xlsx, không phải {}", path.display()),
            format!("--out wants a .xlsx file, not {}", path.display()),
        ));
        return None;
    }
    match book.to_bytes() {
        Ok(bytes) => write(path, &bytes, out),
        Err(error) => {
            out.say(&Text::new(
                format!("không lập được sổ tính: {error}"),
                format!("the workbook cannot be written: {error}"),
            ));
            None
        }
    }
}

/// `0.05`, `0,05` or `5%` as a share; what is none is said with the option's name.
pub(super) fn share(option: &str, text: &str, out: &mut Output) -> Option<Exact> {
    let plain = text.trim().replace(',', ".");
    let (number, percent) = match plain.strip_suffix('%') {
        Some(number) => (number.trim().to_owned(), true),
        None => (plain.clone(), false),
    };
    let read = number.parse::<Exact>().ok();
    let share = read.and_then(|own| match percent {
        true => own.over(&Exact::from(100)).map(|own| own.trimmed()),
        false => Some(own),
    });
    if share.is_none() {
        out.say(&Text::new(
            format!("--{option} cần một số như 0,05 hoặc 5%, không phải “{text}”"),
            format!("--{option} wants a number such as 0.05 or 5%, not \"{text}\""),
        ));
    }
    share
}
