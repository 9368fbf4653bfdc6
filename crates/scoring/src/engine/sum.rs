//! A running sum of points that stays in two registers as long as all of them are decimals of few digits.

use points::Exact;

/// Adds exactly; falls over to [`Exact::plus`] where a whole number of units of the last digit does not fit.
#[derive(Debug, Default)]
pub(crate) struct Sum {
    mantissa: i64,
    digits: u8,
    rest: Exact,
}

impl Sum {
    /// Adds a number.
    #[inline]
    pub(crate) fn add(&mut self, number: &Exact) {
        let added = match number.as_decimal() {
            Some((mantissa, digits)) if digits == self.digits => {
                self.mantissa.checked_add(mantissa)
            }
            Some((mantissa, digits)) => self.aligned(mantissa, digits),
            None => None,
        };
        match added {
            Some(mantissa) => self.mantissa = mantissa,
            None => self.rest = self.rest.plus(number),
        }
    }

    /// Brings sum and number to the same digits.
    fn aligned(&mut self, mantissa: i64, digits: u8) -> Option<i64> {
        let power = |from: u8, to: u8| 10_i64.checked_pow(u32::from(to - from));
        if digits < self.digits {
            return self
                .mantissa
                .checked_add(mantissa.checked_mul(power(digits, self.digits)?)?);
        }
        let wider = self.mantissa.checked_mul(power(self.digits, digits)?)?;
        let sum = wider.checked_add(mantissa)?;
        self.digits = digits;
        Some(sum)
    }

    /// The sum.
    #[inline]
    pub(crate) fn total(self) -> Exact {
        let decimal = Exact::decimal(self.mantissa, self.digits);
        if self.rest.is_zero() {
            decimal
        } else {
            decimal.plus(&self.rest)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(numbers: &[&str]) -> Exact {
        let mut sum = Sum::default();
        for number in numbers {
            sum.add(&number.parse().unwrap());
        }
        sum.total()
    }

    #[test]
    fn digits_meet_and_what_does_not_fit_is_kept() {
        assert_eq!(sum(&["1", "2.25", "0.5"]).to_string(), "3.75");
        let most = i64::MAX.to_string();
        assert_eq!(
            sum(&[&most, "0.01", &most]).to_ratio_text(),
            "1844674407370955161401/100"
        );
        let mut third = Sum::default();
        third.add(&Exact::from(1).over(&Exact::from(3)).unwrap());
        third.add(&Exact::from(1));
        assert_eq!(third.total().to_ratio_text(), "4/3");
    }
}
