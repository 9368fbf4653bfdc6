//! A filled form that was opened and saved by LibreOffice, as .xlsx and as .ods, reads back.
//!
//! The fixture was written by `self_score_form` with the answers below and saved with `soffice --headless --convert-to xlsx` (and `ods`), version 7.4, with recalculation.
//! Its set stands beside it, so that no other set's digest matters.

use super::*;

fn check(name: &str, bytes: &[u8]) {
    let text = include_str!("../../../../../fixtures/forms/saved-by-libreoffice/set.toml");
    let set = set("set.toml", text);
    let limits = workbook::Limits::default();
    let (book, _) = workbook::open(name, bytes.to_vec(), &limits).expect("a workbook");
    let grids: Vec<Grid> = (0..book.sheets().len())
        .map(|sheet| book.grid(sheet).0)
        .collect();
    let expect = Expect {
        round: "thu-phieu",
        digest: &set.digest,
        unit: None,
    };
    let mut answers = Answers::default();
    let (unit, findings) = read_form(
        &grids,
        &set,
        roster(),
        expect,
        LayerKind::SelfScore,
        &mut answers,
    );
    assert_eq!(unit, Some(0), "{findings:#?}");
    assert_eq!(findings, [], "{name}");
    let layer = answers
        .layer(LayerKind::SelfScore)
        .expect("the layer was made");
    let number = |text: &str| Answer::from(text.parse::<Exact>().expect("a test's own number"));
    let given = |code: &str, input: &str| {
        let leaf = set.find_leaf(code).expect("a leaf");
        let slot = if input.is_empty() {
            set.typed_slot(leaf)
        } else {
            set.input_slot(leaf, input).expect("an input")
        };
        layer.get(0, slot).clone()
    };
    assert_eq!(given("1.1", "on_time"), number("108"));
    assert_eq!(given("1.1", "resolved"), number("111"));
    // 6 × 108 ÷ 111 = 5.8378…, as the live formula left it.
    assert_eq!(given("1.1", ""), number("5.84"));
    assert_eq!(given("1.2", "public"), Answer::Given(Value::YesNo(true)));
    assert_eq!(given("1.3", "online"), number("94.43"));
    assert_eq!(given("1.4", "answered"), Answer::Undefined);
    assert_eq!(given("1.4", "received"), Answer::Undefined);
    assert_eq!(given("1.4", ""), Answer::Missing);
    assert_eq!(given("2.1", "grade"), Answer::Given(Value::Level(0)));
    assert_eq!(given("2.1", ""), number("2"));
    assert_eq!(
        given("2.2", "sent"),
        Answer::Given(Value::Date(date(2024, 12, 6)))
    );
    assert_eq!(given("2.2", ""), number("0.5"));
    let item = |id: &str, date| Item {
        id: id.to_owned(),
        date,
        weight: Exact::from(1),
    };
    let items = [
        item("12/QĐ-UBND", Some(date(2024, 3, 5))),
        item("1.10", None),
    ];
    assert_eq!(
        given("2.3", "initiatives"),
        Answer::Given(Value::Items(items.into()))
    );
    assert_eq!(given("2.4", ""), number("0.75"));
    let leaf = set.find_leaf("1.1").expect("a leaf");
    assert_eq!(
        layer.evidence.get(&(0, leaf)).map(String::as_str),
        Some("Báo cáo số 15/BC-UBND ngày 10/12/2024")
    );
}

#[test]
fn as_xlsx() {
    let bytes = include_bytes!("../../../../../fixtures/forms/saved-by-libreoffice/phieu.xlsx");
    check("phieu.xlsx", bytes);
}

#[test]
fn as_ods() {
    let bytes = include_bytes!("../../../../../fixtures/forms/saved-by-libreoffice/phieu.ods");
    check("phieu.ods", bytes);
}
