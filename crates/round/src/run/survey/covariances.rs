//! Covariances of the survey leaves of each unit: what rank intervals draw from.

use super::Link;
use crate::Ran;
use std::fmt::Write as _;

/// The covariances as CSV: one row a unit and pair of groups, those of different instruments left out because they are zero.
///
/// Columns: `unit`, `survey`, `criterion_a`, `group_a`, `criterion_b`, `group_b` (groups from 1), `value_a`, `value_b` (percent, as counted, before the instrument's rounding), `df` (of the first), `covariance_percent` (squared percentage points), `covariance_points` (squared points: × max × weight ÷ Σ weights ÷ 100 of both; empty where a group stands within a part or a case).
/// Units whose responses are too few to be shown have no row. Lines starting with `#` say what the file is.
#[must_use]
pub fn covariances_csv(ran: &Ran, said: &[&str]) -> String {
    let (set, roster, links) = (&ran.set, &ran.roster, &ran.links);
    let mut out = String::new();
    for line in said {
        let _ = writeln!(out, "# {line}");
    }
    out.push_str("# Hiệp phương sai của các tiêu chí điều tra xã hội học trong từng đơn vị (điểm phần trăm bình phương, và điểm bình phương); hai mẫu phiếu khác nhau, hai đơn vị khác nhau: 0\n");
    out.push_str("# Covariances of the survey criteria within each unit (squared percentage points, and squared points); zero between instruments and between units\n");
    out.push_str("unit,survey,criterion_a,group_a,criterion_b,group_b,value_a,value_b,df,covariance_percent,covariance_points\n");
    for run in &ran.surveys {
        let own: Vec<&Link> = links
            .iter()
            .filter(|link| link.survey == run.survey)
            .collect();
        for values in &run.covariances.units {
            let Some(unit) = roster.get(values.unit as usize) else {
                continue;
            };
            let hidden = run
                .estimates
                .unit(values.unit)
                .is_none_or(|domain| domain.hidden);
            if hidden {
                continue;
            }
            for (at, a) in own.iter().enumerate() {
                for b in &own[at..] {
                    let value = |link: &Link| values.values.get(link.column)?.as_ref();
                    let (Some(of_a), Some(of_b)) = (value(a), value(b)) else {
                        continue;
                    };
                    let small = u64::from(run.limits.small_cell);
                    let Some(covariance) = values
                        .covariance(a.column, b.column)
                        .filter(|_| of_a.estimate.n >= small && of_b.estimate.n >= small)
                    else {
                        continue;
                    };
                    let points = a.scale.as_ref().zip(b.scale.as_ref()).map(|(a, b)| {
                        format!("{:.8}", positive_zero(covariance * a.to_f64() * b.to_f64()))
                    });
                    let _ = writeln!(
                        out,
                        "{},{},{},{},{},{},{:.6},{:.6},{:.4},{:.8},{}",
                        unit.code,
                        run.id,
                        set.leaf_node(a.leaf).code,
                        a.group + 1,
                        set.leaf_node(b.leaf).code,
                        b.group + 1,
                        of_a.estimate.before_rounding.to_f64(),
                        of_b.estimate.before_rounding.to_f64(),
                        of_a.estimate.df,
                        positive_zero(covariance),
                        points.unwrap_or_default(),
                    );
                }
            }
        }
    }
    out
}

/// A covariance below half of the last digit is printed as 0, not as −0.
fn positive_zero(double: f64) -> f64 {
    if double.abs() < 5e-9 { 0.0 } else { double }
}
