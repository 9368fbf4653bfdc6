//! The release server under load from this second process, on loopback: `cargo bench -p cli --bench server`.
//!
//! Beside it, in the same run, a bare axum route that returns the same bytes.
#![expect(clippy::print_stdout, reason = "a bench speaks on the terminal")]

mod load;
mod published;

use load::{Load, load};
use published::{ROUND, publish_in, unit_code, write_points_round};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const N_UNITS: usize = 3_321;
const TIME: Duration = Duration::from_secs(4);

fn main() {
    let words: Vec<String> = std::env::args().collect();
    if let Some(file) = words.iter().position(|word| word == "--bare") {
        let bytes = std::fs::read(&words[file + 1]).expect("the bytes of an answer");
        return bare(bytes);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let (round, data) = (folder.path().join("round"), folder.path().join("data"));
    write_points_round(N_UNITS, &round).expect("the round is written");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let start = Instant::now();
    runtime.block_on(publish_in(&program(), &data, &round));
    println!("taken in and published: {:?}", start.elapsed());
    let server = Process::server(&data);
    let start = Instant::now();
    let ranking = format!("/api/v1/rounds/{ROUND}/ranking");
    let body = get(server.at, &ranking);
    println!(
        "first ranking, nothing cached: {:?}, {} bytes",
        start.elapsed(),
        body.len()
    );
    let file = folder.path().join("body");
    std::fs::write(&file, &body).expect("the bytes are kept");
    let bare = Process::bare(&file);
    println!("memory: {} MB", server.memory() / 1024);
    let (paths, root) = ([ranking.clone()], ["/".to_owned()]);
    for n_connections in [1, 16, 64] {
        // In turns, so that what else the machine does meets both.
        for _ in 0..2 {
            let before = (server.busy(), bare.busy());
            let own = say("ranking, server", n_connections, server.at, &paths);
            let other = say("ranking, bare axum", n_connections, bare.at, &root);
            println!(
                "    {:.0} % of the bare route; p99 = {:.1} × median; {:.0} and {:.0} µs of processor an answer",
                100.0 * own.per_second / other.per_second,
                own.p99.as_secs_f64() / own.median.as_secs_f64(),
                each(server.busy() - before.0, own.n_all),
                each(bare.busy() - before.1, other.n_all),
            );
        }
    }
    let units: Vec<String> = (0..N_UNITS).map(unit_code).collect();
    let of = |before: &str, after: &str| -> Vec<String> {
        let own = units.iter();
        own.map(|unit| format!("{before}{unit}{after}")).collect()
    };
    say(
        "unit profile, each another",
        1,
        server.at,
        &of(&format!("/rounds/{ROUND}/units/"), ""),
    );
    say(
        "chart SVG, each another, until all are cached",
        1,
        server.at,
        &of(&format!("/charts/{ROUND}/radar-"), ".svg"),
    );
    println!("memory: {} MB", server.memory() / 1024);
    let start = Instant::now();
    let mut n = 0;
    while n < 100_000 && start.elapsed() < Duration::from_secs(90) {
        n += load(
            server.at,
            std::slice::from_ref(&ranking),
            "",
            16,
            Duration::from_secs(5),
        )
        .expect("a load")
        .n_answers;
        println!(
            "memory after about {n} requests more: {} MB",
            server.memory() / 1024
        );
    }
}

/// Microseconds of processor an answer, out of hundredths of a second.
fn each(hundredths: f64, n: usize) -> f64 {
    hundredths * 10_000.0 / f64::from(u32::try_from(n.max(1)).unwrap_or(u32::MAX))
}

fn say(what: &str, n_connections: usize, at: SocketAddr, paths: &[String]) -> Load {
    let own = load(at, paths, "", n_connections, TIME).expect("a load");
    println!(
        "{what}, {n_connections} connections: {:.0}/s, median {:?}, p99 {:?}, {} others, {} bytes",
        own.per_second, own.median, own.p99, own.n_other, own.n_bytes
    );
    own
}

/// A process that serves; dropped, it is stopped.
struct Process {
    child: Child,
    at: SocketAddr,
}

impl Process {
    fn server(data: &Path) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|own| own.local_addr());
        let at = free.expect("a free port");
        let child = Command::new(program())
            .arg("serve")
            .arg("--data")
            .arg(data)
            .args(["--listen", &at.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let own = Self { child, at };
        let start = Instant::now();
        while TcpStream::connect(at).is_err() {
            assert!(start.elapsed() < Duration::from_secs(20), "no server");
            std::thread::sleep(Duration::from_millis(20));
        }
        println!("the server answers after {:?}", start.elapsed());
        own
    }

    fn bare(file: &Path) -> Self {
        let own = std::env::current_exe().expect("this program");
        let mut child = Command::new(own)
            .arg("--bare")
            .arg(file)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the bare server starts");
        let mut line = String::new();
        let output = child.stdout.take().expect("its output");
        BufReader::new(output)
            .read_line(&mut line)
            .expect("its address");
        let at = line.trim().parse().expect("an address");
        Self { child, at }
    }

    /// Processor time so far, in hundredths of a second (the usual clock tick).
    fn busy(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()));
        let stat = stat.unwrap_or_default();
        // The name stands in parentheses and may hold spaces; user and system time are the 12th and 13th after it.
        let after = stat.rsplit_once(')').map_or("", |own| own.1);
        let times = after.split_whitespace().skip(11).take(2);
        times.filter_map(|own| own.parse::<f64>().ok()).sum()
    }

    /// Resident memory in kB.
    fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line.and_then(|line| line.split_whitespace().next());
        number.and_then(|own| own.parse().ok()).unwrap_or(0)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}

/// The server, as cargo built it for this bench.
fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_parindex"))
}

/// The body of one answer.
fn get(at: SocketAddr, path: &str) -> Vec<u8> {
    let mut stream = TcpStream::connect(at).expect("a connection");
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n"
    )
    .expect("a question");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("an answer");
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
    assert!(
        bytes.starts_with(b"HTTP/1.1 200"),
        "{path}: {}",
        String::from_utf8_lossy(&bytes[..bytes.len().min(400)])
    );
    bytes.split_off(end.map_or(0, |end| end + 4))
}

/// One route that returns these bytes.
fn bare(bytes: Vec<u8>) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let bytes = axum::body::Bytes::from(bytes);
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("a free port");
        println!("{}", listener.local_addr().expect("its address"));
        let json = [("content-type", "application/json")];
        let route = axum::routing::get(move || std::future::ready((json, bytes.clone())));
        let router = axum::Router::new().route("/", route);
        axum::serve(listener, router).await.expect("it serves");
    });
}
