//! Every rule form, written down.

use super::{FigureKind, Writer, plain};
use criteria::{DayKind, Rule};
use finding::Text;
use points::Exact;

impl Writer<'_> {
    /// Writes the rule down: its key, its inputs, its figures.
    pub(super) fn rule(&mut self, rule: &Rule, max: &Exact) {
        self.word(rule.key());
        match rule {
            Rule::YesNo { input, yes, no } => {
                let word = self.name(*input);
                self.word(word);
                self.award("điểm khi có", "points for yes", yes, max);
                self.award("điểm khi không", "points for no", no, max);
            }
            Rule::Levels { input, levels } | Rule::PenaltyShare { input, levels } => {
                let word = self.name(*input);
                self.word(word);
                for level in levels {
                    self.word(&level.name);
                    let (vi, en) = (
                        format!("mức {}", level.name),
                        format!("level {}", level.name),
                    );
                    self.award(&vi, &en, &level.award, max);
                }
            }
            Rule::Thresholds { measure, steps } => {
                self.measure(measure);
                self.steps(steps, max);
            }
            Rule::Ratio {
                measure,
                target,
                floor,
            } => {
                self.measure(measure);
                // No target is a target of 100 %, no floor one of 0 %.
                let target = target.clone().unwrap_or_else(|| 100.into());
                let floor = floor.clone().unwrap_or_default();
                self.threshold("mức đạt điểm tối đa (%)", "target (%)", &target);
                self.threshold("mức bắt đầu có điểm (%)", "floor (%)", &floor);
            }
            Rule::PerCount { counts } | Rule::Deduct { deductions: counts } => {
                self.counted(counts, max);
            }
            Rule::Deadline {
                input,
                due,
                due_input,
                days,
                steps,
            } => {
                let word = self.name(*input);
                self.word(word);
                self.word(due_input.map_or_else(String::new, |input| self.name(input)));
                self.word(if *days == DayKind::Working {
                    "working"
                } else {
                    "calendar"
                });
                match due {
                    Some(due) => {
                        // The same day of the year of each set is the same rule.
                        let years = i64::from(due.year()) - i64::from(self.year);
                        let key =
                            (years * 100 + i64::from(due.month())) * 100 + i64::from(due.day());
                        let shown =
                            Text::new(vietnamese::show_date(*due), vietnamese::show_date_en(*due));
                        self.figure(FigureKind::Threshold, "thời hạn", "due", key.into(), shown);
                    }
                    None => self.word("none"),
                }
                self.steps(steps, max);
            }
            Rule::Cases { cases } => {
                for (n, case) in (1..).zip(cases) {
                    for own in &case.when {
                        self.condition(own);
                    }
                    self.part(&case.then, max, n);
                }
            }
            Rule::Award(award) => self.award("điểm", "points", award, max),
            Rule::Sum { parts, cap } => {
                self.word(if *cap { "cap" } else { "reject" });
                for (n, part) in (1..).zip(parts) {
                    self.part(part, max, n);
                }
            }
            Rule::Best { parts } => {
                for (n, part) in (1..).zip(parts) {
                    self.part(part, max, n);
                }
            }
            Rule::Survey { groups } => {
                let all: Exact = groups.iter().map(|own| &own.weight).sum();
                for own in groups {
                    self.group(own, &all);
                }
            }
            Rule::Imported { input, scale } => {
                if let Some(input) = input {
                    let word = self.name(*input);
                    self.word(word);
                    self.optional("thang của chỉ số", "scale of the index", scale.as_ref());
                }
            }
            Rule::Peers {
                measure,
                method,
                better,
            } => {
                self.measure(measure);
                self.word(format!("{method:?} {better:?}"));
            }
            Rule::Frequency {
                input,
                expected,
                expected_input,
            } => {
                let word = self.name(*input);
                self.word(word);
                self.word(expected_input.map_or_else(String::new, |input| self.name(input)));
                self.optional("số lần phải có", "expected times", expected.as_ref());
            }
            Rule::Council { step } | Rule::Points { step } => {
                if let Some(step) = step {
                    let shown = plain(step);
                    self.figure(
                        FigureKind::Step,
                        "bước điểm",
                        "step of points",
                        step.clone(),
                        shown,
                    );
                }
            }
            Rule::Info => {}
        }
    }
}
