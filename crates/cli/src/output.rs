//! Printing: results to standard output, findings and progress to standard error.

use crate::Exit;
use finding::{Finding, Lang, Severity, Text};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::Write;

/// Where a verb speaks. A reader that goes away (`| head`) ends the printing, not the work.
pub(crate) struct Output {
    /// The language of everything that is said.
    pub(crate) lang: Lang,
    most_findings: usize,
}

impl Output {
    pub(crate) fn new(lang: Lang) -> Self {
        Self {
            lang,
            most_findings: 20,
        }
    }

    /// A result, to standard output.
    pub(crate) fn result(&mut self, text: &str) {
        let mut out = std::io::stdout().lock();
        let _gone_reader = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }

    /// A remark, to standard error.
    pub(crate) fn say(&mut self, text: &Text) {
        let mut err = std::io::stderr().lock();
        let _gone_reader = writeln!(err, "{}", text.get(self.lang));
    }

    /// Findings in full, worst first, to standard error; notes only where `all`.
    /// More than twenty of a severity are counted, so that the first ones are not scrolled away.
    pub(crate) fn findings(&mut self, findings: &[Finding], all: bool) {
        let mut err = std::io::stderr().lock();
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            if severity == Severity::Info && !all {
                continue;
            }
            let own: Vec<&Finding> = findings
                .iter()
                .filter(|finding| finding.severity == severity)
                .collect();
            let most = if all { own.len() } else { self.most_findings };
            for finding in own.iter().take(most) {
                let _gone_reader = writeln!(err, "{}", finding.to_text(self.lang));
            }
            if own.len() > most {
                let rest = own.len() - most;
                let word = severity.word(self.lang);
                let text = Text::new(
                    format!(
                        "… và {rest} {word} nữa; xem đủ bằng parindex check hoặc tệp findings.xlsx"
                    ),
                    format!(
                        "… and {rest} more of severity {word}; see them all with parindex check or in findings.xlsx"
                    ),
                );
                let _gone_reader = writeln!(err, "{}\n", text.get(self.lang));
            }
        }
    }

    /// One line that counts findings, to standard error, and the exit that follows from them.
    pub(crate) fn close(&mut self, findings: &[Finding]) -> Exit {
        let count = finding::count(findings);
        if count != finding::Count::default() {
            self.say(&Text::new(
                format!(
                    "{} lỗi, {} cảnh báo, {} ghi chú",
                    count.errors, count.warnings, count.infos
                ),
                format!(
                    "{} errors, {} warnings, {} notes",
                    count.errors, count.warnings, count.infos
                ),
            ));
        }
        if count.errors > 0 {
            Exit::Findings
        } else {
            Exit::Clean
        }
    }

    /// A bar that counts on a terminal; nothing is drawn where standard error is no terminal.
    pub(crate) fn counter(&self, what: &Text) -> ProgressBar {
        let bar = ProgressBar::no_length().with_message(what.get(self.lang).to_owned());
        match ProgressStyle::with_template("{spinner} {pos} {msg} ({elapsed})") {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        }
    }

    /// A file is written whole, folders made where they are wanting; a failure is said and ends the verb.
    pub(crate) fn write_file(&mut self, path: &std::path::Path, bytes: &[u8]) -> bool {
        let written = path
            .parent()
            .map_or(Ok(()), std::fs::create_dir_all)
            .and_then(|()| std::fs::write(path, bytes));
        if let Err(error) = &written {
            let shown = path.display();
            let why = io_words(error);
            self.say(&Text::new(
                format!("không ghi được {shown}: {}", why.vi),
                format!("{shown} cannot be written: {}", why.en),
            ));
        }
        written.is_ok()
    }
}

/// What the system answered, in words; what has no word of ours keeps the system's number.
pub(crate) fn io_words(error: &std::io::Error) -> Text {
    use std::io::ErrorKind;
    let vi = match error.kind() {
        ErrorKind::NotFound => "không có tệp hoặc thư mục này".to_owned(),
        ErrorKind::PermissionDenied => "không có quyền".to_owned(),
        ErrorKind::InvalidData => "không phải văn bản ở bảng mã UTF-8".to_owned(),
        ErrorKind::IsADirectory => "đây là một thư mục".to_owned(),
        ErrorKind::NotADirectory => "đường dẫn đi qua một tệp".to_owned(),
        ErrorKind::StorageFull => "ổ đĩa đầy".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "ổ đĩa chỉ cho đọc".to_owned(),
        _ => error.raw_os_error().map_or_else(
            || "hệ thống báo lỗi".to_owned(),
            |code| format!("hệ thống báo lỗi số {code}"),
        ),
    };
    Text::new(vi, error.to_string())
}
