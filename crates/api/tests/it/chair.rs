//! What a unit's head sees and tries: points not reached, *tính thử điểm*, plans.

use crate::house::House;
use crate::inside::Demo;
use axum::http::StatusCode;
use criteria::LayerKind;
use procedure::{Act, ActKind, Face, Grant, NewEntry, Publication, Role, Scope, Stage};
use std::path::Path;
use store::{NewUser, Secret};

const ROUND: &str = "/rounds/cchc-xa-minh-hoa-2024";

/// The text of a page without marks, spaces made one.
fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for one in html.chars() {
        match one {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push(' ');
            }
            _ if !inside => out.push(one),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The two figures of a line of the result.
fn line(text: &str, name: &str) -> (f64, f64) {
    let rest = text.split_once(name).expect("the line is there").1;
    let figures = rest.split_whitespace().take(2);
    let mut figures = figures.map(|own| own.replace(',', ".").parse().unwrap());
    (figures.next().unwrap(), figures.next().unwrap())
}

/// MH001's form has 70 tasks done on time of 85 (1.5: 70 ÷ 85 = 0,82 of 2) and 21 of 29 of the plan (1.1.3: 72 % is under 80 %, so 0 of 1).
/// With 84 of 85 on time and all done: 1,50. With 26 of 29: 0,8966 → 0,90. Together 0,68 + 0,90 = 1,58 more.
#[tokio::test]
async fn the_largest_gaps_are_found_and_tried() {
    let demo = Demo::new().await;
    let mut head = demo.as_("chu-tich-mh001").await;
    let gaps = head.get(&format!("{ROUND}/not-reached/MH001")).await;
    assert_eq!(gaps.status, StatusCode::OK);
    let text = plain(&gaps.text);
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(at("1.5 Thực hiện nhiệm vụ") < at("1.1.3 Mức độ thực hiện"));
    assert!(at("1.1.3 Mức độ thực hiện") < at("1.3.2 Mức độ đa dạng"));
    assert!(text.contains("1,18 0,82 / 2"), "{text}");
    assert!(text.contains("1 × 70 ÷ 85 = 0,8235"));
    assert!(text.contains("Đã có 1 tài liệu") || text.contains("Chưa có tài liệu kiểm chứng"));
    // Surveys, figures of other bodies and what is set against the block are not its own.
    assert!(!text.contains("3.6.1"), "{text}");
    assert!(!text.contains("6.2.2") && !text.contains("Hạng"), "{text}");
    assert!(!text.contains("MH002") && !text.contains("Minh Bình"));

    let page = format!("{ROUND}/try/MH001");
    let opened = head.get(&page).await;
    assert!(opened.text.contains("name=\"a-1.5/done\" value=\"70\""));
    let (was, same) = line(&plain(&opened.text), "Điểm của đơn vị");
    assert!((was - same).abs() < 1e-9);
    let typed = [
        ("leaf", "1.5"),
        ("a-1.5/on_time", "84"),
        ("a-1.5/done", "85"),
        ("a-1.1.3/done", "26"),
        ("leaf", "1.1.3"),
        ("do", "compute"),
    ];
    let tried = head.fill(&page, &page, &typed).await;
    assert_eq!(tried.status, StatusCode::OK);
    let text = plain(&tried.text);
    let (before, after) = line(&text, "Điểm của đơn vị");
    assert!((before - was).abs() < 1e-9 && (after - before - 1.58).abs() < 1e-9);
    assert!(text.contains("Điểm tối đa 2,00 Hiện nay 0,82 Tính thử 1,50"));
    assert!(text.contains("Điểm tối đa 1,00 Hiện nay 0,00 Tính thử 0,90"));
    assert!(text.contains("Chưa có đợt nào đã công bố"));
    // Typed points alone stand in place of figures; what cannot be read is said at its field.
    let typed = [("a-1.5/points", "1,25"), ("do", "compute")];
    let text = plain(&head.fill(&page, &page, &typed).await.text);
    let (before, after) = line(&text, "Điểm của đơn vị");
    assert!((after - before - 0.43).abs() < 1e-9, "{text}");
    let typed = [("a-1.5/done", "bảy mươi"), ("do", "save")];
    let wrong = head.fill(&page, &page, &typed).await;
    assert_eq!(wrong.status, StatusCode::OK);
    assert!(wrong.text.contains("aria-invalid"));
    // Nothing of all this is the round's.
    let still = head.get(&page).await.text;
    assert!(
        still.contains("name=\"a-1.5/done\" value=\"70\"") && still.contains("Chưa có phương án")
    );
}

#[tokio::test]
async fn a_plan_is_kept_for_its_unit_alone() {
    let demo = Demo::new().await;
    let mut head = demo.as_("chu-tich-mh001").await;
    let page = format!("{ROUND}/try/MH001");
    let typed = [
        ("a-1.1.3/done", "26"),
        ("title", "Hoàn thành <kế hoạch>"),
        ("do", "save"),
    ];
    let saved = head.fill(&page, &page, &typed).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    assert!(saved.to().contains("done=plan-saved"));
    // Staff of the same unit opens it with what was typed.
    let mut staff = demo.as_("can-bo-mh001").await;
    let opened = staff.get(saved.to()).await.text;
    assert!(opened.contains("name=\"a-1.1.3/done\" value=\"26\""));
    assert!(plain(&opened).contains("Hiện nay 0,00 Tính thử 0,90"));
    assert!(opened.contains("Đã lưu phương án") && !opened.contains("<kế hoạch>"));
    let id = saved.to().split_once("plan=").unwrap().1;
    let id = id.split('&').next().unwrap();

    // Another unit sees and removes nothing of it, on its own pages or on these.
    let mut other = demo.as_("chu-tich-mh002").await;
    let own = format!("{ROUND}/try/MH002");
    let theirs = other.get(&format!("{own}?plan={id}")).await;
    assert_eq!(theirs.status, StatusCode::OK);
    assert!(!theirs.text.contains("Hoàn thành") && !theirs.text.contains("MH001"));
    let removed = other.fill(&own, &format!("{own}/plans/{id}"), &[]).await;
    assert_eq!(removed.status, StatusCode::NOT_FOUND);
    let foreign = other.fill(&own, &format!("{page}/plans/{id}"), &[]).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    let foreign = other.fill(&own, &page, &typed).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    for path in [page.clone(), format!("{ROUND}/not-reached/MH001")] {
        assert_eq!(other.get(&path).await.status, StatusCode::FORBIDDEN);
        for name in [
            "dieu-phoi",
            "tham-dinh-1",
            "hoi-dong-1",
            "giam-sat",
            "quan-tri",
        ] {
            let mut role = demo.as_(name).await;
            assert_eq!(
                role.get(&path).await.status,
                StatusCode::FORBIDDEN,
                "{name}"
            );
        }
        assert_eq!(demo.house.get(&path).await.status, StatusCode::SEE_OTHER);
    }
    // Without the token of our own form nothing is kept.
    let forged = head.send(&page, "no", &typed).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    let removed = head.fill(&page, &format!("{page}/plans/{id}"), &[]).await;
    assert!(removed.to().contains("done=plan-removed"));
    let after = head.get(&page).await.text;
    assert!(after.contains("Chưa có phương án"));
    let english = head.get(&format!("{page}?lang=en")).await.text;
    assert!(english.contains("Try-out of points") && !english.contains(">chair-"));
}

/// The published round is the running one over again: what nothing was changed in comes to the index and the rank that were published, 85,17 of 98 points (86,91 %), second of the twelve phường.
#[tokio::test]
async fn the_rank_is_that_of_the_last_published_round() {
    let house = House::new().await;
    let app = &house.app;
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let copied = tempfile::tempdir().unwrap();
    let from = fixtures.join("fixtures/cchc-xa-minh-hoa-2024");
    copy(&fixtures.join("criteria"), &copied.path().join("criteria"));
    copy(&from, &copied.path().join("fixtures/dot-nay"));
    let manifest = copied.path().join("fixtures/dot-nay/round.toml");
    let text = std::fs::read_to_string(&manifest).unwrap();
    let text = text.replace("\"cchc-xa-minh-hoa-2024\"", "\"dot-nay\"");
    std::fs::write(&manifest, text).unwrap();
    let (store, now) = (app.store(), house.now());
    let then = "cchc-xa-minh-hoa-2024";
    api::load_round(app, &from, "test", |_| true).await.unwrap();
    let copied = manifest.parent().unwrap();
    api::load_round(app, copied, "test", |_| false)
        .await
        .unwrap();
    // Forms name their round, so that the copy takes its answers from the chain.
    let entries = store.entries("default", then, 0, None).await.unwrap();
    let own = |layer| matches!(layer, LayerKind::SelfScore | LayerKind::Appraised(_));
    let entries = entries.into_iter().map(|entry| entry.entry);
    let entries: Vec<NewEntry> = entries
        .filter(|entry| entry.layer.is_some_and(own))
        .collect();
    store
        .append("default", "dot-nay", "test", now, None, entries)
        .await
        .unwrap();
    let row = store.round("default", then).await.unwrap();
    let published = Publication {
        version: 1,
        act: Act {
            kind: ActKind::Notice,
            number: "1/TB".to_owned(),
            date: jiff::civil::date(2026, 3, 1),
            body: "UBND".to_owned(),
            signer: "Chủ tịch".to_owned(),
            file: String::new(),
        },
        face: Face::default(),
        embargo: None,
        head: row.head_seq,
        head_digest: row.head_digest.clone(),
        content: row.content_digest.clone(),
        public_bundle: String::new(),
        internal_bundle: String::new(),
        note: None,
    };
    let entry = vec![published.entry()];
    store
        .append("default", then, "test", now, None, entry)
        .await
        .unwrap();
    let entries = vec![
        NewEntry::stage_moved(Stage::Council, None),
        NewEntry::notified("MH001"),
    ];
    store
        .append("default", "dot-nay", "test", now, None, entries)
        .await
        .unwrap();
    let user = NewUser {
        name: "chu-tich".to_owned(),
        password_hash: Secret::new(house.hash("mật khẩu thử nghiệm").await),
        must_change: false,
        grants: vec![Grant {
            role: Role::UnitHead,
            owner: "default".to_owned(),
            round: None,
            unit: Some("MH001".to_owned()),
            scope: Scope::All,
            expires: None,
        }],
    };
    store.add_user("default", user, now).await.unwrap();
    let mut head = house.browser();
    head.sign_in("chu-tich", "mật khẩu thử nghiệm").await;
    let text = plain(&head.get("/rounds/dot-nay/try/MH001").await.text);
    assert!(text.contains("Đợt đã công bố gần nhất: Xác định"), "{text}");
    assert!(
        text.contains("của đợt đã công bố (%) 86,91 86,91"),
        "{text}"
    );
    assert!(
        text.contains("Hạng nếu ở trong đợt đã công bố 2/12 2/12"),
        "{text}"
    );
    assert!(text.contains("hạng 2/12, chỉ số 86,91 %"), "{text}");
    assert!(!text.contains("MH002") && !text.contains("Minh Bình"));
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}
