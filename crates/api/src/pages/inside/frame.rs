//! A round as somebody works in it: the desk, what stands, and the frame of its pages.

use super::form;
use crate::desk::{Desk, Look, Told};
use crate::layout::{Layout, Section};
use crate::problem::Problem;
use crate::results::Trouble;
use crate::seen::Seen;
use crate::seen::look::{Which, look};
use crate::text::Words;
use crate::{App, Caller};
use procedure::{Action, Depth, Kind, NewEntry, Role, Target, covers, depth};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What every page inside begins with.
pub(super) struct Inside {
    /// The caller's desk.
    pub(super) desk: Desk,
    /// What stands.
    pub(super) look: Look,
    /// The texts.
    pub(super) words: Words,
}

/// One page of the round's inside.
#[derive(Debug, Clone)]
pub(super) struct Tab {
    pub(super) words: String,
    pub(super) href: String,
    pub(super) current: bool,
}

impl Inside {
    /// The round, for somebody who may see its inside; not found for others.
    pub(super) async fn of(app: &App, caller: &Caller, round: &str) -> Result<Self, Problem> {
        let desk = Desk::of(app, caller);
        let look = desk.look(round).await?;
        if !look.can(&desk.person, Action::SeeRound, Target::round()) {
            return Err(Problem::not_found());
        }
        Ok(Self {
            desk,
            look,
            words: caller.words(),
        })
    }

    /// Whether the caller may do something now, for what a page offers.
    pub(super) fn can(&self, action: Action, target: Target<'_>) -> bool {
        self.look.can(&self.desk.person, action, target)
    }

    /// Whether the caller holds a role here.
    pub(super) fn is(&self, role: Role) -> bool {
        self.desk.person.is(role, &self.look.state, self.look.now)
    }

    /// Where the round's pages stand.
    pub(super) fn base(&self) -> String {
        format!("/rounds/{}", crate::layout::in_query(&self.look.row.id))
    }

    /// What the caller sees of the result as it stands; the log keeps that an unpublished result was read.
    pub(super) async fn seen(
        &self,
        app: &App,
        page: &'static str,
    ) -> Result<Option<Arc<Seen>>, Problem> {
        let row = &self.look.row;
        let round = (row.owner.as_str(), row.id.as_str());
        let who = (&self.desk.person, self.look.now);
        match look(app.store(), app.results(), round, who, Which::Working).await {
            Ok(seen) => {
                let told = Told {
                    action: "read-unpublished",
                    unit: None,
                    detail: Some(page),
                };
                self.desk.tell(&row.id, told).await?;
                Ok(Some(seen))
            }
            Err(Trouble::NotFound) => Ok(None),
            Err(trouble) => Err(trouble.into()),
        }
    }

    /// Whether something that the caller sees of the result stands that no publication in force holds: that another unit is being corrected is not a unit's to know.
    fn is_draft(&self) -> bool {
        let published = procedure::publications(&self.look.entries);
        let last = published
            .iter()
            .rev()
            .find(|own| own.in_force(self.look.now));
        let Some(last) = last else { return true };
        let later = |entry: &&procedure::Entry| entry.seq > last.head;
        let mut answers = self.look.entries.iter().rev().take_while(later);
        answers.any(|entry| entry.entry.kind == Kind::Answer && self.sees(&entry.entry))
    }

    /// Whether the caller sees an entry about a unit's leaf with its reasons, as no publication shows it.
    fn sees(&self, entry: &NewEntry) -> bool {
        let (Some(unit), Some(leaf)) = (&entry.unit, &entry.leaf) else {
            return false;
        };
        let sight = depth(&self.desk.person, &self.look.state, unit, self.look.now);
        let given = |nodes: &Vec<String>| nodes.iter().any(|node| covers(node, leaf));
        sight.depth == Depth::Reasons && sight.only.as_ref().is_none_or(given)
    }

    /// The frame of a page of the round.
    pub(super) fn page(
        &self,
        app: &App,
        caller: &Caller,
        title: String,
        query: &BTreeMap<String, String>,
    ) -> Layout {
        let mut layout = caller
            .page(app, title.clone())
            .within(Section::Work)
            .after(self.words.t("frame-nav-work"), "/work")
            .after(
                self.look.row.title.clone(),
                format!("{}/inside", self.base()),
            )
            .after(title, "");
        layout.draft = self.is_draft();
        let manifest = &self.look.room.inputs.manifest;
        let notices = [&manifest.notice, &self.look.room.set.notice];
        layout
            .notices
            .extend(notices.into_iter().flatten().cloned());
        if let Some(key) = form::done_key(query) {
            layout.done = self.words.t(&key);
        }
        layout
    }

    /// The pages of the round that the caller has something to do on.
    pub(super) fn tabs(&self, current: &str) -> Vec<Tab> {
        let base = self.base();
        let state = &self.look.state;
        let mut tabs = vec![("inside", format!("{base}/inside"))];
        if !self.desk.imports(&self.look).is_empty() {
            tabs.push(("import", format!("{base}/import")));
        }
        let sees_bench = [
            Role::Appraiser,
            Role::Coordinator,
            Role::Auditor,
            Role::CouncilMember,
        ];
        if sees_bench.into_iter().any(|role| self.is(role)) {
            tabs.push(("appraise", format!("{base}/appraise")));
        }
        for unit in self.desk.person.units(state, self.look.now) {
            tabs.push(("self", self.self_address(unit)));
            let own = crate::layout::in_query(unit);
            tabs.push(("gaps", format!("{base}/not-reached/{own}")));
            tabs.push(("try", format!("{base}/try/{own}")));
            tabs.push(("explain", format!("{base}/explain/{own}")));
        }
        if self.is(Role::Appraiser) || self.is(Role::Coordinator) {
            tabs.push(("reviews", format!("{base}/reviews")));
        }
        if !self.look.room.inputs.surveys.is_empty() {
            tabs.push(("surveys", format!("{base}/inside/surveys")));
        }
        if self.is(Role::CouncilMember) || self.is(Role::Coordinator) || self.is(Role::Auditor) {
            tabs.push(("council", format!("{base}/council")));
        }
        if self.is(Role::Coordinator) || self.is(Role::Auditor) {
            tabs.push(("publication", format!("{base}/publication")));
        }
        let own = |(key, href): (&str, String)| Tab {
            words: self.words.t(&format!("inside-tab-{key}")),
            href,
            current: key == current,
        };
        tabs.into_iter().map(own).collect()
    }
}
