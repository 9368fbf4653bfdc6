//! Chromium's driver on loopback, from Debian's packages: what the browser tests talk to.

use super::system;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The variable that names the driver to the tests.
pub(crate) const VARIABLE: &str = "PARINDEX_TEST_BROWSER";

/// A running driver; dropped, it is stopped, and the browsers that it started with it.
pub(crate) struct Driver {
    child: Child,
    url: String,
}

impl Driver {
    /// Starts the driver, installing Chromium from Debian's packages where there is none.
    pub(crate) fn start() -> Result<Driver, String> {
        let program = match programs() {
            Some(program) => program,
            None => {
                system::install(&["chromium", "chromium-driver"])?;
                programs().ok_or("the packages brought no chromium and chromedriver")?
            }
        };
        let free = TcpListener::bind("127.0.0.1:0").and_then(|own| own.local_addr());
        let at = free.map_err(|error| format!("no free port: {error}"))?;
        let child = Command::new(&program)
            .arg(format!("--port={}", at.port()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{}: {error}", program.display()))?;
        let driver = Driver {
            child,
            url: format!("http://{at}"),
        };
        wait_for(at)?;
        Ok(driver)
    }

    /// Where tests find it.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Err(error) = self.child.kill().and_then(|()| self.child.wait()) {
            eprintln!("the driver did not stop: {error}");
        }
    }
}

/// The driver, where the browser is there too.
fn programs() -> Option<PathBuf> {
    let find = |name: &str| {
        let mut folders = system::search_path().into_iter();
        folders.find_map(|folder| {
            let path = folder.join(name);
            path.exists().then_some(path)
        })
    };
    find("chromium")?;
    find("chromedriver")
}

fn wait_for(at: SocketAddr) -> Result<(), String> {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(20) {
        if TcpStream::connect_timeout(&at, Duration::from_millis(200)).is_ok() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Err("chromedriver did not open its port within 20 seconds".to_owned())
}
