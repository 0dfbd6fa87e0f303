//! The rules of the procedure behind a card or an alert.

use std::rc::Rc;

use crate::domain::{Kind, Procedure, Rule, Setting, Viewer};

/// The rules of the procedure behind a card or an alert. Their places are looked up when they are drawn: the view model is
/// built on every event, and the sources seldom change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    pub(super) procedure: Rc<Procedure>,
    pub(super) viewer: Viewer,
    pub(super) setting: Setting,
    pub(super) platform: Option<&'static str>,
    /// The kinds of requirement; each applies here.
    pub(super) kinds: Vec<Kind>,
}

impl Sources {
    /// Each place as the procedure writes it: "D45111 pkt. 1.4".
    pub fn places(&self) -> impl Iterator<Item = &str> {
        let applies =
            |rule: &&Rule| rule.binds(self.viewer) && rule.applies(self.setting, self.platform);
        let of_kind = |kind| self.procedure.rules().iter().filter(move |rule| rule.kind == kind);
        self.kinds
            .iter()
            .flat_map(move |kind| of_kind(*kind).filter(applies))
            .map(|rule| rule.place.as_str())
    }

    /// All places as shown: "D45111 pkt. 1.4, 1.5; D60284 pkt. 2".
    pub fn named(&self) -> String {
        by_document(self.places()).join("; ")
    }
}

/// Joins places that differ in their last word only, in the order of the document: "D45111 pkt. 1.4, 1.5".
fn by_document<'a>(places: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for place in places {
        let (document, number) = place.rsplit_once(' ').unwrap_or((place, ""));
        let number = Some(number).filter(|number| !number.is_empty());
        match groups.iter_mut().find(|(known, _)| *known == document) {
            Some((_, numbers)) => number.into_iter().for_each(|number| insert(numbers, number)),
            None => groups.push((document, number.into_iter().collect())),
        }
    }
    let named = |(document, numbers): (&str, Vec<&str>)| match numbers.as_slice() {
        [] => document.to_owned(),
        numbers => format!("{document} {}", numbers.join(", ")),
    };
    groups.into_iter().map(named).collect()
}

/// Inserts a place's number in numeric order. Anything that is not a number comes last, in the procedure's order.
fn insert<'a>(numbers: &mut Vec<&'a str>, number: &'a str) {
    let is_later = |known: &&str| sort_key(number).lt(sort_key(known));
    let index = numbers.iter().position(is_later).unwrap_or(numbers.len());
    numbers.insert(index, number);
}

/// "1.10" sorts after "1.9".
fn sort_key(number: &str) -> impl Iterator<Item = u32> {
    number.split('.').map(|part| part.parse().unwrap_or(u32::MAX))
}
