//! Evidence: one document for many leaves, opened only by those who may.

use super::{Desk, Done, Made, Refused, Told, findings};
use procedure::{Action, NewEntry, Target};

impl Desk {
    /// Attaches a stored file to leaves of a unit.
    pub(crate) async fn attach(
        &self,
        round: &str,
        unit: &str,
        leaves: &[String],
        digest: &str,
        name: &str,
    ) -> Result<Done, Refused> {
        let told = Told {
            action: "attach-evidence",
            unit: Some(unit),
            detail: None,
        };
        if leaves.is_empty() {
            return Err(findings::evidence_nowhere().into());
        }
        self.store.file(&self.owner, digest).await?;
        let name = file_name(name);
        self.act(round, told, |look| {
            look.unit(unit)?;
            let current = look.current();
            let mut made = Made::default();
            for leaf in leaves {
                look.leaf(leaf)?;
                let target = Target::leaf(unit, leaf);
                look.may(&self.person, Action::AttachEvidence, target)?;
                let now = current.leaf(unit, leaf);
                if !now.is_some_and(|now| now.evidence.contains_key(digest)) {
                    made.entries
                        .push(NewEntry::evidence(unit, leaf, digest, &name));
                }
            }
            Ok(made)
        })
        .await
    }

    /// Takes evidence off a leaf; the file and the entry that attached it stay.
    pub(crate) async fn detach(
        &self,
        round: &str,
        unit: &str,
        leaf: &str,
        digest: &str,
    ) -> Result<Done, Refused> {
        let told = Told {
            action: "detach-evidence",
            unit: Some(unit),
            detail: Some(leaf),
        };
        self.act(round, told, |look| {
            let target = Target::leaf(unit, leaf);
            look.may(&self.person, Action::AttachEvidence, target)?;
            let current = look.current();
            let now = current.leaf(unit, leaf);
            if !now.is_some_and(|now| now.evidence.contains_key(digest)) {
                return Err(findings::evidence_none().into());
            }
            Ok(NewEntry::evidence_removed(unit, leaf, digest).into())
        })
        .await
    }

    /// The name of a piece of evidence that the person may open; the log keeps that it was opened.
    pub(crate) async fn open_evidence(
        &self,
        round: &str,
        unit: &str,
        leaf: &str,
        digest: &str,
    ) -> Result<String, Refused> {
        let look = self.look(round).await?;
        let target = Target::leaf(unit, leaf);
        look.may(&self.person, Action::OpenEvidence, target)?;
        let current = look.current();
        let entry = current
            .leaf(unit, leaf)
            .and_then(|now| now.evidence.get(digest).copied())
            .ok_or_else(findings::evidence_none)?;
        let told = Told {
            action: "open-evidence",
            unit: Some(unit),
            detail: Some(leaf),
        };
        self.tell(round, told).await?;
        let name = entry.entry.text.clone();
        Ok(name.unwrap_or_else(|| "tai-lieu".to_owned()))
    }
}

fn file_name(name: &str) -> String {
    Some(kept_name(name))
        .filter(|own| !own.is_empty())
        .unwrap_or_else(|| "tai-lieu".to_owned())
}

/// The last part of a path, without what no file's name holds, at most 200 characters; it may be empty.
pub(crate) fn kept_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let last = vietnamese::nfc(last);
    let safe = |c: &char| !c.is_control() && !"<>:\"|?*".contains(*c);
    let kept: String = last.chars().filter(safe).take(200).collect();
    kept.trim_matches([' ', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_of_files_lead_nowhere() {
        let rows = [
            ("báo cáo.pdf", "báo cáo.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\x\\bao-cao.docx", "bao-cao.docx"),
            ("..", "tai-lieu"),
            ("", "tai-lieu"),
            ("a\r\nb\".pdf", "ab.pdf"),
        ];
        for (given, kept) in rows {
            assert_eq!(super::file_name(given), kept);
        }
    }
}
