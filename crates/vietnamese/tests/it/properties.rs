//! What holds for any text and any number.

use points::Exact;
use proptest::prelude::*;
use vietnamese::*;

/// Every reader and writer on one text; none may panic.
fn read_all(text: &str) {
    for kind in [NumberKind::Count, NumberKind::Decimal, NumberKind::Percent] {
        let _ = read_number(text, kind);
        let _ = read_sum(text, kind);
    }
    let _ = (
        read_fraction(text),
        read_blank(text),
        read_yes_no(text),
        read_frequency(text),
    );
    let _ = (
        read_date(text),
        read_period(text),
        is_syllable(text),
        recognise_legacy(text, None),
    );
    for font in [Encoding::Tcvn3, Encoding::Tcvn3Capitals, Encoding::Vni] {
        let _ = recognise_legacy(text, Some(font));
    }
    let _ = (canonical_tones(text), new_style_tones(text));
}

/// Text made of what cells are made of.
const CELLS: &str = "[0-9.,/:% \u{a0}\u{300}\u{301}\u{323}\u{302}aăâeêioôơuưyđĐÐùøûïöñäåtrnghqkpcmSACHvx'()…<>≥~–-]{0,24}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_is_read(text in any::<String>(), cell in CELLS) {
        read_all(&text);
        read_all(&cell);
    }

    #[test]
    fn fold_and_key_are_final(text in any::<String>(), cell in CELLS) {
        for text in [text, cell] {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
            prop_assert_eq!(key(&key(&text)), key(&text));
            prop_assert_eq!(fold(&key(&text)), fold(&text));
            prop_assert_eq!(key(&new_style_tones(&nfc(&text))), key(&text));
        }
    }

    #[test]
    fn a_number_shown_is_read_back(mantissa in -1_000_000_000_000_i64..1_000_000_000_000, digits in 0_u8..=6) {
        let number = Exact::decimal(mantissa, digits);
        let shown = show_number(&number, None);
        let kind = if digits == 0 { NumberKind::Count } else { NumberKind::Decimal };
        let reading = read_number(&shown, kind);
        prop_assert!(reading.readings().any(|value| value.value == number), "{shown}");
        // Only three decimals can be taken for thousands.
        if digits != 3 {
            prop_assert!(reading.single().is_some(), "{shown}");
        }
        prop_assert!(read_number(&show_number_en(&number, Some(2)), kind).single().is_some());
    }

    #[test]
    fn a_day_shown_is_read_back(serial in 61_u32..73_050) {
        let day = date_from_serial(f64::from(serial)).unwrap();
        prop_assert_eq!(read_date(&show_date(day)).single(), Some(day));
        prop_assert_eq!(read_date(&show_date_en(day)).single(), Some(day));
        let typed = format!("{}.{}", day.day(), day.month());
        prop_assert!(code_candidates_from_date(day).contains(&typed));
    }
}

#[test]
fn long_texts_are_quick() {
    for text in [
        "1".repeat(32_767),
        "a ".repeat(16_000),
        "1.".repeat(16_000),
        "ệ".repeat(10_000),
        "1 (1, ".repeat(5_000),
    ] {
        read_all(&text);
        assert_eq!(key(&key(&text)), key(&text));
    }
}
