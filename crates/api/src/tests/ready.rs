//! Answers that are ready are sent again only while they are true.

use super::rounds::{Answer, OWNER, Server};
use crate::security::cookies;
use crate::{Clock, Settings};
use axum::http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use procedure::{Act, ActKind, Depth, Face, Grant, Publication, Role, Scope};
use sha2::{Digest as _, Sha256};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};
use store::{NewSession, NewUser, Secret, Store};

const ROUND: &str = "phu-tho-2026";
const RANKING: &str = "/api/v1/rounds/phu-tho-2026/ranking";
const FIELDS: Face = Face::Full {
    depth: Depth::Fields,
};

/// Answers that were ready so far.
fn n_ready(server: &Server) -> u64 {
    let text = server.app.metrics().text();
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("parindex_ready_total "));
    line.unwrap().parse().unwrap()
}

/// Publishes a version that pins the head and content of now.
async fn publish(store: &Store, version: u32, face: Face, embargo: Option<Timestamp>) {
    let row = store.round(OWNER, ROUND).await.unwrap();
    let digest = |byte: u8| crate::results::rows::hex(&[byte; 32]);
    let own = Publication {
        version,
        act: Act {
            kind: ActKind::Decision,
            number: format!("{version}/QĐ-UBND"),
            date: "2027-01-05".parse().unwrap(),
            body: "UBND tỉnh".to_owned(),
            signer: "Chủ tịch".to_owned(),
            file: digest(0xab),
        },
        face,
        embargo,
        head: row.head_seq,
        head_digest: row.head_digest.clone(),
        content: row.content_digest.clone(),
        public_bundle: digest(1),
        internal_bundle: digest(2),
        note: (version > 1).then(|| "Đính chính".to_owned()),
    };
    let at = row.created;
    let entries = vec![own.entry()];
    let append = store.append(OWNER, ROUND, "someone", at, None, entries);
    append.await.unwrap();
}

fn at() -> Timestamp {
    "2027-01-10T02:00:00Z".parse().unwrap()
}

/// A server with the round, not yet published; however slow this machine is, only what this process writes makes an answer old.
async fn server() -> Server {
    let settings = Settings {
        seen_after_ms: 3_600_000,
        ..Settings::default()
    };
    let server = Server::with(settings, Clock::from_fn(at)).await;
    server.add(ROUND).await;
    server
}

/// The same, published to its fields.
async fn published() -> Server {
    let server = server().await;
    publish(server.app.store(), 1, FIELDS, None).await;
    server
}

fn shows_totals(answer: &Answer) -> bool {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.text().contains("\"total\":")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_answer_is_ready_and_the_same_but_for_its_id() {
    let server = published().await;
    for address in [
        RANKING,
        "/charts/phu-tho-2026/ranking-1.svg",
        "/api/v1/rounds/phu-tho-2026/ranking.csv?lang=en",
    ] {
        let before = n_ready(&server);
        let first = server.get(address).await;
        assert_eq!(n_ready(&server), before, "{address}");
        let second = server.get(address).await;
        assert_eq!(n_ready(&server), before + 1, "{address}");
        assert_eq!((second.status, &second.bytes), (first.status, &first.bytes));
        for name in first.headers.keys() {
            let values = |own: &Answer| -> Vec<_> {
                let all = own.headers.get_all(name).iter();
                all.cloned().collect()
            };
            if name == "x-request-id" {
                assert_ne!(values(&second), values(&first));
            } else {
                assert_eq!(values(&second), values(&first), "{name}");
            }
        }
        let tag = first.header("etag").to_owned();
        let third = server.get_with(address, &[("if-none-match", &tag)]).await;
        assert_eq!(n_ready(&server), before + 2, "{address}");
        assert_eq!(third.status, StatusCode::NOT_MODIFIED);
        assert!(third.bytes.is_empty() && third.header("content-type").is_empty());
        assert_eq!(third.header("etag"), tag);
    }
    // A page is made for its reader: language, size, form.
    let before = n_ready(&server);
    for _ in 0..2 {
        server.get("/rounds/phu-tho-2026").await;
    }
    assert_eq!(n_ready(&server), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_are_packed_as_each_reader_takes_them() {
    let server = published().await;
    let plain = server.get(RANKING).await;
    for _ in 0..2 {
        for (takes, packed) in [
            ("gzip, deflate, br", "br"),
            ("gzip", "gzip"),
            ("identity", ""),
        ] {
            let answer = server
                .get_with(RANKING, &[("accept-encoding", takes)])
                .await;
            assert_eq!(answer.header("content-encoding"), packed);
            assert_eq!(answer.bytes == plain.bytes, packed.is_empty());
            assert_eq!(answer.bytes.starts_with(&[0x1f, 0x8b]), packed == "gzip");
        }
    }
    assert_eq!(n_ready(&server), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_shows_with_the_next_request() {
    let server = server().await;
    assert_eq!(server.get(RANKING).await.status, StatusCode::NOT_FOUND);
    publish(server.app.store(), 1, FIELDS, None).await;
    for _ in 0..3 {
        assert!(shows_totals(&server.get(RANKING).await));
    }
    assert_eq!(n_ready(&server), 2);
    publish(server.app.store(), 2, Face::Classes, None).await;
    for _ in 0..3 {
        assert!(!shows_totals(&server.get(RANKING).await));
    }
    let first = format!("{RANKING}?version=1");
    for _ in 0..2 {
        assert!(shows_totals(&server.get(&first).await));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_embargo_ends_at_its_time_though_nothing_is_written() {
    let start = at();
    let passed = Arc::new(AtomicI64::new(0));
    let clock = {
        let passed = Arc::clone(&passed);
        Clock::from_fn(move || start + SignedDuration::from_secs(passed.load(Ordering::SeqCst)))
    };
    let settings = Settings {
        seen_after_ms: 3_600_000,
        ..Settings::default()
    };
    let server = Server::with(settings, clock).await;
    server.add(ROUND).await;
    let end = start + SignedDuration::from_secs(60);
    publish(server.app.store(), 1, FIELDS, None).await;
    publish(server.app.store(), 2, Face::Classes, Some(end)).await;
    for (seconds, totals) in [(0, true), (59, true), (60, false), (61, false), (59, true)] {
        passed.store(seconds, Ordering::SeqCst);
        for _ in 0..3 {
            assert_eq!(
                shows_totals(&server.get(RANKING).await),
                totals,
                "{seconds}"
            );
        }
    }
    assert!(n_ready(&server) >= 8);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_process_publishes_shows_within_its_bound() {
    let server = Server::phu_tho().await;
    let other = Store::open(None, server.folder()).await.unwrap();
    assert!(shows_totals(&server.get(RANKING).await));
    publish(&other, 2, Face::Classes, None).await;
    // The bound is 200 ms; requests before it may see either.
    let written = Instant::now();
    while written.elapsed() < Duration::from_millis(200) {
        server.get(RANKING).await;
    }
    assert!(!shows_totals(&server.get(RANKING).await));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_signed_in_and_who_asks_too_often_meets_the_layers_below() {
    let settings = Settings {
        requests_a_minute: 5,
        codes_for_staff: false,
        seen_after_ms: 3_600_000,
        ..Settings::default()
    };
    let server = Server::with(settings, Clock::from_fn(at)).await;
    let at = at();
    server.add(ROUND).await;
    publish(server.app.store(), 1, FIELDS, None).await;
    let grant = Grant {
        role: Role::Coordinator,
        owner: OWNER.to_owned(),
        round: None,
        unit: None,
        scope: Scope::All,
        expires: None,
    };
    let new = NewUser {
        name: "dieu-phoi".to_owned(),
        password_hash: Secret::new("x"),
        must_change: false,
        grants: vec![grant],
    };
    let store = server.app.store();
    let user = store.add_user(OWNER, new, at).await.unwrap();
    let secret = "0".repeat(48);
    let session = NewSession {
        hash: crate::results::rows::hex(&Sha256::digest(secret.as_bytes())),
        account: user.id,
        second_factor: true,
        expires: at + SignedDuration::from_hours(1),
    };
    store.start_session(OWNER, session, at).await.unwrap();
    let cookie = format!("{}={secret}", cookies::SESSION);
    for _ in 0..2 {
        let public = server.get(RANKING).await;
        assert_eq!(public.header("cache-control"), "public, max-age=60");
        let own = server.get_with(RANKING, &[("cookie", &cookie)]).await;
        assert_eq!(own.header("cache-control"), "private, no-store");
    }
    // The sixth within a minute, though its answer is ready.
    assert_eq!(server.get(RANKING).await.status, StatusCode::OK);
    let refused = server.get(RANKING).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    assert_eq!(n_ready(&server), 2);
}
