//! The number of rows of a list, exact or as far as it was counted.

/// Counting stops at this number if the tallies do not give it.
pub(super) const COUNTED: i64 = 1_000;

/// The number of rows of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// Exactly this number.
    Exactly(u64),
    /// More than this number, at which counting stopped.
    MoreThan(u64),
}
