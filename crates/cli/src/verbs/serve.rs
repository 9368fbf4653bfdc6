//! `parindex serve`.

use crate::{Exit, args::Serve, output::Output};
use api::{App, Clock, DemoAccount, Listening, Settings};
use finding::Text;

/// Serves until the process is asked to end.
pub(crate) fn run(words: &Serve, out: &mut Output) -> Exit {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("PARINDEX_LOG")
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,api=info")),
        )
        .json()
        .with_writer(std::io::stderr)
        .init();
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
    let mut settings = Settings {
        data: words.data.clone(),
        database: words.database.clone(),
        demo: words.demo,
        ..Settings::default()
    };
    if words.demo {
        // One signs in as many people in turn: codes would only stand in the way.
        settings.codes_for_staff = false;
    }
    if let Some(listen) = words.listen {
        settings.listen = listen;
    }
    let store = store::Store::open(settings.database.as_deref(), &settings.data)
        .await
        .map_err(|error| std::io::Error::other(error.to_string()))?;
    let app = App::new(store, settings, Clock::machine());
    if let Some(first) = api::prepare(&app).await? {
        out.say(&Text::new(
            format!(
                "tài khoản đầu tiên: {}, mật khẩu dùng một lần: {} (cũng ở {}, xóa khi đăng nhập lần đầu)",
                first.name,
                first.password,
                first.file.display()
            ),
            format!(
                "the first account: {}, one-time password: {} (also in {}, removed at the first sign-in)",
                first.name,
                first.password,
                first.file.display()
            ),
        ));
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

fn show_accounts(accounts: &[DemoAccount], out: &mut Output) {
    for own in accounts {
        let line = format!("  {:<16} {}  {}", own.name, own.password, own.role);
        out.say(&Text::same(line));
    }
}

fn failed(out: &mut Output, error: &std::io::Error) -> Exit {
    let why = crate::output::io_words(error);
    out.say(&Text::new(
        format!("không khởi động được: {}", why.vi),
        format!("the server could not start: {}", why.en),
    ));
    Exit::Failed
}
