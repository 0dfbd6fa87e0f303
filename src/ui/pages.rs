//! Splits a long list into pages, so that the document holds only the rows that somebody looks at.

use std::ops::Range;

/// A list of at most this many rows is shown whole.
const WHOLE: usize = 50;

/// The rows of a page: more than are in sight at once, and few enough to be rendered at once.
const PER_PAGE: usize = 20;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_list_is_one_page() {
        for length in [0, 1, WHOLE] {
            let page = page(length, 30);
            assert_eq!((page.rows, page.count), (0..length, 1));
        }
    }

    #[test]
    fn every_row_is_on_a_page_that_one_reaches_from_any_other() {
        for length in [WHOLE + 1, 60, 61, 400] {
            for start in 0..length {
                let shown = page(length, start);
                assert_eq!((shown.rows.start, shown.number == 1), (start, start == 0));
                let (mut rows, mut number) = (Vec::new(), shown.number);
                let mut at = Some(start);
                while let Some(start) = at {
                    let page = page(length, start);
                    assert!(page.rows.len() <= PER_PAGE && !page.rows.is_empty());
                    assert_eq!(
                        (page.number, page.count),
                        (number, shown.count),
                        "{length} {start}"
                    );
                    assert_eq!(page.next.is_none(), start == shown.last, "{length} {start}");
                    (at, number) = (page.next, number + 1);
                    rows.extend(page.rows);
                }
                assert!(rows.into_iter().eq(start..length));
                let (mut first, mut number) = (start, shown.number);
                let mut at = shown.previous;
                while let Some(start) = at {
                    let page = page(length, start);
                    assert!(page.rows.end >= first && start < first, "{length} {start}");
                    assert_eq!(page.number, number - 1, "{length} {start}");
                    (at, first, number) = (page.previous, start, page.number);
                }
                assert_eq!(first, 0);
            }
        }
    }
}
