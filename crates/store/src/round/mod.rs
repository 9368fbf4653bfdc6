//! Rounds: their rows, and the folder of files that each was made from.

mod content;
mod materialise;

pub use content::ContentFile;

use crate::db::Row;
use crate::entry::append_in;
use crate::{Failure, Store};
use jiff::Timestamp;
use procedure::{Head, NO_ENTRY, NewEntry};

/// A round that is to be added, with all files of its folder.
#[derive(Debug, Clone)]
pub struct NewRound {
    /// A short id for addresses.
    pub id: String,
    /// The title.
    pub title: String,
    /// The year.
    pub year: i32,
    /// Paths in the folder, by `/`, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// A round as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundRow {
    /// Whose.
    pub owner: String,
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The year.
    pub year: i32,
    /// The digest of the content in force, see [`Store::content_files`].
    pub content_digest: String,
    /// The number of the last entry; 0 for none.
    pub head_seq: u64,
    /// Its digest; 64 zeros for none.
    pub head_digest: String,
    /// Since when.
    pub created: Timestamp,
    /// How many of its entries had their words erased: with one more, whatever was read before still holds what must be gone.
    pub n_erased: u64,
}

impl RoundRow {
    /// Where the round's chain stands.
    #[must_use]
    pub fn head(&self) -> Head {
        Head {
            seq: self.head_seq,
            digest: self.head_digest.clone(),
        }
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT owner, id, title, year, content_digest, head_seq, head_digest, created, \
             (SELECT COUNT(*) FROM entry_text t WHERE t.owner = round.owner AND t.round = round.id AND t.erased_at IS NOT NULL) FROM round ",
            $rest
        )
    };
}

impl Store {
    /// Adds a round with its files; whole or not at all.
    ///
    /// # Errors
    /// [`Failure::Exists`] where the id is taken, [`Failure::BadPath`] for a path that leads out of the folder or stands there twice, [`Failure::TooLarge`], [`Failure::NotFound`] where there is no such owner.
    pub async fn add_round(
        &self,
        owner: &str,
        round: NewRound,
        at: Timestamp,
    ) -> Result<RoundRow, Failure> {
        self.add_round_with(owner, round, ("", Vec::new()), at)
            .await
    }

    /// Adds a round with its files and the first entries of its chain, of this author: all of it or nothing, also where the process ends in between.
    ///
    /// # Errors
    /// As [`Store::add_round`].
    pub async fn add_round_with(
        &self,
        owner: &str,
        round: NewRound,
        (author, entries): (&str, Vec<NewEntry>),
        at: Timestamp,
    ) -> Result<RoundRow, Failure> {
        let content = self.shelve_content(round.files).await?;
        let mut tx = self.db.begin().await?;
        let sql = "INSERT INTO round (owner, id, title, year, content_digest, head_seq, head_digest, created) \
                   VALUES ($1, $2, $3, $4, $5, 0, $6, $7)";
        let values = [
            owner.into(),
            (&round.id).into(),
            round.title.into(),
            i64::from(round.year).into(),
            (&content.digest).into(),
            NO_ENTRY.into(),
            at.into(),
        ];
        tx.run(sql, values).await?;
        content.insert(&mut tx, owner, &round.id, at).await?;
        let own = (owner, round.id.as_str());
        append_in(&mut tx, own, author, at, Some(0), entries).await?;
        tx.commit().await?;
        self.round(owner, &round.id).await
    }

    /// All rounds of an owner, newest year first, then by id.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn rounds(&self, owner: &str) -> Result<Vec<RoundRow>, Failure> {
        let sql = select!("WHERE owner = $1 ORDER BY year DESC, id");
        let rows = self.db.all(sql, [owner.into()]).await?;
        rows.into_iter().map(row).collect()
    }

    /// One round.
    ///
    /// # Errors
    /// [`Failure::NotFound`].
    pub async fn round(&self, owner: &str, id: &str) -> Result<RoundRow, Failure> {
        let sql = select!("WHERE owner = $1 AND id = $2");
        let found = self.db.one(sql, [owner.into(), id.into()]).await?;
        row(found.ok_or(Failure::NotFound("round"))?)
    }
}

fn row(mut row: Row) -> Result<RoundRow, Failure> {
    Ok(RoundRow {
        owner: row.take_text()?,
        id: row.take_text()?,
        title: row.take_text()?,
        year: i32::try_from(row.take_int()?)
            .map_err(|_| Failure::Damaged("a year is out of range"))?,
        content_digest: row.take_text()?,
        head_seq: row.take_count()?,
        head_digest: row.take_text()?,
        created: row.take_time()?,
        n_erased: row.take_count()?,
    })
}
