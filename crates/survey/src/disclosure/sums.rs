//! Cells that add up, and which of them stay hidden so that no small one can be worked out.

use super::solve::determined;
use std::collections::BTreeSet;

/// A total and its parts, as indexes of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) total: usize,
    pub(crate) parts: Vec<usize>,
}

/// Cells with the lines in which they add up.
#[derive(Debug, Clone)]
pub(crate) struct Sums<'a> {
    pub(crate) values: &'a [u64],
    pub(crate) lines: &'a [Line],
    /// Counts from 1 to one less than this are small.
    pub(crate) limit: u64,
}

impl Sums<'_> {
    /// Whether a count is a small cell; zero is none.
    pub(crate) fn is_small(&self, value: u64) -> bool {
        (1..self.limit).contains(&value)
    }

    /// What a total holds beyond its parts: those who fall into none. It is not shown.
    pub(crate) fn rest(&self, line: &Line) -> u64 {
        let parts: u64 = line.parts.iter().map(|part| self.values[*part]).sum();
        self.values[line.total].saturating_sub(parts)
    }

    /// Whether a line binds its cells: a rest as large as a cell that may be shown makes it as good as hidden.
    pub(crate) fn binds(&self, line: &Line) -> bool {
        self.rest(line) < self.limit
    }

    /// Hides every small cell, and others with them until nothing small can be worked out: first line by line, then against all lines together.
    pub(crate) fn protect(&self, hidden: &mut [bool]) {
        for (hidden, value) in hidden.iter_mut().zip(self.values) {
            *hidden |= self.is_small(*value);
        }
        if !hidden.contains(&true) {
            return;
        }
        loop {
            while self.mend_lines(hidden) {}
            let open = determined(self, hidden);
            if open.is_empty() {
                return;
            }
            let before = hidden.iter().filter(|hidden| **hidden).count();
            for cell in open {
                self.hide_beside(cell, hidden);
            }
            if hidden.iter().filter(|hidden| **hidden).count() == before {
                return;
            }
        }
    }

    /// Each line has no hidden cell, or at least two whose sum is not small itself. Says whether a cell had to be hidden.
    fn mend_lines(&self, hidden: &mut [bool]) -> bool {
        let mut changed = false;
        for line in self.lines.iter().filter(|line| self.binds(line)) {
            loop {
                let parts = line.parts.iter().filter(|part| hidden[**part]);
                let (n, sum) = parts.fold((0_usize, 0_u64), |(n, sum), part| {
                    (n + 1, sum + self.values[*part])
                });
                let total = hidden[line.total];
                // A zero that is hidden for another's sake needs nobody itself.
                let alone = n + usize::from(total) == 1;
                let too_few = alone && (total || sum > 0) && self.values[line.total] > 0;
                let too_small = !total && (1..self.limit).contains(&sum);
                if !(too_few || too_small) || !self.hide_one(line, hidden) {
                    break;
                }
                changed = true;
            }
        }
        changed
    }

    /// Hides the smallest part of a line that is not zero; else its total; else a zero.
    fn hide_one(&self, line: &Line, hidden: &mut [bool]) -> bool {
        let shown = |part: &&usize| !hidden[**part];
        let parts = line.parts.iter().filter(shown);
        let some = parts.clone().filter(|part| self.values[**part] > 0);
        let cell = some
            .min_by_key(|part| (self.values[**part], **part))
            .copied()
            .or((!hidden[line.total]).then_some(line.total))
            .or(parts.min().copied());
        if let Some(cell) = cell {
            hidden[cell] = true;
        }
        cell.is_some()
    }

    /// Hides the smallest shown cell that shares a line with one that can be worked out; where there is none, with a hidden cell of its lines, and so on.
    fn hide_beside(&self, cell: usize, hidden: &mut [bool]) {
        let mut near = BTreeSet::from([cell]);
        loop {
            let mut best: Option<(bool, bool, u64, usize)> = None;
            let mut reached = near.clone();
            for line in self.lines.iter().filter(|line| self.binds(line)) {
                let touches = |own: &usize| near.contains(own);
                if !touches(&line.total) && !line.parts.iter().any(touches) {
                    continue;
                }
                let parts = line.parts.iter().map(|part| (*part, false));
                for (other, is_total) in parts.chain([(line.total, true)]) {
                    let value = self.values[other];
                    let rank = (value == 0, is_total && near.len() == 1, value, other);
                    if hidden[other] {
                        reached.insert(other);
                    } else if best.is_none_or(|best| rank < best) {
                        best = Some(rank);
                    }
                }
            }
            if let Some((_, _, _, other)) = best {
                hidden[other] = true;
                return;
            }
            if reached.len() == near.len() {
                return;
            }
            near = reached;
        }
    }
}
