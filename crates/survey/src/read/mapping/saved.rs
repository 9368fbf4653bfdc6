//! A saved mapping, asked by heading.

use super::{Mapping, SheetMapping, TakenAs};
use crate::read::header::{Known, Meaning, Target, label_key};
use crate::read::privacy::mask_label;
use crate::{Instrument, QuestionId};
use std::collections::HashMap;

/// What the headings of a sheet were taken for before.
#[derive(Debug, Default)]
pub(crate) struct Saved {
    by_heading: HashMap<String, Vec<Meaning>>,
    /// Codes of questions and choices that the instrument does not have.
    pub(crate) unknown: Vec<String>,
    /// What was said of this very sheet.
    pub(crate) own: Option<SheetMapping>,
}

impl Saved {
    /// What a mapping says about a sheet: itself first, then any sheet of it, so that next year's file finds last year's headings.
    pub(crate) fn of(
        mapping: Option<&Mapping>,
        instrument: &Instrument,
        file: &str,
        sheet: &str,
    ) -> Self {
        let mut saved = Self::default();
        let Some(mapping) = mapping else {
            return saved;
        };
        saved.own = mapping
            .sheets
            .iter()
            .find(|own| own.file == file && own.sheet == sheet)
            .cloned();
        let others = mapping
            .sheets
            .iter()
            .filter(|other| other.file != file || other.sheet != sheet);
        for each in saved.own.clone().iter().chain(others) {
            let mut here: HashMap<String, Vec<Meaning>> = HashMap::new();
            // What was unclear then is looked at anew.
            for column in each
                .columns
                .iter()
                .filter(|column| column.taken != TakenAs::Unclear)
            {
                match meaning(instrument, &column.taken) {
                    Ok(meaning) => here
                        .entry(label_key(&column.heading))
                        .or_default()
                        .push(meaning),
                    Err(code) if !saved.unknown.contains(&code) => saved.unknown.push(code),
                    Err(_) => {}
                }
            }
            for (heading, meanings) in here {
                saved.by_heading.entry(heading).or_insert(meanings);
            }
        }
        saved
    }

    /// What the heading was taken for; `nth` counts equal headings of the sheet from 0.
    pub(crate) fn find(&self, heading: &str, nth: usize) -> Option<Meaning> {
        if self.by_heading.is_empty() {
            return None;
        }
        let meanings = self.by_heading.get(&label_key(&mask_label(heading)))?;
        meanings.get(nth).or_else(|| meanings.last()).cloned()
    }
}

fn meaning(instrument: &Instrument, taken: &TakenAs) -> Result<Meaning, String> {
    let question = |code: &String| instrument.find(code).ok_or_else(|| code.clone());
    let known = |known| Ok(Meaning::Known(known));
    match taken {
        TakenAs::Question(code) => Ok(Meaning::One(Target::Question(question(code)?))),
        TakenAs::OtherText(code) => Ok(Meaning::One(Target::OtherText(question(code)?))),
        TakenAs::Summary(code) => Ok(Meaning::One(Target::Question(question(code)?))),
        TakenAs::Tick(code, choice) => {
            tick(instrument, question(code)?, choice).ok_or_else(|| format!("{code}/{choice}"))
        }
        TakenAs::Unit => known(Known::Unit),
        TakenAs::Parent => known(Known::Parent),
        TakenAs::Mode => known(Known::Mode),
        TakenAs::Serial => known(Known::Serial),
        TakenAs::Day => known(Known::Day(0)),
        TakenAs::Submitted => known(Known::Submitted),
        TakenAs::ResponseId => known(Known::ResponseId(0)),
        TakenAs::ParentId => known(Known::ParentId(0)),
        TakenAs::ParentIndex => known(Known::ParentIndex),
        TakenAs::RowIndex => known(Known::RowIndex),
        TakenAs::Weight => known(Known::Weight),
        TakenAs::Stratum => known(Known::Stratum),
        TakenAs::Cluster(stage) => known(Known::Cluster(*stage)),
        TakenAs::Identifying(kind) => Ok(Meaning::Identifying(*kind)),
        TakenAs::Tool | TakenAs::NotUsed | TakenAs::Unclear => known(Known::Tool),
    }
}

fn tick(instrument: &Instrument, id: QuestionId, choice: &str) -> Option<Meaning> {
    let at = instrument
        .choices(id)
        .iter()
        .position(|own| own.code == choice)?;
    u16::try_from(at)
        .ok()
        .map(|at| Meaning::One(Target::Tick(id, at)))
}
