//! JSON text in the browser, by the page's own JSON. What `JSON.parse` made has no getters and no cycles, so reading it
//! throws nothing and ends.

use js_sys::{Array, JSON, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{DEEPEST, NoJson, Tree, number};

/// Reads a text. The browser does not tell where a fault stands.
pub(in crate::format) fn read(text: &str) -> Result<Tree, NoJson> {
    let nowhere = NoJson { line: 1, column: 1 };
    let value = JSON::parse(text).map_err(|_| nowhere)?;
    tree(&value, DEEPEST).ok_or(nowhere)
}

/// Writes a text.
pub(in crate::format) fn write(tree: &Tree) -> String {
    let text = JSON::stringify(&value(tree)).ok();
    text.and_then(|text| text.as_string()).unwrap_or_default()
}

/// `None` for what stands deeper than may be.
fn tree(value: &JsValue, deep: usize) -> Option<Tree> {
    if let Some(text) = value.dyn_ref::<JsString>() {
        return Some(String::from(text).into());
    }
    if let Some(any) = value.as_f64() {
        return Some(number(any));
    }
    if let Some(yes) = value.as_bool() {
        return Some(Tree::Bool(yes));
    }
    if value.is_null() {
        return Some(Tree::Null);
    }
    let below = deep.checked_sub(1)?;
    if Array::is_array(value) {
        let list = value.unchecked_ref::<Array>();
        return (0..list.length())
            .map(|n| tree(&list.get(n), below))
            .collect::<Option<_>>()
            .map(Tree::List);
    }
    let entries = Object::entries(value.unchecked_ref());
    let entry = |n| {
        let pair = entries.get(n).unchecked_into::<Array>();
        let name = pair.get(0).as_string().unwrap_or_default();
        Some((name.into(), tree(&pair.get(1), below)?))
    };
    (0..entries.length()).map(entry).collect::<Option<_>>().map(Tree::Fields)
}

fn value(tree: &Tree) -> JsValue {
    match tree {
        Tree::Null | Tree::Other => JsValue::NULL,
        Tree::Bool(yes) => JsValue::from_bool(*yes),
        // No moment and no count is beyond what a double holds exactly.
        Tree::Number(number) => JsValue::from_f64(*number as f64),
        Tree::Text(text) => JsValue::from_str(text),
        Tree::List(list) => list.iter().map(value).collect::<Array>().into(),
        Tree::Fields(fields) => {
            let object = Object::new();
            for (name, one) in fields {
                // A fresh object takes every property, so setting cannot fail.
                let _ = Reflect::set(&object, &JsValue::from_str(name), &value(one));
            }
            object.into()
        }
    }
}
