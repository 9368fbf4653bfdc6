//! An id of somebody else's thing, guessed or known, opens nothing and changes nothing.

use super::leaks::people::{
    ELSEWHERE, OTHER, OWN, ROUND, Who, account, account_of, grant, program,
};
use super::rounds::{Answer, OWNER, Server};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use procedure::{NewEntry, Role, Scope, Stage};
use store::{NewPlan, NewWebhook, Secret, Waits};

async fn asked(server: &Server, who: &Who, method: &str, address: &str, form: &str) -> Answer {
    let mut request = Request::builder().method(method).uri(address);
    for (name, value) in who.headers() {
        request = request.header(name, value);
    }
    let kind = "application/x-www-form-urlencoded";
    let request = request.header("content-type", kind);
    server
        .ask(request.body(Body::from(form.to_owned())).unwrap())
        .await
}

#[tokio::test]
async fn an_administrator_reaches_no_account_key_or_webhook_of_another_owner() {
    let server = Server::empty().await;
    let (store, now) = (server.app.store(), server.app.now());
    store.add_owner(ELSEWHERE, "Tỉnh khác", now).await.unwrap();
    let grants = vec![grant(Role::UnitStaff, Some(OTHER), Scope::All)];
    let victim = account(&server, "victim", grants.clone()).await.account;
    let client = grant(Role::ApiClient, None, Scope::All);
    let key = program(&server, OWNER, "key", &["read"], client)
        .await
        .account;
    let hook = NewWebhook {
        url: "https://portal.example/hook".to_owned(),
        secret: Secret::new("x"),
        events: Vec::new(),
        author: victim.clone(),
    };
    let hook = store.add_webhook(OWNER, hook, now).await.unwrap();
    let administrator = vec![grant(Role::Administrator, None, Scope::All)];
    let stranger = account_of(&server, ELSEWHERE, "stranger", administrator).await;
    let zeros = "0".repeat(32);
    for account in [&victim, &zeros] {
        let base = format!("/users/{account}");
        let answers = [
            asked(&server, &stranger, "GET", &base, "").await,
            asked(
                &server,
                &stranger,
                "POST",
                &format!("{base}/grants"),
                "role=coordinator",
            )
            .await,
            asked(
                &server,
                &stranger,
                "POST",
                &format!("{base}/grants/end"),
                "at=0&of=1",
            )
            .await,
            asked(&server, &stranger, "POST", &format!("{base}/password"), "").await,
            asked(&server, &stranger, "POST", &format!("{base}/codes"), "").await,
            asked(&server, &stranger, "POST", &format!("{base}/open"), "").await,
        ];
        for answer in answers {
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
        }
    }
    for address in [
        format!("/keys/{key}/revoke"),
        format!("/keys/{zeros}/revoke"),
        format!("/webhooks/{hook}/remove"),
        format!("/webhooks/{hook}/try"),
    ] {
        let answer = asked(&server, &stranger, "POST", &address, "").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
    }
    let stands = store.user(OWNER, &victim).await.unwrap().unwrap();
    assert_eq!((stands.grants, stands.disabled), (grants, false));
    assert_eq!(stands.password_hash.expose(), "x");
    let keys = store.keys(OWNER).await.unwrap();
    assert!(keys.iter().all(|own| own.revoked.is_none()));
    assert_eq!(store.webhooks(OWNER).await.unwrap().len(), 1);
    assert!(store.deliveries(OWNER, &hook).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_unit_reaches_no_plan_preview_or_evidence_of_another() {
    let server = Server::empty().await;
    server.add(ROUND).await;
    let (store, now) = (server.app.store(), server.app.now());
    let staff = vec![grant(Role::UnitStaff, Some(OWN), Scope::All)];
    let staff = account(&server, "staff", staff).await;
    let plan = NewPlan {
        round: ROUND.to_owned(),
        unit: OTHER.to_owned(),
        author: "somebody".to_owned(),
        title: "Kế hoạch".to_owned(),
        body: "{}".to_owned(),
    };
    let plan = store.save_plan(OWNER, plan, now).await.unwrap();
    let ends = now + jiff::SignedDuration::from_hours(1);
    let body = r#"{"layer":"self","files":[],"rows":[],"findings":[]}"#;
    let preview = store.add_preview(OWNER, (Waits::Import, ROUND), "somebody", body, (now, ends));
    let preview = preview.await.unwrap();
    let file = store.put_file(OWNER, &b"%PDF-1.7 minh chung"[..], now);
    let digest = file.await.unwrap().digest;
    let entries = vec![
        NewEntry::stage_moved(Stage::SelfScoring, None),
        NewEntry::evidence(OTHER, "1.1", &digest, "tệp.pdf"),
    ];
    let append = store.append(OWNER, ROUND, "somebody", now, None, entries);
    append.await.unwrap();
    let base = format!("/rounds/{ROUND}");
    for (method, address) in [
        ("POST", format!("{base}/try/{OWN}/plans/{plan}")),
        ("POST", format!("{base}/try/{OTHER}/plans/{plan}")),
        ("GET", format!("{base}/import/{preview}")),
        ("POST", format!("{base}/import/{preview}")),
        ("GET", format!("{base}/evidence/{OWN}/1.1/{digest}")),
        ("GET", format!("{base}/evidence/{OTHER}/1.1/{digest}")),
    ] {
        let answer = asked(&server, &staff, method, &address, "do=drop").await;
        assert!(
            answer.status.is_client_error(),
            "{method} {address}: {}",
            answer.status
        );
    }
    assert_eq!(store.plans(OWNER, ROUND, OTHER).await.unwrap().len(), 1);
    assert!(
        store
            .preview(OWNER, Waits::Import, &preview, now)
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn a_key_of_another_owner_finds_no_round_here_and_a_key_that_was_taken_back_nothing() {
    let server = Server::empty().await;
    let (store, now) = (server.app.store(), server.app.now());
    store.add_owner(ELSEWHERE, "Tỉnh khác", now).await.unwrap();
    server.add(ROUND).await;
    let runs = || grant(Role::Coordinator, None, Scope::All);
    let own = program(&server, OWNER, "own", &["read"], runs()).await;
    let foreign = program(&server, ELSEWHERE, "foreign", &["read"], runs()).await;
    let address = format!("/api/v1/rounds/{ROUND}");
    let status = async |who: &Who| asked(&server, who, "GET", &address, "").await.status;
    assert_eq!(status(&own).await, StatusCode::OK);
    assert_eq!(status(&foreign).await, StatusCode::NOT_FOUND);
    store.revoke_key(OWNER, &own.account, now).await.unwrap();
    assert_eq!(status(&own).await, StatusCode::NOT_FOUND);
}
