//! A round's folder → a round in the store: its files packed so that nothing outside is needed, its answers as entries.

use crate::{
    App,
    problem::Problem,
    results::{Trouble, aside, load::read_folder},
};
use criteria::LayerKind;
use finding::{Finding, Text};
use procedure::NewEntry;
use std::{collections::BTreeSet, path::Path};

/// A round that was taken in.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How many answers, reasons and mentions of evidence it brought.
    pub n_entries: usize,
    /// The codes of the units that it brought answers of, in the roster's order.
    pub units: Vec<String>,
}

/// Why a folder was not taken in.
#[derive(Debug)]
pub enum NotLoaded {
    /// Manifest, set or roster cannot be used.
    Findings(Vec<Finding>),
    /// Our own trouble, or a round of that id is there already.
    Said(Text),
}

/// Loads a folder as a round of the server's own owner; `layers` limits the answers taken in, the author stands on every entry.
///
/// # Errors
/// Where the folder is no round, or the store holds its id already.
pub async fn load_round(
    app: &App,
    folder: &Path,
    author: &str,
    layers: impl Fn(LayerKind) -> bool + Send,
) -> Result<Loaded, NotLoaded> {
    let folder = folder.to_owned();
    let read = aside(move || read_folder(&folder)).await?;
    let owner = &app.settings().owner;
    let (id, title) = (read.round.id.clone(), read.round.title.clone());
    let given = |entry: &NewEntry| entry.layer.is_none_or(&layers);
    let entries: Vec<NewEntry> = read.entries.into_iter().filter(given).collect();
    let n_entries = entries.len();
    let mut units: Vec<String> = Vec::new();
    let mut known = BTreeSet::new();
    for unit in entries.iter().filter_map(|entry| entry.unit.as_ref()) {
        if known.insert(unit) {
            units.push(unit.clone());
        }
    }
    let first = (author, entries);
    let stored = app
        .store()
        .add_round_with(owner, read.round, first, app.now());
    stored.await.map_err(|failure| {
        NotLoaded::Said(match failure {
            store::Failure::Exists => Text::new(
                format!("đợt {} đã có", id),
                format!("the round {} is there already", id),
            ),
            other => {
                tracing::error!(error = %other, "a round could not be stored");
                Text::new("không ghi được vào kho", "the store did not take it")
            }
        })
    })?;
    Ok(Loaded {
        id,
        title,
        n_entries,
        units,
    })
}

impl From<Trouble> for NotLoaded {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Refused(findings) => Self::Findings(findings),
            _ => Self::Said(Text::new(
                "đọc thư mục không thành công",
                "reading the folder came to no end",
            )),
        }
    }
}

impl From<NotLoaded> for Problem {
    fn from(not: NotLoaded) -> Self {
        match not {
            NotLoaded::Findings(findings) => Self::unusable(findings),
            NotLoaded::Said(says) => Self::conflict(says),
        }
    }
}
