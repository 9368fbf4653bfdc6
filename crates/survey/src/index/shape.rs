//! How answers to single questions become a figure: as one ratio, or as means of means.

use super::exact::{reduced, sum};
use crate::{Aggregation, Figure, Index};
use points::{Exact, Fraction};

/// How a figure is made of the ratios of its questions.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    /// Σ score ÷ Σ base over these questions.
    Pooled(Vec<usize>),
    /// A mean of means down to single questions.
    Mean(Node),
}

#[derive(Debug, Clone)]
pub(crate) enum Node {
    /// Score ÷ base of one question.
    Asked(usize),
    /// Σ weight × child ÷ Σ weight over the children that have a value.
    Mean(Vec<(Exact, Node)>),
}

/// Score and base of one question in a domain.
#[derive(Debug, Clone)]
pub(crate) struct Ratio {
    pub(crate) score: Fraction,
    pub(crate) base: u64,
}

impl Shape {
    /// The figure's value, or `None` where its base is empty.
    ///
    /// A question whose base is empty is left out of every mean, and its weight with it; a factor or part without any such question likewise.
    pub(crate) fn value(&self, ratios: &[Ratio]) -> Option<Fraction> {
        match self {
            Self::Pooled(asked) => {
                let base = asked.iter().map(|at| ratios[*at].base).sum();
                let score = sum(asked.iter().map(|at| ratios[*at].score.clone()));
                score.over(&whole(base)).map(reduced)
            }
            Self::Mean(node) => node.value(ratios),
        }
    }

    /// The questions that take part, ascending.
    pub(crate) fn asked(&self) -> Vec<usize> {
        let mut asked = match self {
            Self::Pooled(asked) => asked.clone(),
            Self::Mean(node) => {
                let mut asked = Vec::new();
                node.collect(&mut asked);
                asked
            }
        };
        asked.sort_unstable();
        asked
    }

    /// Whether the figure is one ratio, so that it is a proportion where its scores are 0 and 100.
    pub(crate) fn is_one_ratio(&self) -> bool {
        match self {
            Self::Pooled(_) => true,
            Self::Mean(node) => node.is_one_ratio(),
        }
    }

    /// The linearised figure: per question `(a, b)` such that a response moves the figure by a × score − b × base.
    ///
    /// One ratio Y ÷ X: a = 1 ÷ X, b = (Y ÷ X) ÷ X; a mean Σ c R: a = c ÷ X, b = c R ÷ X of each question (Woodruff 1971; Särndal, Swensson and Wretman 1992, eq. 5.6.10).
    pub(crate) fn linear(&self, scores: &[f64], bases: &[f64]) -> Option<Linear> {
        match self {
            Self::Pooled(asked) => {
                let score: f64 = asked.iter().map(|at| scores[*at]).sum();
                let base: f64 = asked.iter().map(|at| bases[*at]).sum();
                if base <= 0.0 {
                    return None;
                }
                let value = score / base;
                let terms = asked
                    .iter()
                    .map(|at| Term::new(*at, base.recip(), value / base))
                    .collect();
                Some(Linear { value, terms })
            }
            Self::Mean(node) => {
                let mut linear = Linear {
                    value: 0.0,
                    terms: Vec::new(),
                };
                node.spread(1.0, scores, bases, &mut linear)?;
                Some(linear)
            }
        }
    }
}

/// A figure in doubles, and how a response moves it.
#[derive(Debug, Clone)]
pub(crate) struct Linear {
    pub(crate) value: f64,
    pub(crate) terms: Vec<Term>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Term {
    pub(crate) asked: usize,
    pub(crate) of_score: f64,
    pub(crate) of_base: f64,
}

impl Term {
    fn new(asked: usize, of_score: f64, of_base: f64) -> Self {
        Self {
            asked,
            of_score,
            of_base,
        }
    }
}

impl Node {
    fn value(&self, ratios: &[Ratio]) -> Option<Fraction> {
        match self {
            Self::Asked(at) => {
                let ratio = &ratios[*at];
                ratio.score.over(&whole(ratio.base)).map(reduced)
            }
            Self::Mean(children) => {
                let (mut weights, mut terms) = (Vec::new(), Vec::new());
                for (weight, child) in children {
                    if let Some(value) = child.value(ratios) {
                        let weight = weight.to_fraction();
                        terms.push(reduced(value.times(&weight)));
                        weights.push(weight);
                    }
                }
                sum(terms.into_iter())
                    .over(&sum(weights.into_iter()))
                    .map(reduced)
            }
        }
    }

    fn has_value(&self, bases: &[f64]) -> bool {
        match self {
            Self::Asked(at) => bases[*at] > 0.0,
            Self::Mean(_) => self.total_weight(bases) > 0.0,
        }
    }

    fn total_weight(&self, bases: &[f64]) -> f64 {
        match self {
            Self::Asked(_) => 1.0,
            Self::Mean(children) => children
                .iter()
                .filter(|(_, child)| child.has_value(bases))
                .map(|(weight, _)| weight.to_f64())
                .sum(),
        }
    }

    fn spread(&self, share: f64, scores: &[f64], bases: &[f64], into: &mut Linear) -> Option<()> {
        if !self.has_value(bases) {
            return None;
        }
        match self {
            Self::Asked(at) => {
                let ratio = scores[*at] / bases[*at];
                into.value += share * ratio;
                let a = share / bases[*at];
                into.terms.push(Term::new(*at, a, a * ratio));
            }
            Self::Mean(children) => {
                let total = self.total_weight(bases);
                for (weight, child) in children {
                    // A child without a value is left out, as in `value`.
                    let _ = child.spread(share * weight.to_f64() / total, scores, bases, into);
                }
            }
        }
        Some(())
    }

    fn collect(&self, into: &mut Vec<usize>) {
        match self {
            Self::Asked(at) => into.push(*at),
            Self::Mean(children) => children.iter().for_each(|(_, child)| child.collect(into)),
        }
    }

    fn is_one_ratio(&self) -> bool {
        match self {
            Self::Asked(_) => true,
            Self::Mean(children) => {
                matches!(children.as_slice(), [(_, only)] if only.is_one_ratio())
            }
        }
    }
}

fn whole(count: u64) -> Fraction {
    Fraction::Small(i128::from(count), 1)
}

/// The figures of an index, in the order in which they stand everywhere: the whole, parts, factors, items.
pub(crate) fn figures(index: &Index) -> Vec<Figure> {
    let parts = (0_u16..).zip(&index.parts).map(|(at, _)| Figure::Part(at));
    let factors = (0_u16..)
        .zip(&index.factors)
        .map(|(at, _)| Figure::Factor(at));
    let items = (0_u16..).zip(&index.items).map(|(at, _)| Figure::Item(at));
    std::iter::once(Figure::Overall)
        .chain(parts)
        .chain(factors)
        .chain(items)
        .collect()
}

/// The items that a figure is made of, ascending.
pub(crate) fn items_of(index: &Index, figure: Figure) -> Vec<usize> {
    let places: Vec<usize> = (0..index.items.len()).collect();
    shape(index, figure, &places).asked()
}

/// The shape of a figure; `places` says by item where it stands among the asked.
pub(crate) fn shape(index: &Index, figure: Figure, places: &[usize]) -> Shape {
    if let Figure::Item(item) = figure {
        return Shape::Mean(Node::Asked(places[usize::from(item)]));
    }
    let within = |factor: usize| match figure {
        Figure::Part(part) => index.factors[factor].part == Some(part),
        Figure::Factor(own) => factor == usize::from(own),
        Figure::Overall | Figure::Item(_) => true,
    };
    let items: Vec<usize> = (0..index.items.len())
        .filter(|item| within(usize::from(index.items[*item].factor)))
        .collect();
    match index.aggregation {
        Aggregation::Pooled => Shape::Pooled(items.into_iter().map(|item| places[item]).collect()),
        Aggregation::MeanOfItems => Shape::Mean(plain(
            items.into_iter().map(|item| Node::Asked(places[item])),
        )),
        Aggregation::MeanOfFactors | Aggregation::Weights => {
            let factors = (0..index.factors.len()).filter(|factor| within(*factor));
            Shape::Mean(of_factors(index, figure, factors.collect(), places))
        }
    }
}

fn of_factors(index: &Index, figure: Figure, factors: Vec<usize>, places: &[usize]) -> Node {
    let weighted = index.aggregation == Aggregation::Weights;
    let weight = |own: &Exact| {
        if weighted {
            own.clone()
        } else {
            Exact::from(1)
        }
    };
    let factor = |at: usize| {
        let items =
            (0..index.items.len()).filter(|item| usize::from(index.items[*item].factor) == at);
        Node::Mean(
            items
                .map(|item| (weight(&index.items[item].weight), Node::Asked(places[item])))
                .collect(),
        )
    };
    let weighed = |at: usize| (weight(&index.factors[at].weight), factor(at));
    if let Figure::Factor(at) = figure {
        return factor(usize::from(at));
    }
    if weighted && figure == Figure::Overall && !index.parts.is_empty() {
        let parts = index.parts.iter().enumerate().map(|(at, part)| {
            let own = factors
                .iter()
                .filter(|factor| index.factors[**factor].part.map(usize::from) == Some(at));
            (
                part.weight.clone(),
                Node::Mean(own.map(|factor| weighed(*factor)).collect()),
            )
        });
        // A factor without a part stands beside the parts.
        let alone = factors
            .iter()
            .filter(|factor| index.factors[**factor].part.is_none());
        return Node::Mean(parts.chain(alone.map(|factor| weighed(*factor))).collect());
    }
    Node::Mean(factors.into_iter().map(weighed).collect())
}

fn plain(children: impl Iterator<Item = Node>) -> Node {
    Node::Mean(children.map(|child| (Exact::from(1), child)).collect())
}
