//! What is kept between requests, by keys that say what they depend on: the least lately asked for goes first.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

/// At most so much of something that is cheap to clone.
#[derive(Debug)]
pub(crate) struct Shelf<T> {
    most: usize,
    kept: Mutex<Kept<T>>,
}

#[derive(Debug)]
struct Kept<T> {
    weight: usize,
    /// Counts what is asked for and put.
    turn: u64,
    things: HashMap<String, Thing<T>>,
    /// By the turn in which each was last asked for.
    turns: BTreeMap<u64, String>,
}

#[derive(Debug)]
struct Thing<T> {
    own: T,
    weight: usize,
    turn: u64,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self {
            weight: 0,
            turn: 0,
            things: HashMap::new(),
            turns: BTreeMap::new(),
        }
    }
}

impl<T> Kept<T> {
    fn remove(&mut self, key: &str) {
        if let Some(old) = self.things.remove(key) {
            self.turns.remove(&old.turn);
            self.weight -= old.weight;
        }
    }
}

impl<T: Clone> Shelf<T> {
    /// Keeps things up to this weight together; a number of things where each weighs one.
    pub(crate) fn new(most: usize) -> Self {
        Self {
            most,
            kept: Mutex::default(),
        }
    }
    /// The thing under a key.
    pub(crate) fn get(&self, key: &str) -> Option<T> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = &mut *kept;
        let thing = kept.things.get_mut(key)?;
        // What was asked for last stays where it is.
        if thing.turn != kept.turn {
            kept.turn += 1;
            if let Some(key) = kept.turns.remove(&thing.turn) {
                kept.turns.insert(kept.turn, key);
            }
            thing.turn = kept.turn;
        }
        Some(thing.own.clone())
    }
    /// Keeps a thing; one that is heavier than all may be is not kept.
    pub(crate) fn put(&self, key: String, own: T, weight: usize) {
        if weight > self.most {
            return;
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.remove(&key);
        kept.turn += 1;
        let turn = kept.turn;
        kept.weight += weight;
        kept.turns.insert(turn, key.clone());
        kept.things.insert(key, Thing { own, weight, turn });
        while kept.weight > self.most {
            let Some((_, oldest)) = kept.turns.pop_first() else {
                break;
            };
            kept.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_lately_asked_for_goes_first() {
        let shelf = Shelf::new(10);
        shelf.put("a".to_owned(), 1, 4);
        shelf.put("b".to_owned(), 2, 4);
        assert_eq!(shelf.get("a"), Some(1));
        shelf.put("c".to_owned(), 3, 4);
        assert_eq!(
            (shelf.get("a"), shelf.get("b"), shelf.get("c")),
            (Some(1), None, Some(3))
        );
        shelf.put("huge".to_owned(), 4, 11);
        assert_eq!(shelf.get("huge"), None);
        // The same key again takes the place of the first.
        shelf.put("a".to_owned(), 5, 10);
        assert_eq!((shelf.get("a"), shelf.get("c")), (Some(5), None));
    }
}
