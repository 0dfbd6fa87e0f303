//! Differences hold the whole view.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::Checked;
use super::difference::{apply, difference};
use crate::walk::config;

/// Lines that repeat and nest as those of a view do, and some that look like lines of a difference.
const LINES: [&str; 16] = [
    "## Now",
    "## Done",
    "(open) a",
    "(ok) a",
    "(ok) a: c",
    "(open) 1. a: d",
    "b: c",
    "    a",
    "    b",
    "        a",
    "        b",
    "",
    "-(ok) a",
    "~(ok) a",
    "+(ok) a",
    "@@ ## Now",
];

#[test]
fn a_difference_gives_the_new_text() -> Checked {
    let text = || prop::collection::vec(prop::sample::select(&LINES[..]), 0..40);
    TestRunner::new(config(4_000)).run(&(text(), text()), |(old, new)| {
        let (old, new) = (old.join("\n"), new.join("\n"));
        let difference = difference(&old, &new);
        prop_assert_eq!(apply(&old, &difference), Ok(new.clone()), "{}", difference);
        prop_assert_eq!(difference.is_empty(), old == new);
        Ok(())
    })?;
    Ok(())
}

#[test]
fn a_difference_names_section_and_row() {
    let old =
        "# Title\n## Now\n(open) Identity: open\n    Look.\n    [Yes]\n(open) Lock\n    [Yes]\n";
    let new =
        "# Title\n## Now\n(open) Identity: open\n    Look.\n    [Yes]\n(open) Lock\n    [No]\n";
    assert_eq!(difference(old, new), "@@ ## Now\n (open) Lock\n-    [Yes]\n+    [No]\n");
    let new = "# Title\n## Now\n(ok) Identity: done\n    Look.\n    [Yes]\n";
    let expected = "@@ ## Now\n!(ok) Identity: done\n-(open) Lock\n";
    assert_eq!(difference(old, new), expected);
}

#[test]
fn a_difference_for_another_view_is_refused() {
    assert_eq!(apply("a\nb", "-c\n"), Err("not found: -c".to_owned()));
    assert_eq!(apply("a\nb", "-b\n-a\n"), Err("not found: -a".to_owned()));
    assert_eq!(apply("a\nb", "a\n"), Err("unknown mark: a".to_owned()));
}
