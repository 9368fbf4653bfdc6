//! Workbooks from outside are read in a process of their own, whose memory and time are limited: whatever a file does to a reader, the server stays.

use annex::{SetFile, read_set_file};
use criteria::LayerKind;
use finding::{Finding, Place};
use round::{Inputs, ReadWorkbooks, layer_key, read_workbooks};
use serde::de::DeserializeOwned;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;
use tokio::sync::Semaphore;
use workbook::{Files, Limits, write_archive};

/// Files by name.
pub(crate) type Uploads = Vec<(String, Arc<[u8]>)>;

/// The reader of workbooks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Worker {
    /// The program that knows the verb `read-worker`; without one files are read here, as tests do.
    pub(crate) program: Option<PathBuf>,
    /// Address space, in kB.
    pub(crate) memory: u64,
    /// Seconds of computing.
    pub(crate) seconds: u64,
    /// Until it is ended whatever it does.
    pub(crate) patience: Duration,
}

impl Worker {
    pub(crate) fn new(program: Option<PathBuf>) -> Self {
        Self {
            program,
            memory: 2 << 20,
            seconds: 60,
            patience: Duration::from_secs(90),
        }
    }

    /// Reads files for a layer of a round whose files stand in a folder. Where they cannot be read together, each is read alone, so that one bad file does not hide the others.
    pub(crate) async fn read(
        &self,
        folder: &Path,
        inputs: &Inputs,
        layer: LayerKind,
        files: Uploads,
    ) -> ReadWorkbooks {
        let Some(program) = &self.program else {
            return read_workbooks(inputs, layer, files);
        };
        let mut all = ReadWorkbooks::default();
        let files = named_once(files, &mut all.findings);
        let together = self.child(program, folder, layer, files.clone()).await;
        if let Some(read) = together {
            all.rows = read.rows;
            all.findings.extend(read.findings);
            return all;
        }
        let n = files.len();
        for (name, bytes) in files {
            let alone = if n > 1 {
                let own = vec![(name.clone(), bytes)];
                self.child(program, folder, layer, own).await
            } else {
                None
            };
            match alone {
                Some(read) => {
                    all.rows.extend(read.rows);
                    all.findings.extend(read.findings);
                }
                None => all.findings.push(gave_up(&name)),
            }
        }
        all
    }

    /// `None` where the process ended early: out of memory, out of time, or by its own fault.
    async fn child(
        &self,
        program: &Path,
        folder: &Path,
        layer: LayerKind,
        files: Uploads,
    ) -> Option<ReadWorkbooks> {
        let archive = write_archive(&Files::from_iter(files)).ok()?;
        let words = [
            OsString::from("read-worker"),
            "--layer".into(),
            layer_key(layer).into(),
            "--folder".into(),
            folder.into(),
        ];
        self.ask(program, &words, archive).await
    }

    /// Reads a file of a criteria set, with the calendars at hand.
    pub(crate) async fn read_set(
        &self,
        (name, bytes): (String, Arc<[u8]>),
        calendars: Vec<(String, String)>,
    ) -> SetFile {
        let Some(program) = &self.program else {
            return read_set_file(&name, bytes, &calendars, &Limits::default());
        };
        let mut files = Files::from([(format!("file/{name}"), bytes)]);
        for (file, text) in calendars {
            files.insert(file, Arc::from(text.into_bytes()));
        }
        let read = match write_archive(&files) {
            Ok(archive) => {
                self.ask(program, &["read-set-worker".into()], archive)
                    .await
            }
            Err(_) => None,
        };
        read.unwrap_or_else(|| SetFile {
            text: None,
            findings: vec![gave_up(&name)],
        })
    }

    /// Starts the program within its limits, hands it an archive, and takes its answer.
    async fn ask<T: DeserializeOwned>(
        &self,
        program: &Path,
        words: &[OsString],
        archive: Vec<u8>,
    ) -> Option<T> {
        // What has to wait here still has its whole time to compute.
        let _turn = TURNS.acquire().await.ok()?;
        let limits = format!(
            "ulimit -v {}; ulimit -t {}; exec \"$@\"",
            self.memory, self.seconds
        );
        let mut child = Command::new("sh")
            .args(["-c", &limits, "sh"])
            .arg(program)
            .args(words)
            .env_clear()
            .env("RAYON_NUM_THREADS", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .ok()?;
        let (mut into, out) = (child.stdin.take()?, child.stdout.take()?);
        let talk = async {
            let write = async {
                // A child that ended early closes its end.
                let _closed = into.write_all(&archive).await;
                drop(into);
            };
            let mut answer = Vec::new();
            let mut out = out.take(MOST_ANSWER);
            let (_, read) = tokio::join!(write, out.read_to_end(&mut answer));
            read.ok()?;
            let ended = child.wait().await.ok()?;
            ended.success().then_some(answer)
        };
        let answer = tokio::time::timeout(self.patience, talk).await.ok()??;
        serde_json::from_slice(&answer).ok()
    }
}

/// The longest answer that is taken from a reader, in bytes.
const MOST_ANSWER: u64 = 256 << 20;

/// So many readers run at a time, whoever sends: each may take its memory.
static TURNS: Semaphore = Semaphore::const_new(4);

/// The files by their names, of which each goes to the reader once.
fn named_once(files: Uploads, findings: &mut Vec<Finding>) -> Uploads {
    let mut kept = Uploads::new();
    for (name, bytes) in files {
        if kept.iter().any(|(own, _)| *own == name) {
            findings.push(round::name_twice(&name));
        } else {
            kept.push((name, bytes));
        }
    }
    kept
}

fn gave_up(file: &str) -> Finding {
    Finding::error("file-reader-ended", Place::file(file))
        .says(
            "đọc tệp tốn quá nhiều bộ nhớ hoặc thời gian, tệp không được nhận",
            "reading the file took too much memory or time; it was not taken",
        )
        .found(file, file)
        .fix(
            "lưu lại tệp bằng Excel, bỏ hình ảnh và trang tính thừa, rồi gửi lại",
            "save it again in Excel without pictures and needless sheets, and send it again",
        )
}
