//! Splits a long list into pages, so that the document holds only the rows that somebody looks at.

use std::ops::Range;

/// A list of at most this many rows is shown whole.
pub const WHOLE: usize = 50;

/// The rows of a page: more than are in sight at once, and few enough to be rendered at once.
pub const PER_PAGE: usize = 20;

/// The page of a list that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its rows, by their places in the list.
    pub rows: Range<usize>,
    /// Its number, from 1.
    pub number: usize,
    /// How many pages there are.
    pub count: usize,
    /// The first row of the page before it. `None` on the first page.
    pub previous: Option<usize>,
    /// The first row of the page after it. `None` on the last page.
    pub next: Option<usize>,
    /// The first row of the last page.
    pub last: usize,
}

/// The page of a list of `length` rows that begins with the row at `start`. Any row can be the first, so that a page stays
/// the same while rows before it come and go.
pub fn page(length: usize, start: usize) -> Page {
    if length <= WHOLE {
        return Page { rows: 0..length, number: 1, count: 1, previous: None, next: None, last: 0 };
    }
    let start = start.min(length - 1);
    let end = length.min(start + PER_PAGE);
    let before = start.div_ceil(PER_PAGE);
    let after = (length - end).div_ceil(PER_PAGE);
    Page {
        rows: start..end,
        number: before + 1,
        count: before + 1 + after,
        previous: (start > 0).then(|| start.saturating_sub(PER_PAGE)),
        next: (end < length).then_some(end),
        last: start + after * PER_PAGE,
    }
}
