//! Criteria sets as those see them who write the next one: the sets of rounds, and drafts in versions.
//!
//! A draft changes no round: a round holds the text of its set among its own files.

pub(crate) mod clone;
mod findings;
pub(crate) mod named;
pub(crate) mod upload;

pub(crate) use named::SetName;

use super::{Desk, Refused, Room};
use criteria::{CriteriaSet, Source};
use finding::{Finding, Place};
use jiff::civil::Date;
use procedure::{Action, RoundState, Target};
use rust_embed::RustEmbed;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{AuditRow, DraftVersion, Failure, RoundRow};

/// The years of working days that come with the program.
#[derive(RustEmbed)]
#[folder = "../../criteria/calendars/"]
struct Calendars;

/// A text of a set with where it comes from.
#[derive(Debug, Clone)]
pub(crate) struct SetText {
    /// What was asked for; a draft's version is always named.
    pub(crate) name: SetName,
    /// The texts that it is read from.
    pub(crate) source: Source,
    /// The round whose set it is.
    pub(crate) round: Option<RoundRow>,
    /// The version of the draft that it is.
    pub(crate) version: Option<DraftVersion>,
}

/// A set that was read and checked, its examples run.
#[derive(Debug, Clone)]
pub(crate) struct Checked {
    /// The set.
    pub(crate) set: CriteriaSet,
    /// What was found.
    pub(crate) findings: Vec<Finding>,
}

impl Desk {
    /// Whether the person may do something with drafts.
    pub(crate) fn may_sets(&self, action: Action) -> Result<(), Refused> {
        let target = Target::owner(&self.owner);
        procedure::may(&self.person, action, target, None, self.now).map_err(Refused::No)
    }

    /// The newest version of each draft; nothing for who may not read drafts.
    pub(crate) async fn drafts(&self) -> Result<Vec<DraftVersion>, Refused> {
        match self.may_sets(Action::ReadSets) {
            Ok(()) => Ok(self.store.drafts(&self.owner).await?),
            Err(_) => Ok(Vec::new()),
        }
    }

    /// Every version of a draft, the newest first; not found for who may not read drafts.
    pub(crate) async fn versions(&self, draft: &str) -> Result<Vec<DraftVersion>, Refused> {
        if self.may_sets(Action::ReadSets).is_err() {
            return Err(Failure::NotFound("draft").into());
        }
        Ok(self.store.draft_versions(&self.owner, draft).await?)
    }

    /// The rounds whose sets the person sees, with their files, the latest year first. A round whose files do not hold is left out.
    pub(crate) async fn rounds_with_sets(&self) -> Result<Vec<(RoundRow, Arc<Room>)>, Refused> {
        let mut rounds = Vec::new();
        for row in self.store.rounds(&self.owner).await? {
            if !self.sees_round(&row) {
                continue;
            }
            match self.rooms.room(&self.store, &row).await {
                Ok(room) => rounds.push((row, room)),
                Err(Refused::Round(_)) => {}
                Err(refused) => return Err(refused),
            }
        }
        Ok(rounds)
    }

    /// The set of a round is no more secret than the round: whoever sees its inside sees it, in every stage.
    fn sees_round(&self, row: &RoundRow) -> bool {
        let state = RoundState::new(&row.owner, &row.id);
        let own = Target::round();
        procedure::may(&self.person, Action::SeeRound, own, Some(&state), self.now).is_ok()
    }

    /// The text of a set by its name; not found for who may not see it.
    pub(crate) async fn set_text(&self, name: &SetName) -> Result<SetText, Refused> {
        match name {
            SetName::Round { round, on } => {
                let row = self.store.round(&self.owner, round).await?;
                if !self.sees_round(&row) {
                    return Err(Failure::NotFound("round").into());
                }
                let room = self.rooms.room(&self.store, &row).await?;
                // The round is scored by the text of its own day.
                let on = on.or_else(|| {
                    let amended = !room.inputs.set.amendments.is_empty();
                    amended.then_some(room.inputs.manifest.as_of)
                });
                let round = row.id.clone();
                Ok(SetText {
                    name: SetName::Round { round, on },
                    source: of_round(&room),
                    round: Some(row),
                    version: None,
                })
            }
            SetName::Draft { draft, version } => {
                let mut all = self.versions(draft).await?;
                if let Some(wanted) = version {
                    all.retain(|own| own.version == *wanted);
                }
                let own = all.into_iter().next();
                self.draft_text(own.ok_or(Failure::NotFound("draft"))?)
                    .await
            }
        }
    }

    /// The text of a version that the person has found.
    async fn draft_text(&self, own: DraftVersion) -> Result<SetText, Refused> {
        let bytes = self.store.file_bytes(&self.owner, &own.kept.digest).await?;
        let text = String::from_utf8(bytes)
            .map_err(|_| Failure::Damaged("the text of a draft is no text"))?;
        Ok(SetText {
            name: SetName::Draft {
                draft: own.draft.clone(),
                version: Some(own.version),
            },
            source: Source {
                file: format!("{}.toml", own.kept.name),
                text,
                calendars: self.calendars().await?,
                amendments: Vec::new(),
            },
            round: None,
            version: Some(own),
        })
    }

    /// Every year of working days at hand: those of the program, and above them those of the rounds.
    pub(crate) async fn calendars(&self) -> Result<Vec<(String, String)>, Refused> {
        let mut all = BTreeMap::new();
        for name in Calendars::iter() {
            if let Some(file) = Calendars::get(&name) {
                let text = String::from_utf8_lossy(&file.data).into_owned();
                all.insert(format!("calendars/{name}"), text);
            }
        }
        for (_, room) in self.rounds_with_sets().await?.into_iter().rev() {
            for (file, text) in &room.inputs.set.calendars {
                let name = file.rsplit('/').next().unwrap_or(file);
                all.insert(format!("calendars/{name}"), text.clone());
            }
        }
        Ok(all.into_iter().collect())
    }

    /// A line in the log about sets.
    async fn tell_sets(&self, action: &str, detail: String) -> Result<(), Refused> {
        let row = AuditRow {
            at: self.now,
            who: self.person.id.clone(),
            action: action.to_owned(),
            round: None,
            unit: None,
            detail: Some(detail),
        };
        Ok(self.store.audit(&self.owner, row).await?)
    }
}

/// The texts of a round's set, under names that say nothing of where the server keeps them.
fn of_round(room: &Room) -> Source {
    let own = &room.inputs.set;
    let last = |file: &str| file.rsplit(['/', '\\']).next().unwrap_or(file).to_owned();
    let bare = |all: &[(String, String)]| {
        let all = all.iter();
        all.map(|(file, text)| (last(file), text.clone())).collect()
    };
    Source {
        file: format!("{}.toml", room.set.name()),
        text: own.text.clone(),
        calendars: bare(&own.calendars),
        amendments: bare(&own.amendments),
    }
}

impl Checked {
    /// Findings that name a line only are given to the criterion in whose block it stands.
    fn new(set: CriteriaSet, mut findings: Vec<Finding>) -> Self {
        for own in findings.iter_mut().filter(|own| own.criterion.is_none()) {
            let Place::Line { file, line, .. } = &own.place else {
                continue;
            };
            let above = set.nodes.iter().filter(|node| {
                let (of, start) = set.at(node.line);
                of == file && start <= *line
            });
            own.criterion = above
                .max_by_key(|node| node.line)
                .map(|node| node.code.clone());
        }
        Self { set, findings }
    }
}

impl SetText {
    /// Reads and checks it, away from the tasks that wait for the network; the findings where it has no tree.
    pub(crate) async fn checked(&self) -> Result<Checked, Refused> {
        let source = self.source.clone();
        let on = self.on();
        let read = tokio::task::spawn_blocking(move || annex::check_set(&source, on));
        let (set, findings) = read
            .await
            .map_err(|_| Refused::from(findings::set_unreadable()))?;
        match set {
            Some(set) => Ok(Checked::new(set, findings)),
            None => Err(Refused::Findings(findings)),
        }
    }

    /// This text and another, read and checked; `None` where one of them has no tree.
    pub(crate) async fn beside(&self, other: &Self) -> Result<Option<(Checked, Checked)>, Refused> {
        match (self.checked().await, other.checked().await) {
            (Ok(own), Ok(other)) => Ok(Some((own, other))),
            (Err(Refused::Findings(_)), _) | (_, Err(Refused::Findings(_))) => Ok(None),
            (Err(refused), _) | (_, Err(refused)) => Err(refused),
        }
    }

    /// The day whose text it is.
    pub(crate) fn on(&self) -> Option<Date> {
        match self.name {
            SetName::Round { on, .. } => on,
            SetName::Draft { .. } => None,
        }
    }

    /// The text as one file: the set with its amendments merged in, as the text of its day.
    pub(crate) fn draft(&self) -> criteria::Draft {
        if self.source.amendments.is_empty() {
            criteria::Draft::parse(&self.source.text)
        } else {
            criteria::Draft::in_force(&self.source, self.on()).0
        }
    }

    /// The same as text, to the last byte what was kept where nothing amended it.
    pub(crate) fn whole(&self) -> String {
        if self.source.amendments.is_empty() {
            self.source.text.clone()
        } else {
            criteria::write_set(&self.draft())
        }
    }
}
