//! The choices of a list as they may be written.

use crate::{ChoiceList, MAX_CHOICES};
use std::collections::HashMap;
use vietnamese::key;

/// The wordings of a list: codes, titles in both languages, earlier wordings.
#[derive(Debug)]
pub(crate) struct Choices {
    words: HashMap<String, Option<u8>>,
    codes: HashMap<String, u8>,
    small: [u8; 256],
    other: Option<u8>,
    joinable: Vec<(String, u8)>,
}

impl Choices {
    /// The wordings of a list. One that two choices share means neither.
    pub(crate) fn new(list: &ChoiceList) -> Self {
        let mut choices = Self {
            words: HashMap::new(),
            codes: HashMap::new(),
            small: [0; 256],
            other: None,
            joinable: Vec::new(),
        };
        for (at, choice) in list
            .choices
            .iter()
            .take(usize::from(MAX_CHOICES))
            .enumerate()
        {
            let Ok(code) = u8::try_from(at + 1) else {
                break;
            };
            let name = key(&choice.code);
            if let Ok(number) = choice.code.trim().parse::<u8>() {
                choices.small[usize::from(number)] = code;
            }
            choices.codes.entry(name.clone()).or_insert(code);
            let texts = [&choice.title.vi, &choice.title.en];
            for text in texts.into_iter().chain(&choice.also) {
                choices.word(key(text), code);
            }
            if is_other(&name)
                || is_other(&key(&choice.title.vi))
                || is_other(&key(&choice.title.en))
            {
                choices.other.get_or_insert(code);
            }
        }
        // A code is never taken for another choice's title.
        for (name, code) in choices.codes.clone() {
            choices.words.insert(name, Some(code));
        }
        choices.joinable = choices
            .words
            .iter()
            .filter_map(|(word, code)| code.map(|code| (word.clone(), code)))
            .collect();
        choices
            .joinable
            .sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        choices
    }

    fn word(&mut self, word: String, code: u8) {
        if word.is_empty() {
            return;
        }
        let known = self.words.entry(word).or_insert(Some(code));
        if *known != Some(code) {
            *known = None;
        }
    }

    /// The choice that is written exactly so; `text` is a key.
    pub(crate) fn code_of(&self, text: &str) -> Option<u8> {
        self.words.get(text).copied().flatten()
    }
    /// The choice of this code alone, not of a title.
    pub(crate) fn by_code(&self, text: &str) -> Option<u8> {
        self.codes.get(text).copied()
    }
    /// The choice whose code is this number; 0: none.
    pub(crate) fn by_number(&self, number: u8) -> u8 {
        self.small[usize::from(number)]
    }
    /// The choice that says "other".
    pub(crate) fn other(&self) -> Option<u8> {
        self.other
    }
    /// All wordings, longest first.
    pub(crate) fn longest_first(&self) -> &[(String, u8)] {
        &self.joinable
    }
}

fn is_other(text: &str) -> bool {
    matches!(
        text,
        "other"
            | "-oth-"
            | "khác"
            | "khac"
            | "ý kiến khác"
            | "khác (ghi rõ)"
            | "khác, ghi rõ"
            | "other (specify)"
            | "qua hình thức khác (ghi rõ)"
    )
}
