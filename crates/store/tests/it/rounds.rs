//! Rounds and their contents.

use crate::bed::{Bed, answer, at, explained, on_both, round};
use store::{Failure, NewRound};

on_both!(
    a_round_is_found_again_with_its_files,
    a_round_of_one_owner_is_none_of_another,
    paths_that_lead_out_are_refused_and_nothing_stays,
    a_round_comes_with_its_first_entries_or_not_at_all,
    another_content_keeps_the_earlier_one,
);

async fn a_round_is_found_again_with_its_files(bed: Bed) {
    let added = bed
        .store
        .add_round("phu-tho", round("r1"), at(5))
        .await
        .expect("a round");
    // From `sha256sum` over the two files, its lines ordered by path, and `sha256sum` over that.
    assert_eq!(
        added.content_digest,
        "d0e3a18b1d1cd9a5a8d793a6409477aa36c00ae9edd2e668bf12ffd1aa6a2ed8"
    );
    assert_eq!(
        (added.year, added.head_seq, added.created),
        (2026, 0, at(5))
    );
    assert_eq!(added.head_digest, procedure::NO_ENTRY);
    let again = bed.place.open().await;
    assert_eq!(again.rounds("phu-tho").await.expect("rounds"), [added]);
    let folder = again.materialise("phu-tho", "r1").await.expect("a folder");
    let bytes = std::fs::read(folder.join("forms/An Hòa.xlsx")).expect("a file");
    assert_eq!(bytes, [0, 1, 2, 255]);
    assert_eq!(
        again.materialise("phu-tho", "r1").await.expect("a folder"),
        folder
    );
    let twice = again.add_round("phu-tho", round("r1"), at(6)).await;
    assert!(matches!(twice, Err(Failure::Exists)), "{twice:?}");
}

async fn a_round_of_one_owner_is_none_of_another(bed: Bed) {
    let bed = bed.with_round().await;
    bed.store
        .add_owner("lao-cai", "Lào Cai", at(0))
        .await
        .expect("an owner");
    assert_eq!(bed.store.rounds("lao-cai").await.expect("rounds"), []);
    let foreign = bed.store.round("lao-cai", "r1").await;
    assert!(matches!(foreign, Err(Failure::NotFound("round"))));
    let foreign = bed.store.materialise("lao-cai", "r1").await;
    assert!(matches!(foreign, Err(Failure::NotFound("round"))));
    let digest = bed
        .store
        .round("phu-tho", "r1")
        .await
        .expect("a round")
        .content_digest;
    let file = &bed
        .store
        .content_files("phu-tho", "r1", &digest)
        .await
        .expect("files")[0];
    assert!(bed.store.file_bytes("phu-tho", &file.digest).await.is_ok());
    let foreign = bed.store.file_bytes("lao-cai", &file.digest).await;
    assert!(matches!(foreign, Err(Failure::NotFound("file"))));
    let nobody = bed.store.add_round("nobody", round("r1"), at(0)).await;
    assert!(matches!(nobody, Err(Failure::NotFound(_))), "{nobody:?}");
    assert_eq!(bed.store.owners().await.expect("owners").len(), 2);
}

async fn paths_that_lead_out_are_refused_and_nothing_stays(bed: Bed) {
    for path in ["../round.toml", "/etc/x", "a/../../b", "a\\b", ""] {
        let files = vec![
            ("round.toml".to_owned(), vec![1]),
            (path.to_owned(), vec![2]),
        ];
        let outcome = bed
            .store
            .add_round(
                "phu-tho",
                NewRound {
                    files,
                    ..round("r2")
                },
                at(0),
            )
            .await;
        assert!(
            matches!(outcome, Err(Failure::BadPath)),
            "{path}: {outcome:?}"
        );
    }
    let files = vec![("a".to_owned(), vec![1]), ("a".to_owned(), vec![2])];
    let outcome = bed
        .store
        .add_round(
            "phu-tho",
            NewRound {
                files,
                ..round("r2")
            },
            at(0),
        )
        .await;
    assert!(matches!(outcome, Err(Failure::BadPath)), "{outcome:?}");
    assert_eq!(bed.store.rounds("phu-tho").await.expect("rounds"), []);
}

async fn a_round_comes_with_its_first_entries_or_not_at_all(bed: Bed) {
    let broken = answer("U2", "1\u{0}2");
    let first = |more| vec![answer("U1", "1"), explained("U1", "vì mưa"), more];
    let add = |entries| {
        let first = ("someone", entries);
        bed.store
            .add_round_with("phu-tho", round("r2"), first, at(0))
    };
    // The last entry is one that no database takes: the round is not there either.
    let outcome = add(first(broken)).await;
    assert!(matches!(outcome, Err(Failure::ZeroByte)), "{outcome:?}");
    let nothing = bed.store.round("phu-tho", "r2").await;
    assert!(matches!(nothing, Err(Failure::NotFound(_))), "{nothing:?}");
    // And what was refused is in the way of nothing.
    let row = add(first(answer("U2", "12"))).await.expect("a round");
    assert_eq!(row.head_seq, 3);
    let entries = bed.store.entries("phu-tho", "r2", 0, None).await;
    let values = entries.expect("entries").into_iter();
    let values: Vec<_> = values.map(|own| own.entry.value).collect();
    assert_eq!(values.len(), 3);
    assert_eq!(values[2].as_deref(), Some("12"));
    let chain = bed.store.check_chain("phu-tho", "r2").await;
    assert_eq!(chain.expect("checked").broken, None);
    let again = add(Vec::new()).await;
    assert!(matches!(again, Err(Failure::Exists)), "{again:?}");
}

async fn another_content_keeps_the_earlier_one(bed: Bed) {
    let bed = bed.with_round().await;
    let store = &bed.store;
    let first = store
        .round("phu-tho", "r1")
        .await
        .expect("a round")
        .content_digest;
    let files = vec![("round.toml".to_owned(), b"title = \"y\"\n".to_vec())];
    let second = store
        .replace_content("phu-tho", "r1", &first, files.clone(), at(9))
        .await
        .expect("a content");
    assert_ne!(first, second);
    assert_eq!(
        store
            .round("phu-tho", "r1")
            .await
            .expect("a round")
            .content_digest,
        second
    );
    let late = store
        .replace_content("phu-tho", "r1", &first, files, at(9))
        .await;
    assert!(matches!(late, Err(Failure::Moved)), "{late:?}");
    let earlier = store
        .materialise_content("phu-tho", "r1", &first)
        .await
        .expect("a folder");
    assert!(earlier.join("forms/An Hòa.xlsx").exists());
    let now = store.materialise("phu-tho", "r1").await.expect("a folder");
    assert_eq!(
        std::fs::read(now.join("round.toml")).expect("a file"),
        b"title = \"y\"\n"
    );
    // Back to what it was: the same digest again.
    let back = store
        .replace_content("phu-tho", "r1", &second, round("r1").files, at(10))
        .await;
    assert_eq!(back.expect("a content"), first);
}
