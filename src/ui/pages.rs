//! A long list in pages, made of whole runs, so that only what is looked at is in the document.

use std::ops::Range;

/// A list of no more rows than this is shown whole.
const WHOLE: usize = 50;

/// The most rows of a page: more than are in sight at once, and few enough to be drawn in a moment.
const MOST: usize = 20;

/// A part of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its runs, by their places in the list.
    pub runs: Range<usize>,
    /// How many rows stand before it.
    pub before: usize,
}

/// The pages of a list of runs of these lengths; at least one. A run that is longer than a page is one by itself.
pub fn pages(lengths: impl Iterator<Item = usize> + Clone) -> Vec<Page> {
    let most = if lengths.clone().sum::<usize>() <= WHOLE { WHOLE } else { MOST };
    let mut pages = vec![Page { runs: 0..0, before: 0 }];
    let (mut rows, mut all) = (0, 0);
    for (run, length) in lengths.enumerate() {
        if rows > 0 && rows + length > most {
            pages.push(Page { runs: run..run, before: all });
            rows = 0;
        }
        rows += length;
        all += length;
        if let Some(page) = pages.last_mut() {
            page.runs.end = run + 1;
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_run_is_on_one_page_and_no_page_is_longer_than_may_be() {
        for lengths in [
            vec![],
            vec![20, 20, 10],
            vec![20; 3],
            vec![20; 100],
            vec![1; 400],
            vec![9, 20, 1, 20, 3],
        ] {
            let pages = pages(lengths.iter().copied());
            let mut next = 0;
            for page in &pages {
                assert_eq!(page.runs.start, next);
                next = page.runs.end;
                assert_eq!(page.before, lengths[..page.runs.start].iter().sum::<usize>());
                let rows: usize = lengths[page.runs.clone()].iter().sum();
                let whole = pages.len() == 1 && rows <= WHOLE;
                assert!(whole || rows <= MOST, "{lengths:?}");
                assert!(rows > 0 || lengths.is_empty(), "{lengths:?}");
            }
            assert_eq!(next, lengths.len());
            let whole = lengths.iter().sum::<usize>() <= WHOLE;
            assert_eq!(pages.len() == 1, whole, "{lengths:?}");
        }
    }
}
