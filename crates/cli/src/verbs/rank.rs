//! `rank`: the main job.

use super::groups::Grouped;
use super::open::{inputs, print_json, told};
use super::survey::surveys;
use crate::Exit;
use crate::args::{By, Format, Rank};
use crate::output::Output;
use ::round::{Inputs, Ran};
use finding::{Finding, Text};
use ranking::{CsvKind, RankJson, ranking_csv};
use report::{Charts, Options, ResultContext, SurveyContext};
use std::path::Path;

/// A terminal shows this many lines of a block; files hold all.
const LINES_SHOWN: usize = 400;

pub(crate) fn run(words: &Rank, out: &mut Output) -> Exit {
    let Some((mut inputs, mut findings)) = inputs(&words.round, out) else {
        return Exit::Failed;
    };
    let level = match words
        .level
        .as_deref()
        .map(|word| (word, units::Level::read(word)))
    {
        Some((word, None)) => {
            out.say(&Text::new(
                format!("không có cấp “{word}”; có commune, district, department, province"),
                format!("no level \"{word}\"; there are commune, district, department, province"),
            ));
            return Exit::Failed;
        }
        Some((_, level)) => level,
        None => None,
    };
    let (ran, found) = told(&inputs, level, out);
    findings.extend(found);
    let Some(mut ran) = ran else {
        out.findings(&findings, true);
        return Exit::Failed;
    };
    if let Some(name) = &words.set
        && !try_out(
            name,
            (words, level),
            &mut inputs,
            &mut ran,
            &mut findings,
            out,
        )
    {
        return Exit::Failed;
    }
    let grouped = match words.groups.as_deref() {
        Some(file) => match Grouped::of(words, file, &ran, &mut findings, out) {
            Some(grouped) => Some(grouped),
            None => return Exit::Failed,
        },
        None => None,
    };
    let surveys = surveys(&inputs, &ran, out);
    let context = context(&inputs, &ran, &findings, &surveys, out);
    match (words.by, &grouped) {
        (Some(By::Content), _) if !by_content(words.format, &context, out) => return Exit::Failed,
        (Some(By::Group), Some(grouped)) => grouped.print(words.format, &context, out),
        (Some(By::Group), None) => {
            out.say(&Text::new(
                "--by group cần --groups TỆP.csv",
                "--by group needs --groups FILE.csv",
            ));
            return Exit::Failed;
        }
        (Some(By::Content), _) => {}
        (None, _) => print(words.format, &context, &inputs, grouped.as_ref(), out),
    }
    if let Some(grouped) = &grouped {
        // A table for programs holds the ranking alone: `--by group` prints the other.
        if words.by != Some(By::Group) && words.format == Format::Text {
            grouped.print_below(&context, out);
        }
        if let Some(folder) = &words.out
            && !grouped.write(folder, &context, out)
        {
            return Exit::Failed;
        }
    }
    if let Some(folder) = &words.out
        && !(write(words, folder, &context, out) && covariances(folder, &ran, &context, out))
    {
        return Exit::Failed;
    }
    out.findings(&findings, false);
    out.close(&findings)
}

/// Writes every file of the result, with a bar on a terminal, and says how many.
fn write(words: &Rank, folder: &Path, context: &ResultContext<'_>, out: &mut Output) -> bool {
    let mut options = Options {
        charts: if words.no_charts {
            Charts::None
        } else {
            Charts::Units
        },
        ..Options::default()
    };
    if words.all_pictures {
        options.most_unit_pictures = usize::MAX;
    }
    let bar = out.counter(&Text::new("tệp đã ghi", "files written"));
    let (mut n_files, mut whole) = (0_usize, true);
    let written = report::each_result(context, options, &mut |path, bytes| {
        whole = whole && out.write_file(&folder.join(path), &bytes);
        n_files += 1;
        bar.inc(1);
    });
    bar.finish_and_clear();
    if let Err(error) = written {
        out.say(&Text::new(
            format!("không lập được bảng kết quả: {error}"),
            format!("the result cannot be written: {error}"),
        ));
        return false;
    }
    let shown = folder.display();
    if whole {
        out.say(&Text::new(
            format!("đã ghi {n_files} tệp vào {shown}"),
            format!("{n_files} files written to {shown}"),
        ));
    }
    whole
}

/// What rank intervals will draw from; internal, nothing of a hidden unit stands in it.
fn covariances(folder: &Path, ran: &Ran, context: &ResultContext<'_>, out: &mut Output) -> bool {
    if ran.links.is_empty() {
        return true;
    }
    let text = ::round::covariances_csv(ran, &context.said());
    out.write_file(&folder.join("surveys/covariances.csv"), text.as_bytes())
}

/// Points by reform content, block by block; whether the set names any.
fn by_content(format: Format, context: &ResultContext<'_>, out: &mut Output) -> bool {
    let mut any = false;
    for block in 0..context.ranked.blocks.len() {
        if let Some(table) = report::by_content(context, block) {
            match format {
                Format::Csv => out.result(&table.to_csv(CsvKind::Machine)),
                _ => out.result(&format!("{}\n", table.to_text(context.lang, LINES_SHOWN))),
            }
            any = true;
        }
    }
    if !any {
        out.say(&Text::new(
            "bộ tiêu chí không ghi tiêu chí nào thuộc nội dung cải cách nào (khóa `content`)",
            "the set names no reform content of any criterion (key `content`)",
        ));
    }
    any
}

/// Puts another set in the place of the round's own: its answers are read under their own set, then taken over. Every output says that it is a try-out.
fn try_out(
    name: &str,
    (words, level): (&Rank, Option<units::Level>),
    inputs: &mut Inputs,
    ran: &mut Ran,
    findings: &mut Vec<Finding>,
    out: &mut Output,
) -> bool {
    let Some(other) = super::compared_sets::sound_set_from(name, &inputs.folder, out) else {
        return false;
    };
    if other.digest == ran.set.digest {
        return true;
    }
    let mut entrants = ranking::Entrant::all(&ran.roster);
    if let Some(level) = level {
        for (entrant, unit) in entrants.iter_mut().zip(ran.roster.units()) {
            entrant.block = entrant.block.take().filter(|_| unit.level == level);
        }
    }
    let options = compare::Options {
        accept_proposals: words.accept_proposals,
    };
    let without = words.without.map_or(compare::Without::Missing, Into::into);
    let mut tried = compare::what_if(
        (&ran.set, &ran.answers),
        &other,
        (&ran.roster, &entrants),
        &ran.settings,
        &options,
        without,
    );
    if level.is_some() {
        tried.ranked.rows.retain(|row| row.block.is_some());
    }
    let said = compare::what_if_words(&ran.set, &other.name());
    let said = said.get(out.lang).to_owned();
    inputs.manifest.notice = Some(match inputs.manifest.notice.take() {
        Some(notice) => format!("{said}. {notice}"),
        None => said,
    });
    ran.set = tried.set;
    ran.answers = tried.answers;
    ran.scored = tried.scored;
    ran.ranked = tried.ranked;
    // What ties survey leaves to their samples speaks of leaves of the other set.
    ran.links.clear();
    findings.extend(tried.findings);
    true
}

/// What tables and charts look at.
pub(crate) fn context<'a>(
    inputs: &'a Inputs,
    ran: &'a Ran,
    findings: &'a [Finding],
    surveys: &'a [SurveyContext<'a>],
    out: &Output,
) -> ResultContext<'a> {
    let manifest = &inputs.manifest;
    ResultContext {
        set: &ran.set,
        scored: &ran.scored,
        ranked: &ran.ranked,
        roster: Some(&ran.roster),
        surveys,
        running: ran.settings.running,
        answers: Some(&ran.answers),
        findings,
        round: &manifest.id,
        round_title: &manifest.title,
        notice: manifest.notice.as_deref(),
        agency: manifest.agency.as_deref(),
        draft: manifest.act.is_none(),
        as_of: manifest.as_of,
        lang: out.lang,
        program: env!("CARGO_PKG_VERSION"),
    }
}

/// The ranking's JSON with what groups come to behind it.
#[derive(serde::Serialize)]
struct WithGroups {
    #[serde(flatten)]
    ranking: RankJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<serde_json::Value>,
}

fn print(
    format: Format,
    context: &ResultContext<'_>,
    inputs: &Inputs,
    grouped: Option<&Grouped>,
    out: &mut Output,
) {
    match format {
        Format::Json => {
            let version = env!("CARGO_PKG_VERSION");
            let json = RankJson::new(
                version,
                &inputs.manifest.id,
                context.set,
                context.ranked,
                context.findings,
            );
            let json = WithGroups {
                ranking: json.saying(&context.said()),
                groups: grouped.map(|grouped| grouped.json(context)),
            };
            print_json(out, &json);
        }
        Format::Csv => out.result(&ranking_csv(
            context.set,
            context.ranked,
            &context.said(),
            CsvKind::Machine,
        )),
        Format::Text => {
            let mut text = format!("{}\n", context.round_title);
            text.push_str(&format!("{}\n", context.origin_words()));
            for notice in context.notices().into_iter().chain(context.draft_words()) {
                text.push_str(&format!("{notice}\n"));
            }
            for block in 0..context.ranked.blocks.len() {
                let table = report::overall(context, block);
                text.push_str(&format!("\n{}", table.to_text(context.lang, LINES_SHOWN)));
            }
            out.result(&text);
        }
    }
}
