//! The JSON API.

use super::rounds::{OWNER, Server};
use axum::http::StatusCode;
use procedure::{Depth, Face, Role};
use serde_json::Value;

async fn json(server: &Server, address: &str) -> Value {
    let answer = server.get(address).await;
    assert_eq!(
        answer.status,
        StatusCode::OK,
        "{address}: {}",
        answer.text()
    );
    assert_eq!(answer.header("content-type"), "application/json");
    serde_json::from_slice(&answer.bytes).unwrap()
}

const BASE: &str = "/api/v1/rounds/phu-tho-2026";

#[tokio::test(flavor = "multi_thread")]
async fn a_published_ranking_can_be_read_filtered_sorted_and_paged() {
    let server = Server::phu_tho().await;
    let rounds = json(&server, "/api/v1/rounds").await;
    assert_eq!(rounds[0]["id"], "phu-tho-2026");
    assert_eq!(rounds[0]["publication"]["number"], "12/QĐ-UBND");
    let all = json(&server, &format!("{BASE}/ranking")).await;
    // 148 communes, 15 departments and the province itself.
    assert_eq!(all["rows"].as_array().unwrap().len(), 164);
    assert_eq!(all["rows"][0]["total"], "70.00");
    assert_eq!(all["rows"][0]["rank"], 1);
    assert!(
        all["rows"][0].get("self").is_none(),
        "leaves are not public"
    );
    let codes = |own: &Value| -> Vec<String> {
        let rows = own["rows"].as_array().unwrap().iter();
        rows.map(|row| row["code"].as_str().unwrap().to_owned())
            .collect()
    };
    let found = json(&server, &format!("{BASE}/ranking?block=1&q=viet%20tri")).await;
    assert_eq!(codes(&found), ["H44.100"]);
    let page = json(
        &server,
        &format!("{BASE}/ranking?block=1&page=2&per_page=3"),
    )
    .await;
    assert_eq!(codes(&page), codes(&all)[3..6]);
    let last = json(
        &server,
        &format!("{BASE}/ranking?block=1&sort=total&per_page=1"),
    )
    .await;
    assert_eq!(last["rows"][0]["total"], "51.38");
    for wrong in [
        "page=0",
        "page=1000001",
        "per_page=0",
        "per_page=5000",
        "block=x",
        "lang=fr",
    ] {
        let answer = server.get(&format!("{BASE}/ranking?{wrong}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{wrong}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    let none = server.get(&format!("{BASE}/ranking?block=9")).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    // The same bytes again: who has them is told so.
    let first = server.get(&format!("{BASE}/ranking")).await;
    let tag = first.header("etag").to_owned();
    let again = server
        .get_with(&format!("{BASE}/ranking"), &[("if-none-match", &tag)])
        .await;
    assert_eq!(
        (again.status, again.bytes.len()),
        (StatusCode::NOT_MODIFIED, 0)
    );
    let packed = server
        .get_with(&format!("{BASE}/ranking"), &[("accept-encoding", "gzip")])
        .await;
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert!(packed.bytes.len() < first.bytes.len() / 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_come_for_programs_for_excel_and_as_workbooks() {
    let server = Server::phu_tho().await;
    let programs = server.get(&format!("{BASE}/ranking.csv")).await;
    let mut lines = programs.text().lines();
    assert_eq!(
        lines.next(),
        Some(
            "block,code,name,rank,tied,total,max,index,band,complete,bonus,penalty,field_1,field_2,field_3,field_4,field_5,field_6,notice"
        )
    );
    let first = lines.next().unwrap();
    assert!(
        first.starts_with("\"Xã, phường\",H44.237,Xã Mai Hạ,1,false,70.00,100,70.00,,true,"),
        "{first}"
    );
    let excel = server.get(&format!("{BASE}/ranking.csv?for=excel")).await;
    assert!(excel.text().starts_with("\u{feff}Khối;Mã đơn vị;Đơn vị;"));
    assert!(excel.text().contains(";70,00;") && excel.text().contains("\r\n"));
    assert_eq!(
        excel.header("content-disposition"),
        "attachment; filename=\"phu-tho-2026-ranking.csv\""
    );
    for path in ["ranking.xlsx", "units/H44.100/points.xlsx?lang=en"] {
        let book = server.get(&format!("{BASE}/{path}")).await;
        assert_eq!(book.status, StatusCode::OK, "{path}");
        assert_eq!(book.bytes[..2], *b"PK");
    }
    let unit = server
        .get(&format!("{BASE}/units/H44.100/points.csv?for=excel"))
        .await;
    assert!(
        unit.text().contains("Tiến độ giải quyết;20,00;17,86;2,14;"),
        "{}",
        unit.text()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_is_explained_only_as_deep_as_the_act_goes() {
    let server = Server::phu_tho().await;
    let unit = json(&server, &format!("{BASE}/units/H44.100")).await;
    assert_eq!(unit["unit"]["total"], "54.39");
    assert_eq!(unit["profile"][1]["points"], "17.86");
    assert!(unit.get("leaves").is_none());
    let trace = format!("{BASE}/units/H44.100/leaves/2.1");
    assert_eq!(server.get(&trace).await.status, StatusCode::NOT_FOUND);

    let deeper = Server::empty().await;
    deeper.add("phu-tho-2026").await;
    deeper
        .publish(
            "phu-tho-2026",
            Face::Full {
                depth: Depth::Inputs,
            },
        )
        .await;
    let unit = json(&deeper, &format!("{BASE}/units/H44.100")).await;
    assert!(unit["leaves"].as_array().unwrap().len() > 10);
    let own = json(&deeper, &trace).await;
    assert_eq!(own["points"], "17.86");
    assert_eq!(
        deeper
            .get(&format!("{BASE}/units/H44.100/leaves/9.9"))
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn sets_of_published_rounds_can_be_read_and_compared() {
    let server = Server::phu_tho().await;
    let sets = json(&server, "/api/v1/sets").await;
    assert_eq!(
        (sets[0]["id"].as_str(), sets[0]["year"].as_i64()),
        (Some("qd766"), Some(2026))
    );
    let set = json(&server, "/api/v1/sets/qd766/2026").await;
    assert_eq!(set["total"], "100");
    let csv = server.get("/api/v1/sets/qd766/2026/nodes.csv").await;
    assert_eq!(csv.status, StatusCode::OK);
    let excel = server
        .get("/api/v1/sets/qd766/2026/nodes.csv?for=excel")
        .await;
    assert!(excel.text().starts_with("\u{feff}Mã;Tiêu chí;Điểm tối đa;"));
    let pair = "from=qd766/2026&to=qd766/2026";
    for path in [
        "/api/v1/sets/qd766/2026/nodes.xlsx".to_owned(),
        format!("/api/v1/sets/compare.xlsx?{pair}&lang=en"),
    ] {
        let book = server.get(&path).await;
        assert_eq!(
            (book.status, &book.bytes[..2]),
            (StatusCode::OK, &b"PK"[..])
        );
    }
    let programs = server
        .get(&format!("/api/v1/sets/compare.csv?{pair}"))
        .await;
    let excel = server
        .get(&format!("/api/v1/sets/compare.csv?{pair}&for=excel"))
        .await;
    assert!(!programs.text().starts_with('\u{feff}') && excel.text().starts_with('\u{feff}'));
    assert_eq!(
        programs.text().lines().count(),
        excel.text().lines().count()
    );
    let same = json(
        &server,
        "/api/v1/sets/compare?from=qd766/2026&to=qd766/2026",
    )
    .await;
    assert!(same["leaves"].as_array().is_some());
    for (address, status) in [
        ("/api/v1/sets/qd766/1999", StatusCode::NOT_FOUND),
        ("/api/v1/sets/qd766/x", StatusCode::BAD_REQUEST),
        ("/api/v1/sets/compare?from=qd766", StatusCode::BAD_REQUEST),
        (
            "/api/v1/sets/compare?from=qd766&to=b",
            StatusCode::BAD_REQUEST,
        ),
    ] {
        assert_eq!(server.get(address).await.status, status, "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn surveys_of_a_published_round_come_with_their_numbers() {
    let server = Server::empty().await;
    server.add("cchc-xa-minh-hoa-2024").await;
    server
        .publish(
            "cchc-xa-minh-hoa-2024",
            Face::Full {
                depth: Depth::Fields,
            },
        )
        .await;
    let base = "/api/v1/rounds/cchc-xa-minh-hoa-2024/surveys";
    let surveys = json(&server, base).await;
    let link = surveys[0]["link"].as_str().unwrap().to_owned();
    let own = json(&server, &link).await;
    assert!(own["rows"].as_array().is_some_and(|rows| !rows.is_empty()));
    // The same as CSV: a row a unit and figure, and of a small cell its name and nothing else.
    let programs = server.get(&format!("{link}/indices.csv")).await;
    let lines: Vec<&str> = programs.text().lines().collect();
    assert!(
        lines[0].starts_with(
            "survey,domain,code,title,hidden,issued,returned,valid,rate,figure,value,n,"
        )
    );
    let figures = own["figures"].as_array().unwrap().len();
    let rows = own["rows"].as_array().unwrap();
    let n_hidden = rows.iter().filter(|row| row["hidden"] == true).count();
    assert_eq!(
        lines.len() - 1,
        (rows.len() - n_hidden) * figures + n_hidden
    );
    for line in lines
        .iter()
        .filter(|line| line.split(',').nth(4) == Some("1"))
    {
        assert!(line.trim_end_matches(',').ends_with(",1"), "{line}");
    }
    let with_intervals = surveys[0]["intervals"] == true;
    assert_eq!(lines[0].contains(",se,df,"), with_intervals);
    let value = rows.iter().find(|row| row["hidden"] != true).unwrap();
    let value = value["figures"]["overall"]["value"].as_str().unwrap();
    assert!(
        lines[1].contains(&format!(",overall,{value},")),
        "{} {value}",
        lines[1]
    );
    let excel = server
        .get(&format!("{link}/indices.csv?for=excel&by=all"))
        .await;
    assert!(
        excel
            .text()
            .starts_with("\u{feff}Mã cuộc điều tra;Phạm vi;")
    );
    let book = server.get(&format!("{link}/indices.xlsx")).await;
    assert_eq!(
        (book.status, &book.bytes[..2]),
        (StatusCode::OK, &b"PK"[..])
    );
    for ending in ["csv", "xlsx"] {
        let none = server.get(&format!("{base}/none/indices.{ending}")).await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
    }
    let wrong = server.get(&format!("{link}?figures=x")).await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    assert_eq!(
        server.get(&format!("{base}/none")).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_set_would_do_comes_in_three_forms_to_who_runs_the_round() {
    let server = Server::phu_tho().await;
    let (secret, _) = server
        .key(OWNER, &["read"], Role::Coordinator, None, None)
        .await;
    let bearer = format!("Bearer {secret}");
    for (ending, start) in [("", &b"{"[..]), (".csv", b"Code,"), (".xlsx", b"PK")] {
        let path = format!("{BASE}/impact{ending}?set=qd766/2026&lang=en");
        let own = server.get_with(&path, &[("authorization", &bearer)]).await;
        assert_eq!(
            own.status,
            StatusCode::OK,
            "{path}: {}",
            String::from_utf8_lossy(&own.bytes)
        );
        let begins = String::from_utf8_lossy(&own.bytes[..60]).into_owned();
        assert!(own.bytes.starts_with(start), "{path}: {begins}");
        assert_eq!(server.get(&path).await.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_an_unpublished_round_answers() {
    let server = Server::empty().await;
    server.add("phu-tho-2026").await;
    assert_eq!(json(&server, "/api/v1/rounds").await, serde_json::json!([]));
    assert_eq!(json(&server, "/api/v1/sets").await, serde_json::json!([]));
    let impact = server.get(&format!("{BASE}/impact?set=qd766/2026")).await;
    assert_eq!(impact.status, StatusCode::UNAUTHORIZED);
    for path in [
        "",
        "/ranking",
        "/ranking.csv",
        "/ranking.xlsx",
        "/units/H44.100",
        "/units/H44.100/points.csv",
        "/surveys",
        "/ranking?version=1",
    ] {
        let own = server.get(&format!("{BASE}{path}")).await;
        let none = server
            .get(&format!("/api/v1/rounds/no-such-round{path}"))
            .await;
        assert_eq!(own.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(own.status, none.status);
        assert_eq!(own.header("cache-control"), none.header("cache-control"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_public_address_of_the_api_is_described_and_every_description_answers() {
    let server = Server::empty().await;
    let api = json(&server, "/api/v1/openapi.json").await;
    let paths = api["paths"].as_object().unwrap();
    for row in crate::ROWS {
        let readable = row.path.starts_with("/api/v1/") && row.path != "/api/v1/openapi.json";
        if readable && row.access == crate::Access::Open && !row.method.changes() {
            assert!(
                paths.contains_key(row.path),
                "{} is not described",
                row.path
            );
        }
    }
    for path in paths.keys() {
        assert!(
            crate::ROWS.iter().any(|row| row.path == path),
            "{path} does not exist"
        );
    }
    let page = server.get("/api").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("/api/v1/rounds/{round}/ranking.csv"));
}
