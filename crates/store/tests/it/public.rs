//! Publications, webhooks, previews, plans.

use crate::bed::{Bed, answer, at, on_both, round};
use procedure::{Act, ActKind, Depth, Face, Publication};
use store::{Break, Failure, Head, NewPlan, NewPublication, NewWebhook, Secret};

on_both!(
    a_publication_is_in_force_after_its_embargo,
    a_publication_pins_what_it_was_made_from,
    two_publications_at_once_have_two_versions,
    a_publication_and_its_entry_stand_together,
    a_publication_without_its_row_is_mended,
    a_webhook_is_called_until_it_answers,
    a_preview_is_taken_once,
    a_plan_belongs_to_its_unit,
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

async fn a_webhook_is_called_until_it_answers(bed: Bed) {
    let store = &bed.store;
    let new = NewWebhook {
        url: "https://cong.example/hook".to_owned(),
        secret: Secret::new("s"),
        events: vec!["published".to_owned(), "corrected".to_owned()],
        author: "acc".to_owned(),
    };
    let hook = store
        .add_webhook("phu-tho", new, at(1))
        .await
        .expect("a webhook");
    let rows = store.webhooks("phu-tho").await.expect("read");
    assert_eq!(
        (rows.len(), rows[0].events.len(), rows[0].secret.expose()),
        (1, 2, "s")
    );
    let call = store
        .add_delivery("phu-tho", &hook, "published", "{}", at(2))
        .await
        .expect("queued");
    assert_eq!(store.due_deliveries(at(1)).await.expect("read"), []);
    let due = store.due_deliveries(at(2)).await.expect("read");
    assert_eq!((due.len(), due[0].attempts, due[0].status), (1, 0, None));
    store
        .note_delivery("phu-tho", &call, Some(503), at(3), Some(at(60)))
        .await
        .expect("noted");
    assert_eq!(store.due_deliveries(at(59)).await.expect("read"), []);
    assert_eq!(store.due_deliveries(at(60)).await.expect("read").len(), 1);
    store
        .note_delivery("phu-tho", &call, Some(204), at(61), None)
        .await
        .expect("noted");
    assert_eq!(store.due_deliveries(at(999)).await.expect("read"), []);
    let done = &store.deliveries("phu-tho", &hook).await.expect("read")[0];
    assert_eq!(
        (done.attempts, done.status, done.delivered),
        (2, Some(204), Some(at(61)))
    );
    let given_up = store
        .add_delivery("phu-tho", &hook, "corrected", "{}", at(70))
        .await
        .expect("queued");
    store
        .note_delivery("phu-tho", &given_up, None, at(71), None)
        .await
        .expect("noted");
    assert_eq!(
        store.deliveries("phu-tho", &hook).await.expect("read")[0].delivered,
        None
    );
    let foreign = store.remove_webhook("lao-cai", &hook).await;
    assert!(matches!(foreign, Err(Failure::NotFound("webhook"))));
    store
        .remove_webhook("phu-tho", &hook)
        .await
        .expect("removed");
    assert_eq!(store.deliveries("phu-tho", &hook).await.expect("read"), []);
}

async fn a_preview_is_taken_once(bed: Bed) {
    let bed = bed.with_round().await;
    let store = &bed.store;
    let add = |expires| store.add_preview("phu-tho", "r1", "acc", "{\"a\":1}", at(1), at(expires));
    let id = add(100).await.expect("kept");
    assert_eq!(
        store
            .preview("phu-tho", &id, at(2))
            .await
            .expect("read")
            .body,
        "{\"a\":1}"
    );
    let row = store.preview("phu-tho", &id, at(2)).await.expect("a row");
    let (one, two) = tokio::join!(
        store.rewrite_preview("phu-tho", &row, "{\"a\":2}"),
        store.rewrite_preview("phu-tho", &row, "{\"a\":3}")
    );
    assert_ne!(one.expect("an answer"), two.expect("an answer"));
    let foreign = store.rewrite_preview("lao-cai", &row, "x").await;
    assert!(!foreign.expect("an answer"));
    let foreign = store.take_preview("lao-cai", &id, at(2)).await;
    assert!(matches!(foreign, Err(Failure::NotFound("preview"))));
    let (one, other) = tokio::join!(
        store.take_preview("phu-tho", &id, at(2)),
        store.take_preview("phu-tho", &id, at(2))
    );
    assert!(one.is_ok() != other.is_ok(), "one of the two gets it");
    let late = add(100).await.expect("kept");
    let outcome = store.take_preview("phu-tho", &late, at(100)).await;
    assert!(
        matches!(outcome, Err(Failure::NotFound("preview"))),
        "{outcome:?}"
    );
    store.purge_expired(at(100), at(0)).await.expect("purged");
    let outcome = store.preview("phu-tho", &late, at(2)).await;
    assert!(
        matches!(outcome, Err(Failure::NotFound("preview"))),
        "{outcome:?}"
    );
}

async fn a_plan_belongs_to_its_unit(bed: Bed) {
    let bed = bed.with_round().await;
    let store = &bed.store;
    store
        .add_round("phu-tho", round("r2"), at(1))
        .await
        .expect("a round");
    let save = |title: &str, second| {
        let plan = NewPlan {
            round: "r1".to_owned(),
            unit: "u1".to_owned(),
            author: "acc".to_owned(),
            title: title.to_owned(),
            body: "{}".to_owned(),
        };
        store.save_plan("phu-tho", plan, at(second))
    };
    let first = save("một", 1).await.expect("saved");
    save("hai", 2).await.expect("saved");
    let titles = async || {
        let plans = store.plans("phu-tho", "r1", "u1").await.expect("read");
        plans.into_iter().map(|plan| plan.title).collect::<Vec<_>>()
    };
    assert_eq!(titles().await, ["hai", "một"]);
    assert_eq!(store.plans("phu-tho", "r1", "u2").await.expect("read"), []);
    assert_eq!(store.plans("phu-tho", "r2", "u1").await.expect("read"), []);
    let foreign = store.remove_plan("phu-tho", "r1", "u2", &first).await;
    assert!(matches!(foreign, Err(Failure::NotFound("plan"))));
    store
        .remove_plan("phu-tho", "r1", "u1", &first)
        .await
        .expect("removed");
    assert_eq!(titles().await, ["hai"]);
}
