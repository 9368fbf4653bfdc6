//! `explain`: the trace of one criterion, or what a unit has not reached.

use super::open::{inputs, print_json, told, unit};
use super::rank::context;
use super::survey::surveys;
use crate::Exit;
use crate::args::{Explain, Format};
use crate::output::Output;
use ::round::{Inputs, Ran};
use criteria::{LeafId, NodeKind};
use finding::{Lang, Text};
use scoring::{KnownDifference, Trace};

pub(crate) fn run(words: &Explain, out: &mut Output) -> Exit {
    let Some((inputs, mut findings)) = inputs(&words.round, out) else {
        return Exit::Failed;
    };
    let (ran, found) = told(&inputs, None, out);
    findings.extend(found);
    let Some(ran) = ran else {
        out.findings(&findings, true);
        return Exit::Failed;
    };
    let Some(at) = unit(&ran.roster, &words.unit, out) else {
        return Exit::Failed;
    };
    let json = words.format == Format::Json;
    let surveys = surveys(&inputs, &ran, out);
    let context = context(&inputs, &ran, &findings, &surveys, out);
    let whole = |kind: &str, value: serde_json::Value| {
        serde_json::json!({
            "format": 1,
            "round": context.round,
            "notices": context.said(),
            kind: value,
        })
    };
    if !json {
        let mut head = format!("{}\n{}\n", context.round_title, context.origin_words());
        for notice in context.notices().into_iter().chain(context.draft_words()) {
            head.push_str(&format!("{notice}\n"));
        }
        head.push_str(&standing(&ran, at, out.lang));
        out.result(&format!("{head}\n"));
    }
    let Some(code) = &words.criterion else {
        let list = scoring::not_reached(
            &ran.set,
            &ran.roster,
            &ran.answers,
            &ran.scored,
            &ran.settings,
            at,
        );
        if json {
            print_json(out, &whole("not_reached", serde_json::json!(list)));
        } else {
            out.result(&list.to_text(out.lang));
        }
        return Exit::Clean;
    };
    let Some(leaves) = leaves_below(&ran, code) else {
        let codes: Vec<&str> = ran
            .set
            .nodes
            .iter()
            .map(|node| node.code.as_str())
            .collect();
        let codes = codes.join(" ");
        out.say(&Text::new(
            format!("bộ tiêu chí không có mã “{code}”; có: {codes}"),
            format!("the set has no code \"{code}\"; there are: {codes}"),
        ));
        return Exit::Failed;
    };
    let traces: Vec<Trace> = leaves
        .into_iter()
        .map(|leaf| trace(&inputs, &ran, at, leaf))
        .collect();
    if json {
        print_json(out, &whole("traces", serde_json::json!(traces)));
    } else {
        let texts: Vec<String> = traces.iter().map(|trace| trace.to_text(out.lang)).collect();
        out.result(&texts.join("\n"));
    }
    Exit::Clean
}

fn trace(inputs: &Inputs, ran: &Ran, unit: usize, leaf: LeafId) -> Trace {
    let known: Vec<KnownDifference> = inputs
        .known
        .iter()
        .map(|known| KnownDifference {
            unit: known.unit.clone(),
            node: known.criterion.clone(),
            published: known.published.clone(),
            part: known.part,
            ratio_digits: known.ratio_digits,
        })
        .collect();
    scoring::explain(
        &ran.set,
        &ran.roster,
        &ran.answers,
        &ran.scored,
        &ran.settings,
        (unit, leaf),
        &known,
    )
}

/// The leaf of this code, or all leaves below the node of this code.
fn leaves_below(ran: &Ran, code: &str) -> Option<Vec<LeafId>> {
    let top = ran.set.find(code)?;
    if matches!(ran.set.node(top).kind, NodeKind::Leaf(_)) {
        return ran.set.find_leaf(code).map(|leaf| vec![leaf]);
    }
    let below = |leaf: &LeafId| {
        let mut node = Some(ran.set.leaves[leaf.index()]);
        while let Some(id) = node {
            if id == top {
                return true;
            }
            node = ran.set.node(id).parent;
        }
        false
    };
    Some(ran.set.leaf_ids().filter(below).collect())
}

/// One line: unit, total, index, rank in its block.
fn standing(ran: &Ran, unit: usize, lang: Lang) -> String {
    let Some(row) = ran.ranked.of_unit(unit) else {
        return String::new();
    };
    let show = |figure: &points::Exact| match lang {
        Lang::Vi => vietnamese::show_number(figure, Some(2)),
        Lang::En => vietnamese::show_number_en(figure, Some(2)),
    };
    let block = ran.ranked.block_name(row).unwrap_or_default();
    let (total, max) = (show(&row.total), show(&row.max));
    let whole = row
        .block
        .and_then(|block| ran.ranked.blocks.get(block))
        .is_some_and(ranking::Block::is_all);
    let place = match (row.rank, lang) {
        (Some(rank), Lang::Vi) if whole => format!("hạng {rank}/{}", row.n),
        (Some(rank), Lang::En) if whole => format!("rank {rank} of {}", row.n),
        (Some(rank), Lang::Vi) => format!("hạng {rank}/{} trong khối {block}", row.n),
        (Some(rank), Lang::En) => format!("rank {rank} of {} in block {block}", row.n),
        (None, Lang::Vi) if row.block.is_none() => "không xếp hạng".to_owned(),
        (None, Lang::En) if row.block.is_none() => "not ranked".to_owned(),
        (None, Lang::Vi) => "chưa đủ kết quả, xếp riêng".to_owned(),
        (None, Lang::En) => "result not complete, listed apart".to_owned(),
    };
    let band = ran
        .ranked
        .band_name(row)
        .map(|band| format!(" · {band}"))
        .unwrap_or_default();
    match lang {
        Lang::Vi => format!(
            "{} ({}): {total}/{max} điểm, {place}{band}\n",
            row.name, row.code
        ),
        Lang::En => format!(
            "{} ({}): {total} of {max} points, {place}{band}\n",
            row.name, row.code
        ),
    }
}
