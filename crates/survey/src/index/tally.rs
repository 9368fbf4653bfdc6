//! How many gave each answer in a domain.

use super::asked::Asked;
use super::cells::Cells;
use super::sample::Sample;
use points::{Exact, RoundTo};

/// Where the slots of each question asked begin in a tally.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    starts: Vec<usize>,
}

impl Layout {
    pub(crate) fn of(asked: &[Asked]) -> Self {
        let mut starts = vec![0];
        let mut end = 0;
        for own in asked {
            end += own.slots();
            starts.push(end);
        }
        Self { starts }
    }
    pub(crate) fn start(&self, asked: usize) -> usize {
        self.starts[asked]
    }
    fn len(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }
}

/// Counts by question and slot, and sums of weights where there are any.
#[derive(Debug, Clone)]
pub(crate) struct Tally {
    /// Responses in the domain.
    pub(crate) valid: u64,
    pub(crate) counts: Vec<u64>,
    pub(crate) weights: Option<Vec<f64>>,
}

impl Tally {
    pub(crate) fn empty(layout: &Layout, weighted: bool) -> Self {
        Self {
            valid: 0,
            counts: vec![0; layout.len()],
            weights: weighted.then(|| vec![0.0; layout.len()]),
        }
    }

    /// Counts these responses, by their positions in the sample, in this order.
    pub(crate) fn of(
        sample: &Sample,
        cells: &Cells,
        layout: &Layout,
        members: impl Iterator<Item = usize>,
    ) -> Self {
        let mut tally = Self::empty(layout, sample.weights.is_some());
        for at in members {
            tally.valid += 1;
            for (slot, start) in cells.row(at).iter().zip(&layout.starts) {
                tally.counts[start + usize::from(*slot)] += 1;
            }
            if let Some(weights) = &mut tally.weights {
                let weight = sample.weight(at);
                for (slot, start) in cells.row(at).iter().zip(&layout.starts) {
                    weights[start + usize::from(*slot)] += weight;
                }
            }
        }
        tally
    }

    /// Adds another domain that shares nobody with this one.
    pub(crate) fn add(&mut self, other: &Self) {
        self.valid += other.valid;
        for (own, more) in self.counts.iter_mut().zip(&other.counts) {
            *own += more;
        }
        if let (Some(own), Some(more)) = (&mut self.weights, &other.weights) {
            for (own, more) in own.iter_mut().zip(more) {
                *own += more;
            }
        }
    }

    /// The counts of one question.
    pub(crate) fn of_asked(&self, layout: &Layout, asked: usize) -> &[u64] {
        &self.counts[layout.starts[asked]..layout.starts[asked + 1]]
    }

    /// Weighted answers to one question by choice, which add up to the answers in the base; `None` where nothing is weighted.
    ///
    /// Rounded half up to four digits.
    pub(crate) fn weighted(&self, layout: &Layout, at: usize, asked: &Asked) -> Option<Vec<Exact>> {
        let weights = &self.weights.as_ref()?[layout.starts[at]..layout.starts[at + 1]];
        let counts = self.of_asked(layout, at);
        let (mut answers, mut base) = (0, 0.0);
        for choice in (0..asked.choices).filter(|choice| asked.scores[*choice].is_some()) {
            answers += counts[choice];
            base += weights[choice];
        }
        let factor = super::sample::double(answers) / base;
        let one = |weight: &f64| {
            let count = Exact::from_cell(weight * factor).unwrap_or(Exact::ZERO);
            count.round(RoundTo::half_up(4)).trimmed()
        };
        Some(weights[..asked.choices].iter().map(one).collect())
    }

    /// Σ weight of the blanks of one question.
    pub(crate) fn blank_weight(&self, layout: &Layout, at: usize, asked: &Asked) -> f64 {
        let slot = layout.starts[at] + asked.blank();
        match &self.weights {
            Some(weights) => weights[slot],
            None => super::sample::double(self.counts[slot]),
        }
    }

    /// Σ weight × score and Σ weight over the base of one question.
    pub(crate) fn doubles(&self, layout: &Layout, at: usize, asked: &Asked) -> (f64, f64) {
        let range = layout.starts[at]..layout.starts[at + 1];
        let mut sums = (0.0, 0.0);
        for (slot, (score, base)) in range.zip(&asked.doubles) {
            let weight = match &self.weights {
                Some(weights) => weights[slot],
                None => super::sample::double(self.counts[slot]),
            };
            sums.0 += weight * score;
            sums.1 += weight * base;
        }
        sums
    }
}
