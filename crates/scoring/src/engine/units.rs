//! What scoring has to know of the units.

/// One unit of the roster.
#[derive(Debug, Clone, Default)]
pub(crate) struct UnitView {
    /// The code that the round's files use.
    pub(crate) code: String,
    /// The name, for traces.
    pub(crate) name: String,
    /// What `applies-to` may name: type, kind, level, block, code.
    pub(crate) names: Vec<String>,
    /// The block.
    pub(crate) block: String,
    /// Index of the parent in the roster.
    pub(crate) parent: Option<usize>,
}
