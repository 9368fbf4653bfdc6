//! What another set would do to a round: only for who sees every unit to its inputs, so that nothing can be worked out that may not be seen.

use super::Seen;
use compare::{
    Impact, Options, SetComparison, Side, WhatIf, Without, compare_sets, impact, impact_json,
    what_if, what_if_words,
};
use criteria::CriteriaSet;
use finding::{Lang, Text};
use ranking::Entrant;
use report::ImpactContext;
use serde_json::Value;

/// A round scored under another set, beside its own result; it is no result of the round.
pub(crate) struct TriedSet {
    /// What became of each leaf.
    pub(crate) found: SetComparison,
    /// The other scoring.
    pub(crate) after: WhatIf,
    /// Who gains and loses.
    pub(crate) impact: Impact,
    /// What every output of it says.
    pub(crate) said: Text,
}

impl Seen {
    /// Whether this reader may try another set on the round: every unit is seen to its inputs, in all layers, with ranks.
    pub(crate) fn may_try_sets(&self) -> bool {
        self.inputs
    }

    /// The round's answers scored under another set. `None` where it may not be tried.
    ///
    /// It is computed whole, so it belongs on a thread of its own.
    pub(crate) fn try_set(
        &self,
        other: &CriteriaSet,
        options: Options,
        without: Without,
    ) -> Option<TriedSet> {
        if !self.inputs {
            return None;
        }
        let ran = &self.whole.ran;
        let entrants = Entrant::all(&ran.roster);
        let after = what_if(
            (&ran.set, &ran.answers),
            other,
            (&ran.roster, &entrants),
            &ran.settings,
            &options,
            without,
        );
        let found = compare_sets(&ran.set, &after.set, &options);
        Some(TriedSet {
            impact: impact(self.as_it_is(), after.side(), &found),
            found,
            said: what_if_words(&ran.set, &other.name()),
            after,
        })
    }

    fn as_it_is(&self) -> Side<'_> {
        let ran = &self.whole.ran;
        Side {
            set: &ran.set,
            scored: &ran.scored,
            ranked: &ran.ranked,
        }
    }

    /// The round's answers scored under another set, beside its own result: who gains and loses, and which leaf does it. `None` for anybody who does not see every unit to its reasons.
    ///
    /// It is computed whole, so it belongs on a thread of its own.
    pub(crate) fn impact<T>(
        &self,
        other: &CriteriaSet,
        lang: Lang,
        make: impl FnOnce(&ImpactContext<'_>) -> T,
    ) -> Option<T> {
        if !self.all {
            return None;
        }
        let tried = self.try_set(other, Options::default(), Without::default())?;
        let agency = self.manifest().agency.as_deref();
        Some(make(&self.impact_context(&tried, lang, agency)))
    }

    /// [`Seen::impact`] as JSON.
    pub(crate) fn impact_json(&self, other: &CriteriaSet) -> Option<Value> {
        let said = what_if_words(self.set(), &other.name());
        self.impact(other, Lang::Vi, |own| {
            impact_json(own.old, own.new, own.found, own.impact, own.carried, &said)
        })
    }

    /// What tables of it are made of.
    pub(crate) fn impact_context<'a>(
        &'a self,
        tried: &'a TriedSet,
        lang: Lang,
        agency: Option<&'a str>,
    ) -> ImpactContext<'a> {
        let manifest = self.manifest();
        ImpactContext {
            old: self.as_it_is(),
            new: tried.after.side(),
            found: &tried.found,
            impact: &tried.impact,
            carried: &tried.after.leaves,
            said: tried.said.get(lang),
            round_title: &manifest.title,
            agency,
            notice: manifest.notice.as_deref(),
            as_of: manifest.as_of,
            lang,
            program: env!("CARGO_PKG_VERSION"),
        }
    }
}
