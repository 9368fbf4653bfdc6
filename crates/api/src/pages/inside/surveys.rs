//! The surveys of a round: what came back, how good it is, how it was drawn, what it comes to and how sure that is.

use super::frame::{self, Inside};
use super::survey_words::{design_lines, facts, finding_lines};
use crate::layout::{Layout, in_query, lang_code};
use crate::pages::public::{ChartView, Fact, Framed, Link, Tab, both_charts};
use crate::pages::table_view::TableView;
use crate::problem::{Problem, page};
use crate::seen::Seen;
use crate::seen::survey_view::{SurveyChart, SurveyView};
use crate::seen::surveys::SurveySight;
use crate::text::Words;
use crate::{App, Caller};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use std::collections::BTreeMap;

/// Responses that do not count are listed up to so many; the workbook of the survey has them all.
const MOST: usize = 100;

#[derive(Template)]
#[template(path = "inside/surveys.html")]
struct SurveysPage {
    page: Layout,
    tabs: Vec<frame::Tab>,
    surveys: Vec<Card>,
    /// Why there is nothing to see.
    none: String,
}

/// One survey of the list.
struct Card {
    href: String,
    title: String,
    facts: Vec<Fact>,
}

#[derive(Template)]
#[template(path = "inside/survey.html")]
pub(crate) struct SurveyPage {
    page: Layout,
    tabs: Vec<Tab>,
    own: bool,
    facts: Vec<Fact>,
    hidden: String,
    received: Vec<TableView>,
    excluded: Option<TableView>,
    excluded_words: String,
    design: Vec<(String, String)>,
    indices: Vec<TableView>,
    unit_charts: Vec<ChartView>,
    answers: Vec<TableView>,
    item_chart: Option<ChartView>,
    findings: Vec<super::survey_words::FoundLine>,
    found: String,
    downloads: Vec<Link>,
}

pub(super) async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let inside = Inside::of(&app, &caller, &round).await?;
    let words = inside.words;
    let seen = inside.seen(&app, "surveys").await?;
    let seen = seen.as_deref();
    let own = seen.map_or_else(Vec::new, |seen| seen.surveys(words.lang));
    let cards = own.iter().filter_map(|own| {
        let view = seen?.survey(&own.id, words.lang)?;
        Some(Card {
            href: address(&inside, &own.id),
            title: view.title().to_owned(),
            facts: facts(&view, words),
        })
    });
    let surveys: Vec<Card> = cards.collect();
    let none = match seen.map(Seen::survey_sight) {
        Some(SurveySight::Nothing) | None => words.t("surveys-later"),
        Some(_) => words.t("surveys-none"),
    };
    let title = words.t("surveys-title");
    page(&SurveysPage {
        page: inside.page(&app, &caller, title, &query),
        tabs: inside.tabs("surveys"),
        surveys,
        none,
    })
}

fn address(inside: &Inside, id: &str) -> String {
    let id = in_query(id).replace('/', "%2F");
    format!("{}/inside/surveys/{id}", inside.base())
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path((round, survey)): Path<(String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let inside = Inside::of(&app, &caller, &round).await?;
    let words = inside.words;
    let seen = inside.seen(&app, "survey").await?;
    let seen = seen.ok_or_else(Problem::not_found)?;
    let own = seen.surveys(words.lang);
    let at = own.iter().position(|own| own.id == survey);
    let at = at.ok_or_else(Problem::not_found)?;
    let view = seen
        .survey_at(at, words.lang)
        .ok_or_else(Problem::not_found)?;
    let layout = inside.page(&app, &caller, view.title().to_owned(), &query);
    let view = view.marked(layout.draft);
    let tabs = inside.tabs("surveys").into_iter().map(|own| Tab {
        words: own.words,
        href: own.href,
        current: own.current,
    });
    let framed = Framed {
        tabs: tabs.collect(),
        page: layout,
    };
    page(&survey_page(&view, (&round, at), framed))
}

/// The page of a survey, as deep as it is seen.
pub(crate) fn survey_page(
    view: &SurveyView<'_>,
    (round, at): (&str, usize),
    framed: Framed,
) -> SurveyPage {
    let mut layout = framed.page;
    let words = layout.words;
    layout.origin = view.origin();
    for said in view.said() {
        if !layout.notices.contains(&said) {
            layout.notices.push(said);
        }
    }
    let (excluded, n) = match view.exclusions() {
        Some(table) => {
            let (table, n) = TableView::of(&table, words).first(MOST);
            (Some(table), n)
        }
        None => (None, 0),
    };
    let shown = |tables: Vec<report::Table>| -> Vec<TableView> {
        tables.iter().map(|own| TableView::of(own, words)).collect()
    };
    let (findings, found) = finding_lines(view, words);
    SurveyPage {
        page: layout,
        tabs: framed.tabs,
        own: view.sight() == SurveySight::Own,
        facts: facts(view, words),
        hidden: words.t1("surveys-hidden", "n", view.small_cell()),
        received: shown(view.received()),
        excluded,
        excluded_words: words.t2("surveys-excluded-shown", ("n", n), ("shown", n.min(MOST))),
        design: design_lines(view, words),
        indices: shown(view.indices()),
        unit_charts: unit_charts(view, (round, at), words),
        answers: shown(view.answers()),
        item_chart: drawn(view, SurveyChart::Items, (round, at), words),
        findings,
        found,
        downloads: downloads(round, view.id(), words),
    }
}

/// Dots with intervals and factors, block by block.
fn unit_charts(view: &SurveyView<'_>, of: (&str, usize), words: Words) -> Vec<ChartView> {
    (0..view.groups())
        .flat_map(|group| [SurveyChart::Units(group), SurveyChart::Factors(group)])
        .filter_map(|which| drawn(view, which, of, words))
        .collect()
}

fn drawn(
    view: &SurveyView<'_>,
    which: SurveyChart,
    (round, at): (&str, usize),
    words: Words,
) -> Option<ChartView> {
    let kind = match which {
        SurveyChart::Units(group) => format!("units-{}", group + 1),
        SurveyChart::Factors(group) => format!("factors-{}", group + 1),
        SurveyChart::Items => "items".to_owned(),
    };
    let file = format!("/charts/{}/survey-{}-{kind}", in_query(round), at + 1);
    // Where the same figures stand as a table.
    let table = match which {
        SurveyChart::Units(_) | SurveyChart::Factors(_) => "#t14a",
        SurveyChart::Items => "#answers",
    };
    let chart = both_charts(file, words, "", |wide| view.chart(which, wide));
    chart.map(|own| own.twin(table))
}

fn downloads(round: &str, id: &str, words: Words) -> Vec<Link> {
    let own = format!(
        "/api/v1/rounds/{}/surveys/{}",
        in_query(round),
        in_query(id).replace('/', "%2F")
    );
    let lang = lang_code(words.lang);
    let link = |key: &str, file: &str, query: &str| {
        Link::new(words.t(key), format!("{own}{file}?{query}lang={lang}"))
    };
    vec![
        link("download-xlsx", "/indices.xlsx", ""),
        link("download-csv-excel", "/indices.csv", "for=excel&"),
        link("download-csv", "/indices.csv", ""),
        link("surveys-json", "", ""),
        link("surveys-json-items", "", "figures=items&by=all&"),
    ]
}
