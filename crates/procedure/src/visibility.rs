//! How deep somebody sees a unit of a round: one table, who × stage.

use crate::{Face, Grant, Person, Role, RoundState, Scope, Stage};
use criteria::LayerKind;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How deep. Each holds what stands before it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Depth {
    /// 0: nothing, not even that the unit has a result.
    #[default]
    Nothing,
    /// 1: the class.
    Class,
    /// 2: total and rank.
    Total,
    /// 3: fields.
    Fields,
    /// 4: leaves.
    Leaves,
    /// 5: inputs.
    Inputs,
    /// 6: reasons and evidence.
    Reasons,
}

impl Depth {
    /// All depths, shallow first.
    pub const ALL: [Self; 7] = [
        Self::Nothing,
        Self::Class,
        Self::Total,
        Self::Fields,
        Self::Leaves,
        Self::Inputs,
        Self::Reasons,
    ];
    /// The name in entries and forms.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Class => "class",
            Self::Total => "total",
            Self::Fields => "fields",
            Self::Leaves => "leaves",
            Self::Inputs => "inputs",
            Self::Reasons => "reasons",
        }
    }
    /// The depth of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|depth| depth.name() == name)
    }
}

/// As whom somebody looks at a unit; a person may have several, and the deepest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Viewpoint {
    /// Nobody in particular.
    Public,
    /// A unit at another unit.
    OtherUnit,
    /// A unit at itself.
    OwnUnit,
    /// An appraiser, at the leaves given to it.
    Appraiser,
    /// A member of the council.
    Council,
    /// Who runs the round.
    Coordinator,
    /// Who audits it.
    Auditor,
}

/// The deepest sight of a unit, and what of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Visibility {
    /// How deep.
    pub depth: Depth,
    /// Whether rank, block figures and peer-relative points may be shown: never of a running round to units and the public.
    pub rank: bool,
    /// The leaves it is limited to (codes of nodes); `None` for all.
    pub only: Option<Vec<String>>,
    /// How deep what stands outside `only` may be seen: the public's depth. No total shows deeper than this where `only` is given.
    pub rest: Depth,
    /// The layers it is limited to; `None` for all.
    pub layers: Option<Vec<LayerKind>>,
    /// Units of the first so many ranks of their block are seen to total and rank, the others to `depth`.
    pub top: Option<u32>,
}

const N: Depth = Depth::Nothing;
const R: Depth = Depth::Reasons;

/// Who × stage, in the order of [`Stage::ALL`], unless the round's [`Rules`](crate::Rules) say otherwise. The last column holds from the moment a publication is in force, for public and units up to its face ([`public`]).
const TABLE: [(Viewpoint, [Depth; 8]); 7] = [
    //                       set-up self app.1 expl app.2 council submitted published
    (Viewpoint::Public, [N, N, N, N, N, N, N, R]),
    (Viewpoint::OtherUnit, [N, N, N, N, N, N, N, R]),
    (Viewpoint::OwnUnit, [N, R, R, R, R, R, R, R]),
    (Viewpoint::Appraiser, [N, N, R, R, R, R, R, R]),
    (Viewpoint::Council, [N, N, N, N, N, R, R, R]),
    (Viewpoint::Coordinator, [R, R, R, R, R, R, R, R]),
    (Viewpoint::Auditor, [N, R, R, R, R, R, R, R]),
];

/// What the table says.
fn cell(viewpoint: Viewpoint, stage: Stage) -> Depth {
    let row = TABLE.iter().find(|(own, _)| *own == viewpoint);
    row.map_or(N, |(_, depths)| depths[stage as usize])
}

/// What the round says, else the table.
fn sight(round: &RoundState, viewpoint: Viewpoint, stage: Stage) -> Depth {
    let own = round.rules.sight(viewpoint, stage);
    own.unwrap_or_else(|| cell(viewpoint, stage))
}

/// How deep a person sees a unit of a round at a time.
///
/// Before a publication is in force the public sees nothing, a unit its own layers without rank, block figures or peer-relative points,
/// an appraiser the leaves given to it, the council, the coordinator and auditors all of it from their stage on.
/// From then on everybody sees what the face shows, and units themselves with reasons.
/// Administrators, owners of criteria and programs see what the public sees.
/// Whoever holds a unit's grant sees that unit as the unit does, whatever else they hold, until it is public.
///
/// ```
/// use procedure::{Depth, Face, Person, RoundState, Stage, depth};
/// let now = "2026-03-02T02:00:00Z".parse().unwrap();
/// let mut round = RoundState::new("phu-tho", "2026");
/// round.stage = Stage::Submitted;
/// assert_eq!(depth(&Person::default(), &round, "H44.105", now).depth, Depth::Nothing);
/// round.stage = Stage::Published;
/// round.face = Some(Face::default());
/// assert_eq!(depth(&Person::default(), &round, "H44.105", now).depth, Depth::Fields);
/// ```
#[must_use]
pub fn depth(person: &Person, round: &RoundState, unit: &str, now: Timestamp) -> Visibility {
    let outside = public(round);
    if person.has_unit(round, unit, now) {
        return own(round, unit, &outside);
    }
    let stage = stage_of(round);
    let all = [
        (Role::Coordinator, Viewpoint::Coordinator),
        (Role::Auditor, Viewpoint::Auditor),
        (Role::CouncilMember, Viewpoint::Council),
    ];
    for (role, viewpoint) in all {
        let depth = sight(round, viewpoint, stage);
        if depth > N && person.is(role, round, now) {
            return Visibility {
                depth,
                rank: stage >= Stage::FirstAppraisal && depth >= Depth::Total,
                rest: depth,
                ..Visibility::default()
            };
        }
    }
    let depth = sight(round, Viewpoint::Appraiser, stage);
    match scope(person, round, now) {
        Some(Scope::All) if depth > N => Visibility {
            depth,
            rank: outside.rank,
            rest: depth,
            ..Visibility::default()
        },
        Some(Scope::Nodes(nodes)) if depth > N => Visibility {
            depth,
            only: Some(nodes),
            ..outside_of(&outside)
        },
        _ => outside,
    }
}

/// Where the round stands for the eye: a publication under embargo is none yet.
fn stage_of(round: &RoundState) -> Stage {
    if round.face.is_some() {
        return Stage::Published;
    }
    round.stage.min(Stage::Submitted)
}

/// What everybody sees.
#[must_use]
fn public(round: &RoundState) -> Visibility {
    let Some(face) = round.face else {
        return Visibility::default();
    };
    let depth = cell(Viewpoint::Public, Stage::Published).min(face.depth());
    let top = match face {
        Face::TopAndClasses { top } => Some(top),
        _ => None,
    };
    Visibility {
        depth,
        rank: face.ranks(),
        rest: depth,
        top,
        ..Visibility::default()
    }
}

/// The public's sight as what stands around a limited deeper one.
fn outside_of(outside: &Visibility) -> Visibility {
    Visibility {
        rest: outside.depth,
        ..outside.clone()
    }
}

/// A unit at itself: its own layers, the appraised ones once they are its to know.
fn own(round: &RoundState, unit: &str, outside: &Visibility) -> Visibility {
    let stage = stage_of(round);
    let depth = sight(round, Viewpoint::OwnUnit, stage);
    if let Some(face) = round.face {
        return Visibility {
            depth,
            rank: !matches!(face, Face::Classes),
            rest: depth,
            ..Visibility::default()
        };
    }
    let mut layers = vec![LayerKind::SelfScore];
    if round.notified.contains_key(unit) {
        layers.push(LayerKind::Appraised(1));
        if stage >= Stage::Council {
            layers.push(LayerKind::Appraised(2));
        }
    }
    Visibility {
        depth,
        rank: false,
        rest: depth,
        layers: Some(layers),
        ..outside.clone()
    }
}

/// The leaves given to a person as an appraiser, all grants together.
fn scope(person: &Person, round: &RoundState, now: Timestamp) -> Option<Scope> {
    let own = |grant: &&Grant| grant.role == Role::Appraiser && grant.holds(Some(round), "", now);
    let mut nodes = Vec::new();
    for grant in person.grants.iter().filter(own) {
        match &grant.scope {
            Scope::All => return Some(Scope::All),
            Scope::Nodes(more) => nodes.extend(more.iter().cloned()),
        }
    }
    nodes.sort();
    nodes.dedup();
    (!nodes.is_empty()).then_some(Scope::Nodes(nodes))
}
