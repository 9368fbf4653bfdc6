//! Public pages.

use super::rounds::Server;
use axum::http::StatusCode;
use procedure::Face;

#[tokio::test(flavor = "multi_thread")]
async fn an_unpublished_round_looks_like_none() {
    let server = Server::empty().await;
    server.add("phu-tho-2026").await;
    let mut bodies = Vec::new();
    for round in ["phu-tho-2026", "no-such-round"] {
        for path in ["", "/compare", "/criteria", "/method", "/units/H44.100"] {
            let answer = server.get(&format!("/rounds/{round}{path}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{round}{path}");
            assert!(!answer.text().contains("Việt Trì"));
            bodies.push(answer.bytes.len());
        }
        let chart = server.get(&format!("/charts/{round}/ranking-1.svg")).await;
        assert_eq!(chart.status, StatusCode::NOT_FOUND);
    }
    let start = server.get("/").await;
    assert_eq!(start.status, StatusCode::OK);
    assert!(start.text().contains("Chưa có kết quả nào được công bố."));
    assert!(!start.text().contains("Phú Thọ"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ranking_shows_blocks_ranks_and_ties() {
    let server = Server::phu_tho().await;
    let start = server.get("/").await;
    assert!(start.text().contains("href=\"/rounds/phu-tho-2026\""));
    let page = server.get("/rounds/phu-tho-2026").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let text = page.text();
    // From the published totals: 148 communes, 70.00 down to 51.38.
    for words in [
        "khối Xã, phường: 148 đơn vị",
        "51,38 – 70,00",
        "SỐ LIỆU MINH HỌA",
        "12/QĐ-UBND",
    ] {
        assert!(text.contains(words), "{words}");
    }
    assert!(!text.contains("DỰ THẢO"));
    let english = server.get("/rounds/phu-tho-2026?lang=en").await;
    assert!(english.text().contains("51.38 – 70.00"));
    let tag = page.header("etag").to_owned();
    let again = server
        .get_with("/rounds/phu-tho-2026", &[("if-none-match", &tag)])
        .await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commune_is_found_without_diacritics() {
    let server = Server::phu_tho().await;
    let page = server.get("/rounds/phu-tho-2026?q=viet+tri").await;
    assert!(page.text().contains("Phường Việt Trì"));
    assert!(!page.text().contains("Phường Nông Trang"));
    let none = server.get("/rounds/phu-tho-2026?q=khong-co").await;
    assert!(none.text().contains("Không có đơn vị nào khớp"));
    let odd = server
        .get("/rounds/phu-tho-2026?block=99&page=x&sort=-name&band=%3Cb%3E&q=%3Cscript%3E")
        .await;
    assert_eq!(odd.status, StatusCode::OK);
    assert!(!odd.text().contains("<script>"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_shows_fields_beside_the_block() {
    let server = Server::phu_tho().await;
    let page = server.get("/rounds/phu-tho-2026/units/H44.100").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let text = page.text();
    for words in ["Phường Việt Trì", "/148", "Trung bình khối", "<svg viewBox"] {
        assert!(text.contains(words), "{words}");
    }
    let none = server.get("/rounds/phu-tho-2026/units/H44.999").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn classes_only_shows_neither_points_nor_ranks() {
    let server = Server::empty().await;
    server.add("phu-tho-2026").await;
    server.publish("phu-tho-2026", Face::Classes).await;
    let page = server.get("/rounds/phu-tho-2026").await;
    assert_eq!(page.status, StatusCode::OK);
    for figure in [
        "70,00",
        "51,38",
        "aria-sort=\"ascending\"><a href=\"/rounds/phu-tho-2026?block=1&amp;sort=-rank",
    ] {
        assert!(!page.text().contains(figure), "{figure}");
    }
    for chart in [
        "ranking-1.svg",
        "fields-1.svg",
        "radar-H44.100.svg",
        "compare.svg?unit=H44.100&with=block",
    ] {
        let answer = server.get(&format!("/charts/phu-tho-2026/{chart}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{chart}");
    }
    let unit = server.get("/rounds/phu-tho-2026/units/H44.100").await;
    assert_eq!(unit.status, StatusCode::OK);
    assert!(!unit.text().contains("/148"));
}

#[tokio::test(flavor = "multi_thread")]
async fn charts_stand_at_addresses_of_their_own() {
    let server = Server::phu_tho().await;
    for chart in [
        "ranking-1.svg",
        "fields-1.svg?wide=400",
        "radar-H44.100.svg?lang=en",
        "compare.svg?unit=H44.100&unit=H44.101&with=block",
    ] {
        let answer = server.get(&format!("/charts/phu-tho-2026/{chart}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{chart}");
        assert_eq!(answer.header("content-type"), "image/svg+xml");
        assert!(answer.text().contains("<title id=\"t\">"), "{chart}");
        assert!(answer.text().contains("SỐ LIỆU MINH HỌA"), "{chart}");
        assert_eq!(answer.header("cache-control"), "public, max-age=60");
    }
    let picture = server.get("/charts/phu-tho-2026/radar-H44.100.png").await;
    assert_eq!(picture.bytes[..4], *b"\x89PNG");
}

#[tokio::test(flavor = "multi_thread")]
async fn comparison_takes_names_and_says_what_it_cannot_find() {
    let server = Server::phu_tho().await;
    let base = "/rounds/phu-tho-2026/compare";
    let page = server
        .get(&format!("{base}?unit=H44.100&add=nong+trang"))
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.text().contains("unit=H44.101"));
    let many = server.get(&format!("{base}?add=phuong")).await;
    assert!(many.text().contains("Có nhiều đơn vị khớp"));
    let none = server.get(&format!("{base}?add=%22%3Cb%3E")).await;
    assert_eq!(none.status, StatusCode::OK);
    assert!(!none.text().contains("<b>\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn method_and_criteria_say_the_rules_in_words() {
    let server = Server::phu_tho().await;
    let method = server.get("/rounds/phu-tho-2026/method").await;
    assert_eq!(method.status, StatusCode::OK, "{}", method.text());
    for words in ["12/QĐ-UBND", "qd766/2026", "Chưa có đính chính nào."] {
        assert!(method.text().contains(words), "{words}");
    }
    let criteria = server.get("/rounds/phu-tho-2026/criteria").await;
    assert_eq!(criteria.status, StatusCode::OK);
    let (opened, closed) = ("<details", "</details>");
    assert_eq!(
        criteria.text().matches(opened).count(),
        criteria.text().matches(closed).count()
    );
    let sets = server.get("/sets").await;
    assert!(sets.text().contains("qd766/2026"));
}

#[tokio::test(flavor = "multi_thread")]
async fn years_of_a_unit_stand_together_with_a_mark_where_the_set_changed() {
    let server = Server::empty().await;
    for round in ["cchc-xa-huyen-minh-hoa-2017", "cchc-xa-huyen-minh-hoa-2019"] {
        server.add(round).await;
        let depth = procedure::Depth::Fields;
        server.publish(round, Face::Full { depth }).await;
    }
    let rounds = server
        .get("/api/v1/rounds/cchc-xa-huyen-minh-hoa-2019/ranking")
        .await;
    let rounds: serde_json::Value = serde_json::from_slice(&rounds.bytes).unwrap();
    let code = rounds["rows"][0]["code"].as_str().unwrap();
    let page = server
        .get(&format!("/rounds/cchc-xa-huyen-minh-hoa-2019/units/{code}"))
        .await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("Qua các năm"));
    assert!(page.text().contains("Không so trực tiếp."));
    assert!(
        page.text()
            .contains("/rounds/cchc-xa-huyen-minh-hoa-2017/units/")
    );
}
