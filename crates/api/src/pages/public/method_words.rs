//! How a set adds up, rounds, ranks and classes, in sentences.

use super::parts::edge;
use crate::text::Words;
use criteria::{Blocks, CriteriaSet, LayerKind};
use points::{Mode, RoundTo};

/// The sentences of a set about totals, ranks and bands; blocks are named as they are ranked.
pub(crate) fn figures(set: &CriteriaSet, words: Words, blocks: &[String]) -> Vec<String> {
    let mut said = vec![words.t("method-figures-sum")];
    let layers: Vec<&str> = set
        .final_layers
        .iter()
        .map(|own| layer(words, *own))
        .collect();
    said.push(words.t1("method-figures-layers", "layers", layers.join(", ")));
    let rounding = [
        ("leaf", set.rounding.leaf),
        ("field", set.rounding.field),
        ("total", set.rounding.total),
    ];
    if rounding[..2].iter().all(|(_, to)| to.is_none()) {
        said.push(words.t("method-figures-round-none"));
    }
    for (what, to) in rounding {
        if let Some(to) = to {
            let key = format!("method-figures-round-{what}");
            said.push(words.t2(&key, ("n", u32::from(to.digits)), ("mode", mode(words, to))));
        }
    }
    for (key, section) in [
        ("method-figures-bonus", &set.bonus),
        ("method-figures-penalty", &set.penalty),
    ] {
        if let Some(section) = section {
            let (cap, total) = (words.short(&section.cap), words.short(&set.total));
            said.push(words.t2(key, ("cap", cap), ("total", total)));
        }
    }
    said.push(report::ranking_in_words(&set.ranking, words.lang));
    if blocks.len() > 1 && set.ranking.blocks != Blocks::One {
        said.push(words.t1("method-figures-blocks", "blocks", blocks.join("; ")));
    }
    if !set.bands.is_empty() {
        let bands: Vec<String> = set
            .bands
            .iter()
            .map(|band| format!("{} ({})", band.name, edge(words, band)))
            .collect();
        said.push(words.t1("method-figures-bands", "bands", bands.join("; ")));
    }
    said.push(words.t("method-figures-states"));
    said.push(words.t("method-figures-exact"));
    said
}

fn layer(words: Words, layer: LayerKind) -> &'static str {
    match layer {
        LayerKind::SelfScore => words.pick("điểm tự đánh giá", "self-scored points"),
        LayerKind::Appraised(_) => words.pick("điểm thẩm định", "appraised points"),
        LayerKind::Survey => words.pick("điểm điều tra xã hội học", "survey points"),
        LayerKind::Imported => words.pick("số liệu hệ thống", "figures of another system"),
        LayerKind::Council => words.pick("điểm hội đồng", "points of the council"),
    }
}

fn mode(words: Words, to: RoundTo) -> String {
    words.t(match to.mode {
        Mode::HalfUp => "method-figures-half-up",
        Mode::HalfEven => "method-figures-half-even",
        Mode::Down => "method-figures-other",
    })
}

/// What a reader has to know before comparing.
pub(crate) fn limits(words: Words) -> Vec<String> {
    ["blocks", "years", "points", "small", "hidden-rows"]
        .iter()
        .map(|own| words.t(&format!("method-limit-{own}")))
        .collect()
}
