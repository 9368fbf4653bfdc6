//! A receiver on loopback gets a signed call once, and again where it did not take it.

use super::once;
use crate::{App, Clock, Settings, security::sign};
use jiff::{SignedDuration, Timestamp};
use std::sync::{Arc, Mutex};
use store::{NewWebhook, Secret, Store};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// Takes one call and answers with a status; gives what was sent.
async fn taken(listener: &TcpListener, status: &str) -> String {
    let (mut stream, _) = listener.accept().await.unwrap();
    let mut bytes = Vec::new();
    let mut piece = [0_u8; 4096];
    loop {
        let n = stream.read(&mut piece).await.unwrap();
        bytes.extend_from_slice(&piece[..n]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let length: usize = head
            .lines()
            .find_map(|line| {
                line.to_lowercase()
                    .strip_prefix("content-length: ")?
                    .parse()
                    .ok()
            })
            .unwrap();
        if body.len() >= length {
            let answer =
                format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            stream.write_all(answer.as_bytes()).await.unwrap();
            return text;
        }
    }
}

fn header(text: &str, name: &str) -> String {
    let line = text.lines().find_map(|line| {
        let (own, value) = line.split_once(": ")?;
        own.eq_ignore_ascii_case(name).then(|| value.to_owned())
    });
    line.unwrap()
}

#[tokio::test]
async fn a_call_is_signed_repeated_until_it_is_taken_and_then_never_again() {
    let data = tempfile::tempdir().unwrap();
    let store = Store::open(None, data.path()).await.unwrap();
    let now = Arc::new(Mutex::new(
        "2026-11-02T02:00:00Z".parse::<Timestamp>().unwrap(),
    ));
    let turned = Arc::clone(&now);
    let clock = Clock::from_fn(move || *turned.lock().unwrap());
    let settings = Settings {
        webhooks_to_private: true,
        ..Settings::default()
    };
    let app = App::new(store, settings, clock);
    app.store()
        .add_owner("default", "", app.now())
        .await
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/nhan", listener.local_addr().unwrap());
    let hook = NewWebhook {
        url,
        secret: Secret::new("khóa ký"),
        events: vec![super::PUBLICATION.to_owned()],
        author: "a".to_owned(),
    };
    let hook = app
        .store()
        .add_webhook("default", hook, app.now())
        .await
        .unwrap();
    let body = r#"{"event":"try"}"#;
    app.store()
        .add_delivery("default", &hook, "try", body, app.now())
        .await
        .unwrap();

    let (done, first) = tokio::join!(once(&app), taken(&listener, "503 Busy"));
    done.unwrap();
    let signature = header(&first, "x-parindex-signature");
    let seconds = app.now().as_second();
    let expected = sign("khóa ký".as_bytes(), format!("{seconds}.{body}").as_bytes());
    assert_eq!(signature, format!("t={seconds},v1={expected}"));
    let calls = app.store().deliveries("default", &hook).await.unwrap();
    assert_eq!((calls[0].status, calls[0].delivered), (Some(503), None));
    // Nothing is due before the minute has passed.
    once(&app).await.unwrap();
    assert_eq!(
        app.store().deliveries("default", &hook).await.unwrap()[0].attempts,
        1
    );
    {
        let mut now = now.lock().unwrap();
        *now = now.checked_add(SignedDuration::from_secs(60)).unwrap();
    }
    let (done, second) = tokio::join!(once(&app), taken(&listener, "204 No Content"));
    done.unwrap();
    assert_eq!(
        header(&second, "x-parindex-delivery"),
        header(&first, "x-parindex-delivery")
    );
    let calls = app.store().deliveries("default", &hook).await.unwrap();
    assert_eq!((calls[0].status, calls[0].due), (Some(204), None));
    assert!(calls[0].delivered.is_some());
    once(&app).await.unwrap();
    assert_eq!(
        app.store().deliveries("default", &hook).await.unwrap()[0].attempts,
        2
    );
}
