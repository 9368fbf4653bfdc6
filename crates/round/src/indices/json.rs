//! A survey as JSON.

use super::{Domains, Figures, domain_code, domains_of, exact, figures_of, four, response_rate};
use crate::{SurveyRun, figure_code, figure_title};
use finding::Lang;
use serde_json::{Map, Value, json};
use survey::{Aggregation, Blanks, Domain, Estimate, Formula, Places};
use units::Roster;

/// A survey: its instrument and method, and of every wanted domain counts and figures.
///
/// Exact values are decimal strings (ratios `"n/d"` where decimals do not end), doubles strings with four digits. A hidden domain has its name and `"hidden": true` and nothing else.
#[must_use]
pub fn survey_json(
    run: &SurveyRun,
    roster: &Roster,
    domains: &Domains,
    figures: Figures,
    lang: Lang,
) -> Value {
    let instrument = &run.instrument;
    let wanted = figures_of(run, figures);
    let rows: Vec<Value> = domains_of(run, domains)
        .map(|domain| row(run, roster, domain, &wanted, lang))
        .collect();
    let heads: Vec<Value> = wanted
        .iter()
        .map(|(_, figure)| {
            json!({
                "code": figure_code(instrument, *figure),
                "title": figure_title(instrument, *figure).get(lang),
            })
        })
        .collect();
    let index = &instrument.index;
    let margins = run.estimates.margins.iter();
    let margins: Vec<&str> = margins
        .map(|question| instrument.question(*question).code.as_str())
        .collect();
    json!({
        "id": run.id,
        "instrument": {
            "name": instrument.name(),
            "title": instrument.title.get(lang),
            "status": instrument.status.key(),
            "notice": instrument.notice,
            "digest": instrument.digest,
        },
        "formula": formula(index.formula),
        "blanks": match index.blanks { Blanks::Out => "out", Blanks::In => "in" },
        "aggregation": match index.aggregation {
            Aggregation::Pooled => "pooled",
            Aggregation::MeanOfItems => "mean-of-items",
            Aggregation::MeanOfFactors => "mean-of-factors",
            Aggregation::Weights => "weights",
        },
        "places": match index.places {
            Places::Pooled => "pooled",
            Places::MeanOfUnits => "mean-of-units",
            Places::Weights => "weights",
        },
        "weighted": run.estimates.weighted,
        "margins": margins,
        "probability": run.estimates.probability,
        "small_cell": run.limits.small_cell,
        "files": run.files,
        "figures": heads,
        "rows": rows,
    })
}

fn formula(formula: Formula) -> &'static str {
    match formula {
        Formula::Top2 => "top2",
        Formula::MeanOverMax => "mean-over-max",
        Formula::MeanRescaled => "mean-rescaled",
        Formula::Options => "options",
    }
}

fn row(
    run: &SurveyRun,
    roster: &Roster,
    domain: &Domain,
    wanted: &[(usize, survey::Figure)],
    lang: Lang,
) -> Value {
    let (kind, code) = domain_code(run, roster, &domain.kind);
    let mut row = json!({
        "domain": kind,
        "code": code,
        "title": domain.title.get(lang),
        "hidden": domain.hidden,
    });
    if domain.hidden {
        return row;
    }
    row["issued"] = json!(domain.issued);
    row["returned"] = json!(domain.returned);
    row["valid"] = json!(domain.valid);
    row["rate"] = json!(response_rate(domain));
    let mut figures = Map::new();
    for (at, figure) in wanted {
        let estimate = domain.estimates.get(*at).and_then(Option::as_ref);
        let value = estimate.map_or(Value::Null, |estimate| of_estimate(estimate, lang));
        figures.insert(figure_code(&run.instrument, *figure), value);
    }
    row["figures"] = Value::Object(figures);
    row
}

fn of_estimate(estimate: &Estimate, lang: Lang) -> Value {
    json!({
        "value": exact(&estimate.value),
        "before_rounding": exact(&estimate.before_rounding),
        "n": estimate.n,
        "answers": estimate.answers,
        "blank": estimate.blank,
        "bounds": {
            "low": exact(&estimate.bounds.low),
            "high": exact(&estimate.bounds.high),
        },
        "se": estimate.se.map(four),
        "df": four(estimate.df),
        "deff": estimate.deff.map(four),
        "n_effective": estimate.n_effective.map(four),
        "interval": estimate.interval.map(|interval| json!({
            "low": four(interval.low),
            "high": four(interval.high),
            "method": super::method(estimate, lang),
        })),
    })
}
