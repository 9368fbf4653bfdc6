//! The criteria sets of published rounds.

use super::criteria::{set_facts, set_title};
use super::head::address;
use crate::{layout::Layout, seen::Seen, text::Words};
use askama::Template;

#[derive(Template)]
#[template(path = "public/sets.html")]
pub(crate) struct SetsPage {
    pub(crate) page: Layout,
    pub(crate) sets: Vec<SetCard>,
}

/// A set.
pub(crate) struct SetCard {
    digest: String,
    title: String,
    href: String,
    facts: Vec<(String, String)>,
}

/// A card a set, however many rounds use it.
pub(crate) fn cards(rounds: &[std::sync::Arc<Seen>], words: Words) -> Vec<SetCard> {
    let mut cards: Vec<SetCard> = Vec::new();
    for seen in rounds {
        let (set, round) = (seen.set(), seen.manifest());
        let used = (words.t("sets-rounds"), round.title.clone());
        if let Some(own) = cards.iter_mut().find(|own| own.digest == set.digest) {
            own.facts.push(used);
            continue;
        }
        let mut facts = set_facts(set, words);
        facts.remove(0);
        facts.push(used);
        cards.push(SetCard {
            digest: set.digest.clone(),
            title: format!("{} ({})", set_title(set, words.lang), set.name()),
            href: format!("{}/criteria", address(&round.id)),
            facts,
        });
    }
    cards
}
