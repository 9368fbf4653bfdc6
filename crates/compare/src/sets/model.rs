//! What a comparison of two sets says.

use criteria::{LeafId, NodeId};
use finding::{Finding, Text};
use points::Exact;

/// How pairs are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Whether proposals of the surest kind, same code and same title, are taken as links.
    pub accept_proposals: bool,
}

/// What links the leaves of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LinkedBy {
    /// The two texts are of one set: same id, same year, same code.
    SameSet,
    /// The new set says so: `follows`.
    Follows,
    /// A proposal that the user took: same code and same title.
    Accepted,
}

/// How sure a proposed pair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sureness {
    /// Same code, same title.
    CodeAndTitle,
    /// Same title under another code.
    Title,
    /// Same code, and a title alike by four fifths.
    CodeAndLikeTitle,
    /// Same rule over the same inputs, and a title alike by three fifths.
    RuleAndLikeTitle,
    /// Same code and same rule over the same inputs.
    CodeAndRule,
}

/// A pair that is likely and that nothing says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The old leaf.
    pub old: LeafId,
    /// The new leaf.
    pub new: LeafId,
    /// How sure.
    pub sureness: Sureness,
    /// How alike the titles are, in percent, rounded down: the Levenshtein distance over the longer title.
    pub alike: u8,
}

/// A figure of a rule before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Which figure.
    pub what: Text,
    /// Before, in words.
    pub from: Text,
    /// After, in words.
    pub to: Text,
}

/// One thing that changed. A group without changes was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Another title: case, blanks and the place of tone marks do not count.
    Renamed,
    /// Another code.
    Renumbered,
    /// Another maximum.
    Reweighted {
        /// Before.
        from: Exact,
        /// After.
        to: Exact,
    },
    /// Another form of the rule: other key, other inputs, other number of steps.
    Reruled,
    /// The same form with other bounds, targets, floors, dates.
    Thresholds(Vec<Moved>),
    /// The same form that earns other shares of the maximum.
    Awards(Vec<Moved>),
    /// The step in which points are given.
    Step(Vec<Moved>),
    /// Another parent, or another place among base, bonus and penalty.
    Moved {
        /// Code and title of the old parent; empty for the first level.
        from: String,
        /// Code and title of the new parent.
        to: String,
    },
    /// Another one gives the answer (`scored`).
    Scorer(Moved),
    /// Another policy for states that are not a number.
    Policies(Vec<Moved>),
    /// Other units, or another date from which it counts.
    Scope(Vec<Moved>),
    /// Evidence, guide or appraising body.
    Paper(Vec<Text>),
    /// Several became one.
    Merged,
    /// One became several.
    Split,
    /// Several became several others.
    Regrouped,
    /// New.
    Added,
    /// Gone.
    Repealed,
}

/// Why figures of the two sets may not be set side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// Only one set has it.
    Alone,
    /// Merged, split or regrouped.
    Regrouped,
    /// The rule is another one.
    Rule,
    /// Bounds, targets or dates were moved.
    Thresholds,
    /// Steps earn other shares of the maximum.
    Awards,
    /// Others give the answer.
    Scorer,
    /// States that are not a number earn something else.
    Policies,
    /// Other units or another period.
    Scope,
    /// Points are given by judgement, and the guide is another one.
    Guide,
    /// Points depend on the other units of the block.
    Peers,
}

/// Whether figures of the two sets may be set side by side, as percent of the maximum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparability {
    /// The same rule up to the maximum: each step earns the same share, every bound stands.
    SameRule,
    /// Points by judgement or from elsewhere under the same title and the same guide.
    SameGuide,
    /// Not, and why.
    No(Vec<Why>),
}

impl Comparability {
    /// Whether they may.
    #[must_use]
    pub fn is_yes(&self) -> bool {
        !matches!(self, Self::No(_))
    }
}

/// Leaves that belong together: mostly one old and one new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// In the old set, in file order; empty where it was added.
    pub old: Vec<LeafId>,
    /// In the new set, in file order; empty where it was repealed.
    pub new: Vec<LeafId>,
    /// What links them; `None` where there is nothing to link.
    pub by: Option<LinkedBy>,
    /// Everything that changed, in the order of [`Change`].
    pub changes: Vec<Change>,
    /// Whether the figures compare.
    pub comparable: Comparability,
}

/// Where points stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    /// A field of the base, by its nodes in the old and the new set.
    Field(Option<NodeId>, Option<NodeId>),
    /// Bonus, outside the total.
    Bonus,
    /// Penalty, outside the total.
    Penalty,
}

/// How the points of a field moved: `new = old + moved + added − repealed + reweighted`, exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFlow {
    /// The field.
    pub section: Section,
    /// Sum of the maxima of its leaves before.
    pub old: Exact,
    /// Sum after.
    pub new: Exact,
    /// Points that came from other fields with their leaves, less those that went there; over all fields this is zero.
    pub moved: Exact,
    /// Points of leaves that are new.
    pub added: Exact,
    /// Points of leaves that are gone, a positive number.
    pub repealed: Exact,
    /// What linked leaves weigh more (or less) than before.
    pub reweighted: Exact,
}

/// The comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct SetComparison {
    /// Every leaf of both sets exactly once: in the order of the new set, what was repealed behind the leaf that stood before it.
    pub groups: Vec<Group>,
    /// By field, in the order of the new set, then what only the old one has, then bonus and penalty.
    pub fields: Vec<FieldFlow>,
    /// Pairs that may belong together.
    pub proposals: Vec<Proposal>,
    /// Links that lead nowhere.
    pub findings: Vec<Finding>,
}

impl SetComparison {
    /// The group of a new leaf.
    #[must_use]
    pub fn of_new(&self, leaf: LeafId) -> Option<&Group> {
        self.groups.iter().find(|group| group.new.contains(&leaf))
    }
    /// The group of an old leaf.
    #[must_use]
    pub fn of_old(&self, leaf: LeafId) -> Option<&Group> {
        self.groups.iter().find(|group| group.old.contains(&leaf))
    }
}
