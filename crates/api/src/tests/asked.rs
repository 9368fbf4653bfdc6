//! What an address asks for is what comes: lines of a ranking in three forms, surveys of an older version.

use super::rounds::Server;
use axum::http::StatusCode;
use procedure::{Depth, Face};
use serde_json::Value;

const BASE: &str = "/api/v1/rounds/phu-tho-2026";

async fn json(server: &Server, path: &str) -> Value {
    let answer = server.get(path).await;
    let said = String::from_utf8_lossy(&answer.bytes).into_owned();
    assert_eq!(answer.status, StatusCode::OK, "{path}: {said}");
    serde_json::from_str(&said).unwrap()
}

/// The codes of units that stand in a workbook, sheet by sheet, from above.
fn codes(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let limits = workbook::Limits::default();
    let (book, _) = workbook::open("x.xlsx", bytes, &limits).unwrap();
    let sheets = 0..book.sheets().len();
    let of_sheet = |sheet: usize| {
        let (grid, _) = book.grid(sheet);
        let cells = grid.rows.iter().flat_map(|row| &row.cells);
        let texts = cells.filter_map(|cell| cell.text());
        let codes = texts.filter(|text| text.starts_with("H44."));
        codes.map(str::to_owned).collect()
    };
    sheets.map(of_sheet).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_of_a_ranking_holds_the_lines_that_are_asked_for_in_their_order() {
    let server = Server::phu_tho().await;
    let all = server.get(&format!("{BASE}/ranking.xlsx")).await;
    let all: Vec<usize> = codes(all.bytes).iter().map(Vec::len).collect();
    assert_eq!(all, [148, 15], "a sheet a block");
    // Five communes of the highest total, six by a part of the name, the fifteen departments by name, nobody.
    for (query, n) in [
        ("block=1&sort=-total&per_page=5", Some(5)),
        ("block=1&sort=total&page=2&per_page=7", Some(7)),
        ("q=viet tri", None),
        ("block=2&sort=name", Some(15)),
        ("q=khong co xa nay", Some(0)),
    ] {
        let query = query.replace(' ', "%20");
        let rows = json(&server, &format!("{BASE}/ranking?{query}")).await;
        let rows = rows["rows"].as_array().unwrap().iter();
        let wanted: Vec<&str> = rows.map(|row| row["code"].as_str().unwrap()).collect();
        assert_eq!(n.unwrap_or(wanted.len()), wanted.len(), "{query}");
        let book = server.get(&format!("{BASE}/ranking.xlsx?{query}")).await;
        assert_eq!(book.status, StatusCode::OK, "{query}");
        let found = codes(book.bytes);
        assert_eq!(found.concat(), wanted, "{query}");
        let empty = found.iter().filter(|own| own.is_empty()).count();
        assert!(empty == 0 || wanted.is_empty(), "{query}: {found:?}");
    }
    for (wrong, status) in [
        ("page=0", 400),
        ("sort=a&per_page=5000", 400),
        ("block=9", 404),
        ("sort=toal", 400),
        ("sort=-9", 400),
        ("band=X%C3%A3", 400),
    ] {
        for form in ["", ".csv", ".xlsx"] {
            let answer = server.get(&format!("{BASE}/ranking{form}?{wrong}")).await;
            assert_eq!(answer.status.as_u16(), status, "{form} {wrong}");
        }
    }
    // The refusal says what there is.
    let answer = server.get(&format!("{BASE}/ranking?sort=toal")).await;
    let said = String::from_utf8(answer.bytes).unwrap();
    assert!(said.contains("rank, name, total, index, 1, 2, 3"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn surveys_of_an_older_version_stay_as_they_were_published() {
    const ROUND: &str = "cchc-xa-minh-hoa-2024";
    let base = format!("/api/v1/rounds/{ROUND}/surveys");
    let server = Server::empty().await;
    server.add(ROUND).await;
    let depth = Depth::Fields;
    server.publish(ROUND, Face::Full { depth }).await;
    let link = json(&server, &base).await[0]["link"].clone();
    let link = link.as_str().unwrap();
    let ways = ["", "/indices.csv", "/indices.xlsx"];
    let mut before = Vec::new();
    for way in ways {
        before.push(server.get(&format!("{link}{way}")).await.bytes);
        let early = server.get(&format!("{link}{way}?version=2")).await;
        assert_eq!(early.status, StatusCode::NOT_FOUND, "{way}");
    }
    // The next version says classes alone: no survey figures of anybody.
    server.publish(ROUND, Face::Classes).await;
    for (way, before) in ways.iter().zip(before) {
        let now = server.get(&format!("{link}{way}")).await;
        assert!(now.bytes != before, "{way}");
        let old = server.get(&format!("{link}{way}?version=1")).await;
        assert_eq!(old.status, StatusCode::OK, "{way}");
        assert!(old.bytes == before, "{way}");
    }
    let old = json(&server, &format!("{base}?version=1")).await;
    assert_eq!(old[0]["link"], format!("{link}?version=1"));
    assert_eq!(
        server.get(&format!("{base}?version=3")).await.status,
        StatusCode::NOT_FOUND
    );
}
