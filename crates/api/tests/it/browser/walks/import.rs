//! A workbook: sent, looked at with its findings and their cells, confirmed; the same file again changes nothing.

use super::super::{
    client::Window,
    stage::{RUNNING, Stage},
};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use workbook::{Files, Limits, read_archive, write_archive};

const LEAF: &str = "1.1.3";
/// The row of a preview.
pub(super) const PREVIEW: &str = "/rounds/{round}/import/{preview}";

fn fixture(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/cchc-xa-minh-hoa-2024");
    folder.join(name).canonicalize().expect("a fixture")
}

/// The form with other words in one cell, given as `Sheet!D17`.
fn with_words(form: &Path, cell: &str, words: &str, to: &Path) {
    let bytes: Arc<[u8]> = std::fs::read(form).expect("a form").into();
    let mut files: Files = read_archive("form.xlsx", &bytes, &Limits::default()).expect("a form");
    let cell = cell.rsplit('!').next().expect("a cell");
    let mark = format!("<c r=\"{cell}\"");
    let mut changed = 0;
    for (path, bytes) in &mut files {
        let text = String::from_utf8_lossy(bytes).into_owned();
        if !path.starts_with("xl/worksheets/") || !text.contains(&mark) {
            continue;
        }
        let start = text.find(&mark).expect("the cell");
        let length = text[start..].find("</c>").expect("its end") + "</c>".len();
        let (head, tail) = (&text[..start], &text[start + length..]);
        // Only the cell with the figure 21.
        if !text[start..start + length].contains("<v>21</v>") {
            continue;
        }
        let new = format!("<c r=\"{cell}\" t=\"str\"><v>{words}</v></c>");
        *bytes = Arc::from(format!("{head}{new}{tail}").into_bytes());
        changed += 1;
    }
    assert_eq!(changed, 1, "{cell} stands once");
    std::fs::write(to, write_archive(&files).expect("an archive")).expect("a file");
}

async fn send(stage: &Stage, window: &Window, files: &[PathBuf]) {
    window
        .open_page(&stage.url(&format!("{RUNNING}/import")))
        .await;
    window.choose("#layer", "self").await;
    window.give_files("#files", files).await;
    window.press_words("button", "Đọc và xem trước").await;
    window.says("Chưa có gì được ghi vào đợt.").await;
}

async fn done_of_the_plan(stage: &Stage, window: &Window) -> String {
    let page = format!("{RUNNING}/self/MH001/{LEAF}");
    window.open_page(&stage.url(&page)).await;
    let script = "return document.querySelector('#f-done').value;";
    let value = window.script(script).await;
    value.as_str().unwrap_or_default().to_owned()
}

#[ignore = "needs a browser: cargo xtask test --only browser"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_workbook_is_looked_at_and_confirmed() {
    let stage = Stage::new().await;
    let window = stage.window_of("can-bo-mh001").await;
    let folder = tempfile::tempdir().expect("a folder");
    let form = fixture("forms/MH001.xlsx");

    // Typed on screen, so that the form says something else: 21 tasks of the plan were done.
    assert_eq!(done_of_the_plan(&stage, &window).await, "21");
    window.type_in("#f-done", "26").await;
    window.press_words("button", "Lưu và tính điểm").await;

    // The change with its cell, the broken file and another unit's form as findings; nothing is stored yet.
    let broken = folder.path().join("hong.xlsx");
    std::fs::write(&broken, "không phải bảng tính").expect("a file");
    let others = fixture("forms/MH002.xlsx");
    send(&stage, &window, &[form.clone(), broken, others]).await;
    window.says("1 số liệu sẽ thay đổi").await;
    window.says("hong.xlsx").await;
    window.says("không được nhận").await;
    let wrong = window.wrong_everywhere(PREVIEW, "import-1-preview").await;
    assert_eq!(wrong, Vec::<String>::new());
    let line = "return [...document.querySelectorAll('#changes tbody tr:first-child > *')].map(one => one.innerText.trim());";
    let line = window.script(line).await;
    let line: Vec<&str> = line
        .as_array()
        .expect("a line")
        .iter()
        .filter_map(|own| own.as_str())
        .collect();
    assert_eq!((line[1], line[3], line[4]), (LEAF, "26", "21"));
    let place = line[5].to_owned();
    assert!(
        place.starts_with("MH001.xlsx, ") && place.contains('!'),
        "{place}"
    );
    assert_eq!(done_of_the_plan(&stage, &window).await, "26");

    // Confirmed; the same file again changes nothing.
    window.client.back().await.expect("back");
    window.press("button[value=confirm]").await;
    window.says("Đã nhận số liệu.").await;
    assert_eq!(done_of_the_plan(&stage, &window).await, "21");
    send(&stage, &window, std::slice::from_ref(&form)).await;
    window.says("0 số liệu sẽ thay đổi").await;
    assert!(!window.has("button[value=confirm]").await);
    window.shot("import-2-the-same").await;
    window.press("button[value=drop]").await;

    // Words where a number belongs: the finding names the cell, and what stands stays.
    let odd = folder.path().join("MH001 sửa lần 2.xlsx");
    with_words(&form, &place, "hai mươi mốt nhiệm vụ", &odd);
    send(&stage, &window, &[odd]).await;
    let words = window.words().await;
    let cell = place.rsplit('!').next().unwrap_or_default();
    assert!(words.contains(&format!("!{cell}")), "{cell}:\n{words}");
    window.shot("import-3-finding").await;
    window.press("button[value=drop]").await;
    assert_eq!(done_of_the_plan(&stage, &window).await, "21");
    window.close().await;
}
