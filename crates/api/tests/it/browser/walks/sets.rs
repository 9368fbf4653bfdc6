//! The author of next year's set: last year's set becomes a draft, its workbook goes out, comes back changed, is looked at, kept, and compared.

use super::super::{client::Window, stage::Stage};
use criteria::{Draft, DraftValue};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The rows of the pages that are looked at.
pub(super) const COMPARE: &str = "/criteria/compare";
pub(super) const DRAFT: &str = "/criteria/drafts/{draft}";
pub(super) const IMPACT: &str = "/criteria/drafts/{draft}/impact";
pub(super) const PREVIEW: &str = "/criteria/drafts/{draft}/previews/{preview}";

/// Looks at the page in both languages at every width.
async fn look(window: &Window, wrong: &mut Vec<String>, (shot, row): (&str, &str)) {
    wrong.extend(window.wrong_everywhere(row, &format!("sets-{shot}")).await);
}

/// The file that comes into a folder.
async fn arrived(folder: &Path) -> PathBuf {
    for _ in 0..600 {
        let entries = std::fs::read_dir(folder).expect("the folder").flatten();
        let found = entries
            .map(|own| own.path())
            .find(|own| own.extension().is_some_and(|ending| ending == "xlsx"));
        if let Some(found) = found {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("no workbook came");
}

/// The workbook with two criteria changed: one worth more, its neighbour less.
fn edited(path: &Path, folder: &Path) -> PathBuf {
    let bytes = std::fs::read(path).expect("the download");
    let limits = workbook::Limits::default();
    let (book, _) = workbook::open("x.xlsx", bytes, &limits).expect("a workbook");
    let (mut draft, findings) = annex::read_edit_workbook(&book);
    assert!(findings.is_empty(), "{findings:?}");
    let number = |text: &str| DraftValue::Number(text.parse().expect("a number"));
    let all: &mut Draft = draft.table_mut("criterion");
    all.table_mut("1.1.1").set("max", number("0.75"));
    all.table_mut("1.1.2")
        .set("title", "Báo cáo cải cách hành chính định kỳ");
    let to = folder.join("Sửa lần 1.xlsx");
    std::fs::write(&to, annex::edit_workbook(&draft).expect("a workbook")).expect("written");
    to
}

#[ignore = "needs a browser: cargo xtask test --only browser"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn next_years_set_from_workbook_to_comparison() {
    let stage = Stage::new().await;
    let mut wrong = Vec::new();
    let window = stage.window_of("chu-quan").await;
    let home = tempfile::tempdir().expect("a folder");
    let words = json!({ "behavior": "allow", "downloadPath": home.path() });
    window.developer("Browser.setDownloadBehavior", words).await;

    window.press_words("a", "Bộ tiêu chí và dự thảo").await;
    window
        .press("a[href='/criteria/rounds/cchc-xa-minh-hoa-2024']")
        .await;
    look(&window, &mut wrong, ("round", "/criteria/rounds/{round}")).await;
    window.press_words("a", "Lập dự thảo cho năm sau").await;
    window.type_in("#year", "2027").await;
    window
        .type_in("#reason", "Chuẩn bị bộ tiêu chí năm 2027 theo kế hoạch")
        .await;
    window.press("form[action='/criteria/drafts'] button").await;
    window.says("Đã lập dự thảo.").await;
    let draft = window.at().await;
    let draft = draft.split('?').next().unwrap_or_default().to_owned();

    window.tick("a[href$='/versions/1/set.xlsx']").await;
    let book = arrived(home.path()).await;
    let out = tempfile::tempdir().expect("a folder");
    let book = edited(&book, out.path());
    let field = window.find("#file").await;
    let book = book.display().to_string();
    field.send_keys(&book).await.expect("a file");
    window
        .press(&format!(
            "form[action$='{}'] button",
            draft.rsplit('/').next().unwrap_or_default()
        ))
        .await;
    window.says("Chưa có gì được ghi").await;
    window.says("'Tiêu chí'!D").await;
    window.says("đổi điểm tối đa 0,5 → 0,75").await;
    look(&window, &mut wrong, ("preview", PREVIEW)).await;
    window.type_in("#reason", "Theo góp ý của Sở Tư pháp").await;
    window.press("button[value=confirm]").await;
    window.says("Đã ghi phiên bản mới.").await;
    window.says("Phiên bản 2").await;
    look(&window, &mut wrong, ("draft", DRAFT)).await;

    window
        .press("form[action='/criteria/compare'] button")
        .await;
    window.says("đổi điểm tối đa 0,5 → 0,75").await;
    window.says("Điểm tối đa theo lĩnh vực").await;
    look(&window, &mut wrong, ("compare", COMPARE)).await;
    window.open_page(&stage.url("/criteria")).await;
    look(&window, &mut wrong, ("list", "/criteria")).await;

    // What next year's draft of a published set would do to its round.
    let from = "/criteria?from=round/phu-tho-2026";
    window.open_page(&stage.url(from)).await;
    window.type_in("#year", "2027").await;
    window.type_in("#reason", "Thử").await;
    window.press("form[action='/criteria/drafts'] button").await;
    window.press_words("a", "Tính tác động").await;
    window.press("form[action$='/impact'] button").await;
    window.says("TÍNH THỬ").await;
    look(&window, &mut wrong, ("impact", IMPACT)).await;
    window.close().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
