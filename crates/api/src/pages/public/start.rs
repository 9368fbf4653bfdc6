//! The first page: what has been published.

use super::head::{act_words, address};
use super::shown::Shown;
use crate::{layout::Layout, seen::Seen, text::Words};
use askama::Template;

#[derive(Template)]
#[template(path = "public/start.html")]
pub(crate) struct StartPage {
    pub(crate) page: Layout,
    pub(crate) rounds: Vec<RoundCard>,
}

/// A published round.
pub(crate) struct RoundCard {
    title: String,
    href: String,
    units: String,
    set: String,
    act: String,
    as_of: String,
    notices: Vec<String>,
}

impl RoundCard {
    pub(crate) fn of(seen: &Seen, shown: &Shown, words: Words) -> Self {
        let set = seen.set();
        let ranked = seen
            .rows
            .iter()
            .filter(|row| row.block.is_some() && row.complete != Some(false));
        Self {
            title: shown.title.clone(),
            href: address(&shown.id),
            units: ranked.count().to_string(),
            set: format!("{} ({})", set.name(), set.status.words(words.lang)),
            act: act_words(shown.act(), words),
            as_of: words.day(shown.as_of),
            notices: shown.notices.clone(),
        }
    }
}
