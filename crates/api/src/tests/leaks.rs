//! Nothing of an unpublished round leaks: every route of the gate's table answers the same bytes whatever other units' data are.

use super::rounds::{OWNER, Server};
use crate::gate::{Method, ROWS};
use crate::security::cookies;
use axum::http::StatusCode;
use criteria::LayerKind;
use jiff::Timestamp;
use procedure::{Grant, NewEntry, Role, Scope, Stage};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use store::{NewSession, NewUser, Secret};

const ROUND: &str = "cchc-xa-huyen-minh-hoa-2019";
/// The unit that looks, and one that it looks at.
const OWN: &str = "MH0301";
const OTHER: &str = "MH0302";

/// Somebody who asks: a name, and the secret of a session.
struct Who {
    name: &'static str,
    secret: Option<String>,
}

fn grant(role: Role, unit: Option<&str>, scope: Scope) -> Grant {
    Grant {
        role,
        owner: OWNER.to_owned(),
        round: None,
        unit: unit.map(str::to_owned),
        scope,
        expires: None,
    }
}

async fn account(server: &Server, name: &'static str, grants: Vec<Grant>) -> Who {
    let store = server.app.store();
    let now = server.app.now();
    let new = NewUser {
        name: name.to_owned(),
        password_hash: Secret::new("x"),
        must_change: false,
        grants,
    };
    let user = store.add_user(OWNER, new, now).await.unwrap();
    let secret = format!("{name}-{}", "0".repeat(40));
    let session = NewSession {
        hash: crate::results::rows::hex(&Sha256::digest(secret.as_bytes())),
        account: user.id,
        second_factor: true,
        expires: now + jiff::SignedDuration::from_hours(10),
    };
    store.start_session(OWNER, session, now).await.unwrap();
    Who {
        name,
        secret: Some(secret),
    }
}

/// What may stand in place of each parameter of a path.
fn fillings(name: &str) -> &'static [&'static str] {
    match name {
        "round" => &[ROUND],
        "unit" => &[OWN, OTHER, "MH9999"],
        "leaf" => &["1.1", "3.2", "8.1"],
        "file" => &[
            "ranking-1.svg",
            "radar-MH0301.svg",
            "radar-MH0302.svg",
            "fields-1.png",
        ],
        "digest" => &["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
        "set" => &["cchc-xa-huyen-minh-hoa"],
        "year" => &["2019"],
        "preview" => &["x"],
        "version" => &["1"],
        _ => &["x"],
    }
}

fn filled(path: &str) -> Vec<String> {
    let Some(start) = path.find('{') else {
        return vec![path.to_owned()];
    };
    let end = path[start..].find('}').unwrap() + start;
    let name = path[start + 1..end].trim_start_matches('*');
    let own = fillings(name).iter();
    own.flat_map(|value| filled(&format!("{}{value}{}", &path[..start], &path[end + 1..])))
        .collect()
}

/// Every address that can be read, with the searches and orders that pages know.
fn addresses() -> Vec<String> {
    let mut all = Vec::new();
    for row in ROWS.iter().filter(|row| row.method == Method::Get) {
        // Figures of the machine, and a page that draws a new secret each time it is opened.
        if ["/metrics", "/healthz", "/account/codes"].contains(&row.path) {
            continue;
        }
        for path in filled(row.path) {
            if row.path.contains("{round}") {
                for query in ["q=302&sort=total", "lang=en"] {
                    all.push(format!("{path}?{query}"));
                }
            }
            all.push(path);
        }
    }
    all
}

/// Address → everything that came back but what is new at each request.
async fn walk(server: &Server, who: &Who) -> BTreeMap<String, String> {
    let mut cookie = format!("{}={}", cookies::VISIT, "a".repeat(32));
    if let Some(secret) = &who.secret {
        cookie.push_str(&format!("; {}={secret}", cookies::SESSION));
    }
    let mut found = BTreeMap::new();
    for address in addresses() {
        let answer = server.get_with(&address, &[("cookie", &cookie)]).await;
        let request = answer.header("x-request-id").to_owned();
        let mut text = format!("{}\n", answer.status);
        for (name, value) in &answer.headers {
            if !["date", "x-request-id"].contains(&name.as_str()) {
                text.push_str(&format!("{name}: {value:?}\n"));
            }
        }
        let body = String::from_utf8_lossy(&answer.bytes).into_owned();
        text.push_str(&if request.is_empty() {
            body
        } else {
            body.replace(&request, "…")
        });
        assert_ne!(
            answer.status,
            StatusCode::INTERNAL_SERVER_ERROR,
            "{} {address}\n{text}",
            who.name
        );
        found.insert(address, text);
    }
    found
}

async fn append(server: &Server, entries: Vec<NewEntry>) {
    let store = server.app.store();
    let now: Timestamp = server.app.now();
    let append = store.append(OWNER, ROUND, "someone", now, None, entries);
    append.await.unwrap();
}

/// Everything that can happen to another unit, on leaves that fit.
fn disturbance(unit: &str, turn: usize, only: &str) -> Vec<NewEntry> {
    let mut entries = Vec::new();
    let leaves = ["1.1", "1.2", "2.1", "3.1", "3.2", "4.1", "6.1", "7.1"];
    for leaf in leaves.into_iter().filter(|leaf| leaf.starts_with(only)) {
        for layer in [LayerKind::SelfScore, LayerKind::Appraised(1)] {
            let value = Ok(format!("0.{turn}"));
            entries.push(NewEntry::answer(unit, leaf, layer, "points", value, None));
            entries.push(NewEntry::reason(
                unit,
                leaf,
                layer,
                &format!("lý do {turn}"),
            ));
        }
        entries.push(NewEntry::evidence(
            unit,
            leaf,
            &format!("{turn:064}"),
            "tệp.pdf",
        ));
        entries.push(NewEntry::explained(unit, leaf, "giải trình"));
        entries.push(NewEntry::review_requested(unit, leaf, Some("đề nghị")));
    }
    if only.is_empty() {
        entries.push(NewEntry::approved(unit));
        entries.push(NewEntry::notified(unit));
        let value = Ok("91".to_owned());
        let survey = LayerKind::Survey;
        entries.push(NewEntry::answer(unit, "8.1", survey, "index", value, None));
    }
    entries
}

/// Addresses whose answers differ; the log, which some read by right, names that something was entered, and never what.
fn differing(
    who: &Who,
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
) -> Vec<String> {
    let reads_log = who.name == "administrator";
    let pairs = before.iter().filter(|(address, text)| {
        after[*address] != **text && !(reads_log && address.starts_with("/log"))
    });
    pairs.map(|(address, _)| address.clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_route_of_an_unpublished_round_answers_by_another_units_data() {
    let server = Server::empty().await;
    server.add(ROUND).await;
    let unit = |role| vec![grant(role, Some(OWN), Scope::All)];
    let fields = Scope::Nodes(vec!["1".to_owned()]);
    let whole = [
        Who {
            name: "public",
            secret: None,
        },
        account(&server, "staff", unit(Role::UnitStaff)).await,
        account(&server, "head", unit(Role::UnitHead)).await,
        account(
            &server,
            "owner-of-criteria",
            vec![grant(Role::CriteriaOwner, None, Scope::All)],
        )
        .await,
        account(
            &server,
            "program",
            vec![grant(Role::ApiClient, None, Scope::All)],
        )
        .await,
        account(
            &server,
            "administrator",
            vec![grant(Role::Administrator, None, Scope::All)],
        )
        .await,
    ];
    let appraiser = account(
        &server,
        "appraiser",
        vec![grant(Role::Appraiser, None, fields)],
    )
    .await;
    let coordinator = account(
        &server,
        "coordinator",
        vec![grant(Role::Coordinator, None, Scope::All)],
    )
    .await;
    let stages = [Stage::SelfScoring, Stage::Explanation, Stage::Submitted];
    for (turn, stage) in stages.into_iter().enumerate() {
        let mut moved = vec![NewEntry::stage_moved(stage, None)];
        if stage == Stage::Explanation {
            moved.push(NewEntry::notified(OWN));
        }
        append(&server, moved).await;
        for who in &whole {
            let before = walk(&server, who).await;
            append(&server, disturbance(OTHER, turn + 1, "")).await;
            let after = walk(&server, who).await;
            assert_eq!(
                differing(who, &before, &after),
                Vec::<String>::new(),
                "{} in {stage:?}",
                who.name
            );
        }
        // An appraiser sees the leaves of field 1 of every unit, and of others nothing.
        let before = walk(&server, &appraiser).await;
        append(&server, disturbance(OTHER, turn + 5, "3")).await;
        append(&server, disturbance(OTHER, turn + 5, "7")).await;
        let after = walk(&server, &appraiser).await;
        assert_eq!(
            differing(&appraiser, &before, &after),
            Vec::<String>::new(),
            "appraiser in {stage:?}"
        );
    }
    // The walk can see a change where there is one.
    let before = walk(&server, &coordinator).await;
    append(&server, disturbance(OTHER, 9, "")).await;
    let after = walk(&server, &coordinator).await;
    assert!(!differing(&coordinator, &before, &after).is_empty());
}
