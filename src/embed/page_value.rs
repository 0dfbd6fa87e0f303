//! Values between this module and the host page, with serde.
//!
//! Nothing about the page's objects is trusted: a getter, a proxy or a conversion that throws counts as an absent value.
//! serde-wasm-bindgen reads the same types, but lets such an exception through, and that would leave the panel half changed.

use js_sys::{Function, JsString, Reflect};
use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::{Serialize, forward_to_deserialize_any};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::platform::detail::Detail;

#[wasm_bindgen]
extern "C" {
    /// Throws on a revoked proxy.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
}

/// The most UTF-16 code units of a text that are read. Longer than any text may be, so a longer one is refused or cut by
/// whoever reads it. The rest is not copied, because this module's memory never shrinks.
const LONGEST_READ: u32 = 16_384;

/// A value that the page may have left out or given with another type. Reading it never fails, so that one wrong value does
/// not hide the others.
#[derive(Debug, Default)]
pub(super) enum Given<T> {
    /// `null` or `undefined`.
    #[default]
    Absent,
    /// Not a `T`.
    Wrong,
    /// A `T`.
    Value(T),
}

impl<T> Given<T> {
    /// The value, if there is one of this type.
    pub(super) fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Wrong => None,
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Given<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Option::deserialize(deserializer) {
            Ok(None) => Self::Absent,
            Ok(Some(value)) => Self::Value(value),
            Err(_) => Self::Wrong,
        })
    }
}

/// Reads a value of the page.
pub(super) fn read<'de, T: Deserialize<'de>>(value: &JsValue) -> Given<T> {
    // `Given` takes every value, so reading one cannot fail.
    Given::deserialize(PageValue(value.clone())).unwrap_or(Given::Wrong)
}

/// Writes a value as a plain object: maps become objects, and what is unknown becomes null.
pub(super) fn plain(value: &impl Serialize) -> JsValue {
    // Only a number beyond 53 bits cannot be written, and none of ours is of such a type.
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

struct PageValue(JsValue);

impl PageValue {
    /// The value as a primitive. A Date from any frame of the page is its milliseconds.
    fn primitive(&self) -> Option<JsValue> {
        if !self.0.is_object() {
            return Some(self.0.clone());
        }
        let convert = Reflect::get(&self.0, &"valueOf".into()).ok()?.dyn_into::<Function>().ok()?;
        convert.call0(&self.0).ok()
    }
}

impl<'de> Deserializer<'de> for PageValue {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let value = self.primitive().unwrap_or(JsValue::UNDEFINED);
        if let Some(text) = value.dyn_ref::<JsString>() {
            visitor.visit_string(text.slice(0, LONGEST_READ).into())
        } else if let Some(number) = value.as_f64() {
            visitor.visit_f64(number)
        } else if let Some(yes) = value.as_bool() {
            visitor.visit_bool(yes)
        } else {
            visitor.visit_unit()
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_nullish() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    /// Reads a list up to the limit of [`Detail::items`].
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if !is_array(&self.0).unwrap_or(false) {
            return Err(Error::custom("no array"));
        }
        visitor.visit_seq(SeqDeserializer::new(self.0.items().into_iter().map(Self)))
    }

    /// Reads the named fields alone, and only where they are the object's own.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if !self.0.is_object() {
            return Err(Error::custom("no object"));
        }
        let members = fields.iter().map(|name| (*name, Self(self.0.field(name))));
        visitor.visit_map(MapDeserializer::new(members))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct
        tuple tuple_struct map enum identifier ignored_any
    }
}

impl IntoDeserializer<'_, Error> for PageValue {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
