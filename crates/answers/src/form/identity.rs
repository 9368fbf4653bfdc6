//! What a form says about itself in a hidden cell: round, set, unit.

use finding::{Finding, Place};
use units::Unit;
use workbook::{Cell, Grid};

use crate::findings::form as found;

/// Whether a leaf with this `applies-to` concerns the unit: by its code, type, level or block, as in scoring.
pub(crate) fn is_concerned(unit: &Unit, applies_to: &[String]) -> bool {
    let named = |name: &String| {
        *name == unit.code
            || *name == unit.kind
            || name == unit.level.key()
            || Some(name) == unit.block.as_ref()
    };
    applies_to.is_empty() || applies_to.iter().any(named)
}

/// Whose form it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormKind {
    /// A unit's.
    SelfScore,
    /// An appraising body's.
    Appraiser {
        /// Its name, as in `appraised-by`.
        name: String,
        /// The round of appraisal, from 1.
        turn: u8,
    },
}

/// What a form says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Whose form it is.
    pub kind: FormKind,
    /// The round's id.
    pub round: String,
    /// `qd766/2026`.
    pub set: String,
    /// The digest of the set that the form was written from.
    pub digest: String,
    /// The unit's code; `None` on a form not made for one unit.
    pub unit: Option<String>,
    /// Version of the layout.
    pub version: u32,
}

/// What the reader expects of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expect<'a> {
    /// The round's id.
    pub round: &'a str,
    /// The digest of the set in force.
    pub digest: &'a str,
    /// The unit that the caller takes the form to be of (the file's name, the manifest), by its index in the roster. The form's own word comes first; this one stands where the form was made for no unit.
    pub unit: Option<usize>,
}

const MARK: &str = "parindex-form";

impl Identity {
    /// As the hidden cell holds it: one `key=value` a line.
    pub(crate) fn to_cell(&self) -> String {
        let mut lines = vec![format!("{MARK}={}", self.version)];
        match &self.kind {
            FormKind::SelfScore => lines.push("kind=self".to_owned()),
            FormKind::Appraiser { name, turn } => {
                lines.push("kind=appraiser".to_owned());
                lines.push(format!("appraiser={}", one_line(name)));
                lines.push(format!("turn={turn}"));
            }
        }
        lines.push(format!("round={}", one_line(&self.round)));
        lines.push(format!("set={}", one_line(&self.set)));
        lines.push(format!("digest={}", self.digest));
        if let Some(unit) = &self.unit {
            lines.push(format!("unit={}", one_line(unit)));
        }
        lines.join("\n")
    }

    fn from_cell(text: &str) -> Option<Self> {
        let mut lines = text.lines().filter_map(|line| line.trim().split_once('='));
        let version = match lines.next()? {
            (MARK, version) => version.parse().ok()?,
            _ => return None,
        };
        let values: Vec<(&str, &str)> = lines.collect();
        let get = |key: &str| {
            let value = values.iter().find(|(own, _)| *own == key);
            value.map(|(_, value)| (*value).to_owned())
        };
        let kind = match get("kind")?.as_str() {
            "self" => FormKind::SelfScore,
            "appraiser" => FormKind::Appraiser {
                name: get("appraiser")?,
                turn: get("turn")?.parse().ok()?,
            },
            _ => return None,
        };
        Some(Self {
            kind,
            round: get("round")?,
            set: get("set")?,
            digest: get("digest")?,
            unit: get("unit"),
            version,
        })
    }

    /// The findings that keep a form from being used in this round; none where it belongs here.
    pub(crate) fn check(&self, expect: &Expect<'_>, place: &Place) -> Vec<Finding> {
        let mut findings = Vec::new();
        if self.version != super::FORM_VERSION {
            findings.push(found::other_version(place.clone(), self.version));
        }
        if self.round != expect.round {
            findings.push(found::other_round(place.clone(), &self.round, expect.round));
        }
        if self.digest != expect.digest {
            findings.push(found::other_set(
                place.clone(),
                &self.set,
                &self.digest,
                expect.digest,
            ));
        }
        findings
    }
}

fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// The identity of a form among these sheets; `None` where none of them is a form of ours.
///
/// Rows are looked at from the top, the first identity stands: all sheets of a form carry the same one.
#[must_use]
pub fn identity_of(grids: &[Grid]) -> Option<Identity> {
    grids
        .iter()
        .find_map(|grid| located(grid).map(|(identity, _, _)| identity))
}

/// The identity of a sheet with the row and column of its cell.
pub(crate) fn located(grid: &Grid) -> Option<(Identity, u32, u32)> {
    // The cell stands in the first row; rows put above it move it down, never far.
    const DEEPEST: usize = 200;
    grid.rows.iter().take(DEEPEST).find_map(|row| {
        row.cells.iter().find_map(|cell| {
            let text = Cell::text(cell).filter(|text| text.starts_with(MARK))?;
            Some((Identity::from_cell(text)?, row.number, cell.column))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_comes_back_from_its_cell() {
        let identity = Identity {
            kind: FormKind::Appraiser {
                name: "Văn phòng UBND tỉnh".to_owned(),
                turn: 2,
            },
            round: "cchc-2024".to_owned(),
            set: "cchc-xa/2024".to_owned(),
            digest: "00ff".to_owned(),
            unit: None,
            version: 1,
        };
        assert_eq!(Identity::from_cell(&identity.to_cell()), Some(identity));
        for text in [
            "",
            "parindex-form",
            "parindex-form=x",
            "parindex-form=1\nkind=self",
        ] {
            assert_eq!(Identity::from_cell(text), None);
        }
    }

    #[test]
    fn a_leaf_concerns_units_by_code_type_level_or_block() {
        let text = "code,name,type,level,block\n00793,Xã Sơn Vĩ,xã,commune,Khối xã\n";
        let (roster, _) = units::read_roster("units.csv", text);
        let unit = roster.get(0).expect("one unit");
        let concerned = |to: &[&str]| {
            is_concerned(
                unit,
                &to.iter().map(|&to| to.to_owned()).collect::<Vec<_>>(),
            )
        };
        assert!(concerned(&[]));
        for name in ["xã", "Khối xã", "00793", "commune"] {
            assert!(concerned(&["phường", name]), "{name}");
        }
        assert!(!concerned(&["phường"]));
    }
}
