//! What a round's files say: its set, its roster, the calendars beside it. Read once for each content.

use super::Refused;
use super::chains::Chains;
use super::last_year::LastYear;
use criteria::{Calendar, CriteriaSet};
use round::{AnswerFiles, Inputs, open_contained, read_nothing};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use store::{RoundRow, Store};
use units::Roster;

/// A round's files, read.
#[derive(Debug)]
pub(crate) struct Room {
    /// The inputs as they lie in the folder, answers apart.
    pub(crate) inputs: Inputs,
    /// The set in force on the round's day.
    pub(crate) set: CriteriaSet,
    /// The units.
    pub(crate) roster: Roster,
    /// Calendars at hand, by year.
    pub(crate) calendars: BTreeMap<i16, Calendar>,
    /// Last year's points, where last year's round is at hand.
    pub(crate) last_year: Option<LastYear>,
}

/// Rounds at hand. Copies share them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rooms {
    /// What their files say, by the digest of their content.
    rooms: Arc<Mutex<BTreeMap<String, Arc<Room>>>>,
    /// Their entries.
    pub(super) chains: Chains,
}

/// How many contents are kept at hand.
const KEPT: usize = 16;

impl Rooms {
    /// The room of a round, read from its folder where it is not at hand.
    pub(crate) async fn room(&self, store: &Store, row: &RoundRow) -> Result<Arc<Room>, Refused> {
        let known = |rooms: &BTreeMap<String, Arc<Room>>| rooms.get(&row.content_digest).cloned();
        if let Some(room) = known(&self.rooms.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(room);
        }
        let folder = store.materialise(&row.owner, &row.id).await?;
        let read = tokio::task::spawn_blocking(move || {
            let (inputs, mut findings) = open_contained(&folder, AnswerFiles::Leave);
            let Some(inputs) = inputs else {
                return Err(findings);
            };
            let (read, found) = read_nothing(&inputs);
            findings.extend(found);
            let Some(read) = read else {
                return Err(findings);
            };
            let (calendars, _) = criteria::read_calendars(&inputs.set.calendars);
            Ok(Room {
                set: read.set,
                roster: read.roster,
                calendars,
                last_year: LastYear::of(&inputs),
                inputs,
            })
        });
        // A panic in a reader ends its task, not the server.
        let room = match read.await {
            Ok(Ok(room)) => Arc::new(room),
            Ok(Err(findings)) => return Err(Refused::Round(findings)),
            Err(_) => return Err(Refused::Round(vec![super::findings::round_unreadable()])),
        };
        let mut rooms = self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        if rooms.len() >= KEPT {
            rooms.clear();
        }
        rooms.insert(row.content_digest.clone(), Arc::clone(&room));
        Ok(room)
    }
}
