//! Charts at stable addresses: `/charts/{round}/ranking-1.svg`, `fields-1.png`, `radar-H44.100.svg`, `compare.svg?unit=…`, `survey-1-units-1.svg`, `survey-1-factors-1.svg`, `survey-1-items.svg`; `?wide=400` for a phone, `?lang=en`, `?version=1`.

use super::compare::Chosen;
use super::drawn::Drawn;
use super::load::find;
use super::shown::Shown;
use crate::gate::{Routes, rows};
use crate::http::Sent;
use crate::layout::{lang_code, lang_of};
use crate::problem::Problem;
use crate::seen::survey_view::SurveyChart;
use crate::text::Words;
use crate::{App, Caller};
use axum::extract::{Path, Query, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use report::{Chart, NARROW, WIDE};

pub(crate) fn routes(routes: &mut Routes) {
    routes.at(rows::CHART, chart);
}

/// Which chart, out of the name of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Which {
    Ranking(usize),
    Fields(usize),
    Radar(String),
    Compare,
    /// Of the survey at this place of the round.
    Survey(usize, SurveyChart),
}

fn which(name: &str) -> Option<Which> {
    if name == "compare" {
        return Some(Which::Compare);
    }
    let (kind, rest) = name.split_once('-')?;
    let block = || rest.parse::<usize>().ok()?.checked_sub(1);
    match kind {
        "ranking" => block().map(Which::Ranking),
        "fields" => block().map(Which::Fields),
        "radar" => Some(Which::Radar(rest.to_owned())),
        "survey" => {
            let (survey, kind) = rest.split_once('-')?;
            let survey = survey.parse::<usize>().ok()?.checked_sub(1)?;
            let group = |rest: &str| rest.parse::<usize>().ok()?.checked_sub(1);
            let kind = match kind.split_once('-') {
                None if kind == "items" => SurveyChart::Items,
                Some(("units", rest)) => SurveyChart::Units(group(rest)?),
                Some(("factors", rest)) => SurveyChart::Factors(group(rest)?),
                _ => return None,
            };
            Some(Which::Survey(survey, kind))
        }
        _ => None,
    }
}

async fn chart(
    State(app): State<App>,
    caller: Caller,
    Path((round, file)): Path<(String, String)>,
    Query(query): Query<Vec<(String, String)>>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (name, ending) = file.rsplit_once('.').ok_or_else(Problem::not_found)?;
    let picture = match ending {
        "svg" => false,
        "png" => true,
        _ => return Err(Problem::not_found()),
    };
    let which = which(name).ok_or_else(Problem::not_found)?;
    // The address alone says what it shows: the language is not taken from a cookie.
    let words = Words::new(lang_of(raw.as_deref(), &HeaderMap::new()));
    let wide = match query.iter().find(|own| own.0 == "wide") {
        Some((_, value)) if value == "400" => NARROW,
        _ => WIDE,
    };
    let version = super::routes::asked_version(&query)?;
    let found = find(&app, &caller, &round, version).await?;
    let shown = found.shown(&app, words.lang);
    let kept: Vec<String> = query
        .iter()
        .filter(|own| which == Which::Compare && (own.0 == "unit" || own.0 == "with"))
        .map(|own| format!("{}={}", own.0, own.1))
        .collect();
    let view = format!(
        "chart/{file}/{wide}/{}/{}",
        lang_code(words.lang),
        kept.join("&")
    );
    found
        .send(&app, &headers, view, move |seen| {
            let drawn = Drawn::new(&shown, seen.set(), words);
            let own = match &which {
                Which::Survey(at, kind) => seen
                    .survey_at(*at, words.lang)
                    .and_then(|own| own.chart(*kind, wide)),
                _ => draw(&shown, &drawn, &which, &query, wide),
            };
            let own = own.ok_or_else(Problem::not_found)?;
            if !picture {
                return Ok(Sent::new(own.svg, "image/svg+xml"));
            }
            let bytes = report::png(&own.svg, 1.0);
            let bytes =
                bytes.ok_or_else(|| Problem::ours(&"a chart could not become a picture"))?;
            Ok(Sent::new(bytes, "image/png"))
        })
        .await
}

fn draw(
    shown: &Shown,
    drawn: &Drawn<'_>,
    which: &Which,
    query: &[(String, String)],
    wide: u32,
) -> Option<Chart> {
    match which {
        Which::Ranking(block) => drawn.ranking(*block, wide),
        Which::Fields(block) => drawn.fields(*block, wide),
        Which::Radar(code) => drawn.radar(shown.unit(code)?, wide),
        Which::Survey(..) => None,
        Which::Compare => {
            let chosen = Chosen::of(shown, query);
            drawn.together(&chosen.units, chosen.block, wide)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_names_its_chart() {
        assert_eq!(which("ranking-1"), Some(Which::Ranking(0)));
        assert_eq!(which("fields-12"), Some(Which::Fields(11)));
        assert_eq!(
            which("radar-H44-100"),
            Some(Which::Radar("H44-100".to_owned()))
        );
        assert_eq!(
            which("survey-2-units-1"),
            Some(Which::Survey(1, SurveyChart::Units(0)))
        );
        assert_eq!(
            which("survey-1-items"),
            Some(Which::Survey(0, SurveyChart::Items))
        );
        for name in [
            "",
            "ranking",
            "ranking-0",
            "ranking-x",
            "secret-1",
            "survey-1",
            "survey-0-items",
            "survey-1-units",
            "survey-1-units-0",
            "survey-1-answers",
        ] {
            assert_eq!(which(name), None, "{name}");
        }
    }
}
