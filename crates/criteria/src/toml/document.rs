//! A file of keys and values, its places, and what was found wrong with it so far.

use super::value::RawTable;
use super::{Table, build};
use crate::findings::syntax;
use finding::{Finding, Place};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// No set and no round is larger; a larger file is refused before it is parsed, since a file of nothing but `{}` takes 200 times its size in memory.
const LARGEST: usize = 1 << 20;
/// A file with more mistakes than this is not being mended line by line.
const MOST_FINDINGS: usize = 500;
/// Counting characters stops here, so that a file of one endless line stays quick.
const LONGEST_LINE: usize = 10_000;

/// A file that stands behind the first one in the lines of a document.
#[derive(Debug)]
struct Appended {
    file: String,
    /// Its first line, counted through the document.
    first_line: u32,
}

/// A parsed file. Getters of [`Table`] and [`Item`](super::Item) note their findings here; [`Document::take_findings`] hands them out in the order of the lines.
#[derive(Debug)]
pub struct Document {
    file: String,
    text: String,
    starts: Vec<usize>,
    /// The files of a consolidated text after the first, whose lines go on counting; none otherwise.
    appended: Vec<Appended>,
    root: RawTable,
    /// Lines that are no TOML; what else is found on them is an echo.
    broken: BTreeSet<u32>,
    findings: RefCell<Vec<Finding>>,
}

impl Document {
    /// The file's keys and values as far as they can be read; every mistake of syntax is a finding.
    #[must_use]
    pub fn parse(file: &str, text: &str) -> Self {
        let mut document = Self {
            file: file.to_owned(),
            text: text.to_owned(),
            starts: Vec::new(),
            appended: Vec::new(),
            root: RawTable::default(),
            broken: BTreeSet::new(),
            findings: RefCell::default(),
        };
        if text.len() > LARGEST {
            document.push(syntax::too_large(Place::file(file), text.len(), LARGEST));
            return document;
        }
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        document.starts = std::iter::once(0)
            .chain(breaks.map(|(at, _)| at + 1))
            .collect();
        let (parsed, errors) = ::toml::de::DeTable::parse_recoverable(text);
        document.syntax(errors);
        document.root = build::table(parsed.get_ref(), 0);
        document
    }

    /// One finding a line, since what follows on it is mostly an echo; a heading that stands twice is one finding, not one for each key below it.
    fn syntax(&mut self, mut errors: Vec<::toml::de::Error>) {
        errors.sort_by_key(|error| error.span().map_or(0, |span| span.start));
        let mut reported = 0;
        let mut echo_until = 0;
        for error in &errors {
            let at = error.span().map_or(0, |span| span.start);
            let line = self.line(at);
            let twice = error.message().starts_with("duplicate key");
            if line == reported || (twice && line < echo_until) {
                continue;
            }
            reported = line;
            let text = self.line_text(line);
            if twice && text.starts_with('[') {
                let later = (line + 1..=u32::try_from(self.starts.len()).unwrap_or(u32::MAX))
                    .find(|next| self.line_text(*next).starts_with('['));
                echo_until = later.unwrap_or(u32::MAX);
            }
            self.push(syntax::not_toml(self.place(at), error.message(), text));
            if !twice {
                self.broken.insert(line);
            }
        }
    }
    /// A line as written, from 1, without the blanks around it.
    fn line_text(&self, line: u32) -> &str {
        let index = line as usize - 1;
        let start = self.starts.get(index).copied().unwrap_or(0);
        let end = self.starts.get(index + 1).copied();
        let text = self.text.get(start..end.unwrap_or(self.text.len()));
        text.unwrap_or_default().trim()
    }
    /// Whether the file was too large to be parsed; its keys are then not missing but unread.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.text.len() > LARGEST
    }
    /// The outermost table.
    #[must_use]
    pub fn root(&self) -> Table<'_> {
        Table::new(self, &self.root, "")
    }
    /// The path as given.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }
    /// The text, with the files behind the first one.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }
    /// The outermost table as parsed.
    pub(crate) fn raw(&self) -> &RawTable {
        &self.root
    }
    /// Puts another file behind this one, so that its values can stand in this document's tables and still know their place; returns what is added to its byte offsets.
    pub(crate) fn append(&mut self, other: &Self) -> usize {
        if !self.text.ends_with('\n') {
            self.text.push('\n');
            self.starts.push(self.text.len());
        }
        let offset = self.text.len();
        // The line after the last break is where the other file begins.
        self.starts.pop();
        let first_line = u32::try_from(self.starts.len() + 1).unwrap_or(u32::MAX);
        self.text.push_str(&other.text);
        self.starts
            .extend(other.starts.iter().map(|start| start + offset));
        self.appended.push(Appended {
            file: other.file.clone(),
            first_line,
        });
        offset
    }
    /// Changes the tables; the places of what stays do not move.
    pub(crate) fn rework(&mut self, change: impl FnOnce(&mut RawTable)) {
        change(&mut self.root);
    }
    /// The files behind the first one, each with its first line counted through the document.
    pub(crate) fn appended(&self) -> Vec<(u32, String)> {
        let files = self.appended.iter();
        files
            .map(|other| (other.first_line, other.file.clone()))
            .collect()
    }
    /// The file of a line counted through the document, and its line there.
    fn in_file(&self, line: u32) -> (&str, u32) {
        let other = self
            .appended
            .iter()
            .rev()
            .find(|other| other.first_line <= line);
        other.map_or((&*self.file, line), |other| {
            (&*other.file, line - other.first_line + 1)
        })
    }
    /// Line of a byte offset, from 1; lines of appended files go on counting.
    #[must_use]
    pub(crate) fn line(&self, at: usize) -> u32 {
        u32::try_from(self.starts.partition_point(|start| *start <= at).max(1)).unwrap_or(u32::MAX)
    }
    /// Line and column of a byte offset.
    #[must_use]
    pub(crate) fn place(&self, at: usize) -> Place {
        let line = self.line(at);
        let start = self.starts.get(line as usize - 1).copied().unwrap_or(0);
        let before = self.text.get(start..at).unwrap_or_default();
        let characters = if before.len() > LONGEST_LINE {
            before.len()
        } else {
            before.chars().count()
        };
        let column = u32::try_from(characters).unwrap_or(u32::MAX);
        let (file, line) = self.in_file(line);
        Place::line(file, line, column.saturating_add(1))
    }
    /// The start of a line from 1, for findings about a block.
    #[must_use]
    pub fn line_place(&self, line: u32) -> Place {
        let (file, line) = self.in_file(line);
        Place::line(file, line, 1)
    }
    /// Whether so much was found that nothing more is noted.
    pub(crate) fn is_full(&self) -> bool {
        self.findings.borrow().len() > MOST_FINDINGS
    }
    /// Notes a finding; one on a line that is no TOML is dropped, since that line has its own.
    pub fn push(&self, finding: Finding) {
        if let Place::Line { file, line, .. } = &finding.place
            && *file == self.file
            && self.broken.contains(line)
        {
            return;
        }
        let mut findings = self.findings.borrow_mut();
        if findings.len() < MOST_FINDINGS {
            findings.push(finding);
        } else if findings.len() == MOST_FINDINGS {
            findings.push(syntax::too_many(Place::file(&self.file), MOST_FINDINGS));
        }
    }
    /// The findings so far, by file and line; the document keeps none of them.
    #[must_use]
    pub fn take_findings(&self) -> Vec<Finding> {
        let mut findings = self.findings.take();
        let position = |file: &str| self.appended.iter().position(|other| other.file == file);
        findings.sort_by_key(|finding| match &finding.place {
            Place::Line { file, line, column } => (position(file), *line, *column),
            _ => (None, u32::MAX, 0),
        });
        findings
    }
}
