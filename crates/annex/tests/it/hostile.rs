//! No workbook makes the readers panic, hang, or write a file that is no TOML.

use crate::annexes::of;
use annex::{is_edit_workbook, next_year, read_annex, read_edit_workbook};
use criteria::{Draft, write_set};
use jiff::civil::date;
use proptest::prelude::*;
use workbook::{Book, CellStyle, Limits, Workbook};

fn csv(text: &str) -> Option<Workbook> {
    let opened = workbook::open("la.csv", text.as_bytes().to_vec(), &Limits::default());
    opened.ok().map(|(book, _)| book)
}

/// What was written is read again with the same meaning.
fn survives(draft: &Draft) {
    let text = write_set(draft);
    assert!(Draft::parse(&text).plain() == draft.plain(), "{text}");
}

#[test]
fn odd_annexes() {
    let head = "STT;Tiêu chí;Điểm tối đa;Cách chấm\n";
    for body in [
        "1;A;x;\n1;B;-2;\n1;C;99999999999999999999999;\n",
        "I;A;1;\nI;B;1;\nI;C;1;\na);D;1;\na);E;1;\n",
        "1.1.1.1.1.1.1.1.1;Sâu;1;\n999;Lớn;1;\n0;Không;1;\n",
        "1;\"\"\"\"\"\";1;\"từ % đến %: ; : ; mỗi trừ\"\n",
        "1;A;1;\"từ 80% đến dưới 10%: 1; trên 200%: 0\"\n",
        "1;A;0,000000001;mỗi lỗi trừ 0,0000000001\n",
        "1;A;1;cứ 99999999999999999999 lỗi trừ 1\n",
        ";ĐIỂM CỘNG;;\n;ĐIỂM TRỪ;;\n;ĐIỂM CỘNG;1;\n1;A;1;\n",
        "II.1.2;A;1;\nII.1.2;A;1;\nA;B;1;\nB;C;1;\n1;D;1;\n",
    ] {
        let book = csv(&format!("{head}{body}")).expect("a table");
        let (draft, _) = read_annex(&book, &of());
        survives(&draft.expect("a draft"));
    }
}

#[test]
fn many_rows_take_a_moment_only() {
    let mut text = String::from("STT;Tiêu chí;Điểm tối đa;Cách chấm\n");
    for row in 1..20_000 {
        text.push_str(&format!("{};Tiêu chí;1;Mỗi lỗi trừ 0,1 điểm\n", row % 99));
    }
    let book = csv(&text).expect("a table");
    let began = std::time::Instant::now();
    let _ = read_annex(&book, &of());
    assert!(began.elapsed().as_secs() < 60);
}

/// An edit workbook with these texts in its first row.
fn edited(cells: &[(&str, String)]) -> Workbook {
    let mut book = Book::new(date(2025, 1, 1));
    let sheet = book.sheet("Tiêu chí");
    for (column, key) in (1..).zip(["code", "title", "max", "rule"]) {
        sheet.put(1, column, key, CellStyle::new());
    }
    for (column, (key, text)) in (5..).zip(cells) {
        sheet.put(1, column, *key, CellStyle::new());
        sheet.put(2, column, text.as_str(), CellStyle::new());
    }
    for (column, text) in (1..).zip(["1", "Một", "2", "thresholds"]) {
        sheet.put(2, column, text, CellStyle::new());
    }
    let bytes = book.to_bytes().expect("bytes");
    let (book, _) = workbook::open("la.xlsx", bytes, &Limits::default()).expect("a workbook");
    book
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_in_an_annex(guide in "[%0-9a-zđừớạ:;,./×()\\- \n]{0,80}", max in "[0-9,]{1,5}") {
        let guide = guide.replace('"', "");
        let text = format!("STT;Tiêu chí;Điểm tối đa;Cách chấm\n1;Một;{max};\"{guide}\"\n");
        if let Some(book) = csv(&text)
            && let (Some(draft), _) = read_annex(&book, &of())
        {
            survives(&draft);
        }
    }

    #[test]
    fn any_text_in_an_edited_cell(text in "\\PC{0,60}", other in "[a-z =;→|:/−+từđến0-9,]{0,40}") {
        for key in ["inputs", "measure", "scale", "others", "examples", "when"] {
            let book = edited(&[(key, text.clone()), ("guide", other.clone())]);
            prop_assert!(is_edit_workbook(&book));
            survives(&read_edit_workbook(&book).0);
            let book = edited(&[(key, other.clone())]);
            survives(&read_edit_workbook(&book).0);
        }
    }

    #[test]
    fn any_texts_come_back_from_the_workbook(title in "[ -~\\n\\t\u{1}à-ỹ→|;:]{1,40}", guide in "\\PC{0,40}") {
        let mut draft = Draft::new();
        draft.set("id", "thu");
        draft.set("title", title.as_str());
        let mut node = Draft::new();
        node.set("title", title.as_str());
        node.set("guide", guide.as_str());
        node.set("rule", title.as_str());
        node.set("max", points::Exact::decimal(15, 1));
        let mut inputs = Draft::new();
        inputs.set("a", title.as_str());
        node.set("inputs", inputs);
        draft.table_mut("criterion").set("1", node);
        let bytes = annex::edit_workbook(&draft).expect("bytes");
        let (book, _) = workbook::open("la.xlsx", bytes, &Limits::default()).expect("a workbook");
        let (back, _) = read_edit_workbook(&book);
        prop_assert!(back.plain() == draft.plain(), "{}\n{}", write_set(&draft), write_set(&back));
        survives(&next_year(&draft, 2026, Some("khac"), "moi.toml").0);
    }
}
