//! What a line of the log tells, in words; a word that is not known stands as it was written.

use crate::text::Words;
use procedure::Stage;

/// What was done.
pub(super) fn action(words: Words, own: &str) -> String {
    known(words, "log-do", own).unwrap_or_else(|| own.to_owned())
}

/// What it was done to: a stage and a page in words; codes, numbers and ids as they are.
pub(super) fn detail(words: Words, action: &str, own: &str) -> String {
    let found = match action {
        "read-unpublished" => known(words, "log-page", own),
        "move-stage" | "set-deadline" => {
            Stage::named(own).map(|stage| stage.words().get(words.lang).to_owned())
        }
        "import" | "prepare-import" => known(words, "import-layer", own),
        _ => None,
    };
    found.unwrap_or_else(|| own.to_owned())
}

fn known(words: Words, group: &str, own: &str) -> Option<String> {
    let key = format!("{group}-{own}");
    Some(words.t(&key)).filter(|text| *text != key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use finding::Lang;
    use std::path::Path;

    /// Every source file of this crate, tests apart.
    fn sources(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("tests") {
                sources(&path, found);
            } else if path.extension().is_some_and(|own| own == "rs") {
                found.push(std::fs::read_to_string(&path).unwrap());
            }
        }
    }

    /// The texts in quotes between what begins a telling and what ends it.
    fn quoted<'t>(text: &'t str, begun: &'t str, ended: &'t str) -> impl Iterator<Item = &'t str> {
        let parts = text.split(begun).skip(1);
        let parts = parts.map(move |part| part.split(ended).next().unwrap_or_default());
        parts.flat_map(|part| part.split('"').skip(1).step_by(2))
    }

    #[test]
    fn whatever_the_log_is_told_it_says_in_both_languages() {
        let mut files = Vec::new();
        sources(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
            &mut files,
        );
        let mut actions = Vec::new();
        for text in &files {
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            let told = [
                ("Told {", "unit:"),
                ("line(now, ", ")"),
                ("line(app.now(), ", ")"),
                ("tell(&app, &caller, ", ")"),
                (".tell_sets(", ","),
            ];
            for (begun, ended) in told {
                actions.extend(quoted(text, begun, ended).map(str::to_owned));
            }
        }
        let is_word = |own: &String| {
            own.len() > 3
                && own
                    .bytes()
                    .all(|own| own.is_ascii_lowercase() || own == b'-')
        };
        actions.retain(is_word);
        assert!(actions.len() > 30, "{actions:?}");
        for lang in [Lang::Vi, Lang::En] {
            for own in &actions {
                let said = known(Words::new(lang), "log-do", own);
                assert!(said.is_some(), "log-do-{own} is missing in log.ftl");
            }
        }
    }

    #[test]
    fn stages_pages_and_layers_are_words_and_codes_stay() {
        let vi = Words::new(Lang::Vi);
        assert_eq!(detail(vi, "move-stage", "council"), "Hội đồng");
        assert_eq!(detail(vi, "read-unpublished", "bench"), "bàn thẩm định");
        assert_eq!(detail(vi, "enter-self", "1.1"), "1.1");
        assert_eq!(action(vi, "something-new"), "something-new");
    }
}
