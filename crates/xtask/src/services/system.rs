//! What the machine has: programs, packages, users.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Whether this process is root.
pub(crate) fn is_root() -> bool {
    output("id", &["-u"]).is_some_and(|id| id.trim() == "0")
}

/// Whether there is a user of that name.
pub(crate) fn has_user(name: &str) -> bool {
    output("id", &["-u", name]).is_some()
}

/// What a program prints, where it ends well.
pub(crate) fn output(program: &str, words: &[&str]) -> Option<String> {
    let done = Command::new(program).args(words).output().ok()?;
    done.status
        .success()
        .then(|| String::from_utf8_lossy(&done.stdout).into_owned())
}

/// Runs a command to its end; the error carries what it said.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let done = command
        .output()
        .map_err(|error| format!("{program} did not start: {error}"))?;
    if done.status.success() {
        return Ok(());
    }
    let said = [done.stdout, done.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    Err(format!(
        "{program} failed ({}):\n{}",
        done.status,
        said.trim()
    ))
}

/// The folders of the search path.
pub(crate) fn search_path() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).collect()
}

/// Installs Debian packages, as root or by `sudo` without a password.
pub(crate) fn install(packages: &[&str]) -> Result<(), String> {
    let by_hand = format!("install it by hand: apt-get install {}", packages.join(" "));
    let may_sudo = || output("sudo", &["-n", "true"]).is_some();
    let mut words = Vec::new();
    if !is_root() {
        if !may_sudo() {
            return Err(format!("no right to install packages; {by_hand}"));
        }
        words.extend(["sudo", "-n"]);
    }
    words.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    println!("installing {}", packages.join(" "));
    let apt = |more: &[&str]| {
        let all: Vec<&str> = words.iter().chain(more).copied().collect();
        let (program, rest) = all.split_first().ok_or("no command")?;
        run(Command::new(program).args(rest))
    };
    let first: Vec<&str> = [&["install", "-y", "--no-install-recommends"], packages].concat();
    // Lists of packages may be old or absent on a fresh machine.
    apt(&first)
        .or_else(|_| apt(&["update"]).and_then(|()| apt(&first)))
        .map_err(|error| format!("{error}\n{by_hand}"))
}

/// A folder's children, in order; none where it cannot be read.
pub(crate) fn children(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
