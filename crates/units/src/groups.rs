//! Groups of units that are no administrative units: a cụm, a vùng, the communes of a former district.

use crate::findings::groups as says;
use crate::table::Rows;
use crate::{Match, Roster, Scope};
use finding::{Finding, Lang, Place};
use points::Exact;

/// What a group is. None is an administrative unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GroupKind {
    /// Cụm thi đua.
    Cluster,
    /// Vùng.
    Region,
    /// The units made of the communes of a district (or province) that is no more.
    Former,
    /// Anything else.
    Other,
}

impl GroupKind {
    /// The key in files and in the API: `cluster`, `region`, `former`, `other`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Cluster => "cluster",
            Self::Region => "region",
            Self::Former => "former",
            Self::Other => "other",
        }
    }

    /// The word on screen.
    #[must_use]
    pub const fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Cluster, Lang::Vi) => "cụm",
            (Self::Region, Lang::Vi) => "vùng",
            (Self::Former, Lang::Vi) => "địa bàn cũ",
            (Self::Other, Lang::Vi) => "nhóm",
            (Self::Cluster, Lang::En) => "cluster",
            (Self::Region, Lang::En) => "region",
            (Self::Former, Lang::En) => "former district or province",
            (Self::Other, Lang::En) => "group",
        }
    }

    /// What the column `kind` says, else what the group's name says of itself: `Cụm 1`, `Vùng núi`, `Huyện An Lão cũ`.
    fn of(written: &str, name: &str) -> Self {
        let (written, name) = (vietnamese::key(written), vietnamese::key(name));
        let mut words = name.split([' ', '(', ')', ',']);
        match written.as_str() {
            "cluster" | "cụm" | "cụm thi đua" => Self::Cluster,
            "region" | "vùng" => Self::Region,
            "former" | "địa bàn cũ" | "huyện cũ" | "tỉnh cũ" => Self::Former,
            "" if words.clone().any(|word| word == "cũ") => Self::Former,
            "" => match words.next() {
                Some("cụm") => Self::Cluster,
                Some("vùng") => Self::Region,
                _ => Self::Other,
            },
            _ => Self::Other,
        }
    }
}

/// One group with its members in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its name, as written.
    pub name: String,
    /// What it is.
    pub kind: GroupKind,
    /// Positions in the roster, each with its weight where the file gives one.
    pub members: Vec<(usize, Option<Exact>)>,
}

/// The groups in a CSV `group,unit[,weight][,kind]`, in the order in which they are first named, and everything wrong with it.
///
/// A unit is its code in the roster, or its name where only one unit bears it; lines that begin with `#` are comments.
/// A weight is a plain number from 0 (`86260`, `1.5`); a unit may stand in several groups and once in each.
/// A row that cannot be used is left out and named.
///
/// ```
/// let (roster, _) = units::read_roster("units.csv", "code,name,level\n1,Xã An,commune\n2,Xã Bình,commune\n");
/// let (groups, found) = units::read_groups("cum.csv", "group,unit,weight\nCụm 1,1,300\nCụm 1,Xã Bình,100\nCụm 1,9,1\n", &roster);
/// assert_eq!(groups[0].members.len(), 2);
/// assert_eq!(found[0].code, "group-unit-unknown");
/// ```
#[must_use]
pub fn read_groups(file: &str, text: &str, roster: &Roster) -> (Vec<Group>, Vec<Finding>) {
    let (mut groups, mut findings) = (Vec::<Group>::new(), Vec::new());
    let table = Rows::read(text);
    let (weight, kind) = (table.column("weight"), table.column("kind"));
    let (Some(group), Some(unit)) = (table.column("group"), table.column("unit")) else {
        findings.push(says::columns(Place::file(file)));
        return (groups, findings);
    };
    findings.extend((0..table.n_unreadable).map(|_| says::unreadable(Place::file(file))));
    for row in &table.rows {
        let place = Place::line(file, row.line, 1);
        let field = |column: usize| row.field(column);
        let (name, written) = (field(group), field(unit));
        if name.is_empty() || written.is_empty() {
            findings.push(says::empty(place));
            continue;
        }
        let found = roster.position(written).or_else(|| {
            match roster.match_written(written, Scope::default()) {
                Match::Exact(at, _) => Some(at),
                _ => None,
            }
        });
        let Some(found) = found else {
            findings.push(says::unit_unknown(place, written));
            continue;
        };
        let own = weight.map(field).filter(|text| !text.is_empty());
        let value = own.and_then(|text| text.parse::<Exact>().ok());
        let value = value.filter(|weight| !weight.is_negative());
        if let (Some(text), None) = (own, &value) {
            findings.push(says::weight(place, text));
            continue;
        }
        let at = groups.iter().position(|own| own.name == name);
        let at = at.unwrap_or_else(|| {
            groups.push(Group {
                name: name.to_owned(),
                kind: GroupKind::of(kind.map(field).unwrap_or_default(), name),
                members: Vec::new(),
            });
            groups.len() - 1
        });
        if groups[at].members.iter().any(|(own, _)| *own == found) {
            findings.push(says::twice(place, name, written));
            continue;
        }
        groups[at].members.push((found, value));
    }
    if groups.is_empty() && findings.is_empty() {
        findings.push(says::none(Place::file(file)));
    }
    (groups, findings)
}
