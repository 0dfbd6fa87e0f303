//! A procedure file as a value that is changed in one place at a time. All else in it stays as it is written.

use std::borrow::Cow;

use super::place::{Part, Place};
use crate::domain::{LinkField, PolicyName, ProcedureField, RuleField, TimeName};
use crate::format::Json;

/// A value of a procedure file.
pub type Value = Json<'static>;

/// A text as a value.
pub fn text(text: impl Into<String>) -> Value {
    Json::Text(Cow::Owned(text.into()))
}

/// The value at a place.
pub fn at<'v>(file: &'v Value, place: &Place) -> Option<&'v Value> {
    place.parts().iter().try_fold(file, |value, part| match (value, part) {
        (Json::Object(members), Part::Field(name)) => {
            members.iter().find(|(known, _)| known == name).map(|(_, value)| value)
        }
        (Json::List(list), Part::Nth(number)) => list.get(*number),
        _ => None,
    })
}

/// The text at a place. Empty if there is none.
pub fn text_at<'v>(file: &'v Value, place: &Place) -> &'v str {
    match at(file, place) {
        Some(Json::Text(text)) => text,
        _ => "",
    }
}

/// The number of entries of the list at a place.
pub fn length_at(file: &Value, place: &Place) -> usize {
    match at(file, place) {
        Some(Json::List(list)) => list.len(),
        _ => 0,
    }
}

/// The texts in the list at a place.
pub fn words_at<'v>(file: &'v Value, place: &Place) -> Vec<&'v str> {
    let Some(Json::List(list)) = at(file, place) else { return Vec::new() };
    list.iter()
        .filter_map(|one| if let Json::Text(text) = one { Some(&**text) } else { None })
        .collect()
}

/// A change of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Writes a text. An empty one is taken away.
    Text(Place, String),
    /// Writes a number of seconds, if what was typed is a whole number, or else the text as it was typed, for the checker to
    /// report. An empty one is taken away.
    Number(Place, String),
    /// Adds a word at the end of the list at a place, or takes it away. An empty list is taken away.
    Word {
        /// The list.
        place: Place,
        /// The word.
        word: String,
        /// Whether it is to be there.
        there: bool,
    },
    /// Adds an entry at the end of the list at a place.
    Add(Place, Value),
    /// Takes away what is at a place.
    Remove(Place),
    /// Moves an entry of the list at a place one towards its beginning, or its end.
    Move {
        /// The list.
        place: Place,
        /// The number of the entry.
        number: usize,
        /// Whether it moves towards the end.
        down: bool,
    },
}

impl Edit {
    /// The place that it changes.
    pub const fn place(&self) -> &Place {
        match self {
            Self::Text(place, _)
            | Self::Number(place, _)
            | Self::Add(place, _)
            | Self::Remove(place)
            | Self::Word { place, .. }
            | Self::Move { place, .. } => place,
        }
    }

    /// Whether it is one letter more or less of something that is being typed, so that it is undone together with the others.
    pub const fn is_typing(&self) -> bool {
        matches!(self, Self::Text(..) | Self::Number(..))
    }

    /// Makes the change.
    pub fn make(&self, file: &mut Value) {
        match self {
            Self::Text(place, typed) if typed.is_empty() => remove(file, place),
            Self::Text(place, typed) => put(file, place, text(typed)),
            Self::Number(place, typed) if typed.trim().is_empty() => remove(file, place),
            Self::Number(place, typed) => {
                let number = typed.trim().parse::<u32>().map(|number| Json::Number(number.into()));
                put(file, place, number.unwrap_or_else(|_| text(typed)));
            }
            Self::Word { place, word, there } => {
                let mut list = list_at(file, place);
                list.retain(|one| *one != text(word));
                list.extend(there.then(|| text(word)));
                match list.is_empty() {
                    true => remove(file, place),
                    false => put(file, place, Json::List(list)),
                }
            }
            Self::Add(place, value) => {
                let mut list = list_at(file, place);
                list.push(value.clone());
                put(file, place, Json::List(list));
            }
            Self::Remove(place) => remove(file, place),
            Self::Move { place, number, down } => {
                let other = if *down { number.checked_add(1) } else { number.checked_sub(1) };
                if let (Some(Json::List(list)), Some(other)) = (at_mut(file, place), other)
                    && *number < list.len()
                    && other < list.len()
                {
                    list.swap(*number, other);
                }
            }
        }
    }
}

/// The list at a place. Empty if there is none.
fn list_at(file: &Value, place: &Place) -> Vec<Value> {
    match at(file, place) {
        Some(Json::List(list)) => list.clone(),
        _ => Vec::new(),
    }
}

fn at_mut<'v>(file: &'v mut Value, place: &Place) -> Option<&'v mut Value> {
    place.parts().iter().try_fold(file, |value, part| match (value, part) {
        (Json::Object(members), Part::Field(name)) => {
            members.iter_mut().find(|(known, _)| known == name).map(|(_, value)| value)
        }
        (Json::List(list), Part::Nth(number)) => list.get_mut(*number),
        _ => None,
    })
}

/// Puts a value at a place. Objects on the way to it are made; an entry of a list must be there.
fn put(file: &mut Value, place: &Place, value: Value) {
    let mut here = file;
    let mut names: &[&str] = ProcedureField::WORDS;
    for part in place.parts() {
        match part {
            Part::Field(name) => {
                if !matches!(here, Json::Object(_)) {
                    *here = Json::Object(Vec::new());
                }
                let Json::Object(members) = here else { return };
                let known = members.iter().position(|(known, _)| known == name);
                let number = known.unwrap_or_else(|| {
                    let number = slot(members, name, names);
                    members.insert(number, (name.clone(), Json::Literal(None)));
                    number
                });
                let Some((_, member)) = members.get_mut(number) else { return };
                names = names_in(name);
                here = member;
            }
            Part::Nth(number) => {
                let Json::List(list) = here else { return };
                let Some(entry) = list.get_mut(*number) else { return };
                here = entry;
            }
        }
    }
    *here = value;
}

/// Where a new member stands in an object: in the order of the documented names, before the first that comes after it.
fn slot(members: &[(Cow<'_, str>, Value)], name: &str, names: &[&str]) -> usize {
    let rank = |name: &str| names.iter().position(|known| *known == name);
    let own = rank(name);
    let later = |(known, _): &(Cow<'_, str>, Value)| own.is_some() && rank(known) > own;
    members.iter().position(later).unwrap_or(members.len())
}

/// The documented names in what a field holds.
fn names_in(field: &str) -> &'static [&'static str] {
    match ProcedureField::parse(field) {
        Some(ProcedureField::Rules) => RuleField::WORDS,
        Some(ProcedureField::Links) => LinkField::WORDS,
        Some(ProcedureField::Policies | ProcedureField::Reasons) => PolicyName::WORDS,
        Some(ProcedureField::Times) => TimeName::WORDS,
        _ => &["nb", "nn", "en"],
    }
}

/// Takes away what is at a place, and the texts of a field when its last one goes.
fn remove(file: &mut Value, place: &Place) {
    let Some((last, outer)) = place.parts().split_last() else { return };
    let outer = outer.iter().fold(Place::default(), |place, part| match part {
        Part::Field(name) => place.field(name.clone()),
        Part::Nth(number) => place.nth(*number),
    });
    let emptied = match (at_mut(file, &outer), last) {
        (Some(Json::Object(members)), Part::Field(name)) => {
            members.retain(|(known, _)| known != name);
            members.is_empty()
        }
        (Some(Json::List(list)), Part::Nth(number)) if *number < list.len() => {
            list.remove(*number);
            false
        }
        _ => false,
    };
    // An entry of a list is taken away by itself only.
    if emptied && matches!(outer.parts().last(), Some(Part::Field(_))) {
        remove(file, &outer);
    }
}
