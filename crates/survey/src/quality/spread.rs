//! Over days, clusters and the population.

use super::line::{joined, labelled, number_from, number_of, percent};
use super::{PopulationCounts, QualityLine, QualityRequest, Verdict};
use crate::{Column, CountTable, ShownCount};
use finding::Text;
use jiff::civil::Date;
use std::collections::BTreeMap;

pub(super) fn lines(request: &QualityRequest<'_>) -> Vec<QualityLine> {
    let mut lines = Vec::new();
    lines.extend(days(request));
    lines.extend(clusters(request));
    let compared = request.population.iter();
    lines.extend(compared.filter_map(|known| population(request, known)));
    lines
}

fn days(request: &QualityRequest<'_>) -> Option<QualityLine> {
    let mut by_day: BTreeMap<Date, u64> = BTreeMap::new();
    let (mut told, mut untold) = (0_u64, 0_u64);
    for row in request.rows() {
        match request.responses.days.get(row).copied().flatten() {
            Some(day) => {
                *by_day.entry(day).or_default() += 1;
                told += 1;
            }
            None => untold += 1,
        }
    }
    let (first, last) = (by_day.first_key_value()?.0, by_day.last_key_value()?.0);
    let (busiest, most) = by_day.iter().rev().max_by_key(|(_, n)| **n)?;
    let share = percent(*most, told);
    let show = vietnamese::show_date;
    let show_en = vietnamese::show_date_en;
    let n = by_day.len();
    let without = percent(untold, told + untold);
    let value = Text::new(
        format!(
            "{n} ngày, từ {} đến {}; nhiều nhất ngày {}: {}; không ghi ngày: {}",
            show(*first),
            show(*last),
            show(*busiest),
            share.vi,
            without.vi
        ),
        format!(
            "{n} days, {} to {}; most on {}: {}; without a day: {}",
            show_en(*first),
            show_en(*last),
            show_en(*busiest),
            share.en,
            without.en
        ),
    );
    let good = most * 2 <= told;
    let line = QualityLine::new("days", "Ngày trả lời", "Days", value);
    Some(line.judged(
        Some(Verdict::of(good, true)),
        "tốt khi không ngày nào quá 50%",
        "good where no day has more than 50%",
    ))
}

/// Clusters of the first stage, by unit: villages of the same name in two communes are two.
///
/// Judged by the share of clusters with one response: a stray name does not condemn a file, many of them say that villages are misspelt or the sample was not drawn by village.
fn clusters(request: &QualityRequest<'_>) -> Option<QualityLine> {
    let stage = request.responses.clusters.first()?;
    let mut counts: BTreeMap<(u32, u32), u64> = BTreeMap::new();
    let mut untold = 0_u64;
    for row in request.rows() {
        let code = *stage.codes.get(row)?;
        let unit = *request.responses.units.get(row)?;
        match stage.labels.get(code as usize) {
            Some(label) if !label.is_empty() => *counts.entry((unit, code)).or_default() += 1,
            _ => untold += 1,
        }
    }
    let least = counts.values().copied().min()?;
    let lonely = counts.values().filter(|count| **count == 1).count() as u64;
    let n = counts.len() as u64;
    let shown = number_from(least, request.limits.small_cell);
    let alone = number_of(lonely, n);
    let without = percent(untold, request.n_valid());
    let value = Text::new(
        format!(
            "{n} thôn, cụm; ít nhất {} phiếu; chỉ có một phiếu: {}; không ghi: {}",
            shown.vi, alone.vi, without.vi
        ),
        format!(
            "{n} villages, clusters; least {} responses; with one only: {}; not told: {}",
            shown.en, alone.en, without.en
        ),
    );
    let line = QualityLine::new("clusters", "Thôn, cụm mẫu", "Villages, clusters", value);
    Some(line.judged(
        Verdict::of_small(lonely, n, 2, 10),
        "thôn, cụm chỉ có một phiếu: tốt đến 2%, cần xem đến 10% số thôn, cụm",
        "clusters with one response: good up to 2% of the clusters, take a look up to 10%",
    ))
}

fn population(request: &QualityRequest<'_>, known: &PopulationCounts) -> Option<QualityLine> {
    let question = request.instrument.questions.get(known.question.index())?;
    let Some(Column::One(codes)) = request.responses.columns.get(known.question.index()) else {
        return None;
    };
    let mut counts = vec![0_u64; known.counts.len()];
    for row in request.rows() {
        let choice = usize::from(codes.get(row).copied()?).checked_sub(1);
        if let Some(count) = choice.and_then(|choice| counts.get_mut(choice)) {
            *count += 1;
        }
    }
    let sample: u64 = counts.iter().sum();
    let people = known
        .counts
        .iter()
        .fold(0_u64, |sum, more| sum.saturating_add(*more));
    if sample == 0 || people == 0 {
        return None;
    }
    // |a/A − b/B| ≤ 5% as whole numbers.
    let near = |(own, other): (&u64, &u64)| {
        let (own, other) = (
            u128::from(*own) * u128::from(people),
            u128::from(*other) * u128::from(sample),
        );
        own.abs_diff(other).saturating_mul(20) <= u128::from(sample) * u128::from(people)
    };
    let good = counts.iter().zip(&known.counts).all(near);
    let mut table = CountTable::new(vec![counts]);
    table.suppress(request.limits.small_cell);
    let shares: Vec<Text> = request
        .instrument
        .choices(known.question)
        .iter()
        .zip(&known.counts)
        .enumerate()
        .map(|(at, (choice, other))| {
            let share = match table.cell(0, at) {
                ShownCount::Count(own) => percent(own, sample),
                ShownCount::Hidden => Text::same("…"),
            };
            let of_people = percent(*other, people);
            let value = Text::new(
                format!("{} (dân số {})", share.vi, of_people.vi),
                format!("{} (population {})", share.en, of_people.en),
            );
            labelled(&choice.title, &value)
        })
        .collect();
    let line = QualityLine::new(
        &format!("population-{}", question.code),
        format!("So với dân số: {}", question.title.vi),
        format!("Against the population: {}", question.title.en),
        joined(&shares, "; "),
    );
    Some(line.judged(
        Some(Verdict::of(good, true)),
        "tốt khi không lựa chọn nào lệch quá 5 điểm phần trăm",
        "good where no choice is off by more than 5 points",
    ))
}
