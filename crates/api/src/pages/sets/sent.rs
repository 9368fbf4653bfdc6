//! What a form with one file sent.

use crate::desk::sets::upload::SentFile;
use crate::problem::Problem;
use axum::extract::Multipart;
use std::sync::Arc;

/// The longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 200;

/// The fields, and the file by the last part of its name.
#[derive(Debug, Default)]
pub(super) struct Sent {
    fields: Vec<(String, String)>,
    /// The file, where one was sent.
    pub(super) file: Option<SentFile>,
}

impl Sent {
    /// Reads a form of a few short fields and at most one file.
    pub(super) async fn read(mut parts: Multipart) -> Result<Self, Problem> {
        let bad = |_| Problem::bad_request();
        let mut sent = Self::default();
        while let Some(part) = parts.next_field().await.map_err(bad)? {
            let field = part.name().unwrap_or_default().to_owned();
            if field != "file" {
                let text = part.text().await.map_err(bad)?;
                if text.len() > 20_000 || sent.fields.len() > 10 {
                    return Err(Problem::bad_request());
                }
                sent.fields.push((field, text));
                continue;
            }
            let name = bare(part.file_name().unwrap_or_default());
            let bytes = part.bytes().await.map_err(bad)?;
            if bytes.is_empty() && name.is_empty() {
                continue;
            }
            if sent.file.is_some() || name.is_empty() || name == "." || name == ".." {
                return Err(Problem::bad_request());
            }
            sent.file = Some(SentFile {
                name,
                bytes: Arc::from(&bytes[..]),
            });
        }
        Ok(sent)
    }

    /// The value of a field; empty where it was not sent.
    pub(super) fn get(&self, name: &str) -> &str {
        let own = self.fields.iter().find(|(own, _)| own == name);
        own.map_or("", |(_, value)| value.as_str())
    }
}

fn bare(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = |c: &char| !c.is_control() && *c != ':';
    last.chars().filter(plain).take(LONGEST_NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn a_name_leads_nowhere() {
        assert_eq!(bare("C:\\Users\\x\\Sửa lần 1.xlsx"), "Sửa lần 1.xlsx");
        assert_eq!(bare("../../etc/passwd"), "passwd");
        assert_eq!(bare("a\r\nb:c.toml"), "abc.toml");
    }
}
