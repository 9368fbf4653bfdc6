//! What another set would do to a round: only for who sees all of it.

use super::Seen;
use compare::{Options, Side, Without, compare_sets, impact, impact_json, what_if, what_if_words};
use criteria::CriteriaSet;
use finding::Lang;
use ranking::Entrant;
use report::ImpactContext;
use serde_json::Value;

impl Seen {
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
        let ran = &self.whole.ran;
        let entrants = Entrant::all(&ran.roster);
        let after = what_if(
            (&ran.set, &ran.answers),
            other,
            (&ran.roster, &entrants),
            &ran.settings,
            &Options::default(),
            Without::default(),
        );
        let old = Side {
            set: &ran.set,
            scored: &ran.scored,
            ranked: &ran.ranked,
        };
        let new = Side {
            set: &after.set,
            scored: &after.scored,
            ranked: &after.ranked,
        };
        let found = compare_sets(&ran.set, &after.set, &Options::default());
        let own = impact(old, new, &found);
        let said = what_if_words(&ran.set, &other.name());
        let manifest = self.manifest();
        Some(make(&ImpactContext {
            old,
            new,
            found: &found,
            impact: &own,
            carried: &after.leaves,
            said: said.get(lang),
            round_title: &manifest.title,
            agency: manifest.agency.as_deref(),
            notice: manifest.notice.as_deref(),
            as_of: manifest.as_of,
            lang,
            program: env!("CARGO_PKG_VERSION"),
        }))
    }

    /// [`Seen::impact`] as JSON.
    pub(crate) fn impact_json(&self, other: &CriteriaSet) -> Option<Value> {
        let said = what_if_words(self.set(), &other.name());
        self.impact(other, Lang::Vi, |own| {
            impact_json(own.old, own.new, own.found, own.impact, own.carried, &said)
        })
    }
}
