//! Publications of a round: each pins the head of the chain and the content that it was computed from.

use crate::db::{Row, Tx};
use crate::entry::append_in;
use crate::{Failure, Store};
use jiff::Timestamp;
use procedure::{Act, Face, Head, Publication};

/// A publication, or a correction of one, that is to be recorded.
#[derive(Debug, Clone)]
pub struct NewPublication {
    /// Who recorded it: the account's id.
    pub author: String,
    /// The last entry that counts.
    pub head: Head,
    /// The content that it was computed from.
    pub content_digest: String,
    /// Nothing shows before this time.
    pub embargo: Option<Timestamp>,
    /// The act that makes it public.
    pub act: Act,
    /// What of it is public.
    pub face: Face,
    /// For a correction: the public note on what was corrected.
    pub note: Option<String>,
    /// The digest of the public bundle's file.
    pub public_bundle: Option<String>,
    /// The digest of the internal bundle's file.
    pub internal_bundle: Option<String>,
}

/// A publication. Version 1 is the first; each later one is a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicationRow {
    /// Whose round.
    pub owner: String,
    /// The round's id.
    pub round: String,
    /// From 1.
    pub version: u64,
    /// When it was recorded.
    pub at: Timestamp,
    /// Who recorded it.
    pub author: String,
    /// The last entry that counts.
    pub head: Head,
    /// The content that it was computed from.
    pub content_digest: String,
    /// Nothing shows before this time.
    pub embargo: Option<Timestamp>,
    /// The act.
    pub act: Act,
    /// What of it is public.
    pub face: Face,
    /// The public note of a correction.
    pub note: Option<String>,
    /// The digest of the public bundle's file.
    pub public_bundle: Option<String>,
    /// The digest of the internal bundle's file.
    pub internal_bundle: Option<String>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT owner, round, version, at, author, head_seq, head_digest, content_digest, embargo, act, face, note, public_bundle, internal_bundle FROM publication ",
            $rest
        )
    };
}

impl Store {
    /// Records a publication and returns its version.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where the round, that entry or that content is not there; [`Failure::Exists`] where two are recorded at once.
    pub async fn add_publication(
        &self,
        owner: &str,
        round: &str,
        new: NewPublication,
        at: Timestamp,
    ) -> Result<u64, Failure> {
        let mut tx = self.db.begin().await?;
        let version = add_in(&mut tx, (owner, round), new, at).await?;
        tx.commit().await?;
        Ok(version)
    }

    /// Publishes or corrects: the entry of the chain and the row that stands for it, both or neither. Returns where the chain then stands.
    ///
    /// # Errors
    /// As [`Store::append`] and [`Store::add_publication`]; [`Failure::Moved`] also where the publication does not pin the entry that the chain stands at, [`Failure::Exists`] where its version is not the next.
    pub async fn publish(
        &self,
        owner: &str,
        round: &str,
        author: &str,
        at: Timestamp,
        own: &Publication,
    ) -> Result<Head, Failure> {
        let mut tx = self.db.begin().await?;
        let (place, expected) = ((owner, round), Some(own.head));
        let entries = vec![own.entry()];
        let appended = append_in(&mut tx, place, author, at, expected, entries).await?;
        let version = add_in(&mut tx, place, row_of(own, author), at).await?;
        if version != u64::from(own.version) {
            return Err(Failure::Exists);
        }
        tx.commit().await?;
        Ok(appended.head)
    }

    /// Writes the rows of publications that stand in the chains of an owner's rounds and have none, as an older version of this program could leave them. Returns how many were missing.
    ///
    /// # Errors
    /// As [`Store::add_publication`].
    pub async fn mend_publications(&self, owner: &str) -> Result<usize, Failure> {
        let mut mended = 0;
        for round in self.rounds(owner).await? {
            let entries = self.publishing(owner, &round.id).await?;
            let rows = self.publications(owner, &round.id).await?.len();
            // Rows are written in the order of the chain, so that the missing ones are the last.
            for entry in entries.iter().skip(rows) {
                let Some(own) = Publication::of(entry) else {
                    continue;
                };
                let row = row_of(&own, &entry.author);
                self.add_publication(owner, &round.id, row, entry.at)
                    .await?;
                mended += 1;
            }
        }
        Ok(mended)
    }

    /// All publications of a round, first to last, those under embargo as well.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn publications(
        &self,
        owner: &str,
        round: &str,
    ) -> Result<Vec<PublicationRow>, Failure> {
        let sql = select!("WHERE owner = $1 AND round = $2 ORDER BY version");
        let rows = self.db.all(sql, [owner.into(), round.into()]).await?;
        rows.into_iter().map(row).collect()
    }

    /// The publication in force at `now`: the last one whose embargo is over.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn in_force(
        &self,
        owner: &str,
        round: &str,
        now: Timestamp,
    ) -> Result<Option<PublicationRow>, Failure> {
        let sql = select!(
            "WHERE owner = $1 AND round = $2 AND (embargo IS NULL OR embargo <= $3) ORDER BY version DESC LIMIT 1"
        );
        let values = [owner.into(), round.into(), now.into()];
        let found = self.db.one(sql, values).await?;
        found.map(row).transpose()
    }
}

/// The row of a publication.
fn row_of(own: &Publication, author: &str) -> NewPublication {
    let digest = |own: &String| Some(own.clone()).filter(|own| !own.is_empty());
    NewPublication {
        author: author.to_owned(),
        head: Head {
            seq: own.head,
            digest: own.head_digest.clone(),
        },
        content_digest: own.content.clone(),
        embargo: own.embargo,
        act: own.act.clone(),
        face: own.face,
        note: own.note.clone(),
        public_bundle: digest(&own.public_bundle),
        internal_bundle: digest(&own.internal_bundle),
    }
}

/// Records a publication within a transaction.
async fn add_in(
    tx: &mut Tx,
    (owner, round): (&str, &str),
    new: NewPublication,
    at: Timestamp,
) -> Result<u64, Failure> {
    // The lock on the round: versions are numbered one after another.
    let sql = "UPDATE round SET title = title WHERE owner = $1 AND id = $2";
    if tx.run(sql, [owner.into(), round.into()]).await? == 0 {
        return Err(Failure::NotFound("round"));
    }
    if new.head.seq > 0 {
        let sql =
            "SELECT seq FROM entry WHERE owner = $1 AND round = $2 AND seq = $3 AND digest = $4";
        let values = [
            owner.into(),
            round.into(),
            new.head.seq.into(),
            (&new.head.digest).into(),
        ];
        tx.one(sql, values)
            .await?
            .ok_or(Failure::NotFound("entry"))?;
    }
    let sql = "SELECT digest FROM content WHERE owner = $1 AND round = $2 AND digest = $3";
    let values = [owner.into(), round.into(), (&new.content_digest).into()];
    tx.one(sql, values)
        .await?
        .ok_or(Failure::NotFound("content"))?;
    let sql =
        "SELECT COALESCE(MAX(version), 0) + 1 FROM publication WHERE owner = $1 AND round = $2";
    let found = tx.one(sql, [owner.into(), round.into()]).await?;
    let version = found.map_or(Ok(1), |mut row| row.take_count())?;
    let sql = "INSERT INTO publication (owner, round, version, at, author, head_seq, head_digest, content_digest, embargo, act, face, note, public_bundle, internal_bundle) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    let values = [
        owner.into(),
        round.into(),
        version.into(),
        at.into(),
        new.author.into(),
        new.head.seq.into(),
        new.head.digest.into(),
        new.content_digest.into(),
        new.embargo.into(),
        json(&new.act).into(),
        json(&new.face).into(),
        new.note.into(),
        new.public_bundle.into(),
        new.internal_bundle.into(),
    ];
    tx.run(sql, values).await?;
    Ok(version)
}

fn json<T: serde::Serialize>(own: &T) -> String {
    serde_json::to_string(own).expect("texts and dates are always written as JSON")
}

fn row(mut row: Row) -> Result<PublicationRow, Failure> {
    Ok(PublicationRow {
        owner: row.take_text()?,
        round: row.take_text()?,
        version: row.take_count()?,
        at: row.take_time()?,
        author: row.take_text()?,
        head: Head {
            seq: row.take_count()?,
            digest: row.take_text()?,
        },
        content_digest: row.take_text()?,
        embargo: row.take_maybe_time()?,
        act: row.take_json()?,
        face: row.take_json()?,
        note: row.take_maybe_text()?,
        public_bundle: row.take_maybe_text()?,
        internal_bundle: row.take_maybe_text()?,
    })
}
