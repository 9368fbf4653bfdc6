//! The server's log: lines go to standard error by a thread of their own, many in one write, so that no request waits for a terminal or a pipe.
//!
//! No line is left out: where the queue is full, whoever logs waits.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

/// Lines that wait at most.
const QUEUE: usize = 8_192;
/// Bytes that are written at once, about.
const AT_ONCE: usize = 64 << 10;
/// What is still in the queue at the end has this long.
const END: Duration = Duration::from_secs(2);

enum Word {
    Line(Vec<u8>),
    /// Everything before it is to be written; then this is answered.
    End(SyncSender<()>),
}

/// The way into the log. Dropped, it waits until everything is written.
pub(crate) struct Log(SyncSender<Word>);

/// One line's writer.
pub(crate) struct Line(SyncSender<Word>);

impl Log {
    /// A log that ends in `to`.
    ///
    /// # Errors
    /// The system gives no thread.
    pub(crate) fn to(to: impl Write + Send + 'static) -> io::Result<Self> {
        let (send, take) = sync_channel(QUEUE);
        let named = thread::Builder::new().name("log".to_owned());
        named.spawn(move || written(&take, to))?;
        Ok(Self(send))
    }

    /// What makes the writer of each line.
    pub(crate) fn lines(&self) -> impl Fn() -> Line + Send + Sync + 'static {
        let send = self.0.clone();
        move || Line(send.clone())
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        let (done, wait) = sync_channel(1);
        if self.0.send(Word::End(done)).is_ok() {
            let _too_long = wait.recv_timeout(END);
        }
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let sent = self.0.send(Word::Line(bytes.to_owned()));
        sent.map_err(|_| io::ErrorKind::BrokenPipe)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn written(take: &Receiver<Word>, mut to: impl Write) {
    let mut bytes = Vec::with_capacity(AT_ONCE);
    while let Ok(word) = take.recv() {
        let mut next = Some(word);
        let mut ended = None;
        while let Some(word) = next {
            match word {
                Word::Line(line) => bytes.extend_from_slice(&line),
                Word::End(done) => ended = Some(done),
            }
            next = if ended.is_some() || bytes.len() >= AT_ONCE {
                None
            } else {
                take.try_recv().ok()
            };
        }
        // Nobody could be told that nobody can be told.
        let _closed = to.write_all(&bytes).and_then(|()| to.flush());
        bytes.clear();
        if let Some(done) = ended {
            let _gone = done.send(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            thread::sleep(Duration::from_millis(1));
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn every_line_is_there_at_the_end_whole_and_in_the_order_of_its_writer() {
        let kept = Kept::default();
        let log = Log::to(kept.clone()).unwrap();
        let tasks: Vec<_> = (0..4)
            .map(|task| {
                let lines = log.lines();
                thread::spawn(move || {
                    for line in 0..5_000 {
                        lines()
                            .write_all(format!("{task} {line}\n").as_bytes())
                            .unwrap();
                    }
                })
            })
            .collect();
        for task in tasks {
            task.join().unwrap();
        }
        drop(log);
        let text = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
        for task in 0..4 {
            let own = text
                .lines()
                .filter_map(|line| line.strip_prefix(&format!("{task} ")));
            assert!(own.eq((0..5_000).map(|line| line.to_string())), "{task}");
        }
    }
}
