//! Publication: the act makes a result public, pinned to where the chain stands; a correction is a new version with its own act.

use super::{Desk, Done, Look, Refused, TRIES, Told, findings, words};
use jiff::Timestamp;
use jiff::civil::Date;
use procedure::{
    Act, ActKind, Action, Depth, Face, Kind, Publication, Stage, Target, local_day, publications,
};
use store::Failure;

/// An act as somebody types it, with its signed file stored.
#[derive(Debug, Clone)]
pub(crate) struct NewAct {
    /// Decision or notice.
    pub(crate) kind: ActKind,
    /// As printed.
    pub(crate) number: String,
    /// The day of signing.
    pub(crate) date: Date,
    /// The issuing body.
    pub(crate) body: String,
    /// Who signed, with office.
    pub(crate) signer: String,
    /// The digest of the signed file in the store.
    pub(crate) file: String,
}

/// The bytes of the two bundles of a publication.
#[derive(Debug, Clone)]
pub(crate) struct Bundles {
    /// Recomputes what is public.
    pub(crate) public: Vec<u8>,
    /// Recomputes everything.
    pub(crate) internal: Vec<u8>,
}

/// Makes the bundles of a publication from what stands; its digests are empty still. Runs where it may take long.
pub(crate) type MakeBundles = fn(&Look, &Publication) -> Result<Bundles, Refused>;

impl Desk {
    /// Publishes the result as it stands, or corrects the publication before; `note` says to the public what was corrected.
    pub(crate) async fn publish(
        &self,
        round: &str,
        act: &NewAct,
        face: Face,
        embargo: Option<Timestamp>,
        note: &str,
        make: MakeBundles,
    ) -> Result<Done, Refused> {
        for _ in 0..TRIES {
            let look = self.look(round).await?;
            look.may(&self.person, Action::Publish, Target::round())?;
            let draft = self.draft(&look, act, face, embargo, note)?;
            match self.bind(look, draft, make).await {
                Err(Refused::Store(Failure::Moved)) => {}
                other => return other,
            }
        }
        Err(Refused::Store(Failure::Moved))
    }

    /// Publishes a round that illustrates, without anybody's right to it: a demonstration has nobody yet.
    pub(crate) async fn illustrate(
        &self,
        round: &str,
        act: &NewAct,
        face: Face,
        make: MakeBundles,
    ) -> Result<Done, Refused> {
        let look = self.look(round).await?;
        let draft = self.draft(&look, act, face, None, "")?;
        self.bind(look, draft, make).await
    }

    /// Makes the bundles of a draft, stores them, and records it.
    async fn bind(
        &self,
        look: Look,
        draft: Publication,
        make: MakeBundles,
    ) -> Result<Done, Refused> {
        // A file of this owner, not only a digest.
        self.store.file(&self.owner, &draft.act.file).await?;
        let task = tokio::task::spawn_blocking(move || {
            let bundles = make(&look, &draft);
            bundles.map(|bundles| (look, draft, bundles))
        });
        let made = task.await;
        // A panic in the making ends its task, not the server.
        let made = made.map_err(|_| Refused::Round(vec![findings::round_unreadable()]))?;
        let (look, mut publication, bundles) = made?;
        let public = bundles.public.as_slice();
        let internal = bundles.internal.as_slice();
        let public = self.store.put_file(&self.owner, public, self.now).await?;
        let internal = self.store.put_file(&self.owner, internal, self.now).await?;
        publication.public_bundle = public.digest;
        publication.internal_bundle = internal.digest;
        self.record(&look, &publication).await
    }

    /// What is to be published, once everything about it is right.
    fn draft(
        &self,
        look: &Look,
        act: &NewAct,
        face: Face,
        embargo: Option<Timestamp>,
        note: &str,
    ) -> Result<Publication, Refused> {
        let act = Act {
            kind: act.kind,
            number: act.number.trim().to_owned(),
            date: act.date,
            body: act.body.trim().to_owned(),
            signer: act.signer.trim().to_owned(),
            file: act.file.clone(),
        };
        let answered = |entry: &&procedure::Entry| entry.entry.kind == Kind::Answer;
        let last = look.entries.iter().rev().find(answered);
        let not_before = last.map_or(look.row.created, |entry| entry.at);
        let mut wrong = act.check(local_day(not_before), local_day(self.now));
        if let Face::Full {
            depth: Depth::Reasons,
        } = face
        {
            wrong.push(findings::face_too_deep());
        }
        if embargo.is_some_and(|embargo| embargo <= self.now) {
            wrong.push(findings::embargo_past());
        }
        let is_correction = look.state.stage == Stage::Published;
        let note = words::maybe(note)?;
        if is_correction && note.is_none() {
            wrong.push(findings::note_missing());
        }
        if !wrong.is_empty() {
            return Err(Refused::Findings(wrong));
        }
        let before = publications(&look.entries).len();
        Ok(Publication {
            version: u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1),
            act,
            face,
            embargo,
            head: look.row.head_seq,
            head_digest: look.row.head_digest.clone(),
            content: look.row.content_digest.clone(),
            public_bundle: String::new(),
            internal_bundle: String::new(),
            note: note.filter(|_| is_correction),
        })
    }

    /// The entry with the row that stands for it, then a line in the log.
    async fn record(&self, look: &Look, own: &Publication) -> Result<Done, Refused> {
        let round = look.row.id.as_str();
        let (owner, author) = (&self.owner, &self.person.id);
        let store = &self.store;
        let head = store.publish(owner, round, author, self.now, own).await?;
        let told = Told {
            action: if own.version == 1 {
                "publish"
            } else {
                "correct"
            },
            unit: None,
            detail: Some(&own.act.number),
        };
        self.tell(round, told).await?;
        Ok(Done {
            head,
            entries: 1,
            findings: Vec::new(),
        })
    }
}
