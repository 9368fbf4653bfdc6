//! The release server under load from this second process, on loopback: `cargo bench -p cli --bench server`.
//!
//! Beside it, in the same run, a bare axum route that returns the same bytes.
//! With `-- imports` instead: filled forms through the API.
#![expect(clippy::print_stdout, reason = "a bench speaks on the terminal")]

mod imports;
mod load;
mod process;
mod published;

use load::{Load, load};
use process::{Process, get, program};
use published::{ROUND, publish_in, unit_code, write_points_round};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

const N_UNITS: usize = 3_321;
const TIME: Duration = Duration::from_secs(4);

fn main() {
    let words: Vec<String> = std::env::args().collect();
    if let Some(file) = words.iter().position(|word| word == "--bare") {
        let bytes = std::fs::read(&words[file + 1]).expect("the bytes of an answer");
        return bare(bytes);
    }
    if words.iter().any(|word| word == "imports") {
        return imports::run();
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
    let charts = of(&format!("/charts/{ROUND}/radar-"), ".svg");
    say_first("chart SVG, each drawn for the first time", &server, &charts);
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

/// Asks once for each path, over a connection of its own.
fn say_first(what: &str, server: &Process, paths: &[String]) {
    let time = |path: &String| {
        let asked = Instant::now();
        get(server.at, path);
        asked.elapsed()
    };
    let mut times: Vec<Duration> = paths.iter().map(time).collect();
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    println!(
        "{what}, {} of them: median {:?}, p99 {:?}, slowest {:?}",
        times.len(),
        at(50),
        at(99),
        at(100)
    );
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
