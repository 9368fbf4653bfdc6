//! Where a number is cut, and how a tie is decided.

/// How a number exactly between two neighbours is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Away from zero: 19.125 → 19.13, −0.005 → −0.01. What decisions and portals mean by "làm tròn".
    HalfUp,
    /// To the even neighbour: 19.125 → 19.12.
    HalfEven,
    /// Towards zero: 19.129 → 19.12.
    Down,
}

/// The number of decimal digits kept, and the mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RoundTo {
    /// Digits after the decimal point, 0 to 9.
    pub digits: u8,
    /// How ties are decided.
    pub mode: Mode,
}

impl RoundTo {
    /// Half up to so many digits, the common case.
    #[must_use]
    pub const fn half_up(digits: u8) -> Self {
        Self {
            digits,
            mode: Mode::HalfUp,
        }
    }
}

impl Mode {
    /// Whether the truncated quotient has to move one step away from zero, given the remainder's comparison with one half.
    pub(crate) fn moves_away(
        self,
        remainder_to_half: std::cmp::Ordering,
        quotient_is_odd: bool,
    ) -> bool {
        use std::cmp::Ordering::{Equal, Greater, Less};
        match (self, remainder_to_half) {
            (Self::Down, _) | (_, Less) => false,
            (_, Greater) | (Self::HalfUp, Equal) => true,
            (Self::HalfEven, Equal) => quotient_is_odd,
        }
    }
}
