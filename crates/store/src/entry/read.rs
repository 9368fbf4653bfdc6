//! Reading entries.

use super::columns::entry;
use crate::db::Row;
use crate::{Failure, Store};
use procedure::{Entry, Kind};

/// The columns of an entry with its words last.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT e.seq, e.at, e.author, e.kind, e.unit, e.leaf, e.layer, e.slot, e.value, e.state, e.source, e.extra, e.text_digest, e.previous, e.digest, t.text \
             FROM entry e LEFT JOIN entry_text t ON t.owner = e.owner AND t.round = e.round AND t.seq = e.seq ",
            $rest
        )
    };
}

/// Entries in one question: a database's own rows take kilobytes each.
const AT_ONCE: usize = 4_000;

impl Store {
    /// The entries after number `after_seq` (0 for all), up to number `up_to` or the last, in order, with their words unless those were erased.
    ///
    /// # Errors
    /// [`Failure::Damaged`] where an entry cannot be read. An unknown round has no entries.
    pub async fn entries(
        &self,
        owner: &str,
        round: &str,
        after_seq: u64,
        up_to: Option<u64>,
    ) -> Result<Vec<Entry>, Failure> {
        let mut entries = Vec::new();
        self.each_entry(owner, round, (after_seq, up_to), |own| entries.push(own))
            .await?;
        Ok(entries)
    }

    /// The same one by one, for those who keep only some of them.
    ///
    /// # Errors
    /// As [`Store::entries`].
    pub async fn each_entry(
        &self,
        owner: &str,
        round: &str,
        (after_seq, up_to): (u64, Option<u64>),
        mut take: impl FnMut(Entry) + Send,
    ) -> Result<(), Failure> {
        let sql = select!(
            "WHERE e.owner = $1 AND e.round = $2 AND e.seq > $3 AND e.seq <= $4 ORDER BY e.seq LIMIT $5"
        );
        let last = up_to.unwrap_or(u64::MAX);
        let mut after = after_seq;
        loop {
            let most = AT_ONCE as u64;
            let values = [
                owner.into(),
                round.into(),
                after.into(),
                last.into(),
                most.into(),
            ];
            let rows = self.db.all(sql, values).await?;
            let is_last = rows.len() < AT_ONCE;
            for row in rows {
                let own = with_words(row)?;
                after = own.seq;
                take(own);
            }
            if is_last {
                return Ok(());
            }
        }
    }

    /// The entries of one kind up to number `up_to` or the last, in order.
    ///
    /// # Errors
    /// As [`Store::entries`].
    pub async fn entries_of_kind(
        &self,
        owner: &str,
        round: &str,
        kind: Kind,
        up_to: Option<u64>,
    ) -> Result<Vec<Entry>, Failure> {
        let sql = select!(
            "WHERE e.owner = $1 AND e.round = $2 AND e.kind = $3 AND e.seq <= $4 ORDER BY e.seq"
        );
        let last = up_to.unwrap_or(u64::MAX);
        let kind = super::columns::name(&kind);
        let values = [owner.into(), round.into(), kind.into(), last.into()];
        let rows = self.db.all(sql, values).await?;
        rows.into_iter().map(with_words).collect()
    }

    /// The entries of one unit up to number `up_to` or the last, of one leaf or all, in order; entries that are about no unit are not among them.
    ///
    /// # Errors
    /// As [`Store::entries`].
    pub async fn unit_entries(
        &self,
        owner: &str,
        round: &str,
        unit: &str,
        leaf: Option<&str>,
        up_to: Option<u64>,
    ) -> Result<Vec<Entry>, Failure> {
        let last = up_to.unwrap_or(u64::MAX);
        let rows = match leaf {
            Some(leaf) => {
                let sql = select!(
                    "WHERE e.owner = $1 AND e.round = $2 AND e.unit = $3 AND e.leaf = $4 AND e.seq <= $5 ORDER BY e.seq"
                );
                let values = [
                    owner.into(),
                    round.into(),
                    unit.into(),
                    leaf.into(),
                    last.into(),
                ];
                self.db.all(sql, values).await?
            }
            None => {
                let sql = select!(
                    "WHERE e.owner = $1 AND e.round = $2 AND e.unit = $3 AND e.seq <= $4 ORDER BY e.seq"
                );
                let values = [owner.into(), round.into(), unit.into(), last.into()];
                self.db.all(sql, values).await?
            }
        };
        rows.into_iter().map(with_words).collect()
    }
}

impl Store {
    /// The entries of a round that publish or correct, in order.
    pub(crate) async fn publishing(&self, owner: &str, round: &str) -> Result<Vec<Entry>, Failure> {
        let sql = select!(
            "WHERE e.owner = $1 AND e.round = $2 AND e.kind IN ('published', 'corrected') ORDER BY e.seq"
        );
        let rows = self.db.all(sql, [owner.into(), round.into()]).await?;
        rows.into_iter().map(with_words).collect()
    }
}

fn with_words(mut row: Row) -> Result<Entry, Failure> {
    let mut one = entry(&mut row)?;
    one.entry.text = row.take_maybe_text()?;
    Ok(one)
}
