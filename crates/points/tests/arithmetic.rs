//! Every operation against arbitrary-precision rationals.

use num_bigint::BigInt;
use num_rational::BigRational;
use points::{Exact, Fraction, Mode, RoundTo};
use proptest::prelude::*;

fn big(number: &Exact) -> BigRational {
    let text = number.to_ratio_text();
    let (n, d) = text.split_once('/').unwrap();
    BigRational::new(n.parse::<BigInt>().unwrap(), d.parse::<BigInt>().unwrap())
}

fn exact() -> impl Strategy<Value = Exact> {
    prop_oneof![
        (-1000_i64..1000, 0_u8..4).prop_map(|(m, d)| Exact::decimal(m, d)),
        (any::<i64>(), 0_u8..=18).prop_map(|(m, d)| Exact::decimal(m, d)),
        (any::<i64>(), 1_i64..i64::MAX).prop_map(|(n, d)| Fraction::new(n, d).into()),
    ]
}

proptest! {
    #[test]
    fn sums_products_quotients_and_order_are_exact(a in exact(), b in exact()) {
        prop_assert_eq!(big(&a.plus(&b)), big(&a) + big(&b));
        prop_assert_eq!(big(&a.minus(&b)), big(&a) - big(&b));
        prop_assert_eq!(big(&a.times(&b)), big(&a) * big(&b));
        prop_assert_eq!(a.over(&b).map(|q| big(&q)), (!b.is_zero()).then(|| big(&a) / big(&b)));
        prop_assert_eq!(a.cmp(&b), big(&a).cmp(&big(&b)));
    }

    #[test]
    fn rounding_is_within_half_a_step_and_ties_follow_the_mode(a in exact(), digits in 0_u8..5) {
        let step = BigRational::new(1.into(), BigInt::from(10).pow(u32::from(digits)));
        let half = &step / BigInt::from(2);
        for mode in [Mode::HalfUp, Mode::HalfEven, Mode::Down] {
            let rounded = big(&a.round(RoundTo { digits, mode }));
            prop_assert!((&rounded / &step).is_integer());
            let off = &big(&a) - &rounded;
            let size = if off < BigRational::from(BigInt::from(0)) { -off.clone() } else { off };
            match mode {
                Mode::Down => prop_assert!(size < step),
                _ => prop_assert!(size <= half),
            }
        }
    }

    #[test]
    fn text_is_read_back(a in exact()) {
        if a.as_decimal().is_some() {
            prop_assert_eq!(a.to_string().parse::<Exact>().unwrap(), a);
        }
    }

    #[test]
    fn a_typed_decimal_survives_the_workbook(mantissa in -999_999_999_999_999_i64..999_999_999_999_999, digits in 0_u8..8) {
        let typed = Exact::decimal(mantissa, digits);
        let stored: f64 = typed.to_string().parse().unwrap();
        prop_assert_eq!(Exact::from_cell(stored).unwrap(), typed);
    }
}

#[test]
fn ties_by_hand() {
    let tie = |n, mode| {
        Exact::decimal(n, 3)
            .round(RoundTo { digits: 2, mode })
            .to_string()
    };
    assert_eq!(tie(19125, Mode::HalfUp), "19.13");
    assert_eq!(tie(-19125, Mode::HalfUp), "-19.13");
    assert_eq!(tie(19125, Mode::HalfEven), "19.12");
    assert_eq!(tie(19135, Mode::HalfEven), "19.14");
    assert_eq!(tie(19129, Mode::Down), "19.12");
}

#[test]
fn the_portal_rounding_difference_of_xa_h44_125() {
    // 6 × 0.9325 typed as decimals is 5.595, half up 5.60; the portal printed 5.59 because it worked in binary.
    let points = Exact::from(6).times(&"0.9325".parse().unwrap());
    assert_eq!(points.round(RoundTo::half_up(2)).to_string(), "5.60");
}

#[test]
fn what_is_no_number_is_refused() {
    for text in ["", ".", "-", "1,5", "1.2.3", "0x10", "NaN", "1e99", "٣"] {
        assert!(text.parse::<Exact>().is_err(), "{text}");
    }
    assert!(Exact::from_cell(f64::INFINITY).is_err());
    assert!(Exact::from_cell(1e300).is_err());
}

#[test]
fn a_rounded_ratio_has_exactly_the_digits_asked_for() {
    // 108/111 = 97.297…%: stored as a big rational, and still shown with both digits.
    let percent = Exact::from(10_800).over(&Exact::from(111)).unwrap();
    assert_eq!(percent.round(RoundTo::half_up(2)).to_string(), "97.30");
}
