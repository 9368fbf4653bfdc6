//! The stored form: a decimal of 16 bytes, or a boxed big rational.

use crate::{Fraction, RoundTo};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::cmp::Ordering;
use std::fmt;

/// An exact number: points, a threshold, a count, a percentage, a ratio.
///
/// Equality and order are by value: `2.50 == 2.5`.
/// `Display` prints plain digits (`19.13`, decimal point, no grouping) for a decimal, keeping its digits, and `n/d` for any other rational.
#[derive(Clone)]
pub struct Exact(Repr);

#[derive(Clone)]
enum Repr {
    Decimal { mantissa: i64, digits: u8 },
    Big(Box<BigRational>),
}

pub(crate) const MOST_DIGITS: u8 = 18;

impl Exact {
    /// Zero.
    pub const ZERO: Self = Self(Repr::Decimal {
        mantissa: 0,
        digits: 0,
    });

    /// `mantissa ÷ 10^digits`: `decimal(1913, 2)` is 19.13.
    ///
    /// # Panics
    /// Panics where `digits` is over 18.
    #[must_use]
    pub const fn decimal(mantissa: i64, digits: u8) -> Self {
        assert!(digits <= MOST_DIGITS, "an i64 holds 18 decimal digits");
        Self(Repr::Decimal { mantissa, digits })
    }

    /// Mantissa and digits where the number is a stored decimal.
    #[must_use]
    pub const fn as_decimal(&self) -> Option<(i64, u8)> {
        match self.0 {
            Repr::Decimal { mantissa, digits } => Some((mantissa, digits)),
            Repr::Big(_) => None,
        }
    }

    /// The number times `10^digits` where that is a whole `i64`: the sort key of rounded points.
    #[must_use]
    pub fn scaled(&self, digits: u8) -> Option<i64> {
        let (mantissa, own) = self.as_decimal()?;
        if own <= digits {
            mantissa.checked_mul(10_i64.checked_pow(u32::from(digits - own))?)
        } else {
            let factor = 10_i64.checked_pow(u32::from(own - digits))?;
            (mantissa % factor == 0).then_some(mantissa / factor)
        }
    }

    /// The whole number where it is one.
    #[must_use]
    pub fn to_integer(&self) -> Option<i64> {
        match &self.0 {
            Repr::Decimal { .. } => self.scaled(0),
            Repr::Big(big) => big
                .is_integer()
                .then(|| big.to_integer().to_i64())
                .flatten(),
        }
    }

    /// Whether this is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Repr::Decimal { mantissa, .. } => *mantissa == 0,
            Repr::Big(big) => big.is_zero(),
        }
    }

    /// Whether this is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Decimal { mantissa, .. } => *mantissa < 0,
            Repr::Big(big) => big.is_negative(),
        }
    }

    /// The working form.
    #[must_use]
    pub fn to_fraction(&self) -> Fraction {
        match &self.0 {
            Repr::Decimal { mantissa, digits } => {
                Fraction::Small(i128::from(*mantissa), 10_i128.pow(u32::from(*digits)))
            }
            Repr::Big(big) => Fraction::Big(big.clone()),
        }
    }

    /// The sum, keeping the larger number of digits.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        if let (Some((a, x)), Some((b, y))) = (self.as_decimal(), other.as_decimal()) {
            let digits = x.max(y);
            if let (Some(a), Some(b)) = (self.widened(a, x, digits), other.widened(b, y, digits))
                && let Some(sum) = a.checked_add(b)
            {
                return Self::decimal(sum, digits);
            }
        }
        if let (Repr::Big(a), Repr::Big(b)) = (&self.0, &other.0) {
            return Self::from_big(&**a + &**b);
        }
        self.to_fraction().plus(&other.to_fraction()).into()
    }

    #[expect(clippy::unused_self, reason = "reads as a step of the sum")]
    fn widened(&self, mantissa: i64, from: u8, to: u8) -> Option<i64> {
        mantissa.checked_mul(10_i64.pow(u32::from(to - from)))
    }

    /// The difference.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    /// The same size with the other sign.
    #[must_use]
    pub fn negated(&self) -> Self {
        match &self.0 {
            Repr::Decimal { mantissa, digits } if *mantissa != i64::MIN => {
                Self::decimal(-mantissa, *digits)
            }
            _ => self.to_fraction().negated().into(),
        }
    }

    /// The product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        self.to_fraction().times(&other.to_fraction()).into()
    }

    /// The quotient, or `None` where `other` is zero.
    #[must_use]
    pub fn over(&self, other: &Self) -> Option<Self> {
        self.to_fraction()
            .over(&other.to_fraction())
            .map(Self::from)
    }

    /// The number cut to so many digits; the result has exactly that many.
    #[must_use]
    pub fn round(&self, to: RoundTo) -> Self {
        match self.0 {
            Repr::Decimal { mantissa, digits } if digits <= to.digits => {
                match mantissa.checked_mul(10_i64.pow(u32::from(to.digits - digits))) {
                    Some(mantissa) => Self::decimal(mantissa, to.digits),
                    None => self.clone(),
                }
            }
            _ => self.to_fraction().round(to),
        }
    }

    /// The decimal without zeros behind: `2.50` becomes `2.5`.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        match self.0 {
            Repr::Decimal {
                mut mantissa,
                mut digits,
            } => {
                while digits > 0 && mantissa % 10 == 0 {
                    mantissa /= 10;
                    digits -= 1;
                }
                Self::decimal(mantissa, digits)
            }
            Repr::Big(_) => self.clone(),
        }
    }

    /// `"n/d"` in lowest terms, the form of `total_exact` in JSON.
    #[must_use]
    pub fn to_ratio_text(&self) -> String {
        let big = self.to_fraction().to_big();
        format!("{}/{}", big.numer(), big.denom())
    }

    /// The nearest double, for pictures and descriptive statistics only.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.to_fraction().to_f64()
    }

    /// The stored form of a small fraction, reduced without big integers.
    fn from_small(n: i128, d: i128) -> Self {
        let common = gcd(n.unsigned_abs(), d.unsigned_abs());
        let Ok(common) = i128::try_from(common) else {
            return Self::from_big(BigRational::new(n.into(), d.into()));
        };
        let (n, d) = (n / common, d / common);
        let (mut rest, mut twos, mut fives) = (d, 0_u8, 0_u8);
        for (prime, count) in [(2, &mut twos), (5, &mut fives)] {
            while *count <= MOST_DIGITS && rest % prime == 0 {
                rest /= prime;
                *count += 1;
            }
        }
        let digits = twos.max(fives);
        if rest == 1 && digits <= MOST_DIGITS {
            let scaled = n.checked_mul(10_i128.pow(u32::from(digits)) / d);
            if let Some(mantissa) = scaled.and_then(|scaled| i64::try_from(scaled).ok()) {
                return Self::decimal(mantissa, digits);
            }
        }
        Self(Repr::Big(Box::new(BigRational::new_raw(
            n.into(),
            d.into(),
        ))))
    }

    /// The stored form of a big rational: a decimal where it is one that fits.
    pub(crate) fn from_big(big: BigRational) -> Self {
        let ten = BigInt::from(10);
        let mut rest = big.denom().clone();
        let (mut twos, mut fives) = (0_u32, 0_u32);
        for (prime, count) in [(2, &mut twos), (5, &mut fives)] {
            let prime = BigInt::from(prime);
            while *count <= u32::from(MOST_DIGITS) && (&rest % &prime).is_zero() {
                rest /= &prime;
                *count += 1;
            }
        }
        let digits = twos.max(fives);
        if rest.is_one() && digits <= u32::from(MOST_DIGITS) {
            let scaled = big.numer() * num_traits::pow(ten, digits as usize) / big.denom();
            if let Some(mantissa) = scaled.to_i64() {
                return Self::decimal(mantissa, u8::try_from(digits).unwrap_or(MOST_DIGITS));
            }
        }
        Self(Repr::Big(Box::new(big)))
    }
}

/// The greatest common divisor; 64-bit division is several times faster, and nearly every fraction fits.
fn gcd(a: u128, b: u128) -> u128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        if let (Ok(x), Ok(y)) = (u64::try_from(a), u64::try_from(b)) {
            let (mut x, mut y) = (x, y);
            while y != 0 {
                (x, y) = (y, x % y);
            }
            return u128::from(x);
        }
        (a, b) = (b, a % b);
    }
    a
}

impl From<i64> for Exact {
    fn from(whole: i64) -> Self {
        Self::decimal(whole, 0)
    }
}
impl From<i32> for Exact {
    fn from(whole: i32) -> Self {
        Self::decimal(i64::from(whole), 0)
    }
}
impl From<Fraction> for Exact {
    fn from(fraction: Fraction) -> Self {
        if let Fraction::Small(n, d) = fraction {
            // Powers of ten are what sums and products of decimals leave behind.
            let mut power = 1_i128;
            for digits in 0..=MOST_DIGITS {
                if d == power {
                    if let Ok(mantissa) = i64::try_from(n) {
                        return Self::decimal(mantissa, digits).trimmed();
                    }
                    break;
                }
                power *= 10;
            }
            return Self::from_small(n, d);
        }
        Self::from_big(fraction.to_big())
    }
}

impl Default for Exact {
    fn default() -> Self {
        Self::ZERO
    }
}
impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Exact {}
impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.as_decimal(), other.as_decimal()) {
            (Some((a, x)), Some((b, y))) if x == y => a.cmp(&b),
            _ => self.to_fraction().cmp(&other.to_fraction()),
        }
    }
}
impl std::hash::Hash for Exact {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.to_ratio_text().hash(state);
    }
}
impl std::iter::Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, |sum, next| sum.plus(&next))
    }
}
impl<'a> std::iter::Sum<&'a Exact> for Exact {
    fn sum<I: Iterator<Item = &'a Exact>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, |sum, next| sum.plus(next))
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Decimal {
                mantissa,
                digits: 0,
            } => write!(f, "{mantissa}"),
            Repr::Decimal { mantissa, digits } => {
                let power = 10_u64.pow(u32::from(*digits));
                let size = mantissa.unsigned_abs();
                let sign = if *mantissa < 0 { "-" } else { "" };
                let width = usize::from(*digits);
                write!(f, "{sign}{}.{:0width$}", size / power, size % power)
            }
            Repr::Big(big) => write!(f, "{}/{}", big.numer(), big.denom()),
        }
    }
}
impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
