//! A part of a resource of FHIR in JSON. One type for all resources, because a struct for each takes more of the module; that the
//! resources are those of R4 is for the validator of the tests to say.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// A value.
pub(super) enum Node {
    Text(String),
    Yes(bool),
    Count(u32),
    List(Vec<Self>),
    Object(Object),
}

/// The members of an object, in the order of the standard. FHIR has neither `null` nor empty lists: what is not known is left
/// out.
#[derive(Default)]
pub(super) struct Object(Vec<(&'static str, Node)>);

impl Object {
    #[inline(never)]
    pub(super) fn put(&mut self, name: &'static str, value: Node) -> &mut Self {
        self.0.push((name, value));
        self
    }

    #[inline(never)]
    pub(super) fn word(&mut self, name: &'static str, word: &str) -> &mut Self {
        self.put(name, Node::Text(word.to_owned()))
    }

    #[inline(never)]
    pub(super) fn text(&mut self, name: &'static str, text: Option<String>) -> &mut Self {
        match text {
            Some(text) => self.put(name, Node::Text(text)),
            None => self,
        }
    }

    #[inline(never)]
    pub(super) fn list(&mut self, name: &'static str, list: Vec<Node>) -> &mut Self {
        if list.is_empty() { self } else { self.put(name, Node::List(list)) }
    }

    /// The finished object.
    #[inline(never)]
    pub(super) fn node(&mut self) -> Node {
        Node::Object(std::mem::take(self))
    }
}

/// An object without members.
pub(super) fn object() -> Object {
    Object::default()
}

/// A resource of a type.
pub(super) fn resource(kind: &str) -> Object {
    let mut resource = object();
    resource.word("resourceType", kind);
    resource
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Yes(yes) => serializer.serialize_bool(*yes),
            Self::Count(count) => serializer.serialize_u32(*count),
            Self::List(list) => serializer.collect_seq(list),
            Self::Object(Object(members)) => {
                let mut map = serializer.serialize_map(None)?;
                for (name, value) in members {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}
