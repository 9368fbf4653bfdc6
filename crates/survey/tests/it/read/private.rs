//! Nothing that names a person leaves the reader: not in findings, not in a mapping, not in what is kept.

use super::{from_file, roster_of};
use finding::Lang;
use survey::{ReadReport, ResponseInput, Responses, read_mapping, read_responses};
use workbook::{Book, CellStyle, Limits};

/// What must not be found anywhere.
const SECRETS: [&str; 16] = [
    "Nguyễn",
    "nguyễn",
    "Văn Bảy",
    "Trần Thị",
    "0912",
    "912345678",
    "345 678",
    "001085012345",
    "085012",
    "bay.nguyen",
    "example.vn",
    "Ngõ 12",
    "ngõ 12",
    "Đoàn Kết",
    "ung thư",
    "Zalo",
];

fn read(file: &str, bytes: &[u8]) -> (Responses, ReadReport) {
    let instrument = from_file("fixtures/surveys/nguoi-dan.toml");
    let roster = roster_of("fixtures/surveys/units.csv");
    let (book, _) = workbook::open(file, bytes, &Limits::default()).expect("a readable file");
    let mut responses = Responses::default();
    let report = read_responses(
        &ResponseInput::new(&book, &instrument, &roster),
        &mut responses,
    );
    (responses, report)
}

#[track_caller]
fn nothing_leaks(responses: &Responses, report: &ReadReport) {
    let mut all = format!("{responses:?}\n{report:?}\n{}\n", report.mapping.to_toml());
    for finding in &report.findings {
        all.push_str(&finding.to_text(Lang::Vi));
        all.push_str(&finding.to_text(Lang::En));
        all.push_str(&format!("{:?}", finding.row(Lang::Vi)));
    }
    let (again, findings) = read_mapping("mapping.toml", &report.mapping.to_toml());
    all.push_str(&format!("{again:?}{findings:?}"));
    for secret in SECRETS {
        let at = all.find(secret);
        assert!(
            at.is_none(),
            "{secret}: …{}",
            at.map_or("", |at| all[at..].split('\n').next().unwrap_or_default())
        );
    }
}

#[test]
fn of_columns_cells_headings_and_free_text() {
    let (responses, report) = read(
        "phieu bay.nguyen@example.vn 0912345678.csv",
        "Họ tên;SĐT;Liên hệ (0912 345 678);CCCD;Nơi ở;Cột lạ;Nguyễn Văn Bảy;commune;job;q2;q9_1;q9_2;q10_1;q10_2;comment;Hình thức trả lời;Số phiếu;age;Ngày\n\
         Nguyễn Văn Bảy;0912345678;0912345678;001085012345;Ngõ 12 Đoàn Kết;bay.nguyen@example.vn;x;Xã An Hòa;Nguyễn Văn Bảy bán Zalo;Zalo 0912345678;Nguyễn Văn Bảy;0912345678;bay.nguyen@example.vn;gọi 0912 345 678;bị ung thư, nhà ở ngõ 12;Nguyễn Văn Bảy;0912345678;001085012345;0912345678\n\
         Trần Thị Hoa;0912345679;0912345678;001085012346;ngõ 12;bay.nguyen@example.vn;x;Nguyễn Văn Bảy;Zalo;Zalo;Ngõ 12 Đoàn Kết;bà Nguyễn Thị Lan nói không hài lòng;4;Trần Thị Hoa, 0912345678;;0912345678;bay.nguyen@example.vn;Nguyễn Văn Bảy;ngõ 12\n"
            .as_bytes(),
    );
    assert_eq!(responses.len(), 2);
    nothing_leaks(&responses, &report);
    let dropped = report
        .findings
        .iter()
        .filter(|finding| finding.code == "column-identifying")
        .count();
    // Name, telephone, the heading with a number, identity number, address; by their values the strange column and the one of sheet numbers.
    assert_eq!(dropped, 7);
}

#[test]
fn of_sheet_names_and_titles() {
    let mut book = Book::new(jiff::civil::date(2024, 12, 1));
    for name in ["Nguyễn Văn Bảy", "0912345678", "bay.nguyen@example.vn"] {
        let sheet = book.sheet(name);
        for (row, texts) in [
            ["Người trả lời: Nguyễn Văn Bảy", "0912345678"],
            ["commune", "q9_1"],
            ["Xã An Hòa", "không biết nói sao"],
        ]
        .into_iter()
        .enumerate()
        {
            sheet.put_row(
                u32::try_from(row).expect("small") + 1,
                1,
                texts,
                CellStyle::default(),
            );
        }
    }
    let bytes = book.to_bytes().expect("a workbook");
    let (responses, report) = read("phieu.xlsx", &bytes);
    assert_eq!(responses.len(), 3);
    nothing_leaks(&responses, &report);
    let sheets: Vec<&str> = report
        .mapping
        .sheets
        .iter()
        .map(|sheet| sheet.sheet.as_str())
        .collect();
    assert_eq!(sheets, ["#1", "#2", "#3"]);
}

#[test]
fn of_a_sheet_whose_header_is_missing() {
    let (responses, report) = read(
        "phieu.csv",
        "Nguyễn Văn Bảy,0912345678,5,4\nTrần Thị Hoa,0912345679,4,4\n".as_bytes(),
    );
    assert!(responses.is_empty());
    nothing_leaks(&responses, &report);
}

#[test]
fn a_list_of_people_in_the_place_of_a_mapping_or_a_record_is_not_shown() {
    let list = "Mã xã,Họ và tên,Số điện thoại\n00001,Trần Thị Thử,0912345678\n00001,Lê Văn Thử,0987654321\n";
    let (_, mapping) = survey::read_mapping("ho.csv", list);
    let (plans, record) = survey::read_sample_record("ho.csv", list, &super::roster());
    assert!(plans.is_empty());
    for findings in [mapping, record] {
        assert!(findings.iter().any(finding::Finding::is_error));
        let shown = format!("{findings:?}");
        assert!(
            !shown.contains("Thử") && !shown.contains("0912345678"),
            "{shown}"
        );
    }
}

#[test]
fn hidden_sheets_are_named_by_number_where_they_bear_a_persons_name() {
    let mut book = Book::new(jiff::civil::date(2024, 12, 1));
    book.sheet("Phiếu").put(1, 1, "Xã", CellStyle::default());
    for name in ["Trần Thị Thử", "Xã An Hòa"] {
        let sheet = book.sheet(name);
        sheet.put(1, 1, "x", CellStyle::default());
        sheet.visibility(workbook::Visibility::Hidden);
    }
    let bytes = book.to_bytes().expect("a workbook");
    let roster = roster_of("fixtures/surveys/units.csv");
    let (_, findings) =
        survey::open_responses("phieu 0912345678.xlsx", bytes, &roster).expect("a workbook");
    let said: Vec<String> = findings
        .iter()
        .map(|own| format!("{} {} {}", own.code, own.place, own.message.vi))
        .collect();
    assert_eq!(
        said,
        [
            "sheet-hidden phieu «…».xlsx, '#2' trang ẩn “#2” không được tính",
            "sheet-hidden phieu «…».xlsx, 'Xã An Hòa' trang ẩn “Xã An Hòa” không được tính",
        ]
    );
}
