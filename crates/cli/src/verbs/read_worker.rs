//! `read-worker`: an archive of workbooks on standard input becomes records and findings on standard output; `read-set-worker`: a criteria set becomes its text and findings.
//!
//! The server starts it with little memory and time, so that a file which eats either ends this process and not the server.

use crate::Exit;
use crate::output::Output;
use ::round::{AnswerFiles, layer_of_key, open_contained, read_workbooks};
use finding::{Finding, Text};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use workbook::{Files, Limits, read_archive};

/// The largest archive that is read.
const MOST_BYTES: u64 = 256 << 20;

pub(crate) fn run(layer: &str, folder: &Path, out: &mut Output) -> Exit {
    let Some(layer) = layer_of_key(layer) else {
        out.say(&Text::new(
            "không có lớp điểm này",
            "there is no such layer",
        ));
        return Exit::Failed;
    };
    let files = match archive() {
        Ok(files) => files,
        Err(finding) => {
            out.findings(&finding.into_iter().collect::<Vec<_>>(), true);
            return Exit::Failed;
        }
    };
    let (inputs, findings) = open_contained(folder, AnswerFiles::Leave);
    let Some(inputs) = inputs else {
        out.findings(&findings, true);
        return Exit::Failed;
    };
    let read = read_workbooks(&inputs, layer, files.into_iter().collect());
    answered(&read, out)
}

/// One file of a set in the folder `file`, calendars in the folder `calendars`.
pub(crate) fn run_set(out: &mut Output) -> Exit {
    let Ok(files) = archive() else {
        return Exit::Failed;
    };
    let mut set = None;
    let mut calendars = Vec::new();
    for (name, bytes) in files {
        if let Some(name) = name.strip_prefix("file/") {
            set = Some((name.to_owned(), bytes));
        } else if let Ok(text) = std::str::from_utf8(&bytes) {
            calendars.push((name, text.to_owned()));
        }
    }
    let Some((name, bytes)) = set else {
        return Exit::Failed;
    };
    let read = annex::read_set_file(&name, bytes, &calendars, &Limits::default());
    answered(&read, out)
}

fn answered(read: &impl serde::Serialize, out: &mut Output) -> Exit {
    match serde_json::to_string(read) {
        Ok(text) => {
            out.result(&text);
            Exit::Clean
        }
        Err(_) => Exit::Failed,
    }
}

/// The files on standard input; `None` where it cannot be read.
fn archive() -> Result<Files, Option<Finding>> {
    let mut bytes = Vec::new();
    let input = std::io::stdin().lock().take(MOST_BYTES);
    if { input }.read_to_end(&mut bytes).is_err() {
        return Err(None);
    }
    let limits = Limits {
        bytes_file: MOST_BYTES,
        bytes_unpacked: MOST_BYTES,
        ..Limits::default()
    };
    read_archive("stdin.zip", &Arc::from(bytes), &limits).map_err(Some)
}
