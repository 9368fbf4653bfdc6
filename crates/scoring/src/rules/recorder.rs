//! What a rule tells while it computes. Scoring listens to nothing, `explain` writes everything down; both run the same code.

use finding::Text;

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// The branch, step or level that applied.
    Branch,
    /// The formula with its numbers.
    Formula,
    /// A part, a case or a group of respondents; its own notes stand below.
    Part,
    /// Points cut at a maximum, a cap or zero.
    Limit,
    /// A rounding.
    Rounding,
    /// A state that is not a number, and what it earns.
    State,
    /// Rows of a register that counted or did not.
    Items,
}

/// One remark of a rule.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Note {
    /// What it is about.
    pub kind: NoteKind,
    /// The sentence or formula.
    pub text: Text,
    /// The line of the set that it comes from, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Remarks inside this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inside: Vec<Note>,
}

impl Note {
    /// A remark without a line of its own.
    #[must_use]
    pub fn new(kind: NoteKind, text: Text) -> Self {
        Self {
            kind,
            text,
            line: None,
            inside: Vec::new(),
        }
    }
    /// The line of the set.
    #[must_use]
    pub fn at_line(mut self, line: u32) -> Self {
        self.line = (line > 0).then_some(line);
        self
    }
}

/// Listens to a rule. The closures are only called by a recorder that keeps what they make.
pub trait Recorder {
    /// One remark.
    fn note(&mut self, make: impl FnOnce() -> Note);
    /// A remark that holds the next ones, until [`Recorder::close`].
    fn open(&mut self, make: impl FnOnce() -> Note);
    /// Ends the remark opened last.
    fn close(&mut self);
}

/// Keeps nothing and costs nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Recorder for Silent {
    #[inline]
    fn note(&mut self, _make: impl FnOnce() -> Note) {}
    #[inline]
    fn open(&mut self, _make: impl FnOnce() -> Note) {}
    #[inline]
    fn close(&mut self) {}
}

/// Keeps every remark as a tree.
#[derive(Debug, Clone, Default)]
pub struct Tracing {
    done: Vec<Note>,
    open: Vec<Note>,
}

impl Tracing {
    /// The remarks, in the order in which they were made.
    #[must_use]
    pub fn into_notes(mut self) -> Vec<Note> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }
    fn keep(&mut self, note: Note) {
        match self.open.last_mut() {
            Some(outer) => outer.inside.push(note),
            None => self.done.push(note),
        }
    }
}

impl Recorder for Tracing {
    fn note(&mut self, make: impl FnOnce() -> Note) {
        let note = make();
        self.keep(note);
    }
    fn open(&mut self, make: impl FnOnce() -> Note) {
        let note = make();
        self.open.push(note);
    }
    fn close(&mut self) {
        if let Some(note) = self.open.pop() {
            self.keep(note);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_nest_as_they_were_opened() {
        let mut tracing = Tracing::default();
        let note = |text: &str| Note::new(NoteKind::Part, Text::same(text));
        tracing.open(|| note("outer"));
        tracing.note(|| note("inner"));
        tracing.close();
        tracing.note(|| note("after"));
        let notes = tracing.into_notes();
        assert_eq!(notes.len(), 2);
        assert_eq!(notes[0].inside[0].text.en, "inner");
    }
}
