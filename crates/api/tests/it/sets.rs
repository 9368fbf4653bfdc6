//! Criteria sets inside: from last year's set to a draft, from its workbook to the next version, compared, and tried on a round.

use crate::house::{Answer, Browser, House};
use crate::inside::Demo;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use criteria::{Draft, DraftValue, write_set};
use tower::ServiceExt;

const RUNNING: &str = "cchc-xa-minh-hoa-2024";
const SHOWN: &str = "phu-tho-2026";

/// Sends a file as a browser does; the token stands in the page.
async fn send_file(
    browser: &mut Browser<'_>,
    (page, target): (&str, &str),
    fields: &[(&str, &str)],
    (name, bytes): (&str, &[u8]),
) -> Answer {
    let token = browser.get(page).await.field("csrf");
    let mut body = Vec::new();
    for (field, value) in [("csrf", token.as_str())].iter().chain(fields) {
        let part = format!(
            "--grenze\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"
        );
        body.extend_from_slice(part.as_bytes());
    }
    let head = format!(
        "--grenze\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--grenze--\r\n");
    let request = Request::post(target)
        .header(header::HOST, "127.0.0.1:8766")
        .header(header::ORIGIN, "http://127.0.0.1:8766")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=grenze")
        .body(Body::from(body))
        .unwrap();
    browser.ask(request).await
}

/// The bytes of a download.
pub(crate) async fn bytes(house: &House, browser: &Browser<'_>, path: &str) -> Vec<u8> {
    let cookies = browser.cookies.iter();
    let cookies: Vec<String> = cookies.map(|(name, own)| format!("{name}={own}")).collect();
    let request = Request::get(path)
        .header(header::COOKIE, cookies.join("; "))
        .body(Body::empty())
        .unwrap();
    let answer = house.router.clone().oneshot(request).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    let kept = answer.headers()[header::CACHE_CONTROL].to_str().unwrap();
    assert!(kept.contains("no-store"), "{path}");
    to_bytes(answer.into_body(), usize::MAX)
        .await
        .unwrap()
        .to_vec()
}

/// A draft of next year's set of a round; where it stands.
async fn cloned(browser: &mut Browser<'_>, round: &str) -> String {
    let from = format!("round/{round}");
    let fields = [
        ("from", from.as_str()),
        ("year", "2027"),
        ("id", ""),
        ("reason", "Chuẩn bị năm 2027"),
    ];
    let answer = browser.fill("/criteria", "/criteria/drafts", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let (draft, done) = answer.to().split_once('?').unwrap();
    assert_eq!(done, "done=draft-added");
    draft.to_owned()
}

/// The draft with one key of one criterion changed.
fn changed(text: &[u8], code: &str, changes: &[(&str, DraftValue)]) -> Draft {
    let mut draft = Draft::parse(std::str::from_utf8(text).unwrap());
    let node = draft.table_mut("criterion").table_mut(code);
    for (key, value) in changes {
        node.set(key, value.clone());
    }
    draft
}

/// Sends a file for the next version and confirms it.
async fn next_version(browser: &mut Browser<'_>, draft: &str, name: &str, own: &[u8]) -> Answer {
    let sent = send_file(browser, (draft, draft), &[], (name, own)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let preview = sent.to().to_owned();
    let fields = [("reason", "Theo góp ý"), ("do", "confirm")];
    browser.fill(&preview, &preview, &fields).await
}

#[tokio::test]
async fn a_draft_goes_from_last_years_set_to_its_next_version() {
    let demo = Demo::new().await;
    let store = demo.house.app.store();
    let before = store.round("default", RUNNING).await.unwrap();
    let mut owner = demo.as_("chu-quan").await;
    let work = owner.get("/work").await;
    assert!(work.text.contains("href=\"/criteria\""));
    let list = owner.get("/criteria").await;
    assert!(list.text.contains("cchc-xa-minh-hoa/2024") && list.text.contains("qd766/2026"));
    assert!(list.text.contains("Chưa có dự thảo nào."));

    // A year that is none, and no reason, are told in full.
    let from = format!("round/{RUNNING}");
    for (year, reason, code) in [
        ("năm sau", "x", "Năm của bộ tiêu chí phải từ 2000 đến 2100"),
        ("2027", " ", "Chưa ghi lý do, nội dung"),
    ] {
        let fields = [("from", from.as_str()), ("year", year), ("reason", reason)];
        let answer = owner.fill("/criteria", "/criteria/drafts", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains(code), "{code}");
    }
    let draft = cloned(&mut owner, RUNNING).await;
    let page = owner.get(&draft).await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "DỰ THẢO BỘ TIÊU CHÍ – CHƯA BAN HÀNH",
        "cchc-xa-minh-hoa/2027",
        "Phiên bản 1",
        "Chuẩn bị năm 2027",
        "không thay đổi đợt đánh giá nào",
        "2024/1.1.1",
    ] {
        assert!(page.text.contains(words), "{words}");
    }

    // Out as a workbook, changed in one cell, back in: 0.5 becomes 0.75, so that 1.1 (3 points) no longer adds up.
    let files = format!("{draft}/versions/1");
    let first = bytes(&demo.house, &owner, &format!("{files}/set.toml")).await;
    let book = bytes(&demo.house, &owner, &format!("{files}/set.xlsx")).await;
    assert!(book.starts_with(b"PK"));
    let max = DraftValue::Number("0.75".parse().unwrap());
    let edited = changed(&first, "1.1.1", &[("max", max)]);
    let book = annex::edit_workbook(&edited).unwrap();
    let sent = send_file(&mut owner, (&draft, &draft), &[], ("Sửa lần 1.xlsx", &book)).await;
    let preview = sent.to().to_owned();
    let page = owner.get(&preview).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.text.contains("Sửa lần 1.xlsx") && page.text.contains("Chưa có gì được ghi"));
    assert!(page.text.contains("Tiêu chí&#39;!D6"), "{}", page.text);
    assert!(page.text.contains("đổi điểm tối đa 0,5 → 0,75"));
    assert_eq!(store.drafts("default").await.unwrap()[0].version, 1);

    // Nobody else opens the preview; confirming asks for a reason.
    let mut coordinator = demo.as_("dieu-phoi").await;
    assert_eq!(
        coordinator.get(&preview).await.status,
        StatusCode::FORBIDDEN
    );
    let silent = [("reason", ""), ("do", "confirm")];
    let answer = owner.fill(&preview, &preview, &silent).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let confirm = [("reason", "Theo góp ý của Sở Tư pháp"), ("do", "confirm")];
    let answer = owner.fill(&preview, &preview, &confirm).await;
    assert_eq!(answer.to(), format!("{draft}?done=version-kept"));
    assert_eq!(owner.get(&preview).await.status, StatusCode::NOT_FOUND);
    let page = owner.get(&draft).await;
    assert!(page.text.contains("Phiên bản 2") && page.text.contains("Theo góp ý của Sở Tư pháp"));
    assert!(page.text.contains("Không khớp"), "the sum of field 1");

    // The same again is no version; a text with a mistake is told by line and changes nothing.
    let again = next_version(&mut owner, &draft, "lại.xlsx", &book).await;
    assert_eq!(again.to(), format!("{draft}?done=version-same"));
    let broken = b"format = 1\nid = \"x\"\nyear = \n";
    let sent = send_file(&mut owner, (&draft, &draft), &[], ("x.toml", broken)).await;
    let page = owner.get(sent.to()).await;
    assert!(page.text.contains("dòng 3") && page.text.contains("Không đọc được bộ tiêu chí nào"));
    let sent = sent.to().to_owned();
    let answer = owner.fill(&sent, &sent, &confirm).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let drop = [("do", "drop")];
    let answer = owner.fill(&sent, &sent, &drop).await;
    assert_eq!(answer.to(), format!("{draft}?done=version-dropped"));

    // Old versions stay, to the byte, under the digest of their bytes; so does the workbook that was sent.
    let kept = bytes(&demo.house, &owner, &format!("{files}/set.toml")).await;
    assert_eq!(kept, first);
    let versions = store.drafts("default").await.unwrap();
    assert_eq!((versions.len(), versions[0].version), (1, 2));
    let upload = format!("{draft}/versions/2/upload");
    assert_eq!(bytes(&demo.house, &owner, &upload).await, book);
    let old = owner.get(&format!("{draft}?version=1")).await;
    assert!(old.text.contains("Đây là một phiên bản cũ"));
    let csv = bytes(&demo.house, &owner, &format!("{files}/set.csv")).await;
    assert!(
        String::from_utf8(csv)
            .unwrap()
            .contains("cchc-xa-minh-hoa/2027,base,1.1.1,1.1,2,leaf")
    );
    // Nothing of a round changed.
    let after = store.round("default", RUNNING).await.unwrap();
    assert_eq!(after, before);
    // The log names what was done.
    let mut admin = demo.as_("quan-tri").await;
    let log = admin.get("/log").await.text;
    assert!(log.contains("thêm dự thảo bộ tiêu chí"));
    assert!(log.contains("thêm phiên bản dự thảo"));
}

#[tokio::test]
async fn two_versions_and_two_sets_are_compared() {
    let demo = Demo::new().await;
    let mut owner = demo.as_("chu-quan").await;
    let draft = cloned(&mut owner, RUNNING).await;
    let id = draft.rsplit('/').next().unwrap().to_owned();
    let files = format!("{draft}/versions/1");
    let first = bytes(&demo.house, &owner, &format!("{files}/set.toml")).await;
    let title = DraftValue::Text("Kế hoạch cải cách hành chính".to_owned());
    let edited = write_set(&changed(&first, "1.1.1", &[("title", title)]));
    let done = next_version(&mut owner, &draft, "bo.toml", edited.as_bytes()).await;
    assert_eq!(done.to(), format!("{draft}?done=version-kept"));

    let pair = format!("old=draft/{id}/1&new=draft/{id}/2");
    let page = owner.get(&format!("/criteria/compare?{pair}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("đổi tên") && page.text.contains("Kế hoạch cải cách hành chính"));
    // Against last year's set every leaf is followed: each is kept or told; days of last year's deadlines stayed, and are told too.
    let pair = format!("old=round/{RUNNING}&new=draft/{id}/2");
    let page = owner.get(&format!("/criteria/compare?{pair}")).await;
    let kept = page.text.split_once("Giữ nguyên</dt><dd>").unwrap().1;
    let kept: usize = kept.split('<').next().unwrap().parse().unwrap();
    let changed = page.text.split_once("Thay đổi</dt><dd>").unwrap().1;
    let changed: usize = changed.split('<').next().unwrap().parse().unwrap();
    let nodes = format!("/criteria/rounds/{RUNNING}/set.csv");
    let nodes = String::from_utf8(bytes(&demo.house, &owner, &nodes).await).unwrap();
    let leaves = nodes.lines().filter(|line| line.contains(",leaf,")).count();
    assert_eq!(changed + kept, leaves);
    assert!(kept > 100 && page.text.contains("đổi tên"), "{kept}");
    let csv = bytes(
        &demo.house,
        &owner,
        &format!("/criteria/compare/compare.csv?{pair}"),
    )
    .await;
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.contains("1.1.1") && csv.lines().count() > 2, "{csv}");
    let book = format!("/criteria/compare/compare.xlsx?{pair}");
    assert!(bytes(&demo.house, &owner, &book).await.starts_with(b"PK"));
    for wrong in ["old=x&new=y", "old=draft/0&new=draft/1"] {
        let answer = owner.get(&format!("/criteria/compare?{wrong}")).await;
        assert!(
            answer.status.is_client_error(),
            "{wrong}: {}",
            answer.status
        );
    }
}

/// 2.1 of QĐ 766: 20 points in full from 95% on instead of in proportion.
/// Xã Xuân Viên has 1989 of 2080 (95,6%): published 19,13, under the draft 20, so +0,87.
/// Ban quản lý các khu công nghiệp has 1689 of 1840 (91,8%): 20 × 1689 ÷ 1840 ÷ 0,95 = 19,32.
fn full_from_95(text: &[u8]) -> String {
    let own = "target = 95\nexamples = [\n  { given = { on_time = 1989, received = 2080 }, points = 20.00 },\n  { given = { on_time = 1689, received = 1840 }, points = 19.32 },\n  { given = { on_time = 95, received = 100 }, points = 20.00 },\n  { given = { on_time = 0, received = 0 }, points = 0.00 },\n]\n";
    let own = Draft::parse(own);
    let values = own.entries().map(|(key, value)| (key, value.clone()));
    write_set(&changed(text, "2.1", &values.collect::<Vec<_>>()))
}

#[tokio::test]
async fn a_draft_is_tried_only_where_every_units_figures_may_be_seen() {
    let demo = Demo::new().await;
    let mut owner = demo.as_("chu-quan").await;
    let draft = cloned(&mut owner, SHOWN).await;
    let first = bytes(&demo.house, &owner, &format!("{draft}/versions/1/set.toml")).await;
    let text = full_from_95(&first);
    let done = next_version(&mut owner, &draft, "bo.toml", text.as_bytes()).await;
    assert_eq!(done.to(), format!("{draft}?done=version-kept"));

    // The owner of criteria sees what the public sees: the published round to its inputs, of the running one nothing.
    let impact = format!("{draft}/impact");
    let page = owner.get(&impact).await;
    assert!(page.text.contains(&format!("value=\"{SHOWN}\"")));
    assert!(!page.text.contains(&format!("value=\"{RUNNING}\"")));
    // Group 3 is published as a whole, which does not go over to another year's set: its criteria stay blank.
    let page = owner
        .get(&format!("{impact}?round={SHOWN}&without=blank"))
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.text.contains("TÍNH THỬ") && page.text.contains("KHÔNG PHẢI KẾT QUẢ"));
    let row = page.text.split("H44.163").nth(1).unwrap();
    let row = row.split("</tr>").next().unwrap();
    assert!(
        row.contains(">+0,87<") && row.contains("2.1: +0,87"),
        "{row}"
    );
    let csv = bytes(
        &demo.house,
        &owner,
        &format!("{impact}/impact.csv?round={SHOWN}"),
    )
    .await;
    assert!(String::from_utf8(csv).unwrap().contains("H44.163"));
    let hidden = owner.get(&format!("{impact}?round={RUNNING}")).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
    let hidden = owner
        .get(&format!("{impact}/impact.csv?round={RUNNING}"))
        .await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);

    // Who runs a round sees all of it from its appraisal on, and the log keeps that an unpublished one was read.
    let mut coordinator = demo.as_("dieu-phoi").await;
    let early = coordinator.get(&format!("{impact}?round={RUNNING}")).await;
    assert_eq!(early.status, StatusCode::FORBIDDEN);
    let inside = format!("/rounds/{RUNNING}/inside");
    let on = [
        ("stage", "first-appraisal"),
        ("missing", "MH001"),
        ("missing", "MH002"),
        ("missing", "MH003"),
        ("reason", "Chưa gửi"),
    ];
    let moved = coordinator
        .fill(&inside, &format!("{inside}/stage"), &on)
        .await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.text);
    let page = coordinator
        .get(&format!("{impact}?round={RUNNING}&without=zero"))
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.text.contains("MH001"));
    let log = coordinator.get("/log").await.text;
    assert!(log.contains("xem kết quả chưa công bố"));
    assert!(log.contains("tác động của dự thảo bộ tiêu chí"));

    // A set with errors is not tried.
    let max = DraftValue::Number(21.into());
    let broken = write_set(&changed(text.as_bytes(), "2.1", &[("max", max)]));
    next_version(&mut owner, &draft, "bo.toml", broken.as_bytes()).await;
    let page = owner.get(&format!("{impact}?round={SHOWN}")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn drafts_are_read_by_few_and_written_by_one() {
    let demo = Demo::new().await;
    let mut owner = demo.as_("chu-quan").await;
    let draft = cloned(&mut owner, RUNNING).await;
    let id = draft.rsplit('/').next().unwrap().to_owned();
    for (name, reads) in [
        ("dieu-phoi", true),
        ("giam-sat", true),
        ("tham-dinh-1", false),
        ("hoi-dong-1", false),
        ("chu-tich-mh001", false),
    ] {
        let mut browser = demo.as_(name).await;
        let list = browser.get("/criteria").await;
        assert_eq!(list.status, StatusCode::OK, "{name}");
        // Everybody who works in the round reads its set, and nobody else's hand reaches it.
        assert!(list.text.contains("cchc-xa-minh-hoa/2024"), "{name}");
        assert_eq!(list.text.contains("cchc-xa-minh-hoa/2027"), reads, "{name}");
        assert!(!list.text.contains("action=\"/criteria/drafts\""), "{name}");
        let set = browser.get(&format!("/criteria/rounds/{RUNNING}")).await;
        assert_eq!(set.status, StatusCode::OK, "{name}");
        assert!(
            set.text
                .contains("Ban hành Kế hoạch cải cách hành chính năm")
        );
        assert!(set.text.contains("ví dụ, đều đúng"));
        let expected = if reads {
            StatusCode::OK
        } else {
            StatusCode::FORBIDDEN
        };
        assert_eq!(browser.get(&draft).await.status, expected, "{name}");
        let file = format!("{draft}/versions/1/set.toml");
        assert_eq!(browser.get(&file).await.status, expected, "{name}");
        // Not by way of a comparison either.
        let pair = format!("/criteria/compare?old=round/{RUNNING}&new=draft/{id}/1");
        let compared = browser.get(&pair).await.status;
        assert_eq!(compared == StatusCode::OK, reads, "{name}");
        let target = ("/account/password", draft.as_str());
        let sent = send_file(&mut browser, target, &[], ("a.toml", b"x")).await;
        assert_eq!(sent.status, StatusCode::FORBIDDEN, "{name}");
    }
    // A unit of one round sees no other round's set.
    let mut head = demo.as_("chu-tich-mh001").await;
    let other = head.get(&format!("/criteria/rounds/{SHOWN}")).await;
    assert_eq!(other.status, StatusCode::FORBIDDEN);
    assert!(!head.get("/criteria").await.text.contains("qd766"));
}
