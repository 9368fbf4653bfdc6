//! What a key may do is its scopes and its role, whichever is less.

use super::imports::{BASE, Client, ROUND, form, json, with_round};
use super::rounds::{OWNER, Server};
use axum::http::StatusCode;
use procedure::{Entry, Role};
use serde_json::Value;

async fn key<'s>(server: &'s Server, scopes: &[&str], unit: Option<&str>) -> Client<'s> {
    let role = unit.map_or(Role::Coordinator, |_| Role::UnitStaff);
    let (secret, _) = server.key(OWNER, scopes, role, None, unit).await;
    Client { server, secret }
}

/// What a preview tells of what stands: lines where something does, and lines that say what.
fn told(preview: &Value) -> (usize, usize) {
    let lines = preview["lines"].as_array().unwrap();
    let count = |test: fn(&&Value) -> bool| lines.iter().filter(test).count();
    (
        count(|line| line["stands"] == true),
        count(|line| !line["before"].is_null()),
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_brings_workbooks_and_may_not_read_is_not_told_what_stands() {
    let server = with_round().await;
    let unit = key(&server, &["import"], Some("MH001")).await;
    let sent = unit.send(&[("MH001.xlsx", form("MH001"))]).await;
    let confirm = format!("{}/confirm", sent.header("location"));
    let done = unit.call("POST", &confirm, "", Vec::new()).await;
    assert_eq!(done.status, StatusCode::OK);

    // One figure is typed over on the page since, so that the same form would change it back.
    let (store, now) = (server.app.store(), server.app.now());
    let entries = store.entries(OWNER, ROUND, 0, None).await.unwrap();
    let typed = |own: &&Entry| {
        own.entry.slot.as_deref() == Some("points") && own.entry.value.as_deref() != Some("0")
    };
    let mut own = entries.iter().find(typed).unwrap().entry.clone();
    own.value = Some("0".to_owned());
    let typed = store.append(OWNER, ROUND, "staff", now, None, vec![own]);
    typed.await.unwrap();

    let kinds = [(&["import"][..], false), (&["import", "read"][..], true)];
    for (scopes, reads) in kinds {
        let own = key(&server, scopes, None).await;
        let sent = own.send(&[("MH001.xlsx", form("MH001"))]).await;
        assert_eq!(sent.status, StatusCode::CREATED);
        let again = own.get(sent.header("location")).await;
        for preview in [json(&sent), json(&again)] {
            assert_eq!(told(&preview), (1, usize::from(reads)), "{scopes:?}");
            assert!(!reads || preview["lines"][0]["before"]["value"] == "0");
        }
        // Nor does it open what others brought.
        let list = json(&own.get(&format!("{BASE}/originals")).await);
        assert_eq!(list.as_array().unwrap().len(), usize::from(reads));
    }
}
