//! What a rule looks at: names of inputs become indexes, kinds are checked.

use super::inputs::kind_word;
use super::leaf::Leafing;
use crate::findings::leaf as says;
use crate::toml::{Item, Table};
use crate::{InputKind, Measure, Sign, Term};

/// What thresholds and peers can order.
pub(crate) const NUMBERS: &[&str] = &["count", "number", "percent", "points", "items"];
/// What can be added and taken off.
pub(crate) const SUMMANDS: &[&str] = &["count", "number", "items"];

impl Leafing<'_> {
    /// The input with this name, noted as used.
    pub(crate) fn named(
        &mut self,
        table: Table<'_>,
        item: Item<'_>,
        name: &str,
        kinds: &[&str],
    ) -> Option<u16> {
        let index = self.inputs.iter().position(|input| input.name == name);
        let Some(index) = index.and_then(|index| u16::try_from(index).ok()) else {
            self.push(
                table,
                says::input_unknown(item.place(), name, &self.names()),
            );
            return None;
        };
        self.used.insert(index);
        let found = kind_word(self.kind(index));
        if !kinds.contains(&found) {
            let expected = kinds.join(", ");
            self.push(
                table,
                says::input_kind(item.place(), name, found, &expected),
            );
            return None;
        }
        Some(index)
    }

    /// The input under a key; the only input of the leaf where `key` is `input` and absent.
    pub(crate) fn input(&mut self, table: Table<'_>, key: &str, kinds: &[&str]) -> Option<u16> {
        if let Some(item) = table.get(key) {
            let name = item.text()?;
            return self.named(table, item, name, kinds);
        }
        if key != "input" || self.inputs.len() != 1 {
            self.push(table, says::input_needed(table.place(), key));
            return None;
        }
        self.used.insert(0);
        let found = kind_word(self.kind(0));
        if !kinds.contains(&found) {
            let name = self.inputs[0].name.clone();
            let expected = kinds.join(", ");
            self.push(
                table,
                says::input_kind(table.place(), &name, found, &expected),
            );
            return None;
        }
        Some(0)
    }

    /// A measure out of `input`, or `numerator` with or without `denominator`.
    pub(crate) fn measure(&mut self, table: Table<'_>) -> Option<Measure> {
        if table.has("input") && (table.has("numerator") || table.has("denominator")) {
            self.push(table, says::measure_both(table.place_of("input")));
        }
        if table.has("numerator") {
            let numerator = self.terms(table, "numerator");
            if !table.has("denominator") {
                return numerator.map(Measure::Sum);
            }
            let denominator = self.terms(table, "denominator");
            return Some(Measure::Ratio {
                numerator: numerator?,
                denominator: denominator?,
            });
        }
        if table.has("denominator") {
            self.push(
                table,
                says::numerator_missing(table.place_of("denominator")),
            );
            return None;
        }
        self.input(table, "input", NUMBERS).map(Measure::Input)
    }

    fn terms(&mut self, table: Table<'_>, key: &str) -> Option<Vec<Term>> {
        let items = table.get(key)?.list()?;
        if items.is_empty() {
            self.push(table, says::input_needed(table.place_of(key), key));
            return None;
        }
        let mut terms = Vec::new();
        for item in &items {
            let Some(text) = item.text() else { continue };
            let (sign, name) = match text.strip_prefix('-') {
                Some(name) => (Sign::Minus, name.trim()),
                None => (Sign::Plus, text),
            };
            if let Some(input) = self.named(table, *item, name, SUMMANDS) {
                terms.push(Term { input, sign });
            }
        }
        (terms.len() == items.len()).then_some(terms)
    }

    /// Whether the measure is read in percent.
    pub(crate) fn in_percent(&self, measure: &Measure) -> bool {
        match measure {
            Measure::Input(input) => *self.kind(*input) == InputKind::Percent,
            Measure::Ratio { .. } => true,
            Measure::Sum(_) => false,
        }
    }
}
