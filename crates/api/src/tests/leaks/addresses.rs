//! Every address and every form of the gate's table, with what may stand in it.

use super::forms;
use super::people::{OTHER, OWN, ROUND, Who};
use crate::gate::{Method, ROWS, Row};
use crate::tests::rounds::{Answer, Server};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Figures of the machine.
const OF_THE_MACHINE: &[&str] = &["/metrics", "/healthz"];
/// Reads of the rows whose answer holds a secret drawn for it.
const DRAWN: &[&str] = &["/account/codes"];
/// Who reads how far chains have come sees that something was entered, and never what.
const CHAINS: &[&str] = &["/log/check"];

/// Ids that are drawn at random, of things of the other unit where they belong to one.
#[derive(Default, Clone)]
pub(in crate::tests) struct Names {
    pub(super) account: String,
    pub(super) key: String,
    pub(super) hook: String,
    pub(super) plan: String,
    pub(super) preview: String,
    pub(super) evidence: String,
}

impl Names {
    /// What may stand in place of a parameter of a path. A name that is not here fails the test: say what a route's new parameter can hold.
    fn fillings(&self, name: &str) -> Vec<&str> {
        match name {
            "round" => vec![ROUND],
            "unit" => vec![OWN, OTHER, "MH9999"],
            "leaf" => vec!["1.1", "3.2", "8.1"],
            "file" => vec![
                "ranking-1.svg",
                "fields-1.svg",
                "radar-MH0301.svg",
                "radar-MH0302.png",
                "set.toml",
                "compare.csv",
                "impact.csv",
            ],
            // Drafts hold no unit's figures; what one does to a round is tested where there is one.
            "draft" => vec!["00000000000000000000000000000000"],
            "digest" => vec![&self.evidence],
            "set" => vec!["cchc-xa-huyen-minh-hoa"],
            "year" => vec!["2019"],
            "survey" => vec!["sipas"],
            "version" => vec!["1"],
            "path" => vec!["portal.css"],
            "account" => vec![&self.account],
            "key" => vec![&self.key],
            "hook" => vec![&self.hook],
            "plan" => vec![&self.plan],
            "preview" => vec![&self.preview],
            other => panic!("nothing is known to stand in place of {{{other}}} in a path"),
        }
    }

    /// The addresses of a row's path.
    pub(in crate::tests) fn filled(&self, path: &str) -> Vec<String> {
        let Some(start) = path.find('{') else {
            return vec![path.to_owned()];
        };
        let end = path[start..].find('}').unwrap() + start;
        let name = path[start + 1..end].trim_start_matches('*');
        let own = self.fillings(name).into_iter();
        own.flat_map(|value| self.filled(&format!("{}{value}{}", &path[..start], &path[end + 1..])))
            .collect()
    }
}

/// A request of the walk: the row, the address, and what is sent with it.
pub(super) struct Asked {
    pub(super) row: &'static Row,
    pub(super) address: String,
    form: Option<forms::Form>,
}

/// Every request there is: addresses with the searches and orders that pages know, then forms.
pub(super) fn requests(names: &Names) -> Vec<Asked> {
    let mut all = Vec::new();
    let reads = ROWS.iter().filter(|row| row.method == Method::Get);
    for row in reads.filter(|row| !OF_THE_MACHINE.contains(&row.path) && !DRAWN.contains(&row.path))
    {
        for address in names.filled(row.path) {
            let plain = Asked {
                row,
                address: address.clone(),
                form: None,
            };
            all.push(plain);
            // Drawing takes longest here, and takes no search.
            if row.path.contains("{round}") && !row.path.starts_with("/charts/") {
                let query = format!(
                    "lang=en&q=302&sort=total&block=1&unit={OTHER}&units={OWN},{OTHER}&done=moved"
                );
                all.push(Asked {
                    row,
                    address: format!("{address}?{query}"),
                    form: None,
                });
            }
        }
    }
    for row in ROWS.iter().filter(|row| row.method.changes()) {
        for form in forms::of(row) {
            for mut address in names.filled(row.path) {
                if !form.query.is_empty() {
                    address = format!("{address}?{}", form.query);
                }
                all.push(Asked {
                    row,
                    address,
                    form: Some(form.clone()),
                });
            }
        }
    }
    all
}

/// What came back, but for what is new at each request.
fn told(answer: &Answer, drawn: bool) -> String {
    let request = answer.header("x-request-id").to_owned();
    let mut text = format!("{}\n", answer.status);
    let bundle = bundle(&answer.bytes);
    for (name, value) in &answer.headers {
        let name = name.as_str();
        if name == "content-length" && bundle.is_some() {
            continue;
        }
        if name == "location" {
            text.push_str(&format!("location: {}\n", without_ids(answer.to())));
        } else if name != "date" && name != "x-request-id" {
            text.push_str(&format!("{name}: {value:?}\n"));
        }
    }
    if drawn {
        return text;
    }
    let body = bundle.unwrap_or_else(|| String::from_utf8_lossy(&answer.bytes).into_owned());
    if request.is_empty() {
        text.push_str(&body);
    } else {
        text.push_str(&body.replace(&request, "…"));
    }
    text
}

/// The files of a bundle, without where the chain stood: what a public bundle says of that is a digest of everything, and nothing by itself.
fn bundle(bytes: &[u8]) -> Option<String> {
    let bytes = Arc::from(bytes);
    let files = workbook::read_archive("bundle.zip", &bytes, &workbook::Limits::default()).ok()?;
    files.get("bundle.json")?;
    let mut text = String::new();
    for (name, bytes) in &files {
        text.push_str(&format!("{name}\n"));
        match serde_json::from_slice::<serde_json::Value>(bytes) {
            Ok(mut about) if name == "bundle.json" => {
                about.as_object_mut().unwrap().remove("head").unwrap();
                text.push_str(&format!("{about:#}\n"));
            }
            _ => text.push_str(&String::from_utf8_lossy(bytes)),
        }
    }
    Some(text)
}

/// An address without the ids that were drawn for it: 32 letters of hex between slashes.
fn without_ids(address: &str) -> String {
    let is_id = |part: &str| part.len() == 32 && part.bytes().all(|own| own.is_ascii_hexdigit());
    let parts = address.split('/');
    let parts: Vec<&str> = parts
        .map(|part| if is_id(part) { "…" } else { part })
        .collect();
    parts.join("/")
}

/// What programs are told of an import, without its random id and the tags of bytes that hold it.
fn without(text: &str, address: &str) -> String {
    let id = address.rsplit('/').next().unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with("etag: "));
    lines.collect::<Vec<_>>().join("\n").replace(id, "…")
}

/// Whether the gate itself refused: by path and role, whatever stands in the round.
fn at_the_gate(answer: &Answer) -> bool {
    answer.status == StatusCode::UNAUTHORIZED
        || answer.to().starts_with("/sign-in?to=")
        || (answer.status == StatusCode::FORBIDDEN
            && ["chưa được giao quyền", "not granted this"]
                .iter()
                .any(|words| String::from_utf8_lossy(&answer.bytes).contains(words)))
}

/// The page that a form stands on: the nearest that can be read at or above its address. A refused form comes back on it.
fn page_of(address: &str) -> String {
    let parts: Vec<&str> = address.split('/').collect();
    let fits = |row: &Row, n: usize| {
        let own: Vec<&str> = row.path.split('/').collect();
        let mut pairs = own.iter().zip(&parts);
        own.len() == n && pairs.all(|(own, part)| own.starts_with('{') || own == part)
    };
    let is_page = |n: &usize| {
        let mut rows = ROWS.iter().filter(|row| row.method == Method::Get);
        rows.any(|row| fits(row, *n))
    };
    let n = (2..=parts.len()).rev().find(is_page).unwrap_or(2);
    parts[..n].join("/")
}

async fn ask(
    server: &Server,
    who: &Who,
    method: &str,
    address: &str,
    form: Option<&forms::Form>,
) -> Answer {
    let mut request = Request::builder().method(method).uri(address);
    for (name, value) in who.headers() {
        request = request.header(name, value);
    }
    let body = match form {
        None => Body::empty(),
        Some(form) => {
            request = request
                .header("host", "cchc.example")
                .header(
                    "referer",
                    format!("https://cchc.example{}", page_of(address)),
                )
                .header("content-type", form.kind());
            Body::from(form.bytes())
        }
    };
    server.ask(request.body(body).unwrap()).await
}

/// What the gate refused to somebody: asked once, since it looks at nothing in a round.
pub(super) type Shut = BTreeSet<usize>;

/// Request → answer, and what became of where it sent the reader.
pub(super) async fn walk(
    server: &Server,
    who: &Who,
    requests: &[Asked],
    shut: &mut Shut,
) -> BTreeMap<usize, String> {
    let mut found = BTreeMap::new();
    for (at, asked) in requests.iter().enumerate() {
        let skipped = shut.contains(&at)
            || (who.checks_chains && CHAINS.contains(&asked.row.path))
            || (asked.row.method.changes() && forms::is_last(asked.row));
        if skipped {
            continue;
        }
        let form = asked.form.as_ref();
        let answer = ask(server, who, asked.row.method.name(), &asked.address, form).await;
        let mut text = told(&answer, false);
        assert!(
            !answer.status.is_server_error(),
            "{} {}\n{text}",
            who.name,
            asked.address
        );
        if at_the_gate(&answer) {
            shut.insert(at);
        } else if let Some(onward) = form
            .map(|_| answer.to().to_owned())
            .filter(|to| !to.is_empty())
        {
            let there = ask(server, who, "GET", &onward, None).await;
            text.push_str(&told(&there, false).replace(&onward, "…"));
            let confirm = if onward.contains("/imports/") {
                format!("{onward}/confirm")
            } else {
                onward.clone()
            };
            if onward.contains("/import/") || onward.contains("/imports/") {
                let form = forms::Form::plain();
                let confirmed = ask(server, who, "POST", &confirm, Some(&form)).await;
                text.push_str(&told(&confirmed, false));
            }
            if onward.contains("/imports/") {
                text = without(&text, &onward);
            }
        }
        found.insert(at, text);
    }
    found
}

/// The forms that end something or draw something at random: asked once, last, and compared without what was drawn.
pub(super) async fn last(
    server: &Server,
    who: &Who,
    requests: &[Asked],
) -> BTreeMap<usize, String> {
    let mut found = BTreeMap::new();
    for (at, asked) in requests.iter().enumerate() {
        if asked.form.is_some() && forms::is_last(asked.row) {
            let form = asked.form.as_ref();
            let answer = ask(server, who, asked.row.method.name(), &asked.address, form).await;
            found.insert(at, told(&answer, answer.status.is_success()));
        }
    }
    found
}
