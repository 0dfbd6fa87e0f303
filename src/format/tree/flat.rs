//! A tree as build.rs writes it: a line for each value, which begins with what it is. `"` is a text and `#` a number, to
//! the end of the line; `[` and `]` stand around a list, `{` and `}` around an object, whose names are lines with a dot.
//! No text of several lines is written so. Nothing is copied when it is read.

use super::Tree;

/// Reads what build.rs has written; `None` for anything else.
pub(in crate::format) fn read(flat: &'static str) -> Option<Tree> {
    let mut lines = flat.lines();
    let first = lines.next()?;
    let tree = value(first, &mut lines)?;
    lines.next().is_none().then_some(tree)
}

fn value(line: &'static str, lines: &mut std::str::Lines<'static>) -> Option<Tree> {
    let (mark, text) = line.split_at_checked(1)?;
    match mark {
        "\"" => Some(text.into()),
        "#" => text.parse().ok().map(Tree::Number),
        "[" => {
            let mut list = Vec::new();
            loop {
                match lines.next()? {
                    "]" => return Some(Tree::List(list)),
                    line => list.push(value(line, lines)?),
                }
            }
        }
        "{" => {
            let mut fields = Vec::new();
            loop {
                match lines.next()? {
                    "}" => return Some(Tree::Fields(fields)),
                    name => {
                        let first = lines.next()?;
                        fields.push((name.strip_prefix('.')?.into(), value(first, lines)?));
                    }
                }
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Tree, read};

    #[test]
    fn what_is_written_flat_is_read_as_it_was() {
        let flat = "{\n.id\n\"a }\n.of\n[\n]\n.times\n{\n.}\n#30\n}\n.link\n\"\n}\n";
        let times = Tree::Fields(vec![("}".into(), Tree::Number(30))]);
        let whole = [
            ("id".into(), "a }".into()),
            ("of".into(), Tree::List(Vec::new())),
            ("times".into(), times),
            ("link".into(), "".into()),
        ];
        assert_eq!(read(flat), Some(Tree::Fields(whole.into())));
    }

    #[test]
    fn anything_else_is_none() {
        for other in
            ["", "\n", "{", "[\n\"a\n", "{\n.a\n}\n", "{\na\n\"b\n}\n", "#-1\n", "\"a\n\"b\n"]
        {
            assert_eq!(read(other), None, "{other:?}");
        }
    }
}
