//! Where in the procedure a card or an alert comes from.

use std::rc::Rc;

use crate::domain::{Kind, Procedure, Rule, Setting, Viewer};

/// The places in the procedure that something comes from. They are looked up when somebody draws them: at each event they
/// are asked for anew, and nearly always the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    pub(super) procedure: Rc<Procedure>,
    pub(super) viewer: Viewer,
    pub(super) setting: Setting,
    pub(super) platform: Option<&'static str>,
    /// The requirements, by kind, that it is about; each is in force here.
    pub(super) kinds: Vec<Kind>,
}

impl Sources {
    /// Each place as it stands in the procedure: "D45111 pkt. 1.4".
    pub fn places(&self) -> impl Iterator<Item = &str> {
        let here =
            |rule: &&Rule| rule.binds(self.viewer) && rule.applies(self.setting, self.platform);
        let of = |kind| self.procedure.rules().iter().filter(move |rule| rule.kind == kind);
        self.kinds
            .iter()
            .flat_map(move |kind| of(*kind).filter(here))
            .map(|rule| rule.place.as_str())
    }

    /// As they are shown: "D45111 pkt. 1.4, 1.5; D60284 pkt. 2".
    pub fn named(&self) -> String {
        together(self.places()).join("; ")
    }
}

/// Places that differ in their last word only are named together, in the order of the document:
/// "D45111 pkt. 1.4, 1.5".
fn together<'a>(places: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for place in places {
        let (document, number) = place.rsplit_once(' ').unwrap_or((place, ""));
        let number = Some(number).filter(|number| !number.is_empty());
        match groups.iter_mut().find(|(known, _)| *known == document) {
            Some((_, numbers)) => number.into_iter().for_each(|number| put(numbers, number)),
            None => groups.push((document, number.into_iter().collect())),
        }
    }
    let named = |(document, numbers): (&str, Vec<&str>)| match numbers.as_slice() {
        [] => document.to_owned(),
        numbers => format!("{document} {}", numbers.join(", ")),
    };
    groups.into_iter().map(named).collect()
}

/// Puts a number in its order, and what is no number last, as the procedure has it.
fn put<'a>(numbers: &mut Vec<&'a str>, number: &'a str) {
    let later = |known: &&str| in_order(number).lt(in_order(known));
    let place = numbers.iter().position(later).unwrap_or(numbers.len());
    numbers.insert(place, number);
}

/// "1.10" comes after "1.9".
fn in_order(number: &str) -> impl Iterator<Item = u32> {
    number.split('.').map(|part| part.parse().unwrap_or(u32::MAX))
}
