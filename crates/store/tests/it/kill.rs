//! `kill -9` in the middle of imports: nothing that was confirmed is lost, nothing stands half done.
//!
//! The test starts its own binary again with a variable that makes it the importer, reads what that confirms, and kills it.

use crate::bed::{Place, answer, at, explained, round};
use procedure::{Entry, Kind, NewEntry};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use store::{Failure, Store};

const KILLS: u64 = 50;
const FOLDER: &str = "PARINDEX_KILL_FOLDER";
const URL: &str = "PARINDEX_KILL_URL";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_confirmed_is_lost_in_sqlite() {
    run("kill::nothing_confirmed_is_lost_in_sqlite", false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs the PostgreSQL that `cargo xtask test` starts"]
async fn nothing_confirmed_is_lost_in_postgres() {
    run("kill::nothing_confirmed_is_lost_in_postgres", true).await;
}

async fn run(test: &str, is_postgres: bool) {
    if let Ok(folder) = std::env::var(FOLDER) {
        return import_for_ever(Path::new(&folder), std::env::var(URL).ok()).await;
    }
    let place = match is_postgres {
        true => Place::postgres().await,
        false => Place::sqlite(),
    };
    let mut seen = 0;
    for kill in 0..KILLS {
        let confirmed = killed_importer(test, &place, kill);
        let store = place.open().await;
        seen = check(&store, seen, &confirmed).await;
        store.close().await;
    }
    assert!(
        seen > KILLS * 2,
        "the importer hardly worked: {seen} entries"
    );
    let store = place.open().await;
    let chain = store.check_chain("phu-tho", "r1").await.expect("a check");
    assert_eq!((chain.entries, chain.broken), (seen, None));
}

/// Appends imports of some entries each, with a file, and says so after each; never ends.
async fn import_for_ever(folder: &Path, url: Option<String>) {
    let store = Store::open(url.as_deref(), folder).await.expect("a store");
    for made in [
        store.add_owner("phu-tho", "Phú Thọ", at(0)).await.err(),
        store.add_round("phu-tho", round("r1"), at(0)).await.err(),
    ] {
        assert!(matches!(made, None | Some(Failure::Exists)), "{made:?}");
    }
    for turn in 0_u64.. {
        let bytes = format!("{turn} {}", "x".repeat(10_000));
        let file = store
            .put_file("phu-tho", bytes.as_bytes(), at(0))
            .await
            .expect("a file");
        let count = 1 + turn * 7 % 23;
        let mut entries = vec![imported(&file.digest, count)];
        entries.extend((0..count).map(|n| answer(&format!("u{n}"), &turn.to_string())));
        entries.push(explained("u0", "lý do"));
        let head = store
            .append("phu-tho", "r1", "acc", at(0), None, entries)
            .await
            .expect("appended");
        let mut out = std::io::stdout().lock();
        writeln!(out, "\nconfirmed {} {}", head.seq, head.digest).expect("written");
        out.flush().expect("written");
    }
}

fn imported(digest: &str, count: u64) -> NewEntry {
    let mut entry = NewEntry {
        kind: Kind::Imported,
        value: Some(digest.to_owned()),
        text: Some("phiếu.xlsx".to_owned()),
        ..answer("u0", "")
    };
    entry.extra.insert("count".to_owned(), count.to_string());
    entry
}

/// Starts the importer, kills it at some moment, and returns what it had confirmed: number and digest of a head.
fn killed_importer(test: &str, place: &Place, kill: u64) -> Vec<(u64, String)> {
    let mut command = Command::new(std::env::current_exe().expect("this binary"));
    command
        .args([test, "--exact", "--nocapture", "--include-ignored"])
        .env(FOLDER, place.folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if let Some(url) = &place.url {
        command.env(URL, url);
    }
    let mut child = command.spawn().expect("the importer");
    let output = BufReader::new(child.stdout.take().expect("its output"));
    let mut lines = output.lines().map_while(Result::ok);
    let mut confirmed = Vec::new();
    // Every fifth is killed while it still opens the store, makes its tables or adds the round.
    if !kill.is_multiple_of(5) {
        confirmed.extend(lines.by_ref().find_map(|line| parse(&line)));
    }
    let random = getrandom::u32().expect("random bytes");
    std::thread::sleep(Duration::from_micros(u64::from(random % 60_000)));
    child.kill().expect("killed");
    child.wait().expect("ended");
    confirmed.extend(lines.filter_map(|line| parse(&line)));
    confirmed
}

/// `confirmed 12 ab…`; a line that the kill cut off is none.
fn parse(line: &str) -> Option<(u64, String)> {
    let (seq, digest) = line.strip_prefix("confirmed ")?.split_once(' ')?;
    (digest.len() == 64).then(|| Some((seq.parse().ok()?, digest.to_owned())))?
}

/// Looks at what was added since `seen`; returns where the chain stands.
async fn check(store: &Store, seen: u64, confirmed: &[(u64, String)]) -> u64 {
    let Ok(row) = store.round("phu-tho", "r1").await else {
        assert_eq!(confirmed, [], "the round is gone");
        return 0;
    };
    let added = store
        .entries("phu-tho", "r1", seen, Some(row.head_seq))
        .await
        .expect("entries");
    assert_eq!(added.len() as u64, row.head_seq - seen);
    for (seq, digest) in confirmed {
        let found = added.iter().find(|entry| entry.seq == *seq);
        assert_eq!(
            found.map(|entry| &entry.digest),
            Some(digest),
            "entry {seq} is lost"
        );
    }
    let mut rest = added.as_slice();
    while let [first, more @ ..] = rest {
        rest = whole_import(store, first, more).await;
    }
    row.head_seq
}

/// What follows an import that is whole, with its file.
async fn whole_import<'a>(store: &Store, first: &Entry, more: &'a [Entry]) -> &'a [Entry] {
    assert_eq!(first.entry.kind, Kind::Imported);
    let count: usize = first.entry.extra["count"].parse().expect("a count");
    let (own, rest) = more
        .split_at_checked(count + 1)
        .expect("an import stands half");
    assert!(
        own[..count]
            .iter()
            .all(|entry| entry.entry.kind == Kind::Answer)
    );
    assert_eq!(own[count].entry.text.as_deref(), Some("lý do"));
    let digest = first.entry.value.as_deref().expect("a digest");
    let (file, _) = store.open_file("phu-tho", digest).await.expect("a file");
    let bytes = store
        .file_bytes("phu-tho", digest)
        .await
        .expect("its bytes");
    assert_eq!(bytes.len() as u64, file.size);
    assert!(bytes.ends_with(b"xxx"));
    rest
}
