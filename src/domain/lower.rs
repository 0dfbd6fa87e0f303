//! Small letters. The standard library does the same with a table that is large to fetch, of which a name needs little.

// `RUNS`, made by build.rs from that table.
include!(concat!(env!("OUT_DIR"), "/lower.rs"));

/// A text in small letters, for comparing: letters that differ in case alone, or in where in a word they stand, are the
/// same.
pub fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // The one letter that becomes two.
            'İ' => out.push_str("i\u{307}"),
            'ς' => out.push('σ'),
            _ => out.push(small(c)),
        }
    }
    out
}

fn small(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let code = u32::from(c);
    let after = RUNS.partition_point(|(first, ..)| *first <= code);
    let run = after.checked_sub(1).and_then(|at| RUNS.get(at));
    let found = run.and_then(|(first, count, step, off)| {
        let (from, step) = (code - first, u32::from(*step));
        let within = from % step == 0 && from / step < u32::from(*count);
        within.then(|| code.checked_add_signed(*off)).flatten()
    });
    found.and_then(char::from_u32).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_made_small_as_the_standard_library_does() {
        for c in ('\0'..=char::MAX).filter(|c| *c != 'ς') {
            assert_eq!(lower(&c.to_string()), c.to_lowercase().to_string(), "{c:?}");
        }
    }

    #[test]
    fn what_the_standard_library_makes_the_same_is_the_same() {
        for (one, other) in [("ΝΙΚΟΣ", "Νικος"), ("İPEK", "i\u{307}pek"), ("ÅSE", "åse")]
        {
            assert_eq!(one.to_lowercase(), other.to_lowercase());
            assert_eq!(lower(one), lower(other));
        }
    }
}
