//! The sample plan as a workbook: T13's plan columns, those drawn, and how.

use super::{Allocation, PlanRequest, SamplePlan, SizeRule};
use crate::Instrument;
use crate::field::words;
use jiff::civil::Date;
use workbook::{Area, Book, CellStyle, Entry, NumberStyle, PrintSetup, Sheet};

/// The plan as a workbook of three sheets: `Kế hoạch mẫu` (a row a village, sums by unit), `Danh sách chọn` (a row an entry drawn, by its number in the list and own id), `Cách chọn` (formula, parameters, seed, digest of the list).
#[must_use]
pub fn sample_workbook(
    request: &PlanRequest<'_>,
    plan: &SamplePlan,
    instrument: &Instrument,
    round_title: &str,
    as_of: Date,
) -> Book {
    let mut book = Book::new(as_of);
    book.describe("Kế hoạch chọn mẫu", instrument.title.vi.as_str());
    let about = words::about(instrument, round_title);
    let footer = words::footer(instrument, round_title);
    plan_sheet(book.sheet("Kế hoạch mẫu"), request, plan, &about, &footer);
    if !request.frame.counted {
        drawn_sheet(book.sheet("Danh sách chọn"), request, plan, &about, &footer);
    }
    method_sheet(book.sheet("Cách chọn"), request, plan, &about, &footer);
    book
}

fn head(sheet: &mut Sheet, title: &str, about: &str, across: u32) {
    sheet.merge(Area::new(1, 1, 1, across), title, CellStyle::title());
    sheet.merge(
        Area::new(2, 1, 2, across),
        about,
        CellStyle::new().centered().wrapped(true),
    );
}

fn plan_sheet(
    sheet: &mut Sheet,
    request: &PlanRequest<'_>,
    plan: &SamplePlan,
    about: &str,
    footer: &str,
) {
    const HEADINGS: [&str; 12] = [
        "TT",
        "Mã đơn vị",
        "Đơn vị",
        "Thôn, tổ dân phố",
        "Quy mô (hộ, hồ sơ, người)",
        "Số phiếu cần có",
        "Số phiếu phát ra (kế hoạch)",
        "Dự phòng",
        "Khoảng cách chọn",
        "Đã phát ra",
        "Thu về",
        "Ghi chú",
    ];
    head(sheet, "KẾ HOẠCH CHỌN MẪU KHẢO SÁT", about, 12);
    sheet.column_widths(&[
        5.0, 10.0, 24.0, 24.0, 12.0, 11.0, 13.0, 10.0, 12.0, 10.0, 10.0, 14.0,
    ]);
    sheet.put_row(4, 1, HEADINGS, CellStyle::heading());
    let (body, whole) = (
        CellStyle::body(),
        CellStyle::body().centered().number(NumberStyle::Whole),
    );
    let code_style = body.number(NumberStyle::Text).centered();
    let mut row = 5;
    let mut number = 0_u32;
    for unit in plan.units() {
        let (code, name) = unit_words(request, unit);
        let villages: Vec<_> = plan.of(unit).collect();
        let by_village = villages.len() > 1 || villages.iter().any(|own| !own.village.is_empty());
        let first = row + 1;
        let last = row + u32::try_from(villages.len()).unwrap_or(0);
        number += 1;
        let total =
            |of: fn(&super::PlanRow) -> u64| villages.iter().map(|own| of(own)).sum::<u64>();
        let totals = [
            total(|own| own.population),
            total(|own| own.planned),
            total(|own| own.issue),
            total(|own| own.reserve),
        ];
        let strong = |style: CellStyle| if by_village { style.bold() } else { style };
        sheet.put(row, 1, number, strong(whole));
        sheet.put(row, 2, code.as_str(), strong(code_style));
        sheet.put(row, 3, name.as_str(), strong(body));
        sheet.put(row, 4, Entry::Empty, body);
        for (column, value) in (5..).zip(totals) {
            let saved = entry(value);
            let letters = finding::column_letters(column);
            let entry = match by_village {
                true => Entry::formula(format!("SUM({letters}{first}:{letters}{last})"), saved),
                false => saved,
            };
            sheet.put(row, column, entry, strong(whole));
        }
        let interval = |own: &super::PlanRow| {
            let interval = own.draw.as_ref().and_then(super::Draw::interval);
            interval.map_or_else(|| Entry::from("–"), Entry::from)
        };
        let own_interval = match (by_village, villages.first()) {
            (false, Some(own)) => interval(own),
            _ => Entry::Empty,
        };
        sheet.put(row, 9, own_interval, whole.decimals(2));
        sheet.put_row(row, 10, ["", "", ""], body);
        row += 1;
        for own in villages.iter().filter(|_| by_village) {
            sheet.put_row(row, 1, ["", "", ""], body);
            let village = if own.village.is_empty() {
                "(không ghi thôn)"
            } else {
                &own.village
            };
            sheet.put(row, 4, village, body);
            for (column, value) in (5..).zip([own.population, own.planned, own.issue, own.reserve])
            {
                sheet.put(row, column, entry(value), whole);
            }
            sheet.put(row, 9, interval(own), whole.decimals(2));
            sheet.put_row(row, 10, ["", "", ""], body);
            row += 1;
        }
    }
    sheet.merge(Area::new(row, 1, row, 4), "Cộng", body.bold().centered());
    let all = |of: fn(&super::PlanRow) -> u64| plan.rows.iter().map(of).sum::<u64>();
    let totals = [
        all(|own| own.population),
        all(|own| own.planned),
        all(|own| own.issue),
        all(|own| own.reserve),
    ];
    for (column, value) in (5..).zip(totals) {
        let letters = finding::column_letters(column);
        // Units alone are added: villages stand in column D, units in column B.
        let formula = format!("SUMIF(B5:B{0},\"?*\",{letters}5:{letters}{0})", row - 1);
        sheet.put(
            row,
            column,
            Entry::formula(formula, entry(value)),
            whole.bold(),
        );
    }
    sheet.put_row(row, 9, ["", "", "", ""], body);
    sheet.freeze(4, 0);
    sheet.print(PrintSetup::landscape().repeat_rows(4, 4).footer(footer));
}

fn unit_words(request: &PlanRequest<'_>, unit: u32) -> (String, String) {
    let unit = request.roster.get(unit as usize);
    unit.map_or_else(Default::default, |unit| {
        (unit.code.clone(), unit.display_name())
    })
}

fn entry(count: u64) -> Entry {
    Entry::from(i64::try_from(count).unwrap_or(i64::MAX))
}

fn drawn_sheet(
    sheet: &mut Sheet,
    request: &PlanRequest<'_>,
    plan: &SamplePlan,
    about: &str,
    footer: &str,
) {
    const HEADINGS: [&str; 7] = [
        "TT",
        "Đơn vị",
        "Thôn, tổ dân phố",
        "Trang của danh sách",
        "Dòng trong danh sách",
        "Mã riêng",
        "Loại",
    ];
    head(sheet, "DANH SÁCH ĐƯỢC CHỌN (KHÔNG GHI HỌ TÊN)", about, 7);
    sheet.column_widths(&[7.0, 24.0, 24.0, 16.0, 12.0, 16.0, 12.0]);
    sheet.put_row(4, 1, HEADINGS, CellStyle::heading());
    let (body, centered) = (CellStyle::body(), CellStyle::body().centered());
    let mut row = 5;
    for own in &plan.rows {
        let (_, name) = unit_words(request, own.unit);
        let taken = own.draw.iter().flat_map(|draw| &draw.taken);
        for (number, (drawn, at)) in (1_u32..).zip(taken.zip(&own.drawn)) {
            let Some(listed) = request.frame.rows.get(*at) else {
                continue;
            };
            let page = request.frame.sheets.get(listed.sheet as usize);
            sheet.put(row, 1, number, centered);
            sheet.put(row, 2, name.as_str(), body);
            sheet.put(row, 3, own.village.as_str(), body);
            sheet.put(row, 4, page.map_or("", String::as_str), body);
            sheet.put(row, 5, listed.row, centered);
            let id = listed.id.as_deref().unwrap_or("");
            sheet.put(row, 6, id, centered.number(NumberStyle::Text));
            let kind = if drawn.reserve {
                "dự phòng"
            } else {
                "chính thức"
            };
            sheet.put(row, 7, kind, centered);
            row += 1;
        }
    }
    if row > 5 {
        sheet.filter(Area::new(4, 1, row - 1, 7));
    }
    sheet.freeze(4, 0);
    sheet.print(PrintSetup::portrait().repeat_rows(4, 4).footer(footer));
}

fn method_sheet(
    sheet: &mut Sheet,
    request: &PlanRequest<'_>,
    plan: &SamplePlan,
    about: &str,
    footer: &str,
) {
    head(sheet, "CÁCH CHỌN MẪU", about, 2);
    sheet.column_widths(&[30.0, 68.0]);
    let decimal = |number: &points::Exact| vietnamese::show_number(&number.trimmed(), None);
    let percent =
        |share: &points::Exact| format!("{}%", decimal(&share.times(&points::Exact::from(100))));
    let size = match &request.size {
        SizeRule::Slovin { error } => format!(
            "Slovin (Yamane 1967): n = N ÷ (1 + N·e²), e = {}",
            decimal(error)
        ),
        SizeRule::Cochran {
            share,
            error,
            confidence,
            effect,
        } => format!(
            "Cochran (1977) có hiệu chỉnh tổng thể hữu hạn: n₀ = z²·p·(1 − p) ÷ e², n = n₀ ÷ (1 + (n₀ − 1) ÷ N) × hiệu ứng thiết kế; p = {}, e = {}, độ tin cậy {}, hiệu ứng thiết kế {}",
            decimal(share),
            decimal(error),
            percent(confidence),
            decimal(effect)
        ),
        SizeRule::Fixed(n) => format!("Cố định {n} phiếu"),
    };
    let holds = match request.per_unit {
        true => "cho từng đơn vị".to_owned(),
        false => format!(
            "cho toàn bộ, phân bổ cho các đơn vị {}",
            allocation(request.across)
        ),
    };
    let mut lines = vec![
        ("Cỡ mẫu", format!("{size}; {holds}; làm tròn lên")),
        (
            "Phân bổ cho thôn, tổ dân phố",
            format!(
                "{}, số dư lớn nhất để cộng khớp; ít nhất {} phiếu mỗi thôn",
                allocation(request.within),
                request.least_village
            ),
        ),
        (
            "Tỷ lệ trả lời dự kiến",
            format!(
                "{}: số phiếu phát ra = số phiếu cần có ÷ tỷ lệ này, làm tròn lên",
                percent(&request.response)
            ),
        ),
        (
            "Dự phòng",
            format!(
                "{} số phiếu phát ra; dùng theo thứ tự khi hộ chính thức cùng thôn vắng hoặc từ chối",
                percent(&request.reserve)
            ),
        ),
        ("Danh sách", request.frame.file.clone()),
        (
            "Số dòng của danh sách",
            request.frame.rows.len().to_string(),
        ),
        (
            "Mã kiểm SHA-256 của danh sách",
            request.frame.digest.clone(),
        ),
    ];
    if !request.frame.counted {
        lines.extend([
            ("Hạt giống ngẫu nhiên", request.seed.to_string()),
            ("Cách rút", "Chọn hệ thống ngẫu nhiên trong từng thôn: điểm bắt đầu s rút ngẫu nhiên từ 0 đến N − 1; lấy dòng thứ ⌊(s + i·N) ÷ n⌋ + 1, i = 0 … n − 1; n gồm cả dự phòng. Mỗi dòng có cơ hội n ÷ N như nhau.".to_owned()),
            ("Kiểm tra lại", "Chạy lại cùng lệnh với cùng danh sách và cùng hạt giống cho đúng kết quả này; điểm bắt đầu, khoảng cách và số dòng ghi trong tệp .toml kèm theo.".to_owned()),
        ]);
    }
    let planned: u64 = plan.rows.iter().map(|row| row.planned).sum();
    lines.push(("Tổng số phiếu cần có", planned.to_string()));
    for (row, (name, text)) in (4..).zip(lines) {
        sheet.put(row, 1, name, CellStyle::body().bold().at_top());
        sheet.put(
            row,
            2,
            text,
            CellStyle::body().at_top().align(workbook::Align::Left),
        );
    }
    sheet.print(PrintSetup::portrait().footer(footer));
}

fn allocation(allocation: Allocation) -> &'static str {
    match allocation {
        Allocation::Equal => "chia đều",
        Allocation::Proportional => "tỷ lệ thuận với quy mô",
        Allocation::SquareRoot => "tỷ lệ với căn bậc hai của quy mô",
    }
}
