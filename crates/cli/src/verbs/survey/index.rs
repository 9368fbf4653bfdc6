//! `survey index`: the indices of every survey of a round.

use crate::Exit;
use crate::args::{ByFigure, Format, SurveyIndex};
use crate::output::Output;
use crate::verbs::open::{inputs, print_json, told};
use crate::verbs::rank::context;
use ::round::{Domains, Figures, Ran, SurveyRun, domains_of, figures_of};
use finding::Text;
use points::Exact;
use ranking::CsvKind;
use report::{Cell, Column, Kind, Line, Options, ResultContext, Table};
use std::path::Path;
use survey::{Domain, Estimate};

/// A terminal shows this many lines of a table; files hold all.
const LINES_SHOWN: usize = 400;

pub(crate) fn run(words: &SurveyIndex, out: &mut Output) -> Exit {
    let Some((inputs, mut findings)) = inputs(&words.round, out) else {
        return Exit::Failed;
    };
    let (ran, found) = told(&inputs, None, out);
    findings.extend(found);
    let Some(ran) = ran else {
        out.findings(&findings, true);
        return Exit::Failed;
    };
    let Some(runs) = chosen(&ran, words.survey.as_deref(), out) else {
        out.findings(&findings, false);
        return Exit::Failed;
    };
    let domains = Domains::read(&words.domain);
    let figures = match words.by {
        ByFigure::Factor => Figures::Factors,
        ByFigure::Item => Figures::Items,
    };
    if !known_domain(&runs, &domains, out) {
        return Exit::Failed;
    }
    let surveys = super::surveys(&inputs, &ran, out);
    let context = context(&inputs, &ran, &findings, &surveys, out);
    let said = context.said();
    match words.format {
        Format::Json => {
            let surveys: Vec<serde_json::Value> = runs
                .iter()
                .map(|run| ::round::survey_json(run, &ran.roster, &domains, figures, out.lang))
                .collect();
            let json = serde_json::json!({
                "format": 1,
                "parindex": env!("CARGO_PKG_VERSION"),
                "round": inputs.manifest.id,
                "notices": said,
                "surveys": surveys,
                "findings": findings,
            });
            print_json(out, &json);
        }
        Format::Csv => out.result(&::round::indices_csv(
            &runs,
            &ran.roster,
            (&domains, figures),
            &said,
            out.lang,
            CsvKind::Machine,
        )),
        Format::Text => {
            let mut text = format!("{}\n", inputs.manifest.title);
            for notice in &said {
                text.push_str(&format!("{notice}\n"));
            }
            for run in &runs {
                let table = table(run, &domains, figures, out.lang);
                text.push_str(&format!("\n{}", table.to_text(out.lang, LINES_SHOWN)));
            }
            out.result(&text);
        }
    }
    if let Some(folder) = &words.out
        && !write(folder, &ran, &runs, &context, out)
    {
        return Exit::Failed;
    }
    out.findings(&findings, false);
    out.close(&findings)
}

/// The surveys that are wanted; where there is none, what there is is said.
fn chosen<'r>(ran: &'r Ran, id: Option<&str>, out: &mut Output) -> Option<Vec<&'r SurveyRun>> {
    let runs: Vec<&SurveyRun> = ran
        .surveys
        .iter()
        .filter(|run| id.is_none_or(|id| run.id == id))
        .collect();
    if !runs.is_empty() {
        return Some(runs);
    }
    let ids: Vec<&str> = ran.surveys.iter().map(|run| run.id.as_str()).collect();
    let ids = ids.join(", ");
    out.say(&match (id, ids.is_empty()) {
        (Some(id), false) => Text::new(
            format!("đợt không có cuộc khảo sát “{id}”; có: {ids}"),
            format!("the round has no survey \"{id}\"; there are: {ids}"),
        ),
        _ => Text::new(
            "đợt không có cuộc khảo sát nào tính được (khối [[survey]] trong round.toml)",
            "the round has no survey that could be counted ([[survey]] in round.toml)",
        ),
    });
    None
}

/// Whether any survey has such domains; else the words there are are said.
fn known_domain(runs: &[&SurveyRun], domains: &Domains, out: &mut Output) -> bool {
    let Domains::Question(code) = domains else {
        return true;
    };
    if runs
        .iter()
        .any(|run| domains_of(run, domains).next().is_some())
    {
        return true;
    }
    let traits: Vec<&str> = runs
        .iter()
        .flat_map(|run| &run.instrument.questions)
        .filter(|question| question.role == survey::Role::Demographic)
        .map(|question| question.code.as_str())
        .collect();
    let traits = traits.join(", ");
    out.say(&Text::new(
        format!("không chia được theo “{code}”; có: all, unit, parent, block, mode, every, {traits}"),
        format!("nothing to split by \"{code}\"; there are: all, unit, parent, block, mode, every, {traits}"),
    ));
    false
}

/// The code of a part, factor or item without the word before it.
fn heading_of(run: &SurveyRun, figure: survey::Figure) -> String {
    ::round::figure_code(&run.instrument, figure)
        .split_once(':')
        .map_or_else(String::new, |(_, code)| code.to_owned())
}

/// One line a domain: what was issued and came back, and each figure with its interval.
fn table(run: &SurveyRun, domains: &Domains, figures: Figures, lang: finding::Lang) -> Table {
    let vi = lang == finding::Lang::Vi;
    let word = |one: &str, other: &str| if vi { one } else { other }.to_owned();
    let wanted = figures_of(run, figures);
    let mut columns = vec![
        Column::new(word("Đơn vị", "Unit"), Kind::Words),
        Column::new(word("Phát ra", "Issued"), Kind::Count),
        Column::new(word("Thu về", "Returned"), Kind::Count),
        Column::new(word("Hợp lệ", "Valid"), Kind::Count),
        Column::new(word("Tỷ lệ (%)", "Rate (%)"), Kind::Percent(1)),
    ];
    for (_, figure) in &wanted {
        let heading = match figure {
            survey::Figure::Overall => word("Chỉ số chung", "Overall"),
            _ => heading_of(run, *figure),
        };
        columns.push(Column::new(heading, Kind::Words));
    }
    let lines = domains_of(run, domains)
        .map(|domain| {
            let mut cells = vec![Cell::text(domain.title.get(lang))];
            if domain.hidden {
                cells.resize(5, Cell::text("…"));
                cells.resize(5 + wanted.len(), Cell::text(word("ẩn", "hidden")));
                return Line::new(cells);
            }
            let count = |n: u64| Cell::Number(Exact::from(i64::try_from(n).unwrap_or(i64::MAX)));
            cells.push(domain.issued.map_or(Cell::Empty, count));
            cells.push(count(domain.returned));
            cells.push(count(domain.valid));
            cells.push(rate(domain));
            cells.extend(wanted.iter().map(|(at, _)| {
                let estimate = domain.estimates.get(*at).and_then(Option::as_ref);
                estimate.map_or(Cell::Empty, |own| Cell::text(shown(run, own, lang)))
            }));
            Line::new(cells)
        })
        .collect();
    let index = &run.instrument.index;
    let parts = [
        ::round::formula_words(index.formula),
        ::round::blanks_words(index.blanks),
        ::round::aggregation_words(index.aggregation),
    ];
    let parts: Vec<&str> = parts.iter().map(|part| part.get(lang)).collect();
    let mut notes: Vec<String> = wanted
        .iter()
        .filter(|(_, figure)| *figure != survey::Figure::Overall)
        .map(|(_, figure)| {
            let title = ::round::figure_title(&run.instrument, *figure);
            format!("{}: {}", heading_of(run, *figure), title.get(lang))
        })
        .collect();
    notes.push(format!(
        "{}: {}",
        word("Cách tính", "Method"),
        parts.join("; ")
    ));
    notes.push(word(
        "Trong ngoặc: số người trả lời và khoảng tin cậy 95%.",
        "In brackets: respondents and the 95% interval.",
    ));
    if !run.estimates.margins.is_empty() {
        let titles: Vec<&str> = run
            .estimates
            .margins
            .iter()
            .map(|question| run.instrument.question(*question).title.get(lang))
            .collect();
        let weighted = word(
            "Kết quả gia quyền theo cơ cấu dân số",
            "Results are weighted to population margins of",
        );
        notes.push(format!("{weighted}: {}.", titles.join(", ")));
    }
    if !run.estimates.probability {
        notes.push(word(
            "Không khai mẫu xác suất: khoảng tin cậy tính như mẫu ngẫu nhiên đơn giản.",
            "No probability sample is declared: intervals are computed as of a simple random sample.",
        ));
    }
    if domains_of(run, domains).any(|domain| domain.hidden) {
        let small = run.limits.small_cell;
        notes.push(match lang {
            finding::Lang::Vi => format!("Ẩn: dưới {small} phiếu, hoặc để không suy ra được ô khác dưới {small} phiếu."),
            finding::Lang::En => format!("Hidden: fewer than {small} responses, or so that no other cell of fewer than {small} can be worked out."),
        });
    }
    Table {
        id: "T14",
        sheet: "T14".to_owned(),
        title: format!(
            "{} · {}",
            run.instrument.title.get(lang),
            run.instrument.name()
        ),
        columns,
        lines,
        notes,
    }
}

fn rate(domain: &Domain) -> Cell {
    let rate = ::round::response_rate(domain).and_then(|rate| rate.parse().ok());
    rate.map_or(Cell::Empty, Cell::Number)
}

/// `63,64 (n 11; 35,4–84,8)`.
fn shown(run: &SurveyRun, estimate: &Estimate, lang: finding::Lang) -> String {
    let digits = run.instrument.index.round.map_or(2, |to| to.digits);
    let number = |value: &Exact, digits: u8| match lang {
        finding::Lang::Vi => vietnamese::show_number(value, Some(digits)),
        finding::Lang::En => vietnamese::show_number_en(value, Some(digits)),
    };
    let double = |value: f64| {
        let text = format!("{value:.1}");
        match lang {
            finding::Lang::Vi => text.replace('.', ","),
            finding::Lang::En => text,
        }
    };
    let interval = estimate
        .interval
        .map(|own| format!("; {}–{}", double(own.low), double(own.high)))
        .unwrap_or_default();
    let value = number(&estimate.value, digits);
    format!("{value} (n {}{interval})", estimate.n)
}

/// The indices as CSV, then tables, workbook and charts of each survey.
fn write(
    folder: &Path,
    ran: &Ran,
    runs: &[&SurveyRun],
    context: &ResultContext<'_>,
    out: &mut Output,
) -> bool {
    let said = context.said();
    let csv = |figures| {
        ::round::indices_csv(
            runs,
            &ran.roster,
            (&Domains::Every, figures),
            &said,
            out.lang,
            CsvKind::Machine,
        )
    };
    let files = [
        ("surveys/indices.csv", csv(Figures::Factors)),
        ("surveys/indices-items.csv", csv(Figures::Items)),
        (
            "surveys/covariances.csv",
            ::round::covariances_csv(ran, &said),
        ),
    ];
    let bar = out.counter(&Text::new("tệp đã ghi", "files written"));
    let mut whole = files
        .iter()
        .all(|(name, text)| out.write_file(&folder.join(name), text.as_bytes()));
    let mut n_files = files.len();
    for own in context.surveys {
        if !runs.iter().any(|run| run.id == own.id) {
            continue;
        }
        let written = report::each_survey_result(own, Options::default(), &mut |path, bytes| {
            whole = whole && out.write_file(&folder.join(path), &bytes);
            n_files += 1;
            bar.inc(1);
        });
        if let Err(error) = written {
            bar.finish_and_clear();
            out.say(&Text::new(
                format!("không lập được bảng kết quả: {error}"),
                format!("the result cannot be written: {error}"),
            ));
            return false;
        }
    }
    bar.finish_and_clear();
    let shown = folder.display();
    if whole {
        out.say(&Text::new(
            format!("đã ghi {n_files} tệp vào {shown}"),
            format!("{n_files} files written to {shown}"),
        ));
    }
    whole
}
