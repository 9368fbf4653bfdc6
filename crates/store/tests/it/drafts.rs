//! Drafts of criteria sets.

use crate::bed::{Bed, at, on_both};
use store::{Failure, NewDraftVersion, Waits};

on_both!(
    versions_are_only_added,
    of_two_who_write_at_once_one_is_told,
    a_draft_belongs_to_its_owner_and_its_files_are_stored,
    a_version_that_waits_is_taken_once,
);

/// A version whose text is stored.
async fn version(bed: &Bed, text: &str, reason: &str) -> NewDraftVersion {
    let file = bed.store.put_file("phu-tho", text.as_bytes(), at(1)).await;
    NewDraftVersion {
        author: "acc".to_owned(),
        reason: reason.to_owned(),
        origin: "round:r1".to_owned(),
        name: "cchc-xa/2027".to_owned(),
        title: "Bộ tiêu chí năm 2027".to_owned(),
        digest: file.expect("stored").digest,
        upload: None,
    }
}

/// A draft with a clone and an edited workbook.
pub(crate) async fn with_two_versions(bed: &Bed) -> String {
    let first = version(bed, "id = \"cchc-xa\"\n", "lập cho năm sau").await;
    let id = bed.store.add_draft("phu-tho", first, at(2)).await;
    let id = id.expect("a draft");
    let mut second = version(bed, "id = \"cchc-xa\"\ntotal = 100\n", "sửa mục 1.1").await;
    let book = bed.store.put_file("phu-tho", &b"PK"[..], at(3)).await;
    second.upload = Some((book.expect("stored").digest, "sửa lần 1.xlsx".to_owned()));
    let next = bed
        .store
        .add_draft_version("phu-tho", &id, 1, second, at(3));
    assert_eq!(next.await.expect("a version"), 2);
    id
}

async fn versions_are_only_added(bed: Bed) {
    let store = &bed.store;
    let id = with_two_versions(&bed).await;
    let all = store.draft_versions("phu-tho", &id).await.expect("read");
    let shown: Vec<(u32, &str)> = all
        .iter()
        .map(|own| (own.version, own.kept.reason.as_str()))
        .collect();
    assert_eq!(shown, [(2, "sửa mục 1.1"), (1, "lập cho năm sau")]);
    assert_eq!((all[0].at, all[1].at), (at(3), at(2)));
    let (_, name) = all[0].kept.upload.as_ref().expect("the workbook is named");
    assert_eq!(name, "sửa lần 1.xlsx");
    let text = store.file_bytes("phu-tho", &all[1].kept.digest).await;
    assert_eq!(text.expect("the old text"), b"id = \"cchc-xa\"\n");
    let other = version(&bed, "id = \"khac\"\n", "khác").await;
    let other = store
        .add_draft("phu-tho", other, at(9))
        .await
        .expect("a draft");
    let newest = store.drafts("phu-tho").await.expect("read");
    let newest: Vec<(&str, u32)> = newest
        .iter()
        .map(|own| (own.draft.as_str(), own.version))
        .collect();
    assert_eq!(newest, [(other.as_str(), 1), (id.as_str(), 2)]);
}

async fn of_two_who_write_at_once_one_is_told(bed: Bed) {
    let id = with_two_versions(&bed).await;
    let (a, b) = (version(&bed, "a", "a").await, version(&bed, "b", "b").await);
    let add = |new| bed.store.add_draft_version("phu-tho", &id, 2, new, at(4));
    let (one, other) = tokio::join!(add(a), add(b));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    let moved = one.and(other);
    assert!(matches!(moved, Err(Failure::Moved)), "{moved:?}");
    let all = bed.store.draft_versions("phu-tho", &id).await;
    assert_eq!(all.expect("read").len(), 3);
}

async fn a_draft_belongs_to_its_owner_and_its_files_are_stored(bed: Bed) {
    let store = &bed.store;
    let id = with_two_versions(&bed).await;
    store
        .add_owner("khac", "Khác", at(0))
        .await
        .expect("an owner");
    assert_eq!(store.drafts("khac").await.expect("read"), []);
    let foreign = store.draft_versions("khac", &id).await;
    assert!(matches!(foreign, Err(Failure::NotFound("draft"))));
    let next = version(&bed, "x", "x").await;
    let foreign = store.add_draft_version("khac", &id, 2, next.clone(), at(4));
    assert!(matches!(foreign.await, Err(Failure::NotFound("draft"))));
    let unknown = NewDraftVersion {
        digest: "0".repeat(64),
        ..next
    };
    let outcome = store.add_draft_version("phu-tho", &id, 2, unknown, at(4));
    assert!(matches!(outcome.await, Err(Failure::NotFound(_))));
    let all = store.draft_versions("phu-tho", &id).await.expect("read");
    assert_eq!(all.len(), 2, "nothing half is left");
}

async fn a_version_that_waits_is_taken_once(bed: Bed) {
    let store = &bed.store;
    let id = with_two_versions(&bed).await;
    let add = || {
        let about = (Waits::Draft, id.as_str());
        store.add_preview("phu-tho", about, "acc", "{}", (at(5), at(50)))
    };
    let waits = add().await.expect("kept");
    let row = store.preview("phu-tho", Waits::Draft, &waits, at(6)).await;
    assert_eq!(row.expect("there").about, id);
    let foreign = store.preview("khac", Waits::Draft, &waits, at(6)).await;
    assert!(matches!(foreign, Err(Failure::NotFound("preview"))));
    let import = store.preview("phu-tho", Waits::Import, &waits, at(6)).await;
    assert!(matches!(import, Err(Failure::NotFound("preview"))));
    let take = || store.take_preview("phu-tho", Waits::Draft, &waits, at(7));
    let (one, other) = tokio::join!(take(), take());
    assert!(one.is_ok() != other.is_ok(), "one of the two gets it");
    let late = add().await.expect("kept");
    let outcome = store.preview("phu-tho", Waits::Draft, &late, at(50)).await;
    assert!(matches!(outcome, Err(Failure::NotFound("preview"))));
    store.purge_expired(at(50), at(0)).await.expect("purged");
    let outcome = store
        .take_preview("phu-tho", Waits::Draft, &late, at(6))
        .await;
    assert!(matches!(outcome, Err(Failure::NotFound("preview"))));
}
