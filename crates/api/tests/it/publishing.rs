//! Publication through its form: the act with its file, embargo, bundles that compute again, a correction with its note and an act of its own.

use crate::house::{Answer, Browser};
use crate::inside::Demo;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use criteria::LayerKind::Council;
use jiff::SignedDuration;
use procedure::{NewEntry, Stage};
use serde_json::Value;
use std::sync::Arc;
use tower::ServiceExt;

const ROUND: &str = "/rounds/cchc-xa-minh-hoa-2024";
const ID: &str = "cchc-xa-minh-hoa-2024";

async fn append(demo: &Demo, entries: Vec<NewEntry>) {
    let (store, now) = (demo.house.app.store(), demo.house.now());
    let done = store.append("default", ID, "someone", now, None, entries);
    done.await.unwrap();
}

/// Sends the form of publication with a file, as a browser does.
async fn publish(browser: &mut Browser<'_>, fields: &[(&str, &str)], file: &str) -> Answer {
    let page = format!("{ROUND}/publication");
    let token = browser.get(&page).await.field("csrf");
    let mut body = String::new();
    for (name, value) in [("csrf", token.as_str())].iter().chain(fields) {
        body.push_str(&format!(
            "--grenze\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        ));
    }
    body.push_str(&format!(
        "--grenze\r\nContent-Disposition: form-data; name=\"file\"; filename=\"qd.pdf\"\r\nContent-Type: application/pdf\r\n\r\n{file}\r\n--grenze--\r\n"
    ));
    let request = Request::post(page)
        .header(header::HOST, "127.0.0.1:8766")
        .header(header::ORIGIN, "http://127.0.0.1:8766")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=grenze")
        .body(Body::from(body))
        .unwrap();
    browser.ask(request).await
}

/// The bytes of a file, or the status that came instead.
async fn bytes(
    demo: &Demo,
    browser: Option<&Browser<'_>>,
    path: &str,
) -> Result<Vec<u8>, StatusCode> {
    let mut request = Request::get(format!("{ROUND}/{path}"));
    if let Some(browser) = browser {
        let own = browser
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        request = request.header(header::COOKIE, own.collect::<Vec<_>>().join("; "));
    }
    let request = request.body(Body::empty()).unwrap();
    let response = demo.house.router.clone().oneshot(request).await.unwrap();
    if response.status() != StatusCode::OK {
        return Err(response.status());
    }
    Ok(to_bytes(response.into_body(), usize::MAX)
        .await
        .unwrap()
        .to_vec())
}

/// What a bundle says of itself, once it has computed again without a difference.
fn verified(bytes: &[u8]) -> round::About {
    let (verified, found) = round::verify("goi.zip", bytes, env!("CARGO_PKG_VERSION"));
    let wrong: Vec<_> = found.iter().filter(|own| own.is_error()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let verified = verified.unwrap();
    assert!(!verified.recomputed.is_empty());
    verified.about
}

/// In the surveys of a public bundle no place with fewer respondents than the limit says anything; returns how many are shown.
fn small_cells(bytes: &[u8]) -> usize {
    let bytes: Arc<[u8]> = Arc::from(bytes);
    let files = workbook::read_archive("goi.zip", &bytes, &workbook::Limits::default()).unwrap();
    let mut shown = 0;
    for (path, text) in files
        .iter()
        .filter(|(path, _)| path.starts_with("result/surveys/"))
    {
        let survey: Value = serde_json::from_slice(text).unwrap();
        let least = survey["small_cell"].as_u64().unwrap();
        assert!(least >= 5, "{path}");
        for row in survey["rows"].as_array().unwrap() {
            if row["hidden"] == true {
                assert_eq!(row.as_object().unwrap().len(), 4, "{path}: {row}");
            } else {
                shown += 1;
                assert!(row["valid"].as_u64().unwrap() >= least, "{path}: {row}");
            }
        }
    }
    shown
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_publishes_and_another_corrects() {
    let demo = Demo::new().await;
    append(&demo, vec![NewEntry::stage_moved(Stage::Submitted, None)]).await;
    let mut coordinator = demo.as_("dieu-phoi").await;
    let first = [
        ("kind", "decision"),
        ("number", "123/QĐ-UBND"),
        ("date", "2026-11-02"),
        ("body", "UBND tỉnh Minh Họa"),
        ("signer", "Chủ tịch"),
        ("face", "full"),
        ("embargo", "2026-11-02T09:30"),
    ];
    // A file that is no PDF, and an act whose number is none, publish nothing.
    let refused = publish(&mut coordinator, &first, "Một văn bản").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text.contains("Chưa có tệp PDF của"),
        "{}",
        refused.text
    );
    let mut wrong = first;
    wrong[1].1 = "123";
    let refused = publish(&mut coordinator, &wrong, "%PDF-1.7 văn bản").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("role=\"alert\""), "{}", refused.text);
    let done = publish(&mut coordinator, &first, "%PDF-1.7 văn bản").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    assert!(done.to().ends_with("done=published"), "{}", done.to());

    // Nine in the morning: until half past there is nothing for anybody outside, then there is.
    let public = "publications/1/public.zip";
    let internal = "publications/1/internal.zip";
    assert_eq!(demo.house.get(ROUND).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bytes(&demo, None, public).await, Err(StatusCode::NOT_FOUND));
    assert_eq!(
        bytes(&demo, None, internal).await,
        Err(StatusCode::SEE_OTHER)
    );
    demo.house.later(SignedDuration::from_mins(40));
    let page = demo.house.get(ROUND).await;
    assert!(page.status == StatusCode::OK && page.text.contains("123/QĐ-UBND"));
    let archive = bytes(&demo, None, public).await.unwrap();
    let about = verified(&archive);
    assert_eq!(
        (about.kind, about.version),
        (round::BundleKind::Public, Some(1))
    );
    assert!(small_cells(&archive) > 0, "the surveys are in it");
    let archive = bytes(&demo, Some(&coordinator), internal).await.unwrap();
    assert_eq!(verified(&archive).kind, round::BundleKind::Internal);

    // Something else stands since: until its own act nobody outside sees it.
    let change = NewEntry::answer(
        "MH001",
        "1.7.1",
        Council,
        "points",
        Ok("1".to_owned()),
        None,
    );
    append(&demo, vec![change]).await;
    let same = demo.house.get(ROUND).await;
    assert_eq!(same.text, page.text);
    let mut second = first;
    second[1].1 = "150/QĐ-UBND";
    second[6] = ("note", " ");
    let silent = publish(&mut coordinator, &second, "%PDF-1.7 đính chính").await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let note = "Điểm tiêu chí 1.7.1 của Phường Minh An";
    second[6].1 = note;
    let done = publish(&mut coordinator, &second, "%PDF-1.7 đính chính").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let page = demo.house.get(ROUND).await.text;
    assert!(page.contains("150/QĐ-UBND"), "{page}");
    let method = demo.house.get(&format!("{ROUND}/method")).await.text;
    assert!(method.contains(note), "{method}");
    for (version, said) in [(1, None), (2, Some(note))] {
        for kind in ["public", "internal"] {
            let path = format!("publications/{version}/{kind}.zip");
            let archive = bytes(&demo, Some(&coordinator), &path).await.unwrap();
            let about = verified(&archive);
            assert_eq!(
                (about.version, about.note.as_deref()),
                (Some(version), said)
            );
        }
    }
    let rows = demo
        .house
        .app
        .store()
        .publications("default", ID)
        .await
        .unwrap();
    assert_eq!(rows.len(), 2);
}

/// The result that a demonstration shows has bundles as every other.
#[tokio::test(flavor = "multi_thread")]
async fn the_demonstrations_result_has_its_bundles() {
    let demo = Demo::new().await;
    let rows = demo
        .house
        .app
        .store()
        .publications("default", "phu-tho-2026");
    let rows = rows.await.unwrap();
    assert_eq!(rows.len(), 1);
    for digest in [&rows[0].public_bundle, &rows[0].internal_bundle] {
        let digest = digest.as_deref().unwrap();
        let file = demo.house.app.store().open_file("default", digest).await;
        let (_, mut file) = file.unwrap();
        let mut archive = Vec::new();
        tokio::io::AsyncReadExt::read_to_end(&mut file, &mut archive)
            .await
            .unwrap();
        verified(&archive);
    }
    let method = demo.house.get("/rounds/phu-tho-2026/method").await;
    assert!(method.text.contains("publications/1/public.zip"));
}
