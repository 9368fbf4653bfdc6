//! Checking a round's chain from its first entry to its head.

use super::columns::{COUNT, columns, entry};
use crate::db::{Row, Tx, Value};
use crate::{Failure, Store};
use procedure::{Head, text_digest};

/// Entries looked at in one question, so that a long round takes little memory.
const AT_ONCE: u64 = 2_000;

/// What a check of a chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainCheck {
    /// How many entries follow one another from the first; all of them where nothing is broken.
    pub entries: u64,
    /// The last of these.
    pub head: Head,
    /// How many entries had their words erased.
    pub erased: u64,
    /// The first thing that is wrong.
    pub broken: Option<Break>,
}

/// Where a chain is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// The number of the entry at which it shows.
    pub seq: u64,
    /// What is wrong there: `entry` (missing, changed or out of order), `text` (its words were changed or taken away), `head` (the round's head is another, or entries stand beyond it), `publication` (a publication names another digest).
    pub what: &'static str,
}

macro_rules! select {
    () => {
        "SELECT e.seq, e.at, e.author, e.kind, e.unit, e.leaf, e.layer, e.slot, e.value, e.state, e.source, e.extra, e.text_digest, e.previous, e.digest, t.seq, t.salt, t.text, t.erased_at \
         FROM entry e LEFT JOIN entry_text t ON t.owner = e.owner AND t.round = e.round AND t.seq = e.seq \
         WHERE e.owner = $1 AND e.round = $2 AND e.seq > $3 AND e.seq <= $4 ORDER BY e.seq"
    };
}

impl Store {
    /// Recomputes a round's chain at one moment: every entry, its words, the head, and the heads that publications name.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is no such round. A broken chain is no error but [`ChainCheck::broken`].
    pub async fn check_chain(&self, owner: &str, round: &str) -> Result<ChainCheck, Failure> {
        let mut tx = self.db.begin_reading().await?;
        let sql = "SELECT head_seq, head_digest FROM round WHERE owner = $1 AND id = $2";
        let row = tx.one(sql, [owner.into(), round.into()]).await?;
        let mut row = row.ok_or(Failure::NotFound("round"))?;
        let stated = Head {
            seq: row.take_count()?,
            digest: row.take_text()?,
        };
        let pinned = pinned(&mut tx, owner, round).await?;
        let mut check = ChainCheck {
            entries: 0,
            head: Head::default(),
            erased: 0,
            broken: None,
        };
        loop {
            let from = check.head.seq;
            let to = from.saturating_add(AT_ONCE);
            let values = [owner.into(), round.into(), from.into(), to.into()];
            let rows = tx.all(select!(), values).await?;
            let is_last = rows.is_empty();
            for row in rows {
                let seq = check.head.seq.saturating_add(1);
                match checked(row, &check.head) {
                    Ok((head, was_erased)) => {
                        check.head = head;
                        check.erased += u64::from(was_erased);
                    }
                    Err(what) => check.broken = Some(Break { seq, what }),
                }
                let other = |pin: &&Head| pin.seq == seq && pin.digest != check.head.digest;
                if check.broken.is_none() && pinned.iter().any(|pin| other(&pin)) {
                    let what = "publication";
                    check.broken = Some(Break { seq, what });
                }
                if check.broken.is_some() {
                    return Ok(check);
                }
                check.entries = seq;
            }
            if is_last {
                break;
            }
        }
        // What no page showed: a gap, entries with impossible numbers, a head that is not the last entry.
        let sql = "SELECT COUNT(*) FROM entry WHERE owner = $1 AND round = $2";
        let row = tx.one(sql, [owner.into(), round.into()]).await?;
        let rows = row.map_or(Ok(0), |mut row| row.take_count())?;
        let what = if rows != check.entries {
            "entry"
        } else if stated != check.head {
            "head"
        } else if pinned.iter().any(|pin| pin.seq > check.entries) {
            "publication"
        } else {
            return Ok(check);
        };
        let seq = check.entries.saturating_add(1);
        check.broken = Some(Break { seq, what });
        Ok(check)
    }
}

async fn pinned(tx: &mut Tx, owner: &str, round: &str) -> Result<Vec<Head>, Failure> {
    let sql = "SELECT head_seq, head_digest FROM publication WHERE owner = $1 AND round = $2";
    let mut heads = Vec::new();
    for mut row in tx.all(sql, [owner.into(), round.into()]).await? {
        heads.push(Head {
            seq: row.take_count()?,
            digest: row.take_text()?,
        });
    }
    Ok(heads)
}

/// The head after a row that follows, and whether its words were erased; otherwise what is wrong with it.
fn checked(mut row: Row, head: &Head) -> Result<(Head, bool), &'static str> {
    let stored: Vec<Value> = row.peek(COUNT).to_vec();
    let entry = entry(&mut row).map_err(|_| "entry")?;
    // The columns must be what this entry is written as, to the byte: the digest alone would forgive other spaces in JSON.
    let same = |(one, other): (&Value, &Value)| one.is_same(other);
    if !entry.follows(head) || !stored.iter().zip(&columns(&entry)).all(same) {
        return Err("entry");
    }
    let was_erased = words(&mut row, entry.text_digest.as_deref()).ok_or("text")?;
    Ok((entry.head(), was_erased))
}

/// Whether the words were erased; `None` where they are not those of the digest.
fn words(row: &mut Row, digest: Option<&str>) -> Option<bool> {
    let is_there = row.take_maybe_int().ok()?.is_some();
    let salt = row.take_maybe_text().ok()?;
    let text = row.take_maybe_text().ok()?;
    let erased_at = row.take_maybe_text().ok()?;
    match (digest, is_there, salt, text, erased_at) {
        (None, false, ..) => Some(false),
        (Some(_), true, None, None, Some(_)) => Some(true),
        (Some(digest), true, Some(salt), Some(text), None) => {
            (text_digest(&salt, &text) == digest).then_some(false)
        }
        _ => None,
    }
}
