//! 148 filled forms of 100 leaves through the API: `cargo bench -p cli --bench server -- imports`.

use crate::process::{Process, ask, program};
use benches::{province, write_forms};
use procedure::{Grant, NewEntry, Role, Scope, Stage};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, io};
use store::{NewKey, Store};

const N_UNITS: usize = 148;
const ROUND: &str = "tinh-gia-dinh";
/// The owner of a server's rounds unless its settings say another.
const OWNER: &str = "default";
/// A key that only the server of this bench knows.
const KEY: &str = "parindex_bench";
/// From `printf parindex_bench | sha256sum`.
const KEY_DIGEST: &str = "c074acc8e45cf879ea75ded7fc5e59f519858c096033112c8ce2ec00378feafa";

/// A form's name and bytes.
type Form = (String, Vec<u8>);

/// Sends all forms in one request and then, to a second server, each in its own; each of these twice.
pub(crate) fn run() {
    let folder = tempfile::tempdir().expect("a folder");
    let round = folder.path().join("round");
    let forms = write_round(&round).expect("the round is written");
    let n_bytes: usize = forms.iter().map(|(_, bytes)| bytes.len()).sum();
    println!("{} forms, {} kB", forms.len(), n_bytes / 1024);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let ways = [
        ("all in one request", forms.len()),
        ("one request a form", 1),
    ];
    for (way, together) in ways {
        let data = folder.path().join(together.to_string());
        runtime.block_on(begin_in(&data, &round));
        let server = Process::server(&data);
        for turn in ["first", "the same again"] {
            let start = Instant::now();
            let (mut read, mut stored, mut n_entries) = (Duration::ZERO, Duration::ZERO, 0);
            for group in forms.chunks(together) {
                let own = import(server.at, group);
                read += own.0;
                stored += own.1;
                n_entries += own.2;
            }
            println!(
                "{way}, {turn}: {:.2?} (preview {read:.2?}, confirmed {stored:.2?}), {n_entries} entries",
                start.elapsed()
            );
        }
    }
}

/// Writes a round without answers, and returns the forms that its units send.
fn write_round(folder: &Path) -> io::Result<Vec<Form>> {
    write_forms(&province(N_UNITS, true), folder)?;
    let mut forms = Vec::new();
    for file in fs::read_dir(folder.join("forms"))? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        forms.push((name, fs::read(file.path())?));
    }
    forms.sort();
    fs::remove_dir_all(folder.join("forms"))?;
    let manifest = fs::read_to_string(folder.join("round.toml"))?;
    let own = manifest.split("[[file]]").next().unwrap_or_default();
    fs::write(folder.join("round.toml"), own)?;
    Ok(forms)
}

/// Takes the round into a server's data folder, opens self-scoring and gives its coordinator a key.
async fn begin_in(data: &Path, round: &Path) {
    fs::create_dir_all(data).expect("the data folder");
    let settings = "{\"requests_a_minute\": 100000000}";
    fs::write(data.join("settings.json"), settings).expect("the settings");
    let mut load = Command::new(program());
    load.arg("load").arg(round).arg("--data").arg(data);
    let status = load.stdout(Stdio::null()).status();
    assert!(status.expect("the program starts").success(), "no round");
    let store = Store::open(None, data).await.expect("the store");
    let now = jiff::Timestamp::now();
    let moved = vec![NewEntry::stage_moved(Stage::SelfScoring, None)];
    let begun = store.append(OWNER, ROUND, "bench", now, None, moved).await;
    begun.expect("self-scoring begins");
    let coordinator = Grant {
        role: Role::Coordinator,
        owner: OWNER.to_owned(),
        round: None,
        unit: None,
        scope: Scope::All,
        expires: None,
    };
    let key = NewKey {
        hash: KEY_DIGEST.to_owned(),
        name: "bench".to_owned(),
        scopes: vec!["import".to_owned()],
        grants: vec![coordinator],
        author: "bench".to_owned(),
        expires: None,
    };
    store.add_key(OWNER, key, now).await.expect("a key");
    store.close().await;
}

/// Sends and confirms: how long each took, and how many entries came of it.
fn import(at: SocketAddr, forms: &[Form]) -> (Duration, Duration, u64) {
    let mut body = Vec::new();
    for (name, bytes) in forms {
        let head = format!(
            "--X\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--X--\r\n");
    let address = format!("/api/v1/rounds/{ROUND}/imports");
    let key = format!("Authorization: Bearer {KEY}\r\n");
    let kind = format!("{key}Content-Type: multipart/form-data; boundary=X\r\n");
    let start = Instant::now();
    let (status, sent) = ask(at, "POST", &format!("{address}?layer=self"), &kind, &body);
    let read = start.elapsed();
    let sent = json(status, 201, &sent);
    let id = sent["id"].as_str().expect("an id");
    let start = Instant::now();
    let (status, done) = ask(at, "POST", &format!("{address}/{id}/confirm"), &key, &[]);
    let stored = start.elapsed();
    let n = json(status, 200, &done)["entries"].as_u64();
    (read, stored, n.expect("a number of entries"))
}

fn json(status: u16, expected: u16, body: &[u8]) -> serde_json::Value {
    let said = String::from_utf8_lossy(&body[..body.len().min(600)]);
    assert_eq!(status, expected, "{said}");
    serde_json::from_slice(body).expect("JSON")
}
