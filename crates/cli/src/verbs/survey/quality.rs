//! `survey quality`: one page on how good the responses are.

use super::check::of_files;
use crate::Exit;
use crate::args::{Format, SurveyCheck, SurveyQuality};
use crate::output::Output;
use crate::verbs::open::{inputs, print_json, stepping, told};
use crate::verbs::rank::context;
use finding::{Finding, Text};
use survey::Quality;

pub(crate) fn run(words: &SurveyQuality, out: &mut Output) -> Exit {
    let Some((pages, said, findings)) = pages(words, out) else {
        return Exit::Failed;
    };
    match words.format {
        Format::Json => {
            let json = serde_json::json!({
                "format": 1,
                "parindex": env!("CARGO_PKG_VERSION"),
                "notices": said,
                "pages": pages,
                "findings": findings,
            });
            print_json(out, &json);
        }
        Format::Text | Format::Csv => {
            for line in said {
                out.result(&format!("{line}\n"));
            }
            for page in &pages {
                out.result(&format!("\n{}", page.to_text(out.lang)));
            }
        }
    }
    out.findings(&findings, false);
    out.close(&findings)
}

/// A page for each survey, what every output has to say, and findings.
fn pages(
    words: &SurveyQuality,
    out: &mut Output,
) -> Option<(Vec<Quality>, Vec<String>, Vec<Finding>)> {
    if let Some(instrument) = &words.instrument {
        let check = SurveyCheck {
            paths: words.paths.clone(),
            instrument: Some(instrument.clone()),
            units: words.units.clone(),
            save: false,
            format: words.format,
        };
        let (asked, roster, mut findings) = of_files(&check, instrument, out)?;
        let mut pages = Vec::new();
        for own in &asked {
            let (page, found) = stepping(out, |progress| {
                ::round::quality_of_files(&own.found, &roster, progress)
            });
            findings.extend(found);
            pages.extend(page);
        }
        if pages.is_empty() {
            out.findings(&findings, true);
            return None;
        }
        return Some((pages, Vec::new(), findings));
    }
    let [folder] = words.paths.as_slice() else {
        out.say(&Text::new(
            "cần một thư mục đợt đánh giá, hoặc --instrument và các tệp phiếu",
            "one round's folder is wanted, or --instrument and files of responses",
        ));
        return None;
    };
    let (inputs, mut findings) = inputs(folder, out)?;
    let (ran, found) = told(&inputs, None, out);
    findings.extend(found);
    let Some(ran) = ran else {
        out.findings(&findings, true);
        return None;
    };
    if ran.surveys.is_empty() {
        out.findings(&findings, false);
        out.say(&Text::new(
            "đợt không có cuộc khảo sát nào tính được (khối [[survey]] trong round.toml)",
            "the round has no survey that could be counted ([[survey]] in round.toml)",
        ));
        return None;
    }
    let surveys = super::surveys(&inputs, &ran, out);
    let context = context(&inputs, &ran, &findings, &surveys, out);
    let said: Vec<String> = context.said().into_iter().map(ToOwned::to_owned).collect();
    let pages = ran.surveys.iter().map(|run| run.quality.clone()).collect();
    Some((pages, said, findings))
}
