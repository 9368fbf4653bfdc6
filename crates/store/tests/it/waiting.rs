//! What is kept for later: calls of webhooks, previews, plans.

use crate::bed::{Bed, at, on_both, round};
use store::{Failure, NewPlan, NewWebhook, Secret, Waits};

on_both!(
    a_webhook_is_called_until_it_answers,
    a_preview_is_taken_once,
    a_plan_belongs_to_its_unit,
);

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
    let add = |expires| {
        let about = (Waits::Import, "r1");
        store.add_preview("phu-tho", about, "acc", "{\"a\":1}", (at(1), at(expires)))
    };
    let id = add(100).await.expect("kept");
    assert_eq!(
        store
            .preview("phu-tho", Waits::Import, &id, at(2))
            .await
            .expect("read")
            .body,
        "{\"a\":1}"
    );
    let row = store
        .preview("phu-tho", Waits::Import, &id, at(2))
        .await
        .expect("a row");
    let (one, two) = tokio::join!(
        store.rewrite_preview("phu-tho", Waits::Import, &row, "{\"a\":2}"),
        store.rewrite_preview("phu-tho", Waits::Import, &row, "{\"a\":3}")
    );
    assert_ne!(one.expect("an answer"), two.expect("an answer"));
    let foreign = store
        .rewrite_preview("lao-cai", Waits::Import, &row, "x")
        .await;
    assert!(!foreign.expect("an answer"));
    let foreign = store
        .take_preview("lao-cai", Waits::Import, &id, at(2))
        .await;
    assert!(matches!(foreign, Err(Failure::NotFound("preview"))));
    let (one, other) = tokio::join!(
        store.take_preview("phu-tho", Waits::Import, &id, at(2)),
        store.take_preview("phu-tho", Waits::Import, &id, at(2))
    );
    assert!(one.is_ok() != other.is_ok(), "one of the two gets it");
    let late = add(100).await.expect("kept");
    let outcome = store
        .take_preview("phu-tho", Waits::Import, &late, at(100))
        .await;
    assert!(
        matches!(outcome, Err(Failure::NotFound("preview"))),
        "{outcome:?}"
    );
    store.purge_expired(at(100), at(0)).await.expect("purged");
    let outcome = store.preview("phu-tho", Waits::Import, &late, at(2)).await;
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
