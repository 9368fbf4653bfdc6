//! Listening: connections with time limits, and an end that lets requests finish.

use crate::{App, router};
use axum::{body::Body, extract::ConnectInfo, http::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{io, net::SocketAddr, pin::pin, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
};
use tower::ServiceExt;

/// A request's head must be there within this time, also the next one's on a kept connection.
const HEAD: Duration = Duration::from_secs(15);
/// Requests that run when the end comes have this long.
const END: Duration = Duration::from_secs(20);
/// Connections at one time.
const MOST: usize = 2_048;

/// A bound address, before the first connection is taken.
pub struct Listening {
    listener: TcpListener,
    app: App,
}

impl Listening {
    /// Binds the address of the settings.
    ///
    /// # Errors
    /// The address is in use or not this machine's.
    pub async fn bind(app: App) -> io::Result<Self> {
        let listener = TcpListener::bind(app.settings().listen).await?;
        Ok(Self { listener, app })
    }

    /// The address, with the port that was found where the settings gave none.
    ///
    /// # Errors
    /// The system does not tell.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Serves until `end` comes, then lets the running requests finish.
    pub async fn run(self, end: impl Future<Output = ()>) {
        let router = router(&self.app);
        let calls = tokio::spawn(crate::webhooks::run(self.app.clone()));
        let tidying = tokio::spawn(crate::tidying::run(self.app.clone()));
        let room = Arc::new(Semaphore::new(MOST));
        let (ending, ended) = watch::channel(false);
        let mut end = pin!(end);
        loop {
            let Ok(place) = Arc::clone(&room).acquire_owned().await else {
                break;
            };
            let (stream, address) = tokio::select! {
                () = &mut end => break,
                taken = self.listener.accept() => match taken {
                    Ok(taken) => taken,
                    Err(error) => {
                        // Out of descriptors, or a client that left: not a reason to end.
                        tracing::warn!(%error, "a connection could not be taken");
                        tokio::time::sleep(Duration::from_millis(50)).await;
                        continue;
                    }
                },
            };
            let own = router.clone();
            let ended = ended.clone();
            tokio::spawn(async move {
                connection(stream, address, own, ended).await;
                drop(place);
            });
        }
        drop(self.listener);
        calls.abort();
        tidying.abort();
        let _nobody_listens = ending.send(true);
        let all = u32::try_from(MOST).unwrap_or(u32::MAX);
        if tokio::time::timeout(END, room.acquire_many(all))
            .await
            .is_err()
        {
            tracing::warn!("some requests did not end in time");
        }
    }
}

async fn connection(
    stream: TcpStream,
    address: SocketAddr,
    router: axum::Router,
    mut ended: watch::Receiver<bool>,
) {
    let _works_without = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(address));
        router.clone().oneshot(request)
    });
    let mut connection = pin!(
        http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD)
            .max_buf_size(64 << 10)
            .serve_connection(TokioIo::new(stream), service)
    );
    let end = async { ended.wait_for(|own| *own).await.is_ok() };
    tokio::select! {
        _gone = &mut connection => return,
        _ended = end => {}
    }
    connection.as_mut().graceful_shutdown();
    let _gone = connection.await;
}

/// Binds and serves until the process is asked to end (interrupt or terminate).
///
/// # Errors
/// The address cannot be bound.
pub async fn serve(app: App) -> io::Result<()> {
    let listening = Listening::bind(app).await?;
    listening.run(asked_to_end()).await;
    Ok(())
}

/// Comes with the first interrupt or, on Unix, terminate.
pub async fn asked_to_end() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            },
            Err(_) => {
                let _asked = tokio::signal::ctrl_c().await;
            }
        }
    }
    #[cfg(not(unix))]
    {
        let _asked = tokio::signal::ctrl_c().await;
    }
}
