//! A new draft out of a set that is at hand: for the next year, or a copy.

use super::{Desk, Refused, SetName, findings};
use crate::desk::words;
use criteria::write_set;
use procedure::Action;
use store::NewDraftVersion;

/// What the new draft is to be.
#[derive(Debug, Clone)]
pub(crate) struct NewDraft {
    /// The set that it is made from.
    pub(crate) from: SetName,
    /// Its year, as typed.
    pub(crate) year: String,
    /// Its id; that of the old set where empty.
    pub(crate) id: String,
    /// Why.
    pub(crate) reason: String,
}

impl Desk {
    /// Makes a draft for another year out of a set; returns the draft's id.
    ///
    /// Every node follows the one that it was made from, so that the two can be compared.
    pub(crate) async fn new_draft(&self, new: NewDraft) -> Result<String, Refused> {
        self.may_sets(Action::EditSets)?;
        let reason = words::given(&new.reason)?;
        let typed = new.year.trim();
        let year: i16 = typed
            .parse()
            .ok()
            .filter(|year| (2000..=2100).contains(year))
            .ok_or_else(|| Refused::from(findings::year_unusual(typed)))?;
        let id = Some(new.id.trim()).filter(|id| !id.is_empty());
        if let Some(id) = id.filter(|id| !is_id(id)) {
            return Err(findings::id_unusual(id).into());
        }
        let text = self.set_text(&new.from).await?;
        let old = text.checked().await?.set;
        let name = format!("{}/{year}", id.unwrap_or(&old.id));
        let id = id.map(str::to_owned);
        let file = format!("{name}.toml");
        let made = tokio::task::spawn_blocking(move || {
            let (draft, _) = annex::next_year(&text.draft(), year, id.as_deref(), &file);
            let title = draft.text("title").unwrap_or_default().to_owned();
            (write_set(&draft), title)
        });
        let (text, title) = made
            .await
            .map_err(|_| Refused::from(findings::set_unreadable()))?;
        let file = self
            .store
            .put_file(&self.owner, text.as_bytes(), self.now)
            .await?;
        let first = NewDraftVersion {
            author: self.person.id.clone(),
            reason,
            origin: format!("clone {}", new.from),
            name,
            title,
            digest: file.digest,
            upload: None,
        };
        let draft = self.store.add_draft(&self.owner, first, self.now).await?;
        self.tell_sets("draft-added", draft.clone()).await?;
        Ok(draft)
    }
}

/// Small letters, digits and hyphens.
fn is_id(id: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !id.is_empty() && id.len() <= 60 && id.chars().all(plain)
}
