//! The value of a measure in an example, to see on which boundary the example stands.

use crate::{Example, Given, Leaf, Measure, Sign, Term};
use jiff::civil::Date;
use points::{Exact, Fraction};

pub(crate) struct Answers<'a> {
    pub(crate) leaf: &'a Leaf,
    pub(crate) example: &'a Example,
}

impl<'a> Answers<'a> {
    pub(crate) fn given(&self, input: u16) -> Option<&'a Given> {
        let name = &self.leaf.inputs.get(usize::from(input))?.name;
        let mut given = self.example.given.iter();
        given.find(|(own, _)| own == name).map(|(_, given)| given)
    }
    pub(crate) fn number(&self, input: u16) -> Option<Exact> {
        match self.given(input)? {
            Given::Number(number) => Some(number.clone()),
            Given::Items(ids) => i64::try_from(ids.len()).ok().map(Exact::from),
            _ => None,
        }
    }
    pub(crate) fn date(&self, input: u16) -> Option<Date> {
        match self.given(input)? {
            Given::Date(date) => Some(*date),
            _ => None,
        }
    }
    fn sum(&self, terms: &[Term]) -> Option<Exact> {
        let mut sum = Exact::ZERO;
        for term in terms {
            let number = self.number(term.input)?;
            sum = match term.sign {
                Sign::Plus => sum.plus(&number),
                Sign::Minus => sum.minus(&number),
            };
        }
        Some(sum)
    }
    /// The value; in percent for a quotient. Nothing where an input is missing or the denominator is zero.
    pub(crate) fn value(&self, measure: &Measure) -> Option<Fraction> {
        match measure {
            Measure::Input(input) => self.number(*input).map(Fraction::from),
            Measure::Sum(terms) => self.sum(terms).map(Fraction::from),
            Measure::Ratio {
                numerator,
                denominator,
            } => {
                let numerator = self.sum(numerator)?.to_fraction();
                let quotient = numerator.over(&self.sum(denominator)?.to_fraction())?;
                Some(quotient.times(&Exact::from(100).into()))
            }
        }
    }
}
