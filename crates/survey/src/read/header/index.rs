//! Every way in which a question, a choice of one, or its "other" text may be headed.

use super::normal::{code_tokens, label_key, number_tokens, numbered};
use crate::read::answer::Choices;
use crate::{Instrument, QuestionId, QuestionKind};
use finding::Text;
use std::collections::HashMap;

/// What a heading stands for in the instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Target {
    /// The answer to a question.
    Question(QuestionId),
    /// Whether this choice of a question was ticked.
    Tick(QuestionId, u16),
    /// The text beside the choice "other".
    OtherText(QuestionId),
}

impl Target {
    /// The question it belongs to.
    pub(crate) fn question(self) -> QuestionId {
        match self {
            Self::Question(id) | Self::Tick(id, _) | Self::OtherText(id) => id,
        }
    }
}

/// The headings of an instrument.
pub(crate) struct HeadingIndex<'i> {
    /// The instrument.
    pub(crate) instrument: &'i Instrument,
    /// By list of the instrument: its choices as they may be written.
    pub(crate) choices: Vec<Choices>,
    exact: HashMap<String, Target>,
    codes: HashMap<String, Vec<Target>>,
    joined: HashMap<String, Vec<Target>>,
    labels: HashMap<String, Vec<Target>>,
    pairs: HashMap<(String, String), Vec<Target>>,
    numbers: HashMap<String, Vec<Target>>,
    own_numbers: Vec<Option<String>>,
}

impl<'i> HeadingIndex<'i> {
    /// All headings of the instrument. The cost is that of its questions times their choices.
    pub(crate) fn new(instrument: &'i Instrument) -> Self {
        let mut index = Self {
            instrument,
            choices: instrument.lists.iter().map(Choices::new).collect(),
            exact: HashMap::new(),
            codes: HashMap::new(),
            joined: HashMap::new(),
            labels: HashMap::new(),
            pairs: HashMap::new(),
            numbers: HashMap::new(),
            own_numbers: Vec::new(),
        };
        for at in 0..instrument.questions.len() {
            let Ok(id) = u16::try_from(at).map(QuestionId) else {
                break;
            };
            index.add(id);
        }
        index
    }

    fn add(&mut self, id: QuestionId) {
        let question = self.instrument.question(id);
        let whole = Target::Question(id);
        let mut paths = vec![question.code.clone()];
        for group in question.groups.iter().rev() {
            let last = paths.last().cloned().unwrap_or_default();
            paths.push(format!("{group}/{last}"));
        }
        for path in &paths {
            self.code(path, whole);
        }
        if question.code.contains('_') {
            // LimeSurvey allows no `_` in codes: `residence_type` is `residencetype` there.
            let joined = question.code.replace('_', "").to_lowercase();
            put(&mut self.joined, joined, whole);
        }
        let numbers = number_tokens(&question.code);
        if let Some(numbers) = &numbers {
            put(&mut self.numbers, numbers.clone(), whole);
        }
        self.own_numbers.push(numbers);
        let titles = spellings(&question.title);
        let headings = spellings(&question.heading);
        for title in &titles {
            put(&mut self.labels, title.clone(), whole);
            for heading in &headings {
                put(&mut self.pairs, (heading.clone(), title.clone()), whole);
                for between in [" ", ": ", " - ", ". ", "/"] {
                    put(
                        &mut self.labels,
                        format!("{heading}{between}{title}"),
                        whole,
                    );
                }
            }
        }
        if !matches!(
            question.kind,
            QuestionKind::One { .. } | QuestionKind::Many { .. }
        ) {
            return;
        }
        let many = matches!(question.kind, QuestionKind::Many { .. });
        for (at, choice) in self.instrument.choices(id).iter().enumerate() {
            let Ok(at) = u16::try_from(at) else { break };
            let tick = Target::Tick(id, at);
            let mut words = spellings(&choice.title);
            words.extend(choice.also.iter().map(|text| label_key(text)));
            let code = label_key(&choice.code);
            if many {
                for path in &paths {
                    self.code(&format!("{path}/{}", choice.code), tick);
                }
            }
            words.push(code);
            for word in words.iter().filter(|word| !word.is_empty()) {
                for title in &titles {
                    put(&mut self.pairs, (title.clone(), word.clone()), tick);
                }
                put(
                    &mut self.pairs,
                    (label_key(&question.code), word.clone()),
                    tick,
                );
            }
        }
        self.add_other(id, &paths, &titles);
    }

    /// The columns that tools give the text of "other".
    fn add_other(&mut self, id: QuestionId, paths: &[String], titles: &[String]) {
        let text = Target::OtherText(id);
        let taken = |own: &Self, code: &str| {
            code_tokens(code).is_some_and(|key| own.codes.contains_key(&key))
        };
        for path in paths {
            for end in ["other", "other_text", "khac", "khac_ghi_ro"] {
                let code = format!("{path}_{end}");
                // `q2_other` is the text, `q2/other` the tick, although their letters are the same.
                if self.instrument.find(&code).is_none() {
                    self.exact.insert(code.to_lowercase(), text);
                }
                if !taken(self, &code) {
                    self.code(&code, text);
                }
            }
        }
        for title in titles {
            for word in [
                "khác (ghi rõ)",
                "khác, ghi rõ",
                "ghi rõ",
                "ý kiến khác",
                "other (specify)",
                "specify other",
                "other",
            ] {
                let key = (title.clone(), word.to_owned());
                self.pairs.entry(key).or_insert_with(|| vec![text]);
            }
        }
    }

    fn code(&mut self, path: &str, target: Target) {
        if let Some(tokens) = code_tokens(path) {
            put(&mut self.codes, tokens, target);
        }
    }

    /// By code, with or without groups.
    pub(crate) fn by_code(&self, text: &str) -> Vec<Target> {
        if let Some(target) = self.exact.get(&text.trim().to_lowercase()) {
            return vec![*target];
        }
        let found = code_tokens(text).and_then(|tokens| self.codes.get(&tokens));
        let found = found
            .or_else(|| self.joined.get(&text.trim().to_lowercase()))
            .cloned()
            .unwrap_or_default();
        // A question named q2_1 comes before choice 1 of q2.
        let questions: Vec<Target> = found
            .iter()
            .copied()
            .filter(|target| matches!(target, Target::Question(_)))
            .collect();
        if questions.is_empty() {
            found
        } else {
            questions
        }
    }
    /// By title, or heading and title in one. `text` is a label key.
    pub(crate) fn by_label(&self, text: &str) -> Vec<Target> {
        self.labels.get(text).cloned().unwrap_or_default()
    }
    /// By heading and title, or question and choice. Both are label keys.
    pub(crate) fn by_pair(&self, first: &str, second: &str) -> Vec<Target> {
        let key = (first.to_owned(), second.to_owned());
        self.pairs.get(&key).cloned().unwrap_or_default()
    }
    /// By the numbers of its code.
    pub(crate) fn by_numbers(&self, numbers: &str) -> Vec<Target> {
        self.numbers.get(numbers).cloned().unwrap_or_default()
    }
    /// The numbers of a question's code.
    pub(crate) fn numbers_of(&self, id: QuestionId) -> Option<&str> {
        self.own_numbers.get(id.index())?.as_deref()
    }
    /// The choices of a question as they may be written.
    pub(crate) fn choices_of(&self, id: QuestionId) -> Option<&Choices> {
        match self.instrument.question(id).kind {
            QuestionKind::One { list, .. } | QuestionKind::Many { list, .. } => {
                self.choices.get(list)
            }
            _ => None,
        }
    }
}

/// Both languages, with and without a number in front.
fn spellings(text: &Text) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for words in [&text.vi, &text.en] {
        let key = label_key(words);
        let bare = numbered(&key).map(|parts| parts.rest.to_owned());
        for spelling in [Some(key), bare].into_iter().flatten() {
            if !spelling.is_empty() && !out.contains(&spelling) {
                out.push(spelling);
            }
        }
    }
    out
}

fn put<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Vec<Target>>, key: K, target: Target) {
    let list = map.entry(key).or_default();
    if !list.contains(&target) {
        list.push(target);
    }
}
