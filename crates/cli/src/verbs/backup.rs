//! `parindex backup` and `parindex restore`.

use crate::args::{Backup, Restore};
use crate::{Exit, output::Output};
use finding::Text;
use jiff::Timestamp;
use store::{Failure, Store};

/// Writes everything that a server holds into a new folder; the server may go on meanwhile.
pub(crate) fn run(words: &Backup, out: &mut Output) -> Exit {
    let place = &words.place;
    if place.database.is_none() && !place.data.join("parindex.db").exists() {
        out.say(&Text::new(
            format!(
                "không có dữ liệu của máy chủ trong {}",
                place.data.display()
            ),
            format!("there is no server's data in {}", place.data.display()),
        ));
        return Exit::Failed;
    }
    let done = waited(async {
        let store = Store::open_unchanged(place.database.as_deref(), &place.data).await?;
        let written = store.backup(&words.to, Timestamp::now()).await?;
        let broken = store.broken_chains().await?;
        Ok((written, broken))
    });
    match done {
        Ok((written, broken)) => {
            out.say(&Text::new(
                format!(
                    "đã sao lưu vào {}: {} dòng, {} tệp (gồm cả mật khẩu đã băm và tệp settings.json nếu có)",
                    words.to.display(),
                    written.rows,
                    written.files
                ),
                format!(
                    "backed up into {}: {} rows, {} files (password hashes included, and settings.json where there is one)",
                    words.to.display(),
                    written.rows,
                    written.files
                ),
            ));
            chains(&broken, out)
        }
        Err(error) => failed(out, &error),
    }
}

/// Restores a backup into an empty place, of either database.
pub(crate) fn restore(words: &Restore, out: &mut Output) -> Exit {
    let place = &words.place;
    let done = waited(async {
        let (store, restored) =
            Store::restore(place.database.as_deref(), &place.data, &words.from).await?;
        store.close().await;
        Ok(restored)
    });
    match done {
        Ok(restored) => {
            out.say(&Text::new(
                format!(
                    "đã khôi phục {} dòng, {} tệp; mọi người phải đăng nhập lại",
                    restored.rows, restored.files
                ),
                format!(
                    "restored {} rows, {} files; everybody has to sign in again",
                    restored.rows, restored.files
                ),
            ));
            chains(&restored.broken, out)
        }
        Err(error) => failed(out, &error),
    }
}

/// Says which chains do not hold.
fn chains(broken: &[(String, Option<String>, store::Break)], out: &mut Output) -> Exit {
    for (owner, round, own) in broken {
        let of = round.as_deref().unwrap_or("log");
        out.say(&Text::new(
            format!(
                "chuỗi ghi nhận {owner}/{of} đứt ở số {} ({})",
                own.seq, own.what
            ),
            format!(
                "the chain {owner}/{of} is broken at number {} ({})",
                own.seq, own.what
            ),
        ));
    }
    if broken.is_empty() {
        Exit::Clean
    } else {
        Exit::Findings
    }
}

fn waited<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    tokio::runtime::Runtime::new()?.block_on(work)
}

fn failed(out: &mut Output, error: &Failure) -> Exit {
    let why = match error {
        Failure::Exists => Text::new("thư mục đích đã có", "the target folder is there already"),
        Failure::NotEmpty => Text::new(
            "nơi khôi phục đã có dữ liệu; hãy chọn nơi trống",
            "the place holds data already; choose an empty one",
        ),
        Failure::Newer => Text::new(
            "do phiên bản mới hơn của chương trình tạo ra; hãy dùng phiên bản đó",
            "it was made by a newer version of this program; use that version",
        ),
        Failure::Older => Text::new(
            "dữ liệu do phiên bản cũ hơn tạo ra; hãy chạy máy chủ một lần bằng phiên bản này rồi sao lưu",
            error.to_string(),
        ),
        Failure::Damaged(_) => Text::new(
            "bản sao lưu hoặc dữ liệu không nguyên vẹn",
            error.to_string(),
        ),
        Failure::Disk(error) => crate::output::io_words(error),
        Failure::Database(source) => Text::new(
            format!("cơ sở dữ liệu: {source}"),
            format!("the database: {source}"),
        ),
        other => Text::new(other.to_string(), other.to_string()),
    };
    out.say(&Text::new(
        format!("không làm được: {}", why.vi),
        format!("it could not be done: {}", why.en),
    ));
    Exit::Failed
}
