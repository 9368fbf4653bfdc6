//! The indices of a survey as CSV.

use super::{Domains, Figures, domain_code, figures_of, four, response_rate};
use crate::{SurveyRun, figure_code};
use finding::Lang;
use points::RoundTo;
use ranking::{CsvCell, CsvKind, csv_text};
use survey::Estimates;
use units::Roster;

/// Key, and the words of the column in Vietnamese and English.
const HEADINGS: [(&str, &str, &str); 22] = [
    ("survey", "Mã cuộc điều tra", "Survey"),
    ("domain", "Phạm vi", "Domain"),
    ("code", "Mã", "Code"),
    ("title", "Tên", "Name"),
    ("hidden", "Ẩn", "Hidden"),
    ("issued", "Phát ra", "Issued"),
    ("returned", "Thu về", "Returned"),
    ("valid", "Hợp lệ", "Valid"),
    ("rate", "Tỷ lệ hợp lệ (%)", "Valid ÷ issued (%)"),
    ("figure", "Chỉ số", "Index"),
    ("value", "Giá trị (%)", "Value (%)"),
    ("n", "Số người trả lời", "Respondents"),
    ("answers", "Số câu trả lời", "Answers"),
    ("blank", "Bỏ trống", "Blank"),
    (
        "bound_low",
        "Cận dưới nếu người bỏ trống không hài lòng",
        "Bound where blanks are dissatisfied",
    ),
    (
        "bound_high",
        "Cận trên nếu người bỏ trống hài lòng",
        "Bound where blanks are satisfied",
    ),
    ("se", "Sai số chuẩn", "Standard error"),
    ("df", "Bậc tự do", "Degrees of freedom"),
    ("deff", "Hệ số thiết kế", "Design effect"),
    ("n_effective", "Cỡ mẫu hiệu dụng", "Effective sample"),
    ("low", "KTC 95% từ", "95% CI from"),
    ("high", "KTC 95% đến", "95% CI to"),
];

/// The last columns say how sure a figure is: from `se` on.
const SURE: usize = 6;

/// The figures of a survey as somebody may see them.
#[derive(Debug, Clone, Copy)]
pub struct SeenIndices<'a> {
    /// The survey.
    pub run: &'a SurveyRun,
    /// Its figures, of the domains that may be seen.
    pub estimates: &'a Estimates,
    /// Whether the columns are there that say how sure the figures are.
    pub intervals: bool,
}

impl<'a> From<&'a SurveyRun> for SeenIndices<'a> {
    fn from(run: &'a SurveyRun) -> Self {
        Self {
            run,
            estimates: &run.estimates,
            intervals: true,
        }
    }
}

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
    let seen: Vec<SeenIndices<'_>> = runs.iter().map(|run| SeenIndices::from(*run)).collect();
    let heading = HEADINGS.map(|own| CsvCell::text(own.0)).to_vec();
    let mut lines = vec![heading];
    for own in &seen {
        lines.extend(lines_of(own, roster, (domains, figures), lang));
    }
    with_notice(&mut lines, said);
    csv_text(&lines, kind)
}

/// [`indices_csv`] of one survey as it may be seen; for Excel with headings in words.
#[must_use]
pub fn seen_indices_csv(
    own: &SeenIndices<'_>,
    roster: &Roster,
    wanted: (&Domains, Figures),
    said: &[&str],
    lang: Lang,
    kind: CsvKind,
) -> String {
    let heading = HEADINGS.map(|(key, vi, en)| match (kind, lang) {
        (CsvKind::Machine, _) => CsvCell::text(key),
        (CsvKind::Excel, Lang::Vi) => CsvCell::text(vi),
        (CsvKind::Excel, Lang::En) => CsvCell::text(en),
    });
    let mut lines = vec![heading.to_vec()];
    lines.extend(lines_of(own, roster, wanted, lang));
    if !own.intervals {
        for line in &mut lines {
            line.truncate(HEADINGS.len() - SURE);
        }
    }
    with_notice(&mut lines, said);
    csv_text(&lines, kind)
}

fn with_notice(lines: &mut [Vec<CsvCell>], said: &[&str]) {
    if said.is_empty() {
        return;
    }
    let mut cells = std::iter::once("notice".to_owned()).chain(std::iter::repeat(said.join(" · ")));
    for line in lines {
        line.extend(cells.next().map(CsvCell::Text));
    }
}

fn lines_of(
    own: &SeenIndices<'_>,
    roster: &Roster,
    (domains, figures): (&Domains, Figures),
    lang: Lang,
) -> Vec<Vec<CsvCell>> {
    let (run, mut lines) = (own.run, Vec::new());
    let wanted = figures_of(run, figures);
    let all = own.estimates.domains.iter();
    for domain in all.filter(|own| domains.holds(&own.kind, &run.instrument)) {
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
    lines
}

fn count(n: u64) -> CsvCell {
    CsvCell::Number(points::Exact::from(i64::try_from(n).unwrap_or(i64::MAX)))
}

fn number(text: &str) -> CsvCell {
    text.parse().map_or(CsvCell::Empty, CsvCell::Number)
}
