//! What is sent with each form, so that some are taken and some refused.

use super::people::{OTHER, OWN};
use crate::gate::Row;
use crate::layout::in_query;
use crate::tests::rounds::{EDGE, parts};
use std::sync::Arc;

/// A form as it is sent.
#[derive(Clone)]
pub(super) struct Form {
    parts: bool,
    /// What stands behind the address.
    pub(super) query: &'static str,
    body: Arc<[u8]>,
}

impl Form {
    pub(super) fn plain() -> Self {
        Self::pairs(&[])
    }
    fn pairs(pairs: &[(&str, &str)]) -> Self {
        let pairs = pairs
            .iter()
            .map(|(name, value)| format!("{name}={}", in_query(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        Self {
            parts: false,
            query: "",
            body: body.into_bytes().into(),
        }
    }
    /// Fields, and a file under a name.
    fn parts(fields: &[(&str, &str)], field: &str, name: &str, bytes: &[u8]) -> Self {
        let body = parts(fields, field, &[(name, bytes)]);
        Self {
            parts: true,
            query: "",
            body: body.into(),
        }
    }
    fn asking(self, query: &'static str) -> Self {
        Self { query, ..self }
    }
    pub(super) fn kind(&self) -> String {
        if self.parts {
            format!("multipart/form-data; boundary={EDGE}")
        } else {
            "application/x-www-form-urlencoded".to_owned()
        }
    }
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.body.to_vec()
    }
}

/// Rows that end a session, or whose answer draws something at random: asked last of all.
pub(super) fn is_last(row: &Row) -> bool {
    [
        "/sign-out",
        "/users",
        "/users/{account}/password",
        "/users/{account}/codes",
        "/users/{account}/open",
        "/keys",
        "/webhooks",
    ]
    .contains(&row.path)
}

/// What is sent to a row. A row that is not here fails the test: say what its form holds, once so that it is taken and, where that differs, once so that it is refused.
pub(super) fn of(row: &Row) -> Vec<Form> {
    let one = |pairs: &[(&str, &str)]| vec![Form::pairs(pairs)];
    let said = "theo biên bản làm việc";
    match row.path {
        "/rounds/{round}/import" => {
            let own = super::super::rounds::fixture(super::people::ROUND);
            let table = std::fs::read(own.join("answers/tu-cham.csv")).unwrap();
            vec![
                Form::parts(&[("layer", "self")], "files", "tu-cham.csv", &table),
                Form::parts(
                    &[("layer", "appraised-1")],
                    "files",
                    "x.xlsx",
                    b"no workbook",
                ),
            ]
        }
        "/rounds/{round}/import/{preview}" => vec![Form::plain()],
        "/api/v1/rounds/{round}/imports" => {
            let own = super::super::rounds::fixture(super::people::ROUND);
            let table = std::fs::read(own.join("answers/tu-cham.csv")).unwrap();
            let (good, bad) = ("tu-cham.csv", b"no workbook");
            vec![
                Form::parts(&[], "files", good, &table).asking("layer=self"),
                Form::parts(&[], "files", "x.xlsx", bad).asking("layer=appraised-1"),
            ]
        }
        "/api/v1/rounds/{round}/imports/{preview}"
        | "/api/v1/rounds/{round}/imports/{preview}/confirm" => vec![Form::plain()],
        "/rounds/{round}/inside/stage" => one(&[("stage", "council"), ("reason", said)]),
        "/rounds/{round}/inside/deadline" => one(&[("stage", "council"), ("day", "2027-02-01")]),
        "/rounds/{round}/inside/reopen" => one(&[
            ("unit", OTHER),
            ("stage", "self-scoring"),
            ("until", "2027-02-01"),
            ("allowed-by", "Sở Nội vụ"),
            ("reason", said),
        ]),
        "/rounds/{round}/inside/notify" => one(&[("unit", OTHER)]),
        "/rounds/{round}/appraise" => one(&[("leaf", "1.1"), ("seen", "yes")]),
        "/rounds/{round}/appraise-table/{leaf}" | "/rounds/{round}/council/table/{leaf}" => {
            let line = format!("u-{OTHER}/points");
            vec![
                Form::pairs(&[(line.as_str(), "1"), ("reason", said)]),
                Form::pairs(&[(line.as_str(), "x"), ("reason", said)]),
            ]
        }
        "/rounds/{round}/appraise/{leaf}" => one(&[]),
        "/rounds/{round}/appraise/{leaf}/{unit}" => vec![
            Form::pairs(&[("verdict", "accept")]),
            Form::pairs(&[("verdict", "change"), ("f-points", "1,5"), ("reason", said)]),
            Form::pairs(&[("verdict", "change"), ("f-points", "x"), ("reason", "")]),
        ],
        "/rounds/{round}/explain/{unit}/{leaf}" => one(&[("words", said)]),
        "/rounds/{round}/review/{unit}/{leaf}" => vec![
            Form::pairs(&[("words", said)]),
            Form::pairs(&[("words", said), ("understood", "yes")]),
        ],
        "/rounds/{round}/try/{unit}" => one(&[
            ("leaf", "1.1"),
            ("f-1.1-issued", "01/02/2019"),
            ("do", "compute"),
        ]),
        "/rounds/{round}/try/{unit}/plans/{plan}" => one(&[]),
        "/rounds/{round}/reviews/{unit}/{leaf}" => {
            one(&[("decision", "granted"), ("reason", said)])
        }
        "/rounds/{round}/council/minutes" => {
            one(&[("unit", OTHER), ("leaf", "1.1"), ("words", said)])
        }
        "/rounds/{round}/council/points" => one(&[
            ("unit", OTHER),
            ("leaf", "1.1"),
            ("f-points", "1"),
            ("reason", said),
        ]),
        "/rounds/{round}/council/vote" => one(&[("item", "1"), ("choice", "for")]),
        "/rounds/{round}/publication" => vec![Form::parts(
            &[
                ("kind", "decision"),
                ("number", "1/QĐ-UBND"),
                ("date", "2027-01-09"),
                ("body", "UBND"),
                ("signer", "Chủ tịch"),
                ("face", "classes"),
            ],
            "file",
            "qd.pdf",
            b"%PDF-1.7",
        )],
        "/rounds/{round}/self/{unit}/{leaf}" => vec![
            Form::pairs(&[("f-issued", "05/02/2019")]),
            Form::pairs(&[("f-issued", "hôm qua"), ("f-points", "x")]),
        ],
        "/rounds/{round}/self/{unit}/{leaf}/evidence" => {
            vec![Form::parts(&[], "file", "kh.pdf", b"%PDF-1.7 ke hoach")]
        }
        "/rounds/{round}/self/{unit}/{leaf}/evidence/remove" => one(&[("digest", &"1".repeat(64))]),
        "/rounds/{round}/approve/{unit}" => one(&[]),
        // A draft that is made has an id of its own in each world: these are refused.
        "/criteria/drafts" => one(&[
            ("from", &format!("round/{}", super::people::ROUND)),
            ("year", "năm sau"),
            ("reason", said),
        ]),
        "/criteria/drafts/file" | "/criteria/drafts/{draft}" => {
            vec![Form::parts(&[("reason", said)], "file", "x.toml", b"x = ")]
        }
        "/api/v1/sets/drafts" => {
            let own = Form::parts(&[], "file", "x.toml", b"x = ");
            vec![own.asking("reason=x")]
        }
        "/api/v1/sets/drafts/{draft}" => {
            vec![Form::parts(&[], "file", "x.toml", b"x = ")]
        }
        "/api/v1/sets/drafts/{draft}/previews/{preview}" => vec![Form::plain()],
        "/api/v1/sets/drafts/{draft}/previews/{preview}/confirm" => {
            vec![Form::plain().asking("reason=x")]
        }
        "/criteria/drafts/{draft}/previews/{preview}" => one(&[("reason", said)]),
        "/sign-in" => one(&[("name", "staff"), ("password", "không phải mật khẩu")]),
        "/sign-in/code" => one(&[("code", "123456")]),
        "/account/password" => one(&[("old", "x"), ("new", "mười hai ký tự"), ("again", "x")]),
        "/account/codes" => one(&[("secret", "AAAA"), ("seal", "x"), ("code", "123456")]),
        "/users/{account}/grants" => one(&[("role", "unit-staff"), ("unit", OWN)]),
        "/users/{account}/grants/end" => one(&[("at", "0"), ("of", "1")]),
        "/users" => one(&[("name", "moi"), ("role", "unit-staff"), ("unit", OTHER)]),
        "/keys" => one(&[
            ("name", "cổng"),
            ("role", "api-client"),
            ("expires", "2027-06-01"),
        ]),
        "/webhooks" => one(&[("url", "https://portal.example/hook")]),
        "/sign-out"
        | "/users/{account}/password"
        | "/users/{account}/codes"
        | "/users/{account}/open"
        | "/keys/{key}/revoke"
        | "/webhooks/{hook}/remove"
        | "/webhooks/{hook}/try" => one(&[]),
        other => panic!(
            "nothing is known to be sent to {} {other}",
            row.method.name()
        ),
    }
}
