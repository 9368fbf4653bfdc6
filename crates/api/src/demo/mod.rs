//! Rounds and accounts to try things with, on loopback only.

mod accounts;
mod rounds;

use crate::{App, first::write_private, problem::Problem};
use finding::Text;
use std::path::{Path, PathBuf};

/// The file with the accounts of the demonstration, in the data folder.
const FILE: &str = "demo-accounts.txt";
/// The round whose result is shown as published.
const SHOWN: &str = "phu-tho-2026";
/// The round that runs.
const RUNNING: &str = "cchc-xa-minh-hoa-2024";

/// An account of the demonstration, shown on the page of signing in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoAccount {
    /// The name to sign in with.
    pub name: String,
    /// Its random password.
    pub password: String,
    /// As whom.
    pub role: Text,
}

/// Why there is no demonstration.
#[derive(Debug)]
pub struct NoDemo(pub Text);

/// Puts rounds and accounts of the demonstration in place, where they are not there yet.
///
/// # Errors
/// An address that others can reach, fixtures that are not found, or a store that does not answer.
pub async fn demonstrate(app: &App) -> Result<Vec<DemoAccount>, NoDemo> {
    if !app.settings().listen.ip().is_loopback() || app.settings().public_address.is_some() {
        return Err(NoDemo(Text::new(
            "chế độ dùng thử chỉ chạy trên địa chỉ nội bộ của máy (127.0.0.1)",
            "a demonstration is served on loopback only",
        )));
    }
    let Some(fixtures) = fixtures() else {
        return Err(NoDemo(Text::new(
            "không tìm thấy thư mục fixtures; chạy từ thư mục mã nguồn",
            "the folder fixtures was not found; start from the source tree",
        )));
    };
    put_in_place(app, &fixtures).await
}

async fn put_in_place(app: &App, fixtures: &Path) -> Result<Vec<DemoAccount>, NoDemo> {
    let owner = &app.settings().owner;
    let there = app.store().rounds(owner).await.map_err(failed)?;
    let is_there = |id: &str| there.iter().any(|round| round.id == id);
    if !is_there(SHOWN) {
        rounds::load_shown(app, &fixtures.join(SHOWN)).await?;
    }
    // Also where an earlier start ended in between.
    rounds::publish(app, SHOWN).await?;
    if !is_there(RUNNING) {
        rounds::load_running(app, &fixtures.join(RUNNING)).await?;
    }
    rounds::start(app, RUNNING).await?;
    if accounts(app).is_empty() {
        let made = accounts::make(app, RUNNING).await.map_err(of_problem)?;
        let text: String = made
            .iter()
            .map(|own| format!("{}\t{}\t{}\n", own.name, own.password, own.role.vi))
            .collect();
        let file = app.settings().data.join(FILE);
        write_private(&file, &text).map_err(|error| failed(error.into()))?;
    }
    Ok(accounts(app))
}

/// The accounts to show; none where this is no demonstration.
pub(crate) fn accounts(app: &App) -> Vec<DemoAccount> {
    if !app.settings().demo {
        return Vec::new();
    }
    let text = std::fs::read_to_string(app.settings().data.join(FILE)).unwrap_or_default();
    text.lines()
        .filter_map(|line| {
            let mut parts = line.split('\t');
            let name = parts.next()?.to_owned();
            Some(DemoAccount {
                password: parts.next()?.to_owned(),
                role: accounts::role(&name, parts.next()?),
                name,
            })
        })
        .collect()
}

/// `fixtures` in the folder one stands in or above it, or above the program.
fn fixtures() -> Option<PathBuf> {
    let here = std::env::current_dir().ok();
    let program = std::env::current_exe().ok();
    [here, program]
        .into_iter()
        .flatten()
        .flat_map(|from| {
            from.ancestors()
                .map(|folder| folder.join("fixtures"))
                .collect::<Vec<_>>()
        })
        .find(|folder| folder.join(SHOWN).join("round.toml").is_file())
}

fn failed(failure: store::Failure) -> NoDemo {
    tracing::error!(error = %failure, "the demonstration could not be stored");
    NoDemo(Text::new(
        "không ghi được dữ liệu dùng thử",
        "the data of the demonstration could not be stored",
    ))
}

fn of_problem(problem: Problem) -> NoDemo {
    NoDemo(problem.says().clone())
}
