//! The audit log of an owner: who did and read what, only ever appended, in a chain of its own.

use crate::db::{Row, Tx};
use crate::random::hex;
use crate::{Break, ChainCheck, Failure, Store};
use jiff::Timestamp;
use procedure::{Head, time_text};
use serde_json::json;
use sha2::{Digest as _, Sha256};

/// A line that is to be written. Ids only, never names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRow {
    /// When.
    pub at: Timestamp,
    /// The account's or key's random id; empty for the public.
    pub who: String,
    /// What, as a kebab-case word: `sign-in`, `read-ranking`, `publish`.
    pub action: String,
    /// The round's id.
    pub round: Option<String>,
    /// The unit's code.
    pub unit: Option<String>,
    /// What else one needs to know; no names, no values of answers.
    pub detail: Option<String>,
}

/// A line of the log in its chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// From 1, without gaps, for each owner.
    pub seq: u64,
    /// The line.
    pub row: AuditRow,
    /// The digest of the line before; 64 zeros for the first.
    pub previous: String,
    /// SHA-256 over all of the above.
    pub digest: String,
}

impl AuditLine {
    fn recomputed(&self) -> String {
        let row = &self.row;
        // An array, so that no name has an order: number, time, who, action, round, unit, detail, previous.
        let canonical = json!([
            self.seq,
            time_text(row.at),
            row.who,
            row.action,
            row.round,
            row.unit,
            row.detail,
            self.previous
        ]);
        hex(&Sha256::digest(canonical.to_string().as_bytes()))
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT seq, at, who, action, round, unit, detail, previous, digest FROM audit ",
            $rest
        )
    };
}

impl Store {
    /// Writes a line into the owner's log.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is no such owner.
    pub async fn audit(&self, owner: &str, row: AuditRow) -> Result<(), Failure> {
        let mut tx = self.db.begin().await?;
        let sql = "UPDATE owner SET audit_seq = audit_seq + 1 WHERE id = $1 RETURNING audit_seq, audit_digest";
        let found = tx.one(sql, [owner.into()]).await?;
        let mut found = found.ok_or(Failure::NotFound("owner"))?;
        let mut line = AuditLine {
            seq: found.take_count()?,
            row,
            previous: found.take_text()?,
            digest: String::new(),
        };
        line.digest = line.recomputed();
        let sql = "INSERT INTO audit (owner, seq, at, who, action, round, unit, detail, previous, digest) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        let digest = line.digest.clone();
        let values = [
            owner.into(),
            line.seq.into(),
            line.row.at.into(),
            line.row.who.into(),
            line.row.action.into(),
            line.row.round.into(),
            line.row.unit.into(),
            line.row.detail.into(),
            line.previous.into(),
            line.digest.into(),
        ];
        tx.run(sql, values).await?;
        let sql = "UPDATE owner SET audit_digest = $1 WHERE id = $2";
        tx.run(sql, [digest.into(), owner.into()]).await?;
        tx.commit().await
    }

    /// A page of the log, newest first: the lines before number `before`, or the newest; at most `most`.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn audit_page(
        &self,
        owner: &str,
        before: Option<u64>,
        most: u64,
    ) -> Result<Vec<AuditLine>, Failure> {
        let sql = select!("WHERE owner = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3");
        let before = before.unwrap_or(u64::MAX);
        let values = [owner.into(), before.into(), most.into()];
        let rows = self.db.all(sql, values).await?;
        rows.into_iter().map(line).collect()
    }

    /// Recomputes the chain of the owner's log.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is no such owner. A broken chain is no error but [`ChainCheck::broken`].
    pub async fn check_audit(&self, owner: &str) -> Result<ChainCheck, Failure> {
        let mut tx = self.db.begin_reading().await?;
        let sql = "SELECT audit_seq, audit_digest FROM owner WHERE id = $1";
        let found = tx.one(sql, [owner.into()]).await?;
        let mut found = found.ok_or(Failure::NotFound("owner"))?;
        let stated = Head {
            seq: found.take_count()?,
            digest: found.take_text()?,
        };
        let (head, mut broken) = follow(&mut tx, owner).await?;
        let sql = "SELECT COUNT(*) FROM audit WHERE owner = $1";
        let rows = tx.one(sql, [owner.into()]).await?;
        let rows = rows.map_or(Ok(0), |mut row| row.take_count())?;
        if broken.is_none() && (stated != head || rows != head.seq) {
            let seq = head.seq.saturating_add(1);
            let what = "head";
            broken = Some(Break { seq, what });
        }
        Ok(ChainCheck {
            entries: head.seq,
            head,
            erased: 0,
            broken,
        })
    }
}

async fn follow(tx: &mut Tx, owner: &str) -> Result<(Head, Option<Break>), Failure> {
    let mut head = Head::default();
    loop {
        let sql = select!("WHERE owner = $1 AND seq > $2 ORDER BY seq LIMIT 2000");
        let rows = tx.all(sql, [owner.into(), head.seq.into()]).await?;
        if rows.is_empty() {
            return Ok((head, None));
        }
        for row in rows {
            let seq = head.seq.saturating_add(1);
            let what = "entry";
            let time = row.peek(2).get(1).cloned();
            let Ok(line) = line(row) else {
                return Ok((head, Some(Break { seq, what })));
            };
            let is_whole = line.seq == seq
                && line.previous == head.digest
                && line.digest == line.recomputed()
                && time == Some(line.row.at.into());
            if !is_whole {
                return Ok((head, Some(Break { seq, what })));
            }
            head = Head {
                seq,
                digest: line.digest,
            };
        }
    }
}

fn line(mut row: Row) -> Result<AuditLine, Failure> {
    Ok(AuditLine {
        seq: row.take_count()?,
        row: AuditRow {
            at: row.take_time()?,
            who: row.take_text()?,
            action: row.take_text()?,
            round: row.take_maybe_text()?,
            unit: row.take_maybe_text()?,
            detail: row.take_maybe_text()?,
        },
        previous: row.take_text()?,
        digest: row.take_text()?,
    })
}
