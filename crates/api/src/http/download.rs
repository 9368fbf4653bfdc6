//! A stored file as a download, piece by piece, never opened by the browser.

use crate::App;
use crate::layout::in_query;
use crate::problem::Problem;
use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, ReadBuf};

/// How much is read from the disk at once.
const PIECE: usize = 64 * 1024;

/// The file of this digest under a name.
pub(crate) async fn download(
    app: &App,
    owner: &str,
    digest: &str,
    name: &str,
) -> Result<Response, Problem> {
    let (row, file) = app.store().open_file(owner, digest).await?;
    let name = in_query(name).replace('/', "%2F");
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_LENGTH, row.size.to_string()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename*=UTF-8''{name}"),
        ),
    ];
    let pieces = Pieces {
        file,
        buffer: vec![0; PIECE],
    };
    Ok((headers, Body::new(pieces)).into_response())
}

/// A file as a body.
struct Pieces {
    file: tokio::fs::File,
    buffer: Vec<u8>,
}

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, std::io::Error>>> {
        let own = self.get_mut();
        let mut buffer = ReadBuf::new(&mut own.buffer);
        match ready!(Pin::new(&mut own.file).poll_read(cx, &mut buffer)) {
            Err(error) => Poll::Ready(Some(Err(error))),
            Ok(()) if buffer.filled().is_empty() => Poll::Ready(None),
            Ok(()) => {
                let piece = Bytes::copy_from_slice(buffer.filled());
                Poll::Ready(Some(Ok(http_body::Frame::data(piece))))
            }
        }
    }
}
