//! `round new` and `round status` on a folder that did not exist.

use crate::program::{ROSTER, folder, parindex};

#[test]
fn a_new_round_has_a_form_a_unit_and_none_is_sent() {
    let place = folder(&[("units.csv", ROSTER)]);
    let roster = place.path().join("units.csv");
    let round = place.path().join("cchc-2024");
    let (roster, round) = (roster.to_str().unwrap(), round.to_str().unwrap());
    let new = [
        "round",
        "new",
        "cchc-xa-minh-hoa/2024",
        "--roster",
        roster,
        "--out",
        round,
    ];
    let made = parindex(&new);
    assert_eq!(made.exit, 0, "{}", made.err);
    let forms = std::fs::read_dir(place.path().join("cchc-2024/forms"))
        .unwrap()
        .count();
    assert_eq!(forms, 4);

    let status = parindex(&["round", "status", round, "--format", "json"]).json();
    let units = status.as_array().unwrap();
    assert_eq!(units.len(), 4);
    for unit in units {
        // The forms lie there as they were handed out.
        assert_eq!(
            (&unit["sent"], &unit["blank"]),
            (&false.into(), &true.into())
        );
        assert_eq!(unit["answered"], 0);
        assert_eq!(unit["asked"], unit["missing"].as_array().unwrap().len());
    }

    // Nothing is scored out of empty forms, and nobody is ranked.
    let ranked = parindex(&["rank", round, "--format", "json"]);
    let json = ranked.json();
    for row in json["rows"].as_array().unwrap() {
        assert!(row["rank"].is_null(), "{row}");
        assert_eq!(row["complete"], false);
        // Nothing given is not 0 points, in wards too, for which one criterion is not meant.
        assert!(row["self"].is_null() && row["survey"].is_null(), "{row}");
    }

    // What is there is never overwritten.
    assert_eq!(parindex(&new).exit, 2);
}

#[test]
fn a_workbook_that_no_pattern_takes_is_named() {
    let place = folder(&[("units.csv", ROSTER)]);
    let roster = place.path().join("units.csv");
    let round = place.path().join("r");
    let (roster, round) = (roster.to_str().unwrap(), round.to_str().unwrap());
    let made = parindex(&[
        "round",
        "new",
        "cchc-xa-minh-hoa/2024",
        "--roster",
        roster,
        "--out",
        round,
    ]);
    assert_eq!(made.exit, 0, "{}", made.err);
    let forms = place.path().join("r/forms");
    let sent = std::fs::read_dir(&forms).unwrap().next().unwrap().unwrap();
    // A program that writes capitals is no reason to pass a form over; the older format is named.
    std::fs::rename(sent.path(), forms.join("AN THAI.XLSX")).unwrap();
    std::fs::write(forms.join("binh-lam.xls"), "x").unwrap();
    let said = parindex(&["--lang", "en", "check", round]);
    assert!(said.err.contains("warning[file-not-taken]"), "{}", said.err);
    assert!(said.err.contains("forms/binh-lam.xls"), "{}", said.err);
    assert!(!said.err.contains("units-missing"), "{}", said.err);
}

#[test]
fn an_appraiser_sees_points_up_to_the_own_maximum() {
    // Wards take a share of the maximum of 7.2.3; the appraiser types at most 1.5 for 7.2.1 all the same.
    let place = folder(&[]);
    let form = place.path().join("form.xlsx");
    let said = parindex(&[
        "form",
        "fixtures/cchc-xa-minh-hoa-2024",
        "--appraiser",
        "Văn phòng Ủy ban nhân dân tỉnh",
        "--out",
        form.to_str().unwrap(),
    ]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let limits = workbook::Limits::default();
    let (book, _) = workbook::open_path(&form, "form.xlsx", &limits).unwrap();
    let sheet = book.sheet_named("7.2.1");
    let (grid, _) = book.grid(sheet.unwrap());
    let computed = grid.rows.iter().flat_map(|row| &row.cells).find(|cell| {
        cell.text()
            .is_some_and(|text| text.starts_with("Điểm theo số liệu"))
    });
    let column = computed.unwrap().column;
    let points: Vec<f64> = grid
        .rows
        .iter()
        .filter_map(|row| match row.get(column)?.value {
            workbook::Value::Number(points) => Some(points),
            _ => None,
        })
        .collect();
    assert!(points.len() > 30, "{points:?}");
    assert!(points.iter().all(|points| *points <= 1.5), "{points:?}");
}
