//! A throwaway PostgreSQL on loopback: a new cluster in a folder of its own, a free port, a random password.

use super::system;
use std::io::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The variable that names the server to the tests.
pub(crate) const VARIABLE: &str = "PARINDEX_TEST_POSTGRES";

/// Where Debian keeps the programs of each version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// A running server; dropped, it is stopped and its folder removed.
pub(crate) struct Server {
    programs: PathBuf,
    folder: PathBuf,
    user: Option<&'static str>,
    url: String,
}

impl Server {
    /// Starts a server, installing PostgreSQL from Debian's packages where there is none.
    pub(crate) fn start() -> Result<Server, String> {
        remove_left_over();
        let programs = match programs() {
            Some(programs) => programs,
            None => {
                system::install(&["postgresql"])?;
                programs().ok_or("the package postgresql brought no initdb and pg_ctl")?
            }
        };
        let user = if system::is_root() {
            // The server refuses to run as root.
            let known = ["postgres", "nobody"];
            let found = known.into_iter().find(|name| system::has_user(name));
            Some(found.ok_or("neither a user postgres nor nobody to run the server as")?)
        } else {
            None
        };
        let folder = std::env::temp_dir().join(format!("{NAME}{}", std::process::id()));
        let mut server = Server {
            programs,
            folder,
            user,
            url: String::new(),
        };
        server.make_cluster()?;
        server.run()?;
        Ok(server)
    }

    /// Where tests find it.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    fn make_cluster(&self) -> Result<(), String> {
        let say = |error: std::io::Error| format!("{}: {error}", self.folder.display());
        std::fs::create_dir_all(&self.folder).map_err(say)?;
        let password = self.folder.join("password");
        let mut file = std::fs::File::create(&password).map_err(say)?;
        file.write_all(random_word()?.as_bytes()).map_err(say)?;
        system::run(Command::new("chmod").args(["-R", "go="]).arg(&self.folder))?;
        if let Some(user) = self.user {
            system::run(Command::new("chown").args(["-R", user]).arg(&self.folder))?;
        }
        let mut command = self.command("initdb");
        command
            .args(["--username=parindex", "--auth=scram-sha-256", "--no-sync"])
            .args(["--encoding=UTF8", "--locale=C.UTF-8"])
            .arg(format!("--pwfile={}", password.display()))
            .arg(format!("--pgdata={}", self.data().display()));
        system::run(&mut command)
    }

    fn run(&mut self) -> Result<(), String> {
        let mut last = String::new();
        // Another process may take the port between looking and starting.
        for _ in 0..3 {
            let free = TcpListener::bind("127.0.0.1:0").and_then(|own| own.local_addr());
            let port = free
                .map_err(|error| format!("no free port: {error}"))?
                .port();
            // Nothing of a throwaway cluster has to survive a loss of power.
            let options = format!(
                "-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories='' -c fsync=off -c max_connections=300"
            );
            let mut command = self.command("pg_ctl");
            command
                .args(["start", "--wait", "--silent", "--timeout=60"])
                .arg(format!("--pgdata={}", self.data().display()))
                .arg(format!("--log={}", self.folder.join("log").display()))
                .arg(format!("--options={options}"));
            match start_detached(&mut command) {
                Ok(()) => {
                    let password = std::fs::read_to_string(self.folder.join("password"));
                    let password = password.map_err(|error| format!("the password: {error}"))?;
                    self.url = format!("postgres://parindex:{password}@127.0.0.1:{port}/postgres");
                    return Ok(());
                }
                Err(error) => last = error,
            }
        }
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        Err(format!("{last}\n{log}"))
    }

    /// A program of the server, as the user that it must run as.
    fn command(&self, program: &str) -> Command {
        let program = self.programs.join(program);
        let mut command = match self.user {
            Some(user) => {
                let mut command = Command::new("runuser");
                command.args(["-u", user, "--"]).arg(program);
                command
            }
            None => Command::new(program),
        };
        // Where nobody is kept out: the folder that cargo was called in may be closed to that user.
        command.current_dir("/");
        command
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut command = self.command("pg_ctl");
        command
            .args(["stop", "--wait", "--silent", "--mode=immediate"])
            .arg(format!("--pgdata={}", self.data().display()));
        if let Err(error) = system::run(&mut command) {
            eprintln!("the throwaway PostgreSQL did not stop: {error}");
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Folders of servers begin so, and end with the number of the process that started them.
const NAME: &str = "parindex-postgres-";

/// Removes folders of runs that were broken off; a server without its folder ends by itself within a minute.
fn remove_left_over() {
    for path in system::children(&std::env::temp_dir()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let Some(process) = name.strip_prefix(NAME) else {
            continue;
        };
        if !Path::new("/proc").join(process).exists() {
            let _ = std::fs::remove_dir_all(&path);
        }
    }
}

/// The folder with `initdb` and `pg_ctl`: Debian's newest version, otherwise the search path.
fn programs() -> Option<PathBuf> {
    let version = |path: &PathBuf| -> u32 {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.parse().unwrap_or(0)
    };
    let mut versions = system::children(Path::new(DEBIAN));
    versions.sort_by_key(version);
    let debian = versions.into_iter().rev().map(|path| path.join("bin"));
    debian.chain(system::search_path()).find(|folder| {
        let has = |name: &str| folder.join(name).exists();
        has("initdb") && has("pg_ctl")
    })
}

/// Runs `pg_ctl start`; its output goes nowhere, since the server would keep a pipe open for as long as it runs.
fn start_detached(command: &mut Command) -> Result<(), String> {
    use std::process::Stdio;
    let done = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map_err(|error| format!("pg_ctl did not start: {error}"))?;
    if done.success() {
        Ok(())
    } else {
        Err(format!("pg_ctl could not start the server ({done})"))
    }
}

/// 32 hexadecimal digits from the operating system.
fn random_word() -> Result<String, String> {
    use std::io::Read as _;
    let mut bytes = [0_u8; 16];
    std::fs::File::open("/dev/urandom")
        .and_then(|mut file| file.read_exact(&mut bytes))
        .map_err(|error| format!("no random bytes: {error}"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
