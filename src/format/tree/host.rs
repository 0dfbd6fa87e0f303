//! JSON text on the host.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::{DEEPEST, NoJson, Tree, number};

/// Reads a text. serde's own bound for the depth is the same as ours.
pub(in crate::format) fn read(text: &str) -> Result<Tree, NoJson> {
    const { assert!(DEEPEST == 128, "serde_json's bound, which the browser's reader keeps too") };
    serde_json::from_str(text)
        .map_err(|error| NoJson { line: error.line(), column: error.column() })
}

/// Writes a text. A tree of plain values cannot fail to be written.
pub(in crate::format) fn write(tree: &Tree) -> String {
    serde_json::to_string(tree).unwrap_or_default()
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::Other => serializer.serialize_unit(),
            Self::Bool(yes) => serializer.serialize_bool(*yes),
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(list) => {
                let mut seq = serializer.serialize_seq(Some(list.len()))?;
                for one in list {
                    seq.serialize_element(one)?;
                }
                seq.end()
            }
            Self::Fields(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, one) in fields {
                    map.serialize_entry(name, one)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(yes))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Tree, E> {
        // Every number that is not below nought comes in as u64.
        Ok(Tree::Other)
    }

    fn visit_u64<E>(self, whole: u64) -> Result<Tree, E> {
        Ok(Tree::Number(whole))
    }

    fn visit_f64<E>(self, any: f64) -> Result<Tree, E> {
        Ok(number(any))
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(text.to_owned().into())
    }

    fn visit_string<E>(self, text: String) -> Result<Tree, E> {
        Ok(text.into())
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<Tree, S::Error> {
        let mut list = Vec::new();
        while let Some(one) = seq.next_element()? {
            list.push(one);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Tree, M::Error> {
        let mut fields = Vec::new();
        while let Some((name, one)) = map.next_entry::<String, Tree>()? {
            fields.push((name.into(), one));
        }
        Ok(Tree::Fields(fields))
    }
}
