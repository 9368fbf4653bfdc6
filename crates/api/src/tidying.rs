//! What a server puts away as it runs: sessions that have ended, files that nothing names.

use crate::{App, security::lockout};
use std::time::{Duration, SystemTime};

/// A file that no row names is kept so long: longer than an import that waits with its workbooks to be confirmed.
const AGE: Duration = Duration::from_secs(30 * 3_600);

/// Every hour, until the server ends.
pub(crate) async fn run(app: App) {
    let mut tick = tokio::time::interval(Duration::from_secs(3_600));
    loop {
        tick.tick().await;
        let now = app.now();
        let purged = app
            .store()
            .purge_expired(now, lockout::forgotten(now))
            .await;
        let swept = app.store().sweep(SystemTime::now(), AGE).await;
        for failure in [purged.err(), swept.err()].into_iter().flatten() {
            tracing::warn!(error = %failure, "the store could not be tidied");
        }
    }
}
