//! Somebody looks for a commune without diacritics, reads its profile, and takes the table home.

use super::super::{client::Window, stage::Stage};
use serde_json::json;
use std::time::Duration;

#[ignore = "needs a browser: cargo xtask test --only browser"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commune_found_read_and_downloaded() {
    let stage = Stage::new().await;
    let window = Window::open(1280).await;
    let home = tempfile::tempdir().expect("a folder");
    let words = json!({ "behavior": "allow", "downloadPath": home.path() });
    window.developer("Browser.setDownloadBehavior", words).await;
    window.open_page(&stage.url("/")).await;
    window.press_words("a", "Xem bảng xếp hạng").await;
    window.type_in("#q", "viet tri").await;
    window.press("form[role=search] button").await;
    let rows = window
        .script(
            "return [...document.querySelectorAll('tbody th')].map(one => one.innerText.trim());",
        )
        .await;
    assert_eq!(rows, json!(["Phường Việt Trì"]));

    window.press("tbody th a").await;
    window.says("Phường Việt Trì").await;
    assert!(window.at().await.contains("/units/H44.100"));
    let in_table = window
        .script("return document.querySelector('.facts').innerText;")
        .await;
    let in_table = in_table.as_str().unwrap_or_default().to_owned();
    // The radar has its table, and a sentence that says what it shows.
    assert!(window.has("figure.chart figcaption").await);
    assert!(window.has("table caption").await);

    window
        .tick("a[href$='.csv'], .downloads a[href*='.csv']")
        .await;
    let file = arrived(home.path()).await;
    let text = std::fs::read_to_string(&file).expect("the file is text");
    let header = text.lines().next().unwrap_or_default();
    assert!(header.contains(';') || header.contains(','), "{header}");
    assert!(text.lines().count() > 5, "{text}");
    assert!(text.contains("Tổng điểm;100,00;54,39"), "{text}");
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    assert!(name.contains("H44.100"), "{name}");
    assert!(in_table.contains('/'), "rank n/N stands first: {in_table}");
    window.close().await;
}

/// The one file of a folder, once it is whole.
async fn arrived(folder: &std::path::Path) -> std::path::PathBuf {
    for _ in 0..200 {
        let files = std::fs::read_dir(folder).expect("the folder is there");
        let mut files = files.flatten().map(|own| own.path());
        if let Some(file) = files.find(|own| own.extension().is_some_and(|own| own == "csv")) {
            return file;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no file arrived");
}
