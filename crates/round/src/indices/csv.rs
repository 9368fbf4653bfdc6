//! The indices of a survey as CSV.

use super::{Domains, Figures, domain_code, domains_of, figures_of, four, response_rate};
use crate::{SurveyRun, figure_code};
use finding::Lang;
use points::RoundTo;
use ranking::{CsvCell, CsvKind, csv_text};
use units::Roster;

const HEADINGS: [&str; 22] = [
    "survey",
    "domain",
    "code",
    "title",
    "hidden",
    "issued",
    "returned",
    "valid",
    "rate",
    "figure",
    "value",
    "n",
    "answers",
    "blank",
    "bound_low",
    "bound_high",
    "se",
    "df",
    "deff",
    "n_effective",
    "low",
    "high",
];

/// One row a survey, domain and figure: `survey`, `domain` (unit, parent, block, choice, mode, all), its `code` and `title`, `hidden`, `issued`, `returned`, `valid`, `rate` (valid ÷ issued, percent), `figure` (`overall`, `factor:III`, `item:Q9.15`), `value` (percent, as the instrument rounds; six digits where it does not), `n` respondents, `answers`, `blank`, bounds of the blanks, standard error, degrees of freedom, design effect, effective n, and the 95% interval.
///
/// Of a hidden domain everything from `issued` on is empty. What every output has to say (`said`) stands in a last column `notice`.
#[must_use]
pub fn indices_csv(
    runs: &[&SurveyRun],
    roster: &Roster,
    (domains, figures): (&Domains, Figures),
    said: &[&str],
    lang: Lang,
    kind: CsvKind,
) -> String {
    let mut lines = vec![HEADINGS.map(CsvCell::text).to_vec()];
    for run in runs {
        let wanted = figures_of(run, figures);
        for domain in domains_of(run, domains) {
            let (of, code) = domain_code(run, roster, &domain.kind);
            let head = [
                CsvCell::text(&run.id),
                CsvCell::text(of),
                CsvCell::text(&code),
                CsvCell::text(domain.title.get(lang)),
                CsvCell::text(if domain.hidden { "1" } else { "0" }),
            ];
            if domain.hidden {
                let mut line = head.to_vec();
                line.resize(HEADINGS.len(), CsvCell::Empty);
                lines.push(line);
                continue;
            }
            for (at, figure) in wanted.iter().copied() {
                let mut line = head.to_vec();
                line.extend([
                    domain.issued.map_or(CsvCell::Empty, count),
                    count(domain.returned),
                    count(domain.valid),
                    response_rate(domain).map_or(CsvCell::Empty, |rate| number(&rate)),
                    CsvCell::text(figure_code(&run.instrument, figure)),
                ]);
                if let Some(Some(own)) = domain.estimates.get(at) {
                    let exact = |value: &points::Exact| {
                        CsvCell::Number(if value.as_decimal().is_some() {
                            value.clone()
                        } else {
                            value.round(RoundTo::half_up(6))
                        })
                    };
                    let double =
                        |value: Option<f64>| value.map_or(CsvCell::Empty, |d| number(&four(d)));
                    line.extend([
                        exact(&own.value),
                        count(own.n),
                        count(own.answers),
                        count(own.blank),
                        exact(&own.bounds.low),
                        exact(&own.bounds.high),
                        double(own.se),
                        double(Some(own.df)),
                        double(own.deff),
                        double(own.n_effective),
                        double(own.interval.map(|interval| interval.low)),
                        double(own.interval.map(|interval| interval.high)),
                    ]);
                }
                line.resize(HEADINGS.len(), CsvCell::Empty);
                lines.push(line);
            }
        }
    }
    if !said.is_empty() {
        let mut cells =
            std::iter::once("notice".to_owned()).chain(std::iter::repeat(said.join(" · ")));
        for line in &mut lines {
            line.extend(cells.next().map(CsvCell::Text));
        }
    }
    csv_text(&lines, kind)
}

fn count(n: u64) -> CsvCell {
    CsvCell::Number(points::Exact::from(i64::try_from(n).unwrap_or(i64::MAX)))
}

fn number(text: &str) -> CsvCell {
    text.parse().map_or(CsvCell::Empty, CsvCell::Number)
}
