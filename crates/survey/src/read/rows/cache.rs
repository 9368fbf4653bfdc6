//! What a text of a column was found to mean, remembered.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

/// Shared strings are found by their address; the kept copy keeps the address from being used again.
#[derive(Debug)]
pub(crate) struct TextCache<T> {
    near: Vec<Option<(Arc<str>, T)>>,
    far: HashMap<Box<str>, T, BuildHasherDefault<Fnv>>,
}

/// Addresses remembered: a column of answers has fewer different texts.
const NEAR: usize = 64;
/// Texts remembered.
const FAR: usize = 512;
/// Longer texts are looked at each time.
const LONGEST: usize = 600;

impl<T> Default for TextCache<T> {
    fn default() -> Self {
        Self {
            near: Vec::new(),
            far: HashMap::default(),
        }
    }
}

impl<T: Copy> TextCache<T> {
    /// What the text means: remembered, or found by `make`.
    pub(crate) fn get(&mut self, text: &Arc<str>, make: impl FnOnce(&str) -> T) -> T {
        let address = Arc::as_ptr(text).cast::<u8>() as usize;
        let at = ((address >> 4) ^ (address >> 11)) % NEAR;
        if let Some(Some((kept, value))) = self.near.get(at)
            && Arc::ptr_eq(kept, text)
        {
            return *value;
        }
        self.look(text, at, make)
    }

    fn look(&mut self, text: &Arc<str>, at: usize, make: impl FnOnce(&str) -> T) -> T {
        if text.len() > LONGEST {
            return make(text);
        }
        let value = match self.far.get(&**text) {
            Some(value) => *value,
            None => {
                let value = make(text);
                if self.far.len() < FAR {
                    self.far.insert((**text).into(), value);
                }
                value
            }
        };
        if self.near.is_empty() {
            self.near.resize_with(NEAR, || None);
        }
        if let Some(slot) = self.near.get_mut(at) {
            *slot = Some((text.clone(), value));
        }
        value
    }
}

/// FNV-1a: short texts, no adversary (the tables are bounded).
#[derive(Debug)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    fn finish(&self) -> u64 {
        self.0
    }
}

/// 128 bits of a text, for finding the same id twice: FNV-1a with the published constants; never 0.
pub(crate) fn hash_id(text: &str) -> u128 {
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for byte in text.bytes() {
        hash = (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    }
    hash.max(1)
}
