//! Evidence is sent as a download, never opened by the browser.

use crate::desk::Desk;
use crate::layout::in_query;
use crate::problem::Problem;
use crate::{App, Caller};
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// How much is read from the disk at once.
const PIECE: usize = 64 * 1024;

pub(super) async fn open(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit, leaf, digest)): Path<(String, String, String, String)>,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    let name = desk.open_evidence(&round, &unit, &leaf, &digest).await?;
    let (row, file) = app.store().open_file(&caller.owner, &digest).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_LENGTH, row.size.to_string()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!(
                "attachment; filename*=UTF-8''{}",
                in_query(&name).replace('/', "%2F")
            ),
        ),
    ];
    Ok((headers, Body::new(Pieces::new(file))).into_response())
}

/// A file as a body, piece by piece.
struct Pieces {
    file: tokio::fs::File,
    buffer: Vec<u8>,
}

impl Pieces {
    fn new(file: tokio::fs::File) -> Self {
        Self {
            file,
            buffer: vec![0; PIECE],
        }
    }
}

impl http_body::Body for Pieces {
    type Data = axum::body::Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Self::Data>, Self::Error>>> {
        use std::task::{Poll, ready};
        use tokio::io::{AsyncRead, ReadBuf};
        let own = self.get_mut();
        let mut buffer = ReadBuf::new(&mut own.buffer);
        match ready!(std::pin::Pin::new(&mut own.file).poll_read(cx, &mut buffer)) {
            Err(error) => Poll::Ready(Some(Err(error))),
            Ok(()) if buffer.filled().is_empty() => Poll::Ready(None),
            Ok(()) => {
                let piece = axum::body::Bytes::copy_from_slice(buffer.filled());
                Poll::Ready(Some(Ok(http_body::Frame::data(piece))))
            }
        }
    }
}
