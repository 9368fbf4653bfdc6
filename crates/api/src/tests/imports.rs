//! Workbooks sent by programs.

use super::rounds::{Answer, EDGE, OWNER, Server, fixture, parts};
use crate::results::rows::hex;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use procedure::{Kind, Role};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

pub(super) const ROUND: &str = "cchc-xa-minh-hoa-2024";
pub(super) const BASE: &str = "/api/v1/rounds/cchc-xa-minh-hoa-2024";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub(super) fn form(unit: &str) -> Vec<u8> {
    let file = fixture(ROUND).join("forms").join(format!("{unit}.xlsx"));
    std::fs::read(file).unwrap()
}

pub(super) async fn with_round() -> Server {
    let server = Server::empty().await;
    server.begin(ROUND).await;
    server
}

pub(super) struct Client<'s> {
    pub(super) server: &'s Server,
    pub(super) secret: String,
}

impl Client<'_> {
    pub(super) async fn call(&self, method: &str, path: &str, kind: &str, body: Vec<u8>) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, format!("Bearer {}", self.secret))
            .header(header::CONTENT_TYPE, kind);
        self.server
            .ask(request.body(Body::from(body)).unwrap())
            .await
    }
    pub(super) async fn get(&self, path: &str) -> Answer {
        self.call("GET", path, "", Vec::new()).await
    }
    pub(super) async fn send(&self, files: &[(&str, Vec<u8>)]) -> Answer {
        let body = parts(&[], "files", files);
        let kind = format!("multipart/form-data; boundary={EDGE}");
        let path = format!("{BASE}/imports?layer=self");
        self.call("POST", &path, &kind, body).await
    }
}

pub(super) fn json(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.bytes).unwrap()
}

async fn client<'s>(server: &'s Server, role: Role, unit: Option<&str>) -> (Client<'s>, String) {
    let (secret, id) = server.key(OWNER, &["import"], role, None, unit).await;
    (Client { server, secret }, id)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_sends_forms_looks_confirms_and_the_same_forms_change_nothing() {
    let server = with_round().await;
    let (client, id) = client(&server, Role::Coordinator, None).await;
    let files = [("MH001.xlsx", form("MH001")), ("MH002.xlsx", form("MH002"))];
    let sent = client.send(&files).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text());
    let own = json(&sent);
    let address = sent.header("location").to_owned();
    assert_eq!(own["links"]["own"], address.as_str());
    assert_eq!(own["state"], "waiting");
    assert_eq!(own["files"][1]["name"], "MH002.xlsx");
    let n = own["changes"].as_u64().unwrap();
    assert!(n > 100);
    let line = &own["lines"][0];
    assert_eq!(
        (&line["unit"], &line["before"]),
        (&Value::from("MH001"), &Value::Null)
    );
    assert_eq!(line["cell"]["file"], "MH001.xlsx");
    // Page by page the same changes.
    let page = json(&client.get(&format!("{address}?page=2&per_page=3")).await);
    assert_eq!(
        page["lines"].as_array().unwrap()[..],
        own["lines"].as_array().unwrap()[3..6]
    );
    let head = |server: &Server| {
        let store = server.app.store().clone();
        async move { store.round(OWNER, ROUND).await.unwrap().head_seq }
    };
    assert_eq!(
        head(&server).await,
        1,
        "nothing is stored before it is confirmed"
    );

    let confirm = format!("{address}/confirm");
    let done = client.call("POST", &confirm, "", Vec::new()).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    // Two more entries: one for each file.
    assert_eq!(json(&done)["entries"], n + 2);
    assert_eq!(head(&server).await, 1 + n + 2);
    let again = client.call("POST", &confirm, "", Vec::new()).await;
    assert_eq!(again.bytes, done.bytes);
    assert_eq!(json(&client.get(&address).await)["state"], "confirmed");

    let sent = json(&client.send(&files).await);
    assert_eq!(
        (&sent["changes"], &sent["same"]),
        (&Value::from(0), &Value::from(n))
    );
    let address = sent["links"]["confirm"].as_str().unwrap();
    let done = json(&client.call("POST", address, "", Vec::new()).await);
    assert_eq!(done["entries"], 0);
    assert_eq!(head(&server).await, 1 + n + 2);

    // Who did it stands in every entry and in the log.
    let store = server.app.store();
    let entries = store.entries(OWNER, ROUND, 1, None).await.unwrap();
    let actor = format!("key:{id}");
    assert!(entries.iter().all(|own| own.author == actor));
    let files: Vec<_> = entries
        .iter()
        .filter(|own| own.entry.kind == Kind::Imported)
        .map(|own| own.entry.extra["answers"].parse::<u64>().unwrap())
        .collect();
    assert_eq!(files.len(), 2);
    // Each tells the answers read from its own cells; words of a form stand in no cell.
    for (name, told) in ["MH001.xlsx", "MH002.xlsx"].iter().zip(files) {
        let of_file = |own: &&procedure::Entry| {
            let cell = own.entry.source.as_ref();
            cell.is_some_and(|cell| cell.file == *name)
        };
        let n_cells = entries.iter().filter(of_file).count() as u64;
        assert!(n_cells > 100 && told == n_cells, "{name}: {told}");
    }
    let log = store.audit_page(OWNER, None, 100).await.unwrap();
    let told = |action: &str| {
        log.iter()
            .any(|own| own.row.action == action && own.row.who == actor)
    };
    assert!(told("prepare-import") && told("import"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_original_stays_as_it_came_for_those_who_may_open_it() {
    let server = with_round().await;
    let (staff, _) = client(&server, Role::UnitStaff, Some("MH001")).await;
    let (other, _) = client(&server, Role::UnitStaff, Some("MH002")).await;
    let scopes = ["read", "import"];
    let runs = server.key(OWNER, &scopes, Role::Coordinator, None, None);
    let (secret, _) = runs.await;
    let auditor = Client {
        server: &server,
        secret,
    };
    let bytes = form("MH001");
    let digest = hex(&Sha256::digest(&bytes));
    let original = format!("{BASE}/originals/{digest}");
    let path = format!("{BASE}/imports?layer=self&name=MH001.xlsx");
    let sent = staff.call("POST", &path, XLSX, bytes.clone()).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text());
    assert_eq!(staff.get(&original).await.status, StatusCode::NOT_FOUND);
    let confirm = format!("{}/confirm", sent.header("location"));
    let done = staff.call("POST", &confirm, "", Vec::new()).await;
    assert_eq!(done.status, StatusCode::OK);
    for own in [&staff, &auditor] {
        let got = own.get(&original).await;
        assert_eq!((got.status, &got.bytes), (StatusCode::OK, &bytes));
        assert!(got.header("content-disposition").contains("MH001.xlsx"));
        let list = json(&own.get(&format!("{BASE}/originals")).await);
        assert_eq!(list[0]["digest"], digest);
        assert_eq!(list[0]["link"], original);
    }
    assert_eq!(other.get(&original).await.status, StatusCode::NOT_FOUND);
    let list = other.get(&format!("{BASE}/originals")).await;
    assert_eq!(json(&list), serde_json::json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_says_what_to_mend() {
    let server = with_round().await;
    let (staff, _) = client(&server, Role::UnitStaff, Some("MH001")).await;
    let path = format!("{BASE}/imports?layer=self");
    let rows = [
        // Path, kind of body, body, status, code.
        (
            path.as_str(),
            "application/pdf",
            b"%PDF".to_vec(),
            415,
            "unknown-kind",
        ),
        (path.as_str(), "", Vec::new(), 415, "unknown-kind"),
        (path.as_str(), XLSX, Vec::new(), 422, "cannot-be-used"),
        (
            path.as_str(),
            XLSX,
            b"PK\x03\x04 broken".to_vec(),
            422,
            "cannot-be-used",
        ),
        (
            path.as_str(),
            "multipart/form-data",
            b"x".to_vec(),
            400,
            "bad-request",
        ),
        (
            path.as_str(),
            "multipart/form-data; boundary=X",
            b"--X".to_vec(),
            400,
            "bad-request",
        ),
        (
            path.as_str(),
            "multipart/form-data; boundary=X",
            b"--X--\r\n".to_vec(),
            422,
            "cannot-be-used",
        ),
        (path.as_str(), XLSX, form("MH002"), 403, "not-granted"),
        (path.as_str(), XLSX, vec![0; 60 << 20], 413, "too-large"),
        (
            "/api/v1/rounds/cchc-xa-minh-hoa-2024/imports",
            XLSX,
            form("MH001"),
            400,
            "bad-request",
        ),
        (
            "/api/v1/rounds/cchc-xa-minh-hoa-2024/imports?layer=x",
            XLSX,
            form("MH001"),
            400,
            "bad-request",
        ),
        (
            "/api/v1/rounds/cchc-xa-minh-hoa-2024/imports?layer=imported",
            XLSX,
            form("MH001"),
            403,
            "not-granted",
        ),
        (
            "/api/v1/rounds/no-such-round/imports?layer=self",
            XLSX,
            form("MH001"),
            404,
            "not-found",
        ),
        (
            "/api/v1/rounds/cchc-xa-minh-hoa-2024/imports/x/confirm",
            "",
            Vec::new(),
            404,
            "not-found",
        ),
    ];
    for (path, kind, body, status, code) in rows {
        let answer = staff.call("POST", path, kind, body).await;
        let what = format!("{path} {kind}: {}", answer.text());
        assert_eq!(answer.status.as_u16(), status, "{what}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert_eq!(json(&answer)["code"], code, "{what}");
    }
    let broken = staff
        .send(&[("hỏng.xlsx", b"PK\x03\x04 broken".to_vec())])
        .await;
    let finding = &json(&broken)["findings"][0];
    assert_eq!(
        (&finding["file"], &finding["severity"]),
        (&Value::from("hỏng.xlsx"), &Value::from("error"))
    );
    assert!(finding["message"]["vi"].is_string() && finding["message"]["en"].is_string());
    // Of two files with one name the first is read, and it is said.
    let (coordinator, _) = client(&server, Role::Coordinator, None).await;
    let twice = coordinator
        .send(&[("a.xlsx", form("MH001")), ("a.xlsx", form("MH002"))])
        .await;
    let twice = json(&twice);
    let is_twice = |own: &Value| own["code"] == "file-name-twice";
    assert!(twice["findings"].as_array().unwrap().iter().any(is_twice));
    let lines = twice["lines"].as_array().unwrap();
    assert!(lines.iter().all(|own| own["unit"] == "MH001"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_acts_in_its_owners_rounds_with_its_scopes_and_on_its_own_imports() {
    let server = with_round().await;
    let (staff, _) = client(&server, Role::UnitStaff, Some("MH001")).await;
    let sent = staff.send(&[("MH001.xlsx", form("MH001"))]).await;
    let address = sent.header("location").to_owned();
    let store = server.app.store();
    store
        .add_owner("other", "Tỉnh khác", server.app.now())
        .await
        .unwrap();
    let rows = [
        ("other", &["import"][..], Role::Coordinator, None, 404),
        (OWNER, &["read", "sets"][..], Role::Coordinator, None, 403),
        (
            OWNER,
            &["import"][..],
            Role::Coordinator,
            Some("another-round"),
            403,
        ),
        (OWNER, &["import"][..], Role::ApiClient, None, 403),
        // Another key of the same round does not see what this one sent.
        (OWNER, &["import"][..], Role::Coordinator, None, 404),
    ];
    for (owner, scopes, role, round, status) in rows {
        let (secret, _) = server.key(owner, scopes, role, round, None).await;
        let other = Client {
            server: &server,
            secret,
        };
        let calls = [
            other.get(&address).await,
            other.call("DELETE", &address, "", Vec::new()).await,
            other
                .call("POST", &format!("{address}/confirm"), "", Vec::new())
                .await,
        ];
        for answer in calls {
            assert_eq!(
                answer.status.as_u16(),
                status,
                "{owner} {scopes:?} {role:?}"
            );
        }
    }
    let none = server.get(&address).await;
    assert_eq!(none.status, StatusCode::UNAUTHORIZED);
    assert_eq!(none.header("www-authenticate"), "Bearer");
    // Its own it drops, once.
    let gone = staff.call("DELETE", &address, "", Vec::new()).await;
    assert_eq!((gone.status, gone.bytes.len()), (StatusCode::NO_CONTENT, 0));
    let gone = staff.call("DELETE", &address, "", Vec::new()).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    let confirm = format!("{address}/confirm");
    let none = staff.call("POST", &confirm, "", Vec::new()).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}
