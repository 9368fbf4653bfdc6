//! Which names can be similar to a written one at all, found by the pairs of letters that they share.
//!
//! Comparing two names letter by letter takes a hundred steps, so only those are compared that can still be among the best.
//! Two texts that differ by `d` edits share at least `longer − 1 − 2·d` pairs of neighbouring letters (E. Ukkonen, Approximate string-matching with q-grams and maximal matches, Theoretical Computer Science 92, 1992, for q = 2); and each letter that one has more often than the other takes an edit of its own.

/// Letters, digits in one, everything else in one.
const CLASSES: usize = 28;

/// What is known of the names of a roster, by position.
#[derive(Debug, Clone, Default)]
pub(crate) struct Near {
    /// The names that hold a pair of letters, one entry for each time.
    pairs: Vec<Vec<u32>>,
    names: Vec<Shape>,
}

/// The length of a name without diacritics, and which letters it holds.
#[derive(Debug, Clone, Copy, Default)]
struct Shape {
    length: u32,
    /// One bit a class that it holds, and 32 higher one that it holds more than once.
    letters: u64,
}

/// A name that may be similar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) at: usize,
    /// At least so many edits lie between.
    pub(crate) edits: u32,
    /// The length of the longer of the two.
    pub(crate) longer: u32,
}

fn class(c: char) -> usize {
    match c {
        'a'..='z' => c as usize - 'a' as usize,
        '0'..='9' => CLASSES - 2,
        _ => CLASSES - 1,
    }
}

fn shape(classes: &[usize]) -> Shape {
    let mut letters = 0_u64;
    for class in classes {
        let once = 1_u64 << class;
        letters |= if letters & once == 0 {
            once
        } else {
            once << 32
        };
    }
    Shape {
        length: u32::try_from(classes.len()).unwrap_or(u32::MAX),
        letters,
    }
}

fn pairs_of(classes: &[usize]) -> impl Iterator<Item = usize> {
    classes.windows(2).map(|pair| pair[0] * CLASSES + pair[1])
}

/// The most edits at which two names of this length are still two thirds alike; farther apart nobody would see the one in the other.
const fn most_edits(longer: u32) -> u32 {
    longer / 3
}

/// The fewest pairs of letters that a text of this length shares with one that is two thirds like it.
fn least_shared(length: u32) -> u32 {
    // A name half as long again is no longer alike.
    let longer = length..=length + length / 2;
    let shared = longer.map(|longer| (longer - 1).saturating_sub(2 * most_edits(longer)));
    shared.min().unwrap_or(0)
}

impl Near {
    /// For the names without diacritics, in the order of the roster.
    pub(crate) fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let mut near = Self {
            pairs: vec![Vec::new(); CLASSES * CLASSES],
            names: Vec::new(),
        };
        for (at, name) in (0_u32..).zip(names) {
            let classes: Vec<usize> = name.chars().map(class).collect();
            for pair in pairs_of(&classes) {
                near.pairs[pair].push(at);
            }
            near.names.push(shape(&classes));
        }
        near
    }

    /// The names that can be two thirds like the text, in any order; none that can is left out. Among `within` only, where it is given.
    pub(crate) fn candidates(&self, text: &str, within: Option<&[usize]>) -> Vec<Candidate> {
        let classes: Vec<usize> = text.chars().map(class).collect();
        let own = shape(&classes);
        let look = |at: usize| self.candidate(own, at);
        if let Some(few) = within {
            return few.iter().copied().filter_map(look).collect();
        }
        // Up to three letters one edit may leave no pair in common, so every name is looked at.
        if own.length < 4 {
            return (0..self.names.len()).filter_map(look).collect();
        }
        let mut pairs: Vec<usize> = pairs_of(&classes).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs.sort_by_key(|pair| self.pairs[*pair].len());
        // Of `n` pairs, who shares `m` holds one of any `n − m + 1`: the rarest are asked, the commonest need not be.
        let n_pairs = classes.len() - 1;
        let n_asked = (n_pairs + 1).saturating_sub(least_shared(own.length) as usize);
        let mut touched: Vec<usize> = Vec::new();
        let mut seen = vec![false; self.names.len()];
        for pair in pairs.iter().take(n_asked.max(1)) {
            for at in &self.pairs[*pair] {
                let at = *at as usize;
                if !std::mem::replace(&mut seen[at], true) {
                    touched.push(at);
                }
            }
        }
        touched.into_iter().filter_map(look).collect()
    }

    fn candidate(&self, own: Shape, at: usize) -> Option<Candidate> {
        let other = self.names[at];
        let longer = own.length.max(other.length);
        let most = most_edits(longer);
        let mut edits = own.length.abs_diff(other.length);
        if edits > most {
            return None;
        }
        let more = (own.letters & !other.letters).count_ones();
        let fewer = (other.letters & !own.letters).count_ones();
        edits = edits.max(more).max(fewer);
        (edits <= most).then_some(Candidate { at, edits, longer })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Against every pair of names, compared letter by letter.
    #[test]
    fn no_similar_name_is_left_out_and_no_bound_is_too_high() {
        let names = [
            "an hoa",
            "an lao",
            "tan lap",
            "tan thuy",
            "dak my",
            "5",
            "15",
            "xa dung",
            "o",
            "",
            "an",
            "na",
            "thanh binh",
            "thanh hinh",
            "binh thanh",
            "nguyen binh khiem",
            "nguyn binh khim",
            "ia ly",
            "ia kly",
            "cu m'gar",
            "cu mgar",
            "aaaaaa",
            "aaaa",
        ];
        let near = Near::new(names.iter().copied());
        for text in names {
            let found = near.candidates(text, None);
            for (at, name) in names.iter().enumerate() {
                let longer = text.chars().count().max(name.chars().count());
                let edits = strsim::levenshtein(text, name);
                let candidate = found.iter().find(|own| own.at == at);
                if longer > 0 && 3 * edits <= longer {
                    let own = candidate.unwrap_or_else(|| panic!("“{text}” and “{name}”"));
                    assert!(own.edits as usize <= edits, "“{text}” and “{name}”");
                }
            }
        }
    }
}
