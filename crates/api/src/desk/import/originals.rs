//! The workbooks that imports were read from: kept as they came, for whoever brought them and for those who see all evidence of the round.

use super::{Prepared, Refused};
use crate::desk::{Desk, Told};
use crate::results::rows::hex;
use crate::worker::Uploads;
use criteria::LayerKind;
use jiff::Timestamp;
use procedure::{Action, Entry, Kind, Target};
use sha2::{Digest as _, Sha256};

/// Which of the workbooks taken in somebody asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Those that they brought themselves.
    Own,
    /// All that their role may open.
    All,
}

/// A workbook that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Original {
    /// When.
    pub(crate) at: Timestamp,
    /// The random id of the account or key.
    pub(crate) author: String,
    /// Its name as it was sent.
    pub(crate) name: String,
    /// SHA-256 of its bytes.
    pub(crate) digest: String,
    /// The layer it was for.
    pub(crate) layer: Option<LayerKind>,
    /// How many answers it brought.
    pub(crate) answers: usize,
}

/// Name and digest of each file.
pub(super) fn named(files: &Uploads) -> Vec<(String, String)> {
    let files = files.iter();
    files
        .map(|(name, bytes)| (name.clone(), hex(&Sha256::digest(bytes))))
        .collect()
}

fn of_entry(entry: &Entry) -> Option<Original> {
    let own = &entry.entry;
    if own.kind != Kind::Imported {
        return None;
    }
    Some(Original {
        at: entry.at,
        author: entry.author.clone(),
        name: own.text.clone().unwrap_or_default(),
        digest: own.value.clone()?,
        layer: own.layer,
        answers: own.extra.get("answers")?.parse().ok()?,
    })
}

impl Desk {
    /// Gives the files of a preview to the owner, so that no sweep takes them.
    pub(super) async fn keep_originals(&self, prepared: &Prepared) -> Result<(), Refused> {
        for (_, digest) in &prepared.files {
            self.store.keep_file(&self.owner, digest, self.now).await?;
        }
        Ok(())
    }

    /// The workbooks taken in, latest first, that this person may open.
    pub(crate) async fn originals(
        &self,
        round: &str,
        whose: Whose,
    ) -> Result<Vec<Original>, Refused> {
        let look = self.look(round).await?;
        look.may(&self.person, Action::SeeRound, Target::round())?;
        let may = look.can(&self.person, Action::OpenEvidence, Target::round());
        let all = may && whose == Whose::All;
        let entries = look.entries.iter().rev().filter_map(of_entry);
        Ok(entries
            .filter(|own| all || own.author == self.person.id)
            .collect())
    }

    /// The name of a workbook that the person may open; the log keeps that it was opened.
    pub(crate) async fn open_original(
        &self,
        round: &str,
        digest: &str,
        whose: Whose,
    ) -> Result<String, Refused> {
        let all = self.originals(round, whose).await?;
        let own = all.into_iter().find(|own| own.digest == digest);
        let own = own.ok_or(Refused::Store(store::Failure::NotFound("file")))?;
        let told = Told {
            action: "open-import",
            unit: None,
            detail: None,
        };
        self.tell(round, told).await?;
        Ok(own.name)
    }
}
