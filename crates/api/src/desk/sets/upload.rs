//! An edited workbook or text comes back: read within limits, looked at, kept as the next version once it is confirmed.

use super::{Desk, Refused, SetName, SetText, findings};
use crate::desk::words;
use crate::worker::Worker;
use annex::SetFile;
use criteria::{Draft, Source};
use finding::Finding;
use jiff::SignedDuration;
use procedure::Action;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::{DraftVersion, Failure, NewDraftVersion, Waits};

/// A preview waits so long for its confirmation.
const WAITS: SignedDuration = SignedDuration::from_hours(24);
/// The largest file of a set that is taken, in bytes.
const MOST: usize = 8 << 20;

/// A file as it was sent.
#[derive(Debug, Clone)]
pub(crate) struct SentFile {
    /// Its name, without folders.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) bytes: Arc<[u8]>,
}

impl From<(String, Arc<[u8]>)> for SentFile {
    fn from((name, bytes): (String, Arc<[u8]>)) -> Self {
        Self { name, bytes }
    }
}

/// A version that waits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Prepared {
    /// The version that it was made against.
    pub(crate) after: u32,
    /// Name and digest of the file as it was sent.
    pub(crate) file: (String, String),
    /// What it comes to.
    pub(crate) read: SetFile,
}

impl Desk {
    /// Reads a file and keeps what it comes to until it is confirmed; the draft is as it was. Returns the preview's id.
    pub(crate) async fn prepare_set(
        &self,
        draft: &str,
        file: SentFile,
        worker: &Worker,
    ) -> Result<String, Refused> {
        self.may_sets(Action::EditSets)?;
        let newest = self.newest(draft).await?;
        let (read, digest) = self.read_set(&file, worker).await?;
        let prepared = Prepared {
            after: newest.version,
            file: (file.name, digest),
            read,
        };
        let body = serde_json::to_string(&prepared)
            .map_err(|_| Refused::from(findings::set_unreadable()))?;
        let times = (self.now, self.now + WAITS);
        let author = &self.person.id;
        let id = self
            .store
            .add_preview(&self.owner, (Waits::Draft, draft), author, &body, times)
            .await?;
        Ok(id)
    }

    /// A draft out of a file that was sent: its first version. Where the file holds no set, nothing is kept.
    pub(crate) async fn new_draft_of_file(
        &self,
        file: SentFile,
        reason: &str,
        worker: &Worker,
    ) -> Result<String, Refused> {
        self.may_sets(Action::EditSets)?;
        let reason = words::given(reason)?;
        let (read, digest) = self.read_set(&file, worker).await?;
        let upload = Some((digest, file.name));
        let first = self.version_of(&read, reason, upload).await?;
        let draft = self.store.add_draft(&self.owner, first, self.now).await?;
        self.tell_sets("draft-added", draft.clone()).await?;
        Ok(draft)
    }

    /// A preview of this person, with the version that it was made against.
    pub(crate) async fn prepared_set(
        &self,
        draft: &str,
        preview: &str,
    ) -> Result<(Prepared, SetText), Refused> {
        self.may_sets(Action::EditSets)?;
        let row = self
            .store
            .preview(&self.owner, Waits::Draft, preview, self.now)
            .await?;
        let own = row.about == draft && row.author == self.person.id;
        let body: Option<Prepared> = own.then(|| serde_json::from_str(&row.body).ok()).flatten();
        let prepared = body.ok_or(Failure::NotFound("preview"))?;
        let name = SetName::Draft {
            draft: draft.to_owned(),
            version: Some(prepared.after),
        };
        Ok((prepared, self.set_text(&name).await?))
    }

    /// Keeps what waits as the next version of its draft; returns its number. The same text again is no version.
    pub(crate) async fn confirm_set(
        &self,
        draft: &str,
        preview: &str,
        reason: &str,
    ) -> Result<u32, Refused> {
        let (prepared, before) = self.prepared_set(draft, preview).await?;
        let reason = words::given(reason)?;
        let (name, digest) = prepared.file;
        let upload = Some((digest, name));
        let next = self.version_of(&prepared.read, reason, upload).await?;
        let stands = before.version.as_ref().map(|own| &own.kept.digest);
        let version = if stands == Some(&next.digest) {
            prepared.after
        } else {
            let added = self
                .store
                .add_draft_version(&self.owner, draft, prepared.after, next, self.now)
                .await;
            match added {
                Err(Failure::Moved) => return Err(findings::moved().into()),
                added => added?,
            }
        };
        // Kept; asking twice finds another version standing.
        let _gone = self
            .store
            .take_preview(&self.owner, Waits::Draft, preview, self.now)
            .await;
        self.tell_sets("draft-version", format!("{draft}/{version}"))
            .await?;
        Ok(version)
    }

    /// Throws a preview away.
    pub(crate) async fn drop_set(&self, draft: &str, preview: &str) -> Result<(), Refused> {
        self.prepared_set(draft, preview).await?;
        self.store
            .take_preview(&self.owner, Waits::Draft, preview, self.now)
            .await?;
        Ok(())
    }

    async fn newest(&self, draft: &str) -> Result<DraftVersion, Refused> {
        let newest = self.versions(draft).await?.into_iter().next();
        Ok(newest.ok_or(Failure::NotFound("draft"))?)
    }

    /// What a file comes to, and the digest under which it is stored.
    async fn read_set(
        &self,
        file: &SentFile,
        worker: &Worker,
    ) -> Result<(SetFile, String), Refused> {
        if file.bytes.len() > MOST {
            return Err(findings::set_too_large(MOST).into());
        }
        let calendars = self.calendars().await?;
        let read = worker
            .read_set((file.name.clone(), Arc::clone(&file.bytes)), calendars)
            .await;
        let stored = self
            .store
            .put_file(&self.owner, &file.bytes[..], self.now)
            .await?;
        Ok((read, stored.digest))
    }

    /// A version of a text that was read; its findings where there is none.
    async fn version_of(
        &self,
        read: &SetFile,
        reason: String,
        upload: Option<(String, String)>,
    ) -> Result<NewDraftVersion, Refused> {
        let Some(text) = &read.text else {
            return Err(Refused::Findings(read.findings.clone()));
        };
        let (name, title) = head_of(text)?;
        let stored = self
            .store
            .put_file(&self.owner, text.as_bytes(), self.now)
            .await?;
        Ok(NewDraftVersion {
            author: self.person.id.clone(),
            reason,
            origin: "file".to_owned(),
            name,
            title,
            digest: stored.digest,
            upload,
        })
    }
}

/// The name and the title of a text.
fn head_of(text: &str) -> Result<(String, String), Refused> {
    let top = Draft::parse(text);
    let id = top.text("id").unwrap_or_default();
    let year = top.number("year").and_then(points::Exact::to_integer);
    let title = top.text("title").unwrap_or(id).to_owned();
    match year {
        Some(year) if !id.is_empty() => Ok((format!("{id}/{year}"), title)),
        _ => Err(findings::set_unreadable().into()),
    }
}

impl Prepared {
    /// The text that waits, as a set to look at; `None` where the file holds none.
    pub(crate) fn text(&self, before: &SetText) -> Option<SetText> {
        Some(SetText {
            name: before.name.clone(),
            source: Source {
                file: self.file.0.clone(),
                text: self.read.text.clone()?,
                ..before.source.clone()
            },
            round: None,
            version: None,
        })
    }

    /// Whether nothing was found that is an error.
    pub(crate) fn is_sound(&self) -> bool {
        !self.read.findings.iter().any(Finding::is_error)
    }
}
