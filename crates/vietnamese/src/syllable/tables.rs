//! Onsets and rhymes. A rhyme is written without its tone.

/// Onsets, longest first, so that the first that fits is the one meant.
pub(crate) const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// Rhymes by their vowels; the endings follow, `_` for none.
const RHYMES: [(&str, &str); 30] = [
    ("a", "_ c ch i k m n ng nh o p t u y"),
    ("ă", "c k m n ng p t"),
    ("â", "c m n ng p t u y"),
    ("e", "_ c m n ng o p t"),
    ("ê", "_ ch m n nh p t u"),
    ("i", "_ a ch m n nh p t u"),
    ("iê", "c m n ng p t u"),
    ("y", "_ ch nh t"),
    ("yê", "m n ng t u"),
    ("o", "_ c i k m n ng p t"),
    ("oa", "_ c ch i m n ng nh o p t y"),
    ("oă", "c m n ng t"),
    ("oe", "_ n o t"),
    ("oo", "c ng"),
    ("ô", "_ c i k m n ng p t"),
    ("ơ", "_ i m n p t"),
    ("u", "_ a c i k m n ng p t"),
    ("uâ", "n ng t y"),
    ("uê", "_ ch nh"),
    ("uô", "c i m n ng t"),
    ("uơ", "_ t"),
    ("uy", "_ a ch n nh p t u"),
    ("uyê", "n t"),
    ("ư", "_ a c i ng t u"),
    ("ươ", "c i m n ng p t u"),
    // after qu- the glide is part of the onset, and these rhymes have no glide of their own
    ("+y", "ch n nh p t u"),
    ("+yê", "n t"),
    ("+ê", "ch nh t u"),
    ("+ô", "c"),
    ("+ơ", "_ i n t"),
];

/// Whether the vowels with this ending are a rhyme; `after_qu` opens the rhymes that stand only there.
pub(crate) fn is_rhyme(vowels: &str, ending: &str, after_qu: bool) -> bool {
    let ending = if ending.is_empty() { "_" } else { ending };
    RHYMES.iter().any(|(row, endings)| {
        let (row, only_qu) = row
            .strip_prefix('+')
            .map_or((*row, false), |row| (row, true));
        row == vowels && (!only_qu || after_qu) && endings.split(' ').any(|e| e == ending)
    })
}
