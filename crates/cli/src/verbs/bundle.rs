//! `round bundle` and `verify`: a result with everything needed to compute it again, and doing so.

use super::open::inputs;
use super::rank::context;
use crate::Exit;
use crate::output::{Output, io_words};
use ::round::{
    About, BundleKind, Verified, entries_of, internal_bundle, read_answers, run_entries,
};
use finding::{Finding, Place, Text};
use procedure::{Entry, Head, follow};
use std::path::Path;

const PROGRAM: &str = env!("CARGO_PKG_VERSION");
/// The chain of entries, where a server made the bundle.
const CHAIN: &str = "chain.jsonl";

pub(crate) fn make(folder: &Path, file: &Path, out: &mut Output) -> Exit {
    let Some((inputs, mut findings)) = inputs(folder, out) else {
        return Exit::Failed;
    };
    let (read, found) = read_answers(&inputs);
    let Some(read) = read else {
        out.findings(&found, true);
        return Exit::Failed;
    };
    // What reading says is said here; the result says what follows from the answers.
    findings.extend(found);
    let rows = entries_of(&read);
    let (ran, found) = run_entries(&inputs, &rows);
    let Some(ran) = ran else {
        out.findings(&found, true);
        return Exit::Failed;
    };
    let notices = context(&inputs, &ran, &found, &[], out);
    let notices = notices.said().into_iter().map(ToOwned::to_owned).collect();
    let mut about = About::of(BundleKind::Internal, PROGRAM, &inputs, &ran.set, notices);
    about.act = inputs.manifest.act.clone().map(Into::into);
    let more = workbook::Files::new();
    let bytes = match internal_bundle(&inputs, &rows, (&ran, &found), about, more) {
        Ok(bytes) => bytes,
        Err(finding) => {
            out.findings(&[*finding], true);
            return Exit::Failed;
        }
    };
    if !out.write_file(file, &bytes) {
        return Exit::Failed;
    }
    let shown = file.display();
    out.say(&Text::new(
        format!("đã ghi {shown}; kiểm tra bằng parindex verify {shown}"),
        format!("{shown} is written; check it with parindex verify {shown}"),
    ));
    out.findings(&findings, false);
    out.close(&findings)
}

pub(crate) fn verify(file: &Path, out: &mut Output) -> Exit {
    let shown = file.display().to_string();
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            let why = io_words(&error);
            out.say(&Text::new(
                format!("không đọc được {shown}: {}", why.vi),
                format!("{shown} cannot be read: {}", why.en),
            ));
            return Exit::Failed;
        }
    };
    let (verified, mut findings) = ::round::verify(&shown, &bytes, PROGRAM);
    let Some(verified) = verified else {
        out.findings(&findings, true);
        return Exit::Failed;
    };
    let chain = chain(&shown, &verified, &mut findings);
    tell(&verified, chain, &findings, out);
    out.findings(&findings, true);
    out.close(&findings)
}

/// How many entries follow from one another up to the head that the bundle names; `None` where it holds no chain.
fn chain(file: &str, verified: &Verified, findings: &mut Vec<Finding>) -> Option<usize> {
    let bytes = verified.more.get(CHAIN)?;
    let text = String::from_utf8_lossy(bytes);
    let entries: Result<Vec<Entry>, _> = text.lines().map(serde_json::from_str).collect();
    let head = entries
        .as_ref()
        .ok()
        .map(|entries| follow(Head::default(), entries));
    let named = verified.about.head.as_ref();
    match (head, entries) {
        (Some(Ok(head)), Ok(entries))
            if named.is_none_or(|own| own.seq == head.seq && own.digest == head.digest) =>
        {
            Some(entries.len())
        }
        (Some(Err(at)), _) => {
            findings.push(broken(file, &at.to_string()));
            None
        }
        _ => {
            findings.push(broken(file, CHAIN));
            None
        }
    }
}

fn broken(file: &str, at: &str) -> Finding {
    Finding::error("bundle-chain-broken", Place::file(file))
        .says(
            "chuỗi ghi nhận trong gói không nối tiếp, hoặc không dẫn tới mã đã nêu",
            "the chain of entries in the bundle does not hold, or does not lead to the head that it names",
        )
        .found(at, at)
}

fn tell(verified: &Verified, chain: Option<usize>, findings: &[Finding], out: &mut Output) {
    let about = &verified.about;
    let (vi, en) = match about.kind {
        BundleKind::Internal => ("gói nội bộ", "internal bundle"),
        BundleKind::Public => ("gói công khai", "public bundle"),
    };
    let act = about.act.as_ref().map(|act| {
        let number = act.get("number").or(Some(act));
        number
            .and_then(|own| own.as_str())
            .unwrap_or_default()
            .to_owned()
    });
    let say = |vi: String, en: String| Text::new(vi, en).get(out.lang).to_owned();
    let mut lines = vec![
        say(
            format!("{} ({vi})", about.title),
            format!("{} ({en})", about.title),
        ),
        format!("SHA-256 {}", verified.digest),
        say(
            format!(
                "bộ tiêu chí {}, số liệu đến {}, parindex {}",
                about.set, about.as_of, about.parindex
            ),
            format!(
                "set {}, figures to {}, parindex {}",
                about.set, about.as_of, about.parindex
            ),
        ),
        match act {
            Some(act) => say(format!("văn bản công bố: {act}"), format!("act: {act}")),
            None => say(
                "DỰ THẢO – CHƯA CÔNG BỐ".into(),
                "DRAFT – NOT PUBLISHED".into(),
            ),
        },
    ];
    for own in &verified.recomputed {
        let own = own.get(out.lang);
        lines.push(say(
            format!("đã tính lại: {own}"),
            format!("computed again: {own}"),
        ));
    }
    if let Some(n) = chain {
        lines.push(say(
            format!("chuỗi ghi nhận liền mạch: {n} mục"),
            format!("the chain of entries holds: {n} entries"),
        ));
    }
    if !findings.iter().any(Finding::is_error) {
        lines.push(say("không có khác biệt".into(), "nothing differs".into()));
    }
    out.result(&format!("{}\n", lines.join("\n")));
}
