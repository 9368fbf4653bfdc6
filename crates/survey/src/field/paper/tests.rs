//! What is printed and what is not.

use super::*;
use crate::field::sample_instrument::instrument;
use jiff::civil::date;
use units::read_roster;

const ROSTER: &str =
    "code,name,level,type\n00778,Xã Sơn Vĩ,commune,xã\n00793,Xã Thượng Phùng,commune,xã\n";

fn with_form(stacks: &[Stack], look: impl Fn(&PaperForm<'_>)) {
    let mut instrument = instrument();
    instrument.questions[4].title.vi = "Nơi ngồi chờ <b>& chỗ để xe</b>".to_owned();
    let (roster, _) = read_roster("units.csv", ROSTER);
    look(&PaperForm {
        instrument: &instrument,
        roster: &roster,
        round_title: "Đợt thử",
        agency: Some("Sở Nội vụ"),
        batch: 1,
        stacks,
        as_of: date(2024, 12, 31),
    });
}

const STACKS: [Stack; 2] = [Stack { unit: 0, sheets: 2 }, Stack { unit: 1, sheets: 1 }];

#[test]
fn every_copy_has_its_number_and_no_copy_asks_for_a_name() {
    with_form(&STACKS, |form| {
        let page = paper_page(form, form.stacks);
        for number in ["01-00778-0001-36", "01-00778-0002-33", "01-00793-0001"] {
            assert_eq!(
                page.matches(&format!("Số phiếu: {number}")).count(),
                1,
                "{number}"
            );
        }
        assert_eq!(page.matches("class=\"sheet\"").count(), 3);
        assert!(!page.contains("Họ và tên"));
        assert!(page.contains("tự nguyện"));
        assert!(page.contains("Nơi ngồi chờ &lt;b&gt;&amp; chỗ để xe&lt;/b&gt;"));
        assert!(!page.contains("http"), "nothing is asked from anywhere");
    });
}

#[test]
fn grids_are_tables_and_single_questions_are_boxes() {
    with_form(&[], |form| {
        let blocks = blocks::blocks(form.instrument);
        let kinds: Vec<&str> = blocks
            .iter()
            .map(|block| match block {
                blocks::Block::Heading(_) => "heading",
                blocks::Block::Note(_) => "note",
                blocks::Block::Ticks { .. } => "ticks",
                blocks::Block::Fill { .. } => "fill",
                blocks::Block::Grid { .. } => "grid",
            })
            .collect();
        // Sex, channels, the grid of three items, age, free text; village and name are left out.
        assert_eq!(kinds, ["ticks", "ticks", "grid", "fill", "fill"]);
        let blocks::Block::Grid { rows, levels, .. } = &blocks[2] else {
            panic!("a grid");
        };
        assert_eq!((rows.len(), levels.len()), (3, 5));
        assert_eq!(rows[1].0, "2");
    });
}

#[test]
fn the_issued_list_is_read_back() {
    with_form(&STACKS, |form| {
        let text = issued_template(form);
        let (issued, findings) = crate::read_issued("issued.csv", &text, form.roster);
        assert!(findings.is_empty(), "{findings:?}");
        let rows: Vec<(u32, u64, Option<u8>)> = issued
            .rows
            .iter()
            .map(|row| (row.unit, row.issued, row.batch))
            .collect();
        assert_eq!(rows, [(0, 2, Some(1)), (1, 1, Some(1))]);
    });
}

#[test]
fn the_workbook_is_written_and_units_that_cannot_be_numbered_are_found() {
    with_form(&STACKS, |form| {
        let book = paper_workbook(form);
        let names: Vec<&str> = book.sheets().iter().map(workbook::Sheet::name).collect();
        assert_eq!(names, ["Phiếu khảo sát", "Nhãn số phiếu", "Giao nhận"]);
        assert!(book.to_bytes().is_ok());
        assert!(stacks_fit(form).is_empty());
    });
    with_form(
        &[Stack {
            unit: 0,
            sheets: 10_000,
        }],
        |form| {
            let codes: Vec<String> = stacks_fit(&PaperForm { batch: 0, ..*form })
                .into_iter()
                .map(|finding| finding.code)
                .collect();
            assert_eq!(codes, ["batch-out-of-range", "sheets-too-many"]);
        },
    );
}
