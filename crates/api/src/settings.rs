//! What a server is told at its start.

use serde::Deserialize;
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
};

/// Where a server listens, keeps its data, and what it allows.
/// Read from `settings.json` in the data folder where there is one; every key may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The folder of the database and the files.
    #[serde(skip)]
    pub data: PathBuf,
    /// Address and port.
    pub listen: SocketAddr,
    /// `postgres://…`; without it an embedded database in the data folder.
    #[serde(skip)]
    pub database: Option<String>,
    /// The program that reads workbooks in a process of its own (verb `read-worker`); without it they are read within the server.
    #[serde(skip)]
    pub worker: Option<PathBuf>,
    /// Rounds and accounts to try things with; loopback only.
    #[serde(skip)]
    pub demo: bool,
    /// The owner (a province or district) whose published rounds the public sees here.
    pub owner: String,
    /// The owner's name on every page.
    pub owner_name: String,
    /// The address that browsers use, `https://…`, where a proxy stands in front.
    pub public_address: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub proxies: Vec<IpAddr>,
    /// Whether staff roles need one-time codes (TOTP).
    pub codes_for_staff: bool,
    /// The largest workbook or evidence file, in bytes.
    pub largest_file: usize,
    /// The largest form without a file, in bytes.
    pub largest_form: usize,
    /// A session ends after so many minutes without a request.
    pub idle_minutes: u32,
    /// A session ends after so many hours whatever happens.
    pub session_hours: u32,
    /// Requests a minute from one address or key.
    pub requests_a_minute: u32,
    /// What another process writes to the same database is seen after at most so many milliseconds; what this one writes at once.
    pub seen_after_ms: u32,
    /// The longest that one request may take, in seconds, its upload included.
    pub request_seconds: u32,
    /// Whether webhooks may call private and loopback addresses.
    pub webhooks_to_private: bool,
    /// A key that opens `/metrics` from elsewhere than loopback.
    pub metrics_key: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            data: PathBuf::from("parindex-data"),
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8766),
            database: None,
            worker: None,
            demo: false,
            owner: "default".to_owned(),
            owner_name: String::new(),
            public_address: None,
            proxies: Vec::new(),
            codes_for_staff: true,
            largest_file: 50 << 20,
            largest_form: 1 << 20,
            idle_minutes: 60,
            session_hours: 12,
            requests_a_minute: 1_200,
            seen_after_ms: 200,
            request_seconds: 120,
            webhooks_to_private: false,
            metrics_key: None,
        }
    }
}

/// The file of settings in the data folder.
const FILE: &str = "settings.json";

impl Settings {
    /// The settings of a data folder: what its `settings.json` says, else the usual ones.
    ///
    /// # Errors
    /// A file that cannot be read, or that holds a key or value that is not known; the message names it.
    pub fn read(data: &Path) -> std::io::Result<Self> {
        let file = data.join(FILE);
        let mut settings = match std::fs::read(&file) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|error| {
                std::io::Error::new(std::io::ErrorKind::InvalidInput, format!("{FILE}: {error}"))
            })?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::default(),
            Err(error) => return Err(error),
        };
        data.clone_into(&mut settings.data);
        Ok(settings)
    }

    /// Whether cookies are `Secure`: always, but for a server that is reached on loopback without TLS.
    #[must_use]
    pub fn over_tls(&self) -> bool {
        match self.public_address.as_deref() {
            Some(address) => !address.starts_with("http://"),
            None => !self.listen.ip().is_loopback(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_changes_what_it_names_and_a_misspelt_key_is_refused() {
        let data = tempfile::tempdir().unwrap();
        let own = Settings::read(data.path()).unwrap();
        assert_eq!(own.listen.to_string(), "127.0.0.1:8766");
        let file = data.path().join(FILE);
        std::fs::write(
            &file,
            r#"{"idle_minutes": 15, "public_address": "https://cchc.example"}"#,
        )
        .unwrap();
        let own = Settings::read(data.path()).unwrap();
        assert_eq!((own.idle_minutes, own.session_hours), (15, 12));
        assert!(own.over_tls());
        std::fs::write(&file, r#"{"idle_minute": 15}"#).unwrap();
        let wrong = Settings::read(data.path()).unwrap_err();
        assert!(wrong.to_string().contains("idle_minute"));
    }
}
