//! Who may do what, when and where. Denied unless granted.

use crate::rights::{Place, Row, rows};
use crate::{Action, Grant, Person, Refusal, Role, RoundState, Scope, Stage, Target};
use criteria::LayerKind;
use jiff::Timestamp;

/// Whether a person may do something now.
///
/// The table of rights (`rights.rs`) says which role may do what in which stages; here stands what holds for all of it:
/// a grant counts for its owner, its round and until it expires; a unit grant for its unit; an appraiser's for the leaves given to it.
/// The end of a stage's last day locks entry, as does the head's approval; what the coordinator opened again is open until its time.
/// Nobody appraises, decides about or votes on a unit that they hold a grant for.
///
/// # Errors
/// The reason, where not.
/// Without a fitting grant it is always `not-granted`, so that a refusal tells a stranger nothing about the round.
///
/// ```
/// use procedure::{Action, Person, RoundState, Target, may};
/// let round = RoundState::new("phu-tho", "2026");
/// let now = "2026-03-02T02:00:00Z".parse().unwrap();
/// let nobody = Person::default();
/// let refusal = may(&nobody, Action::SeeRound, Target::round(), Some(&round), now).unwrap_err();
/// assert_eq!(refusal.code, "not-granted");
/// ```
pub fn may(
    person: &Person,
    action: Action,
    target: Target<'_>,
    round: Option<&RoundState>,
    now: Timestamp,
) -> Result<(), Refusal> {
    let mut best: Option<Refusal> = None;
    for row in rows(action) {
        let fits = |grant: &&Grant| grant_fits(grant, row, target, round, now);
        if !person.grants.iter().any(|grant| fits(&grant)) {
            continue;
        }
        match in_time(person, row, target, round, now) {
            Ok(()) => return Ok(()),
            // The reason nearest to a yes is the one that helps.
            Err(refusal) => best = Some(best.map_or(refusal.clone(), |own| nearer(own, refusal))),
        }
    }
    Err(best.unwrap_or_else(Refusal::not_granted))
}

fn nearer(a: Refusal, b: Refusal) -> Refusal {
    let order = ["not-granted", "stage", "deadline", "approved", "own-unit"];
    let place = |own: &Refusal| order.iter().position(|code| *code == own.code);
    if place(&b) > place(&a) { b } else { a }
}

/// Whether the grant entrusts its holder with what the row allows, at this place.
fn grant_fits(
    grant: &Grant,
    row: &Row,
    target: Target<'_>,
    round: Option<&RoundState>,
    now: Timestamp,
) -> bool {
    if grant.role != row.role || !grant.holds(round, target.owner, now) {
        return false;
    }
    match row.place {
        Place::Owner => true,
        Place::Round => round.is_some(),
        Place::OwnUnit => {
            round.is_some() && target.unit.is_some() && grant.unit.as_deref() == target.unit
        }
        Place::OwnLeaves => {
            round.is_some() && target.unit.is_some() && grant.scope.holds(target.leaf)
        }
        Place::Layer(turns) => {
            let own = match (turns, target.layer) {
                (Role::UnitStaff | Role::UnitHead, Some(LayerKind::SelfScore)) => {
                    target.unit.is_some() && grant.unit.as_deref() == target.unit
                }
                (Role::Appraiser, Some(LayerKind::Appraised(_))) => {
                    target.unit.is_some() && grant.scope.holds(target.leaf)
                }
                // Forms that units send by mail are taken in for them.
                (Role::Coordinator, Some(LayerKind::SelfScore)) => target.unit.is_some(),
                (Role::Coordinator, Some(LayerKind::Imported | LayerKind::Survey)) => true,
                _ => false,
            };
            round.is_some() && own
        }
    }
}

/// Whether now is the time for it, and nothing stands against it.
fn in_time(
    person: &Person,
    row: &Row,
    target: Target<'_>,
    round: Option<&RoundState>,
    now: Timestamp,
) -> Result<(), Refusal> {
    let Some(round) = round else { return Ok(()) };
    let own = |unit: &str| person.has_unit(round, unit, now);
    if row.action.judges(target.layer) && target.unit.is_some_and(own) {
        return Err(Refusal::own_unit());
    }
    // An import or appraisal writes the layer of its own stage.
    let turn_fits = |stage: &Stage| match target.layer {
        Some(LayerKind::Appraised(turn)) => stage.turn() == Some(turn),
        Some(LayerKind::SelfScore) => *stage == Stage::SelfScoring,
        _ => true,
    };
    let stages: Vec<Stage> = row.stages.iter().copied().filter(turn_fits).collect();
    if !row.action.is_locked_by_deadline() {
        let fits = stages.contains(&round.stage);
        return if fits {
            Ok(())
        } else {
            Err(Refusal::stage(round.stage))
        };
    }
    let open: Vec<Stage> = stages
        .iter()
        .copied()
        .filter(|stage| round.is_open(*stage, target.unit, target.leaf, now))
        .collect();
    if open.is_empty() {
        return Err(if stages.contains(&round.stage) {
            Refusal::deadline()
        } else {
            Refusal::stage(round.stage)
        });
    }
    if open
        .iter()
        .all(|stage| is_locked(row.action, *stage, target, round, now))
    {
        return Err(Refusal::approved());
    }
    Ok(())
}

/// Whether the head's approval stands against it.
fn is_locked(
    action: Action,
    stage: Stage,
    target: Target<'_>,
    round: &RoundState,
    now: Timestamp,
) -> bool {
    let Some(unit) = target.unit.filter(|_| stage == Stage::SelfScoring) else {
        return false;
    };
    match action {
        Action::Approve => round.approved.contains_key(unit),
        // What names no leaf is about all of them, and one leaf opened again opens it not.
        Action::EnterSelf | Action::AttachEvidence | Action::Import => {
            let leaf_open =
                target.leaf.is_some() && round.is_reopened(stage, target.unit, target.leaf, now);
            round.locked.contains(unit) && !leaf_open
        }
        _ => false,
    }
}

impl Grant {
    /// Whether the grant counts at all here: its owner, its round, not expired; auditors have an end, staff and heads a unit.
    #[must_use]
    pub fn holds(&self, round: Option<&RoundState>, owner: &str, now: Timestamp) -> bool {
        let place = match round {
            Some(round) => {
                self.owner == round.owner
                    && self.round.as_ref().is_none_or(|own| *own == round.id)
                    && (owner.is_empty() || owner == round.owner)
            }
            None => !owner.is_empty() && self.owner == owner && self.round.is_none(),
        };
        let whole = match self.role {
            Role::Auditor => self.expires.is_some(),
            Role::UnitStaff | Role::UnitHead => self.unit.is_some(),
            _ => true,
        };
        place && whole && self.expires.is_none_or(|end| now < end)
    }
}

impl Scope {
    /// Whether a leaf is covered. Asked about no leaf in particular, only a scope of all leaves is enough.
    #[must_use]
    pub fn holds(&self, leaf: Option<&str>) -> bool {
        match (self, leaf) {
            (Self::All, _) => true,
            (Self::Nodes(_), None) => false,
            (Self::Nodes(nodes), Some(leaf)) => nodes.iter().any(|node| covers(node, leaf)),
        }
    }
}

/// Whether a node is the leaf or stands above it, by their codes.
///
/// ```
/// assert!(procedure::covers("3", "3.1.2") && procedure::covers("3.1", "3.1"));
/// assert!(!procedure::covers("3.1", "3.10") && !procedure::covers("", "3"));
/// ```
#[must_use]
pub fn covers(node: &str, leaf: &str) -> bool {
    !node.is_empty()
        && leaf
            .strip_prefix(node)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

impl Person {
    /// Whether the person holds a unit's grant here.
    #[must_use]
    pub fn has_unit(&self, round: &RoundState, unit: &str, now: Timestamp) -> bool {
        self.units(round, now).any(|own| own == unit)
    }
    /// The units that the person fills in or heads here.
    pub fn units<'a>(
        &'a self,
        round: &'a RoundState,
        now: Timestamp,
    ) -> impl Iterator<Item = &'a str> {
        let of_unit = move |grant: &&Grant| {
            matches!(grant.role, Role::UnitStaff | Role::UnitHead)
                && grant.holds(Some(round), "", now)
        };
        self.grants
            .iter()
            .filter(of_unit)
            .filter_map(|grant| grant.unit.as_deref())
    }
    /// Whether the person holds a role here.
    #[must_use]
    pub fn is(&self, role: Role, round: &RoundState, now: Timestamp) -> bool {
        let own = |grant: &Grant| grant.role == role && grant.holds(Some(round), "", now);
        self.grants.iter().any(own)
    }
    /// Whether a leaf was given to the person as an appraiser.
    #[must_use]
    pub fn appraises(&self, round: &RoundState, leaf: &str, now: Timestamp) -> bool {
        let own = |grant: &Grant| {
            grant.role == Role::Appraiser
                && grant.holds(Some(round), "", now)
                && grant.scope.holds(Some(leaf))
        };
        self.grants.iter().any(own)
    }
}
