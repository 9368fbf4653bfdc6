//! What is only added: changes are refused by the database, and found in the chain where somebody got round that.

use crate::bed::{Bed, answer, at, explained, on_both};
use store::Break;

on_both!(
    no_statement_changes_what_was_added,
    what_was_changed_behind_the_store_is_found,
);

/// A statement, and where and as what it shows; each on the chain of: an answer, words, words that were erased, an answer.
const TAMPERED: &[(&str, u64, &str)] = &[
    ("UPDATE entry SET value = '97' WHERE seq = 1", 1, "entry"),
    ("UPDATE entry SET author = 'b' WHERE seq = 2", 2, "entry"),
    (
        "UPDATE entry SET at = '2026-01-01T00:00:02.000000Z' WHERE seq = 4",
        4,
        "entry",
    ),
    (
        "UPDATE entry SET at = '2026-01-01T00:00:01Z' WHERE seq = 4",
        4,
        "entry",
    ),
    ("UPDATE entry SET kind = 'vote' WHERE seq = 4", 4, "entry"),
    (
        "UPDATE entry SET kind = 'unheard-of' WHERE seq = 3",
        3,
        "entry",
    ),
    ("UPDATE entry SET unit = NULL WHERE seq = 4", 4, "entry"),
    (
        "UPDATE entry SET layer = 'council' WHERE seq = 1",
        1,
        "entry",
    ),
    (
        "UPDATE entry SET extra = '{ \"a\": \"1\" }' WHERE seq = 1",
        1,
        "entry",
    ),
    ("UPDATE entry SET extra = '{}' WHERE seq = 2", 2, "entry"),
    (
        "UPDATE entry SET digest = previous WHERE seq = 2",
        2,
        "entry",
    ),
    ("UPDATE entry SET seq = 9 WHERE seq = 4", 4, "entry"),
    ("DELETE FROM entry WHERE seq = 1", 1, "entry"),
    ("DELETE FROM entry WHERE seq = 4", 4, "head"),
    (
        "UPDATE entry_text SET text = 'other' WHERE seq = 2",
        2,
        "text",
    ),
    (
        "UPDATE entry_text SET salt = 'other' WHERE seq = 2",
        2,
        "text",
    ),
    ("UPDATE entry_text SET text = NULL WHERE seq = 2", 2, "text"),
    (
        "UPDATE entry_text SET text = 'words', salt = 's' WHERE seq = 3",
        3,
        "text",
    ),
    ("DELETE FROM entry_text WHERE seq = 2", 2, "text"),
    (
        "INSERT INTO entry_text (owner, round, seq, salt, text) VALUES ('phu-tho', 'r1', 4, 's', 'words')",
        4,
        "text",
    ),
    ("UPDATE round SET head_seq = 3", 5, "head"),
    ("UPDATE round SET head_digest = 'x'", 5, "head"),
];

/// Statements that the database refuses by itself.
const REFUSED: &[&str] = &[
    "UPDATE entry SET value = '97' WHERE seq = 2",
    "UPDATE entry SET value = value",
    "DELETE FROM entry WHERE seq = 2",
    "UPDATE entry_text SET text = 'other'",
    "UPDATE entry_text SET text = NULL",
    "UPDATE entry_text SET text = NULL, salt = NULL",
    "UPDATE entry_text SET text = NULL, salt = NULL, erased_at = 'x'",
    "UPDATE entry_text SET text = NULL, salt = NULL, erased_at = 'x', erased_by = 'x', seq = 9",
    "UPDATE entry_text SET erased_at = NULL, text = 'other', salt = 's'",
    "DELETE FROM entry_text",
    "UPDATE audit SET who = 'b'",
    "DELETE FROM audit",
];

async fn no_statement_changes_what_was_added(bed: Bed) {
    let bed = bed.with_round().await;
    let store = &bed.store;
    let entries = vec![explained("H44.1", "lý do"), answer("H44.1", "2")];
    let appended = store.append("phu-tho", "r1", "acc", at(1), None, entries);
    appended.await.expect("appended");
    let row = store::AuditRow {
        at: at(1),
        who: "acc".to_owned(),
        action: "explain".to_owned(),
        round: Some("r1".to_owned()),
        unit: None,
        detail: None,
    };
    store.audit("phu-tho", row).await.expect("noted");
    let refused = async || {
        for sql in REFUSED {
            let said = bed.place.statement(sql).await.expect_err(sql);
            assert!(said.contains("only"), "{sql}: {said}");
        }
        if bed.place.url.is_some() {
            for table in ["entry CASCADE", "entry_text", "audit"] {
                let sql = format!("TRUNCATE {table}");
                assert!(bed.place.statement(&sql).await.is_err(), "{sql}");
            }
        }
    };
    refused().await;
    let words = async || {
        let entries = store.entries("phu-tho", "r1", 0, None).await;
        entries.expect("entries")[0].entry.text.clone()
    };
    assert_eq!(words().await.as_deref(), Some("lý do"));
    // Words are erased once, and stay so.
    let erased = store.erase_text("phu-tho", "r1", 1, "admin", at(2)).await;
    erased.expect("erased");
    refused().await;
    assert_eq!(words().await, None);
    let chain = store.check_chain("phu-tho", "r1").await.expect("a check");
    assert_eq!((chain.entries, chain.erased, chain.broken), (2, 1, None));
    let log = store.check_audit("phu-tho").await.expect("a check");
    assert_eq!((log.entries, log.broken), (1, None));
}

async fn what_was_changed_behind_the_store_is_found(bed: Bed) {
    let bed = bed.with_round().await;
    for (number, (sql, seq, what)) in TAMPERED.iter().enumerate() {
        let id = format!("t{number}");
        let store = &bed.store;
        store
            .add_round("phu-tho", crate::bed::round(&id), at(1))
            .await
            .expect("a round");
        let mut first = answer("H44.1", "96");
        first.extra.insert("a".to_owned(), "1".to_owned());
        let entries = vec![
            first,
            explained("H44.1", "lý do"),
            explained("H44.1", "khác"),
            answer("H44.2", "4"),
        ];
        store
            .append("phu-tho", &id, "a", at(1), None, entries)
            .await
            .expect("appended");
        store
            .erase_text("phu-tho", &id, 3, "admin", at(2))
            .await
            .expect("erased");
        let whole = store.check_chain("phu-tho", &id).await.expect("a check");
        assert_eq!((whole.entries, whole.broken), (4, None), "{sql}");
        let own = sql.replace("'r1'", &format!("'{id}'"));
        let own = match (own.starts_with("INSERT"), own.contains(" WHERE ")) {
            (true, _) => own,
            (false, true) => format!("{own} AND round = '{id}'"),
            (false, false) => format!("{own} WHERE id = '{id}'"),
        };
        assert_eq!(bed.place.tamper(&own).await, 1, "{own}");
        let check = store.check_chain("phu-tho", &id).await.expect("a check");
        assert_eq!(check.broken, Some(Break { seq: *seq, what }), "{sql}");
        assert_eq!(check.entries, seq - 1, "{sql}");
    }
}
