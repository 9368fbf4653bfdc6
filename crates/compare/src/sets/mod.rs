//! What became of every leaf between two sets.

mod changes;
mod fields;
mod groups;
mod json;
mod links;
mod model;
mod parents;
mod proposals;
mod reasons;
mod shape;
mod text;
mod words;

pub(crate) use json::head;
pub use json::set_json;
pub(crate) use links::code_in;
pub use model::{
    Change, Comparability, FieldFlow, Group, LinkedBy, Moved, Options, Proposal, Section,
    SetComparison, Sureness, Why,
};
pub use reasons::{Reason, reasons, text_in_force};
pub use text::set_text;

use criteria::CriteriaSet;
use parents::Parents;
pub(crate) use shape::plain;

/// Compares two sets leaf by leaf.
///
/// Pairs come from `follows` of the new set; two texts of one set (same id and year, such as a set before and after an amendment) are paired by their codes, which are its identity.
/// Leaves that nothing links are added or repealed; where title, code or rule make a pair likely, it stands among the proposals.
/// A set compared with itself has only leaves that were kept.
///
/// ```
/// # use criteria::{Source, read_set};
/// # let text = |year: i16, max: &str, more: &str| format!("format = 1\nid = \"vi-du\"\nyear = {year}\nlevels = [\"commune\"]\ntitle = \"Ví dụ\"\ntotal = {max}\nstatus = \"sample\"\nfinal = [\"appraised\"]\n[basis.A]\ntitle = \"Quyết định\"\n[criterion.\"1\"]\ntitle = \"Ban hành kế hoạch\"\nmax = {max}\nsource = \"A\"\nrule = \"points\"\n{more}");
/// # let read = |text: String| read_set(&Source { file: "vi-du.toml".into(), text, calendars: vec![], amendments: vec![] }).0.unwrap();
/// let old = read(text(2024, "2", ""));
/// let new = read(text(2025, "3", "follows = \"2024/1\"\n"));
/// let found = compare::compare_sets(&old, &new, &compare::Options::default());
/// assert_eq!(found.groups[0].changes, [compare::Change::Reweighted { from: 2.into(), to: 3.into() }]);
/// assert!(found.groups[0].comparable.is_yes());
/// ```
#[must_use]
pub fn compare_sets(old: &CriteriaSet, new: &CriteriaSet, options: &Options) -> SetComparison {
    let mut findings = Vec::new();
    let mut links = links::declared(old, new, &mut findings);
    let mut proposals = proposals::of(old, new, &links);
    if options.accept_proposals {
        proposals.retain(|own| {
            let sure = own.sureness == Sureness::CodeAndTitle;
            if sure {
                links.push(links::Link {
                    old: own.old,
                    new: own.new,
                    by: LinkedBy::Accepted,
                });
            }
            !sure
        });
    }
    let parents = Parents::new(old, new);
    let groups = groups::of(old, new, &links, &parents);
    let fields = fields::of(old, new, &groups, &parents);
    SetComparison {
        groups,
        fields,
        proposals,
        findings,
    }
}
