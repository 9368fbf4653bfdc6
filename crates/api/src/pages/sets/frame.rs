//! What every page of sets begins with: the desk, the frame, names of texts as a reader chooses among them.

use crate::desk::Desk;
use crate::desk::sets::{SetName, SetText};
use crate::layout::{Layout, Section, in_query};
use crate::problem::Problem;
use crate::text::Words;
use crate::{App, Caller};
use procedure::Action;
use std::collections::BTreeMap;

/// Where the pages of sets begin.
pub(super) const BASE: &str = "/criteria";

/// Somebody at the pages of sets.
pub(super) struct Sets {
    /// The caller's desk.
    pub(super) desk: Desk,
    /// The texts.
    pub(super) words: Words,
}

/// A text that may be chosen: its name in addresses, and in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) name: String,
    pub(super) words: String,
    pub(super) picked: bool,
}

impl Sets {
    pub(super) fn of(app: &App, caller: &Caller) -> Self {
        Self {
            desk: Desk::of(app, caller),
            words: caller.words(),
        }
    }

    /// Whether the caller writes drafts.
    pub(super) fn edits(&self) -> bool {
        self.desk.may_sets(Action::EditSets).is_ok()
    }

    /// Whether the caller reads drafts.
    pub(super) fn reads_drafts(&self) -> bool {
        self.desk.may_sets(Action::ReadSets).is_ok()
    }

    /// The frame of a page below the list of sets.
    pub(super) fn page(
        &self,
        app: &App,
        caller: &Caller,
        title: String,
        query: &BTreeMap<String, String>,
    ) -> Layout {
        let words = self.words;
        let mut layout = caller
            .page(app, title.clone())
            .within(Section::Work)
            .after(words.t("frame-nav-work"), "/work")
            .after(words.t("drafts-title"), BASE)
            .after(title, "");
        if let Some(key) = query.get("done").and_then(|own| done(own)) {
            layout.done = words.t(key);
        }
        layout
    }

    /// Every text that the caller may choose: newest versions of drafts first, then the sets of rounds.
    pub(super) async fn choices(&self, picked: Option<&SetName>) -> Result<Vec<Choice>, Problem> {
        let words = self.words;
        let mut all = Vec::new();
        let mut add = |name: &SetName, said: String| {
            all.push(Choice {
                picked: picked == Some(name),
                name: name.to_string(),
                words: said,
            });
        };
        for own in self.desk.drafts().await? {
            let name = SetName::Draft {
                draft: own.draft.clone(),
                version: Some(own.version),
            };
            let said = words.t3(
                "drafts-choice-draft",
                ("name", own.kept.name.as_str()),
                ("n", own.version),
                ("title", own.kept.title.as_str()),
            );
            add(&name, said);
        }
        for (row, room) in self.desk.rounds_with_sets().await? {
            let name = SetName::Round {
                round: row.id.clone(),
                on: None,
            };
            let said = words.t2(
                "drafts-choice-round",
                ("name", room.set.name()),
                ("round", row.title.as_str()),
            );
            add(&name, said);
        }
        if let Some(own) = picked.filter(|own| all.iter().all(|one| one.name != own.to_string())) {
            all.insert(
                0,
                Choice {
                    name: own.to_string(),
                    words: self.said(own),
                    picked: true,
                },
            );
        }
        Ok(all)
    }

    /// An older text, or that of a day, in words.
    fn said(&self, name: &SetName) -> String {
        match name {
            SetName::Round {
                round,
                on: Some(day),
            } => self.words.t2(
                "drafts-choice-day",
                ("round", round.as_str()),
                ("day", self.words.day(*day)),
            ),
            SetName::Draft {
                version: Some(version),
                ..
            } => self.words.t1("drafts-version-n", "n", *version),
            other => other.to_string(),
        }
    }

    /// A text in a few words: `cchc-xa/2027, dự thảo, phiên bản 2`.
    pub(super) fn short(&self, text: &SetText, name: &str) -> String {
        let words = self.words;
        match (&text.version, text.on()) {
            (Some(own), _) => words.t2("drafts-short-draft", ("name", name), ("n", own.version)),
            (None, Some(day)) => {
                words.t2("drafts-short-day", ("name", name), ("day", words.day(day)))
            }
            (None, None) => name.to_owned(),
        }
    }
}

/// Where a text is read.
pub(super) fn address(name: &SetName) -> String {
    match name {
        SetName::Round { round, on } => {
            let day = on.map_or_else(String::new, |day| format!("?on={day}"));
            format!("{BASE}/rounds/{}{day}", in_query(round))
        }
        SetName::Draft { draft, version } => {
            let version = version.map_or_else(String::new, |own| format!("?version={own}"));
            format!("{BASE}/drafts/{}{version}", in_query(draft))
        }
    }
}

/// Where two texts are compared.
pub(super) fn compare_address(old: &SetName, new: &SetName) -> String {
    format!(
        "{BASE}/compare?old={}&new={}",
        in_query(&old.to_string()),
        in_query(&new.to_string())
    )
}

fn done(what: &str) -> Option<&'static str> {
    const KNOWN: &[(&str, &str)] = &[
        ("draft-added", "drafts-done-added"),
        ("version-kept", "drafts-done-kept"),
        ("version-same", "drafts-done-same"),
        ("version-dropped", "drafts-done-dropped"),
    ];
    let found = KNOWN.iter().find(|(own, _)| *own == what)?;
    Some(found.1)
}
