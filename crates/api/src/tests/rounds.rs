//! A server with rounds in it, and requests to it.

use crate::results::rows::{entries_of_rows, hex};
use crate::{App, Clock, Settings, router};
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::Timestamp;
use procedure::{Act, ActKind, Depth, Face, Grant, NewEntry, Publication, Role, Scope, Stage};
use round::AnswerFiles;
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};
use store::{NewKey, NewRound, Store};
use tower::ServiceExt;

/// The owner of every round of these tests.
pub(super) const OWNER: &str = "default";

/// A server whose folder goes with it.
pub(super) struct Server {
    pub(super) app: App,
    router: axum::Router,
    folder: tempfile::TempDir,
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) bytes: Vec<u8>,
}

impl Answer {
    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }
    /// Where it sends the reader; empty where it does not.
    pub(super) fn to(&self) -> &str {
        self.header("location")
    }
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |own| own.to_str().unwrap())
    }
}

fn now() -> Timestamp {
    "2027-01-10T02:00:00Z".parse().unwrap()
}

/// The path of a folder of `fixtures/`.
pub(super) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures")
        .join(name)
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir_all(&to).unwrap();
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

impl Server {
    /// One without rounds.
    pub(super) async fn empty() -> Self {
        let own = Self::over(tempfile::tempdir().unwrap()).await;
        // The owner may be there from the start.
        let _ = own.app.store().add_owner(OWNER, "UBND tỉnh", now()).await;
        own
    }
    /// One without rounds, with these settings and this clock.
    pub(super) async fn with(settings: Settings, clock: Clock) -> Self {
        let own = Self::so(tempfile::tempdir().unwrap(), settings, clock).await;
        let _ = own.app.store().add_owner(OWNER, "UBND tỉnh", now()).await;
        own
    }
    /// One over what stands in a folder.
    async fn over(folder: tempfile::TempDir) -> Self {
        let settings = Settings {
            // The clock of these tests stands still, and sessions are begun without codes.
            requests_a_minute: u32::MAX,
            codes_for_staff: false,
            ..Settings::default()
        };
        Self::so(folder, settings, Clock::from_fn(now)).await
    }
    async fn so(folder: tempfile::TempDir, settings: Settings, clock: Clock) -> Self {
        let settings = Settings {
            data: folder.path().to_owned(),
            ..settings
        };
        let store = Store::open(None, folder.path()).await.unwrap();
        let app = App::new(store, settings, clock);
        Self {
            router: router(&app),
            app,
            folder,
        }
    }
    /// The data folder.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }
    /// Another with all that this one holds, ids and sessions too; nothing may be written meanwhile.
    pub(super) async fn twin(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(self.folder.path(), folder.path());
        Self::over(folder).await
    }
    /// Takes a round of `fixtures/` in, answers and all.
    pub(super) async fn add(&self, name: &str) {
        let (inputs, _) = round::open(&fixture(name));
        let inputs = inputs.unwrap();
        let files = round::pack(&inputs, AnswerFiles::Leave).unwrap();
        let (read, _) = round::read_answers(&inputs);
        let entries = entries_of_rows(&round::entries_of(&read.unwrap()));
        let new = NewRound {
            id: name.to_owned(),
            title: inputs.manifest.title.clone(),
            year: i32::from(inputs.manifest.year),
            files: files
                .into_iter()
                .map(|(path, bytes)| (path, bytes.to_vec()))
                .collect(),
        };
        let store = self.app.store();
        store.add_round(OWNER, new, now()).await.unwrap();
        store
            .append(OWNER, name, "someone", now(), None, entries)
            .await
            .unwrap();
    }
    /// Takes a round of `fixtures/` in without an answer, in self-scoring.
    pub(super) async fn begin(&self, name: &str) {
        let (inputs, _) = round::open(&fixture(name));
        let inputs = inputs.unwrap();
        let files = round::pack(&inputs, AnswerFiles::Leave).unwrap();
        let files = files.into_iter();
        let new = NewRound {
            id: name.to_owned(),
            title: inputs.manifest.title.clone(),
            year: i32::from(inputs.manifest.year),
            files: files.map(|(path, bytes)| (path, bytes.to_vec())).collect(),
        };
        let store = self.app.store();
        store.add_round(OWNER, new, now()).await.unwrap();
        let moved = vec![NewEntry::stage_moved(Stage::SelfScoring, None)];
        store
            .append(OWNER, name, "someone", now(), None, moved)
            .await
            .unwrap();
    }
    /// A key for this owner, with these scopes, as whom; its secret and its id.
    pub(super) async fn key(
        &self,
        owner: &str,
        scopes: &[&str],
        role: Role,
        round: Option<&str>,
        unit: Option<&str>,
    ) -> (String, String) {
        let secret = format!("parindex_{}", store::random_secret());
        let key = NewKey {
            hash: hex(&Sha256::digest(secret.as_bytes())),
            name: "phần mềm một cửa".to_owned(),
            scopes: scopes.iter().map(|own| (*own).to_owned()).collect(),
            grants: vec![Grant {
                role,
                owner: owner.to_owned(),
                round: round.map(str::to_owned),
                unit: unit.map(str::to_owned),
                scope: Scope::All,
                expires: None,
            }],
            author: "someone".to_owned(),
            expires: None,
        };
        let key = self.app.store().add_key(owner, key, now()).await.unwrap();
        (secret, key.id)
    }
    /// Publishes a round with this face; once more, and it is the next version.
    pub(super) async fn publish(&self, name: &str, face: Face) {
        self.publish_at(name, face, None).await;
    }
    /// The same, shown from a time on.
    pub(super) async fn publish_at(&self, name: &str, face: Face, embargo: Option<Timestamp>) {
        let store = self.app.store();
        let row = store.round(OWNER, name).await.unwrap();
        let entries = store.entries(OWNER, name, 0, None).await.unwrap();
        let before = procedure::publications(&entries).len();
        let publication = Publication {
            version: u32::try_from(before).unwrap() + 1,
            act: Act {
                kind: ActKind::Decision,
                number: "12/QĐ-UBND".to_owned(),
                date: "2027-01-05".parse().unwrap(),
                body: "UBND tỉnh".to_owned(),
                signer: "Chủ tịch".to_owned(),
                file: hex(&[0xab; 32]),
            },
            face,
            embargo,
            head: row.head_seq,
            head_digest: row.head_digest.clone(),
            content: row.content_digest.clone(),
            public_bundle: hex(&[1; 32]),
            internal_bundle: hex(&[2; 32]),
            note: None,
        };
        store
            .append(
                OWNER,
                name,
                "someone",
                now(),
                None,
                vec![publication.entry()],
            )
            .await
            .unwrap();
    }
    /// A server with the round of Phú Thọ, published to its fields.
    pub(super) async fn phu_tho() -> Self {
        let own = Self::empty().await;
        own.add("phu-tho-2026").await;
        own.publish(
            "phu-tho-2026",
            Face::Full {
                depth: Depth::Fields,
            },
        )
        .await;
        own
    }
    /// Asks for an address.
    pub(super) async fn get(&self, address: &str) -> Answer {
        self.get_with(address, &[]).await
    }
    /// The same with headers.
    pub(super) async fn get_with(&self, address: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::get(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.ask(request.body(Body::empty()).unwrap()).await
    }
    /// Asks anything.
    pub(super) async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        Answer {
            status: response.status(),
            headers: response.headers().clone(),
            bytes: to_bytes(response.into_body(), 64 << 20)
                .await
                .unwrap()
                .to_vec(),
        }
    }
}

/// What stands between the parts of [`parts`].
pub(super) const EDGE: &str = "edge-of-a-part";

/// A form of fields and files, as a browser sends it: the files under one name, each with its own.
pub(super) fn parts(
    fields: &[(&str, &str)],
    field: &str,
    files: &[(&str, impl AsRef<[u8]>)],
) -> Vec<u8> {
    let head = |name: &str| format!("--{EDGE}\r\ncontent-disposition: form-data; name=\"{name}\"");
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend_from_slice(format!("{}\r\n\r\n{value}\r\n", head(name)).as_bytes());
    }
    for (name, bytes) in files {
        let head = format!("{}; filename=\"{name}\"\r\n\r\n", head(field));
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes.as_ref());
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
    body
}
