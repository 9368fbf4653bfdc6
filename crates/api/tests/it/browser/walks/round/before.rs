//! Up to the council: units and appraisers.

use super::super::super::{client::Window, stage::Stage};
use super::{ANSWER, BENCH_TABLE, LEAF, REASON, look_at, look_everywhere, open};
use std::path::{Path, PathBuf};

pub(super) async fn score_and_approve(stage: &Stage, window: &Window, paper: &Path) {
    stage.turn_to(window, "can-bo-mh001").await;
    open(stage, window, "self/MH001").await;
    window.says("Đã tự đánh giá").await;
    window
        .press(&format!("th a[href$='/self/MH001/{LEAF}']"))
        .await;
    window.give_files("#file", &[paper.to_owned()]).await;
    window.press("form[action$='/evidence'] button").await;
    window.says("ke-hoach.pdf").await;
    look_at(window, "01-self-score").await;
    stage.turn_to(window, "chu-tich-mh001").await;
    open(stage, window, "self/MH001").await;
    window.press("form[action$='/approve/MH001'] button").await;
    window.says("Đã phê duyệt").await;
    look_at(window, "02-approved").await;
}

/// The leaves that are the appraiser's alone in one table each, then the self-scores of all others together.
pub(super) async fn appraise_by_tables(stage: &Stage, window: &Window) {
    stage.turn_to(window, "tham-dinh-1").await;
    for (at, leaf) in ["1.2.4", "2.2.2", "3.5.1", "3.5.2"].into_iter().enumerate() {
        open(stage, window, &format!("appraise/{leaf}")).await;
        window.press("a[href*='/appraise-table/']").await;
        window.says("Còn phải nhập").await;
        // One unit by hand, points beyond the maximum first: nothing is written, and what was typed still stands.
        if at == 0 {
            look_everywhere(window, BENCH_TABLE, "04-table-empty").await;
            window.type_in("[name='u-MH004/points']", "99").await;
            window.type_in("#reason", "Theo hồ sơ kiểm tra").await;
            window.press_words("button", "Ghi kết quả của bảng").await;
            window.says("Chưa ghi được").await;
            look_at(window, "05-table-refused").await;
            window.type_in("[name='u-MH004/points']", "0").await;
        }
        window.type_in("#all-points", "0,5").await;
        window.tick("#for-all").await;
        window.type_in("#reason", "Theo hồ sơ kiểm tra").await;
        window.press_words("button", "Ghi kết quả của bảng").await;
        window.says("Đã ghi kết quả thẩm định.").await;
        window.says("0/").await;
        if at == 0 {
            look_at(window, "06-table-filled").await;
        }
    }
    accept_the_rest(stage, window).await;
}

async fn accept_the_rest(stage: &Stage, window: &Window) {
    open(stage, window, "appraise").await;
    let form = "form[action$='/appraise']";
    window.tick("details:has(#seen) summary").await;
    window.tick_all(&format!("{form} input[name=leaf]")).await;
    window.tick("#seen").await;
    look_at(window, "07-accept-leaves").await;
    window.press(&format!("{form} button")).await;
    window.says("Đã ghi kết quả thẩm định.").await;
    assert!(!window.has("#seen").await, "nothing is left to accept");
}

/// The other appraiser brings the workbooks of the fixture.
pub(super) async fn appraise_by_workbooks(stage: &Stage, window: &Window) {
    stage.turn_to(window, "tham-dinh-2").await;
    open(stage, window, "import").await;
    window.choose("#layer", "appraised-1").await;
    window.give_files("#files", &workbooks()).await;
    window.press_words("button", "Đọc").await;
    window.says("so-noi-vu.xlsx").await;
    look_at(window, "08-workbooks").await;
    window.press("button[value=confirm]").await;
    window.says("Đã nhận số liệu.").await;
    // The workbooks decide every leaf.
    open(stage, window, "appraise").await;
    window.says("0/40").await;
    assert!(!window.has("#seen").await, "nothing is left to accept");
}

fn workbooks() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures/cchc-xa-minh-hoa-2024/appraised-1");
    let all = std::fs::read_dir(&folder).expect("the fixture");
    let mut all: Vec<PathBuf> = all.map(|own| own.expect("a file").path()).collect();
    all.sort();
    all.iter()
        .map(|own| own.canonicalize().expect("a path"))
        .collect()
}

pub(super) async fn differ_and_notify(stage: &Stage, window: &Window) {
    bench(stage, window, "MH001").await;
    window.says("ke-hoach.pdf").await;
    window.type_in("#f-points", "0").await;
    window.type_in("#reason", REASON).await;
    look_at(window, "09-bench").await;
    window.press_words("button", "Ghi điểm thẩm định").await;
    window.says("Đã ghi kết quả thẩm định.").await;

    stage.turn_to(window, "dieu-phoi").await;
    open(stage, window, "inside").await;
    window.press("form[action$='/inside/notify'] button").await;
    window.says("Đã ghi nhận thông báo.").await;
    stage.turn_to(window, "chu-tich-mh001").await;
    open(stage, window, "explain/MH001").await;
    window.says("ngày làm việc").await;
}

/// The bench of the leaf with the unit picked.
async fn bench(stage: &Stage, window: &Window, unit: &str) {
    stage.turn_to(window, "tham-dinh-1").await;
    open(stage, window, &format!("appraise/{LEAF}?unit={unit}")).await;
}

pub(super) async fn explain(stage: &Stage, window: &Window) {
    stage.turn_to(window, "chu-tich-mh001").await;
    open(stage, window, "explain/MH001").await;
    window.says(REASON).await;
    window.says("có thể tăng hoặc giảm").await;
    window
        .type_in(&format!("[id='words-{LEAF}']"), ANSWER)
        .await;
    window
        .press(&format!("form[action$='/explain/MH001/{LEAF}'] button"))
        .await;
    window.says("Đã gửi giải trình.").await;
    window
        .press(&format!("form[action$='/review/MH001/{LEAF}'] button"))
        .await;
    window.says("Đã gửi đề nghị thẩm định lại.").await;
    look_at(window, "11-explained").await;
}

pub(super) async fn appraise_again(stage: &Stage, window: &Window) {
    stage.turn_to(window, "tham-dinh-1").await;
    open(stage, window, "reviews").await;
    window.tick("input[value=granted]").await;
    window
        .type_in("textarea[name=reason]", "Có văn bản mới")
        .await;
    look_at(window, "13-reviews").await;
    window.press_words("button", "Ghi kết quả").await;
    window.says("Đã ghi kết quả xem xét đề nghị.").await;
    bench(stage, window, "MH001").await;
    window.says("12/KH-UBND").await;
    look_at(window, "14-bench-again").await;
    window.press("button[accesskey=a]").await;
    window.says("Đã ghi kết quả thẩm định.").await;
}
