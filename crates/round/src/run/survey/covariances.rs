//! Covariances of the survey leaves of each unit: what rank intervals draw from.

use super::{Link, SurveyRun};
use crate::Ran;
use criteria::LeafId;
use points::Exact;
use ranking::{CsvCell, CsvKind, csv_text};
use survey::{BetweenUnits, WantedValue};

/// How the points of a unit's survey leaves vary together from sample to sample.
#[derive(Debug, Clone, PartialEq)]
pub struct LeafCovariance {
    /// The leaves that are counted from responses, in file order.
    pub leaves: Vec<LeafId>,
    /// Squared points, row by row, symmetric; `None` where one of the two has no standard error, or stands within a part or a case of its leaf.
    pub points: Vec<Option<f64>>,
    /// By leaf: the smallest degrees of freedom of its groups; `None` where the unit has no value.
    pub df: Vec<Option<f64>>,
}

impl Ran {
    /// The covariance matrix of a unit's survey leaves in squared points, or `None` where no leaf is counted from responses.
    ///
    /// Σ_a Σ_b s_a s_b cov(a, b) over the groups a of one leaf and b of the other, s = max × weight ÷ Σ weights ÷ 100.
    /// Groups of different surveys are answered by different people, drawn independently: their covariance is zero, and the matrix is block diagonal over instruments.
    /// A typed group has no variance here.
    #[must_use]
    pub fn survey_covariance(&self, unit: u32) -> Option<LeafCovariance> {
        let mut leaves: Vec<LeafId> = self.links.iter().map(|link| link.leaf).collect();
        leaves.dedup();
        if leaves.is_empty() {
            return None;
        }
        let k = leaves.len();
        let mut points = vec![Some(0.0); k * k];
        let mut df = vec![None; k];
        let at = |leaf: LeafId| leaves.iter().position(|own| *own == leaf);
        for a in &self.links {
            let Some(row) = at(a.leaf) else { continue };
            if let Some(value) = self.survey_value(unit, a) {
                let own = value.estimate.df;
                df[row] = Some(df[row].map_or(own, |least: f64| least.min(own)));
            }
            for b in self.links.iter().filter(|b| b.survey == a.survey) {
                let Some(column) = at(b.leaf) else { continue };
                let covariance = self.link_covariance(unit, a, b);
                let sum = &mut points[row * k + column];
                *sum = sum.zip(covariance).map(|(sum, more)| sum + more);
            }
        }
        Some(LeafCovariance { leaves, points, df })
    }

    fn survey_value(&self, unit: u32, link: &Link) -> Option<&WantedValue> {
        let run = self.surveys.iter().find(|run| run.survey == link.survey)?;
        let values = run.covariances.unit(unit)?;
        values.values.get(link.column)?.as_ref()
    }

    /// In squared points.
    fn link_covariance(&self, unit: u32, a: &Link, b: &Link) -> Option<f64> {
        let run = self.surveys.iter().find(|run| run.survey == a.survey)?;
        let covariance = run.covariances.unit(unit)?.covariance(a.column, b.column)?;
        Some(covariance * a.scale.as_ref()?.to_f64() * b.scale.as_ref()?.to_f64())
    }

    /// Whether the figure that a link gives a unit may not be shown.
    fn is_hidden(&self, unit: u32, link: &Link) -> bool {
        let Some(first) = link.first_input() else {
            return true;
        };
        let slot = self.set.first_slot[link.leaf.index()] + u32::from(first);
        let figure = self.answers.surveys.get(&(unit, slot));
        figure.is_none_or(|figure| figure.hidden)
    }
}

const HEADINGS: [&str; 12] = [
    "unit_a",
    "unit_b",
    "survey",
    "criterion_a",
    "group_a",
    "criterion_b",
    "group_b",
    "value_a",
    "value_b",
    "df",
    "covariance_percent",
    "covariance_points",
];

/// The covariances as CSV: one row a pair of groups, those of different instruments left out because they are zero.
///
/// Columns: `unit_a`, `unit_b` (the same but where units share strata or clusters), `survey`, `criterion_a`, `group_a`, `criterion_b`, `group_b` (groups from 1), `value_a`, `value_b` (percent, before the instrument's rounding), `df` (of the first), `covariance_percent` (squared percentage points), `covariance_points` (squared points: × max × weight ÷ Σ weights ÷ 100 of both; empty where a group stands within a part or a case).
/// Figures that may not be shown have no row. Lines starting with `#` say what the file is.
#[must_use]
pub fn covariances_csv(ran: &Ran, said: &[&str]) -> String {
    let mut out = String::new();
    for line in said {
        out.push_str(&format!("# {line}\n"));
    }
    out.push_str("# Hiệp phương sai của các tiêu chí điều tra xã hội học (điểm phần trăm bình phương, và điểm bình phương); giữa hai mẫu phiếu khác nhau: 0\n");
    out.push_str("# Covariances of the survey criteria (squared percentage points, and squared points); zero between instruments\n");
    let mut lines = vec![HEADINGS.map(CsvCell::text).to_vec()];
    for run in &ran.surveys {
        out.push_str(&format!("# {}: {}\n", run.id, between_words(run)));
        let links: Vec<&Link> = ran
            .links
            .iter()
            .filter(|link| link.survey == run.survey)
            .collect();
        for values in &run.covariances.units {
            for (at, a) in links.iter().enumerate() {
                for b in &links[at..] {
                    let covariance = values.covariance(a.column, b.column);
                    let units = (values.unit, values.unit);
                    lines.extend(line(ran, run, units, (a, b), covariance));
                }
            }
        }
        if let BetweenUnits::Shared(pairs) = &run.covariances.between {
            let k = run.covariances.columns.len();
            for pair in pairs {
                for a in &links {
                    for b in &links {
                        let at = a.column * k + b.column;
                        let covariance = pair.covariance.get(at).copied().flatten();
                        let units = (pair.first, pair.second);
                        lines.extend(line(ran, run, units, (a, b), covariance));
                    }
                }
            }
        }
    }
    out.push_str(&csv_text(&lines, CsvKind::Machine));
    out
}

fn between_words(run: &SurveyRun) -> &'static str {
    match run.covariances.between {
        BetweenUnits::Independent => {
            "mỗi đơn vị một mẫu riêng, giữa hai đơn vị: 0 · every unit has a sample of its own, zero between units"
        }
        BetweenUnits::Shared(_) => {
            "các đơn vị chung tầng hoặc cụm, cặp đơn vị không có dòng: 0 · units share strata or clusters, zero where a pair has no row"
        }
        BetweenUnits::NotComputed => {
            "các đơn vị chung tầng hoặc cụm, giữa hai đơn vị chưa tính và khác 0 · units share strata or clusters, not computed between units and not zero"
        }
    }
}

fn line(
    ran: &Ran,
    run: &SurveyRun,
    (first, second): (u32, u32),
    (a, b): (&Link, &Link),
    covariance: Option<f64>,
) -> Option<Vec<CsvCell>> {
    let covariance = covariance?;
    if ran.is_hidden(first, a) || ran.is_hidden(second, b) {
        return None;
    }
    let (of_a, of_b) = (ran.survey_value(first, a)?, ran.survey_value(second, b)?);
    let scales = a.scale.as_ref().zip(b.scale.as_ref());
    let points = scales.map(|(a, b)| covariance * a.to_f64() * b.to_f64());
    let code = |unit: u32| ran.roster.get(unit as usize).map(|unit| &unit.code);
    let leaf = |link: &Link| CsvCell::text(&ran.set.leaf_node(link.leaf).code);
    let group = |link: &Link| CsvCell::text((link.group + 1).to_string());
    let value = |of: &WantedValue| double(of.estimate.before_rounding.to_f64(), 6);
    Some(vec![
        CsvCell::text(code(first)?),
        CsvCell::text(code(second)?),
        CsvCell::text(&run.id),
        leaf(a),
        group(a),
        leaf(b),
        group(b),
        value(of_a),
        value(of_b),
        double(of_a.estimate.df, 4),
        double(covariance, 8),
        points.map_or(CsvCell::Empty, |points| double(points, 8)),
    ])
}

/// With so many digits; what rounds to zero is 0, never −0.
fn double(double: f64, digits: usize) -> CsvCell {
    let text = format!("{double:.digits$}");
    let exact: Option<Exact> = text.parse().ok();
    exact.map_or(CsvCell::Empty, CsvCell::Number)
}
