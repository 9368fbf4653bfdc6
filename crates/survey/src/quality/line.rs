//! One line of the page, and how its verdict is found.

use finding::{Lang, Text};
use points::Exact;

/// What a line says of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Tốt.
    Good,
    /// Cần xem.
    Look,
    /// Không dùng được.
    Unusable,
}

impl Verdict {
    /// The words on screen.
    #[must_use]
    pub fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Good, Lang::Vi) => "tốt",
            (Self::Good, Lang::En) => "good",
            (Self::Look, Lang::Vi) => "cần xem",
            (Self::Look, Lang::En) => "take a look",
            (Self::Unusable, Lang::Vi) => "không dùng được",
            (Self::Unusable, Lang::En) => "not usable",
        }
    }

    /// A share that should be large: good from `good` percent, worth a look from `look`. Nothing of nothing has no verdict.
    pub(crate) fn of_large(part: u64, whole: u64, good: u64, look: u64) -> Option<Self> {
        let reaches =
            |percent: u64| u128::from(part) * 100 >= u128::from(percent) * u128::from(whole);
        (whole > 0).then(|| Self::of(reaches(good), reaches(look)))
    }
    /// A share that should be small: good up to `good` percent, worth a look up to `look`.
    pub(crate) fn of_small(part: u64, whole: u64, good: u64, look: u64) -> Option<Self> {
        let stays =
            |percent: u64| u128::from(part) * 100 <= u128::from(percent) * u128::from(whole);
        (whole > 0).then(|| Self::of(stays(good), stays(look)))
    }
    pub(crate) fn of(good: bool, look: bool) -> Self {
        match (good, look) {
            (true, _) => Self::Good,
            (false, true) => Self::Look,
            (false, false) => Self::Unusable,
        }
    }
}

/// One line: what is measured, what came out, and what that means.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct QualityLine {
    /// Stable name, kebab-case: `response-rate`.
    pub key: String,
    /// What is measured, in Vietnamese.
    pub vi: String,
    /// What is measured, in English.
    pub en: String,
    /// What came out, in both languages.
    pub value: Text,
    /// What it means; `None` where the line only informs.
    pub verdict: Option<Verdict>,
    /// Where the verdict changes.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub scale: Text,
}

impl QualityLine {
    pub(crate) fn new(
        key: &str,
        vi: impl Into<String>,
        en: impl Into<String>,
        value: Text,
    ) -> Self {
        Self {
            key: key.to_owned(),
            vi: vi.into(),
            en: en.into(),
            value,
            verdict: None,
            scale: Text::default(),
        }
    }
    pub(crate) fn judged(mut self, verdict: Option<Verdict>, vi: &str, en: &str) -> Self {
        self.verdict = verdict;
        if verdict.is_some() {
            self.scale = Text::new(vi, en);
        }
        self
    }
    /// What is measured, in one language.
    #[must_use]
    pub fn label(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// `97,5%`, one digit, half up; a dash for nothing of nothing.
pub(crate) fn percent(part: u64, whole: u64) -> Text {
    let exact = |count: u64| Exact::from(i64::try_from(count).unwrap_or(i64::MAX));
    let share = exact(part).times(&Exact::from(100_i64)).over(&exact(whole));
    match share.filter(|_| whole > 0) {
        Some(share) => Text::new(
            vietnamese::show_percent(&share, Some(1)),
            vietnamese::show_percent_en(&share, Some(1)),
        ),
        None => Text::same("–"),
    }
}

/// `1.234` and `1,234`.
pub(crate) fn number(count: u64) -> Text {
    let exact = Exact::from(i64::try_from(count).unwrap_or(i64::MAX));
    Text::new(
        vietnamese::show_number(&exact, None),
        vietnamese::show_number_en(&exact, None),
    )
}

/// A number of responses; from 1 to under the small cell it is not told.
pub(crate) fn number_from(count: u64, small_cell: u32) -> Text {
    match (1..u64::from(small_cell)).contains(&count) {
        true => Text::new(format!("dưới {small_cell}"), format!("under {small_cell}")),
        false => number(count),
    }
}

/// `38.765 (97,5%)`.
pub(crate) fn number_of(part: u64, whole: u64) -> Text {
    let (count, share) = (number(part), percent(part, whole));
    Text::new(
        format!("{} ({})", count.vi, share.vi),
        format!("{} ({})", count.en, share.en),
    )
}

/// Several texts in one.
pub(crate) fn joined(texts: &[Text], by: &str) -> Text {
    let join = |lang: Lang| {
        let words: Vec<&str> = texts.iter().map(|text| text.get(lang)).collect();
        words.join(by)
    };
    Text::new(join(Lang::Vi), join(Lang::En))
}

/// `label: value`.
pub(crate) fn labelled(label: &Text, value: &Text) -> Text {
    Text::new(
        format!("{}: {}", label.vi, value.vi),
        format!("{}: {}", label.en, value.en),
    )
}
