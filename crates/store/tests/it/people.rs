//! Accounts, sessions, keys, failed attempts, the log.

use crate::bed::{Bed, at, on_both};
use procedure::{Grant, Role, Scope};
use store::{AuditRow, Failure, NewKey, NewSession, NewUser, Secret};

on_both!(
    an_account_is_found_by_its_name_and_keeps_its_grants,
    sessions_end_by_time_at_sign_out_and_with_the_account,
    a_key_opens_the_door_until_it_is_taken_back,
    failed_attempts_are_counted_since_a_time,
    the_log_is_a_chain,
);

fn grant() -> Grant {
    Grant {
        role: Role::Appraiser,
        owner: "phu-tho".to_owned(),
        round: Some("r1".to_owned()),
        unit: None,
        scope: Scope::Nodes(vec!["1".to_owned(), "2.3".to_owned()]),
        expires: Some(at(1_000)),
    }
}

fn new_user(name: &str) -> NewUser {
    NewUser {
        name: name.to_owned(),
        password_hash: Secret::new("$argon2id$…"),
        must_change: true,
        grants: vec![grant()],
    }
}

fn session(hash: &str, account: &str, expires: i64) -> NewSession {
    NewSession {
        hash: hash.to_owned(),
        account: account.to_owned(),
        second_factor: true,
        expires: at(expires),
    }
}

async fn an_account_is_found_by_its_name_and_keeps_its_grants(bed: Bed) {
    let store = &bed.store;
    let user = store
        .add_user("phu-tho", new_user("an"), at(1))
        .await
        .expect("an account");
    assert_eq!(
        store.user_by_name("phu-tho", "an").await.expect("read"),
        Some(user.clone())
    );
    assert_eq!(
        store.user_by_name("phu-tho", "AN").await.expect("read"),
        None
    );
    assert_eq!(store.user("lao-cai", &user.id).await.expect("read"), None);
    assert_eq!(user.grants, [grant()]);
    let twice = store.add_user("phu-tho", new_user("an"), at(2)).await;
    assert!(matches!(twice, Err(Failure::Exists)), "{twice:?}");
    assert!(!format!("{user:?}").contains("argon2"));
    store
        .set_password("phu-tho", &user.id, &Secret::new("other"), false)
        .await
        .expect("set");
    store
        .set_totp("phu-tho", &user.id, Some(&Secret::new("T")))
        .await
        .expect("set");
    store
        .set_grants("phu-tho", &user.id, &[])
        .await
        .expect("set");
    store
        .signed_in("phu-tho", &user.id, at(9))
        .await
        .expect("set");
    let now = bed
        .place
        .open()
        .await
        .user("phu-tho", &user.id)
        .await
        .expect("read")
        .expect("an account");
    assert_eq!(
        (now.password_hash.expose(), now.must_change),
        ("other", false)
    );
    assert_eq!(now.totp, Some(Secret::new("T")));
    assert_eq!((now.grants.len(), now.signed_in), (0, Some(at(9))));
    let nobody = store.set_grants("lao-cai", &user.id, &[]).await;
    assert!(matches!(nobody, Err(Failure::NotFound("account"))));
}

async fn sessions_end_by_time_at_sign_out_and_with_the_account(bed: Bed) {
    let store = &bed.store;
    let user = store
        .add_user("phu-tho", new_user("an"), at(1))
        .await
        .expect("an account");
    for hash in ["h1", "h2", "h3"] {
        store
            .start_session("phu-tho", session(hash, &user.id, 100), at(2))
            .await
            .expect("a session");
    }
    let found = store
        .find_session("h1", at(99))
        .await
        .expect("read")
        .expect("a session");
    assert_eq!(
        (found.owner.as_str(), found.account, found.seen),
        ("phu-tho", user.id.clone(), at(2))
    );
    assert_eq!(store.find_session("h1", at(100)).await.expect("read"), None);
    store
        .touch_session("h1", at(50), at(200))
        .await
        .expect("touched");
    assert!(
        store
            .find_session("h1", at(150))
            .await
            .expect("read")
            .is_some()
    );
    store.end_session("h1").await.expect("ended");
    assert_eq!(store.find_session("h1", at(3)).await.expect("read"), None);
    assert_eq!(
        store
            .end_all_sessions("phu-tho", &user.id)
            .await
            .expect("ended"),
        2
    );
    store
        .start_session("phu-tho", session("h4", &user.id, 100), at(2))
        .await
        .expect("a session");
    store
        .disable("phu-tho", &user.id, true)
        .await
        .expect("closed");
    assert_eq!(store.find_session("h4", at(3)).await.expect("read"), None);
    let closed = store
        .user("phu-tho", &user.id)
        .await
        .expect("read")
        .expect("an account");
    assert_eq!(closed.person(), procedure::Person::default());
    let nobody = store
        .start_session("phu-tho", session("h5", "nobody", 9), at(2))
        .await;
    assert!(matches!(nobody, Err(Failure::NotFound(_))), "{nobody:?}");
    store
        .start_session("phu-tho", session("h6", &user.id, 10), at(2))
        .await
        .expect("a session");
    store.purge_expired(at(10), at(10)).await.expect("purged");
    assert_eq!(store.find_session("h6", at(3)).await.expect("read"), None);
}

async fn a_key_opens_the_door_until_it_is_taken_back(bed: Bed) {
    let store = &bed.store;
    let key = |hash: &str, expires| NewKey {
        hash: hash.to_owned(),
        name: "cổng dữ liệu".to_owned(),
        scopes: vec!["read".to_owned()],
        grants: vec![grant()],
        author: "acc".to_owned(),
        expires,
    };
    let one = store
        .add_key("phu-tho", key("k1", None), at(1))
        .await
        .expect("a key");
    store
        .add_key("phu-tho", key("k2", Some(at(10))), at(2))
        .await
        .expect("a key");
    assert_eq!(
        store.find_key("k1", at(99)).await.expect("read"),
        Some(one.clone())
    );
    assert!(store.find_key("k2", at(9)).await.expect("read").is_some());
    assert_eq!(store.find_key("k2", at(10)).await.expect("read"), None);
    let foreign = store.revoke_key("lao-cai", &one.id, at(3)).await;
    assert!(matches!(foreign, Err(Failure::NotFound("key"))));
    store
        .revoke_key("phu-tho", &one.id, at(3))
        .await
        .expect("taken back");
    assert_eq!(store.find_key("k1", at(4)).await.expect("read"), None);
    let all = store.keys("phu-tho").await.expect("keys");
    assert_eq!(
        all.iter().map(|key| key.revoked).collect::<Vec<_>>(),
        [None, Some(at(3))]
    );
}

async fn failed_attempts_are_counted_since_a_time(bed: Bed) {
    let store = &bed.store;
    for second in [1, 5, 9] {
        store
            .add_failure("phu-tho", "name:an", at(second))
            .await
            .expect("noted");
    }
    store
        .add_failure("phu-tho", "name:binh", at(9))
        .await
        .expect("noted");
    assert_eq!(
        store
            .failures_since("phu-tho", "name:an", at(5))
            .await
            .expect("a count"),
        2
    );
    store.purge_expired(at(0), at(9)).await.expect("purged");
    assert_eq!(
        store
            .failures_since("phu-tho", "name:an", at(0))
            .await
            .expect("a count"),
        1
    );
    store
        .clear_failures("phu-tho", "name:an")
        .await
        .expect("cleared");
    assert_eq!(
        store
            .failures_since("phu-tho", "name:an", at(0))
            .await
            .expect("a count"),
        0
    );
    assert_eq!(
        store
            .failures_since("phu-tho", "name:binh", at(0))
            .await
            .expect("a count"),
        1
    );
}

async fn the_log_is_a_chain(bed: Bed) {
    let store = &bed.store;
    for n in 0..5 {
        let row = AuditRow {
            at: at(n),
            who: "acc".to_owned(),
            action: "read-ranking".to_owned(),
            round: Some("r1".to_owned()),
            unit: None,
            detail: (n == 2).then(|| "x".to_owned()),
        };
        store.audit("phu-tho", row).await.expect("written");
    }
    let page = store.audit_page("phu-tho", None, 2).await.expect("a page");
    assert_eq!(page.iter().map(|line| line.seq).collect::<Vec<_>>(), [5, 4]);
    let page = store
        .audit_page("phu-tho", Some(4), 10)
        .await
        .expect("a page");
    assert_eq!(
        page.iter().map(|line| line.seq).collect::<Vec<_>>(),
        [3, 2, 1]
    );
    let whole = store.check_audit("phu-tho").await.expect("a check");
    assert_eq!((whole.entries, whole.broken), (5, None));
    bed.place
        .tamper("UPDATE audit SET detail = 'y' WHERE seq = 3")
        .await;
    let check = store.check_audit("phu-tho").await.expect("a check");
    assert_eq!(check.broken.map(|broken| broken.seq), Some(3));
    bed.place
        .tamper("UPDATE audit SET detail = 'x' WHERE seq = 3")
        .await;
    bed.place.tamper("DELETE FROM audit WHERE seq = 5").await;
    let check = store.check_audit("phu-tho").await.expect("a check");
    assert_eq!(check.broken.map(|broken| broken.seq), Some(5));
}
