//! Over a real socket: an end that waits for what runs, and heads that never come.

use crate::house::House;
use api::Listening;
use std::{net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::oneshot,
    task::JoinHandle,
};

/// A server that listens, its address, what ends it, and its end.
async fn begun() -> (House, SocketAddr, oneshot::Sender<()>, JoinHandle<()>) {
    let house = House::with(|settings| settings.listen = "127.0.0.1:0".parse().unwrap()).await;
    let listening = Listening::bind(house.app.clone()).await.unwrap();
    let address = listening.address().unwrap();
    let (end, ended) = oneshot::channel::<()>();
    let served = tokio::spawn(listening.run(async {
        let _asked = ended.await;
    }));
    (house, address, end, served)
}

#[tokio::test]
async fn the_server_ends_when_asked_and_answers_what_it_has_begun() {
    let (_house, address, end, served) = begun().await;
    let mut stream = TcpStream::connect(address).await.unwrap();
    let asked = b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n";
    stream.write_all(asked).await.unwrap();
    let mut bytes = [0_u8; 512];
    let n = stream.read(&mut bytes).await.unwrap();
    assert!(bytes[..n].starts_with(b"HTTP/1.1 200 OK"));
    // A kept connection without a request does not hold the end up.
    end.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(10), served)
        .await
        .expect("the server ends")
        .unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn a_request_that_has_begun_is_answered_after_the_end_was_asked_for() {
    let (_house, address, end, served) = begun().await;
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = b"POST /sign-in HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\ncontent-type: application/x-www-form-urlencoded\r\norigin: http://a\r\n\r\ncsrf=";
    stream.write_all(head).await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    end.send(()).unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(!served.is_finished(), "it waits for the request");
    stream.write_all(b"12345").await.unwrap();
    let mut answer = Vec::new();
    let read = tokio::time::timeout(Duration::from_secs(10), stream.read_to_end(&mut answer));
    read.await.expect("an answer").unwrap();
    assert!(answer.starts_with(b"HTTP/1.1 403"), "the token is not ours");
    let over = tokio::time::timeout(Duration::from_secs(10), served).await;
    over.expect("the server ends").unwrap();
}

#[tokio::test]
async fn a_head_that_never_comes_is_cut() {
    let (_house, address, _end, _served) = begun().await;
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream
        .write_all(b"GET / HTTP/1.1\r\nhost: a\r\n")
        .await
        .unwrap();
    let mut rest = Vec::new();
    let cut = tokio::time::timeout(Duration::from_secs(30), async {
        // One byte at a time does not buy more time.
        loop {
            tokio::select! {
                read = stream.read_buf(&mut rest) => if matches!(read, Ok(0) | Err(_)) { break },
                () = tokio::time::sleep(Duration::from_secs(2)) => {}
            }
            if stream.write_all(b"x").await.is_err() {
                break;
            }
        }
    });
    cut.await.expect("cut within the time for a head");
}
