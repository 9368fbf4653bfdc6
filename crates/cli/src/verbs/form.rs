//! `form`: the self-score workbook of a set, of a round's units, or an appraising body's.

use super::open::{InForce, set_in_force};
use crate::Exit;
use crate::args::Form;
use crate::output::{Output, io_words};
use ::round::{Ran, file_name, read_answers};
use answers::form::{
    AppraiserForm, SelfScoreForm, appraised_leaves, appraiser_form, self_score_form,
};
use criteria::{CriteriaSet, LayerKind, LeafId, NodeKind, Policy};
use finding::{Finding, Text};
use jiff::civil::Date;
use points::Exact;
use scoring::{Outcome, Scored};
use std::path::Path;
use units::Roster;
use workbook::Book;

/// Where the form belongs.
struct Of {
    set: CriteriaSet,
    roster: Roster,
    round: String,
    title: String,
    as_of: Date,
    ran: Option<Ran>,
}

pub(crate) fn run(words: &Form, out: &mut Output) -> Exit {
    let Some(of) = open(words, out) else {
        return Exit::Failed;
    };
    match &words.appraiser {
        Some(name) => appraiser(words, &of, name, out),
        None => self_score(words, &of, out),
    }
}

/// A round's folder gives everything; a set needs a roster only where there are units to name.
fn open(words: &Form, out: &mut Output) -> Option<Of> {
    let folder = Path::new(&words.set);
    if folder.join("round.toml").is_file() {
        let (inputs, _) = super::open::inputs(folder, out)?;
        let manifest = &inputs.manifest;
        let (round, title, as_of) = (manifest.id.clone(), manifest.title.clone(), manifest.as_of);
        let (ran, findings) = ::round::run(&inputs);
        let (set, roster) = match &ran {
            Some(ran) => (ran.set.clone(), ran.roster.clone()),
            None => match read_answers(&inputs).0 {
                Some(read) => (read.set, read.roster),
                None => {
                    out.findings(&findings, true);
                    return None;
                }
            },
        };
        return Some(Of {
            set,
            roster,
            round,
            title,
            as_of,
            ran,
        });
    }
    let (set, mut findings) = set_in_force(&words.set, Path::new("."), InForce::YearEnd);
    let roster = match &words.units {
        None => Roster::new(Vec::new()),
        Some(path) => match std::fs::read_to_string(path) {
            Ok(text) => {
                let (roster, found) = units::read_roster(&path.to_string_lossy(), &text);
                findings.extend(found);
                roster
            }
            Err(error) => {
                let shown = path.display();
                let why = io_words(&error);
                out.say(&Text::new(
                    format!("không đọc được {shown}: {}", why.vi),
                    format!("{shown} cannot be read: {}", why.en),
                ));
                return None;
            }
        },
    };
    let Some(set) = set.filter(|_| !findings.iter().any(Finding::is_error)) else {
        out.findings(&findings, true);
        return None;
    };
    let title = format!("{}, {}", set.title, set.year);
    let as_of = jiff::civil::date(set.year, 12, 31);
    Some(Of {
        round: set.name(),
        set,
        roster,
        title,
        as_of,
        ran: None,
    })
}

fn self_score(words: &Form, of: &Of, out: &mut Output) -> Exit {
    let only = match &words.unit {
        None => None,
        Some(written) => match super::open::unit(&of.roster, written, out) {
            Some(at) => Some(at),
            None => return Exit::Failed,
        },
    };
    let own = of
        .ran
        .as_ref()
        .and_then(|ran| ran.answers.layer(LayerKind::SelfScore));
    let units: Vec<usize> = match only {
        Some(at) => vec![at],
        None => (0..of.roster.len())
            .filter(|at| of.roster.get(*at).is_some_and(units::Unit::is_ranked))
            .collect(),
    };
    let single = words.out.extension().is_some_and(|ending| ending == "xlsx");
    if single && units.len() > 1 {
        out.say(&Text::new(
            format!(
                "{} đơn vị cần {} tệp: ghi --out là một thư mục, hoặc chọn --unit",
                units.len(),
                units.len()
            ),
            format!(
                "{} units need {} files: let --out be a folder, or choose --unit",
                units.len(),
                units.len()
            ),
        ));
        return Exit::Failed;
    }
    let book = |unit: Option<usize>| {
        self_score_form(&SelfScoreForm {
            set: &of.set,
            round: &of.round,
            round_title: &of.title,
            unit: unit.and_then(|at| of.roster.get(at)),
            prefill: own.zip(unit),
            points: None,
            as_of: of.as_of,
        })
    };
    if units.is_empty() {
        return write(&book(None), &words.out, out);
    }
    for at in units {
        let Some(unit) = of.roster.get(at) else {
            continue;
        };
        let path = match single {
            true => words.out.clone(),
            false => words.out.join(format!("{}.xlsx", file_name(unit))),
        };
        let exit = write(&book(Some(at)), &path, out);
        if exit != Exit::Clean {
            return exit;
        }
    }
    Exit::Clean
}

/// The points without shares of a spread maximum: an appraiser types points up to the criterion's own maximum, and the share comes after.
fn on_own_maxima(ran: &Ran) -> Scored {
    let mut set = ran.set.clone();
    for node in &mut set.nodes {
        if let NodeKind::Leaf(leaf) = &mut node.kind {
            for policy in [&mut leaf.when_undefined, &mut leaf.when_not_applicable] {
                if *policy == Policy::Spread {
                    *policy = Policy::Drop;
                }
            }
        }
    }
    scoring::score(&set, &ran.roster, &ran.answers, &ran.settings).0
}

fn appraiser(words: &Form, of: &Of, name: &str, out: &mut Output) -> Exit {
    if appraised_leaves(&of.set, name).is_empty() {
        let mut bodies: Vec<&str> = of
            .set
            .leaf_ids()
            .filter_map(|leaf| of.set.leaf(leaf).appraised_by.as_deref())
            .collect();
        bodies.sort_unstable();
        bodies.dedup();
        let list = bodies.join("; ");
        out.say(&Text::new(
            format!("không có tiêu chí nào do “{name}” thẩm định; bộ tiêu chí giao cho: {list}"),
            format!("no criterion is appraised by \"{name}\"; the set names: {list}"),
        ));
        return Exit::Failed;
    }
    // The points that stand so far: those of the appraisal before, else those computed from the unit's figures.
    let before = LayerKind::Appraised(words.appraisal.saturating_sub(1));
    let own = of.ran.as_ref().map(on_own_maxima);
    let computed = |unit: usize, leaf: LeafId| -> Option<Exact> {
        let scored = own.as_ref()?;
        let mut layers = [before, LayerKind::SelfScore].into_iter();
        layers.find_map(|kind| {
            let layer = scored
                .layers
                .iter()
                .find(|layer| layer.kind == Some(kind))?;
            let score = layer.leaves.get(unit * scored.n_leaves + leaf.index())?;
            (score.outcome == Outcome::Points).then(|| score.points.clone())
        })
    };
    let form = AppraiserForm {
        set: &of.set,
        round: &of.round,
        round_title: &of.title,
        appraiser: name,
        turn: words.appraisal,
        roster: &of.roster,
        own: of
            .ran
            .as_ref()
            .and_then(|ran| ran.answers.layer(LayerKind::SelfScore)),
        computed: &computed,
        as_of: of.as_of,
    };
    write(&appraiser_form(&form), &words.out, out)
}

fn write(book: &Book, path: &Path, out: &mut Output) -> Exit {
    let bytes = match book.to_bytes() {
        Ok(bytes) => bytes,
        Err(error) => {
            out.say(&Text::new(
                format!("không lập được phiếu: {error}"),
                format!("the form cannot be written: {error}"),
            ));
            return Exit::Failed;
        }
    };
    if !out.write_file(path, &bytes) {
        return Exit::Failed;
    }
    let shown = path.display();
    out.say(&Text::new(
        format!("đã ghi {shown}"),
        format!("{shown} written"),
    ));
    Exit::Clean
}
