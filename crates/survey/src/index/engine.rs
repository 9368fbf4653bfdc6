//! What is asked of one sample, coded once, and evaluated domain by domain.

use super::asked::Asked;
use super::cells::Cells;
use super::forms::Forms;
use super::sample::Sample;
use super::shape::{Linear, Ratio, Shape};
use super::spread::{Field, Spreads, spreads};
use super::tally::{Layout, Tally};
use crate::{LonelyCluster, Responses};
use points::{Exact, RoundTo};

/// A figure as it is computed.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) shape: Shape,
    /// The questions that take part, as positions among the asked.
    pub(crate) asked: Vec<usize>,
    pub(crate) round: Option<RoundTo>,
    /// Lowest and highest value there can be.
    pub(crate) scale: (f64, f64),
    /// Whether the figure is a share of answers, in percent.
    pub(crate) share: bool,
}

impl Column {
    pub(crate) fn of(shape: Shape, asked: &[Asked], round: Option<RoundTo>) -> Self {
        let own = shape.asked();
        let scales = own.iter().filter_map(|at| asked[*at].scale());
        let scale = scales.reduce(|(low, high), (a, b)| (low.min(a), high.max(b)));
        let share = shape.is_one_ratio() && own.iter().all(|at| asked[*at].is_share());
        let scale = scale.filter(|_| !share);
        Self {
            scale: scale.map_or((0.0, 100.0), |(low, high)| (low.to_f64(), high.to_f64())),
            share,
            asked: own,
            shape,
            round,
        }
    }
}

/// The value of a figure in a domain, before its rounding.
#[derive(Debug, Clone)]
pub(crate) struct Value {
    pub(crate) value: Exact,
    pub(crate) low: Exact,
    pub(crate) high: Exact,
    pub(crate) answers: u64,
    pub(crate) blank: u64,
}

/// Values of all figures in a domain, and their linear forms.
#[derive(Debug, Clone, Default)]
pub(crate) struct Values {
    pub(crate) of: Vec<Option<Value>>,
    pub(crate) linear: Vec<Option<Linear>>,
}

/// Questions, figures and coded answers of a sample.
#[derive(Debug)]
pub(crate) struct Engine<'a> {
    pub(crate) sample: &'a Sample,
    pub(crate) asked: Vec<Asked>,
    pub(crate) columns: Vec<Column>,
    pub(crate) layout: Layout,
    cells: Cells,
    doubles: Vec<(f64, f64)>,
    lonely: LonelyCluster,
}

impl<'a> Engine<'a> {
    pub(crate) fn new(
        responses: &Responses,
        sample: &'a Sample,
        asked: Vec<Asked>,
        columns: Vec<Column>,
        lonely: LonelyCluster,
    ) -> Self {
        Self {
            sample,
            layout: Layout::of(&asked),
            cells: Cells::of(responses, sample, &asked),
            doubles: asked.iter().flat_map(|own| own.doubles.clone()).collect(),
            asked,
            columns,
            lonely,
        }
    }

    /// Counts the answers of these responses, by their positions in the sample.
    pub(crate) fn tally(&self, members: impl Iterator<Item = usize>) -> Tally {
        Tally::of(self.sample, &self.cells, &self.layout, members)
    }

    /// The slots of a response by question asked, by its position in the sample.
    pub(crate) fn slots(&self, at: usize) -> &[u8] {
        self.cells.row(at)
    }

    /// A tally of nobody.
    pub(crate) fn nobody(&self) -> Tally {
        Tally::empty(&self.layout, self.sample.weights.is_some())
    }

    /// The values of all figures by the counts of a domain: exact without weights; with weights to 15 significant digits.
    pub(crate) fn values(&self, tally: &Tally) -> Values {
        let sums: Vec<(f64, f64)> = (0..self.asked.len())
            .map(|at| tally.doubles(&self.layout, at, &self.asked[at]))
            .collect();
        let (scores, bases): (Vec<f64>, Vec<f64>) = sums.into_iter().unzip();
        let linear: Vec<Option<Linear>> = self
            .columns
            .iter()
            .map(|column| column.shape.linear(&scores, &bases))
            .collect();
        let of = if tally.weights.is_some() {
            self.weighted(tally, &scores, &bases, &linear)
        } else {
            self.exact(tally)
        };
        Values { of, linear }
    }

    fn exact(&self, tally: &Tally) -> Vec<Option<Value>> {
        let n = self.asked.len();
        let (mut own, mut low, mut high) = (
            Vec::with_capacity(n),
            Vec::with_capacity(n),
            Vec::with_capacity(n),
        );
        for (at, asked) in self.asked.iter().enumerate() {
            let counts = tally.of_asked(&self.layout, at);
            let ratio = asked.ratio(counts);
            // What has no answer is left out of the value, so it is left out of the bounds too.
            if ratio.base == 0 {
                low.push(ratio.clone());
                high.push(ratio.clone());
            } else {
                let worst = asked.at_worst(counts);
                low.push(worst.low);
                high.push(worst.high);
            }
            own.push(ratio);
        }
        let value = |column: &Column, ratios: &[Ratio]| column.shape.value(ratios).map(Exact::from);
        self.columns
            .iter()
            .map(|column| {
                Some(self.value(
                    column,
                    tally,
                    [
                        value(column, &own)?,
                        value(column, &low)?,
                        value(column, &high)?,
                    ],
                ))
            })
            .collect()
    }

    fn weighted(
        &self,
        tally: &Tally,
        scores: &[f64],
        bases: &[f64],
        linear: &[Option<Linear>],
    ) -> Vec<Option<Value>> {
        let (mut low, mut high, mut base) = (scores.to_vec(), scores.to_vec(), bases.to_vec());
        for (at, asked) in self.asked.iter().enumerate() {
            let Some((least, most)) = asked.scale().filter(|_| bases[at] > 0.0) else {
                continue;
            };
            let blank = tally.blank_weight(&self.layout, at, asked);
            low[at] += blank * least.to_f64();
            high[at] += blank * most.to_f64();
            if asked.blanks == crate::Blanks::Out {
                base[at] += blank;
            }
        }
        let bound = |column: &Column, scores: &[f64]| {
            column
                .shape
                .linear(scores, &base)
                .map(|own| shown(own.value))
        };
        self.columns
            .iter()
            .zip(linear)
            .map(|(column, linear)| {
                let value = shown(linear.as_ref()?.value);
                let bounds = [value, bound(column, &low)?, bound(column, &high)?];
                Some(self.value(column, tally, bounds))
            })
            .collect()
    }

    fn value(&self, column: &Column, tally: &Tally, [value, low, high]: [Exact; 3]) -> Value {
        let counts = |at: &usize| tally.of_asked(&self.layout, *at);
        Value {
            value,
            low,
            high,
            answers: column
                .asked
                .iter()
                .map(|at| self.asked[*at].ratio(counts(at)).base)
                .sum(),
            blank: column
                .asked
                .iter()
                .map(|at| counts(at)[self.asked[*at].blank()])
                .sum(),
        }
    }

    /// Adds how far a response moves each figure, by its position in the sample.
    pub(crate) fn add_moves(&self, at: usize, linear: &[Option<Linear>], into: &mut [f64]) {
        let slots = self.cells.row(at);
        let weight = self.sample.weight(at);
        for (sum, own) in into.iter_mut().zip(linear) {
            for term in own.iter().flat_map(|own| &own.terms) {
                let slot = self.layout.start(term.asked) + usize::from(slots[term.asked]);
                let (score, base) = self.doubles[slot];
                *sum += weight * (term.of_score * score - term.of_base * base);
            }
        }
    }

    /// How far the figures vary; `members` are positions in the sample, ascending.
    pub(crate) fn spreads(&self, members: &[u32], forms: &Forms<'_>, full: bool) -> Spreads {
        let field = Field {
            sample: self.sample,
            cells: &self.cells,
            layout: &self.layout,
            doubles: &self.doubles,
            lonely: self.lonely,
        };
        let clusters = &self.sample.clusters;
        if members.is_sorted_by_key(|at| clusters[*at as usize]) {
            return spreads(&field, members, forms, full);
        }
        let mut ordered = members.to_vec();
        ordered.sort_by_key(|at| clusters[*at as usize]);
        spreads(&field, &ordered, forms, full)
    }
}

/// A double as it stands in a result: to 15 significant digits; a size too small for those is zero.
pub(crate) fn shown(percent: f64) -> Exact {
    Exact::from_cell(percent).unwrap_or(Exact::ZERO)
}
