//! The processes that serve, and single requests to them.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A process that serves; dropped, it is stopped.
pub(crate) struct Process {
    child: Child,
    /// Where it listens.
    pub(crate) at: SocketAddr,
}

impl Process {
    /// The server over a data folder, once it answers.
    pub(crate) fn server(data: &Path) -> Self {
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

    /// One route that returns the bytes of a file.
    pub(crate) fn bare(file: &Path) -> Self {
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
    pub(crate) fn busy(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()));
        let stat = stat.unwrap_or_default();
        // The name stands in parentheses and may hold spaces; user and system time are the 12th and 13th after it.
        let after = stat.rsplit_once(')').map_or("", |own| own.1);
        let times = after.split_whitespace().skip(11).take(2);
        times.filter_map(|own| own.parse::<f64>().ok()).sum()
    }

    /// Resident memory in kB.
    pub(crate) fn memory(&self) -> u64 {
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
pub(crate) fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_parindex"))
}

/// The body of one answer.
pub(crate) fn get(at: SocketAddr, path: &str) -> Vec<u8> {
    let (status, bytes) = ask(at, "GET", path, "", &[]);
    let said = String::from_utf8_lossy(&bytes[..bytes.len().min(400)]);
    assert_eq!(status, 200, "{path}: {said}");
    bytes
}

/// Status and body of one answer; each header line ends with CRLF.
pub(crate) fn ask(
    at: SocketAddr,
    method: &str,
    path: &str,
    headers: &str,
    body: &[u8],
) -> (u16, Vec<u8>) {
    let mut stream = TcpStream::connect(at).expect("a connection");
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n",
        body.len()
    )
    .expect("a question");
    stream.write_all(body).expect("what is sent with it");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("an answer");
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
    let body = bytes.split_off(end.map_or(bytes.len(), |end| end + 4));
    let head = String::from_utf8_lossy(&bytes);
    let status = head.split(' ').nth(1).and_then(|own| own.parse().ok());
    (status.expect("a status"), body)
}
