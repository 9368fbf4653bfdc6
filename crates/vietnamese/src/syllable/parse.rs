//! Whether a word is a syllable, and which vowel carries its tone.

use super::letters::{NANG, SAC, toneless};
use super::tables::{ONSETS, is_rhyme};
use super::tones::place;

/// A lower-case syllable taken apart.
pub(crate) struct Syllable {
    /// Letters without tone.
    pub(crate) letters: Vec<char>,
    /// Where the vowels of the rhyme begin and end among the letters.
    pub(crate) vowels: std::ops::Range<usize>,
    /// Column of the table of vowels.
    pub(crate) tone: usize,
    /// The letter that holds the tone now.
    pub(crate) tone_at: Option<usize>,
}

const LONGEST: usize = 7; // nghiêng

/// Takes a lower-case composed word apart; `None` where Vietnamese has no such syllable.
pub(crate) fn parse(word: &str) -> Option<Syllable> {
    let mut letters = Vec::with_capacity(LONGEST);
    let (mut tone, mut tone_at) = (0, None);
    for c in word.chars() {
        if letters.len() == LONGEST {
            return None;
        }
        let (letter, own) = toneless(c).unwrap_or((c, 0));
        if own > 0 {
            if tone_at.is_some() {
                return None;
            }
            (tone, tone_at) = (own, Some(letters.len()));
        }
        letters.push(letter);
    }
    let bare: String = letters.iter().collect();
    ONSETS.iter().find_map(|onset| {
        let rhyme = bare.strip_prefix(onset)?;
        let start = onset.chars().count();
        let vowels: String = rhyme
            .chars()
            .take_while(|c| toneless(*c).is_some())
            .collect();
        let count = vowels.chars().count();
        // The last vowel of ai, ao, au, ay, ia, ua, … is an ending, not part of the core.
        let core = (1..=count).rev().find(|core| {
            let core: String = vowels.chars().take(*core).collect();
            is_rhyme(&core, &rhyme[core.len()..], *onset == "qu")
        });
        core?;
        let first = vowels.chars().next()?;
        let ending: String = rhyme.chars().skip(count).collect();
        (spelled(onset, first) && toned(&ending, tone)).then(|| Syllable {
            letters: letters.clone(),
            vowels: start..start + count,
            tone,
            tone_at,
        })
    })
}

/// The onset is written as it is before this vowel.
fn spelled(onset: &str, vowel: char) -> bool {
    let front = matches!(vowel, 'i' | 'e' | 'ê' | 'y');
    match onset {
        "c" | "ng" => !front,
        "g" => !front || vowel == 'i',
        "gh" | "ngh" => front,
        "gi" => !matches!(vowel, 'i' | 'y'),
        "qu" => !matches!(vowel, 'o' | 'u' | 'ư'),
        _ => true,
    }
}

/// A closed syllable has sắc or nặng; names of the highlands in `-k` are also written without a tone.
fn toned(ending: &str, tone: usize) -> bool {
    match ending {
        "c" | "ch" | "p" | "t" => tone == SAC || tone == NANG,
        "k" => tone == 0 || tone == SAC || tone == NANG,
        _ => true,
    }
}

/// Whether one word, in any case, is a Vietnamese syllable: onset, rhyme and tone that go together.
///
/// The tone has to stand where the older or the newer rule puts it. Words of other languages are none, and neither are abbreviations.
///
/// ```
/// use vietnamese::is_syllable;
/// assert!(is_syllable("Nghiêng") && is_syllable("quốc") && is_syllable("giếng") && is_syllable("Đắk"));
/// assert!(!is_syllable("Café") && !is_syllable("UBND") && !is_syllable("deó") && !is_syllable("tich") && !is_syllable(""));
/// ```
#[must_use]
pub fn is_syllable(word: &str) -> bool {
    // 7 letters of at most 4 bytes, decomposed at most 3 times as long
    if word.len() > LONGEST * 12 {
        return false;
    }
    parse(&crate::nfc(word).to_lowercase()).is_some_and(|syllable| {
        let stands = |at: usize| at == place(&syllable, false) || at == place(&syllable, true);
        syllable.tone_at.is_none_or(stands)
    })
}
