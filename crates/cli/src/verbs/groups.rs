//! `rank --groups`: indices of groups of units beside the ranking.

use crate::args::{Format, OfGroup, Rank};
use crate::output::Output;
use ::round::Ran;
use finding::{Finding, Text};
use report::ResultContext;
use scoring::GroupRule;
use std::path::Path;
use units::{Group, Roster};

/// A terminal shows this many lines; files hold all.
const LINES_SHOWN: usize = 400;
/// A file of groups is a list of units; what is larger is something else.
const MOST_BYTES: u64 = 4_000_000;

/// The groups of the file; `None` where it cannot be read, which is said.
pub(crate) fn read(
    file: &Path,
    roster: &Roster,
    out: &mut Output,
) -> Option<(Vec<Group>, Vec<Finding>)> {
    let small = std::fs::metadata(file).map(|about| about.len() <= MOST_BYTES);
    let text = match small {
        Ok(true) => std::fs::read_to_string(file).map_err(|error| error.to_string()),
        Ok(false) => Err("over 4 MB".to_owned()),
        Err(error) => Err(error.to_string()),
    };
    let shown = file.display();
    match text {
        Ok(text) => Some(units::read_groups(&shown.to_string(), &text, roster)),
        Err(error) => {
            out.say(&Text::new(
                format!("không đọc được tệp nhóm đơn vị {shown}: {error}"),
                format!("the file of groups {shown} cannot be read: {error}"),
            ));
            None
        }
    }
}

/// Prints the table, and writes it where a folder is given; false where that fails.
pub(crate) fn tell(
    (groups, words): (&[Group], &Rank),
    ran: &Ran,
    context: &ResultContext<'_>,
    out: &mut Output,
) -> bool {
    let rule = match words.rule {
        OfGroup::Pooled => GroupRule::Pooled,
        OfGroup::Mean => GroupRule::Mean,
        OfGroup::Weights => GroupRule::Weights,
    };
    let scores = scoring::score_groups(
        &ran.set,
        &ran.roster,
        &ran.answers,
        &ran.scored,
        &ran.settings,
        (groups, rule),
    );
    // What programs read holds the ranking alone; groups have files of their own.
    if words.format == Format::Text {
        let table = report::groups(context, &scores, rule);
        out.result(&format!("\n{}", table.to_text(context.lang, LINES_SHOWN)));
    }
    let Some(folder) = &words.out else {
        return true;
    };
    match report::group_files(context, &scores, rule) {
        Ok(files) => files
            .iter()
            .all(|(name, bytes)| out.write_file(&folder.join(name), bytes)),
        Err(error) => {
            out.say(&Text::new(
                format!("không lập được bảng nhóm đơn vị: {error}"),
                format!("the table of groups cannot be written: {error}"),
            ));
            false
        }
    }
}
