//! Tables, charts and workbooks of surveys whose counts are given by hand.

mod charts;
mod drawn;
mod files;
mod given;
mod hidden;
mod tables;

use crate::SurveyContext;
use finding::{Lang, Text};
use points::{Exact, RoundTo};
use survey::{
    Bounds, Domain, DomainKind, Estimate, Estimates, Figure, Instrument, InstrumentSource,
    Interval, IntervalMethod, ItemCounts, QualityLine, Responses, Validity, read_instrument,
};
use units::Roster;

pub(crate) use drawn::large;
pub(crate) use given::{small, whole};

/// A survey with its estimates.
pub(crate) struct Sample {
    pub(crate) instrument: Instrument,
    pub(crate) responses: Responses,
    pub(crate) validity: Validity,
    pub(crate) estimates: Estimates,
    pub(crate) quality: Vec<QualityLine>,
    pub(crate) roster: Roster,
    pub(crate) planned: Vec<Option<u64>>,
}

impl Sample {
    pub(crate) fn context(&self) -> SurveyContext<'_> {
        SurveyContext {
            id: "nguoi-dan",
            instrument: &self.instrument,
            responses: &self.responses,
            validity: &self.validity,
            estimates: &self.estimates,
            quality: &self.quality,
            roster: &self.roster,
            planned: &self.planned,
            population: &[],
            small_cell: 5,
            intervals: true,
            round: "vong-thu",
            round_title: "Chỉ số cải cách hành chính năm 2024",
            notice: Some("SỐ LIỆU MINH HỌA – phiếu do chương trình sinh ra"),
            agency: Some("Ủy ban nhân dân tỉnh"),
            draft: true,
            as_of: jiff::civil::date(2026, 9, 26),
            lang: Lang::Vi,
            program: "0.1.0",
        }
    }
}

pub(crate) fn instrument(file: &str, text: &str) -> Instrument {
    let source = InstrumentSource {
        file: file.into(),
        text: text.into(),
        xlsform: None,
    };
    let (instrument, findings) = read_instrument(&source);
    let errors: Vec<_> = findings.iter().filter(|own| own.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    instrument.unwrap()
}

/// Pooled shares of the two best of five levels, as `top2`, `out`, `pooled` say; the intervals are given widths, since only their showing is tested here.
pub(crate) fn domain(
    instrument: &Instrument,
    kind: DomainKind,
    title: &str,
    (issued, returned, valid): (Option<u64>, u64, u64),
    items: &[[u64; 6]],
) -> Domain {
    let index = &instrument.index;
    let figures = figures(instrument);
    let of = |figure: &Figure| -> Vec<&[u64; 6]> {
        let own = items.iter().zip(&index.items).enumerate();
        own.filter(|(at, (_, item))| match figure {
            Figure::Overall => true,
            Figure::Part(part) => index.factors[usize::from(item.factor)].part == Some(*part),
            Figure::Factor(factor) => item.factor == *factor,
            Figure::Item(item) => usize::from(*item) == *at,
        })
        .map(|(_, (counts, _))| counts)
        .collect()
    };
    let estimate = |figure: &Figure| {
        let counts = of(figure);
        let answers: u64 = counts.iter().map(|own| own[..5].iter().sum::<u64>()).sum();
        let good: u64 = counts.iter().map(|own| own[3] + own[4]).sum();
        let blank: u64 = counts.iter().map(|own| own[5]).sum();
        let n = counts
            .iter()
            .map(|own| own[..5].iter().sum::<u64>())
            .max()?;
        let share = |good: u64, all: u64| {
            let exact = |n: u64| Exact::from(i64::try_from(n).unwrap());
            exact(good * 100).over(&exact(all))
        };
        let before_rounding = share(good, answers)?;
        let round = |own: Exact| own.round(RoundTo::half_up(2));
        let middle = before_rounding.to_f64();
        let half = 196.0 / (2.0 * (f64::from(u32::try_from(n).unwrap())).sqrt());
        Some(Estimate {
            value: round(before_rounding.clone()),
            before_rounding,
            n,
            answers,
            blank,
            bounds: Bounds {
                low: round(share(good, answers + blank)?),
                high: round(share(good + blank, answers + blank)?),
            },
            se: Some(half / 2.0),
            df: 9.0,
            interval: Some(Interval {
                low: (middle - half).max(0.0),
                high: (middle + half).min(100.0),
                method: IntervalMethod::Wilson,
                stand_in: false,
            }),
            deff: Some(1.5),
            n_effective: Some(middle),
        })
    };
    Domain {
        kind,
        title: Text::same(title),
        issued,
        returned,
        valid,
        hidden: false,
        estimates: figures.iter().map(estimate).collect(),
        items: items
            .iter()
            .map(|own| ItemCounts {
                choices: own[..5].to_vec(),
                blank: own[5],
                no_opinion: 0,
                out_of_base: valid - own.iter().sum::<u64>(),
                hidden: Vec::new(),
            })
            .collect(),
    }
}

/// The whole, parts, factors, items.
pub(crate) fn figures(instrument: &Instrument) -> Vec<Figure> {
    let index = &instrument.index;
    let numbers = |n: usize| 0..u16::try_from(n).unwrap();
    std::iter::once(Figure::Overall)
        .chain(numbers(index.parts.len()).map(Figure::Part))
        .chain(numbers(index.factors.len()).map(Figure::Factor))
        .chain(numbers(index.items.len()).map(Figure::Item))
        .collect()
}
