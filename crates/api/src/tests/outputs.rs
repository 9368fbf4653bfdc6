//! Everything that comes out of a round: what it says of a draft, and how deep it shows what is published.

use super::leaks::addresses::Names;
use super::leaks::people::{self, OWN, ROUND, Who, account, grant};
use super::rounds::{Answer, Server};
use crate::gate::{Method, ROWS};
use axum::http::StatusCode;
use jiff::SignedDuration;
use procedure::{Depth, Face, NewEntry, Role, Scope, Stage};
use std::collections::BTreeSet;
use std::sync::Arc;

const DRAFT: &str = "DỰ THẢO – CHƯA CÔNG BỐ";
const ENGLISH: &str = "DRAFT – NOT PUBLISHED";

/// What holds no result: the set's criteria, the list of surveys, the files as they came.
const NO_RESULT: [&str; 5] = [
    "/rounds/{round}/criteria",
    "/criteria/rounds/{round}",
    "/criteria/rounds/{round}/{file}",
    "/api/v1/rounds/{round}/surveys",
    "/api/v1/rounds/{round}/originals",
];

/// What somebody reads, a workbook unpacked; nothing of a picture made of dots.
fn said(answer: &Answer) -> Option<String> {
    if answer.header("content-type").starts_with("image/png") {
        return None;
    }
    if answer.bytes.starts_with(b"PK") {
        let bytes: Arc<[u8]> = Arc::from(answer.bytes.as_slice());
        let files = workbook::read_archive("x.xlsx", &bytes, &workbook::Limits::default());
        let files = files.unwrap();
        let texts = files.values().map(|bytes| String::from_utf8_lossy(bytes));
        return Some(texts.collect());
    }
    Some(String::from_utf8_lossy(&answer.bytes).into_owned())
}

/// The addresses of a round in the gate's table: pages, tables, charts, the API.
fn addresses(round: &str, unit: &str) -> Vec<(&'static str, String)> {
    let reads = ROWS.iter().filter(|row| row.method == Method::Get);
    let of_a_round = reads.filter(|row| row.path.contains("{round}"));
    let mut all = Vec::new();
    for row in of_a_round {
        let filled = Names::default().filled(row.path).into_iter();
        let own = filled.filter(|address| !address.contains("MH0302"));
        all.extend(own.map(|own| (row.path, own.replace(ROUND, round).replace(OWN, unit))));
    }
    all
}

async fn ask(server: &Server, who: &Who, address: &str) -> Answer {
    let headers = who.headers();
    let headers: Vec<(&str, &str)> = headers
        .iter()
        .map(|(own, value)| (*own, value.as_str()))
        .collect();
    server.get_with(address, &headers).await
}

/// Who runs the round, and who heads a unit of it.
async fn insiders(server: &Server) -> [Who; 2] {
    let head = vec![grant(Role::UnitHead, Some(OWN), Scope::All)];
    let (coordinator, _) = people::coordinator(server).await;
    [coordinator, account(server, "the-head", head).await]
}

#[tokio::test(flavor = "multi_thread")]
async fn every_output_says_that_it_is_a_draft_until_the_act() {
    let server = Server::empty().await;
    server.add(ROUND).await;
    let stage = vec![
        NewEntry::stage_moved(Stage::Council, None),
        NewEntry::notified(OWN),
    ];
    let (store, now) = (server.app.store(), server.app.now());
    let owner = super::rounds::OWNER;
    store
        .append(owner, ROUND, "someone", now, None, stage)
        .await
        .unwrap();
    let mut wrong = Vec::new();
    let mut kinds = BTreeSet::new();
    for who in insiders(&server).await {
        for (path, address) in addresses(ROUND, OWN) {
            let join = if address.contains('?') { '&' } else { '?' };
            for (lang, words) in [("vi", DRAFT), ("en", ENGLISH)] {
                let own = format!("{address}{join}lang={lang}");
                let answer = ask(&server, &who, &own).await;
                if answer.status != StatusCode::OK {
                    continue;
                }
                kinds.insert(path);
                let Some(text) = said(&answer).filter(|_| !NO_RESULT.contains(&path)) else {
                    continue;
                };
                // JSON and CSV for programs have both languages or the first.
                if !text.contains(words) && !text.contains(DRAFT) {
                    wrong.push(format!("{} {own}", who.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for needed in [
        "/rounds/{round}",
        "/rounds/{round}/units/{unit}",
        "/rounds/{round}/compare",
        "/rounds/{round}/method",
        "/rounds/{round}/inside",
        "/rounds/{round}/council",
        "/rounds/{round}/self/{unit}",
        "/rounds/{round}/not-reached/{unit}",
        "/rounds/{round}/try/{unit}",
        "/rounds/{round}/explain/{unit}",
        "/charts/{round}/{file}",
        "/api/v1/rounds/{round}/ranking",
        "/api/v1/rounds/{round}/ranking.csv",
        "/api/v1/rounds/{round}/ranking.xlsx",
        "/api/v1/rounds/{round}/units/{unit}",
        "/api/v1/rounds/{round}/units/{unit}/points.csv",
        "/api/v1/rounds/{round}/units/{unit}/points.xlsx",
        "/api/v1/rounds/{round}/units/{unit}/leaves/{leaf}",
    ] {
        assert!(kinds.contains(needed), "{needed} was not read: {kinds:?}");
    }

    // From the act on nothing of what is published says so.
    let face = Face::Full {
        depth: Depth::Inputs,
    };
    server.publish(ROUND, face).await;
    for (_, address) in addresses(ROUND, OWN) {
        let answer = ask(&server, &Who::public(), &address).await;
        if answer.status == StatusCode::OK {
            let text = said(&answer).unwrap_or_default();
            assert!(
                !text.contains(DRAFT) && !text.contains(ENGLISH),
                "{address}"
            );
        }
    }
}

const PHU_THO: &str = "phu-tho-2026";
/// The last of the 148 communes: 51.38 points, which no other unit has.
const LAST: [&str; 2] = ["51,38", "51.38"];
/// The first: 70.00 points.
const FIRST: [&str; 2] = ["70,00", "70.00"];
/// Where the first unit's total stands where it may be seen.
const SHOWN: [&str; 4] = [
    "/rounds/phu-tho-2026",
    "/api/v1/rounds/phu-tho-2026/ranking",
    "/api/v1/rounds/phu-tho-2026/ranking.csv",
    "/api/v1/rounds/phu-tho-2026/ranking.csv?for=excel",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_face_is_the_same_in_pages_api_tables_and_charts() {
    let faces = [
        (Face::default(), true, true),
        (Face::TopAndClasses { top: 3 }, true, false),
        (Face::Classes, false, false),
    ];
    for (face, first, last) in faces {
        let server = Server::empty().await;
        server.add(PHU_THO).await;
        server.publish(PHU_THO, face).await;
        let last_code = last_of(&server).await;
        let mut read = 0;
        for code in ["H44.100", &last_code] {
            let mut all = addresses(PHU_THO, code);
            let more = [
                "page=2",
                "page=3",
                "sort=total",
                "sort=-total",
                "q=minh",
                "lang=en",
            ];
            all.extend(more.map(|own| ("", format!("/rounds/{PHU_THO}?{own}"))));
            all.extend(SHOWN.map(|own| ("", own.to_owned())));
            all.push((
                "",
                format!("/rounds/{PHU_THO}/compare?unit=H44.100&unit={last_code}&with=block"),
            ));
            all.push((
                "",
                format!("/charts/{PHU_THO}/compare.svg?unit={last_code}&with=block"),
            ));
            all.push(("", format!("/charts/{PHU_THO}/ranking-1.svg?from=100")));
            for (_, address) in all {
                let answer = server.get(&address).await;
                let Some(text) = said(&answer).filter(|_| answer.status == StatusCode::OK) else {
                    continue;
                };
                read += 1;
                for (figures, seen) in [(LAST, last), (FIRST, first)] {
                    let stands = figures.iter().any(|own| text.contains(own));
                    assert!(seen || !stands, "{face:?} {address} holds {figures:?}");
                }
            }
        }
        assert!(read > 20, "{face:?}: {read}");
        for address in SHOWN {
            let text = said(&server.get(address).await).unwrap();
            let stands = FIRST.iter().any(|own| text.contains(own));
            assert_eq!(stands, first, "{face:?} {address}");
        }
    }
}

/// The code of the commune with 51.38 points, from the figures as they lie in the fixture.
async fn last_of(server: &Server) -> String {
    let full = Server::phu_tho().await;
    let _ = server;
    let address = "/api/v1/rounds/phu-tho-2026/ranking?block=1&sort=total&per_page=1";
    let answer = full.get(address).await;
    let json: serde_json::Value = serde_json::from_slice(&answer.bytes).unwrap();
    assert_eq!(json["rows"][0]["total"], "51.38");
    json["rows"][0]["code"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_shows_before_the_time_of_the_embargo() {
    for (hours, shown) in [(1, false), (-1, true)] {
        let server = Server::empty().await;
        server.add(PHU_THO).await;
        let time = server.app.now() + SignedDuration::from_hours(hours);
        server
            .publish_at(PHU_THO, Face::default(), Some(time))
            .await;
        for (path, address) in addresses(PHU_THO, "H44.100") {
            let answer = server.get(&address).await;
            let is_there = answer.status == StatusCode::OK;
            assert!(shown || !is_there, "{address}");
            if SHOWN.contains(&address.as_str())
                || path.starts_with("/charts/") && address.contains("ranking")
            {
                assert_eq!(is_there, shown, "{address}");
            }
        }
        for list in ["/", "/api/v1/rounds"] {
            let text = said(&server.get(list).await).unwrap();
            assert_eq!(text.contains(PHU_THO), shown, "{list}");
        }
    }
}
