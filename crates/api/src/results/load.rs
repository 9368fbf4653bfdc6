//! A round's folder is taken into the store: its files, and its answers as the first entries of its chain.

use super::{Trouble, rows::entries_of_rows};
use procedure::NewEntry;
use round::{AnswerFiles, entries_of, pack};
use std::path::Path;
use store::NewRound;

/// A folder as the store takes it.
pub(crate) struct Folder {
    /// Every file but those of answers.
    pub(crate) round: NewRound,
    /// The answers.
    pub(crate) entries: Vec<NewEntry>,
}

/// Reads a folder: this takes seconds, so it belongs on a thread of its own ([`super::aside`]).
///
/// # Errors
/// The findings, where manifest, set or roster do not hold or a path cannot be made local.
pub(crate) fn read_folder(folder: &Path) -> Result<Folder, Trouble> {
    let (inputs, findings) = round::open(folder);
    let inputs = inputs.ok_or(Trouble::Refused(findings))?;
    let (read, findings) = round::read_answers(&inputs);
    let read = read.ok_or(Trouble::Refused(findings))?;
    let files = pack(&inputs, AnswerFiles::Leave).map_err(|own| Trouble::Refused(vec![*own]))?;
    let files = files.into_iter();
    Ok(Folder {
        round: NewRound {
            id: inputs.manifest.id.clone(),
            title: inputs.manifest.title.clone(),
            year: i32::from(inputs.manifest.year),
            files: files.map(|(path, bytes)| (path, bytes.to_vec())).collect(),
        },
        entries: entries_of_rows(&entries_of(&read)),
    })
}
