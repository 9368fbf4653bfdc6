//! `rank --groups`: indices of groups of units beside the ranking.

use super::open::print_json;
use crate::args::{Format, OfGroup, Rank};
use crate::output::Output;
use ::round::Ran;
use finding::{Finding, Text};
use report::{Groups, ResultContext};
use scoring::{GroupRule, GroupScore};
use std::path::Path;
use units::{Group, Roster};

/// A terminal shows this many lines; files hold all.
const LINES_SHOWN: usize = 400;
/// A file of groups is a list of units; what is larger is something else.
const MOST_BYTES: u64 = 4_000_000;

/// The groups of the file; `None` where it cannot be read, which is said.
fn read(file: &Path, roster: &Roster, out: &mut Output) -> Option<(Vec<Group>, Vec<Finding>)> {
    let small = std::fs::metadata(file).map(|about| about.len() <= MOST_BYTES);
    let text = match small {
        Ok(true) => std::fs::read_to_string(file).map_err(|error| error.to_string()),
        Ok(false) => Err("over 4 MB".to_owned()),
        Err(error) => Err(error.to_string()),
    };
    let shown = file.display();
    match text {
        Ok(text) => Some(units::read_groups(&shown.to_string(), &text, roster)),
        Err(error) => {
            out.say(&Text::new(
                format!("không đọc được tệp nhóm đơn vị {shown}: {error}"),
                format!("the file of groups {shown} cannot be read: {error}"),
            ));
            None
        }
    }
}

/// Groups with their scores.
pub(crate) struct Grouped {
    scores: Vec<GroupScore>,
    rule: GroupRule,
    weights_from: Option<String>,
}

impl Grouped {
    /// The groups of the words, scored; `None` where they cannot be, which is said.
    pub(crate) fn of(
        words: &Rank,
        file: &Path,
        ran: &Ran,
        findings: &mut Vec<Finding>,
        out: &mut Output,
    ) -> Option<Self> {
        let rule = match (words.rule, &words.weights) {
            (Some(OfGroup::Pooled), None) => GroupRule::Pooled,
            (Some(OfGroup::Mean) | None, None) => GroupRule::Mean,
            (Some(OfGroup::Weights), _) | (None, Some(_)) => GroupRule::Weights,
            (Some(_), Some(_)) => {
                out.say(&Text::new(
                    "--weights chỉ dùng với --rule weights",
                    "--weights goes with --rule weights only",
                ));
                return None;
            }
        };
        let (mut groups, found) = read(file, &ran.roster, out)?;
        findings.extend(found);
        let weights_from = match &words.weights {
            Some(source) => Some(weigh(&mut groups, source, ran, out)?),
            None => None,
        };
        let scores = scoring::score_groups(
            &ran.set,
            &ran.roster,
            &ran.answers,
            &ran.scored,
            &ran.settings,
            (&groups, rule),
        );
        Some(Self {
            scores,
            rule,
            weights_from,
        })
    }

    fn shown(&self) -> Groups<'_> {
        Groups {
            scores: &self.scores,
            rule: self.rule,
            weights_from: self.weights_from.as_deref(),
        }
    }

    /// Prints the table alone, as text or as CSV.
    pub(crate) fn print(&self, format: Format, context: &ResultContext<'_>, out: &mut Output) {
        match format {
            // The same bytes as the file.
            Format::Csv => match report::group_files(context, self.shown()) {
                Ok(files) => {
                    let csv = files.iter().find(|(name, _)| name == "groups.csv");
                    let text = csv.and_then(|(_, bytes)| std::str::from_utf8(bytes).ok());
                    out.result(text.unwrap_or_default());
                }
                Err(error) => out.say(&Text::same(error.to_string())),
            },
            Format::Json => print_json(
                out,
                &serde_json::json!({ "format": 1, "groups": self.json(context) }),
            ),
            Format::Text => out.result(&format!(
                "{}\n{}",
                context.said().join("\n"),
                report::groups(context, self.shown()).to_text(context.lang, LINES_SHOWN)
            )),
        }
    }

    /// Prints the table below the ranking.
    pub(crate) fn print_below(&self, context: &ResultContext<'_>, out: &mut Output) {
        let table = report::groups(context, self.shown());
        out.result(&format!("\n{}", table.to_text(context.lang, LINES_SHOWN)));
    }

    /// Groups, their rule and what has to be said of them. Every figure is a decimal text.
    pub(crate) fn json(&self, context: &ResultContext<'_>) -> serde_json::Value {
        let unit = |at: usize| {
            let unit = context.roster.and_then(|roster| roster.get(at));
            let code = unit.map_or("", |unit| unit.code.as_str());
            let name = unit.map(units::Unit::display_name);
            serde_json::json!({ "code": code, "name": name })
        };
        let figure = |figure: &points::Exact| ranking::decimal_text(figure);
        let member = |(at, weight): &(usize, Option<points::Exact>)| {
            let mut json = unit(*at);
            let weight = weight.as_ref().filter(|_| self.rule == GroupRule::Weights);
            let summary = context.scored.summaries.get(*at);
            json["index"] = summary.map(|own| figure(&own.index)).into();
            json["weight"] = weight.map(figure).into();
            json
        };
        let groups = self.scores.iter().map(|own| {
            serde_json::json!({
                "name": own.name,
                "kind": own.kind.key(),
                "index": own.index.as_ref().map(figure),
                "n_units": own.members.len(),
                "pooled_max": own.pooled_of.as_ref().map(|(pooled, _)| figure(pooled)),
                "members": own.members.iter().map(member).collect::<Vec<_>>(),
                "left_out": own.left_out.iter().map(|at| unit(*at)).collect::<Vec<_>>(),
            })
        });
        let rule = match self.rule {
            GroupRule::Pooled => "pooled",
            GroupRule::Mean => "mean",
            GroupRule::Weights => "weights",
        };
        serde_json::json!({
            "rule": rule,
            "weights_from": self.weights_from,
            "notes": report::group_notes(context, self.shown()),
            "groups": groups.collect::<Vec<_>>(),
        })
    }

    /// Writes the table's files; false where that fails.
    pub(crate) fn write(
        &self,
        folder: &Path,
        context: &ResultContext<'_>,
        out: &mut Output,
    ) -> bool {
        match report::group_files(context, self.shown()) {
            Ok(files) => files
                .iter()
                .all(|(name, bytes)| out.write_file(&folder.join(name), bytes)),
            Err(error) => {
                out.say(&Text::new(
                    format!("không lập được bảng nhóm đơn vị: {error}"),
                    format!("the table of groups cannot be written: {error}"),
                ));
                false
            }
        }
    }
}

/// Puts the weights of a column of the roster, or of an input `LEAF/NAME`, in the place of the file's; where they come from, or `None` where there is no such column or input, which is said.
fn weigh(groups: &mut [Group], source: &str, ran: &Ran, out: &mut Output) -> Option<String> {
    let given: Vec<Option<points::Exact>> = if let Some((leaf, input)) = source.split_once('/') {
        let found = ran.set.find_leaf(leaf);
        let found = found.filter(|leaf| ran.set.input_slot(*leaf, input).is_some());
        let Some(leaf) = found else {
            out.say(&Text::new(
                format!(
                    "không có số liệu “{source}” trong bộ tiêu chí; ghi MÃ TIÊU CHÍ/TÊN SỐ LIỆU"
                ),
                format!("the set has no input \"{source}\"; write LEAF/INPUT"),
            ));
            return None;
        };
        scoring::standing_numbers(
            &ran.set,
            &ran.roster,
            &ran.answers,
            &ran.scored,
            &ran.settings,
            (leaf, input),
        )
    } else if let Some(figures) = ran.roster.figures(source) {
        figures.to_vec()
    } else {
        out.say(&Text::new(
            format!("danh sách đơn vị không có cột số “{source}” (population, households, area, weight)"),
            format!("the roster has no column of figures \"{source}\" (population, households, area, weight)"),
        ));
        return None;
    };
    for (unit, weight) in groups.iter_mut().flat_map(|group| &mut group.members) {
        let own = given.get(*unit).cloned().flatten();
        *weight = own.filter(|weight| !weight.is_negative());
    }
    let from = if source.contains('/') {
        Text::new(
            format!("số liệu {source} của các đơn vị"),
            format!("the units' input {source}"),
        )
    } else {
        Text::new(
            format!("cột {source} của danh sách đơn vị"),
            format!("the column {source} of the roster"),
        )
    };
    Some(from.get(out.lang).to_owned())
}
