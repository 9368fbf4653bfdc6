//! A server on a free port of loopback, for a browser.

use api::{App, Listening};
use std::net::SocketAddr;
use tokio::task::JoinHandle;

/// Serves until it is dropped.
pub(super) struct Served {
    at: SocketAddr,
    task: JoinHandle<()>,
}

impl Served {
    /// Starts a server; its settings name port 0.
    pub(super) async fn start(app: App) -> Self {
        let listening = Listening::bind(app).await.expect("a free port");
        let at = listening.address().expect("the port that was found");
        let task = tokio::spawn(listening.run(std::future::pending()));
        Self { at, task }
    }

    /// The address of a path.
    pub(super) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.at)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.task.abort();
    }
}
