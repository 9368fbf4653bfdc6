//! `applies-to` names unit types, blocks or codes; one that no unit of the roster bears is probably a slip of the pen.

use criteria::CriteriaSet;
use finding::Finding;
use std::collections::BTreeSet;
use units::Roster;

/// One note for each word of an `applies-to` that fits no unit.
pub(super) fn check(set: &CriteriaSet, roster: &Roster) -> Vec<Finding> {
    let borne: BTreeSet<&str> = roster
        .units()
        .iter()
        .flat_map(|unit| {
            [
                Some(unit.kind.as_str()),
                Some(unit.code.as_str()),
                unit.block.as_deref(),
            ]
        })
        .flatten()
        .filter(|word| !word.is_empty())
        .collect();
    let list = roster_words(roster);
    let mut findings = Vec::new();
    for leaf in set.leaf_ids() {
        let node = set.leaf_node(leaf);
        let words = set.leaf(leaf).applies_to.iter();
        for word in words.filter(|word| !borne.contains(word.as_str())) {
            let code = &node.code;
            findings.push(
                Finding::info("applies-to-nobody", set.place(node.line))
                    .says(
                        format!("tiêu chí {code} dành cho “{word}”, nhưng không đơn vị nào trong danh sách thuộc loại, khối hay mã đó"),
                        format!("criterion {code} applies to \"{word}\", which is no type, block or code of the roster"),
                    )
                    .found(word, word)
                    .expected(list.clone(), list.clone())
                    .fix(
                        "sửa applies-to của tiêu chí, hoặc cột type, block của danh sách đơn vị",
                        "mend applies-to of the criterion, or the columns type and block of the roster",
                    )
                    .of_criterion(code),
            );
        }
    }
    findings
}

/// Types and blocks of the roster; codes are too many to list.
fn roster_words(roster: &Roster) -> String {
    let units = roster.units().iter();
    let words = units.flat_map(|unit| [Some(unit.kind.as_str()), unit.block.as_deref()]);
    let words: BTreeSet<&str> = words.flatten().filter(|word| !word.is_empty()).collect();
    words.into_iter().collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use criteria::{Source, read_set};

    #[test]
    fn a_word_that_no_unit_bears_is_named() {
        let text = "format = 1\nid = \"a\"\nyear = 2025\nlevels = [\"commune\"]\ntitle = \"A\"\ntotal = 1\nstatus = \"sample\"\nfinal = [\"self\"]\n[basis.A]\ntitle = \"A\"\n[criterion.\"1\"]\ntitle = \"Một\"\nmax = 1\nsource = \"A\"\nrule = \"points\"\napplies-to = [\"phuong\", \"xã\"]\n";
        let source = Source {
            file: "a.toml".into(),
            text: text.into(),
            calendars: Vec::new(),
            ..Source::default()
        };
        let set = read_set(&source).0.unwrap();
        let (roster, _) = units::read_roster(
            "units.csv",
            "code,name,type,level,block\n1,Xã An,xã,commune,Xã\n",
        );
        let findings = check(&set, &roster);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].found.vi, "phuong");
        assert_eq!(findings[0].expected.vi, "Xã; xã");
    }
}
