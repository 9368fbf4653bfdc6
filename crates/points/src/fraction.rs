//! The working form: a fraction of two `i128`, or of two big integers where those do not suffice.

use crate::{Exact, RoundTo};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use std::cmp::Ordering;

/// An exact fraction on the stack; every operation is checked and falls over to big integers.
///
/// Small fractions are not reduced after each step: a rule makes three or four operations and one rounding, and reducing costs more than it saves.
#[derive(Debug, Clone)]
pub enum Fraction {
    /// Numerator and a positive denominator, not necessarily in lowest terms.
    Small(i128, i128),
    /// In lowest terms.
    Big(Box<BigRational>),
}

impl Fraction {
    /// `numerator / denominator`.
    ///
    /// # Panics
    /// Panics where the denominator is zero: 0/0 is a state of an answer, which the caller has to tell apart first.
    #[must_use]
    pub fn new(numerator: i64, denominator: i64) -> Self {
        assert!(
            denominator != 0,
            "a fraction with denominator zero is a state, not a number"
        );
        let sign = if denominator < 0 { -1 } else { 1 };
        Self::Small(i128::from(numerator) * sign, i128::from(denominator) * sign)
    }

    /// Zero.
    #[must_use]
    pub const fn zero() -> Self {
        Self::Small(0, 1)
    }

    /// Whether this is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        match self {
            Self::Small(n, _) => *n == 0,
            Self::Big(big) => big.is_zero(),
        }
    }

    /// −1, 0 or 1.
    #[must_use]
    pub fn signum(&self) -> i8 {
        match self {
            Self::Small(n, _) => n.signum() as i8,
            Self::Big(big) if big.is_zero() => 0,
            Self::Big(big) if big.is_negative() => -1,
            Self::Big(_) => 1,
        }
    }

    pub(crate) fn to_big(&self) -> BigRational {
        match self {
            Self::Small(n, d) => BigRational::new(BigInt::from(*n), BigInt::from(*d)),
            Self::Big(big) => (**big).clone(),
        }
    }

    fn from_big(big: BigRational) -> Self {
        Self::Big(Box::new(big))
    }

    /// The sum.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        if let (Self::Small(a, b), Self::Small(c, d)) = (self, other) {
            if b == d {
                if let Some(n) = a.checked_add(*c) {
                    return Self::Small(n, *b);
                }
            } else if let Some(small) = (|| {
                let n = a.checked_mul(*d)?.checked_add(c.checked_mul(*b)?)?;
                Some(Self::Small(n, b.checked_mul(*d)?))
            })() {
                return small;
            }
        }
        Self::from_big(self.to_big() + other.to_big())
    }

    /// The difference.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    /// The same size with the other sign.
    #[must_use]
    pub fn negated(&self) -> Self {
        match self {
            Self::Small(n, d) if *n != i128::MIN => Self::Small(-n, *d),
            _ => Self::from_big(-self.to_big()),
        }
    }

    /// The product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        if let (Self::Small(a, b), Self::Small(c, d)) = (self, other)
            && let (Some(n), Some(m)) = (a.checked_mul(*c), b.checked_mul(*d))
        {
            return Self::Small(n, m);
        }
        Self::from_big(self.to_big() * other.to_big())
    }

    /// The quotient, or `None` where `other` is zero.
    #[must_use]
    pub fn over(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        if let (Self::Small(a, b), Self::Small(c, d)) = (self, other)
            && let (Some(n), Some(m)) = (a.checked_mul(*d), b.checked_mul(*c))
            && m != i128::MIN
            && n != i128::MIN
        {
            return Some(if m < 0 {
                Self::Small(-n, -m)
            } else {
                Self::Small(n, m)
            });
        }
        Some(Self::from_big(self.to_big() / other.to_big()))
    }

    /// The smaller of two.
    #[must_use]
    pub fn at_most(self, limit: &Self) -> Self {
        if self > *limit { limit.clone() } else { self }
    }

    /// The larger of two.
    #[must_use]
    pub fn at_least(self, limit: &Self) -> Self {
        if self < *limit { limit.clone() } else { self }
    }

    /// The number cut to so many digits, ties decided by the mode.
    #[must_use]
    pub fn round(&self, to: RoundTo) -> Exact {
        if let Self::Small(n, d) = self
            && let Some(scaled) = n.checked_mul(10_i128.pow(u32::from(to.digits)))
        {
            let (quotient, remainder) = match (i64::try_from(scaled), i64::try_from(*d)) {
                // 64-bit division is several times faster than 128-bit division, and nearly every fraction fits.
                (Ok(n), Ok(d)) if d > 0 && n != i64::MIN => (i128::from(n / d), i128::from(n % d)),
                _ => (scaled / d, scaled % d),
            };
            let away = remainder != 0
                && to.mode.moves_away(
                    remainder
                        .unsigned_abs()
                        .cmp(&(d.unsigned_abs() - remainder.unsigned_abs())),
                    quotient % 2 != 0,
                );
            let rounded = if away {
                quotient + scaled.signum()
            } else {
                quotient
            };
            if let Ok(mantissa) = i64::try_from(rounded) {
                return Exact::decimal(mantissa, to.digits);
            }
        }
        let big = self.to_big() * BigInt::from(10_i128.pow(u32::from(to.digits)));
        let floor = big.trunc();
        let rest = (big.clone() - floor.clone()).abs();
        let half = BigRational::new(BigInt::from(1), BigInt::from(2));
        let odd = (floor.to_integer() % BigInt::from(2)) != BigInt::from(0);
        let away = !rest.is_zero() && to.mode.moves_away(rest.cmp(&half), odd);
        let step = if away {
            big.signum()
        } else {
            BigRational::zero()
        };
        let rounded = (floor + step) / BigInt::from(10_i128.pow(u32::from(to.digits)));
        let exact = Exact::from_big(rounded);
        // A decimal within the digits is only padded: 97.3 becomes 97.30, as from the small path.
        if exact
            .as_decimal()
            .is_some_and(|(_, digits)| digits <= to.digits)
        {
            exact.round(to)
        } else {
            exact
        }
    }

    /// The nearest double, for pictures and descriptive statistics only.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "for pictures, where 53 bits are plenty"
    )]
    pub fn to_f64(&self) -> f64 {
        match self {
            Self::Small(n, d) => *n as f64 / *d as f64,
            Self::Big(big) => num_traits::ToPrimitive::to_f64(&**big).unwrap_or(f64::NAN),
        }
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Fraction {}
impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Self::Small(a, b), Self::Small(c, d)) = (self, other) {
            if b == d {
                return a.cmp(c);
            }
            if let (Some(left), Some(right)) = (a.checked_mul(*d), c.checked_mul(*b)) {
                return left.cmp(&right);
            }
        }
        self.to_big().cmp(&other.to_big())
    }
}

impl From<&Exact> for Fraction {
    fn from(exact: &Exact) -> Self {
        exact.to_fraction()
    }
}
impl From<Exact> for Fraction {
    fn from(exact: Exact) -> Self {
        exact.to_fraction()
    }
}
