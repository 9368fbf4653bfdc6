//! `read-worker`: an archive of workbooks on standard input becomes records and findings on standard output.
//!
//! The server starts it with little memory and time, so that a file which eats either ends this process and not the server.

use crate::Exit;
use crate::output::Output;
use ::round::{AnswerFiles, layer_of_key, open_contained, read_workbooks};
use finding::Text;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use workbook::{Limits, read_archive};

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
    let mut bytes = Vec::new();
    let input = std::io::stdin().lock().take(MOST_BYTES);
    if { input }.read_to_end(&mut bytes).is_err() {
        return Exit::Failed;
    }
    let limits = Limits {
        bytes_file: MOST_BYTES,
        bytes_unpacked: MOST_BYTES,
        ..Limits::default()
    };
    let files = match read_archive("stdin.zip", &Arc::from(bytes), &limits) {
        Ok(files) => files,
        Err(finding) => {
            out.findings(&[finding], true);
            return Exit::Failed;
        }
    };
    let (inputs, findings) = open_contained(folder, AnswerFiles::Leave);
    let Some(inputs) = inputs else {
        out.findings(&findings, true);
        return Exit::Failed;
    };
    let read = read_workbooks(&inputs, layer, files.into_iter().collect());
    match serde_json::to_string(&read) {
        Ok(text) => {
            out.result(&text);
            Exit::Clean
        }
        Err(_) => Exit::Failed,
    }
}
