//! The lines of the appraisal bench: one criterion, every unit.

use super::frame::Inside;
use super::words::{
    DIGITS, answer, in_layer, inputs, kind_of, layer_points, points, register, slot_title, to_type,
};
use crate::desk::enter::RegisterRow;
use crate::layout::in_query;
use crate::seen::Seen;
use crate::seen::row::SeenRow;
use crate::sentence::stands_alone;
use criteria::{LayerKind, LeafId};
use procedure::{Action, Appraisal, Current, LeafNow, Review, Target};

/// One unit beside the others.
#[derive(Debug, Clone)]
pub(super) struct BenchLine {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) picked: bool,
    /// The self-score's figures.
    pub(super) figures: String,
    /// What the rule makes of them, or the typed points.
    pub(super) own: String,
    /// Last year's points on the same leaf, where last year's round is at hand.
    pub(super) last: String,
    pub(super) first: String,
    pub(super) second: String,
    pub(super) state: String,
    pub(super) is_open: bool,
    pub(super) evidence: usize,
    /// Where the unit is taken up.
    pub(super) href: String,
}

/// A file of evidence.
#[derive(Debug, Clone)]
pub(super) struct File {
    pub(super) name: String,
    pub(super) href: String,
}

/// One field of the form.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) slot: String,
    pub(super) title: String,
    pub(super) value: String,
    pub(super) own: String,
    /// Levels or yes and no to choose from; empty for a field to type in.
    pub(super) choices: Vec<String>,
    /// The rows of a register; empty for any other field.
    pub(super) rows: Vec<RegisterRow>,
}

/// Empty rows that a register offers below its own.
const FREE_ROWS: usize = 3;

/// A register's rows, and some to type in.
pub(super) fn with_free_rows(mut rows: Vec<RegisterRow>) -> Vec<RegisterRow> {
    rows.retain(|row| *row != RegisterRow::default());
    let n = rows.len() + FREE_ROWS;
    rows.resize(n, RegisterRow::default());
    rows
}

/// The unit that is being decided.
#[derive(Debug, Clone)]
pub(super) struct Picked {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) figures: String,
    pub(super) own: String,
    pub(super) first: String,
    pub(super) second: String,
    pub(super) state: String,
    pub(super) reason: String,
    pub(super) evidence: Vec<File>,
    pub(super) said: Vec<String>,
    pub(super) review: String,
    pub(super) fields: Vec<Field>,
    /// Where it is told why the unit has its points.
    pub(super) why: String,
    /// Why nothing can be decided, where that is so.
    pub(super) refused: String,
}

impl Inside {
    /// The words of where the appraisal of a leaf stands.
    pub(super) fn appraisal_words(&self, own: Appraisal) -> String {
        self.words.t(match own {
            Appraisal::Open => "bench-open",
            Appraisal::Accepted => "bench-accepted",
            Appraisal::Changed => "bench-changed",
            Appraisal::Outdated => "bench-outdated",
        })
    }
    /// Whether a leaf of a unit waits for the appraisers in the turn that runs; a request that is not decided waits too.
    pub(super) fn waits(&self, current: &Current<'_>, unit: &str, leaf: &str) -> bool {
        let turn = self.look.turn(unit, leaf).unwrap_or(1);
        let review = current.leaf(unit, leaf).map(|now| now.review);
        let asked = turn > 1 && matches!(review, Some(Review::Requested(_)));
        asked || self.look.waits(current, unit, leaf, turn)
    }
    /// All units side by side.
    pub(super) fn bench_lines(
        &self,
        seen: &Seen,
        current: &Current<'_>,
        leaf: LeafId,
        picked: Option<&str>,
    ) -> Vec<BenchLine> {
        let code = self.look.room.set.leaf_node(leaf).code.as_str();
        let base = format!("{}/appraise/{}", self.base(), in_query(code));
        let line = |unit: &units::Unit| {
            let row = seen.row(&unit.code)?;
            let own = row.leaf(leaf)?;
            let turn = self.look.turn(&unit.code, code).unwrap_or(1);
            // How one's own unit is appraised is not one's to know before the notice.
            let person = &self.desk.person;
            let own_unit = person.has_unit(&self.look.state, &unit.code, self.look.now);
            let state = current.appraisal(&unit.code, code, turn);
            Some(BenchLine {
                code: unit.code.clone(),
                name: unit.display_name(),
                picked: picked == Some(unit.code.as_str()),
                figures: self.figures(row, leaf),
                own: points(self.words, in_layer(&own, LayerKind::SelfScore)),
                last: self.last_year(&unit.code, leaf),
                first: layer_points(self.words, row, leaf, LayerKind::Appraised(1)),
                second: layer_points(self.words, row, leaf, LayerKind::Appraised(2)),
                state: if own_unit {
                    self.words.t("bench-own-unit")
                } else {
                    self.appraisal_words(state)
                },
                is_open: !own_unit && self.waits(current, &unit.code, code),
                evidence: current
                    .leaf(&unit.code, code)
                    .map_or(0, |now| now.evidence.len()),
                href: format!("{base}?unit={}#decide", in_query(&unit.code)),
            })
        };
        self.look.units().filter_map(line).collect()
    }
    fn last_year(&self, unit: &str, leaf: LeafId) -> String {
        let room = &self.look.room;
        let own = room.last_year.as_ref();
        let points = own.and_then(|own| own.points(&room.set, unit, leaf));
        points.map_or_else(String::new, |points| self.words.number(points, DIGITS))
    }
    fn figures(&self, row: &SeenRow, leaf: LeafId) -> String {
        let own = row.inputs(leaf, LayerKind::SelfScore);
        inputs(&self.look, self.words, leaf, &own)
    }
    /// Evidence that the caller may open.
    pub(super) fn files(&self, now: &LeafNow<'_>, unit: &str, leaf: &str) -> Vec<File> {
        if !self.can(Action::OpenEvidence, Target::leaf(unit, leaf)) {
            return Vec::new();
        }
        let base = format!(
            "{}/evidence/{}/{}",
            self.base(),
            in_query(unit),
            in_query(leaf)
        );
        now.evidence
            .iter()
            .map(|(digest, entry)| File {
                // What a workbook only names has no file to open.
                href: if entry.entry.extra.contains_key("named") {
                    String::new()
                } else {
                    format!("{base}/{digest}")
                },
                name: entry
                    .entry
                    .text
                    .clone()
                    .unwrap_or_else(|| digest.chars().take(12).collect()),
            })
            .collect()
    }
    /// The unit that is taken up.
    pub(super) fn picked(
        &self,
        seen: &Seen,
        current: &Current<'_>,
        leaf: LeafId,
        unit: &str,
    ) -> Option<Picked> {
        let row = seen.row(unit)?;
        let own = row.leaf(leaf)?;
        let code = own.code.as_str();
        let words = self.words;
        let turn = self.look.turn(unit, code).unwrap_or(1);
        let now = current.leaf(unit, code);
        let layer = LayerKind::Appraised(turn);
        let refused = procedure::may(
            &self.desk.person,
            Action::Appraise,
            Target::leaf(unit, code),
            Some(&self.look.state),
            self.look.now,
        );
        let said = |entry: &procedure::Entry| {
            let text = entry
                .entry
                .text
                .clone()
                .unwrap_or_else(|| words.t("inside-erased"));
            format!("{}: {text}", words.time(entry.at))
        };
        let review = match now.map(|now| now.review) {
            Some(Review::Requested(entry)) => {
                words.t1("bench-review-waits", "time", words.time(entry.at))
            }
            Some(Review::Granted(_)) => words.t("bench-review-granted"),
            Some(Review::Refused(_)) => words.t("bench-review-refused"),
            _ => String::new(),
        };
        Some(Picked {
            why: self.why(unit, code),
            code: unit.to_owned(),
            name: row.name.clone(),
            figures: self.figures(row, leaf),
            own: points(words, in_layer(&own, LayerKind::SelfScore)),
            first: layer_points(words, row, leaf, LayerKind::Appraised(1)),
            second: layer_points(words, row, leaf, LayerKind::Appraised(2)),
            state: if refused.as_ref().is_err_and(|own| own.code == "own-unit") {
                words.t("bench-own-unit")
            } else {
                self.appraisal_words(current.appraisal(unit, code, turn))
            },
            reason: [layer, LayerKind::Appraised(1)]
                .into_iter()
                .find_map(|layer| row.reason(leaf, layer))
                .unwrap_or_default()
                .to_owned(),
            evidence: now.map_or_else(Vec::new, |now| self.files(now, unit, code)),
            said: now.map_or_else(Vec::new, |now| {
                now.explained.iter().map(|entry| said(entry)).collect()
            }),
            review,
            fields: self.fields(row, leaf, layer),
            refused: refused.err().map_or_else(String::new, |refusal| {
                if refusal.code == "not-granted" {
                    words.t("bench-look-only")
                } else {
                    stands_alone(refusal.says.get(words.lang))
                }
            }),
        })
    }
    /// The fields of a form for a leaf: filled with what stands in the layer; what the unit gave stands beside.
    pub(super) fn fields(&self, row: &SeenRow, leaf: LeafId, layer: LayerKind) -> Vec<Field> {
        let in_layer = row.inputs(leaf, layer);
        let of_unit = row.inputs(leaf, LayerKind::SelfScore);
        let find = |own: &[crate::seen::leaf::SeenInput], slot: &str| {
            let found = own.iter().find(|input| input.slot == slot);
            found.map_or(answers::Answer::Missing, |input| input.answer.clone())
        };
        let max = &self.look.room.set.leaf_node(leaf).max;
        self.look
            .slots(leaf)
            .into_iter()
            .map(|(_, slot)| {
                let kind = kind_of(&self.look, leaf, slot);
                let title = slot_title(&self.look, self.words, leaf, slot);
                Field {
                    slot: slot.to_owned(),
                    title: if slot == round::POINTS {
                        let max = self.words.number(max, DIGITS);
                        self.words
                            .t2("bench-field-points", ("title", title), ("max", max))
                    } else {
                        title
                    },
                    value: match kind {
                        // Typed row by row; as one value only read.
                        Some(criteria::InputKind::Items) => {
                            answer(self.words, kind, &find(&in_layer, slot))
                        }
                        _ => to_type(kind, &find(&in_layer, slot)),
                    },
                    own: answer(self.words, kind, &find(&of_unit, slot)),
                    choices: match kind {
                        Some(criteria::InputKind::Level(levels)) => levels.clone(),
                        Some(criteria::InputKind::YesNo) => {
                            vec!["Có".to_owned(), "Không".to_owned()]
                        }
                        _ => Vec::new(),
                    },
                    rows: match kind {
                        Some(criteria::InputKind::Items) => {
                            let rows = register(&find(&in_layer, slot));
                            with_free_rows(rows)
                        }
                        _ => Vec::new(),
                    },
                }
            })
            .collect()
    }
}
