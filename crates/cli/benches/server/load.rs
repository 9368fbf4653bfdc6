//! A client that asks one address again and again over kept connections and times each answer.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What a load came to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Load {
    /// Answers with status 200.
    pub(crate) n_answers: usize,
    /// All answers, those of the unmeasured time as well.
    pub(crate) n_all: usize,
    /// Answers with another status.
    pub(crate) n_other: usize,
    /// Bytes of the last answer's body.
    pub(crate) n_bytes: usize,
    /// Answers a second, all connections together.
    pub(crate) per_second: f64,
    /// The middle time from question to last byte.
    pub(crate) median: Duration,
    /// The time that 99 of 100 answers stayed under.
    pub(crate) p99: Duration,
}

/// Asks for the paths one after the other, each connection from another one on, with these header lines (each ended by CRLF) over so many connections for so long, after a fifth of that time unmeasured.
///
/// # Errors
/// Where no connection can be made or an answer breaks off.
pub(crate) fn load(
    at: SocketAddr,
    paths: &[String],
    headers: &str,
    n_connections: usize,
    time: Duration,
) -> io::Result<Load> {
    let question = |path: &String| {
        format!("GET {path} HTTP/1.1\r\nHost: {at}\r\nConnection: keep-alive\r\n{headers}\r\n")
    };
    let questions: Arc<[String]> = paths.iter().map(question).collect();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let from = Instant::now() + time / 5;
        let until = from + time;
        let mut tasks = Vec::new();
        for own in 0..n_connections {
            let first = own * questions.len() / n_connections;
            tasks.push(tokio::spawn(ask(
                at,
                Arc::clone(&questions),
                first,
                from,
                until,
            )));
        }
        let mut times = Vec::new();
        let (mut n_all, mut n_other, mut n_bytes) = (0, 0, 0);
        for task in tasks {
            let (own, all, other, bytes) = task.await.map_err(io::Error::other)??;
            times.extend(own);
            n_all += all;
            n_other += other;
            n_bytes = bytes.max(n_bytes);
        }
        times.sort_unstable();
        let at = |share: usize| times.get(times.len() * share / 100).copied();
        Ok(Load {
            n_answers: times.len(),
            n_all,
            n_other,
            n_bytes,
            per_second: rate(times.len(), time),
            median: at(50).unwrap_or_default(),
            p99: at(99).unwrap_or_default(),
        })
    })
}

fn rate(n: usize, time: Duration) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX)) / time.as_secs_f64()
}

async fn ask(
    at: SocketAddr,
    questions: Arc<[String]>,
    first: usize,
    from: Instant,
    until: Instant,
) -> io::Result<(Vec<Duration>, usize, usize, usize)> {
    let mut stream = TcpStream::connect(at).await?;
    stream.set_nodelay(true)?;
    let mut buffer = Vec::with_capacity(1 << 20);
    let (mut times, mut all, mut other, mut bytes) = (Vec::new(), 0, 0, 0);
    let mut next = first;
    while Instant::now() < until {
        let asked = Instant::now();
        let question = &questions[next % questions.len()];
        next += 1;
        stream.write_all(question.as_bytes()).await?;
        let (status, n_body) = answer(&mut stream, &mut buffer).await?;
        all += 1;
        if asked < from {
            continue;
        }
        bytes = n_body;
        match status {
            200 => times.push(asked.elapsed()),
            _ => other += 1,
        }
    }
    Ok((times, all, other, bytes))
}

/// Reads one answer whole: its status and the length of its body, which the server must say.
async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> io::Result<(u16, usize)> {
    buffer.clear();
    let (head, n_body) = loop {
        if stream.read_buf(buffer).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&buffer[..end]).to_ascii_lowercase();
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length:"));
            let length = length.and_then(|length| length.trim().parse::<usize>().ok());
            let Some(length) = length else {
                return Err(io::Error::other("an answer without its length"));
            };
            break (head, end + 4 + length);
        }
    };
    while buffer.len() < n_body {
        if stream.read_buf(buffer).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    let status = head.split_whitespace().nth(1);
    let status = status.and_then(|status| status.parse().ok()).unwrap_or(0);
    Ok((status, n_body))
}
