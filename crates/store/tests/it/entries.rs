//! The chain of a round: appended, read, checked, tampered with.

use crate::bed::{Bed, answer, at, explained, on_both};
use procedure::{NewEntry, SourceCell, State};
use store::{Failure, Head};

on_both!(
    entries_come_back_as_they_were_appended,
    who_looked_at_an_older_state_is_told,
    an_import_of_many_forms_is_one_append,
    the_chain_holds_after_words_were_erased,
    writers_at_once_make_one_chain,
    a_unit_has_its_own_entries,
    a_zero_byte_is_refused_by_both,
    a_long_chain_is_read_whole_and_in_order,
);

async fn entries_come_back_as_they_were_appended(bed: Bed) {
    let bed = bed.with_round().await;
    let mut full = answer("H44.1", "96.2");
    full.source = Some(SourceCell {
        file: "An Hòa \"1\".xlsx".to_owned(),
        sheet: "Phiếu".to_owned(),
        row: 17,
        column: 4,
    });
    full.extra
        .insert("allowed-by".to_owned(), "a'b\n".to_owned());
    full.text = Some("Lý do; xem 'phụ lục'".to_owned());
    let missing = NewEntry {
        value: None,
        state: Some(State::Missing),
        layer: procedure::layer_from_name("appraised-2"),
        ..answer("H44.2", "")
    };
    let given = vec![full, missing];
    let head = bed
        .store
        .append("phu-tho", "r1", "acc", at(7), Some(0), given.clone())
        .await;
    let head = head.expect("appended");
    assert_eq!(head.seq, 2);
    let store = bed.place.open().await;
    let entries = store
        .entries("phu-tho", "r1", 0, None)
        .await
        .expect("entries");
    let back: Vec<NewEntry> = entries.iter().map(|one| one.entry.clone()).collect();
    assert_eq!(back, given);
    assert!(
        entries
            .iter()
            .all(|one| one.at == at(7) && one.author == "acc")
    );
    assert_eq!(
        procedure::follow(Head::default(), &entries),
        Ok(head.clone())
    );
    assert_eq!(
        store.round("phu-tho", "r1").await.expect("a round").head(),
        head
    );
    let second = store
        .entries("phu-tho", "r1", 1, Some(2))
        .await
        .expect("entries");
    assert_eq!(second, entries[1..]);
    assert_eq!(
        store
            .entries("phu-tho", "r1", 0, Some(0))
            .await
            .expect("entries"),
        []
    );
    assert_eq!(
        store
            .entries("nobody", "r1", 0, None)
            .await
            .expect("entries"),
        []
    );
}

async fn who_looked_at_an_older_state_is_told(bed: Bed) {
    let bed = bed.with_round().await;
    let add = |head, unit: &str| {
        let entries = vec![answer(unit, "1")];
        bed.store
            .append("phu-tho", "r1", "acc", at(1), head, entries)
    };
    assert_eq!(add(Some(0), "a").await.expect("appended").seq, 1);
    let late = add(Some(0), "b").await;
    assert!(matches!(late, Err(Failure::Moved)), "{late:?}");
    assert_eq!(add(None, "c").await.expect("appended").seq, 2);
    let nothing = bed
        .store
        .append("phu-tho", "r1", "acc", at(1), None, vec![])
        .await;
    assert_eq!(nothing.expect("a head").seq, 2);
    let nowhere = bed
        .store
        .append("phu-tho", "r9", "acc", at(1), None, vec![answer("a", "1")])
        .await;
    assert!(matches!(nowhere, Err(Failure::NotFound("round"))));
    let check = bed
        .store
        .check_chain("phu-tho", "r1")
        .await
        .expect("a check");
    assert_eq!((check.entries, check.broken), (2, None));
}

async fn an_import_of_many_forms_is_one_append(bed: Bed) {
    let bed = bed.with_round().await;
    let entries: Vec<NewEntry> = (0..5_003)
        .map(|n| answer(&format!("H44.{}", n % 148), &n.to_string()))
        .collect();
    let head = bed
        .store
        .append("phu-tho", "r1", "acc", at(1), Some(0), entries.clone())
        .await
        .expect("appended");
    assert_eq!(head.seq, 5_003);
    let back = bed
        .store
        .entries("phu-tho", "r1", 0, None)
        .await
        .expect("entries");
    assert!(back.iter().map(|one| &one.entry).eq(&entries));
    let check = bed
        .store
        .check_chain("phu-tho", "r1")
        .await
        .expect("a check");
    assert_eq!(
        (check.entries, check.head, check.broken),
        (5_003, head, None)
    );
}

async fn the_chain_holds_after_words_were_erased(bed: Bed) {
    let bed = bed.with_round().await;
    let entries = vec![explained("H44.1", "số điện thoại …"), answer("H44.1", "2")];
    bed.store
        .append("phu-tho", "r1", "acc", at(1), None, entries)
        .await
        .expect("appended");
    bed.store
        .erase_text("phu-tho", "r1", 1, "admin", at(2))
        .await
        .expect("erased");
    let entries = bed
        .store
        .entries("phu-tho", "r1", 0, None)
        .await
        .expect("entries");
    assert_eq!(entries[0].entry.text, None);
    assert!(entries[0].text_digest.is_some());
    let check = bed
        .store
        .check_chain("phu-tho", "r1")
        .await
        .expect("a check");
    assert_eq!((check.entries, check.erased, check.broken), (2, 1, None));
    let round = bed.store.round("phu-tho", "r1").await.expect("a round");
    assert_eq!((round.head_seq, round.n_erased), (2, 1));
    for seq in [1, 2, 3] {
        let again = bed
            .store
            .erase_text("phu-tho", "r1", seq, "admin", at(3))
            .await;
        assert!(
            matches!(again, Err(Failure::NotFound("text"))),
            "{seq}: {again:?}"
        );
    }
}

async fn writers_at_once_make_one_chain(bed: Bed) {
    let bed = bed.with_round().await;
    let other = bed.place.open().await;
    let mut tasks = Vec::new();
    for writer in 0..8 {
        let store = if writer % 2 == 0 {
            bed.store.clone()
        } else {
            other.clone()
        };
        tasks.push(tokio::spawn(async move {
            for n in 0..10 {
                let unit = format!("w{writer}");
                let entries = vec![answer(&unit, &n.to_string()), explained(&unit, "vì")];
                store
                    .append("phu-tho", "r1", "acc", at(n), None, entries)
                    .await
                    .expect("appended");
            }
        }));
    }
    for task in tasks {
        task.await.expect("a writer");
    }
    let check = bed
        .store
        .check_chain("phu-tho", "r1")
        .await
        .expect("a check");
    assert_eq!((check.entries, check.broken), (160, None));
}

async fn a_unit_has_its_own_entries(bed: Bed) {
    let bed = bed.with_round().await;
    let other = NewEntry {
        leaf: Some("2.1".to_owned()),
        ..explained("a", "vì")
    };
    let moved = NewEntry {
        unit: None,
        leaf: None,
        ..answer("", "council")
    };
    let entries = vec![answer("a", "1"), answer("b", "2"), other, moved];
    bed.store
        .append("phu-tho", "r1", "acc", at(1), None, entries)
        .await
        .expect("appended");
    let numbers = async |unit, leaf, up_to| {
        let found = bed
            .store
            .unit_entries("phu-tho", "r1", unit, leaf, up_to)
            .await
            .expect("entries");
        found.iter().map(|entry| entry.seq).collect::<Vec<_>>()
    };
    assert_eq!(numbers("a", None, None).await, [1, 3]);
    assert_eq!(numbers("a", Some("2.1"), None).await, [3]);
    assert_eq!(numbers("a", None, Some(2)).await, [1]);
    assert_eq!(numbers("c", None, None).await, [0; 0]);
    let words = bed
        .store
        .unit_entries("phu-tho", "r1", "a", Some("2.1"), None)
        .await
        .expect("entries");
    assert_eq!(words[0].entry.text.as_deref(), Some("vì"));
}

async fn a_zero_byte_is_refused_by_both(bed: Bed) {
    let bed = bed.with_round().await;
    let outcome = bed
        .store
        .append(
            "phu-tho",
            "r1",
            "acc",
            at(1),
            None,
            vec![answer("a", "1\0")],
        )
        .await;
    assert!(matches!(outcome, Err(Failure::ZeroByte)), "{outcome:?}");
    assert_eq!(
        bed.store
            .round("phu-tho", "r1")
            .await
            .expect("a round")
            .head_seq,
        0
    );
}

async fn a_long_chain_is_read_whole_and_in_order(bed: Bed) {
    let bed = bed.with_round().await;
    // Twice what one question brings, exactly.
    let many = (0..8_000).map(|own| answer("U1", &own.to_string()));
    let append = bed
        .store
        .append("phu-tho", "r1", "x", at(1), Some(0), many.collect());
    append.await.expect("appended");
    for (after, up_to, expected) in [
        (0, None, 1..=8_000),
        (0, Some(4_000), 1..=4_000),
        (1, Some(4_002), 2..=4_002),
        (3_999, None, 4_000..=8_000),
    ] {
        let entries = bed.store.entries("phu-tho", "r1", after, up_to).await;
        let numbers = entries.expect("read").into_iter().map(|own| own.seq);
        assert!(numbers.eq(expected), "{after} {up_to:?}");
    }
    let chain = bed.store.check_chain("phu-tho", "r1").await;
    assert_eq!(chain.expect("checked").broken, None);
}
