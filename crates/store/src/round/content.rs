//! The content of a round: the files of its folder at one time, under one digest.

use crate::db::Tx;
use crate::files::{FileWriter, INSERT_FILE, checked_path};
use crate::random::hex;
use crate::{Failure, FileRow, Store};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// A file of a round's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentFile {
    /// The path in the folder, parts by `/`.
    pub path: String,
    /// SHA-256 of the bytes.
    pub digest: String,
    /// In bytes.
    pub size: u64,
}

/// Files whose bytes are on the disk and whose rows are still to be written.
pub(crate) struct Shelved {
    pub(crate) digest: String,
    files: BTreeMap<String, FileRow>,
}

impl Store {
    /// Puts another content into force, say with a roster mended; the earlier one stays for publications that name it.
    ///
    /// `expected` is the digest of the content that the change was made from. Returns the new digest.
    ///
    /// # Errors
    /// [`Failure::Moved`] where another content is in force by now; otherwise as [`Store::add_round`].
    pub async fn replace_content(
        &self,
        owner: &str,
        round: &str,
        expected: &str,
        files: Vec<(String, Vec<u8>)>,
        at: Timestamp,
    ) -> Result<String, Failure> {
        let content = self.shelve_content(files).await?;
        let mut tx = self.db.begin().await?;
        let sql = "UPDATE round SET content_digest = $1 WHERE owner = $2 AND id = $3 AND content_digest = $4";
        let values = [
            (&content.digest).into(),
            owner.into(),
            round.into(),
            expected.into(),
        ];
        if tx.run(sql, values).await? == 0 {
            drop(tx);
            self.round(owner, round).await?;
            return Err(Failure::Moved);
        }
        content.insert(&mut tx, owner, round, at).await?;
        tx.commit().await?;
        Ok(content.digest)
    }

    /// The files of a content, by path.
    ///
    /// The digest of a content is the SHA-256 of its list as `sha256sum` writes it: `digest`, two spaces, path, line feed, ordered by the bytes of the paths.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where this round never had that content.
    pub async fn content_files(
        &self,
        owner: &str,
        round: &str,
        content: &str,
    ) -> Result<Vec<ContentFile>, Failure> {
        let sql = "SELECT path, digest, size FROM content_file WHERE owner = $1 AND round = $2 AND content = $3";
        let values = [owner.into(), round.into(), content.into()];
        let mut files = Vec::new();
        for mut row in self.db.all(sql, values).await? {
            files.push(ContentFile {
                path: row.take_text()?,
                digest: row.take_text()?,
                size: row.take_count()?,
            });
        }
        if files.is_empty() {
            return Err(Failure::NotFound("content"));
        }
        // Databases order texts by their locale; the digest's order is that of the bytes.
        files.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(files)
    }

    /// Writes bytes to the disk, before any row.
    pub(crate) async fn shelve_content(
        &self,
        files: Vec<(String, Vec<u8>)>,
    ) -> Result<Shelved, Failure> {
        if files.is_empty() {
            return Err(Failure::BadPath);
        }
        let mut shelved = BTreeMap::new();
        for (path, bytes) in files {
            checked_path(&path)?;
            let mut writer: FileWriter = self.start_file().await?;
            writer.write(&bytes).await?;
            if shelved.insert(path, writer.shelve().await?).is_some() {
                return Err(Failure::BadPath);
            }
        }
        Ok(Shelved {
            digest: content_digest(
                shelved
                    .iter()
                    .map(|(path, file)| (path.as_str(), file.digest.as_str())),
            ),
            files: shelved,
        })
    }
}

/// See [`Store::content_files`]; the paths must come in order.
pub(crate) fn content_digest<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut hash = Sha256::new();
    for (path, digest) in files {
        hash.update(digest.as_bytes());
        hash.update(b"  ");
        hash.update(path.as_bytes());
        hash.update(b"\n");
    }
    hex(&hash.finalize())
}

impl Shelved {
    /// Writes the rows; a content that the round had before is taken up again as it is.
    pub(crate) async fn insert(
        &self,
        tx: &mut Tx,
        owner: &str,
        round: &str,
        at: Timestamp,
    ) -> Result<(), Failure> {
        let sql = "INSERT INTO content (owner, round, digest, created) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (owner, round, digest) DO NOTHING";
        let values = [owner.into(), round.into(), (&self.digest).into(), at.into()];
        if tx.run(sql, values).await? == 0 {
            return Ok(());
        }
        for (path, file) in &self.files {
            let values = [
                owner.into(),
                (&file.digest).into(),
                file.size.into(),
                at.into(),
            ];
            tx.run(INSERT_FILE, values).await?;
            let sql = "INSERT INTO content_file (owner, round, content, path, digest, size) VALUES ($1, $2, $3, $4, $5, $6)";
            let values = [
                owner.into(),
                round.into(),
                (&self.digest).into(),
                path.into(),
                (&file.digest).into(),
                file.size.into(),
            ];
            tx.run(sql, values).await?;
        }
        Ok(())
    }
}
