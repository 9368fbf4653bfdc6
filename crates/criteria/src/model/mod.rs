//! The checked criteria set as the rest of the program sees it.

mod amendment;
mod asked;
mod condition;
mod input;
mod leaf;
mod node;
mod policy;
mod ranking;
mod rule;
mod set;
mod steps;

pub use amendment::{Amendment, Change, ChangeKind, Target};
pub use asked::{Asked, FigureOf, Taken};
pub use condition::{Condition, Measure, Sign, Term};
pub use input::{FromChildren, Input, InputKind, Item};
pub use leaf::{Example, Given, Leaf, ScoredBy};
pub use node::{LeafId, Node, NodeId, NodeKind, Part, RulePart, Section, SourceRef};
pub use policy::{LayerKind, MissingPolicy, Policy, Stands};
pub use ranking::{
    Band, Blocks, Edge, IndexBase, RankOn, Ranking, RankingKey, Rounding, TieBreak, Ties,
};
pub use rule::{Award, Best, Case, DayKind, Deduction, LevelAward, PeerMethod, Respondents, Rule};
pub use set::{Basis, Calendar, CriteriaSet, Level, Slot, SlotKind, Status};
pub use steps::{Step, Steps};
