//! Layers, inputs and entries of a leaf in words.

use crate::seen::Seen;
use crate::seen::chain::SeenEntry;
use crate::text::Words;
use criteria::{CriteriaSet, LeafId};
use finding::Place;
use jiff::Timestamp;
use procedure::{Entry, Kind, layer_name};
use scoring::{InputTrace, LayerTrace, Trace};
use std::collections::BTreeMap;

/// Account names by id, for who may see them; others see none.
pub(crate) type Names = BTreeMap<String, String>;

/// Files that were taken in: name, when, digest.
#[derive(Debug, Default)]
pub(crate) struct Imports(Vec<(String, Timestamp, String)>);

impl Imports {
    pub(super) fn of(entries: Vec<Entry>) -> Self {
        let own = entries.into_iter().filter_map(|entry| {
            let new = entry.entry;
            Some((new.text?, entry.at, new.value?))
        });
        Self(own.collect())
    }
    /// The digest of the file of that name that was taken in last before then.
    fn digest(&self, name: &str, at: Timestamp) -> Option<&str> {
        let own = self.0.iter().rev();
        let mut own = own.filter(|(file, when, _)| file == name && *when <= at);
        own.next().map(|(_, _, digest)| digest.as_str())
    }
}

/// One input with its cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct InputView {
    pub(super) title: String,
    pub(super) value: String,
    pub(super) place: String,
    pub(super) digest: String,
    pub(super) notes: Vec<String>,
}

/// What the rule did, step by step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StepView {
    pub(super) indent: usize,
    pub(super) words: String,
    pub(super) line: String,
}

/// One layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LayerView {
    pub(super) title: String,
    pub(super) stands: bool,
    pub(super) result: String,
    pub(super) by: String,
    pub(super) inputs: Vec<InputView>,
    pub(super) steps: Vec<StepView>,
    pub(super) surveys: Vec<Vec<String>>,
    pub(super) reason: String,
    pub(super) evidence: String,
}

/// One entry of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EntryView {
    pub(super) seq: String,
    pub(super) at: String,
    pub(super) words: String,
    pub(super) by: String,
    pub(super) digest: String,
    pub(super) past: bool,
}

/// What layers are made of.
pub(super) struct Sources<'a> {
    pub(super) seen: &'a Seen,
    pub(super) leaf: LeafId,
    pub(super) chain: &'a [SeenEntry],
    pub(super) imports: &'a Imports,
    pub(super) names: &'a Names,
    pub(super) words: Words,
}

impl Sources<'_> {
    fn set(&self) -> &CriteriaSet {
        self.seen.set()
    }

    /// Layer by layer.
    pub(super) fn layers(&self, trace: &Trace) -> Vec<LayerView> {
        trace.layers.iter().map(|own| self.layer(own)).collect()
    }

    fn layer(&self, own: &LayerTrace) -> LayerView {
        let lang = self.words.lang;
        let typed = own.typed.as_ref().map(|typed| {
            let mut view = self.input(typed, &own.layer);
            view.title = self.words.t("inside-typed-points");
            view
        });
        let mut inputs: Vec<InputView> = own
            .inputs
            .iter()
            .map(|input| self.input(input, &own.layer))
            .collect();
        inputs.extend(typed);
        let mut steps = Vec::new();
        for note in &own.notes {
            step(note, 0, self.words, &mut steps);
        }
        let surveys = own.surveys.iter().map(|survey| {
            let text = survey.to_text(lang);
            let mut lines: Vec<String> = text.lines().map(|line| line.trim().to_owned()).collect();
            lines.extend(survey.files.iter().filter_map(|file| {
                let digest = self.seen.survey_file(file)?;
                Some(format!(
                    "{file}: {} {digest}",
                    self.words.t("why-file-digest")
                ))
            }));
            lines
        });
        LayerView {
            title: own.name.get(lang).to_owned(),
            stands: own.stands,
            result: own.result.get(lang).to_owned(),
            by: self.by(&own.layer),
            inputs,
            steps,
            surveys: surveys.collect(),
            reason: own.reason.clone().unwrap_or_default(),
            evidence: own.evidence.clone().unwrap_or_default(),
        }
    }

    /// Who entered a layer and when, as far as that may be told.
    fn by(&self, layer: &str) -> String {
        let mut own = self.chain.iter().rev();
        let own = own.find(|entry| {
            matches!(entry.kind, Kind::Answer | Kind::Accepted)
                && entry.layer.map(layer_name).as_deref() == Some(layer)
        });
        own.map_or_else(String::new, |entry| {
            self.words.t2(
                "why-by",
                ("who", self.who(entry)),
                ("time", self.words.time(entry.at)),
            )
        })
    }

    /// The account's name where it may be seen, else as whom it was entered.
    fn who(&self, entry: &SeenEntry) -> String {
        let name = entry.author.as_ref().and_then(|id| self.names.get(id));
        if let Some(name) = name {
            return name.clone();
        }
        let body = || match &self.set().leaf_node(self.leaf).kind {
            criteria::NodeKind::Leaf(own) => own.appraised_by.clone(),
            criteria::NodeKind::Inner { .. } => None,
        };
        match entry.layer.map(layer_name).as_deref() {
            Some("self") => self.words.t("why-by-unit"),
            Some("survey") => self.words.t("why-by-survey"),
            Some("imported") => self.words.t("why-by-imported"),
            Some("council") => self.words.t("why-by-council"),
            Some(_) => body().unwrap_or_else(|| self.words.t("why-by-appraiser")),
            None => self.words.t("why-by-round"),
        }
    }

    fn input(&self, own: &InputTrace, layer: &str) -> InputView {
        let lang = self.words.lang;
        // Without a cell a figure was counted from responses, or typed into a form on screen.
        let elsewhere = if layer == "survey" {
            "why-counted"
        } else {
            "why-on-screen"
        };
        let mut notes: Vec<String> = own.note.iter().cloned().collect();
        notes.extend(own.by.as_ref().map(|by| by.get(lang).to_owned()));
        notes.extend(own.children.iter().map(|child| {
            let place = child.place.as_ref().map_or_else(String::new, place_words);
            let value = child.value.get(lang);
            format!("{} ({}): {value} {place}", child.name, child.code)
        }));
        InputView {
            title: own.title.clone(),
            value: own.value.get(lang).to_owned(),
            place: own
                .place
                .as_ref()
                .map_or_else(|| self.words.t(elsewhere), place_words),
            digest: self.digest(own, layer).unwrap_or_default(),
            notes,
        }
    }

    /// The digest of the file that an input was read from, where the chain or the round's files tell it.
    fn digest(&self, own: &InputTrace, layer: &str) -> Option<String> {
        let file = own.place.as_ref()?.file_name()?;
        if !self.seen.sees_chain() {
            return None;
        }
        if let Some(digest) = self.seen.survey_file(file) {
            return Some(digest.to_owned());
        }
        let entry = self.chain.iter().find(|entry| {
            !entry.past
                && entry.file.as_deref() == Some(file)
                && entry.layer.map(layer_name).as_deref() == Some(layer)
        })?;
        self.imports.digest(file, entry.at).map(str::to_owned)
    }

    /// The entries, oldest first.
    pub(super) fn entries(&self) -> Vec<EntryView> {
        let own = self.chain.iter().map(|entry| {
            let kind = self.words.t(kind_key(entry.kind));
            let layer = entry
                .layer
                .map(|layer| self.layer_words(&layer_name(layer)));
            let slot = entry.slot.as_deref().map(|slot| self.slot_title(slot));
            let parts: Vec<String> = [Some(kind), layer, slot].into_iter().flatten().collect();
            EntryView {
                seq: entry
                    .place
                    .as_ref()
                    .map_or_else(String::new, |(seq, _)| seq.to_string()),
                at: self.words.time(entry.at),
                words: parts.join(" · "),
                by: self.who(entry),
                digest: entry
                    .place
                    .as_ref()
                    .map_or_else(String::new, |(_, digest)| digest.clone()),
                past: entry.past,
            }
        });
        own.collect()
    }

    fn layer_words(&self, layer: &str) -> String {
        let key = match layer {
            "self" => "why-layer-self",
            "appraised-1" => "why-layer-first",
            "survey" => "why-layer-survey",
            "imported" => "why-layer-imported",
            "council" => "why-layer-council",
            _ => "why-layer-second",
        };
        self.words.t(key)
    }

    fn slot_title(&self, slot: &str) -> String {
        let inputs = &self.set().leaf(self.leaf).inputs;
        let own = inputs.iter().find(|input| input.name == slot);
        own.map_or_else(
            || self.words.t("inside-typed-points"),
            |input| input.title.clone(),
        )
    }
}

/// `an-hoa.xlsx, Phiếu!D17`.
fn place_words(place: &Place) -> String {
    place.to_string()
}

fn step(note: &scoring::rules::Note, indent: usize, words: Words, into: &mut Vec<StepView>) {
    into.push(StepView {
        indent,
        words: note.text.get(words.lang).to_owned(),
        line: note.line.map_or_else(String::new, |line| {
            words.t1("why-line", "n", line.to_string())
        }),
    });
    for inner in &note.inside {
        step(inner, indent + 1, words, into);
    }
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Answer => "why-kind-answer",
        Kind::Accepted => "why-kind-accepted",
        Kind::Evidence => "why-kind-evidence",
        Kind::EvidenceRemoved => "why-kind-evidence-removed",
        Kind::Reason => "why-kind-reason",
        Kind::Explained => "why-kind-explained",
        Kind::ReviewRequested => "why-kind-review",
        Kind::ReviewDecided => "why-kind-decided",
        _ => "why-kind-other",
    }
}
