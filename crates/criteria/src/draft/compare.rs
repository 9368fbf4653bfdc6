//! Drafts that say the same.

use super::layout::Role;
use super::{Draft, DraftValue};

impl Draft {
    /// The same set without what does not matter: no comments, keys in the order in which they are written, `{ kind = "count" }` as `"count"`. Two drafts that say the same are then equal; `2.0` and `2` are the same number.
    #[must_use]
    pub fn plain(&self) -> Self {
        plain(self, Role::Top)
    }
    /// As [`Draft::plain`], for the table of one node.
    #[must_use]
    pub fn plain_node(&self) -> Self {
        plain(self, Role::Node)
    }
}

fn plain(own: &Draft, role: Role) -> Draft {
    let mut out = Draft::new();
    for (key, value) in own.entries() {
        out.set(key, value_of(value, role.of(key)));
    }
    out.arrange(role);
    out
}

fn value_of(value: &DraftValue, role: Role) -> DraftValue {
    match value {
        DraftValue::Table(table) => {
            let table = plain(table, role);
            match table.text("kind") {
                Some(kind) if role == Role::Input && table.entries().count() == 1 => {
                    DraftValue::from(kind)
                }
                _ => DraftValue::Table(table),
            }
        }
        DraftValue::List(items) => {
            DraftValue::List(items.iter().map(|item| value_of(item, role)).collect())
        }
        DraftValue::Number(number) => DraftValue::Number(number.trimmed()),
        other => other.clone(),
    }
}

impl Draft {
    pub(crate) fn arrange(&mut self, role: Role) {
        self.entries.sort_by_key(|(key, _)| role.position(key));
    }
}
