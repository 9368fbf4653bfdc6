//! What has no column: kept beside the rows, and put back where the row was not changed.
//!
//! A set is written into rows and read back from them at once; each key that does not come back unchanged is kept whole, with a mark of what the rows do say.

use criteria::{Draft, DraftValue, write_set};

/// A key whose value the rows do not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    /// The node's code, after `bonus:` or `penalty:` outside the total; empty for the top of the set.
    pub(crate) code: String,
    /// The key; `#` for the comment above the block.
    pub(crate) key: String,
    /// The mark of what the rows say of this key.
    pub(crate) mark: String,
    /// The key with its value as text; empty where the set does not hold it.
    pub(crate) text: String,
}

/// Every key of `wanted` that `read` does not hold in the same way, and every key that only `read` holds.
pub(crate) fn kept(code: &str, wanted: &Draft, read: &Draft) -> Vec<Kept> {
    let mut all = Vec::new();
    let mut keys: Vec<&str> = wanted.entries().map(|(key, _)| key).collect();
    keys.extend(
        read.entries()
            .map(|(key, _)| key)
            .filter(|key| wanted.get(key).is_none()),
    );
    for key in keys {
        if wanted.get(key) != read.get(key) {
            all.push(Kept {
                code: code.to_owned(),
                key: key.to_owned(),
                mark: mark(read.get(key)),
                text: wanted
                    .get(key)
                    .map_or_else(String::new, |value| alone(key, value)),
            });
        }
    }
    all
}

/// Puts a kept value back; `false` where the rows say something else by now.
pub(crate) fn restore(kept: &Kept, table: &mut Draft) -> bool {
    if mark(table.get(&kept.key)) != kept.mark {
        return false;
    }
    let fragment = Draft::parse(&kept.text);
    match fragment.get(&kept.key) {
        Some(value) => table.set(&kept.key, value.clone()),
        None => {
            table.remove(&kept.key);
        }
    }
    true
}

fn alone(key: &str, value: &DraftValue) -> String {
    let mut fragment = Draft::new();
    fragment.set(key, value.clone());
    write_set(&fragment)
}

/// FNV-1a, 64 bits, over the text of a value: it tells a change, and guards against none made on purpose.
fn mark(value: Option<&DraftValue>) -> String {
    let Some(value) = value else {
        return String::new();
    };
    let mut fragment = Draft::new();
    fragment.set("k", value.clone());
    let text = write_set(&fragment.plain());
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
