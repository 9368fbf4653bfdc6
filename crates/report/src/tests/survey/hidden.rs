use super::{Sample, whole};
use crate::tests::files::texts;
use crate::{
    Charts, NARROW, Options, WIDE, each_survey_result, factor_heat, item_bars, survey_tables,
    unit_dots, unit_profile,
};
use points::Exact;
use survey::Figure;

/// The figures of the hidden domains are ones that stand nowhere else.
fn marked() -> Sample {
    let mut sample = whole();
    for at in [3, 4, 6, 7] {
        sample.estimates.domains[at].hidden = true;
    }
    for domain in sample.estimates.domains.iter_mut().filter(|own| own.hidden) {
        for (at, own) in domain.estimates.iter_mut().flatten().enumerate() {
            own.value = Exact::decimal(1337 + i64::try_from(at).unwrap(), 2);
            own.before_rounding = own.value.clone();
            own.bounds.low = Exact::decimal(1117, 2);
            own.bounds.high = Exact::decimal(9119, 2);
            if let Some(interval) = &mut own.interval {
                (interval.low, interval.high) = (12.17, 93.19);
            }
            own.se = Some(7.171);
        }
        domain.valid = 3;
    }
    sample
}

const MARKS: [&str; 16] = [
    "13,37", "13.37", "13,38", "13.38", "13,4", "13.4", "11,17", "11.17", "91,19", "91.19",
    "12,17", "12.17", "93,19", "93.19", "7,171", "7.171",
];

fn check(name: &str, text: &str) {
    for mark in MARKS {
        assert!(!text.contains(mark), "{name}: {mark}");
    }
}

#[test]
fn nothing_of_a_hidden_domain_reaches_a_table_a_file_or_a_chart() {
    let sample = marked();
    let context = sample.context();
    for table in survey_tables(&context) {
        check(table.id, &table.to_text(context.lang, 1000));
        assert!(
            table.id == "quality"
                || table
                    .notes
                    .iter()
                    .any(|note| note.contains("có dưới 5 phiếu"))
                || table.id == "T14d",
            "{}",
            table.id
        );
    }
    for wide in [WIDE, NARROW] {
        let charts = [
            item_bars(&context, wide),
            unit_dots(&context, 0, Figure::Overall, wide),
            unit_dots(&context, 0, Figure::Factor(1), wide),
            factor_heat(&context, 0, wide),
        ];
        for chart in charts {
            let chart = chart.unwrap();
            check(&chart.id, &chart.svg);
        }
        assert_eq!(unit_profile(&context, 2, wide), None);
        assert_eq!(unit_profile(&context, 3, wide), None);
    }
    let mut n = 0;
    let options = Options {
        charts: Charts::Units,
        png: false,
        ..Options::default()
    };
    each_survey_result(&context, options, &mut |path, bytes| {
        n += 1;
        assert!(
            !path.contains("units/C") && !path.contains("units/D"),
            "{path}"
        );
        if path.ends_with(".xlsx") {
            for (sheet, cells) in texts(&path, &bytes) {
                check(&sheet, &cells.join("\n"));
            }
        } else {
            check(&path, &String::from_utf8(bytes).unwrap());
        }
    })
    .unwrap();
    assert!(n > 8);
}

/// A domain that nobody marked, but that is small, is hidden all the same.
#[test]
fn a_small_domain_is_hidden_whatever_it_says() {
    let mut sample = marked();
    for domain in &mut sample.estimates.domains {
        domain.hidden = false;
    }
    let context = sample.context();
    for table in survey_tables(&context) {
        check(table.id, &table.to_text(context.lang, 1000));
    }
    let chart = unit_dots(&context, 0, Figure::Overall, WIDE).unwrap();
    check("units", &chart.svg);
    assert!(
        chart
            .svg
            .contains("Không hiện số liệu (ít phiếu): Xã Cao Sơn, Xã Đồng Tâm")
    );
}

/// Where even everybody is too few, nothing but the returns is left.
#[test]
fn a_survey_of_three_shows_no_figure() {
    let mut sample = marked();
    for domain in &mut sample.estimates.domains {
        domain.hidden = true;
    }
    let context = sample.context();
    assert_eq!(item_bars(&context, WIDE), None);
    assert_eq!(unit_dots(&context, 0, Figure::Overall, WIDE), None);
    assert_eq!(factor_heat(&context, 0, WIDE), None);
    for table in survey_tables(&context) {
        let text = table.to_text(context.lang, 1000);
        check(table.id, &text);
        assert!(!text.contains("66,67"), "{text}");
    }
}
