//! A refused form comes back as it was typed, and registers are typed row by row.

use crate::house::{Answer, Browser, House};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use procedure::{Grant, NewEntry, Role, Scope, Stage};
use std::path::Path;
use store::{NewUser, Secret};

const PASSWORD: &str = "mật khẩu thử nghiệm";

pub(crate) async fn person<'h>(house: &'h House, role: Role, unit: Option<&str>) -> Browser<'h> {
    let name = format!("{role:?}").to_lowercase();
    let user = NewUser {
        name: name.clone(),
        password_hash: Secret::new(house.hash(PASSWORD).await),
        must_change: false,
        grants: vec![Grant {
            role,
            owner: "default".to_owned(),
            round: None,
            unit: unit.map(str::to_owned),
            scope: Scope::All,
            expires: None,
        }],
    };
    let store = house.app.store();
    store.add_user("default", user, house.now()).await.unwrap();
    let mut browser = house.browser();
    assert_eq!(browser.sign_in(&name, PASSWORD).await.to(), "/work");
    browser
}

async fn open(house: &House, round: &str, stage: Stage) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures")
        .join(round);
    let loaded = api::load_round(&house.app, &folder, "operator", |_| false);
    let loaded = loaded.await.unwrap();
    let moved = vec![NewEntry::stage_moved(stage, None)];
    let store = house.app.store();
    let append = store.append("default", &loaded.id, "operator", house.now(), None, moved);
    append.await.unwrap();
}

/// Sends a form as a browser does that shows `page`.
async fn sent(browser: &mut Browser<'_>, page: &str, to: &str, pairs: &[(&str, &str)]) -> Answer {
    let token = browser.get("/account").await.field("csrf");
    let mut body = format!("csrf={token}");
    for (name, value) in pairs {
        let value: String = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
        body.push_str(&format!("&{name}={value}"));
    }
    let request = Request::post(to)
        .header(header::HOST, "127.0.0.1:8766")
        .header(header::ORIGIN, "http://127.0.0.1:8766")
        .header(header::REFERER, format!("http://127.0.0.1:8766{page}"))
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .unwrap();
    browser.ask(request).await
}

fn holds(answer: &Answer, parts: &[&str]) {
    for part in parts {
        assert!(answer.text.contains(part), "{part}\n{}", answer.text);
    }
}

/// The one field that is marked is this one, and what describes it says so.
fn beside(answer: &Answer, field: &str, words: &str) {
    let (before, after) = answer.text.split_once(" aria-invalid=\"true\"").unwrap();
    let tag = before.rsplit('<').next().unwrap();
    assert!(tag.contains(field), "{tag}");
    let by = after.strip_prefix(" aria-describedby=\"wrong-1");
    assert!(by.is_some() && !after.contains("aria-invalid"), "{tag}");
    let said = before.rsplit("id=\"wrong-1\">").next().unwrap();
    let said = said.split("</span>").next().unwrap();
    assert!(said.contains(words), "{said}");
}

#[tokio::test]
async fn a_refused_form_comes_back_with_what_was_typed_and_the_reason_at_its_head() {
    let house = House::with(|settings| settings.codes_for_staff = false).await;
    let round = "cchc-xa-huyen-minh-hoa-2019";
    open(&house, round, Stage::FirstAppraisal).await;
    let base = format!("/rounds/{round}");
    let mut runs = person(&house, Role::Coordinator, None).await;
    // Opened again for a day that has passed.
    let typed = [
        ("unit", "MH0302"),
        ("leaf", "1.1"),
        ("stage", "self-scoring"),
        ("until", "2026-10-01"),
        ("allowed-by", "Giám đốc Sở Nội vụ"),
        ("reason", "Thiếu <biên bản> & phụ lục"),
    ];
    let page = format!("{base}/inside");
    let answer = sent(&mut runs, &page, &format!("{page}/reopen"), &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    holds(
        &answer,
        &[
            "role=\"alert\"",
            "những gì đã nhập vẫn còn",
            "<option value=\"MH0302\" selected>",
            "value=\"Giám đốc Sở Nội vụ\"",
            ">\nThiếu &#60;biên bản&#62; &#38; phụ lục</textarea>",
            "<details open>",
        ],
    );
    assert_eq!(answer.text.matches("những gì đã nhập vẫn còn").count(), 1);
    beside(&answer, "name=\"until\"", "Thời hạn mở lại đã qua.");
    // Without the page that it comes from, and where none stands at its own address, the refusal has a page of its own.
    let alone = sent(&mut runs, "/nowhere", &format!("{page}/reopen"), &typed).await;
    assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!alone.text.contains("những gì đã nhập vẫn còn"));

    let mut appraiser = person(&house, Role::Appraiser, None).await;
    let page = format!("{base}/appraise/1.1?unit=MH0302");
    let typed = [
        ("verdict", "change"),
        ("f-points", "bốn điểm"),
        ("reason", "Ban hành chậm"),
    ];
    let to = format!("{base}/appraise/1.1/MH0302");
    let answer = sent(&mut appraiser, &page, &to, &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    holds(
        &answer,
        &["value=\"bốn điểm\"", ">\nBan hành chậm</textarea>"],
    );
    beside(&answer, "name=\"f-points\"", "cần: điểm từ 0 đến 5");

    let mut administrator = person(&house, Role::Administrator, None).await;
    let typed = [("name", "kiem-tra"), ("role", "auditor"), ("nodes", "1, 2")];
    let answer = sent(&mut administrator, "/users", "/users", &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    holds(
        &answer,
        &[
            "value=\"kiem-tra\"",
            "<option value=\"auditor\" selected>",
            "value=\"1, 2\"",
            "Quyền kiểm tra, giám sát phải có ngày hết hạn.",
        ],
    );
    beside(
        &answer,
        "name=\"expires\"",
        "Quyền kiểm tra, giám sát phải có ngày hết hạn.",
    );
}

#[tokio::test]
async fn what_is_typed_for_a_publication_comes_back_but_for_its_file() {
    let house = House::with(|settings| settings.codes_for_staff = false).await;
    let round = "cchc-xa-huyen-minh-hoa-2019";
    open(&house, round, Stage::Submitted).await;
    let mut runs = person(&house, Role::Coordinator, None).await;
    let token = runs.get("/account").await.field("csrf");
    let fields = [
        ("csrf", token.as_str()),
        ("kind", "notice"),
        ("number", "45/TB-SNV"),
        ("date", "2026-10-30"),
        ("body", "Sở Nội vụ"),
        ("signer", "Giám đốc"),
        ("file", "no picture"),
        ("face", "top"),
        ("top", "ba"),
    ];
    let mut body = String::new();
    for (name, value) in fields {
        let file = if name == "file" {
            "; filename=\"a.pdf\""
        } else {
            ""
        };
        body.push_str(&format!(
            "--b\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n"
        ));
    }
    body.push_str("--b--\r\n");
    let request = Request::post(format!("/rounds/{round}/publication"))
        .header(header::HOST, "127.0.0.1:8766")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
        .body(Body::from(body))
        .unwrap();
    let answer = runs.ask(request).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    holds(
        &answer,
        &[
            "value=\"45/TB-SNV\"",
            "value=\"2026-10-30\"",
            "name=\"kind\" value=\"notice\" checked",
            "name=\"face\" value=\"top\" checked",
            "value=\"ba\"",
            "Chưa có tệp PDF của văn bản đã ký. Tải lên tệp PDF",
        ],
    );
    beside(
        &answer,
        "name=\"file\"",
        "Chưa có tệp PDF của văn bản đã ký.",
    );
}

#[tokio::test]
async fn a_register_is_typed_row_by_row_and_a_save_takes_nothing_away() {
    let house = House::with(|settings| settings.codes_for_staff = false).await;
    let round = "cchc-xa-minh-hoa-2024";
    open(&house, round, Stage::SelfScoring).await;
    let store = house.app.store();
    let register = async || {
        let entries = store.entries("default", round, 0, None).await.unwrap();
        let own = entries.into_iter().rev().map(|own| own.entry);
        let mut own = own.filter(|own| own.slot.as_deref() == Some("proposals"));
        own.find(|own| own.unit.as_deref() == Some("MH001"))
            .and_then(|own| own.value)
    };
    let mut staff = person(&house, Role::UnitStaff, Some("MH001")).await;
    let page = format!("/rounds/{round}/self/MH001/3.4.2");
    let typed = [
        ("id-proposals", "TTHC-01"),
        ("date-proposals", "05/03/2024"),
        ("weight-proposals", ""),
        ("id-proposals", "TTHC-02"),
        ("date-proposals", "32/13/2024"),
        ("weight-proposals", ""),
    ];
    // More rows first: nothing is stored, what was typed stays.
    let mut more = typed.to_vec();
    more.push(("do", "rows"));
    let answer = sent(&mut staff, &page, &page, &more).await;
    assert_eq!(answer.status, StatusCode::OK);
    holds(&answer, &["value=\"TTHC-02\"", "value=\"32/13/2024\""]);
    assert_eq!(answer.text.matches("name=\"id-proposals\"").count(), 5);
    assert_eq!(register().await, None);
    // A date that is none.
    let answer = sent(&mut staff, &page, &page, &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    holds(&answer, &["value=\"TTHC-01\"", "Dòng 2: "]);
    assert_eq!(register().await, None);
    let mut right = typed;
    right[4].1 = "";
    right[5].1 = "2";
    let answer = sent(&mut staff, &page, &page, &right).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let stands = register().await.unwrap();
    let expected =
        r#"[{"id":"TTHC-01","date":"2024-03-05","weight":"1"},{"id":"TTHC-02","weight":"2"}]"#;
    assert_eq!(stands, expected);
    // The page shows the rows, and sends them again as they stand.
    let shown = staff.get(&page).await;
    holds(
        &shown,
        &["value=\"TTHC-01\"", "value=\"05/03/2024\"", "value=\"2\""],
    );
    let n = store
        .entries("default", round, 0, None)
        .await
        .unwrap()
        .len();
    sent(&mut staff, &page, &page, &right).await;
    assert_eq!(
        store
            .entries("default", round, 0, None)
            .await
            .unwrap()
            .len(),
        n
    );
}
