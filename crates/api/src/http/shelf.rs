//! What is kept between requests, by keys that name digests: the least lately asked for goes first.

use std::collections::VecDeque;
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
    /// Key, thing and its weight; most lately asked for last.
    things: VecDeque<(String, T, usize)>,
}

impl<T: Clone> Shelf<T> {
    /// Keeps things up to this weight together; a number of things where each weighs one.
    pub(crate) fn new(most: usize) -> Self {
        Self {
            most,
            kept: Mutex::new(Kept {
                weight: 0,
                things: VecDeque::new(),
            }),
        }
    }
    /// The thing under a key.
    pub(crate) fn get(&self, key: &str) -> Option<T> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.things.iter().position(|own| own.0 == key)?;
        let own = kept.things.remove(at)?;
        let thing = own.1.clone();
        kept.things.push_back(own);
        Some(thing)
    }
    /// Keeps a thing; one that is heavier than all may be is not kept.
    pub(crate) fn put(&self, key: String, thing: T, weight: usize) {
        if weight > self.most {
            return;
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = kept.things.iter().position(|own| own.0 == key)
            && let Some(own) = kept.things.remove(at)
        {
            kept.weight -= own.2;
        }
        kept.weight += weight;
        kept.things.push_back((key, thing, weight));
        while kept.weight > self.most {
            let Some(own) = kept.things.pop_front() else {
                break;
            };
            kept.weight -= own.2;
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
