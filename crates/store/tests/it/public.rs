//! Publications and their entries.

use crate::bed::{Bed, answer, at, on_both};
use procedure::{Act, ActKind, Depth, Face, Publication};
use store::{Break, Failure, Head, NewPublication};

on_both!(
    a_publication_is_in_force_after_its_embargo,
    a_publication_pins_what_it_was_made_from,
    two_publications_at_once_have_two_versions,
    a_publication_and_its_entry_stand_together,
    a_publication_without_its_row_is_mended,
);

async fn publication(bed: &Bed, note: Option<&str>) -> NewPublication {
    let row = bed.store.round("phu-tho", "r1").await.expect("a round");
    NewPublication {
        author: "acc".to_owned(),
        head: row.head(),
        content_digest: row.content_digest,
        embargo: None,
        act: Act {
            kind: ActKind::Notice,
            number: "12/TB-SNV".to_owned(),
            date: jiff::civil::date(2026, 12, 30),
            body: "Sở Nội vụ".to_owned(),
            signer: "Giám đốc".to_owned(),
            file: "ab".to_owned(),
        },
        face: Face::TopAndClasses { top: 10 },
        note: note.map(str::to_owned),
        public_bundle: Some("cd".to_owned()),
        internal_bundle: None,
    }
}

/// What the chain stands at, to be published as this version.
async fn whole(bed: &Bed, version: u32) -> Publication {
    let new = publication(bed, None).await;
    Publication {
        version,
        act: new.act,
        face: new.face,
        embargo: Some(at(100)),
        head: new.head.seq,
        head_digest: new.head.digest,
        content: new.content_digest,
        public_bundle: "cd".to_owned(),
        internal_bundle: String::new(),
        note: (version > 1).then(|| "đính chính".to_owned()),
    }
}

async fn a_publication_and_its_entry_stand_together(bed: Bed) {
    let bed = bed.with_round().await;
    let (store, before) = (&bed.store, append(&bed, "1").await);
    // Not the next version, not the head of the chain, not its content: neither entry nor row.
    let right = whole(&bed, 1).await;
    let mut wrong = [whole(&bed, 2).await, right.clone(), right.clone()];
    wrong[1].head -= 1;
    wrong[2].content = "0".repeat(64);
    for own in &wrong {
        let refused = store.publish("phu-tho", "r1", "acc", at(2), own).await;
        assert!(refused.is_err(), "{own:?}");
    }
    let row = store.round("phu-tho", "r1").await.expect("a round");
    assert_eq!(row.head(), before);
    assert_eq!(store.publications("phu-tho", "r1").await.expect("read"), []);
    let head = store.publish("phu-tho", "r1", "acc", at(2), &right).await;
    assert_eq!(head.expect("published").seq, before.seq + 1);
    let rows = store.publications("phu-tho", "r1").await.expect("read");
    assert_eq!(
        (rows.len(), &rows[0].head, &rows[0].act),
        (1, &before, &right.act)
    );
    assert_eq!(
        (
            rows[0].public_bundle.as_deref(),
            rows[0].internal_bundle.as_deref()
        ),
        (Some("cd"), None)
    );
    let check = store.check_chain("phu-tho", "r1").await.expect("read");
    assert!(check.broken.is_none());
}

async fn a_publication_without_its_row_is_mended(bed: Bed) {
    let bed = bed.with_round().await;
    append(&bed, "1").await;
    for version in 1..=2 {
        let own = whole(&bed, version).await;
        let done = bed
            .store
            .publish("phu-tho", "r1", "acc", at(version.into()), &own)
            .await;
        done.expect("published");
    }
    let before = bed.store.publications("phu-tho", "r1").await.expect("read");
    assert_eq!(
        (before.len(), before[1].note.as_deref()),
        (2, Some("đính chính"))
    );
    for lost in ["version = 2", "version > 0"] {
        let sql = format!("DELETE FROM publication WHERE {lost}");
        assert!(bed.place.tamper(&sql).await > 0);
        let mended = bed
            .store
            .mend_publications("phu-tho")
            .await
            .expect("mended");
        assert_eq!(mended, if lost == "version = 2" { 1 } else { 2 });
        let after = bed.store.publications("phu-tho", "r1").await.expect("read");
        assert_eq!(after, before);
    }
    assert_eq!(
        bed.store.mend_publications("phu-tho").await.expect("read"),
        0
    );
    assert_eq!(
        bed.store.mend_publications("lao-cai").await.expect("read"),
        0
    );
}

async fn append(bed: &Bed, value: &str) -> Head {
    let entries = vec![answer("u1", value)];
    let head = bed
        .store
        .append("phu-tho", "r1", "acc", at(1), None, entries)
        .await;
    head.expect("appended")
}

async fn a_publication_is_in_force_after_its_embargo(bed: Bed) {
    let bed = bed.with_round().await;
    let store = &bed.store;
    let first_head = append(&bed, "1").await;
    let mut first = publication(&bed, None).await;
    first.embargo = Some(at(100));
    assert_eq!(
        store
            .add_publication("phu-tho", "r1", first.clone(), at(2))
            .await
            .expect("published"),
        1
    );
    append(&bed, "2").await;
    let mut second = publication(&bed, Some("đính chính")).await;
    second.face = Face::Full {
        depth: Depth::Leaves,
    };
    second.embargo = Some(at(200));
    assert_eq!(
        store
            .add_publication("phu-tho", "r1", second, at(3))
            .await
            .expect("published"),
        2
    );
    let version = async |now| {
        let found = store
            .in_force("phu-tho", "r1", at(now))
            .await
            .expect("read");
        found.map(|row| row.version)
    };
    assert_eq!(version(99).await, None);
    assert_eq!(version(100).await, Some(1));
    assert_eq!(version(199).await, Some(1));
    assert_eq!(version(200).await, Some(2));
    let all = bed
        .place
        .open()
        .await
        .publications("phu-tho", "r1")
        .await
        .expect("read");
    assert_eq!(
        (all.len(), &all[0].head, &all[0].act, &all[0].face),
        (2, &first_head, &first.act, &first.face)
    );
    assert_eq!(
        (all[1].note.as_deref(), all[1].at),
        (Some("đính chính"), at(3))
    );
    assert_eq!(
        store
            .in_force("lao-cai", "r1", at(300))
            .await
            .expect("read"),
        None
    );
}

async fn a_publication_pins_what_it_was_made_from(bed: Bed) {
    let bed = bed.with_round().await;
    append(&bed, "1").await;
    let right = publication(&bed, None).await;
    let mut wrong = right.clone();
    wrong.head.digest = "0".repeat(64);
    let outcome = bed
        .store
        .add_publication("phu-tho", "r1", wrong, at(2))
        .await;
    assert!(
        matches!(outcome, Err(Failure::NotFound("entry"))),
        "{outcome:?}"
    );
    let mut wrong = right.clone();
    wrong.content_digest = "0".repeat(64);
    let outcome = bed
        .store
        .add_publication("phu-tho", "r1", wrong, at(2))
        .await;
    assert!(
        matches!(outcome, Err(Failure::NotFound("content"))),
        "{outcome:?}"
    );
    let outcome = bed
        .store
        .add_publication("phu-tho", "r9", right.clone(), at(2))
        .await;
    assert!(
        matches!(outcome, Err(Failure::NotFound("round"))),
        "{outcome:?}"
    );
    bed.store
        .add_publication("phu-tho", "r1", right, at(2))
        .await
        .expect("published");
    // A chain rewritten as a whole still does not fit what was published.
    bed.place
        .tamper("UPDATE publication SET head_digest = 'other'")
        .await;
    let check = bed
        .store
        .check_chain("phu-tho", "r1")
        .await
        .expect("a check");
    assert_eq!(
        check.broken,
        Some(Break {
            seq: 1,
            what: "publication"
        })
    );
    bed.place
        .tamper("UPDATE publication SET head_seq = 7")
        .await;
    let check = bed
        .store
        .check_chain("phu-tho", "r1")
        .await
        .expect("a check");
    assert_eq!(
        check.broken,
        Some(Break {
            seq: 2,
            what: "publication"
        })
    );
}

async fn two_publications_at_once_have_two_versions(bed: Bed) {
    let bed = bed.with_round().await;
    let new = publication(&bed, None).await;
    let add = || {
        bed.store
            .add_publication("phu-tho", "r1", new.clone(), at(1))
    };
    let (one, other) = tokio::join!(add(), add());
    let mut versions = [one.expect("published"), other.expect("published")];
    versions.sort_unstable();
    assert_eq!(versions, [1, 2]);
}
