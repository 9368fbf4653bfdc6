//! A database of the first version is opened by this program.
//!
//! `tests/old/version-1.sql` is such a database as text, schema and all: it stays as it is, whatever becomes of the migrations.

use crate::bed::{Place, answer, at};
use procedure::Kind;
use sqlx::Connection as _;
use store::{Failure, NewPlan, Store};

async fn old_database(place: &Place) {
    let file = place.folder.path().join("parindex.db");
    let address = format!("sqlite://{}?mode=rwc", file.display());
    let mut connection = sqlx::SqliteConnection::connect(&address)
        .await
        .expect("a database");
    sqlx::raw_sql(include_str!("../old/version-1.sql"))
        .execute(&mut connection)
        .await
        .expect("the old database");
    connection.close().await.expect("closed");
}

#[tokio::test]
async fn a_database_file_of_the_first_version_is_brought_up_to_date() {
    let place = Place::sqlite();
    old_database(&place).await;
    let beside = Store::open_unchanged(None, place.folder.path()).await;
    assert!(matches!(beside, Err(Failure::Older)), "{beside:?}");
    let store = place.open().await;
    let beside = Store::open_unchanged(None, place.folder.path()).await;
    assert!(beside.is_ok(), "{beside:?}");
    is_the_store_of_version_1(&store).await;
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_left_alone() {
    let place = Place::sqlite();
    place.open().await.close().await;
    place
        .tamper("INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (99, 'later', 1, x'00', 0)")
        .await;
    let outcome = Store::open(None, place.folder.path()).await;
    assert!(matches!(outcome, Err(Failure::Newer)), "{outcome:?}");
    let outcome = Store::open_unchanged(None, place.folder.path()).await;
    assert!(matches!(outcome, Err(Failure::Newer)), "{outcome:?}");
}

/// What the first version had is all there, and what came later works.
pub(crate) async fn is_the_store_of_version_1(store: &Store) {
    assert_eq!(store.schema().await.expect("a version"), 5);
    let round = store.round("phu-tho", "r1").await.expect("a round");
    assert_eq!(
        (round.title.as_str(), round.head_seq),
        ("Chỉ số cải cách hành chính", 3)
    );
    let entries = store
        .entries("phu-tho", "r1", 0, None)
        .await
        .expect("entries");
    let kinds: Vec<Kind> = entries.iter().map(|entry| entry.entry.kind).collect();
    assert_eq!(kinds, [Kind::Explained, Kind::Explained, Kind::Answer]);
    assert_eq!(
        entries[0].entry.text.as_deref(),
        Some("dòng 1\ndòng 2 \"…\"")
    );
    let chain = store.check_chain("phu-tho", "r1").await.expect("a check");
    assert_eq!((chain.entries, chain.erased, chain.broken), (3, 1, None));
    let log = store.check_audit("phu-tho").await.expect("a check");
    assert_eq!((log.entries, log.broken), (1, None));
    let user = store
        .user_by_name("phu-tho", "an")
        .await
        .expect("read")
        .expect("an account");
    assert_eq!(user.signed_in, None);
    assert_eq!(
        store
            .publications("phu-tho", "r1")
            .await
            .expect("read")
            .len(),
        1
    );
    let plan = NewPlan {
        round: "r1".to_owned(),
        unit: "u1".to_owned(),
        author: user.id,
        title: "mới".to_owned(),
        body: "{}".to_owned(),
    };
    store
        .save_plan("phu-tho", plan, at(1))
        .await
        .expect("a plan");
    let head = store
        .append(
            "phu-tho",
            "r1",
            "x",
            at(9),
            Some(3),
            vec![answer("u3", "1")],
        )
        .await;
    assert_eq!(head.expect("appended").seq, 4);
}
