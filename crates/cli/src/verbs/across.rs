//! What joins the units of two rounds: which went into which, and the weight that the user names.

use crate::args::CompareRounds;
use crate::output::Output;
use ::round::{Inputs, Ran};
use finding::{Finding, Text};
use std::path::{Path, PathBuf};
use units::{Crosswalk, Places, Weights};

/// A crosswalk or a file of weights is a list of units; what is larger is something else.
const MOST_BYTES: u64 = 4_000_000;

/// What the later round's units were made of.
pub(crate) struct Between {
    pub(crate) crosswalk: Crosswalk,
}

/// The file on the command line, else the one that the later round names, else the country's lists where rosters bear their codes; `None` where a file cannot be read, which is said.
pub(crate) fn between(
    words: &CompareRounds,
    (old, (later, new)): (&Ran, &(Inputs, Ran)),
    findings: &mut Vec<Finding>,
    out: &mut Output,
) -> Option<Between> {
    let named = later.manifest.crosswalk.as_ref();
    let file: Option<PathBuf> = match &words.crosswalk {
        // With several pairs of rounds one file speaks of the codes of all of them; what a pair does not know is named.
        Some(file) => Some(file.clone()),
        None => named.map(|path| later.folder.join(path)),
    };
    if let Some(file) = file {
        let text = text(&file, out)?;
        let shown = file.display().to_string();
        let (crosswalk, found) = units::read_crosswalk(&shown, &text, &old.roster, &new.roster);
        findings.extend(found);
        return Some(Between { crosswalk });
    }
    let days = (old.settings.as_of, new.settings.as_of);
    let crosswalk = Crosswalk::of_places(&Places::shipped(), &new.roster, days);
    Some(Between { crosswalk })
}

/// `NAME=FILE.csv:COLUMN` as name and weights, where one is given; the column is `weight` where none is named. `None` where it cannot be read, which is said.
#[expect(
    clippy::option_option,
    reason = "no weight is named, and a weight that cannot be read, are two things"
)]
pub(crate) fn weights(
    words: &CompareRounds,
    old: &Ran,
    findings: &mut Vec<Finding>,
    out: &mut Output,
) -> Option<Option<(String, Weights)>> {
    let Some(written) = &words.weight else {
        return Some(None);
    };
    let Some((name, rest)) = written
        .split_once('=')
        .filter(|own| !own.0.trim().is_empty())
    else {
        out.say(&Text::new(
            "trọng số phải có tên, tệp và cột: --weight \"dân số\"=dan-so.csv:population",
            "a weight has a name, a file and a column: --weight population=FILE.csv:COLUMN",
        ));
        return None;
    };
    // A colon right behind a drive's letter is no end of the file's name.
    let (file, column) = match rest.rsplit_once(':') {
        Some((file, column)) if file.len() > 1 && !column.contains(['/', '\\']) => (file, column),
        _ => (rest, "weight"),
    };
    let text = text(Path::new(file), out)?;
    let (weights, found) = units::read_weights(file, &text, column, &old.roster);
    findings.extend(found);
    Some(Some((name.trim().to_owned(), weights)))
}

fn text(file: &Path, out: &mut Output) -> Option<String> {
    let small = std::fs::metadata(file).map(|about| about.len() <= MOST_BYTES);
    let text = match small {
        Ok(true) => std::fs::read_to_string(file).map_err(|error| crate::output::io_words(&error)),
        Ok(false) => Err(Text::new("lớn hơn 4 MB", "over 4 MB")),
        Err(error) => Err(crate::output::io_words(&error)),
    };
    let shown = file.display();
    match text {
        Ok(text) => Some(text),
        Err(why) => {
            out.say(&Text::new(
                format!("không đọc được tệp {shown}: {}", why.vi),
                format!("{shown} cannot be read: {}", why.en),
            ));
            None
        }
    }
}
