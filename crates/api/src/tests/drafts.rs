//! Drafts of criteria sets for programs: who reads them, who writes them, and from one version to the next.

use super::imports::{Client, json};
use super::rounds::{EDGE, OWNER, Server, parts};
use axum::http::StatusCode;
use procedure::Role;

const BASE: &str = "/api/v1/sets/drafts";
const TOML: &str = "application/toml";

/// A sample set whose one leaf has these points at most.
fn set(max: &str) -> Vec<u8> {
    format!(
        "format = 1\nid = \"minh-hoa\"\nyear = 2027\nlevels = [\"commune\"]\ntitle = \"Bộ minh họa\"\n\
         total = 5\nstatus = \"sample\"\nfinal = [\"appraised\"]\n[basis.A]\ntitle = \"Quyết định\"\n\
         [criterion.\"1\"]\ntitle = \"Một\"\nmax = {max}\nsource = \"A\"\nrule = \"points\"\n"
    )
    .into_bytes()
}

async fn key<'s>(server: &'s Server, scopes: &[&str], role: Role) -> Client<'s> {
    let (secret, _) = server.key(OWNER, scopes, role, None, None).await;
    Client { server, secret }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_made_read_and_goes_to_its_next_version() {
    let server = Server::empty().await;
    let owner = key(&server, &["sets"], Role::CriteriaOwner).await;
    let path = format!("{BASE}?reason=n%C4%83m%202027&name=moi.toml");
    let made = owner.call("POST", &path, TOML, set("5")).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    let draft = made.header("location").to_owned();
    let own = json(&made);
    let expected = [
        ("name", "minh-hoa/2027"),
        ("reason", "năm 2027"),
        ("origin", "file"),
    ];
    for (name, value) in expected {
        assert_eq!(own[name], value);
    }
    assert_eq!(
        (&own["version"], &own["upload"]["name"]),
        (&1.into(), &"moi.toml".into())
    );
    assert_eq!(json(&owner.get(BASE).await), serde_json::json!([own]));
    assert_eq!(json(&owner.get(&draft).await), serde_json::json!([own]));

    // Read as it was sent, as a tree, as a table, as the workbook to edit.
    let files = own["links"]["own"].as_str().unwrap();
    assert_eq!(
        owner.get(&format!("{files}/set.toml")).await.bytes,
        set("5")
    );
    assert_eq!(owner.get(&format!("{files}/upload")).await.bytes, set("5"));
    let tree = json(&owner.get(files).await);
    assert_eq!(tree["set"]["criteria"][0]["max"], "5");
    assert_eq!(tree["findings"], serde_json::json!([]));
    let csv = owner.get(&format!("{files}/set.csv")).await;
    assert!(csv.text().contains("minh-hoa/2027"), "{}", csv.text());
    let book = owner.get(&format!("{files}/set.xlsx")).await.bytes;
    assert!(book.starts_with(b"PK"));
    for none in [
        format!("{files}/set.pdf"),
        format!("{draft}/versions/2"),
        format!("{BASE}/none"),
    ] {
        assert_eq!(
            owner.get(&none).await.status,
            StatusCode::NOT_FOUND,
            "{none}"
        );
    }

    // The workbook as it is changes nothing; a part of a form does as well as a body.
    let kind = format!("multipart/form-data; boundary={EDGE}");
    let form = parts(&[], "file", &[("moi.xlsx", book)]);
    let sent = owner.call("POST", &draft, &kind, form).await;
    let sent = json(&sent);
    assert_eq!((&sent["after"], &sent["sound"]), (&1.into(), &true.into()));

    // 4 of 5 points: told at its line, waiting all the same, kept once a reason is given.
    let sent = owner.call("POST", &draft, TOML, set("4")).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text());
    let preview = sent.header("location").to_owned();
    let own = json(&sent);
    assert_eq!(
        (&own["sound"], &own["same"]),
        (&false.into(), &false.into())
    );
    assert_eq!(own["findings"][0]["severity"], "error");
    assert_eq!(own["file"]["name"], "bo-tieu-chi.toml");
    assert!(!own["changes"].is_null());
    assert_eq!(json(&owner.get(&preview).await), own);
    assert_eq!(json(&owner.get(BASE).await)[0]["version"], 1);
    let silent = owner
        .call(
            "POST",
            &format!("{preview}/confirm?reason="),
            "",
            Vec::new(),
        )
        .await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let confirm = format!("{preview}/confirm?reason=theo%20g%C3%B3p%20%C3%BD");
    let done = json(&owner.call("POST", &confirm, "", Vec::new()).await);
    assert_eq!(
        (&done["version"], &done["same"]),
        (&2.into(), &false.into())
    );
    let newest = json(&owner.get(BASE).await);
    assert_eq!(
        (&newest[0]["version"], &newest[0]["reason"]),
        (&2.into(), &"theo góp ý".into())
    );
    let again = owner.call("POST", &confirm, "", Vec::new()).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);

    // The same text again is no version; one that was read against an older version is refused.
    let one = owner.call("POST", &draft, TOML, set("4")).await;
    let other = owner.call("POST", &draft, TOML, set("5")).await;
    let late = owner.call("POST", &draft, TOML, set("3")).await;
    let kept =
        |answer: &super::rounds::Answer| format!("{}/confirm?reason=x", answer.header("location"));
    let done = json(&owner.call("POST", &kept(&one), "", Vec::new()).await);
    assert_eq!((&done["version"], &done["same"]), (&2.into(), &true.into()));
    let done = json(&owner.call("POST", &kept(&other), "", Vec::new()).await);
    assert_eq!(done["version"], 3);
    let moved = owner.call("POST", &kept(&late), "", Vec::new()).await;
    assert_eq!(moved.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(json(&moved)["findings"][0]["code"], "draft-moved");

    // What holds no set is told and does not wait; nothing, two files and another kind are refused.
    let broken = b"format = 1\nid = \"x\"\nyear = \n".to_vec();
    let broken = owner.call("POST", &draft, TOML, broken).await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
    let findings = json(&broken)["findings"].clone();
    let lines = findings.as_array().unwrap().iter();
    let lines: Vec<_> = lines.map(|own| &own["line"]).collect();
    assert!(lines.contains(&&3.into()), "{findings}");
    let none = owner.call("POST", &draft, TOML, Vec::new()).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let csv = owner
        .call("POST", &draft, "text/csv", b"a,b".to_vec())
        .await;
    assert_eq!(csv.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let rounds = server.app.store().rounds(OWNER).await.unwrap();
    assert!(rounds.is_empty(), "no draft makes a round");
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_are_read_and_written_by_scope_and_role() {
    let server = Server::empty().await;
    let owner = key(&server, &["sets"], Role::CriteriaOwner).await;
    let made = owner
        .call("POST", &format!("{BASE}?reason=x"), TOML, set("5"))
        .await;
    let draft = made.header("location").to_owned();
    let sent = owner.call("POST", &draft, TOML, set("4")).await;
    let preview = sent.header("location").to_owned();
    // Who, the list, the draft, a new version, another's preview.
    let rows = [
        (&["sets"][..], Role::CriteriaOwner, 200, 201, 404),
        (&["sets"][..], Role::Coordinator, 200, 403, 403),
        (&["sets"][..], Role::ApiClient, 403, 403, 403),
        (&["read", "import"][..], Role::CriteriaOwner, 403, 403, 403),
    ];
    for (scopes, role, reads, writes, others) in rows {
        let who = key(&server, scopes, role).await;
        let what = format!("{scopes:?} {role:?}");
        for path in [BASE, draft.as_str(), &format!("{draft}/versions/1")] {
            assert_eq!(who.get(path).await.status.as_u16(), reads, "{what} {path}");
        }
        let next = who.call("POST", &draft, TOML, set("3")).await;
        assert_eq!(next.status.as_u16(), writes, "{what}");
        let confirm = format!("{preview}/confirm?reason=x");
        let confirmed = who.call("POST", &confirm, "", Vec::new()).await;
        for answer in [confirmed, who.get(&preview).await] {
            assert_eq!(answer.status.as_u16(), others, "{what}");
        }
    }
    // Neither an owner's key of another province nor nobody finds it.
    let store = server.app.store();
    let added = store.add_owner("other", "Tỉnh khác", server.app.now());
    added.await.unwrap();
    let role = Role::CriteriaOwner;
    let (secret, _) = server.key("other", &["sets"], role, None, None).await;
    let server = &server;
    let other = Client { server, secret };
    assert_eq!(json(&other.get(BASE).await), serde_json::json!([]));
    for path in [&draft, &format!("{draft}/versions/1/set.toml"), &preview] {
        assert_eq!(
            other.get(path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
        assert_eq!(
            server.get(path).await.status,
            StatusCode::UNAUTHORIZED,
            "{path}"
        );
    }
    let dropped = other.call("DELETE", &preview, "", Vec::new()).await;
    assert_eq!(dropped.status, StatusCode::NOT_FOUND);
    let dropped = owner.call("DELETE", &preview, "", Vec::new()).await;
    assert_eq!(dropped.status, StatusCode::NO_CONTENT);
}
