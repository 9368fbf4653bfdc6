//! A unit scores itself on screen: figures, points at once, evidence, approval.

use crate::house::{Browser, House};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use procedure::{Grant, NewEntry, Role, Scope, Stage};
use std::path::Path;
use store::{NewUser, Secret};

const ROUND: &str = "cchc-xa-huyen-minh-hoa-2019";

async fn person<'h>(house: &'h House, role: Role, unit: &str) -> Browser<'h> {
    let name = format!("{role:?}-{unit}").to_lowercase();
    let grant = Grant {
        role,
        owner: "default".to_owned(),
        round: None,
        unit: Some(unit.to_owned()),
        scope: Scope::All,
        expires: None,
    };
    let user = NewUser {
        name: name.clone(),
        password_hash: Secret::new(house.hash("mật khẩu thử nghiệm").await),
        must_change: false,
        grants: vec![grant],
    };
    let store = house.app.store();
    store.add_user("default", user, house.now()).await.unwrap();
    let mut browser = house.browser();
    let answer = browser.sign_in(&name, "mật khẩu thử nghiệm").await;
    assert_eq!(answer.to(), "/work");
    browser
}

/// The round without answers, open for self-scoring; its first two units.
async fn open(house: &House) -> (String, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures")
        .join(ROUND);
    let loaded = api::load_round(&house.app, &folder, "operator", |_| false)
        .await
        .unwrap();
    let moved = NewEntry::stage_moved(Stage::SelfScoring, None);
    house
        .app
        .store()
        .append(
            "default",
            &loaded.id,
            "operator",
            house.now(),
            None,
            vec![moved],
        )
        .await
        .unwrap();
    let roster = std::fs::read_to_string(folder.join("units.csv")).unwrap();
    let mut codes = roster.lines().filter_map(|line| {
        let parts: Vec<&str> = line.split(',').collect();
        (parts.get(4) == Some(&"commune")).then(|| parts[0].to_owned())
    });
    (codes.next().unwrap(), codes.next().unwrap())
}

#[tokio::test]
async fn a_unit_types_figures_sees_points_attaches_evidence_and_its_head_approves() {
    let house = House::with(|settings| settings.codes_for_staff = false).await;
    let (unit, other) = open(&house).await;
    let mut staff = person(&house, Role::UnitStaff, &unit).await;
    let list = format!("/rounds/{ROUND}/self/{unit}");
    let page = staff.get(&list).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(
        page.text.contains("<dt>Đã tự đánh giá</dt><dd>0/"),
        "{}",
        page.text
    );
    // The next leaf without figures is one click away.
    let mark = format!("class=\"button\" href=\"{list}/");
    let leaf = page.text.split_once(&mark).unwrap().1;
    let leaf = leaf.split('"').next().unwrap().to_owned();
    let address = format!("{list}/{leaf}");
    let form = staff.get(&address).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.text);

    let answer = staff
        .fill(&address, &address, &[("f-issued", "nhiều")])
        .await;
    assert_eq!(
        answer.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        answer.text
    );
    assert!(answer.text.contains("Chưa lưu được") && answer.text.contains("value=\"nhiều\""));
    let answer = staff
        .fill(&address, &address, &[("f-issued", "31/01/2019")])
        .await;
    assert_eq!(answer.to(), format!("{address}?done=entered"));
    let page = staff.get(answer.to()).await;
    assert!(page.text.contains("<dd>5,00 <small>"), "{}", page.text);
    let page = staff.get(&list).await;
    assert!(page.text.contains("<dt>Đã tự đánh giá</dt><dd>1/"));
    assert!(
        page.text.contains("<dt>Điểm tự đánh giá</dt><dd>5,00</dd>"),
        "{}",
        page.text
    );

    // One document, read as it comes, stands at the leaf and can be opened again.
    let token = staff.get(&address).await.field("csrf");
    let body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n\
         --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ke-hoach.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7 nội dung\r\n--b--\r\n"
    );
    let request = Request::post(format!("{address}/evidence"))
        .header(header::HOST, "127.0.0.1:8766")
        .header(header::ORIGIN, "http://127.0.0.1:8766")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
        .body(Body::from(body))
        .unwrap();
    let answer = staff.ask(request).await;
    assert_eq!(
        answer.to(),
        format!("{address}?done=attached"),
        "{}",
        answer.text
    );
    let page = staff.get(&address).await;
    assert!(page.text.contains(">ke-hoach.pdf</a>"));
    let digest = page.field("digest");
    let file = format!("/rounds/{ROUND}/evidence/{unit}/{leaf}/{digest}");
    let answer = staff.get(&file).await;
    assert_eq!(answer.text, "%PDF-1.7 nội dung");
    let disposition = answer.headers["content-disposition"].to_str().unwrap();
    assert!(disposition.starts_with("attachment"));

    // Another unit's staff learn nothing: not of the list, the leaf or the file.
    let mut neighbour = person(&house, Role::UnitStaff, &other).await;
    for path in [&list, &address, &file] {
        let answer = neighbour.get(path).await;
        assert!(!answer.status.is_success(), "{path}");
        assert!(!answer.text.contains("31/01/2019") && !answer.text.contains("ke-hoach"));
    }

    let answer = staff
        .fill(
            &address,
            &format!("{address}/evidence/remove"),
            &[("digest", &digest)],
        )
        .await;
    assert_eq!(answer.to(), format!("{address}?done=detached"));
    // Staff do not approve; the head does, and then nothing is entered any more.
    let target = format!("/rounds/{ROUND}/approve/{unit}");
    let answer = staff.fill(&address, &target, &[]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let mut head = person(&house, Role::UnitHead, &unit).await;
    let answer = head.fill(&list, &target, &[]).await;
    assert_eq!(
        answer.to(),
        format!("{list}?done=approved"),
        "{}",
        answer.text
    );
    let token = staff.get("/account").await.field("csrf");
    let answer = staff
        .send(&address, &token, &[("f-issued", "01/02/2019")])
        .await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}
