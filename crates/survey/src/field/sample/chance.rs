//! Chance that is the same on every machine.

use rand::{Rng, SeedableRng};
use rand_pcg::Pcg64;
use sha2::{Digest, Sha256};

/// A stream of chance for one question: its own for each name, so that a unit more or less moves no other draw.
pub(crate) struct Chance(Pcg64);

impl Chance {
    /// The stream of these words: PCG64 (M. E. O'Neill, 2014, HMC-CS-2014-0905) seeded with SHA-256 of the seed (8 bytes, lowest first) and the words, a zero byte before each.
    pub(crate) fn of(seed: u64, words: &[&str]) -> Self {
        let mut hash = Sha256::new();
        hash.update(seed.to_le_bytes());
        for word in words {
            hash.update([0]);
            hash.update(word.as_bytes());
        }
        Self(Pcg64::from_seed(hash.finalize().into()))
    }
    /// A whole number from 0 to `n - 1`, each as likely as the other; 0 where `n` is 0. Values beyond the last multiple of `n` are drawn again.
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        if n == 0 {
            return 0;
        }
        let fair = u64::MAX - u64::MAX % n;
        loop {
            let value = self.0.next_u64();
            if value < fair {
                return value % n;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_differ_by_name_and_repeat_by_seed() {
        let draw = |seed, words: &[&str]| {
            let mut chance = Chance::of(seed, words);
            (0..8)
                .map(|_| chance.below(1_000_000))
                .collect::<Vec<u64>>()
        };
        assert_eq!(draw(1, &["a", "b"]), draw(1, &["a", "b"]));
        assert_ne!(draw(1, &["a", "b"]), draw(1, &["ab"]));
        assert_ne!(draw(1, &["a"]), draw(2, &["a"]));
        assert_eq!(Chance::of(1, &[]).below(0), 0);
    }
}
