//! What a state that is not a number earns, and which layer stands.

/// What *not applicable* or *undefined* (0/0) earns: `when-not-applicable`, `when-undefined`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Policy {
    /// `drop`: out of points and maximum (không tính vào mẫu số); index = points ÷ applicable maximum × 100.
    Drop,
    /// `rescale`: out, then the part without survey is scaled back to its full maximum and the survey added after.
    Rescale,
    /// `full`: the maximum.
    Full,
    /// `spread`: the maximum goes to applicable siblings in proportion to their maxima.
    Spread,
    /// `zero`: no points, maximum unchanged.
    Zero,
    /// `blank`: no points and shown empty, maximum unchanged.
    Blank,
    /// `ask`: nothing is decided; the unit's result is incomplete until someone decides.
    Ask,
}

/// What *missing* earns: `when-missing`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MissingPolicy {
    /// `incomplete`: the unit is listed apart, not ranked.
    Incomplete,
    /// `blank`: no points and shown empty, maximum unchanged.
    Blank,
    /// `zero`: no points.
    Zero,
}

/// Which counts where a layer holds inputs and typed points: `stands`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stands {
    /// The rule's points.
    Computed,
    /// The typed points.
    Typed,
}

/// A layer of scoring; layers are kept side by side and never overwritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LayerKind {
    /// `self`: điểm tự đánh giá.
    SelfScore,
    /// `appraised`: điểm thẩm định, round 1, 2, …; in `final` the highest round with an answer stands. In a set file the number is 0 (any).
    Appraised(u8),
    /// `survey`: điểm điều tra xã hội học.
    Survey,
    /// `imported`: taken from a published system.
    Imported,
    /// `council`: points by the council.
    Council,
}
