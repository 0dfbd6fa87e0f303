//! The rules of the procedure behind a card or an alert.

use std::rc::Rc;

use crate::domain::{Kind, Procedure, RequirementId, Rule, Setting, Viewer};

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
    /// Those of the generic kinds, each by itself.
    pub(super) own: Vec<RequirementId>,
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
            .chain(self.own.iter().filter_map(|id| self.procedure.rule_with(*id)))
            .map(|rule| rule.place.as_str())
    }

    /// All places as shown: "D45111 pkt. 1.4, 1.5; D60284 pkt. 2".
    pub fn named(&self) -> String {
        by_document(self.places()).join("; ")
    }
}

/// Joins places that differ in their last word only: "D45111 pkt. 1.4, 1.5". Numbers are in numeric order; anything that is
/// not a number comes last, in the procedure's order.
fn by_document<'a>(places: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for place in places {
        let (document, number) = place.rsplit_once(' ').unwrap_or((place, ""));
        match groups.iter_mut().find(|(known, _)| *known == document) {
            Some((_, numbers)) => numbers.push(number),
            None => groups.push((document, vec![number])),
        }
    }
    let named = |(document, mut numbers): (&str, Vec<&str>)| {
        numbers.retain(|number| !number.is_empty());
        numbers.sort_by_key(|number| sort_key(number));
        format!("{document} {}", numbers.join(", ")).trim_end().to_owned()
    };
    groups.into_iter().map(named).collect()
}

/// "1.10" sorts after "1.9".
fn sort_key(number: &str) -> Vec<u32> {
    number.split('.').map(|part| part.parse().unwrap_or(u32::MAX)).collect()
}
