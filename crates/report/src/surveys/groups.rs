//! Which units stand beside each other.

use super::SurveyContext;
use survey::{Domain, DomainKind};

/// The units of a block, or all, and the domain that is their common level.
#[derive(Debug, Clone)]
pub(crate) struct Group<'a> {
    /// The block, where the survey has several.
    pub(crate) name: Option<&'a str>,
    /// The block itself, or everybody.
    pub(crate) whole: Option<&'a Domain>,
    /// Its units, in the order of the roster.
    pub(crate) units: Vec<&'a Domain>,
}

impl<'a> SurveyContext<'a> {
    /// A group for each block that has a unit, in the order of the estimates; without blocks one group of all units.
    pub(crate) fn groups(&self) -> Vec<Group<'a>> {
        let blocks: Vec<(&str, &Domain)> = self
            .estimates
            .domains
            .iter()
            .filter_map(|domain| match &domain.kind {
                DomainKind::Block(name) => Some((name.as_str(), domain)),
                _ => None,
            })
            .collect();
        if blocks.is_empty() {
            return vec![Group {
                name: None,
                whole: self.everybody(),
                units: self.units().collect(),
            }];
        }
        let several = blocks.len() > 1;
        let group = |(name, whole): (&'a str, &'a Domain)| Group {
            name: several.then_some(name),
            whole: Some(whole),
            units: self
                .units()
                .filter(|domain| self.block_of(domain) == Some(name))
                .collect(),
        };
        let groups = blocks.into_iter().map(group);
        groups.filter(|group| !group.units.is_empty()).collect()
    }
    /// The domains of units, in their order.
    pub(crate) fn units(&self) -> impl Iterator<Item = &'a Domain> {
        let domains = self.estimates.domains.iter();
        domains.filter(|domain| matches!(domain.kind, DomainKind::Unit(_)))
    }
    /// The domain of everybody.
    pub(crate) fn everybody(&self) -> Option<&'a Domain> {
        let mut domains = self.estimates.domains.iter();
        domains.find(|domain| domain.kind == DomainKind::All)
    }
    /// The code of a unit's domain.
    pub(crate) fn code_of(&self, domain: &Domain) -> &'a str {
        self.unit_of(domain).map_or("", |unit| unit.code.as_str())
    }
    fn block_of(&self, domain: &Domain) -> Option<&'a str> {
        self.unit_of(domain)?.block.as_deref()
    }
    fn unit_of(&self, domain: &Domain) -> Option<&'a units::Unit> {
        let (DomainKind::Unit(unit) | DomainKind::Parent(unit)) = domain.kind else {
            return None;
        };
        self.roster.get(usize::try_from(unit).ok()?)
    }
}
