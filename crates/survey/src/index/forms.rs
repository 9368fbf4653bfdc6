//! Which linear form moves the figures of a domain: one for all its responses, or one by unit.

use super::shape::Linear;

/// The linear forms of the figures of a domain, by column.
pub(crate) enum Forms<'a> {
    /// The same for all responses: the domain is one ratio or one mean of ratios.
    Same(&'a [Option<Linear>]),
    /// A mean over units: each unit's own form, times the unit's share in the mean.
    ByUnit {
        columns: usize,
        /// By unit of the roster.
        of: &'a [Option<Vec<Option<Linear>>>],
        /// By unit of the roster and column.
        shares: &'a [Vec<f64>],
    },
}

/// The forms of one response, and what they are multiplied with.
pub(crate) type Own<'a> = (&'a [Option<Linear>], Option<&'a [f64]>);

impl Forms<'_> {
    pub(crate) fn columns(&self) -> usize {
        match self {
            Self::Same(linear) => linear.len(),
            Self::ByUnit { columns, .. } => *columns,
        }
    }

    /// The forms for a response of this unit, and what they are multiplied with.
    pub(crate) fn at(&self, unit: u32) -> Option<Own<'_>> {
        match self {
            Self::Same(linear) => Some((linear, None)),
            Self::ByUnit { of, shares, .. } => {
                let at = unit as usize;
                Some((of.get(at)?.as_deref()?, Some(shares.get(at)?)))
            }
        }
    }
}
