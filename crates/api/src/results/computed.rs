//! A round computed whole.

use super::Trouble;
use criteria::{LayerKind, Rule};
use procedure::Head;
use ranking::rank_entrants;
use round::{AnswerFiles, AnswerRow, Inputs, Ran};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use units::Roster;

/// Units kept computed alone; each is one unit's answers and scores.
const MOST_ALONE: usize = 512;

/// What a round comes to at a head of its chain.
#[derive(Debug)]
pub(crate) struct Computed {
    /// The digest of the round's files.
    pub(crate) content: String,
    /// The last entry that counted.
    pub(crate) head: Head,
    /// Manifest, set, roster, surveys: everything but answers.
    pub(crate) inputs: Arc<Inputs>,
    /// The answers that counted.
    pub(crate) rows: Vec<AnswerRow>,
    /// The result.
    pub(crate) ran: Ran,
    /// By leaf, whether its points depend on other units of the block.
    pub(crate) relative: Vec<bool>,
    alone: Mutex<Vec<Alone>>,
}

/// A unit with the layers that it was computed from.
type Alone = (usize, Vec<LayerKind>, Arc<Computed>);

/// Opened inputs of a folder of files; a path that leads out of it is refused.
pub(crate) fn open(folder: &Path) -> Result<Inputs, Trouble> {
    let (inputs, findings) = round::open_contained(folder, AnswerFiles::Leave);
    inputs.ok_or(Trouble::Refused(findings))
}

/// Computes a round from its inputs and the records of its chain.
///
/// # Errors
/// The findings, where the set has errors or there is no unit.
pub(crate) fn compute(
    inputs: Arc<Inputs>,
    rows: Vec<AnswerRow>,
    content: &str,
    head: Head,
) -> Result<Computed, Trouble> {
    let (ran, findings) = round::run_entries(&inputs, &rows);
    let ran = ran.ok_or(Trouble::Refused(findings))?;
    Ok(Computed::new(inputs, rows, ran, content, head))
}

impl Computed {
    fn new(inputs: Arc<Inputs>, rows: Vec<AnswerRow>, ran: Ran, content: &str, head: Head) -> Self {
        let leaves = ran.set.leaf_ids();
        let relative = leaves
            .map(|leaf| is_relative(&ran.set.leaf(leaf).rule))
            .collect();
        Self {
            content: content.to_owned(),
            head,
            inputs,
            rows,
            ran,
            relative,
            alone: Mutex::new(Vec::new()),
        }
    }

    /// The same round as if only this unit had answered, and only in these layers: no other unit's data can show in it, nor any survey.
    ///
    /// The roster is that unit's; `None` where it is not on the whole one.
    pub(crate) fn alone(&self, unit: usize, layers: &[LayerKind]) -> Option<Arc<Self>> {
        let mut kept = self.alone.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |own: &&Alone| own.0 == unit && own.1 == layers;
        if let Some((_, _, found)) = kept.iter().find(same) {
            return Some(Arc::clone(found));
        }
        let mut own = self.ran.roster.get(unit)?.clone();
        own.parent = None;
        let of_unit = |row: &&AnswerRow| row.unit == own.code && layers.contains(&row.layer);
        let rows: Vec<AnswerRow> = self.rows.iter().filter(of_unit).cloned().collect();
        let alone = Arc::new(self.of_rows(Roster::new(vec![own]), rows));
        if kept.len() >= MOST_ALONE {
            kept.remove(0);
        }
        kept.push((unit, layers.to_vec(), Arc::clone(&alone)));
        Some(alone)
    }

    /// Scores and ranks the records of a roster of one unit.
    fn of_rows(&self, roster: Roster, rows: Vec<AnswerRow>) -> Self {
        let whole = &self.ran;
        let (mut answers, mut findings) = round::answers_from(&whole.set, &roster, &rows);
        answers
            .counted_before
            .clone_from(&whole.answers.counted_before);
        findings.extend(scoring::check_answers(
            &whole.set,
            &roster,
            &answers,
            &whole.settings,
        ));
        let (scored, found) = scoring::score(&whole.set, &roster, &answers, &whole.settings);
        findings.extend(found);
        let entrants = ranking::Entrant::all(&roster);
        let mut ranked = rank_entrants(&whole.set, &entrants, &scored);
        ranked.findings.clear();
        let seen = BTreeSet::from([0]);
        let ran = Ran {
            set: whole.set.clone(),
            seen: rows.iter().map(|row| (row.layer, seen.clone())).collect(),
            roster,
            answers,
            scored,
            ranked,
            settings: whole.settings,
            mappings: Vec::new(),
            surveys: Vec::new(),
            links: Vec::new(),
            findings,
        };
        Self::new(
            Arc::clone(&self.inputs),
            rows,
            ran,
            &self.content,
            Head::default(),
        )
    }
}

/// Whether a rule, or one within it, sets a unit against others.
fn is_relative(rule: &Rule) -> bool {
    match rule {
        Rule::Peers { .. } => true,
        Rule::Sum { parts, .. } | Rule::Best { parts } => {
            parts.iter().any(|part| is_relative(&part.rule))
        }
        Rule::Cases { cases } => cases.iter().any(|case| is_relative(&case.then.rule)),
        _ => false,
    }
}
