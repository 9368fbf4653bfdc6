//! Appending to a round's chain.

use super::columns::{COLUMNS, columns};
use crate::db::{Tx, Value};
use crate::{Failure, Store, random_id};
use jiff::Timestamp;
use procedure::{Entry, Head, NewEntry};
use std::fmt::Write as _;

/// Entries in one statement: 17 values each stay below what both databases bind at once.
const AT_ONCE: usize = 200;

impl Store {
    /// Appends entries, all of them or none, and returns where the chain then stands; they survive the end of the process from then on.
    ///
    /// With `expected_head` only where the chain still stands at that number. Without entries nothing happens.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is no such round, [`Failure::Moved`] where somebody else appended first.
    pub async fn append(
        &self,
        owner: &str,
        round: &str,
        author: &str,
        at: Timestamp,
        expected_head: Option<u64>,
        entries: Vec<NewEntry>,
    ) -> Result<Head, Failure> {
        let mut tx = self.db.begin().await?;
        let (owner_of, expected) = ((owner, round), expected_head);
        let appended = append_in(&mut tx, owner_of, author, at, expected, entries).await?;
        if appended.n > 0 {
            tx.commit().await?;
        }
        Ok(appended.head)
    }
}

/// Where the chain stands after entries, and how many they were.
pub(crate) struct Appended {
    pub(crate) head: Head,
    pub(crate) n: usize,
}

/// Appends within a transaction, whose first statement locks the round.
pub(crate) async fn append_in(
    tx: &mut Tx,
    (owner, round): (&str, &str),
    author: &str,
    at: Timestamp,
    expected_head: Option<u64>,
    entries: Vec<NewEntry>,
) -> Result<Appended, Failure> {
    let n = entries.len();
    let count = n as u64;
    // The change comes first: it takes the lock on the round in both databases.
    let sql = "UPDATE round SET head_seq = head_seq + $1 WHERE owner = $2 AND id = $3 RETURNING head_seq, head_digest";
    let values = [count.into(), owner.into(), round.into()];
    let mut row = tx
        .one(sql, values)
        .await?
        .ok_or(Failure::NotFound("round"))?;
    let mut head = Head {
        seq: row.take_count()?.saturating_sub(count),
        digest: row.take_text()?,
    };
    if expected_head.is_some_and(|expected| expected != head.seq) {
        return Err(Failure::Moved);
    }
    if entries.is_empty() {
        return Ok(Appended { head, n });
    }
    let mut chained = Vec::with_capacity(entries.len());
    for entry in entries {
        let salt = entry.text.as_ref().map(|_| random_id());
        let entry = Entry::chained(&head, at, author, entry, salt.as_deref().unwrap_or(""));
        head = entry.head();
        chained.push((entry, salt));
    }
    for part in chained.chunks(AT_ONCE) {
        insert(tx, owner, round, part).await?;
    }
    let sql = "UPDATE round SET head_digest = $1 WHERE owner = $2 AND id = $3";
    let values = [(&head.digest).into(), owner.into(), round.into()];
    tx.run(sql, values).await?;
    Ok(Appended { head, n })
}

/// An entry with the salt of its words.
type Salted = (Entry, Option<String>);

async fn insert(tx: &mut Tx, owner: &str, round: &str, part: &[Salted]) -> Result<(), Failure> {
    let mut values: Vec<Value> = Vec::new();
    let mut texts: Vec<Value> = Vec::new();
    for (entry, salt) in part {
        values.extend([owner.into(), round.into()]);
        values.extend(columns(entry));
        if salt.is_some() {
            texts.extend([owner.into(), round.into(), entry.seq.into()]);
            texts.extend([salt.clone().into(), entry.entry.text.clone().into()]);
        }
    }
    let sql = many(&format!("entry (owner, round, {COLUMNS})"), 17, part.len());
    tx.run_built(sql, values).await?;
    if !texts.is_empty() {
        let rows = texts.len() / 5;
        let sql = many("entry_text (owner, round, seq, salt, text)", 5, rows);
        tx.run_built(sql, texts).await?;
    }
    Ok(())
}

/// `INSERT INTO … VALUES ($1, $2), ($3, $4), …`
pub(crate) fn many(into: &str, columns: usize, rows: usize) -> String {
    let mut sql = format!("INSERT INTO {into} VALUES ");
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns {
            let comma = if column == 0 { "" } else { ", " };
            let _ = write!(sql, "{comma}${}", row * columns + column + 1);
        }
        sql.push(')');
    }
    sql
}
