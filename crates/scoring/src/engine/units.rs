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
    /// The block; empty where there is none.
    pub(crate) block: String,
    /// Whether it takes part in a ranking, and so is a peer of others.
    pub(crate) ranked: bool,
    /// Index of the parent in the roster.
    pub(crate) parent: Option<usize>,
}

impl UnitView {
    /// The units of a roster, in its order.
    pub(crate) fn all(roster: &units::Roster) -> Vec<Self> {
        let view = |unit: &units::Unit| {
            let mut names = vec![
                unit.code.clone(),
                unit.kind.clone(),
                unit.level.key().to_owned(),
            ];
            names.extend(unit.block.clone());
            Self {
                code: unit.code.clone(),
                name: unit.display_name(),
                names,
                block: unit.block.clone().unwrap_or_default(),
                ranked: unit.is_ranked(),
                parent: unit
                    .parent
                    .as_deref()
                    .and_then(|code| roster.position(code)),
            }
        };
        roster.units().iter().map(view).collect()
    }
}
