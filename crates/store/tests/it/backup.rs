//! Backups: out of either database, into either.

use crate::bed::{Bed, Place, answer, at, explained, on_both};
use procedure::{Act, ActKind, Depth, Face};
use std::path::Path;
use store::{
    AuditRow, Failure, NewKey, NewPlan, NewPublication, NewSession, NewUser, NewWebhook, Secret,
    Store,
};

on_both!(
    a_backup_brings_everything_back_but_who_was_signed_in,
    a_backup_goes_into_an_empty_place_only,
    the_settings_come_along_unless_there_are_some,
    a_backup_that_was_changed_is_refused,
    a_backup_of_the_first_version_is_brought_up_to_date,
);

/// A store with something in every table.
async fn filled(bed: Bed) -> Bed {
    let bed = bed.with_round().await;
    let store = &bed.store;
    let user = NewUser {
        name: "an".to_owned(),
        password_hash: Secret::new("$argon2id$…"),
        must_change: false,
        grants: vec![],
    };
    let user = store
        .add_user("phu-tho", user, at(1))
        .await
        .expect("an account");
    store
        .signed_in("phu-tho", &user.id, at(2))
        .await
        .expect("noted");
    let session = NewSession {
        hash: "h1".to_owned(),
        account: user.id.clone(),
        second_factor: true,
        expires: at(9_999),
    };
    store
        .start_session("phu-tho", session, at(2))
        .await
        .expect("a session");
    let key = NewKey {
        hash: "k1".to_owned(),
        name: "cổng".to_owned(),
        scopes: vec!["read".to_owned()],
        grants: vec![],
        author: user.id.clone(),
        expires: None,
    };
    store.add_key("phu-tho", key, at(2)).await.expect("a key");
    let entries = vec![
        explained("u1", "dòng 1\ndòng 2 \"…\""),
        explained("u1", "xóa"),
        answer("u2", "3"),
    ];
    let head = store
        .append("phu-tho", "r1", &user.id, at(3), None, entries)
        .await
        .expect("appended");
    store
        .erase_text("phu-tho", "r1", 2, &user.id, at(4))
        .await
        .expect("erased");
    let file = store
        .put_file("phu-tho", &b"%PDF"[..], at(3))
        .await
        .expect("a file");
    let publication = NewPublication {
        author: user.id.clone(),
        head,
        content_digest: store
            .round("phu-tho", "r1")
            .await
            .expect("a round")
            .content_digest,
        embargo: Some(at(50)),
        act: Act {
            kind: ActKind::Decision,
            number: "1/QĐ-UBND".to_owned(),
            date: jiff::civil::date(2026, 12, 30),
            body: "UBND tỉnh".to_owned(),
            signer: "Chủ tịch".to_owned(),
            file: file.digest,
        },
        face: Face::Full {
            depth: Depth::Fields,
        },
        note: None,
        public_bundle: None,
        internal_bundle: None,
    };
    store
        .add_publication("phu-tho", "r1", publication, at(5))
        .await
        .expect("published");
    let hook = NewWebhook {
        url: "https://cong.example/hook".to_owned(),
        secret: Secret::new("s"),
        events: vec!["published".to_owned()],
        author: user.id.clone(),
    };
    let hook = store
        .add_webhook("phu-tho", hook, at(5))
        .await
        .expect("a webhook");
    store
        .add_delivery("phu-tho", &hook, "published", "{}", at(5))
        .await
        .expect("a delivery");
    let plan = NewPlan {
        round: "r1".to_owned(),
        unit: "u1".to_owned(),
        author: user.id.clone(),
        title: "tăng 1.1".to_owned(),
        body: "{}".to_owned(),
    };
    store
        .save_plan("phu-tho", plan, at(6))
        .await
        .expect("a plan");
    crate::drafts::with_two_versions(&bed).await;
    let line = AuditRow {
        at: at(7),
        who: user.id,
        action: "publish".to_owned(),
        round: Some("r1".to_owned()),
        unit: None,
        detail: None,
    };
    store.audit("phu-tho", line).await.expect("written");
    bed
}

/// Restores into an empty place in SQLite, and in PostgreSQL where there is one.
async fn restored(bed: &Bed, backup: &Path) -> Vec<(Place, Store, store::Restored)> {
    let mut places = vec![Place::sqlite()];
    if bed.place.url.is_some() {
        places.push(Place::postgres().await);
    }
    let mut done = Vec::new();
    for place in places {
        let outcome = Store::restore(place.url.as_deref(), place.folder.path(), backup).await;
        let (store, restored) = outcome.expect("restored");
        done.push((place, store, restored));
    }
    done
}

async fn a_backup_brings_everything_back_but_who_was_signed_in(bed: Bed) {
    let bed = filled(bed).await;
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("backup");
    let written = bed.store.backup(&backup, at(8)).await.expect("a backup");
    // An owner, 3 files, a round, a content of 2 files, 3 entries of which 2 with words, an account, a key, a line, a publication, a webhook, a delivery, a plan; a draft of two versions, whose 3 files are stored too.
    assert_eq!(
        (written.rows, written.files),
        (1 + 3 + 1 + 1 + 2 + 3 + 2 + 7 + 3 + 3, 3 + 3)
    );
    for (place, store, restored) in restored(&bed, &backup).await {
        assert_eq!(
            (restored.rows, restored.files),
            (written.rows, written.files)
        );
        assert_eq!(restored.broken, []);
        let owner = "phu-tho";
        let old = &bed.store;
        assert_eq!(
            store.owners().await.expect("read"),
            old.owners().await.expect("read")
        );
        assert_eq!(
            store.rounds(owner).await.expect("read"),
            old.rounds(owner).await.expect("read")
        );
        assert_eq!(
            store.users(owner).await.expect("read"),
            old.users(owner).await.expect("read")
        );
        assert_eq!(
            store.keys(owner).await.expect("read"),
            old.keys(owner).await.expect("read")
        );
        let drafts = store.drafts(owner).await.expect("read");
        assert_eq!(drafts.len(), 1);
        for own in drafts {
            let versions = store.draft_versions(owner, &own.draft).await.expect("read");
            let before = old.draft_versions(owner, &own.draft).await.expect("read");
            assert_eq!((versions.len(), &versions), (2, &before));
        }
        let entries = store.entries(owner, "r1", 0, None).await.expect("read");
        assert_eq!(
            entries,
            old.entries(owner, "r1", 0, None).await.expect("read")
        );
        assert_eq!(
            entries[0].entry.text.as_deref(),
            Some("dòng 1\ndòng 2 \"…\"")
        );
        let publications = store.publications(owner, "r1").await.expect("read");
        assert_eq!(
            publications,
            old.publications(owner, "r1").await.expect("read")
        );
        assert_eq!(publications.len(), 1);
        assert_eq!(
            store.plans(owner, "r1", "u1").await.expect("read"),
            old.plans(owner, "r1", "u1").await.expect("read")
        );
        assert_eq!(
            store.audit_page(owner, None, 9).await.expect("read"),
            old.audit_page(owner, None, 9).await.expect("read")
        );
        assert_eq!(
            store
                .file_bytes(owner, &publications[0].act.file)
                .await
                .expect("a file"),
            b"%PDF"
        );
        let round_folder = store.materialise(owner, "r1").await.expect("a folder");
        assert!(round_folder.starts_with(place.folder.path()));
        assert_eq!(store.find_session("h1", at(8)).await.expect("read"), None);
        assert!(old.find_session("h1", at(8)).await.expect("read").is_some());
        assert!(store.find_key("k1", at(8)).await.expect("read").is_some());
        // The copy calls nobody.
        assert_eq!(store.due_deliveries(at(9)).await.expect("read"), []);
        assert_eq!(old.due_deliveries(at(9)).await.expect("read").len(), 1);
        // It goes on from where it stands.
        let head = store
            .append(owner, "r1", "x", at(9), Some(3), vec![answer("u3", "1")])
            .await;
        assert_eq!(head.expect("appended").seq, 4);
        // And a backup of the copy, made before that, would be the same to the byte: the tables were read in order.
        let again = folder.path().join(store::random_id());
        store.backup(&again, at(9)).await.expect("a backup");
        for page in ["account", "file", "content_file", "audit", "entry_text"] {
            let read = |backup: &Path| {
                std::fs::read(backup.join("tables").join(format!("{page}.jsonl"))).expect("a page")
            };
            assert_eq!(read(&again), read(&backup), "{page}");
        }
    }
    let twice = bed.store.backup(&backup, at(8)).await;
    assert!(matches!(twice, Err(Failure::Exists)), "{twice:?}");
}

async fn the_settings_come_along_unless_there_are_some(bed: Bed) {
    let folder = tempfile::tempdir().expect("a folder");
    let own = b"{\"owner_name\": \"UBND t\xe1\xbb\x89nh\"}\n";
    std::fs::write(bed.place.folder.path().join("settings.json"), own).expect("written");
    let backup = folder.path().join("backup");
    bed.store.backup(&backup, at(8)).await.expect("a backup");
    for (place, store, _) in restored(&bed, &backup).await {
        let file = place.folder.path().join("settings.json");
        assert_eq!(std::fs::read(&file).expect("settings"), own);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(&file)
                .expect("settings")
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        store.close().await;
    }
    let other = Place::sqlite();
    let file = other.folder.path().join("settings.json");
    std::fs::write(&file, "{}").expect("written");
    let outcome = Store::restore(None, other.folder.path(), &backup).await;
    outcome.expect("restored").0.close().await;
    assert_eq!(std::fs::read(&file).expect("settings"), b"{}");
    // Changed settings make a damaged backup, of which nothing is taken.
    std::fs::write(backup.join("settings.json"), "{ }").expect("written");
    let last = Place::sqlite();
    let outcome = Store::restore(None, last.folder.path(), &backup).await;
    assert!(matches!(outcome, Err(Failure::Damaged(_))));
    assert!(!last.folder.path().join("settings.json").exists());
}

async fn a_backup_goes_into_an_empty_place_only(bed: Bed) {
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("backup");
    bed.store.backup(&backup, at(8)).await.expect("a backup");
    let place = &bed.place;
    let outcome = Store::restore(place.url.as_deref(), place.folder.path(), &backup).await;
    assert!(matches!(outcome, Err(Failure::NotEmpty)));
}

async fn a_backup_that_was_changed_is_refused(bed: Bed) {
    let bed = bed.with_round().await;
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("backup");
    bed.store.backup(&backup, at(8)).await.expect("a backup");
    let digest = &bed
        .store
        .round("phu-tho", "r1")
        .await
        .expect("a round")
        .content_digest;
    let file = &bed
        .store
        .content_files("phu-tho", "r1", digest)
        .await
        .expect("files")[0]
        .digest;
    let stored = format!("files/{}/{file}", &file[..2]);
    let change = |page: &str, from: &str, to: &str| {
        let path = backup.join(page);
        let before = std::fs::read(&path).expect("a page");
        let after = String::from_utf8_lossy(&before).replacen(from, to, 1);
        std::fs::write(&path, after).expect("written");
        (path, before)
    };
    let place = match bed.place.url {
        Some(_) => Place::postgres().await,
        None => Place::sqlite(),
    };
    for (page, from, to, is_newer) in [
        ("tables/round.jsonl", "2026", "2025", false),
        ("tables/owner.jsonl", "\n", " \n", false),
        (stored.as_str(), "", "x", false),
        ("backup.json", "\"form\": 1", "\"form\": 2", true),
        ("backup.json", "\"schema\": ", "\"schema\": 99", true),
        ("backup.json", "\"round\"", "\"round; --\"", false),
    ] {
        let (path, before) = change(page, from, to);
        let outcome = Store::restore(place.url.as_deref(), place.folder.path(), &backup).await;
        match outcome.map(|_| ()) {
            Err(Failure::Newer) => assert!(is_newer, "{page}"),
            Err(Failure::Damaged(_)) => assert!(!is_newer, "{page}"),
            other => panic!("{page}: {other:?}"),
        }
        std::fs::write(path, before).expect("written");
    }
    // After all that was refused, the whole backup goes into the same place.
    let outcome = Store::restore(place.url.as_deref(), place.folder.path(), &backup).await;
    assert_eq!(outcome.expect("restored").1.broken, []);
}

async fn a_backup_of_the_first_version_is_brought_up_to_date(bed: Bed) {
    let backup = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/old/backup-1");
    for (_, store, restored) in restored(&bed, &backup).await {
        assert_eq!(
            (restored.rows, restored.files, restored.broken.len()),
            (19, 3, 0)
        );
        crate::migration::is_the_store_of_version_1(&store).await;
    }
}
