//! How long one waits after failed attempts: the more, the longer, for the account and for the address.

use crate::{App, problem::Problem};
use jiff::{SignedDuration, Timestamp};

/// So many failures within so many minutes close the door until they are older.
const STEPS: [(u64, i64); 4] = [(5, 5), (10, 30), (20, 240), (40, 1_440)];
/// An address may stand for an office: it has more room than an account.
const OF_ADDRESS: u64 = 5;

/// Whether an attempt may be made; else a refusal that says the same for every name.
pub(crate) async fn may_try(app: &App, name: &str, address: &str) -> Result<(), Problem> {
    let now = app.now();
    let owner = &app.settings().owner;
    for (about, times) in [
        (format!("name:{name}"), 1),
        (format!("address:{address}"), OF_ADDRESS),
    ] {
        for (most, minutes) in STEPS {
            let since = before(now, minutes);
            let failed = app.store().failures_since(owner, &about, since).await?;
            if failed >= most * times {
                return Err(Problem::too_many(minutes.unsigned_abs() * 60));
            }
        }
    }
    Ok(())
}

/// Notes a failed attempt.
pub(crate) async fn failed(app: &App, name: &str, address: &str) -> Result<(), Problem> {
    let owner = &app.settings().owner;
    for about in [format!("name:{name}"), format!("address:{address}")] {
        app.store().add_failure(owner, &about, app.now()).await?;
    }
    Ok(())
}

/// Forgets those of the name.
pub(crate) async fn succeeded(app: &App, name: &str) -> Result<(), Problem> {
    let owner = &app.settings().owner;
    app.store()
        .clear_failures(owner, &format!("name:{name}"))
        .await?;
    Ok(())
}

/// Failed attempts older than this say nothing any more.
pub(crate) fn forgotten(now: Timestamp) -> Timestamp {
    before(now, 1_440)
}

fn before(now: Timestamp, minutes: i64) -> Timestamp {
    now.checked_sub(SignedDuration::from_mins(minutes))
        .unwrap_or(Timestamp::MIN)
}
