//! Views as files: made once for all who see the same, away from the tasks that wait for the network.

use super::query::{csv, xlsx};
use super::tables::around;
use crate::App;
use crate::http::Sent;
use crate::pages::public::{Found, Shown};
use crate::problem::Problem;
use crate::seen::Seen;
use crate::text::Words;
use axum::http::HeaderMap;
use axum::response::Response;
use finding::Lang;
use report::Table;
use std::sync::Arc;

/// A view of what is found: its key among the kept ones, the name of its file, its language.
pub(crate) struct View<'v> {
    pub(crate) app: &'v App,
    pub(crate) found: &'v Found,
    pub(crate) headers: &'v HeaderMap,
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) lang: Lang,
}

impl View<'_> {
    /// Tables as a workbook.
    pub(crate) async fn workbook(
        self,
        tables: impl FnOnce(&Shown, &Seen, Words) -> Result<Vec<Table>, Problem> + Send + 'static,
    ) -> Result<Response, Problem> {
        let shown = self.found.shown(self.app, self.lang);
        let (words, name) = (Words::new(self.lang), self.name);
        let make = move |seen: &Seen| book((&shown, seen, words), &name, tables);
        self.found
            .send(self.app, self.headers, self.key, make)
            .await
    }

    /// The same for one who asks for some of it: what hardly anybody asks for again is not kept.
    pub(crate) async fn workbook_once(
        self,
        tables: impl FnOnce(&Shown, &Seen, Words) -> Result<Vec<Table>, Problem> + Send + 'static,
    ) -> Result<Response, Problem> {
        let shown = self.found.shown(self.app, self.lang);
        let (words, name) = (Words::new(self.lang), self.name);
        let seen = Arc::clone(&self.found.seen);
        let make = move || book((&shown, &seen, words), &name, tables);
        let sent = tokio::task::spawn_blocking(make).await;
        let sent = sent.map_err(|error| Problem::ours(&error))??;
        Ok(sent.answer(self.headers, self.found.keep()))
    }

    /// A text as CSV.
    pub(crate) async fn csv(
        self,
        text: impl FnOnce(&Shown, &Seen, Words) -> Result<String, Problem> + Send + 'static,
    ) -> Result<Response, Problem> {
        let shown = self.found.shown(self.app, self.lang);
        let (words, name) = (Words::new(self.lang), self.name);
        let make = move |seen: &Seen| Ok(csv(text(&shown, seen, words)?, &name));
        self.found
            .send(self.app, self.headers, self.key, make)
            .await
    }
}

fn book(
    (shown, seen, words): (&Shown, &Seen, Words),
    name: &str,
    tables: impl FnOnce(&Shown, &Seen, Words) -> Result<Vec<Table>, Problem>,
) -> Result<Sent, Problem> {
    let tables = tables(shown, seen, words)?;
    let bytes = around(shown, seen.set(), words, |around| around.workbook(tables));
    let bytes = bytes.map_err(|error| Problem::ours(&error))?;
    Ok(xlsx(bytes, name))
}
