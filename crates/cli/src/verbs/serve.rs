//! `parindex serve`.

use crate::{
    Exit,
    args::{Load, Serve},
    log::Log,
    output::Output,
};
use api::{App, Clock, DemoAccount, FirstAccount, Listening, NotLoaded, Settings};
use finding::Text;

/// Serves until the process is asked to end.
pub(crate) fn run(words: &Serve, out: &mut Output) -> Exit {
    let log = match Log::to(std::io::stderr()) {
        Ok(log) => log,
        Err(error) => return failed(out, &error),
    };
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("PARINDEX_LOG")
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,api=info")),
        )
        .json()
        .with_writer(log.lines())
        .init();
    // What a panic says could hold somebody's data: only its place goes to the log.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "a panic");
    }));
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return failed(out, &error),
    };
    match runtime.block_on(served(words, out)) {
        Ok(exit) => exit,
        Err(error) => failed(out, &error),
    }
}

async fn served(words: &Serve, out: &mut Output) -> std::io::Result<Exit> {
    let mut settings = Settings::read(&words.data)?;
    settings.database.clone_from(&words.database);
    settings.demo = words.demo;
    settings.worker = std::env::current_exe().ok();
    if words.demo {
        // One signs in as many people in turn: codes would only stand in the way.
        settings.codes_for_staff = false;
    }
    if let Some(listen) = words.listen {
        settings.listen = listen;
    }
    let store = store::Store::open(settings.database.as_deref(), &settings.data)
        .await
        .map_err(|error| std::io::Error::other(error.to_string()))?
        .with_file_limit(u64::try_from(settings.largest_file).unwrap_or(u64::MAX));
    let app = App::new(store, settings, Clock::machine());
    if let Some(first) = api::prepare(&app).await? {
        say_first(&first, out);
    }
    if words.demo {
        match api::demonstrate(&app).await {
            Ok(accounts) => show_accounts(&accounts, out),
            Err(no) => {
                out.say(&no.0);
                return Ok(Exit::Failed);
            }
        }
    }
    let listening = Listening::bind(app).await?;
    let address = listening.address()?;
    out.say(&Text::new(
        format!("đang phục vụ tại http://{address} (Ctrl+C để dừng)"),
        format!("serving at http://{address} (Ctrl+C ends it)"),
    ));
    listening.run(api::asked_to_end()).await;
    Ok(Exit::Clean)
}

fn say_first(first: &FirstAccount, out: &mut Output) {
    let (name, password) = (&first.name, &first.password);
    let file = first.file.display();
    out.say(&Text::new(
        format!(
            "tài khoản đầu tiên: {name}, mật khẩu dùng một lần: {password} (cũng ở {file}, xóa khi đăng nhập lần đầu)"
        ),
        format!(
            "the first account: {name}, one-time password: {password} (also in {file}, removed at the first sign-in)"
        ),
    ));
}

fn show_accounts(accounts: &[DemoAccount], out: &mut Output) {
    for own in accounts {
        let line = |role: &str| format!("  {:<16} {}  {role}", own.name, own.password);
        out.say(&Text::new(line(&own.role.vi), line(&own.role.en)));
    }
}

fn failed(out: &mut Output, error: &std::io::Error) -> Exit {
    let why = match error.kind() {
        std::io::ErrorKind::AddrInUse => Text::new(
            "cổng này đang có chương trình khác dùng; chọn cổng khác bằng --listen",
            "another program uses this port; choose another one with --listen",
        ),
        std::io::ErrorKind::InvalidInput | std::io::ErrorKind::Other => {
            Text::same(error.to_string())
        }
        _ => crate::output::io_words(error),
    };
    out.say(&Text::new(
        format!("không khởi động được: {}", why.vi),
        format!("the server could not start: {}", why.en),
    ));
    Exit::Failed
}

/// Takes a round's folder into the store of a server, as the round of its manifest's id.
pub(crate) fn load(words: &Load, out: &mut Output) -> Exit {
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return failed(out, &error),
    };
    let loaded = runtime.block_on(async {
        let mut settings = Settings::read(&words.place.data)?;
        settings.database.clone_from(&words.place.database);
        let store = store::Store::open(settings.database.as_deref(), &settings.data)
            .await
            .map_err(|error| std::io::Error::other(error.to_string()))?;
        let app = App::new(store, settings, Clock::machine());
        if let Some(first) = api::prepare(&app).await? {
            say_first(&first, out);
        }
        Ok(api::load_round(&app, &words.round, "operator", |_| true).await)
    });
    match loaded {
        Err(error) => failed(out, &error),
        Ok(Ok(loaded)) => {
            out.say(&Text::new(
                format!(
                    "đã nạp đợt {} ({}): {} số liệu, lý do và tài liệu của {} đơn vị",
                    loaded.id,
                    loaded.title,
                    loaded.n_entries,
                    loaded.units.len()
                ),
                format!(
                    "loaded the round {} ({}): {} figures, reasons and documents of {} units",
                    loaded.id,
                    loaded.title,
                    loaded.n_entries,
                    loaded.units.len()
                ),
            ));
            Exit::Clean
        }
        Ok(Err(NotLoaded::Findings(findings))) => {
            out.findings(&findings, false);
            Exit::Findings
        }
        Ok(Err(NotLoaded::Said(says))) => {
            out.say(&says);
            Exit::Failed
        }
    }
}
