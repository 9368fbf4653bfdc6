//! Files by digest.

use crate::bed::{Bed, at, on_both};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use store::{Failure, Swept};

on_both!(
    the_same_bytes_are_stored_once,
    a_file_beyond_the_limit_leaves_nothing,
    what_no_row_names_is_swept_when_it_is_old,
    only_the_owner_of_the_process_may_read,
    a_stored_file_that_was_changed_is_not_handed_to_readers_of_rounds,
    bytes_on_the_shelf_are_nobodys_until_they_are_kept,
);

/// From `printf abc | sha256sum`.
const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found
}

async fn bytes_on_the_shelf_are_nobodys_until_they_are_kept(bed: Bed) {
    let store = &bed.store;
    let none = store.keep_file("phu-tho", ABC, at(1)).await;
    assert!(matches!(none, Err(Failure::NotFound("file"))));
    let row = store.shelve_bytes(b"abc").await.expect("on the shelf");
    assert_eq!((row.digest.as_str(), row.size), (ABC, 3));
    let not_yet = store.file("phu-tho", ABC).await;
    assert!(matches!(not_yet, Err(Failure::NotFound("file"))));
    for _ in 0..2 {
        let kept = store.keep_file("phu-tho", ABC, at(2)).await;
        assert_eq!(kept.expect("kept"), row);
    }
    let bytes = store.file_bytes("phu-tho", ABC).await;
    assert_eq!(bytes.expect("bytes"), b"abc");
    for odd in ["", "..", "../../etc/passwd", "ba78"] {
        let odd = store.keep_file("phu-tho", odd, at(2)).await;
        assert!(matches!(odd, Err(Failure::NotFound("file"))));
    }
    // What nobody keeps goes with a sweep; what is kept stays.
    store.shelve_bytes(b"other").await.expect("on the shelf");
    let later = SystemTime::now() + Duration::from_secs(100);
    let swept = store.sweep(later, Duration::from_secs(1)).await;
    let expected = Swept {
        unfinished: 0,
        orphans: 1,
    };
    assert_eq!(swept.expect("swept"), expected);
    assert_eq!(store.file("phu-tho", ABC).await.expect("kept"), row);
}

async fn the_same_bytes_are_stored_once(bed: Bed) {
    let store = &bed.store;
    store
        .add_owner("lao-cai", "Lào Cai", at(0))
        .await
        .expect("an owner");
    let one = store
        .put_file("phu-tho", &b"abc"[..], at(1))
        .await
        .expect("a file");
    assert_eq!((one.digest.as_str(), one.size), (ABC, 3));
    let mut writer = store.start_file().await.expect("a file");
    for piece in ["a", "", "bc"] {
        writer.write(piece.as_bytes()).await.expect("written");
    }
    // Another owner does not see it before it brings the same bytes itself.
    let foreign = store.file("lao-cai", ABC).await;
    assert!(matches!(foreign, Err(Failure::NotFound("file"))));
    assert_eq!(writer.finish("lao-cai", at(2)).await.expect("a file"), one);
    assert_eq!(
        store.file_bytes("lao-cai", ABC).await.expect("bytes"),
        b"abc"
    );
    assert_eq!(files_under(&bed.place.folder.path().join("files")).len(), 1);
    assert_eq!(
        files_under(&bed.place.folder.path().join("aside")),
        [] as [PathBuf; 0]
    );
    let nobody = store.put_file("nobody", &b"abc"[..], at(1)).await;
    assert!(matches!(nobody, Err(Failure::NotFound(_))), "{nobody:?}");
    let guessed = store.open_file("phu-tho", "../../parindex.db").await;
    assert!(matches!(guessed, Err(Failure::NotFound("file"))));
}

async fn a_file_beyond_the_limit_leaves_nothing(bed: Bed) {
    let store = bed.store.clone().with_file_limit(10);
    let large = store.put_file("phu-tho", &[0_u8; 11][..], at(1)).await;
    assert!(matches!(large, Err(Failure::TooLarge(10))), "{large:?}");
    assert!(
        store
            .put_file("phu-tho", &[0_u8; 10][..], at(1))
            .await
            .is_ok()
    );
    let mut writer = store.start_file().await.expect("a file");
    writer.write(b"broken off").await.expect("written");
    drop(writer);
    assert_eq!(files_under(&bed.place.folder.path().join("files")).len(), 1);
    assert_eq!(
        files_under(&bed.place.folder.path().join("aside")),
        [] as [PathBuf; 0]
    );
}

async fn what_no_row_names_is_swept_when_it_is_old(bed: Bed) {
    let store = &bed.store;
    store
        .put_file("phu-tho", &b"abc"[..], at(1))
        .await
        .expect("a file");
    let root = bed.place.folder.path();
    let orphan = root.join("files/ba").join(ABC.replace("ba78", "ba79"));
    std::fs::write(&orphan, "x").expect("written");
    std::fs::write(root.join("aside/half"), "x").expect("written");
    std::fs::create_dir(root.join("aside/folder")).expect("made");
    let now = SystemTime::now();
    let hour = Duration::from_hours(1);
    assert_eq!(
        store.sweep(now, hour).await.expect("swept"),
        Swept::default()
    );
    let swept = store.sweep(now + hour + hour, hour).await.expect("swept");
    assert_eq!(
        swept,
        Swept {
            unfinished: 2,
            orphans: 1
        }
    );
    assert!(!orphan.exists());
    assert_eq!(
        store.file_bytes("phu-tho", ABC).await.expect("bytes"),
        b"abc"
    );
}

async fn only_the_owner_of_the_process_may_read(bed: Bed) {
    let bed = bed.with_round().await;
    bed.store
        .materialise("phu-tho", "r1")
        .await
        .expect("a folder");
    let backup = bed.place.folder.path().join("backup");
    bed.store.backup(&backup, at(1)).await.expect("a backup");
    let files = files_under(bed.place.folder.path());
    assert!(files.len() > 4);
    for path in files {
        let mode = std::fs::metadata(&path)
            .expect("a file")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{}", path.display());
    }
}

async fn a_stored_file_that_was_changed_is_not_handed_to_readers_of_rounds(bed: Bed) {
    let bed = bed.with_round().await;
    let stored = files_under(&bed.place.folder.path().join("files"));
    std::fs::write(&stored[0], "other").expect("written");
    let folder = bed.store.materialise("phu-tho", "r1").await;
    assert!(matches!(folder, Err(Failure::Damaged(_))), "{folder:?}");
    let backup = bed
        .store
        .backup(&bed.place.folder.path().join("b"), at(1))
        .await;
    assert!(matches!(backup, Err(Failure::Damaged(_))), "{backup:?}");
    assert!(!bed.place.folder.path().join("b").exists());
}

/// The words of an erased text, looked for in every byte of the database's files.
#[tokio::test]
async fn erased_words_are_gone_from_the_files_of_the_embedded_database() {
    let bed = Bed::sqlite().await.with_round().await;
    let words = "số định danh 0123456789";
    let entries = vec![crate::bed::explained("u1", words)];
    bed.store
        .append("phu-tho", "r1", "acc", at(1), None, entries)
        .await
        .expect("appended");
    let is_there = || {
        let files = files_under(bed.place.folder.path());
        files.iter().any(|path| {
            let bytes = std::fs::read(path).expect("a file");
            bytes
                .windows(words.len())
                .any(|part| part == words.as_bytes())
        })
    };
    assert!(is_there());
    bed.store
        .erase_text("phu-tho", "r1", 1, "admin", at(2))
        .await
        .expect("erased");
    assert!(!is_there());
}
