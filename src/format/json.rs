//! A JSON text as a value that loses nothing, and the text of such a value.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A JSON value. An object has its members in the order of the text.
///
/// A derived struct stops at the first member that it cannot read, and a map keeps the last of two members of one name.
/// Here neither is lost, so all faults of a file can be reported at once.
///
/// A text that has no escape is that part of the file.
#[derive(Clone, PartialEq)]
pub enum Json<'f> {
    /// A text.
    Text(Cow<'f, str>),
    /// A number.
    Number(f64),
    /// A list.
    List(Vec<Self>),
    /// Names and values. A name can be there twice.
    Object(Vec<(Cow<'f, str>, Self)>),
    /// `true` or `false`, or `null` as `None`.
    Literal(Option<bool>),
}

impl Json<'_> {
    /// Reads a text. `None` if it is not JSON. A byte order mark is skipped.
    pub fn read(text: &str) -> Option<Json<'static>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        serde_json::from_str(text).ok().map(Json::owned)
    }

    /// The same value, apart from the text that it was read from.
    fn owned(self) -> Json<'static> {
        match self {
            Json::Text(text) => Json::Text(Cow::Owned(text.into_owned())),
            Json::Number(number) => Json::Number(number),
            Json::List(list) => Json::List(list.into_iter().map(Json::owned).collect()),
            Json::Object(members) => Json::Object(
                members
                    .into_iter()
                    .map(|(name, one)| (Cow::Owned(name.into_owned()), one.owned()))
                    .collect(),
            ),
            Json::Literal(word) => Json::Literal(word),
        }
    }

    /// Whether some object has two members of one name.
    pub fn has_twins(&self) -> bool {
        match self {
            Self::List(list) => list.iter().any(Self::has_twins),
            Self::Object(members) => {
                let mut names: Vec<&str> = members.iter().map(|(name, _)| name.as_ref()).collect();
                names.sort_unstable();
                names.windows(2).any(|pair| pair[0] == pair[1])
                    || members.iter().any(|(_, one)| one.has_twins())
            }
            Self::Text(_) | Self::Number(_) | Self::Literal(_) => false,
        }
    }

    /// The value as a text for people: a line for each entry and member, indented by two spaces, and a line break at the end. A
    /// list of words stands on one line.
    pub fn write(&self) -> String {
        let mut out = String::new();
        self.write_at(0, &mut out);
        out.push('\n');
        out
    }

    fn write_at(&self, depth: usize, out: &mut String) {
        match self {
            Self::Text(text) => quote(text, out),
            // Writing to a text cannot fail.
            Self::Number(number) => drop(write!(out, "{number}")),
            Self::Literal(None) => out.push_str("null"),
            Self::Literal(Some(word)) => drop(write!(out, "{word}")),
            Self::Object(members) if members.is_empty() => out.push_str("{}"),
            Self::List(list) => {
                let on_one_line =
                    !list.iter().any(|one| matches!(one, Self::List(_) | Self::Object(_)));
                out.push('[');
                for (n, one) in list.iter().enumerate() {
                    match (on_one_line, n) {
                        (true, 0) => {}
                        (true, _) => out.push_str(", "),
                        (false, _) => line(n > 0, depth + 1, out),
                    }
                    one.write_at(depth + 1, out);
                }
                if !on_one_line {
                    line(false, depth, out);
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (n, (name, one)) in members.iter().enumerate() {
                    line(n > 0, depth + 1, out);
                    quote(name, out);
                    out.push_str(": ");
                    one.write_at(depth + 1, out);
                }
                line(false, depth, out);
                out.push('}');
            }
        }
    }
}

impl fmt::Debug for Json<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.write())
    }
}

fn line(follows: bool, depth: usize, out: &mut String) {
    out.push_str(if follows { ",\n" } else { "\n" });
    out.extend(std::iter::repeat_n("  ", depth));
}

/// A text between quotation marks. `serde_json` can write every text.
fn quote(text: &str, out: &mut String) {
    out.push_str(&serde_json::to_string(text).unwrap_or_default());
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_str<E>(self, text: &str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json<'de>, E> {
        Ok(Json::Number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json<'de>, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json<'de>, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_bool<E>(self, word: bool) -> Result<Json<'de>, E> {
        Ok(Json::Literal(Some(word)))
    }

    fn visit_unit<E>(self) -> Result<Json<'de>, E> {
        Ok(Json::Literal(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(one) = seq.next_element()? {
            list.push(one);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json<'de>, A::Error> {
        let mut members = Vec::new();
        while let Some((name, value)) = map.next_entry()? {
            // Serde copies the name of a `Cow`; the names of JSON are texts.
            if let Json::Text(name) = name {
                members.push((name, value));
            }
        }
        Ok(Json::Object(members))
    }
}
