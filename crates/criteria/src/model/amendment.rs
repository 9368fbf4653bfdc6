//! What amended a set, and what it changed.

use crate::{CriteriaSet, Node, SourceRef};
use finding::Place;
use jiff::civil::Date;

/// One amending file: `criteria/<set>/<year>.<name>.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// The path as given.
    pub file: String,
    /// `amends`: the name of the set, `qd766/2026`.
    pub amends: String,
    /// `title`, or that of its first basis.
    pub title: String,
    /// `effective`: in force from this day on.
    pub effective: Date,
    /// What it changed, in the order of the file.
    pub changes: Vec<Change>,
}

/// What is done to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// `[[amend]]`: a property has another value.
    Amend,
    /// `[[add]]`: a criterion or a band is new.
    Add,
    /// `[[repeal]]`: a criterion, with everything below it, or a band is no longer there.
    Repeal,
}

/// What is changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// `criterion = "3.1"`.
    Criterion(String),
    /// `band = "Tốt"`.
    Band(String),
    /// `section = "ranking"`; `set` is the top of the file.
    Section(String),
}

/// One change that stands in the consolidated text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What was done.
    pub kind: ChangeKind,
    /// To what.
    pub target: Target,
    /// The keys that lead to the value (`target`; `levels`, `Khá`, `share`); none for a whole criterion or band.
    pub property: Vec<String>,
    /// The value before, as it stood in the file; `None` where nothing stood there.
    pub was: Option<String>,
    /// The value from then on, as it stands in the file; `None` where nothing stands there any more.
    pub now: Option<String>,
    /// `source`: the basis and the article that say so.
    pub source: SourceRef,
    /// `reason`, where given.
    pub reason: Option<String>,
    /// Line, counted through the set and its amendments; see [`CriteriaSet::place`].
    pub line: u32,
}

impl Change {
    /// `levels.Khá.share`; empty for a whole criterion or band.
    #[must_use]
    pub fn property(&self) -> String {
        self.property.join(".")
    }
    /// Whether it only gives other examples, which are the file's and not the decision's.
    #[must_use]
    pub fn is_of_examples(&self) -> bool {
        self.property.first().is_some_and(|key| key == "examples")
    }
}

impl CriteriaSet {
    /// The file and line of a line of the set's model.
    ///
    /// Lines are counted through the set's file and then through the amendments in force, so that one number tells which file it stands in.
    /// Without amendments it is the line of the file.
    #[must_use]
    pub fn at(&self, line: u32) -> (&str, u32) {
        let amending = self.amending_files.iter().rev();
        let mut amending = amending.filter(|(first, _)| *first <= line);
        amending
            .next()
            .map_or((&*self.file, line), |(first, file)| {
                (&**file, line - first + 1)
            })
    }
    /// [`CriteriaSet::at`] as the place of a finding.
    #[must_use]
    pub fn place(&self, line: u32) -> Place {
        let (file, line) = self.at(line);
        Place::line(file, line, 1)
    }
    /// [`CriteriaSet::at`] as text: `criteria/qd766/2026.toml:36`.
    #[must_use]
    pub fn line_text(&self, line: u32) -> String {
        let (file, line) = self.at(line);
        format!("{file}:{line}")
    }
    /// Every change in force, in the order applied, each with its amendment.
    pub fn changes(&self) -> impl Iterator<Item = (&Amendment, &Change)> {
        let amendments = self.amendments.iter();
        amendments.flat_map(|own| own.changes.iter().map(move |change| (own, change)))
    }
    /// The changes in force of one criterion, in the order applied.
    pub fn changes_of(&self, code: &str) -> impl Iterator<Item = (&Amendment, &Change)> {
        self.changes().filter(
            move |(_, change)| matches!(&change.target, Target::Criterion(own) if own == code),
        )
    }
    /// Where the rule of a node stands: `criteria/qd766/2026.toml:36, Phụ lục I, mục 1.2`, and after a semicolon each amendment of it with its article.
    #[must_use]
    pub fn rule_place(&self, node: &Node) -> String {
        self.rule_place_at(node, node.line)
    }
    /// The same for a line inside the node's block.
    #[must_use]
    pub fn rule_place_at(&self, node: &Node, line: u32) -> String {
        let with_item = |line: u32, item: &str| {
            let place = self.line_text(line);
            if item.is_empty() {
                place
            } else {
                format!("{place}, {item}")
            }
        };
        let item = node.source.as_ref().map_or("", |source| &*source.item);
        let mut text = with_item(line, item);
        for change in self.articles_of(&node.code) {
            text.push_str("; ");
            text.push_str(&with_item(change.line, &change.source.item));
        }
        text
    }
    /// The amendments of a criterion, one for each article: its first change that is not of examples.
    #[must_use]
    pub fn articles_of(&self, code: &str) -> Vec<&Change> {
        let mut articles: Vec<(&str, &Change)> = Vec::new();
        for (amendment, change) in self.changes_of(code) {
            let amends = change.kind == ChangeKind::Amend && !change.is_of_examples();
            let known = articles
                .iter()
                .any(|(file, other)| *file == amendment.file && other.source == change.source);
            if amends && !known {
                articles.push((&amendment.file, change));
            }
        }
        articles.into_iter().map(|(_, change)| change).collect()
    }
}
