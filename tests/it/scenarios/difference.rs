//! Differences between two views, in a form that a person can read and that holds the whole new view.
//!
//! | line | meaning |
//! |---|---|
//! | `@@ ## Now` | the changes that follow are below this heading |
//! | ` text` | an unchanged line that shows where the next change is |
//! | `!text` | a changed row: the text takes the place of the row with the same name |
//! | `-text` | a removed line, with every more deeply indented line below it |
//! | `~text` | a removed line alone; what is indented below it stays |
//! | `+text` | an added line |
//!
//! All but `+` refer to the first such line of the old view after the place reached so far. [`difference`] adds the
//! unchanged lines that this needs, and [`apply`] reads it back: both need the old view.

use std::iter::zip;
use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

/// What changes `old` into `new`. Empty if they are equal.
pub(super) fn difference(old: &str, new: &str) -> String {
    let old: Vec<&str> = old.split('\n').collect();
    let new: Vec<&str> = new.split('\n').collect();
    let names = |lines: &[&str]| lines.iter().map(|line| name(line).to_owned()).collect::<Vec<_>>();
    let operations = capture_diff_slices(Algorithm::Patience, &names(&old), &names(&new));
    let mut writer = Writer { old: &old, reached: 0, text: String::new() };
    for (index, operation) in operations.iter().enumerate() {
        let (tag, mut removed, mut added) = operation.as_tag_tuple();
        if tag == DiffTag::Equal {
            zip(removed, &new[added]).for_each(|(index, line)| writer.change(index, line));
            continue;
        }
        // The equal lines on both sides, over which a removed or added range may be moved.
        let above = removed.start - writer.reached;
        let under = operations.get(index + 1).map_or(0, |next| equal_lines(&old, &new, next));
        if tag == DiffTag::Delete {
            removed = align(&old, removed, above, under);
        } else if tag == DiffTag::Insert {
            let aligned = align(&new, added.clone(), above, under);
            let gap = removed.start + aligned.start - added.start;
            (removed, added) = (gap..gap, aligned);
        }
        writer.replace(removed, &new[added]);
    }
    writer.text
}

/// The new view that a difference makes of `old`.
///
/// # Errors
///
/// If a line of the difference has an unknown mark, or refers to a line that `old` does not have there.
pub(super) fn apply(old: &str, difference: &str) -> Result<String, String> {
    let old: Vec<&str> = old.split('\n').collect();
    let (mut new, mut reached) = (Vec::new(), 0);
    for line in difference.split_terminator('\n') {
        if let Some(added) = line.strip_prefix('+') {
            new.push(added);
            continue;
        }
        let marks = ["@@ ", " ", "!", "-", "~"];
        let (mark, text) = marks
            .iter()
            .find_map(|mark| Some((*mark, line.strip_prefix(mark)?)))
            .ok_or_else(|| format!("unknown mark: {line}"))?;
        let found = if mark == "!" {
            find(&old, reached, |line| name(line) == name(text))
        } else {
            find(&old, reached, |line| line == text)
        };
        let found = found.ok_or_else(|| format!("not found: {line}"))?;
        new.extend(&old[reached..found]);
        reached = found + 1;
        match mark {
            "-" => reached += below(&old, found),
            "~" => {}
            _ => new.push(text),
        }
    }
    new.extend(&old[reached..]);
    Ok(new.join("\n"))
}

/// What a row is called: its text without the mark and number before the name and the state after it. Any other line
/// is its own name.
fn name(line: &str) -> &str {
    if indent(line) > 0 {
        return line;
    }
    // The title and the next step occur once each.
    if let Some(mark) = ["# ", "=> "].into_iter().find(|mark| line.starts_with(mark)) {
        return mark;
    }
    let Some((head, _)) = line.split_once(": ") else { return line };
    let head = head.split_once(") ").filter(|_| head.starts_with('(')).map_or(head, |(_, it)| it);
    head.split_once(". ")
        .filter(|(number, _)| number.parse::<u8>().is_ok())
        .map_or(head, |(_, it)| it)
}

/// The number of spaces a line begins with.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The number of lines directly below this one that are indented more deeply.
fn below(lines: &[&str], index: usize) -> usize {
    let rest = lines[index + 1..].iter();
    rest.take_while(|line| indent(line) > indent(lines[index])).count()
}

/// The index of the first such line, from `start` on.
fn find(lines: &[&str], start: usize, is: impl Fn(&str) -> bool) -> Option<usize> {
    lines[start..].iter().position(|line| is(line)).map(|offset| start + offset)
}

/// How many lines an operation leaves as they are, from its first one on.
fn equal_lines(old: &[&str], new: &[&str], operation: &DiffOp) -> usize {
    let (tag, old_range, new_range) = operation.as_tag_tuple();
    let pairs = zip(&old[old_range], &new[new_range]);
    if tag == DiffTag::Equal { pairs.take_while(|(old, new)| old == new).count() } else { 0 }
}

/// Moves a removed or added range over equal lines so that it begins with a row rather than inside one.
///
/// Where a range ends with the line that stands above it, the range one line higher has the same effect. `above` and
/// `under` are how many lines it may be moved.
fn align(lines: &[&str], range: Range<usize>, above: usize, under: usize) -> Range<usize> {
    let (start, end) = (range.start, range.end);
    let up = (1..=above).take_while(|by| lines[start - by] == lines[end - by]).count();
    let down = (0..under).take_while(|by| lines[start + by] == lines[end + by]).count();
    let starts = start - up..=start + down;
    let best = starts.min_by_key(|start| indent(lines[*start])).unwrap_or(start);
    best..best + range.len()
}

/// Writes a difference from the first change to the last.
struct Writer<'a> {
    old: &'a [&'a str],
    /// The index of the first old line after those that were referred to.
    reached: usize,
    text: String,
}

impl Writer<'_> {
    /// Writes what the row at this index becomes, if that is something else.
    fn change(&mut self, index: usize, line: &str) {
        if self.old[index] == line {
            return;
        }
        let is_row = |old: &str| name(old) == name(line);
        self.locate(index, indent(line), |this| {
            find(this.old, this.reached, is_row) == Some(index)
        });
        self.put("!", line);
        self.reached = index + 1;
    }

    /// Writes lines that are added in place of a range, which may be empty.
    fn replace(&mut self, mut removed: Range<usize>, added: &[&str]) {
        let start = removed.start;
        if removed.is_empty() {
            let indentation = added.first().map_or(0, |line| indent(line));
            self.locate(start, indentation, |this| this.reached == start);
        } else {
            self.locate(start, indent(self.old[start]), |this| this.is_first(start));
        }
        while let Some(index) = removed.next() {
            let end = index + 1 + below(self.old, index);
            let whole = end <= removed.end;
            self.put(if whole { "-" } else { "~" }, self.old[index]);
            self.reached = if whole { end } else { index + 1 };
            removed.start = self.reached;
        }
        added.iter().for_each(|line| self.put("+", line));
    }

    /// Writes the unchanged lines that a change at this index needs before it: its section and row, for the reader,
    /// and then others until it `is_located`.
    fn locate(&mut self, index: usize, indentation: usize, is_located: impl Fn(&Self) -> bool) {
        let passed = |this: &Self, is: fn(&str) -> bool| {
            (this.reached..index).rev().find(|line| is(this.old[*line]))
        };
        if let Some(heading) = passed(self, |line| line.starts_with("## ")) {
            self.keep("@@ ", heading);
        }
        if indentation > 0
            && let Some(row) = passed(self, |line| indent(line) == 0)
        {
            self.keep(" ", row);
        }
        if is_located(self) {
            return;
        }
        let nearest = (self.reached..index).rev().find(|line| self.is_first(*line));
        for line in nearest.unwrap_or(self.reached)..index {
            self.keep(" ", line);
            if is_located(self) {
                return;
            }
        }
    }

    /// Writes an old line as unchanged, if that refers to it and to no equal line before it.
    fn keep(&mut self, mark: &str, index: usize) {
        if self.is_first(index) {
            self.put(mark, self.old[index]);
            self.reached = index + 1;
        }
    }

    /// Whether a reference to this old line finds it, and no equal line before it.
    fn is_first(&self, index: usize) -> bool {
        find(self.old, self.reached, |line| line == self.old[index]) == Some(index)
    }

    fn put(&mut self, mark: &str, line: &str) {
        self.text.push_str(mark);
        self.text.push_str(line);
        self.text.push('\n');
    }
}
